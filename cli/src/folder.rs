//! A folder of pages: one file written for each, on all processors; a bad page doesn't stop the others.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::page::{self, Missing, Refusal, Written};
use crate::{Format, in_words, pictures};

/// Endings of pages.
const PAGES: [&str; 5] = ["html", "htm", "xhtml", "shtml", "txt"];

/// Reads every page in `folder` and below, and writes what it gives to the same place in `out`.
pub(crate) fn read(
    folder: &Path,
    out: &Path,
    format: Format,
    jobs: Option<NonZeroUsize>,
) -> Result<(), String> {
    fs::create_dir_all(out)
        .map_err(|error| format!("cannot make {}: {}", out.display(), in_words(&error)))?;
    let pages = pages_in(folder, out)
        .map_err(|error| format!("cannot read {}: {}", folder.display(), in_words(&error)))?;
    if pages.is_empty() {
        return Err(format!(
            "there is no page in {} (a file that ends in .{})",
            folder.display(),
            PAGES.join(", .")
        ));
    }
    let targets = targets(&pages, format);
    let pool = ThreadPoolBuilder::new().num_threads(jobs.map_or(0, NonZeroUsize::get)).build();
    let pool = pool.map_err(|error| format!("cannot start the jobs: {error}"))?;
    let bar = progress_bar(pages.len());
    let done: Vec<Result<Missing, String>> = pool.install(|| {
        let work = pages.par_iter().zip(&targets);
        work.map(|(page, target)| {
            let done = read_one(&folder.join(page), &out.join(target), format);
            bar.inc(1);
            done.map_err(|why| format!("{} {why}", page.display()))
        })
        .collect()
    });
    bar.finish_and_clear();
    report(&done, out)
}

fn report(done: &[Result<Missing, String>], out: &Path) -> Result<(), String> {
    let failures: Vec<&str> = done.iter().filter_map(|one| one.as_ref().err().map(String::as_str)).collect();
    let pages = done.len();
    eprintln!("{} of {} {} written to {}", pages - failures.len(), pages, plural(pages), out.display());
    let missing = done.iter().flatten().fold(Missing::default(), |sum, one| sum.and(*one));
    missing.sentence().into_iter().for_each(|sentence| eprintln!("{sentence}"));
    if failures.is_empty() {
        return Ok(());
    }
    Err(format!("{} {} not written:\n  {}", failures.len(), plural(failures.len()), failures.join("\n  ")))
}

fn plural(pages: usize) -> &'static str {
    if pages == 1 { "page" } else { "pages" }
}

/// A bar on standard error; where that is no terminal, nothing is drawn.
fn progress_bar(pages: usize) -> ProgressBar {
    let bar = ProgressBar::new(pages as u64);
    match ProgressStyle::with_template("{bar:40} {pos} of {len} pages, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// The pages' paths below the folder, in the order of their names; hidden files and those written before left out.
fn pages_in(folder: &Path, out: &Path) -> io::Result<Vec<PathBuf>> {
    let out = out.canonicalize()?;
    let mut pages = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let place = below.join(entry.file_name());
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            // A link to a folder may lead round in circles: it isn't followed.
            if entry.file_type()?.is_dir() {
                if entry.path().canonicalize()? != out {
                    folders.push(place);
                }
            } else if is_page(&place) {
                pages.push(place);
            }
        }
    }
    pages.sort();
    Ok(pages)
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|ending| PAGES.iter().any(|page| ending.eq_ignore_ascii_case(page)))
}

/// What each page is written to: its name with another ending, or after its own one where two would share it.
fn targets(pages: &[PathBuf], format: Format) -> Vec<PathBuf> {
    let ending = format.ending();
    let mut counts: HashMap<PathBuf, usize> = HashMap::new();
    for page in pages {
        *counts.entry(page.with_extension(ending)).or_default() += 1;
    }
    let target = |page: &PathBuf| {
        let short = page.with_extension(ending);
        if counts.get(&short) == Some(&1) {
            return short;
        }
        let mut long = OsString::from(page);
        long.push(".");
        long.push(ending);
        long.into()
    };
    pages.iter().map(target).collect()
}

fn read_one(page: &Path, target: &Path, format: Format) -> Result<Missing, String> {
    let bytes = fs::read(page).map_err(|error| format!("cannot be read: {}", in_words(&error)))?;
    // The core doesn't panic, but the HTML parser is others' work, and there are more pages.
    let written = catch_unwind(AssertUnwindSafe(|| page::write(page, &bytes, None, format)));
    let written = written.map_err(|_| "made the program stumble: please report it".to_owned())?;
    put(page, target, &written.map_err(|refusal: Refusal| refusal.to_string())?)
}

/// Writes what a page gave, with its pictures beside it. Errors go on from the page's name.
pub(crate) fn put(page: &Path, target: &Path, written: &Written) -> Result<Missing, String> {
    if pictures::is_same(page, target) {
        return Err("would be overwritten by its own article: name another folder with --out".to_owned());
    }
    let folder = target.parent().unwrap_or(target);
    let done = fs::create_dir_all(folder).and_then(|()| fs::write(target, &written.bytes));
    done.map_err(|error| format!("cannot be written to {}: {}", target.display(), in_words(&error)))?;
    pictures::copy(&written.pictures, folder)?;
    Ok(written.missing)
}

#[cfg(test)]
mod tests {
    use super::targets;
    use crate::Format;
    use std::path::PathBuf;

    #[test]
    fn no_two_pages_are_written_to_one_file() {
        let pages = ["a.html", "a.txt", "b.html", "c/a.html"].map(PathBuf::from);
        let expected = ["a.html.md", "a.txt.md", "b.md", "c/a.md"].map(PathBuf::from);
        assert_eq!(targets(&pages, Format::Markdown), expected);
    }
}
