//! Which blocks the scores choose, where no rule has spoken.

use super::{Page, Verdicts};
use crate::features::context::descending;

/// How much the text counts that is expected and not kept. Of an article readers miss less than they are bothered by;
/// of other pages, whose blocks nobody is as sure of, they want more.
const OF_ARTICLE: f32 = 0.9;
const OF_OTHERS: f32 = 1.3;

/// A page whose best block scores less than this has nothing to read.
const LEAST: f32 = 0.25;
/// A cut that no score reaches.
const NOTHING: f32 = 2.0;

/// The score from which blocks are kept: the cut that promises the highest F1 in words, if scores are true
/// probabilities, `2 Σ kept·p / (Σ kept + γ Σ p)`. With γ under 1 it leans to precision.
///
/// What a rule has dropped isn't expected to be of the article, whatever its score.
pub(super) fn cut(page: &Page<'_>, decided: &Verdicts<'_>) -> f32 {
    let gamma = if page.metadata.is_article { OF_ARTICLE } else { OF_OTHERS };
    let open =
        (0..page.blocks.len()).filter(|&number| page.blocks[number].words > 0 && !decided.is_decided(number));
    let order = descending(open.map(|number| (number, page.scores.of(number))));
    if order.first().is_none_or(|&best| page.scores.of(best) < LEAST) {
        return NOTHING;
    }
    let part = |number: usize| {
        let words = page.blocks[number].words as f32;
        (words, words * page.scores.of(number))
    };
    let expected: f32 = order.iter().map(|&number| part(number).1).sum();
    let (mut kept, mut hits, mut best, mut cut) = (0.0, 0.0, -1.0, 1.0);
    for number in order {
        let (words, mass) = part(number);
        kept += words;
        hits += mass;
        let promise = 2.0 * hits / (kept + gamma * expected).max(1e-6);
        if promise > best {
            (best, cut) = (promise, page.scores.of(number));
        }
    }
    cut
}
