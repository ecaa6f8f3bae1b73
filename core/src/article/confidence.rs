//! How sure a judgement is.

use crate::verdict::{Page, Verdict};

/// From here on a judgement is sure. Below is the tenth of all pages of which the core is least sure; the choice reaches
/// a word F1 of 0.62 there (the model's card has the table).
pub(super) const SURE: f32 = 0.72;

/// The word F1 that the choice is expected to reach, if the scores are true probabilities: `2 Σ kept·p / (Σ kept + Σ p)`.
pub(super) fn expected_f1(page: &Page<'_>, verdicts: &[Verdict]) -> f32 {
    let (mut hits, mut kept, mut mass) = (0.0, 0.0, 0.0);
    for (number, (block, verdict)) in page.blocks.iter().zip(verdicts).enumerate() {
        let score = page.scores.of(number);
        if block.hidden {
            continue;
        }
        let words = block.words as f32;
        match verdict {
            Verdict::Keep(_) => {
                hits += words * score;
                kept += words;
                mass += words * score;
            }
            // What a rule names is known, whatever its score.
            low if low.is_low() => {
                mass += words * score;
            }
            Verdict::Drop { .. } => {}
        }
    }
    if kept + mass > 0.0 { calibrated(2.0 * hits / (kept + mass)) } else { 0.0 }
}

/// The word F1 that choices of this promise reach on pages of new sites: of an ordinary page the scores know how unsure
/// they are, of a hard one they think a little too well. The model's card has the table.
fn calibrated(promise: f32) -> f32 {
    const TRUE_FROM: f32 = 0.97;
    const MOST: f32 = 0.08;
    (promise - (0.5 * (TRUE_FROM - promise)).clamp(0.0, MOST)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::calibrated;

    #[test]
    fn who_promises_more_is_trusted_more() {
        let all: Vec<f32> = (0..=100).map(|percent| calibrated(percent as f32 / 100.0)).collect();
        assert!(all.is_sorted() && all[0] >= 0.0 && all[100] >= 1.0);
    }
}
