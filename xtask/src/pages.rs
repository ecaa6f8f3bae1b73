//! The collection of real pages that some tests read and that the score is measured on.
//!
//! It is not part of the project. It lies where `--pages` or `UNHUSK_PAGES` says, by default in `../shared/data`: as a
//! folder with `html/` and `ground-truth/`, as the archive `wcxb-dev.tar.xz`, or as its authors publish it.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;

use crate::command::{command, run};
use crate::places;
use crate::steps::say;

/// The variable that names the folder, for this program and for the tests that it starts.
pub(crate) const VARIABLE: &str = "UNHUSK_PAGES";

/// Where the collection can be had.
pub(crate) const SOURCE: &str = "the collection WCXB (CC-BY-4.0), \
    https://github.com/Murrough-Foley/web-content-extraction-benchmark or https://doi.org/10.5281/zenodo.19316874";

/// The folder with `html/` and `ground-truth/`; `None` where there is none and nobody named one.
pub(crate) fn find(named: Option<&Path>) -> Result<Option<PathBuf>> {
    let folder = place(named);
    let found = open(&folder, "wcxb-dev", &cache())?;
    if found.is_none() && (named.is_some() || variable().is_some()) {
        bail!("{} has no pages: name a folder with {SOURCE}", folder.display());
    }
    Ok(found)
}

/// The same, for a verb that can do nothing without pages.
pub(crate) fn find_or_refuse(named: Option<&Path>) -> Result<PathBuf> {
    let found = find(named)?;
    found.ok_or_else(|| anyhow::anyhow!("there are no pages: name with --data a folder with {SOURCE}"))
}

