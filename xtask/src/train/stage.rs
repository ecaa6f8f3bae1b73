//! One stage: from pages to the rows that trees are fitted to.

use rayon::prelude::*;
use unhusk_core::features::context::{self, CONTEXT, CONTEXT_COLUMNS};
use unhusk_core::features::{FEATURES, Matrix, TOKEN_COLUMNS, TOKENS};

use super::fit::{Fitted, Job};
use super::page::Page;
use super::sample::{self, Rows};
use super::table::Tables;

/// Scores of blocks, by page.
pub(super) type Scores = Vec<Vec<f32>>;

/// What a stage is learned from.
pub(super) struct Lesson<'a> {
    pub(super) name: String,
    pub(super) pages: &'a [Page],
    /// The numbers of the pages that are learned from.
    pub(super) chosen: &'a [usize],
    pub(super) tables: &'a Tables,
    /// How far each page is trusted, by its number.
    pub(super) trust: Option<&'a [f32]>,
    /// The first stage's scores of pages that it hasn't seen: without them this is the first stage.
    pub(super) before: Option<&'a Scores>,
    /// The numbers of the features that take part.
    pub(super) features: &'a [u16],
    /// How many rows are drawn.
    pub(super) rows: usize,
    pub(super) seed: u64,
}

impl Lesson<'_> {
    /// Draws the rows and fills the matrix.
    pub(super) fn job(&self) -> Job {
        let weights: Vec<Vec<f32>> = self.chosen.iter().map(|&page| self.weights(page)).collect();
        let drawn = sample::draw(&weights, self.rows, self.seed);
        let columns = columns(self.features, self.before.is_some());
        let pages = self.chosen.par_iter().zip(&drawn);
        let cells: Vec<Vec<f32>> = pages.map(|(&page, rows)| self.cells(page, rows, &columns)).collect();
        let rows = || {
            self.chosen.iter().zip(&drawn).flat_map(|(&page, rows)| rows.iter().map(move |row| (page, row)))
        };
        Job {
            name: self.name.clone(),
            seed: self.seed,
            matrix: cells.concat(),
            labels: rows().map(|(page, (block, _))| self.pages[page].labels[*block]).collect(),
            weights: rows().map(|(_, (_, weight))| *weight).collect(),
            columns,
        }
    }

    fn weights(&self, page: usize) -> Vec<f32> {
        let trust = self.trust.map_or(1.0, |trust| trust[page]);
        self.pages[page].weights.iter().map(|weight| weight * trust).collect()
    }

    fn cells(&self, number: usize, rows: &Rows, columns: &[u16]) -> Vec<f32> {
        if rows.is_empty() {
            return Vec::new();
        }
        let page = &self.pages[number];
        let table = self.tables.without(&page.domain);
        let names = page.features.names_by(&|token| table.value(token));
        let all: Vec<u32> = (0..page.features.len() as u32).collect();
        let context = self.before.map(|scores| context::rows(&page.features, &scores[number], &all));
        let matrices: Vec<&Matrix> = context.iter().chain([&page.features.base, &names]).collect();
        let places: Vec<(usize, usize)> =
            columns.iter().map(|&column| place(&matrices, column.into())).collect();
        let row = |block: usize| places.iter().map(move |&(matrix, column)| (matrix, block, column));
        let cells = rows.iter().flat_map(|(block, _)| row(*block));
        cells.map(|(matrix, block, column)| matrices[matrix].column(column)[block]).collect()
    }
}

/// In which matrix a column is, and where there.
fn place(matrices: &[&Matrix], mut column: usize) -> (usize, usize) {
    let mut number = 0;
    while column >= matrices[number].width() {
        column -= matrices[number].width();
        number += 1;
    }
    (number, column)
}

/// The numbers of the columns that take part: those of features, and all others.
fn columns(features: &[u16], has_context: bool) -> Vec<u16> {
    let context = if has_context { CONTEXT_COLUMNS as u16 } else { 0 };
    let tokens = context + FEATURES.len() as u16;
    let features = features.iter().map(|feature| context + feature);
    (0..context).chain(features).chain(tokens..tokens + TOKEN_COLUMNS as u16).collect()
}

/// The features that took the largest part in the first stage, in their own order.
pub(super) fn most_used(first: &Fitted, count: usize) -> Vec<u16> {
    let mut features: Vec<(u16, f64)> =
        first.columns.iter().copied().zip(first.gains.iter().copied()).collect();
    features.retain(|(column, _)| usize::from(*column) < FEATURES.len());
    features.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    features.truncate(count);
    let mut features: Vec<u16> = features.into_iter().map(|(column, _)| column).collect();
    features.sort_unstable();
    features
}

/// What a column is called.
pub(super) fn name_of(column: u16, has_context: bool) -> String {
    let context = CONTEXT.iter().filter(|_| has_context);
    let context =
        context.flat_map(|(feature, count)| (0..*count).map(move |place| (feature.key, place, *count)));
    let single = FEATURES.iter().chain(TOKENS).map(|feature| (feature.key, 0, 1));
    match context.chain(single).nth(column.into()) {
        Some((key, _, 1)) => key.to_owned(),
        Some((key, place, _)) => format!("{key} {place}"),
        None => format!("column {column}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{columns, most_used, name_of};
    use crate::train::fit::Fitted;
    use unhusk_core::features::context::CONTEXT_COLUMNS;
    use unhusk_core::features::{FEATURES, TOKEN_COLUMNS, TOKENS};

    #[test]
    fn columns_are_numbered_through_all_matrices() {
        let all = columns(&[0, 2], true);
        assert_eq!(all.len(), CONTEXT_COLUMNS + 2 + TOKEN_COLUMNS);
        assert!(all.is_sorted());
        let names: Vec<String> = all.iter().map(|&column| name_of(column, true)).collect();
        assert_eq!(names[CONTEXT_COLUMNS], FEATURES[0].key);
        assert_eq!(names[CONTEXT_COLUMNS + 1], FEATURES[2].key);
        assert_eq!(names[CONTEXT_COLUMNS + 2], TOKENS[0].key);
        assert_eq!(name_of(1, false), FEATURES[1].key);
    }

    #[test]
    fn the_second_stage_takes_over_what_the_first_used_most() {
        let names = FEATURES.len() as u16;
        let first =
            Fitted { columns: vec![0, 3, 5, names], gains: vec![2.0, 0.5, 3.0, 9.0], ..Fitted::default() };
        assert_eq!(most_used(&first, 2), [0, 5]);
    }
}
