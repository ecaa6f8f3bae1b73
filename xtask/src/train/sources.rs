//! The pages that are trained on, and what is true of them.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};

use crate::folds;
use crate::pages;
use crate::score::truth::{self, Audited};
use crate::steps::say;

/// Where a page comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Origin {
    /// The collection itself.
    Collection,
    /// Pages of other collections, with texts cut out by each publisher's selectors or each forum's.
    Selected,
    /// Pages of other collections that were labelled block by block.
    Labelled,
}

/// A page before it is read.
pub(super) struct Source {
    pub(super) origin: Origin,
    pub(super) record: truth::Page,
    /// What is true of it, as far as people found out; differs from the record's where that was wrong.
    pub(super) truth: String,
    /// Nobody can tell what is true of it: measured by its record, and not learned from.
    pub(super) is_unclear: bool,
    pub(super) domain: String,
    pub(super) fold: usize,
}

/// The collection's pages, and those beside it.
pub(super) fn load(collection: &Path, named: Option<&Path>) -> Result<Vec<Source>> {
    let audit = match pages::beside(named, "wcxb-dev-audit.json") {
        Some(file) => truth::load_audit(&file)?,
        None => HashMap::new(),
    };
    let records = truth::load(collection)?;
    let mut sources: Vec<Source> = records.into_iter().map(|record| audited(record, &audit)).collect();
    let own = sources.len();
    match pages::set_beside(named, "extra-train")? {
        Some(extra) => sources.extend(truth::load(&extra)?.into_iter().filter_map(beside)),
        None => say(
            "there is no extra-train beside the collection: trained without it, the model knows fewer sites",
        ),
    }
    let (corrected, unclear) = (audit.values().filter(|page| page.text.is_some()), audit.values());
    say(&format!(
        "{own} pages of the collection ({} truths corrected, {} left out), {} beside it",
        corrected.count(),
        unclear.filter(|page| page.left_out).count(),
        sources.len() - own
    ));
    check_unique(&sources)?;
    Ok(sources)
}

fn audited(record: truth::Page, audit: &HashMap<String, Audited>) -> Source {
    let found = audit.get(&record.name);
    let corrected = found.and_then(|page| page.text.clone());
    let truth = corrected.unwrap_or_else(|| record.text.clone());
    source(Origin::Collection, record, truth, found.is_some_and(|page| page.left_out))
}

/// Of the pages beside the collection, those whose text somebody knows.
fn beside(record: truth::Page) -> Option<Source> {
    const SURE: f64 = 0.7;
    let origin = match record.sure {
        Some(sure) if sure < SURE => return None,
        Some(_) => Origin::Labelled,
        None if record.text.is_empty() => return None,
        None => Origin::Selected,
    };
    let truth = record.text.clone();
    Some(source(origin, record, truth, false))
}

fn source(origin: Origin, record: truth::Page, truth: String, is_unclear: bool) -> Source {
    let domain = folds::domain(record.url.as_deref(), &record.name);
    let fold = folds::fold(&domain);
    Source { origin, record, truth, is_unclear, domain, fold }
}

/// Two pages of one name would be told apart by nobody.
fn check_unique(sources: &[Source]) -> Result<()> {
    let mut seen = HashMap::new();
    for source in sources {
        let before = seen.insert(&source.record.name, &source.record.html);
        before.is_none().then_some(()).with_context(|| {
            format!("two pages are named {}: {}", source.record.name, source.record.html.display())
        })?;
    }
    Ok(())
}
