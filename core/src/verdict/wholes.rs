//! Lists and quotations of which most is kept: the rest of them stays too.

use super::{Page, Verdict, units};
use crate::document::Tag;

/// What scores less than this is no part of the list that it stands in.
const LEAST: f32 = 0.2;

/// Longer parts than this, in blocks, are more than one list.
const LONGEST: usize = 200;

/// Keeps what only its score has dropped in lists and quotations that are mostly kept, unless it is a link.
pub(super) fn keep(page: &Page<'_>, verdicts: &mut [Verdict]) {
    for part in page.document.all_of(&[Tag::Ul, Tag::Ol, Tag::Blockquote]) {
        let inside = page.blocks.inside(page.document, part);
        if inside.len() > LONGEST {
            continue;
        }
        let says = |number: &usize| page.blocks[*number].words > 0;
        let kept = inside.clone().filter(says).filter(|&number| verdicts[number].keeps()).count();
        let low = inside.clone().filter(says).filter(|&number| verdicts[number].is_low()).count();
        if kept == 0 || kept < low {
            continue;
        }
        for number in inside {
            let fits = page.scores.of(number) >= LEAST && page.blocks[number].link_density() <= 0.5;
            if verdicts[number].is_low() && fits {
                verdicts[number] = Verdict::Keep(units::role(page, number));
            }
        }
    }
}
