//! The bytes of a model, as `core/src/score/model.rs` reads them.
//!
//! Thresholds become halves (`f16`), leaves and the table's values bytes with one step each: that costs 0.0001 of word
//! F1 and takes a quarter of the room; written bit by bit it takes a third less again.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use half::f16;

use super::fit::{Fitted, Tree};
use super::table::{STEP, Table};

/// The model of two stages; one that nobody learned has no trees.
pub(super) fn model(table: &Table, stages: [&Fitted; 2]) -> Result<Vec<u8>> {
    let mut bits = Bits::default();
    write_table(&mut bits, table)?;
    for fitted in stages {
        write_stage(&mut bits, fitted)?;
    }
    Ok(bits.bytes())
}

fn write_table(bits: &mut Bits, table: &Table) -> Result<()> {
    let entries = table.entries();
    bits.float(STEP);
    bits.number(u16::try_from(entries.len()).context("a table of more than 65,535 tokens")?.into(), 16);
    let mut next = 0;
    for (token, steps) in &entries {
        ensure!(*token < 1 << 24, "a token of more than 24 bits");
        bits.rice(token - next, 11);
        bits.number(u32::from(*steps as u8), 8);
        next = token + 1;
    }
    Ok(())
}

fn write_stage(bits: &mut Bits, fitted: &Fitted) -> Result<()> {
    let used = Used::by(fitted);
    let largest =
        fitted.trees.iter().flat_map(|tree| &tree.leaves).fold(0.0_f64, |all, leaf| all.max(leaf.abs()));
    let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
    bits.float(fitted.start as f32);
    bits.float(scale as f32);
    used.write(bits)?;
    bits.number(u16::try_from(fitted.trees.len())?.into(), 16);
    for tree in &fitted.trees {
        write_tree(bits, tree, &used, scale)?;
    }
    Ok(())
}

fn write_tree(bits: &mut Bits, tree: &Tree, used: &Used, scale: f64) -> Result<()> {
    let mut splits = tree.splits.iter();
    // Parts of the tree that aren't written yet, by their leaves.
    let mut open = vec![tree.leaves.as_slice()];
    while let Some(leaves) = open.pop() {
        if let [leaf] = leaves {
            bits.number(0, 1);
            bits.number(u32::from((leaf / scale).round() as i8 as u8), 8);
            continue;
        }
        let split = splits.next().context("a tree with too few splits")?;
        let (left, right) = leaves.split_at_checked(split.left).context("a split of too few leaves")?;
        bits.number(1, 1);
        bits.number(used.place(split.column, split.threshold).context("a split by no column")?, used.width());
        open.extend([right, left]);
    }
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

    fn write(&self, bits: &mut Bits) -> Result<()> {
        bits.number(u16::try_from(self.0.len())?.into(), 16);
        let mut next = 0;
        for (column, thresholds) in &self.0 {
            bits.rice(u32::from(*column) - next, 0);
            next = u32::from(*column) + 1;
            let count = u8::try_from(thresholds.len()).context("a column with more than 255 thresholds")?;
            bits.number(count.into(), 8);
            bits.number(thresholds[0].into(), 16);
            for pair in thresholds.windows(2) {
                bits.rice(u32::try_from(ordered(pair[1]) - ordered(pair[0]) - 1)?, 9);
            }
        }
        Ok(())
    }

    /// The place of a threshold among those of all columns.
    fn place(&self, column: u16, threshold: f64) -> Option<u32> {
        let bits = halved(threshold).to_bits();
        let before: usize = self.0.range(..column).map(|(_, thresholds)| thresholds.len()).sum();
        let place = self.0.get(&column)?.iter().position(|own| *own == bits)?;
        Some((before + place) as u32)
    }

    /// How many bits such a place takes.
    fn width(&self) -> u32 {
        let count: usize = self.0.values().map(Vec::len).sum();
        usize::BITS - count.saturating_sub(1).leading_zeros()
    }
}

/// The bits of a half as a number in the order of what they stand for.
fn ordered(bits: u16) -> i32 {
    let magnitude = i32::from(bits & 0x7fff);
    if bits & 0x8000 == 0 { magnitude } else { -magnitude }
}

/// Numbers in a row of bits, the lowest bit of each first.
#[derive(Default)]
struct Bits(Vec<bool>);

impl Bits {
    fn number(&mut self, number: u32, width: u32) {
        self.0.extend((0..width).map(|bit| number >> bit & 1 == 1));
    }

    fn float(&mut self, number: f32) {
        self.number(number.to_bits(), 32);
    }

    /// A number as its lowest bits, so many, after as many ones as the rest says and a zero.
    fn rice(&mut self, number: u32, width: u32) {
        self.0.extend((0..number >> width).map(|_| true));
        self.0.push(false);
        self.number(number, width);
    }

    fn bytes(&self) -> Vec<u8> {
        let byte = |bits: &[bool]| bits.iter().rev().fold(0, |byte, &bit| byte << 1 | u8::from(bit));
        self.0.chunks(8).map(byte).collect()
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
