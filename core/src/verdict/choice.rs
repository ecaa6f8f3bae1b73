//! Which blocks the scores choose, where no rule has spoken.

use super::{Page, Verdicts};
use crate::features::context::descending;

/// How much the text counts that is expected and not kept. Of an article readers miss less than they are bothered by;
/// of other pages they want more, and the more the less sure the scores are: where no block stands out, a cut through
/// the midst of them keeps half of each card.
const OF_ARTICLE: f32 = 0.9;
const OF_OTHERS: f32 = 1.2;
const OF_UNSURE: f32 = 1.5;

/// A page whose best block scores less than this has nothing to read.
const LEAST: f32 = 0.25;
/// A cut that no score reaches.
const NOTHING: f32 = 2.0;

/// The score from which blocks are kept.
///
/// What a rule has dropped isn't expected to be of the article, whatever its score.
pub(super) fn cut(page: &Page<'_>, decided: &Verdicts<'_>) -> f32 {
    let open =
        (0..page.blocks.len()).filter(|&number| page.blocks[number].words > 0 && !decided.is_decided(number));
    let order = descending(open.map(|number| (number, page.scores.of(number))));
    if order.first().is_none_or(|&best| page.scores.of(best) < LEAST) {
        return NOTHING;
    }
    let part = |number: usize| (page.blocks[number].words as f32, page.scores.of(number));
    best_cut(&order, &part, page.metadata.is_article)
}

/// Of blocks and the words and score of each, the highest score first: the cut that promises the highest F1 in words, if scores
/// are true probabilities, `2 Σ kept·p / (Σ kept + γ Σ p)`. With γ under 1 it leans to precision.
fn best_cut(order: &[usize], part: &dyn Fn(usize) -> (f32, f32), is_article: bool) -> f32 {
    let (mut expected, mut unsure) = (0.0, 0.0);
    for &number in order {
        let (words, score) = part(number);
        expected += words * score;
        unsure += words * score * (1.0 - score);
    }
    let wanted = if is_article { OF_ARTICLE * expected } else { OF_OTHERS * expected + OF_UNSURE * unsure };
    let (mut kept, mut hits, mut best, mut cut) = (0.0, 0.0, -1.0, 1.0);
    for &number in order {
        let (words, score) = part(number);
        kept += words;
        hits += words * score;
        let promise = 2.0 * hits / (kept + wanted).max(1e-6);
        if promise > best {
            (best, cut) = (promise, score);
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    fn best_cut(blocks: &[(f32, f32)], is_article: bool) -> f32 {
        let order: Vec<usize> = (0..blocks.len()).collect();
        super::best_cut(&order, &|number| blocks[number], is_article)
    }

    #[test]
    fn where_nothing_stands_out_more_is_kept() {
        let cards = [(20.0, 0.6), (20.0, 0.5), (20.0, 0.4), (20.0, 0.3), (20.0, 0.05)];
        assert!((best_cut(&cards, false) - 0.3).abs() < 1e-6);
        assert!(best_cut(&cards, true) > 0.35, "of an article readers want no more");
    }

    #[test]
    fn beside_a_sure_text_what_is_unsure_goes() {
        let text = [(400.0, 0.97), (20.0, 0.9), (20.0, 0.3), (20.0, 0.2)];
        for is_article in [true, false] {
            assert!((best_cut(&text, is_article) - 0.9).abs() < 1e-6);
        }
    }
}
