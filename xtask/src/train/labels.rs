//! What a truth says of each block: whether it belongs to the article, and how much that counts.

use std::collections::HashSet;

use super::best_set::best_set;
use crate::alignment::aligned;

/// A page longer than this is aligned by its first words only.
const LONGEST: usize = 60_000;

/// The words of a shingle.
const SHINGLE: usize = 4;

/// What is known of a page's blocks.
pub(super) struct Labels {
    /// Half the share of words that are the truth's, half whether the block is in the best set.
    pub(super) of_blocks: Vec<f32>,
    pub(super) weights: Vec<f32>,
    /// The word F1 of the best set of blocks.
    pub(super) best: f64,
}

/// The labels of a page, by the numbers of its blocks' words and its truth's.
pub(super) fn of(blocks: &[Vec<u32>], truth: &[u32]) -> Labels {
    let shares = shares(blocks, truth);
    let (best, chosen) = best_set(blocks, truth, shares.iter().map(|&share| share >= 0.5).collect());
    let labels = shares.iter().zip(chosen);
    Labels {
        of_blocks: labels.map(|(share, chosen)| (share + f32::from(u8::from(chosen))) / 2.0).collect(),
        weights: weights(blocks, &shares, truth.is_empty()),
        best,
    }
}

/// Of each block, the share of words that are the truth's.
fn shares(blocks: &[Vec<u32>], truth: &[u32]) -> Vec<f32> {
    let mut page = blocks.concat();
    page.truncate(LONGEST);
    let found = aligned(&page, &truth[..truth.len().min(LONGEST)]);
    let shingles: HashSet<&[u32]> = truth.windows(SHINGLE).collect();
    let mut start = 0;
    let share = |block: &Vec<u32>| {
        let own = start.min(found.len())..(start + block.len()).min(found.len());
        start += block.len();
        let matched = found[own].iter().filter(|found| **found).count();
        let share = ratio(matched, block.len());
        if share < 0.6 { share.max(moved(block, &shingles)) } else { share }
    };
    blocks.iter().map(share).collect()
}

/// Text that the truth has in another place is out of order for an alignment: the share of shingles, if it is high.
fn moved(block: &[u32], shingles: &HashSet<&[u32]>) -> f32 {
    const FEWEST: usize = 6;
    const LEAST: f32 = 0.8;
    if block.len() < FEWEST {
        return 0.0;
    }
    let own = block.windows(SHINGLE);
    let share = ratio(own.clone().filter(|words| shingles.contains(words)).count(), own.count());
    if share > LEAST { share } else { 0.0 }
}

fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// Each page counts about the same, however long it is; within a page blocks count by a little less than their words.
fn weights(blocks: &[Vec<u32>], shares: &[f32], is_empty: bool) -> Vec<f32> {
    /// The truth that nothing belongs is wrong more often than others.
    const EMPTY: f32 = 0.3;
    let sizes: Vec<f32> = blocks.iter().map(|block| libm::powf(block.len() as f32, 0.8)).collect();
    let of_text: f32 =
        sizes.iter().zip(shares).filter(|(_, share)| **share >= 0.5).map(|(size, _)| size).sum();
    let whole = of_text.max(sizes.iter().sum::<f32>() / 10.0).max(1.0);
    let trust = if is_empty { EMPTY } else { 1.0 };
    sizes.iter().map(|size| (size / whole).min(1.0) * trust).collect()
}

#[cfg(test)]
mod tests {
    use super::{of, shares};

    const MENU: u32 = u32::MAX;

    #[test]
    fn shares_are_those_of_the_alignment() {
        let blocks = [vec![MENU, 1], vec![1, 2, 3, 4], vec![], vec![5, MENU]];
        assert_eq!(shares(&blocks, &[1, 2, 3, 4, 5]), [0.0, 1.0, 0.0, 0.5]);
    }

    #[test]
    fn text_in_another_place_is_found_by_its_shingles() {
        let first: Vec<u32> = (0..8).collect();
        let second: Vec<u32> = (10..30).collect();
        let truth = [second.clone(), first.clone()].concat();
        assert_eq!(shares(&[first, second], &truth), [1.0, 1.0]);
    }

    #[test]
    fn a_block_without_words_counts_nothing() {
        let labels = of(&[vec![], vec![1, 2, 3], vec![MENU, MENU]], &[1, 2, 3]);
        assert_eq!(labels.of_blocks, [0.0, 1.0, 0.0]);
        assert!((labels.best - 1.0).abs() < 1e-9);
        assert!(labels.weights[0].abs() < 1e-9);
        assert!(labels.weights[1] > labels.weights[2]);
    }

    #[test]
    fn a_page_without_text_counts_less() {
        let empty = of(&[vec![MENU; 10]], &[]).weights[0];
        let full = of(&[vec![1; 10]], &[1; 10]).weights[0];
        assert!(empty < full && empty > 0.0);
    }
}
