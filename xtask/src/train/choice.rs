//! A choice of blocks by their scores alone, without any rule: what trust in a page and the report are measured by.

use std::collections::HashSet;

use super::page::{Page, Truth};

/// The blocks to show: those with the highest scores, as many as make the expected F1 highest. Below `gamma` 1 more of
/// them are.
pub(super) fn chosen(page: &Page, scores: &[f32], gamma: f32) -> Vec<bool> {
    /// A page without any score of this much has nothing to show.
    const LEAST: f32 = 0.25;
    let mut chosen = vec![false; scores.len()];
    if scores.iter().all(|&score| score < LEAST) {
        return chosen;
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&one, &other| scores[other].total_cmp(&scores[one]).then(one.cmp(&other)));
    for &block in &order[..prefix(page, scores, &order, gamma)] {
        chosen[block] = true;
    }
    drop_repeats(page, &mut chosen);
    chosen
}

fn prefix(page: &Page, scores: &[f32], order: &[usize], gamma: f32) -> usize {
    let words = |block: usize| f64::from(page.blocks[block].count);
    let mass = |block: usize| words(block) * f64::from(scores[block]);
    let all: f64 = (0..scores.len()).map(mass).sum();
    let (mut own, mut length) = (0.0, 0.0);
    let (mut best, mut count) = (-1.0, 0);
    for (place, &block) in order.iter().enumerate() {
        own += mass(block);
        length += words(block);
        let expected = 2.0 * own / (length + f64::from(gamma) * all + 1e-9);
        if expected > best {
            (best, count) = (expected, place + 1);
        }
    }
    count
}

/// Of longer blocks with the same words only the first is shown.
fn drop_repeats(page: &Page, chosen: &mut [bool]) {
    const LONG: u32 = 8;
    let mut seen = HashSet::new();
    for (block, chosen) in page.blocks.iter().zip(chosen).filter(|(_, chosen)| **chosen) {
        if block.count >= LONG {
            *chosen = seen.insert(block.fingerprint);
        }
    }
}

/// Word F1 of a choice of blocks.
pub(super) fn word_f1(page: &Page, chosen: &[bool], truth: &Truth) -> f64 {
    let mut counts = vec![0; truth.counts.len()];
    let mut length = 0;
    for (block, _) in page.blocks.iter().zip(chosen).filter(|(_, chosen)| **chosen) {
        length += block.count;
        for &(word, times) in &block.bag {
            counts[word as usize] += times;
        }
    }
    if length == 0 || truth.total == 0 {
        return if length == truth.total { 1.0 } else { 0.0 };
    }
    let common: u32 = counts.iter().zip(&truth.counts).map(|(own, truth)| own.min(truth)).sum();
    2.0 * f64::from(common) / f64::from(length + truth.total)
}

/// How far a page is trusted: one that nobody could get right from other pages may be wrong itself.
pub(super) fn trust(page: &Page, scores: &[f32]) -> f32 {
    let f1 = word_f1(page, &chosen(page, scores, 1.0), &page.truth) as f32;
    ((f1 - 0.3) / 0.4).clamp(0.15, 1.0)
}
