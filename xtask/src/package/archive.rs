//! Packing a folder as a zip file, the same bytes for the same files: names sorted, no times, no permissions.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Crc;
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

/// Packs folders. What several hold is compressed once: Zopfli takes seconds, for some percent less than others make of it.
#[derive(Default)]
pub(crate) struct Packer {
    compressed: HashMap<Vec<u8>, Vec<u8>>,
}

impl Packer {
    /// Packs everything in the folder.
    pub(crate) fn pack(&mut self, folder: &Path, archive: &Path) -> Result<()> {
        let mut zip = Zip::default();
        for file in files(folder)? {
            let name = file.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            let content = fs::read(&file)?;
            zip.add(&name, &content, self.compress(&content)?)?;
        }
        fs::write(archive, zip.finish()?).with_context(|| format!("cannot write {}", archive.display()))
    }

    fn compress(&mut self, content: &[u8]) -> Result<&[u8]> {
        if !self.compressed.contains_key(content) {
            let mut compressed = Vec::new();
            zopfli::compress(Options::default(), Format::Deflate, content, &mut compressed)?;
            self.compressed.insert(content.to_vec(), compressed);
        }
        Ok(&self.compressed[content])
    }
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
        Packer::default().pack(&folder.join("files"), &archive).unwrap();
        let first = fs::read(&archive).unwrap();
        Packer::default().pack(&folder.join("files"), &archive).unwrap();
        assert_eq!(fs::read(&archive).unwrap(), first);
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
