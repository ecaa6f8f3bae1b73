//! `cargo xtask score`: judges the pages of the collection and measures the result against its ground truth.
//!
//! Without the feature `score` the verb starts itself again with it ([`crate::command::restart_with`]).

#[cfg(feature = "score")]
mod beside;
#[cfg(feature = "score")]
mod browser;
#[cfg(feature = "score")]
mod calibration;
#[cfg(feature = "score")]
mod differences;
#[cfg(feature = "score")]
mod explain;
#[cfg(feature = "score")]
mod figures;
#[cfg(feature = "score")]
mod judged;
#[cfg(feature = "score")]
mod measures;
#[cfg(feature = "score")]
mod model;
#[cfg(feature = "score")]
pub(crate) mod truth;

use std::path::PathBuf;

use anyhow::Result;

use crate::setup::browsers::Choice;

/// What `cargo xtask score` may be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder with the collection of pages; by default that of `UNHUSK_PAGES`, or ../shared/data
    #[arg(long, value_name = "DIR", visible_alias = "pages")]
    data: Option<PathBuf>,
    /// List the N pages with the lowest word F1
    #[arg(long, value_name = "N", default_value_t = 0)]
    worst: usize,
    /// Print how sure the judge was and how right, by corrected truths
    #[arg(long)]
    calibration: bool,
    /// Write the figures to this file, as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Write what each page was judged to be into this folder, a JSON file a page
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Show how one page is judged, block by block: a page's name, or a file of HTML
    #[arg(long, value_name = "PAGE", conflicts_with_all = ["worst", "json", "out"])]
    explain: Option<String>,
    /// Compare the installed extension with the core, on some of the pages in real browsers
    #[arg(long, value_enum, conflicts_with_all = ["worst", "out", "explain"])]
    browser: Option<Choice>,
    /// On how many pages, with --browser
    #[arg(long, value_name = "N", default_value_t = 150)]
    sample: usize,
    /// Install missing system packages without asking, with --browser
    #[arg(long)]
    yes: bool,
}

/// Starts this verb again, with the core built in.
#[cfg(not(feature = "score"))]
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    // A missing collection is told before anything is built.
    if arguments.explain.is_none() {
        pages(arguments)?;
    }
    crate::steps::say("building the judge, optimized (about a minute when it has changed) ...");
    crate::command::restart_with("score")
}

/// Judges, measures, prints.
#[cfg(feature = "score")]
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    use anyhow::Context;

    let named = arguments.data.as_deref();
    if let Some(page) = &arguments.explain {
        return explain::explain(page, named);
    }
    let truth = truth::load(&pages(arguments)?)?;
    if let Some(choice) = arguments.browser {
        return browser::compare(&truth, choice.targets(), arguments);
    }
    let start = std::time::Instant::now();
    let judged = judged::judge_all(&truth, arguments.out.as_deref())?;
    crate::steps::say(&format!("{} pages judged in {}", truth.len(), crate::steps::shown(start.elapsed())));
    let mut figures = figures::of(&truth, &judged);
    let notes = beside::measure(&mut figures, &truth, &judged, named)?;
    print!("{}{}", figures.table(), figures.worst(arguments.worst));
    if arguments.calibration {
        print!("{}", figures.calibration.table());
    }
    for note in &notes {
        crate::steps::say(note);
    }
    if let Some(file) = &arguments.json {
        std::fs::write(file, figures.json()).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The folder with `html/` and `ground-truth/`.
fn pages(arguments: &Arguments) -> Result<PathBuf> {
    crate::pages::find_or_refuse(arguments.data.as_deref())
}

/// A page of the collection as it came.
#[cfg(feature = "native-bench")]
pub(crate) struct Markup {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
    pub(crate) html: String,
}

/// Every so manieth page of the collection, in the order of their names: the same ones at each call.
#[cfg(feature = "native-bench")]
pub(crate) fn every(step: usize, pages: &std::path::Path) -> Result<Vec<Markup>> {
    truth::load(pages)?.iter().step_by(step).map(Markup::of).collect()
}

#[cfg(feature = "native-bench")]
impl Markup {
    fn of(page: &truth::Page) -> Result<Self> {
        Ok(Self { name: page.name.clone(), url: page.url.clone(), html: judged::markup(page)? })
    }
}
