//! EPUBs as the command line writes them, held against the standard by `EPUBCheck`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use crate::command::{command, run};
use crate::places;
use crate::setup::epubcheck;

/// Pages with what an EPUB can get wrong: pictures at hand and not, right to left, code and tables, formulas, places that
/// links lead to, videos, tasks, and values of attributes and addresses that browsers bear and the standard doesn't.
const PAGES: [&str; 10] = [
    "cli/tests/saved/harbour.html",
    "cli/tests/saved/odd-values.html",
    "tests/fixtures/elements--callouts-tasks-details-and-spans-stay/page.html",
    "tests/fixtures/embeds--players-and-files-stay/page.html",
    "tests/fixtures/footnotes--four-manners-stay/page.html",
    "tests/fixtures/links--jumps-and-permanent-links-stay/page.html",
    "tests/fixtures/maths--mathjax-3-and-4-containers/page.html",
    "tests/fixtures/maths--paper-with-alttext/page.html",
    "tests/fixtures/navigation--arabic-menu-and-breadcrumbs/page.html",
    "tests/fixtures/unrelated--chinese-table-code-and-picture-stay/page.html",
];

/// Writes an EPUB of each page, and expects neither errors nor warnings.
pub(super) fn check() -> Result<()> {
    let folder = places::target().join("epubs");
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    let epubs = PAGES
        .iter()
        .enumerate()
        .map(|(number, page)| write(Path::new(page), &folder.join(number.to_string())));
    let epubs = epubs.collect::<Result<Vec<PathBuf>>>()?;
    let mut checks = Vec::new();
    // Java takes seconds to start, so all of them start at once.
    for (epub, page) in epubs.iter().zip(PAGES) {
        let mut check = epubcheck::find().context("EPUBCheck is missing")?;
        check.arg("--failonwarnings").arg(epub).stdout(Stdio::piped()).stderr(Stdio::piped());
        checks.push((page, check.spawn().context("EPUBCheck does not start")?));
    }
    let mut failed = Vec::new();
    for (page, check) in checks {
        let said = check.wait_with_output()?;
        if !said.status.success() {
            eprint!("{}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
            failed.push(page);
        }
    }
    if !failed.is_empty() {
        bail!("EPUBCheck finds faults in the EPUBs of {}", failed.join(", "));
    }
    Ok(())
}

/// The page's EPUB, in a folder of its own.
fn write(page: &Path, folder: &Path) -> Result<PathBuf> {
    let mut program = command("cargo");
    program.args(["run", "--quiet", "--package", "unhusk-cli", "--"]).arg(page);
    run(program.args(["--format", "epub", "--out"]).arg(folder))?;
    let name = page.file_name().unwrap_or_default();
    Ok(folder.join(name).with_extension("epub"))
}
