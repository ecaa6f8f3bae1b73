//! Packing a folder as a zip file, the same bytes for the same files: names sorted, no times, no permissions.

use std::collections::HashMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Crc;
use flate2::read::DeflateDecoder;
use zopfli::{Format, Options};

const LOCAL_HEADER: u32 = 0x0403_4b50;
const CENTRAL_HEADER: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Version 2.0 of the format: folders and deflate.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATE: u16 = 8;
/// 1 January 1980, midnight: the format's first moment.
const DATE: u16 = (1 << 5) | 1;

/// Packs folders. Zopfli takes seconds, for some percent less than others make of it: what several folders hold is
/// compressed once, and what was compressed last time is taken again.
pub(crate) struct Packer {
    compressed: HashMap<Vec<u8>, Vec<u8>>,
    /// Where the compressed files of each archive are kept.
    kept: PathBuf,
}

impl Packer {
    /// A packer that keeps what it compressed in a folder.
    pub(crate) fn keeping(kept: PathBuf) -> Self {
        Self { compressed: HashMap::new(), kept }
    }

    /// Packs everything in the folder.
    pub(crate) fn pack(&mut self, folder: &Path, archive: &Path) -> Result<()> {
        let mut zip = Zip::default();
        let kept = self.kept.join(archive.file_stem().unwrap_or_default());
        fs::create_dir_all(&kept).with_context(|| format!("cannot make {}", kept.display()))?;
        for file in files(folder)? {
            let name = file.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            let content = fs::read(&file)?;
            let compressed = self.compress(&content, &kept.join(name.replace('/', "+")))?;
            zip.add(&name, &content, compressed)?;
        }
        fs::write(archive, zip.finish()?).with_context(|| format!("cannot write {}", archive.display()))
    }

    fn compress(&mut self, content: &[u8], kept: &Path) -> Result<&[u8]> {
        if !self.compressed.contains_key(content) {
            let last = fs::read(kept).ok().filter(|last| inflates_to(last, content));
            let compressed = last.map_or_else(|| deflated(content), Ok)?;
            self.compressed.insert(content.to_vec(), compressed);
        }
        let compressed = &self.compressed[content];
        fs::write(kept, compressed)?;
        Ok(compressed)
    }
}

fn deflated(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    zopfli::compress(Options::default(), Format::Deflate, content, &mut compressed)?;
    Ok(compressed)
}

fn inflates_to(compressed: &[u8], content: &[u8]) -> bool {
    let mut inflated = Vec::with_capacity(content.len());
    DeflateDecoder::new(compressed).read_to_end(&mut inflated).is_ok() && inflated == content
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut folders, mut files) = (vec![folder.to_path_buf()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
            let entry = entry?.path();
            if entry.is_dir() { &mut folders } else { &mut files }.push(entry);
        }
    }
    files.sort();
    Ok(files)
}

#[derive(Default)]
struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    fn add(&mut self, name: &str, content: &[u8], packed: &[u8]) -> Result<()> {
        let offset = u32::try_from(self.bytes.len())?;
        let facts = facts(name, content, packed.len())?;
        put(&mut self.bytes, &[&LOCAL_HEADER.to_le_bytes(), &facts, name.as_bytes(), packed]);
        // Between the facts and the name: comment, disk, attributes (two kinds); none of them says anything here.
        let version = VERSION.to_le_bytes();
        let head = [&CENTRAL_HEADER.to_le_bytes()[..], &version, &facts, &[0; 10], &offset.to_le_bytes()];
        put(&mut self.directory, &head);
        put(&mut self.directory, &[name.as_bytes()]);
        self.count += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<u8>> {
        let (start, length) = (u32::try_from(self.bytes.len())?, u32::try_from(self.directory.len())?);
        let count = self.count.to_le_bytes();
        let tail = [&count[..], &count, &length.to_le_bytes(), &start.to_le_bytes(), &[0; 2]].concat();
        put(&mut self.bytes, &[&self.directory, &END.to_le_bytes(), &[0; 4], &tail]);
        Ok(self.bytes)
    }
}

/// What both headers of a file say of it.
fn facts(name: &str, content: &[u8], packed: usize) -> Result<Vec<u8>> {
    let mut crc = Crc::new();
    crc.update(content);
    let mut facts = Vec::with_capacity(26);
    for half in [VERSION, FLAGS, DEFLATE, 0, DATE] {
        facts.extend_from_slice(&half.to_le_bytes());
    }
    for word in [crc.sum(), u32::try_from(packed)?, u32::try_from(content.len())?] {
        facts.extend_from_slice(&word.to_le_bytes());
    }
    facts.extend_from_slice(&u16::try_from(name.len())?.to_le_bytes());
    facts.extend_from_slice(&[0; 2]);
    Ok(facts)
}

fn put(to: &mut Vec<u8>, parts: &[&[u8]]) {
    for part in parts {
        to.extend_from_slice(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{command, run_quietly};

    #[test]
    fn the_archive_is_one_that_others_read() {
        let folder = std::env::temp_dir().join(format!("unhusk-archive-{}", std::process::id()));
        let inner = folder.join("files/inner");
        fs::create_dir_all(&inner).unwrap();
        fs::write(folder.join("files/first.txt"), "some words ".repeat(100)).unwrap();
        fs::write(inner.join("é.txt"), "").unwrap();
        let archive = folder.join("all.zip");
        let pack = || {
            Packer::keeping(folder.join("kept")).pack(&folder.join("files"), &archive).unwrap();
            fs::read(&archive).unwrap()
        };
        let first = pack();
        assert_eq!(pack(), first);
        let kept = folder.join("kept/all/first.txt");
        assert!(inflates_to(&fs::read(&kept).unwrap(), "some words ".repeat(100).as_bytes()));
        // What was kept of another text, or is broken, is not taken.
        for other in [deflated(b"other words").unwrap(), b"no deflate".to_vec()] {
            fs::write(&kept, other).unwrap();
            assert_eq!(pack(), first);
        }
        let script = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; \
                      assert z.namelist() == ['first.txt', 'inner/\\u00e9.txt'], z.namelist(); \
                      assert z.read('first.txt') == b'some words ' * 100";
        // Python reads zip files by itself; where there is none the bytes above must do.
        if command("python3").arg("--version").output().is_ok() {
            run_quietly(command("python3").args(["-c", script]).arg(&archive)).unwrap();
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
