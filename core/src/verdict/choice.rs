//! Which blocks the scores choose, where no rule has spoken.

use super::{Page, Verdicts};
use crate::words;

/// How much the text counts that is expected and not kept. Of an article readers miss less than they are bothered by;
/// of other pages, whose blocks nobody is as sure of, they want more.
const OF_ARTICLE: f32 = 0.9;
const OF_OTHERS: f32 = 1.25;

/// A page whose best block scores less than this has nothing to read.
const LEAST: f32 = 0.25;

/// The score from which blocks are kept: the cut that promises the highest F1 in words, if scores are true
/// probabilities, `2 Σ kept·p / (Σ kept + γ Σ p)`. With γ under 1 it leans to precision.
///
/// What a rule has dropped isn't expected to be of the article, whatever its score.
pub(super) fn cut(page: &Page<'_>, decided: &Verdicts<'_>) -> f32 {
    let gamma = if page.metadata.is_article { OF_ARTICLE } else { OF_OTHERS };
    let open =
        (0..page.blocks.len()).filter(|&number| page.blocks[number].words > 0 && !decided.is_decided(number));
    // Scores lie between 0 and 1, where the bits of numbers are in the numbers' order.
    let keys = open.map(|number| (u64::from(!page.scores.of(number).to_bits()), number as u32));
    let order = words::sorted(keys.collect());
    let part = |number: u32| {
        let words = page.blocks[number as usize].words as f32;
        (words, words * page.scores.of(number as usize))
    };
    let expected: f32 = order.iter().map(|&(_, number)| part(number).1).sum();
    let (mut kept, mut hits, mut best, mut cut) = (0.0, 0.0, -1.0, 1.0);
    for (_, number) in order {
        let (words, mass) = part(number);
        kept += words;
        hits += mass;
        let promise = 2.0 * hits / (kept + gamma * expected).max(1e-6);
        if promise > best {
            (best, cut) = (promise, page.scores.of(number as usize));
        }
    }
    cut.max(if is_worth_reading(page, decided) { 0.0 } else { 2.0 })
}

fn is_worth_reading(page: &Page<'_>, decided: &Verdicts<'_>) -> bool {
    (0..page.blocks.len()).any(|number| {
        page.blocks[number].words > 0 && !decided.is_decided(number) && page.scores.of(number) >= LEAST
    })
}
