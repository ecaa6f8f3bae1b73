//! What was learned, measured on pages of other sites, by scores alone.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::choice::{chosen, word_f1};
use super::page::{Page, Truth};
use super::pipeline::Fold;
use super::sources::Origin;
use super::stage::name_of;

/// A way of looking at the pages: its name, which pages are in, and what is true of them.
type View = (&'static str, fn(&Page) -> bool, fn(&Page) -> &Truth);

const VIEWS: [View; 4] = [
    ("recorded truths", |page| page.origin == Origin::Collection, |page| &page.recorded),
    ("corrected truths", |page| page.origin == Origin::Collection && page.is_trained_on, |page| &page.truth),
    ("pages beside, by selectors", |page| page.origin == Origin::Selected, |page| &page.truth),
    ("pages beside, labelled", |page| page.origin == Origin::Labelled, |page| &page.truth),
];

/// Word F1 by stage, view and kind.
pub(super) fn table(pages: &[Page], folds: &[Fold]) -> String {
    let mut table = String::new();
    for (name, is_in, truth) in VIEWS {
        let _ = writeln!(table, "{name}");
        for (stage, number, gamma) in [("stage 1", 0, 1.0), ("stage 2", 1, 1.0), ("gamma 0.5", 1, 0.5)] {
            let measured = measured(pages, folds, number, gamma).filter(|(page, _)| is_in(page));
            write_line(
                &mut table,
                stage,
                measured.map(|(page, chosen)| (page, word_f1(page, &chosen, truth(page)))),
            );
        }
        let best = pages.iter().filter(|page| page.fold < folds.len() && is_in(page));
        write_line(&mut table, "best set", best.map(|page| (page, page.best)));
    }
    table
}

/// The pages with the lowest word F1 by their corrected truths, with the best that a set of blocks could reach.
pub(super) fn worst(pages: &[Page], folds: &[Fold], count: usize) -> String {
    let f1 = |(page, chosen): (_, Vec<bool>)| (word_f1(page, &chosen, &page.truth), page);
    let mut ranking: Vec<(f64, &Page)> = measured(pages, folds, 1, 1.0).map(f1).collect();
    ranking.sort_by(|one, other| one.0.total_cmp(&other.0).then_with(|| one.1.name.cmp(&other.1.name)));
    ranking.iter().take(count).fold(String::new(), |mut lines, (f1, page)| {
        // Writing to a string doesn't fail.
        let _ = writeln!(lines, "{f1:.3} of {:.3}  {}  {}", page.best, page.name, page.kind);
        lines
    })
}

/// Pages with a choice of their blocks by the model of their own fold.
fn measured<'a>(
    pages: &'a [Page],
    folds: &'a [Fold],
    stage: usize,
    gamma: f32,
) -> impl Iterator<Item = (&'a Page, Vec<bool>)> {
    pages.iter().enumerate().filter_map(move |(number, page)| {
        let fold = folds.get(page.fold)?;
        let scores = if stage == 0 { &fold.first } else { &fold.second };
        Some((page, chosen(page, &scores[number], gamma)))
    })
}

/// A line of means: all pages, and those of each kind.
fn write_line<'a>(table: &mut String, name: &str, pages: impl Iterator<Item = (&'a Page, f64)>) {
    let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut all = Vec::new();
    for (page, f1) in pages {
        kinds.entry(&page.kind).or_default().push(f1);
        all.push(f1);
    }
    let _ = write!(table, "  {name:10} {:4} pages  {:.4}", all.len(), mean(&all));
    for (kind, own) in kinds {
        let _ = write!(table, "  {kind} {:.3}", mean(&own));
    }
    table.push('\n');
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// How much each column took part, as a share of its stage, over all folds.
pub(super) fn gains(folds: &[Fold]) -> String {
    let mut lines = String::new();
    for stage in 0..2 {
        let mut gains: BTreeMap<u16, f64> = BTreeMap::new();
        for fitted in folds.iter().map(|fold| &fold.learned.stages[stage]) {
            for (column, gain) in fitted.columns.iter().zip(&fitted.gains) {
                *gains.entry(*column).or_default() += gain;
            }
        }
        let all: f64 = gains.values().sum();
        let mut ranking: Vec<(u16, f64)> = gains.into_iter().collect();
        ranking.sort_by(|one, other| other.1.total_cmp(&one.1));
        let _ = writeln!(lines, "stage {}:", stage + 1);
        for (column, gain) in ranking {
            let _ = writeln!(lines, "  {:.5}  {}", gain / all, name_of(column, stage == 1));
        }
    }
    lines
}
