//! Where the article ends.

use super::{Class, Page, Reason, Role, Verdict};

/// More words than this are a text, whatever element holds them.
const LONG: u32 = 12;

/// Drops headings after the last text that is kept: they head something that was dropped.
pub(super) fn cut(page: &Page<'_>, verdicts: &mut [Verdict]) {
    for (verdict, block) in verdicts.iter_mut().zip(page.blocks.iter()).rev() {
        if !verdict.keeps() {
            continue;
        }
        if block.heading.is_none() || block.words > LONG || *verdict == Verdict::Keep(Role::Title) {
            break;
        }
        let part = block.container;
        *verdict = Verdict::Drop { class: Class::Unrelated, reason: Reason::OutOfScope, part };
    }
}
