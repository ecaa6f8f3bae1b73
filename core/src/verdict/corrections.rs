//! The reader's corrections.

use super::{Class, Page, Reason, Role, Verdict};

/// A reader's word on one block, which outranks every rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The block's number.
    pub block: u32,
    /// Whether it is to be in the article.
    pub keep: bool,
}

/// Changes the verdicts that are named, and no others; a later correction of a block outranks an earlier one.
pub(super) fn apply(page: &Page<'_>, corrections: &[Correction], verdicts: &mut [Verdict]) {
    for correction in corrections {
        let number = correction.block as usize;
        let Some(verdict) = verdicts.get_mut(number) else { continue };
        if correction.keep == verdict.keeps() {
            continue;
        }
        *verdict = if correction.keep {
            Verdict::Keep(Role::Text)
        } else {
            let part = page.blocks[number].container;
            Verdict::Drop { class: Class::Unrelated, reason: Reason::ByTheReader, part }
        };
    }
}
