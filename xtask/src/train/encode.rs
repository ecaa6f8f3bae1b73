//! The bytes of a model, as `core/src/score/model.rs` reads them.
//!
//! Thresholds become halves (`f16`), leaves and the table's values bytes with one step each: that costs 0.0001 of word
//! F1 and takes a quarter of the room. A tree is a list of splits in preorder; each knows how many leaves are on its
//! left, so that no pointers are needed.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use half::f16;

use super::fit::{Fitted, Tree};
use super::table::{STEP, Table};

/// The model of two stages; one that nobody learned has no trees.
pub(super) fn model(table: &Table, stages: [&Fitted; 2]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write_table(&mut bytes, table)?;
    for fitted in stages {
        write_stage(&mut bytes, fitted)?;
    }
    Ok(bytes)
}

fn write_table(bytes: &mut Vec<u8>, table: &Table) -> Result<()> {
    let entries = table.entries();
    let count = u16::try_from(entries.len()).context("a table of more than 65,535 tokens")?;
    bytes.extend(STEP.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    for (token, _) in &entries {
        ensure!(*token < 1 << 24, "a token of more than 24 bits");
        bytes.extend(&token.to_le_bytes()[..3]);
    }
    bytes.extend(entries.iter().map(|(_, steps)| *steps as u8));
    Ok(())
}

fn write_stage(bytes: &mut Vec<u8>, fitted: &Fitted) -> Result<()> {
    let used = Used::by(fitted);
    let largest =
        fitted.trees.iter().flat_map(|tree| &tree.leaves).fold(0.0_f64, |all, leaf| all.max(leaf.abs()));
    let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
    bytes.extend((fitted.start as f32).to_le_bytes());
    bytes.extend((scale as f32).to_le_bytes());
    used.write(bytes)?;
    bytes.extend(u16::try_from(fitted.trees.len())?.to_le_bytes());
    for tree in &fitted.trees {
        write_tree(bytes, tree, &used, scale)?;
    }
    Ok(())
}

fn write_tree(bytes: &mut Vec<u8>, tree: &Tree, used: &Used, scale: f64) -> Result<()> {
    bytes.push(u8::try_from(tree.leaves.len()).context("a tree of more than 255 leaves")?);
    for split in &tree.splits {
        let (column, threshold) =
            used.places(split.column, split.threshold).context("a split by no column")?;
        bytes.extend([column, threshold, u8::try_from(split.left)?]);
    }
    bytes.extend(tree.leaves.iter().map(|leaf| (leaf / scale).round() as i8 as u8));
    Ok(())
}

/// The columns that a stage splits by, each with its thresholds, both ascending.
struct Used(BTreeMap<u16, Vec<u16>>);

impl Used {
    fn by(fitted: &Fitted) -> Self {
        let mut columns: BTreeMap<u16, Vec<f16>> = BTreeMap::new();
        for split in fitted.trees.iter().flat_map(|tree| &tree.splits) {
            columns.entry(split.column).or_default().push(halved(split.threshold));
        }
        let bits = |(column, mut thresholds): (u16, Vec<f16>)| {
            thresholds.sort_by(f16::total_cmp);
            thresholds.dedup();
            (column, thresholds.into_iter().map(f16::to_bits).collect())
        };
        Self(columns.into_iter().map(bits).collect())
    }

    fn write(&self, bytes: &mut Vec<u8>) -> Result<()> {
        ensure!(self.0.len() <= 256, "a stage that splits by {} columns: 256 have a place", self.0.len());
        bytes.extend((self.0.len() as u16).to_le_bytes());
        bytes.extend(self.0.keys().flat_map(|column| column.to_le_bytes()));
        for thresholds in self.0.values() {
            bytes.push(u8::try_from(thresholds.len()).context("a column with more than 255 thresholds")?);
        }
        bytes.extend(self.0.values().flatten().flat_map(|bits| bits.to_le_bytes()));
        Ok(())
    }

    /// The place of a column, and of a threshold among its own.
    fn places(&self, column: u16, threshold: f64) -> Option<(u8, u8)> {
        let place = self.0.keys().position(|own| *own == column)?;
        let bits = halved(threshold).to_bits();
        let threshold = self.0[&column].iter().position(|own| *own == bits)?;
        Some((place as u8, threshold as u8))
    }
}

/// The nearest half; two zeros would be two thresholds.
fn halved(threshold: f64) -> f16 {
    let half = f16::from_f64(threshold.clamp(f64::from(f16::MIN), f64::from(f16::MAX)));
    if half == f16::ZERO { f16::ZERO } else { half }
}

#[cfg(test)]
mod tests {
    use super::super::fit::{Fitted, Split, Tree};
    use super::{halved, model};
    use crate::train::table::Table;
    use unhusk_core::Stages;
    use unhusk_core::document::html;
    use unhusk_core::features::FEATURES;
    use unhusk_core::score::Model;

    fn column(key: &str) -> u16 {
        FEATURES.iter().position(|feature| feature.key == key).unwrap() as u16
    }

    fn split(column: u16, threshold: f64, left: usize) -> Split {
        Split { column, threshold, left }
    }

    fn stage() -> Fitted {
        let branching = Tree {
            splits: vec![
                split(column("words"), 3.5, 2),
                split(column("linked"), 0.5, 1),
                split(column("words"), 1000.1, 1),
            ],
            leaves: vec![1.0, -1.27, 0.5, 0.25],
        };
        let bare = Tree { splits: Vec::new(), leaves: vec![0.1] };
        Fitted { start: -0.5, trees: vec![branching, bare], ..Fitted::default() }
    }

    /// The trees of [`stage`], by hand.
    fn expected(words: f32, links: f32) -> f64 {
        let leaf = match (words <= 3.5, links <= 0.5, words <= 1000.1) {
            (true, true, _) => 1.0,
            (true, false, _) => -1.27,
            (false, _, true) => 0.5,
            (false, _, false) => 0.25,
        };
        1.0 / (1.0 + libm::exp(0.5 - leaf - 0.1))
    }

    #[test]
    fn the_core_reads_what_is_written() {
        let page =
            format!("<p>One two<p><a href=/>three</a><p>one two three four<p>{}", "word ".repeat(1100));
        let features = Stages::of(&html::parse(&page)).features;
        let bytes = model(&Table::default(), [&stage(), &Fitted::default()]).unwrap();
        let model = Model::read(&bytes).unwrap();
        let (scores, _) = model.first_scores(&features);
        assert_eq!(scores.len(), 4);
        for (row, score) in scores.into_iter().enumerate() {
            let value = |key| features.base.column(usize::from(column(key)))[row];
            let expected = expected(value("words"), value("linked"));
            assert!((f64::from(score) - expected).abs() < 0.003, "{score} for {expected}");
        }
        // A stage without trees says what it starts from.
        assert_eq!(model.score(&features).0, [0.5; 4]);
    }

    #[test]
    fn thresholds_keep_their_order() {
        let thresholds = [-1e9, -3.5, -1e-12, 0.0, 1e-9, 0.1, 0.1001, 2049.5, 1e9].map(halved);
        assert!(thresholds.is_sorted());
        assert_eq!(halved(-1e-12).to_bits(), 0);
        assert!(halved(1e9).is_finite());
    }
}