/// A file that belongs to the collection and lies beside it.
#[cfg(feature = "score")]
pub(crate) fn beside(named: Option<&Path>, name: &str) -> Option<PathBuf> {
    around(&place(named)).into_iter().map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Another set of pages beside the collection: the folder of this name, or its archive; or the set that was named.
#[cfg(feature = "score")]
pub(crate) fn set_beside(named: Option<&Path>, name: &str) -> Result<Option<PathBuf>> {
    let own = place(named);
    if is_set(&own) && own.file_name().is_some_and(|own| own == name) {
        return Ok(Some(own.canonicalize()?));
    }
    for folder in around(&place(named)) {
        let is_set = is_set(&folder.join(name)) || folder.join(format!("{name}.tar.xz")).is_file();
        if is_set {
            return open(&folder, name, &cache());
        }
    }
    Ok(None)
}

/// The folders in which something may lie beside the collection: a set of pages that was named by itself is another
/// collection, unless its name says that it is this one.
#[cfg(feature = "score")]
fn around(place: &Path) -> Vec<PathBuf> {
    let mut folders = vec![place.to_path_buf()];
    let is_collection = place.file_name().is_some_and(|name| name == "wcxb-dev" || name == "dev");
    if is_set(place) && is_collection {
        folders.extend(place.parent().map(Path::to_path_buf));
    }
    folders
}

fn place(named: Option<&Path>) -> PathBuf {
    named.map(Path::to_path_buf).or_else(variable).unwrap_or_else(|| places::root().join("../shared/data"))
}

fn variable() -> Option<PathBuf> {
    env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn cache() -> PathBuf {
    places::cache().join("pages")
}

fn is_set(folder: &Path) -> bool {
    folder.join("ground-truth").is_dir() && folder.join("html").is_dir()
}

fn open(folder: &Path, name: &str, cache: &Path) -> Result<Option<PathBuf>> {
    let own = if name == "wcxb-dev" { vec![folder.to_path_buf(), folder.join("dev")] } else { Vec::new() };
    for place in std::iter::once(folder.join(name)).chain(own) {
        if is_set(&place) {
            let place = place.canonicalize()?;
            return if is_packed(&place) { unpack_pages(&place, cache).map(Some) } else { Ok(Some(place)) };
        }
    }
    let archive = folder.join(format!("{name}.tar.xz"));
    if archive.is_file() { unpack_archive(&archive.canonicalize()?, name, cache).map(Some) } else { Ok(None) }
}

/// The archive's pages, unpacked once; its size tells one edition from another.
fn unpack_archive(archive: &Path, name: &str, cache: &Path) -> Result<PathBuf> {
    let kept = cache.join(format!("archive-{}", archive.metadata()?.len()));
    if !kept.is_dir() {
        say("unpacking pages (some seconds) ...");
        into_place(&kept, |folder| run(command("tar").arg("-xJf").arg(archive).arg("-C").arg(folder)))?;
    }
    Ok(kept.join(name))
}

/// As published, each page is packed by gzip.
fn is_packed(place: &Path) -> bool {
    let first = place.join("html").read_dir().ok().and_then(|mut files| files.next()?.ok());
    first.is_some_and(|file| file.path().extension().is_some_and(|extension| extension == "gz"))
}

fn unpack_pages(place: &Path, cache: &Path) -> Result<PathBuf> {
    let count = place.join("html").read_dir()?.count();
    let kept = cache.join(format!("published-{count}"));
    if !kept.is_dir() {
        say("unpacking the pages (some seconds) ...");
        into_place(&kept, |folder| copy_published(place, folder))?;
    }
    Ok(kept)
}

fn copy_published(place: &Path, folder: &Path) -> Result<()> {
    for part in ["html", "ground-truth"] {
        fs::create_dir(folder.join(part))?;
        for file in place.join(part).read_dir()? {
            let file = file?.path();
            let from = File::open(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let is_packed = file.extension().is_some_and(|extension| extension == "gz");
            let name = if is_packed { file.file_stem() } else { file.file_name() };
            let mut to = File::create(folder.join(part).join(name.unwrap_or_default()))?;
            let mut content: Box<dyn Read> =
                if is_packed { Box::new(GzDecoder::new(from)) } else { Box::new(from) };
            io::copy(&mut content, &mut to)?;
        }
    }
    Ok(())
}

/// Fills a folder beside its place and moves it there when it is whole.
fn into_place(kept: &Path, fill: impl Fn(&Path) -> Result<()>) -> Result<()> {
    let unfinished = kept.with_extension(format!("unfinished-{}", std::process::id()));
    fs::create_dir_all(&unfinished).with_context(|| format!("cannot make {}", unfinished.display()))?;
    fill(&unfinished)?;
    // Another run may have been first: its pages are as good.
    if fs::rename(&unfinished, kept).is_err() {
        fs::remove_dir_all(&unfinished)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn folder(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("unhusk-pages-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_folder_without_pages_has_none() {
        let empty = folder("empty");
        assert_eq!(open(&empty, "wcxb-dev", &empty.join("cache")).unwrap(), None);
        assert!(find(Some(&empty)).unwrap_err().to_string().contains("WCXB"));
        fs::remove_dir_all(empty).unwrap();
    }

    #[test]
    fn an_unpacked_collection_is_taken_as_it_is() {
        let place = folder("unpacked");
        fs::create_dir_all(place.join("wcxb-dev/html")).unwrap();
        fs::create_dir_all(place.join("wcxb-dev/ground-truth")).unwrap();
        let found = open(&place, "wcxb-dev", &place.join("cache")).unwrap().unwrap();
        assert_eq!(found, place.join("wcxb-dev").canonicalize().unwrap());
        fs::remove_dir_all(place).unwrap();
    }

    #[cfg(feature = "score")]
    #[test]
    fn only_the_collection_itself_has_something_beside_it() {
        let place = folder("beside");
        for set in ["wcxb-dev", "other", "extra-train"] {
            fs::create_dir_all(place.join(set).join("html")).unwrap();
            fs::create_dir_all(place.join(set).join("ground-truth")).unwrap();
        }
        fs::write(place.join("audit.json"), "{}").unwrap();
        let sets = [("", true, true), ("wcxb-dev", true, true), ("other", false, false)];
        for (named, audit, set) in [&sets[..], &[("extra-train", false, true)]].concat() {
            let named = place.join(named);
            assert_eq!(beside(Some(&named), "audit.json").is_some(), audit);
            assert_eq!(set_beside(Some(&named), "extra-train").unwrap().is_some(), set);
        }
        fs::remove_dir_all(place).unwrap();
    }

    #[test]
    fn a_published_collection_is_unpacked_once() {
        let place = folder("published");
        fs::create_dir_all(place.join("dev/html")).unwrap();
        fs::create_dir_all(place.join("dev/ground-truth")).unwrap();
        let mut packed =
            GzEncoder::new(File::create(place.join("dev/html/1.html.gz")).unwrap(), Compression::fast());
        packed.write_all(b"<p>words").unwrap();
        packed.finish().unwrap();
        fs::write(place.join("dev/ground-truth/1.json"), "{}").unwrap();
        for _ in 0..2 {
            let found = open(&place, "wcxb-dev", &place.join("cache")).unwrap().unwrap();
            assert_eq!(fs::read_to_string(found.join("html/1.html")).unwrap(), "<p>words");
            assert!(found.join("ground-truth/1.json").is_file());
        }
        fs::remove_dir_all(place).unwrap();
    }
}
