//! `cargo xtask train`: from the collections of pages to the model that scores blocks.
//!
//! Pages with their truths (`sources`, `page`, `labels`) become rows (`table`, `sample`, `stage`), rows
//! become trees (by `LightGBM`: `fit` and `model/fit.py`), and trees become the bytes that the core reads (`encode`).
//! `pipeline` does so for all pages, and for each fold without its sites, so that `score` can judge every page by a
//! model that has not seen its site. `model/README.md` is the model's card.

#[cfg(feature = "score")]
mod best_set;
#[cfg(feature = "score")]
mod choice;
#[cfg(feature = "score")]
mod encode;
#[cfg(feature = "score")]
mod fit;
#[cfg(feature = "score")]
mod labels;
#[cfg(feature = "score")]
mod page;
#[cfg(feature = "score")]
mod pipeline;
#[cfg(feature = "score")]
mod report;
#[cfg(feature = "score")]
mod sample;
#[cfg(feature = "score")]
mod sources;
#[cfg(feature = "score")]
mod stage;
#[cfg(feature = "score")]
mod table;
#[cfg(feature = "score")]
mod write;
#[cfg(feature = "score")]
mod xml;

use std::path::PathBuf;

use anyhow::Result;

use crate::setup::{self, Need};

/// What `cargo xtask train` may be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder with the collections of pages; by default that of `UNHUSK_PAGES`, or ../shared/data
    #[arg(long, value_name = "DIR", visible_alias = "pages")]
    data: Option<PathBuf>,
    /// Learn one fold only, measure it, and write nothing: for experiments
    #[arg(long)]
    quick: bool,
    /// The folds that --quick learns
    #[arg(long, value_name = "N", default_value_t = 1, requires = "quick")]
    folds: usize,
    /// How many tokens of class names and ids the table has
    #[arg(long, value_name = "N", default_value_t = 1600)]
    tokens: usize,
    /// How many features stage 2 takes over from stage 1, beside the context and the tokens
    #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(u16).range(..=160))]
    second: u16,
    /// Features to train without, by their keys
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    without: Vec<String>,
    /// Added to every seed: two runs that differ in it say how much chance does
    #[arg(long, value_name = "N", default_value_t = 2000)]
    seed: u64,
    /// Print how much each column took part, by stage
    #[arg(long)]
    gains: bool,
    /// List the N pages with the lowest word F1
    #[arg(long, value_name = "N", default_value_t = 0)]
    worst: usize,
    /// Write the models below this folder, and not into the project
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Install missing system packages without asking
    #[arg(long)]
    yes: bool,
}

/// Starts this verb again, with the core built in.
#[cfg(not(feature = "score"))]
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    // What is missing is told before anything is built.
    collection(arguments)?;
    setup::prepare(&[Need::PythonPackages], arguments.yes)?;
    crate::steps::say("building the judge, optimized (about a minute when it has changed) ...");
    crate::command::restart_with("score")
}

/// Reads, learns, measures, writes.
#[cfg(feature = "score")]
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    use crate::steps::{say, shown};

    let start = std::time::Instant::now();
    setup::prepare(&[Need::PythonPackages], arguments.yes)?;
    let sources = sources::load(&collection(arguments)?, arguments.data.as_deref())?;
    let pages = page::read_all(sources)?;
    say(&format!("{} pages read in {}", pages.len(), shown(start.elapsed())));
    let options = pipeline::Options {
        folds: if arguments.quick { arguments.folds } else { crate::folds::FOLDS },
        tokens: arguments.tokens,
        second: arguments.second.into(),
        without: &arguments.without,
        seed: arguments.seed,
    };
    let pipeline = pipeline::Pipeline::new(&pages, options)?;
    let folds = pipeline.folds()?;
    print!("{}", report::table(&pages, &folds));
    print!("{}", report::worst(&pages, &folds, arguments.worst));
    if arguments.gains {
        print!("{}", report::gains(&folds));
    }
    if !arguments.quick {
        let whole = pipeline.whole(&folds)?;
        write::models(&whole, &folds, arguments.out.as_deref())?;
    }
    say(&format!("done in {}", shown(start.elapsed())));
    Ok(())
}

/// The folder with `html/` and `ground-truth/`.
fn collection(arguments: &Arguments) -> Result<PathBuf> {
    let found = crate::pages::find(arguments.data.as_deref())?;
    found.ok_or_else(|| {
        anyhow::anyhow!(
            "there are no pages to train on: name with --data a folder with {}",
            crate::pages::SOURCE
        )
    })
}
