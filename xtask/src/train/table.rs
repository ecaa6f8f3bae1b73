//! The table of tokens: how much a class name, an id or a role around a block says that it is of the article.
//!
//! A token's value is its log-odds of being around content, counted over pages. A row that is learned from takes its
//! values from a table that the quarter of domains with its own page had no part in: a token that only one site has
//! would otherwise name its answer.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use unhusk_core::features::Features;
use unhusk_core::words;

use super::page::Page;

/// What one page says of a token.
pub(super) struct Evidence {
    token: u32,
    /// How much of the page stands in it, 0 to 1.
    share: f32,
    /// The share of that which belongs to the article.
    content: f32,
}

/// What a page says of each token around its blocks, by the token.
pub(super) fn evidence(features: &Features, labels: &[f32], weights: &[f32]) -> Vec<Evidence> {
    let mut sums: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    let mut around = Vec::new();
    for (row, (label, weight)) in labels.iter().zip(weights).enumerate().filter(|(_, (_, w))| **w > 0.0) {
        around.clear();
        features.each_name(row, |token| around.push(token));
        around.sort_unstable();
        around.dedup();
        for &token in &around {
            let (mass, content) = sums.entry(token).or_default();
            *mass += weight;
            *content += weight * label;
        }
    }
    let one = |(token, (mass, content)): (u32, (f32, f32))| Evidence {
        token,
        share: (mass * 20.0 + 0.1).min(1.0),
        content: content / mass,
    };
    sums.into_iter().map(one).collect()
}

/// The quarters of the domains that rows are learned in.
const QUARTERS: usize = 4;

/// The step of the values in a table.
pub(super) const STEP: f32 = 1.0 / 25.0;

/// The tables of one set of pages.
pub(super) struct Tables {
    /// Learned from all of them: what a model carries.
    pub(super) whole: Table,
    without: Vec<Table>,
}

/// Values of tokens, in steps.
#[derive(Default)]
pub(super) struct Table(HashMap<u32, i8>);

/// What some pages say of a token.
#[derive(Clone, Copy, Default)]
struct Sum {
    pages: u32,
    share: f64,
    content: f64,
}

impl Tables {
    /// Learns from pages; a table has at most `size` tokens.
    pub(super) fn learn<'a>(pages: impl Iterator<Item = &'a Page>, size: usize) -> Self {
        let mut sums: HashMap<u32, [Sum; QUARTERS]> = HashMap::new();
        for page in pages {
            let quarter = quarter(&page.domain);
            for found in &page.evidence {
                sums.entry(found.token).or_default()[quarter].add(found);
            }
        }
        let without = |left_out: usize| {
            let others = |quarter: &usize| *quarter != left_out;
            Table::of(sums.iter().map(|(token, all)| (*token, Sum::of(all, others))), size)
        };
        Self { whole: without(QUARTERS), without: (0..QUARTERS).map(without).collect() }
    }

    /// The table from which a page's own rows take their values.
    pub(super) fn without(&self, domain: &str) -> &Table {
        &self.without[quarter(domain)]
    }
}

impl Sum {
    fn add(&mut self, found: &Evidence) {
        self.pages += 1;
        self.share += f64::from(found.share);
        self.content += f64::from(found.share * found.content);
    }

    fn of(quarters: &[Self], which: impl Fn(&usize) -> bool) -> Self {
        (0..QUARTERS).filter(which).map(|quarter| quarters[quarter]).fold(Self::default(), |all, one| Self {
            pages: all.pages + one.pages,
            share: all.share + one.share,
            content: all.content + one.content,
        })
    }

    /// Log-odds, drawn to what blocks are at large by two pages.
    fn value(self) -> f64 {
        const PAGES: f64 = 2.0;
        const AT_LARGE: f64 = 0.35;
        let odds = (self.content + PAGES * AT_LARGE) / (self.share + PAGES);
        libm::log(odds / (1.0 - odds + 1e-6) + 1e-6)
    }
}

impl Table {
    /// The most useful tokens: found on many pages, and far from what blocks are at large.
    fn of(sums: impl Iterator<Item = (u32, Sum)>, size: usize) -> Self {
        const FEWEST_PAGES: u32 = 4;
        const AT_LARGE: f64 = -0.62;
        let known = sums.filter(|(_, sum)| sum.pages >= FEWEST_PAGES);
        let mut known: Vec<(u64, u32, f64)> = known
            .map(|(token, sum)| {
                let value = sum.value();
                ((f64::from(sum.pages) * (value - AT_LARGE).abs() * 1000.0) as u64, token, value)
            })
            .collect();
        known.sort_by_key(|&(use_, token, _)| (Reverse(use_), token));
        known.truncate(size);
        let in_steps = |value: f64| (value / f64::from(STEP)).round().clamp(-127.0, 127.0) as i8;
        Self(known.into_iter().map(|(_, token, value)| (token, in_steps(value))).collect())
    }

    /// The value of a token, if the table has it.
    pub(super) fn value(&self, token: u32) -> Option<f32> {
        self.0.get(&token).map(|&steps| f32::from(steps) * STEP)
    }

    /// All tokens with their values in steps, by the token.
    pub(super) fn entries(&self) -> Vec<(u32, i8)> {
        let mut entries: Vec<(u32, i8)> = self.0.iter().map(|(token, steps)| (*token, *steps)).collect();
        entries.sort_unstable();
        entries
    }
}

fn quarter(domain: &str) -> usize {
    // Not by the remainder: that makes the folds, and within a fold's pages all would fall into few quarters.
    (words::hash(domain) >> 32) as usize % QUARTERS
}

#[cfg(test)]
mod tests {
    use super::{STEP, Sum, Table};

    fn sum(pages: u32, content: f64) -> Sum {
        Sum { pages, share: f64::from(pages), content: f64::from(pages) * content }
    }

    #[test]
    fn values_are_log_odds() {
        assert!(sum(100, 0.95).value() > 2.0);
        assert!(sum(100, 0.05).value() < -2.0);
        assert!((sum(0, 0.0).value() + 0.62).abs() < 0.01);
    }

    #[test]
    fn the_most_useful_tokens_are_kept() {
        let sums = [(1, sum(3, 1.0)), (2, sum(50, 0.9)), (3, sum(10, 0.9)), (4, sum(90, 0.35))];
        let table = Table::of(sums.into_iter(), 1);
        assert_eq!(table.value(1), None);
        assert_eq!(table.value(3), None);
        let value = table.value(2).unwrap();
        assert!((f64::from(value) - sum(50, 0.9).value()).abs() <= f64::from(STEP) / 2.0 + 1e-6);
        assert_eq!(Table::of(sums.into_iter(), 9).entries().len(), 3);
    }
}
