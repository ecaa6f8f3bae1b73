//! One stage: from pages to the rows that trees are fitted to.

use rayon::prelude::*;
use unhusk_core::features::context::{self, CONTEXT_COLUMNS};
use unhusk_core::features::tokens::TOKEN_COLUMNS;
use unhusk_core::features::{FEATURES, Matrix};

use super::fit::{Fitted, Job};
use super::page::Page;
use super::sample::{self, Rows};
use super::table::{Table, Tables};

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

    fn cells(&self, page: usize, rows: &Rows, columns: &[u16]) -> Vec<f32> {
        if rows.is_empty() {
            return Vec::new();
        }
        let table = self.tables.without(&self.pages[page].domain);
        let before = self.before.map(|scores| scores[page].as_slice());
        let matrices = matrices(&self.pages[page], table, before);
        let matrices: Vec<&Matrix> = matrices.iter().map(AsRef::as_ref).collect();
        let places: Vec<(usize, usize)> =
            columns.iter().map(|&column| place(&matrices, column.into())).collect();
        let row = |block: usize| places.iter().map(move |&(matrix, column)| (matrix, block, column));
        let cells = rows.iter().flat_map(|(block, _)| row(*block));
        cells.map(|(matrix, block, column)| matrices[matrix].row(block)[column]).collect()
    }
}

/// A matrix that is the page's, or was made.
pub(super) enum Part<'a> {
    Own(&'a Matrix),
    Made(Matrix),
}

impl AsRef<Matrix> for Part<'_> {
    fn as_ref(&self) -> &Matrix {
        match self {
            Self::Own(matrix) => matrix,
            Self::Made(matrix) => matrix,
        }
    }
}

/// A page's columns, in the order in which a stage numbers them.
pub(super) fn matrices<'a>(page: &'a Page, table: &Table, before: Option<&[f32]>) -> Vec<Part<'a>> {
    let mut matrices = Vec::new();
    if let Some(scores) = before {
        matrices.push(Part::Made(context::rows(&page.features, scores)));
    }
    matrices.push(Part::Own(&page.features.base));
    matrices.push(Part::Made(page.features.tokens.rows(&|token| table.value(token))));
    matrices
}

/// In which matrix a column is, and where there.
fn place(matrices: &[&Matrix], mut column: usize) -> (usize, usize) {
    let mut number = 0;
    while column >= matrices[number].width {
        column -= matrices[number].width;
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
    let context = if has_context { CONTEXT_COLUMNS } else { 0 };
    let column = usize::from(column);
    let Some(column) = column.checked_sub(context) else { return format!("context {column}") };
    match FEATURES.get(column) {
        Some(feature) => feature.key.to_owned(),
        None => format!("tokens {}", column - FEATURES.len()),
    }
}
