//! EPUBs as the command line writes them, held against the standard by `EPUBCheck`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::command::{command, run, run_together};
use crate::places;
use crate::setup::epubcheck;

/// Pages with what an EPUB can get wrong: pictures at hand and not, right to left, code and tables, formulas, places that
/// links lead to, videos, tasks, and values of attributes and addresses that browsers bear and the standard doesn't.
const PAGES: [&str; 9] = [
    "cli/tests/saved/harbour.html",
    "cli/tests/saved/odd-values.html",
    "tests/fixtures/elements--all-kinds-on-one-page/page.html",
    "tests/fixtures/embeds--players-and-files-stay/page.html",
    "tests/fixtures/footnotes--four-manners-stay/page.html",
    "tests/fixtures/links--jumps-and-permanent-links-stay/page.html",
    "tests/fixtures/maths--mathjax-3-and-4-containers/page.html",
    "tests/fixtures/navigation--arabic-menu-and-breadcrumbs/page.html",
    "tests/fixtures/unrelated--chinese-table-code-and-picture-stay/page.html",
];

/// Writes an EPUB of each page, and expects neither errors nor warnings.
pub(super) fn check() -> Result<()> {
    let folder = places::target().join("epubs");
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    // Built by cargo once: it takes longer to see that nothing has changed than the program to write a page.
    run(command("cargo").args(["build", "--quiet", "--package", "unhusk-cli"]))?;
    let mut checks = Vec::new();
    for page in PAGES {
        let mut check = epubcheck::find().context("EPUBCheck is missing")?;
        check.arg("--failonwarnings").arg(write(Path::new(page), &folder)?);
        checks.push(check);
    }
    run_together(&mut checks)
}

/// The page's EPUB, in a folder named after its own.
fn write(page: &Path, folder: &Path) -> Result<PathBuf> {
    let epub = folder.join(page).with_extension("epub");
    let mut program = command(places::target().join("debug/unhusk"));
    run(program.arg(page).args(["--format", "epub", "--out"]).args(epub.parent()))?;
    Ok(epub)
}
