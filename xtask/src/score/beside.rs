//! Figures that need more than the collection itself: its truths as an audit corrected them, and further pages that
//! were labelled for this project.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;

use super::figures::{Figures, mean};
use super::judged::{Judged, judge_all};
use super::measures::word_f1;
use super::truth::{self, Audited, Page};

/// The corrections, a file beside the collection.
const AUDIT: &str = "wcxb-dev-audit.json";

/// The further pages, a folder or archive beside the collection.
pub(super) const LABELLED: &str = "extra-train";

/// Adds the figures; what comes back says which of them there are not, and why.
pub(super) fn measure(
    figures: &mut Figures,
    pages: &[Page],
    judged: &[Option<Judged>],
    named: Option<&Path>,
) -> Result<Vec<String>> {
    let mut notes = Vec::new();
    match crate::pages::beside(named, AUDIT) {
        Some(file) => correct(figures, pages, judged, &truth::load_audit(&file)?),
        None => notes.push(without(&["word_f1_corrected", "word_f1_article_corrected"], AUDIT)),
    }
    match crate::pages::set_beside(named, LABELLED)? {
        Some(folder) => label(figures, truth::load(&folder)?)?,
        None => notes.push(without(&["word_f1_labelled"], LABELLED)),
    }
    Ok(notes)
}

fn without(figures: &[&str], what: &str) -> String {
    format!("not printed: {} (there is no {what} beside the pages)", figures.join(", "))
}

/// Word F1 by the corrected truths, without the pages of which nobody can tell what is true.
fn correct(
    figures: &mut Figures,
    pages: &[Page],
    judged: &[Option<Judged>],
    audit: &HashMap<String, Audited>,
) {
    let (mut all, mut articles) = (Vec::new(), Vec::new());
    for (page, judged) in pages.iter().zip(judged) {
        let audited = audit.get(&page.name);
        if audited.is_some_and(|audited| audited.left_out) {
            continue;
        }
        let truth = audited.and_then(|audited| audited.text.as_ref()).unwrap_or(&page.text);
        let f1 = word_f1(judged.as_ref().map_or("", |judged| &judged.text), truth);
        all.push(f1);
        if let Some(judged) = judged.as_ref().filter(|judged| !judged.text.is_empty()) {
            figures.calibration.add(judged.confidence, f1);
        }
        if page.kind == "article" {
            articles.push(f1);
        }
    }
    figures.add_count("left_out_of_corrected", pages.len() - all.len());
    figures.add("word_f1_corrected", mean(all.into_iter()));
    figures.add("word_f1_article_corrected", mean(articles.into_iter()));
}

/// Word F1 on the pages whose labels are sure.
fn label(figures: &mut Figures, mut pages: Vec<Page>) -> Result<()> {
    pages.retain(Page::is_surely_labelled);
    let judged = judge_all(&pages, None)?;
    let judged = judged.iter().map(|judged| judged.as_ref().map_or("", |judged| &judged.text));
    let f1: Vec<f64> = judged.zip(&pages).map(|(text, page)| word_f1(text, &page.text)).collect();
    figures.add_count("labelled", f1.len());
    figures.add("word_f1_labelled", mean(f1.into_iter()));
    Ok(())
}
