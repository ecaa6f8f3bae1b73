//! How sure a judgement is.

use crate::verdict::{Page, Verdict};

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
            Verdict::Drop { reason: crate::verdict::Reason::LowScore { .. }, .. } => {
                mass += words * score;
            }
            Verdict::Drop { .. } => {}
        }
    }
    if kept + mass > 0.0 { 2.0 * hits / (kept + mass) } else { 0.0 }
}
