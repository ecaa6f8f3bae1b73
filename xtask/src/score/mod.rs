//! `cargo xtask score`: judges the pages of the collection and measures the result against its ground truth.
//!
//! Measuring needs the core, which every other verb does without: it is behind the feature `score`, so that a bare
//! machine builds this program soon, and a core that doesn't build leaves the other verbs alone. Without the feature
//! the verb starts itself again with it, optimized.

#[cfg(feature = "score")]
mod figures;
#[cfg(feature = "score")]
mod judged;
#[cfg(feature = "score")]
mod measures;
#[cfg(feature = "score")]
mod truth;

use std::path::PathBuf;

use anyhow::Result;

/// What `cargo xtask score` may be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder with the collection of pages; by default that of `UNHUSK_PAGES`, or ../shared/data
    #[arg(long, value_name = "DIR", visible_alias = "pages")]
    data: Option<PathBuf>,
    /// List the N pages with the lowest word F1
    #[arg(long, value_name = "N", default_value_t = 0)]
    worst: usize,
    /// Write the figures to this file, as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Write what each page was judged to be into this folder, a JSON file a page
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Starts this verb again, with the core built in.
#[cfg(not(feature = "score"))]
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    use std::env;

    use crate::command::{command, run};
    use crate::places;

    // A missing collection is told before anything is built.
    pages(arguments)?;
    crate::steps::say("building the judge, optimized (about a minute when it has changed) ...");
    let mut cargo = command("cargo");
    cargo.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "xtask",
        "--features",
        "score",
        "--manifest-path",
    ]);
    cargo.arg(places::root().join("Cargo.toml")).arg("--").args(env::args_os().skip(1));
    // Paths mean what they meant where the command was typed.
    if let Ok(folder) = env::current_dir() {
        cargo.current_dir(folder);
    }
    run(&mut cargo)
}

/// Judges, measures, prints.
#[cfg(feature = "score")]
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    use anyhow::Context;

    let truth = truth::load(&pages(arguments)?)?;
    let start = std::time::Instant::now();
    let judged = judged::judge_all(&truth, arguments.out.as_deref())?;
    crate::steps::say(&format!("{} pages judged in {}", truth.len(), crate::steps::shown(start.elapsed())));
    let figures = figures::of(&truth, &judged);
    print!("{}", figures.table());
    print!("{}", figures.worst(arguments.worst));
    if let Some(file) = &arguments.json {
        std::fs::write(file, figures.json()).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The folder with `html/` and `ground-truth/`.
fn pages(arguments: &Arguments) -> Result<PathBuf> {
    let found = crate::pages::find(arguments.data.as_deref())?;
    found.ok_or_else(|| {
        anyhow::anyhow!(
            "there are no pages to measure on: name with --data a folder with {}",
            crate::pages::SOURCE
        )
    })
}
