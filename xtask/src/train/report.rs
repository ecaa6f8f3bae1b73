//! What was learned, measured on pages of other sites, by scores alone.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::choice::{chosen, word_f1};
use super::page::{Page, Truth};
use super::pipeline::Fold;
use super::sources::Origin;
use super::stage::name_of;

/// Word F1 by stage, truth, origin and kind.
pub(super) fn table(pages: &[Page], folds: &[Fold]) -> String {
    let mut table = String::new();
    let stages = [("stage 1", 0, 1.0), ("stage 2", 1, 1.0), ("stage 2, gamma 0.5", 1, 0.5)];
    for (name, stage, gamma) in stages {
        let measured = Measured::new(pages, folds, stage, gamma);
        let of = |page: &Page| page.origin == Origin::Collection;
        measured.line(&mut table, &format!("{name}, recorded truths"), of, |page| &page.recorded);
        measured.line(
            &mut table,
            &format!("{name}, corrected truths"),
            |page| of(page) && page.is_trained_on,
            |page| &page.truth,
        );
        for origin in [Origin::Selected, Origin::Labelled] {
            let name = format!("{name}, {origin:?} pages beside it");
            measured.line(&mut table, &name, |page| page.origin == origin, |page| &page.truth);
        }
    }
    table
}

/// The pages with the lowest word F1 by their corrected truths.
pub(super) fn worst(pages: &[Page], folds: &[Fold], count: usize) -> String {
    let measured = Measured::new(pages, folds, 1, 1.0);
    let mut ranking: Vec<(f64, &Page)> =
        measured.0.iter().map(|(page, chosen)| (word_f1(page, chosen, &page.truth), *page)).collect();
    ranking.sort_by(|one, other| one.0.total_cmp(&other.0).then_with(|| one.1.name.cmp(&other.1.name)));
    ranking.iter().take(count).fold(String::new(), |mut lines, (f1, page)| {
        // Writing to a string doesn't fail.
        let _ = writeln!(lines, "{f1:.3}  {}  {}", page.name, page.kind);
        lines
    })
}

/// Pages with a choice of their blocks by the model of their own fold.
struct Measured<'a>(Vec<(&'a Page, Vec<bool>)>);

impl<'a> Measured<'a> {
    fn new(pages: &'a [Page], folds: &[Fold], stage: usize, gamma: f32) -> Self {
        let measured = pages.iter().enumerate().filter_map(|(number, page)| {
            let fold = folds.get(page.fold)?;
            let scores = if stage == 0 { &fold.first } else { &fold.second };
            Some((page, chosen(page, &scores[number], gamma)))
        });
        Self(measured.collect())
    }

    /// A line of means: all pages, and those of each kind.
    fn line(
        &self,
        table: &mut String,
        name: &str,
        which: impl Fn(&Page) -> bool,
        truth: impl Fn(&Page) -> &Truth,
    ) {
        let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        let mut all = Vec::new();
        for (page, chosen) in self.0.iter().filter(|(page, _)| which(page)) {
            let f1 = word_f1(page, chosen, truth(page));
            kinds.entry(&page.kind).or_default().push(f1);
            all.push(f1);
        }
        let _ = write!(table, "{name:44} {:5} pages  all {:.4}", all.len(), mean(&all));
        for (kind, own) in kinds {
            let _ = write!(table, "  {kind} {:.3}", mean(&own));
        }
        table.push('\n');
    }
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
