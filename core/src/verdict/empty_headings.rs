//! Headings whose text was dropped: they head nothing.

use super::{Class, Page, Reason, Role, SURE, Verdict};
use crate::block::Block;
use crate::document::{Attribute, Tag};

/// More words than this are a text, whatever element holds them.
const LONG: u32 = 12;

/// Drops the headings between which and the next chapter, or the end of what is kept, nothing stayed.
pub(super) fn drop(page: &Page<'_>, verdicts: &mut [Verdict]) {
    // The next kept block, and whether any was dropped before it.
    let (mut next, mut dropped) = (None, false);
    for number in (0..verdicts.len()).rev() {
        let is_empty = || match next {
            Some(next) => dropped && is_chapter(page, number) && ends_chapter(page, number, next),
            None => page.scores.of(number) < SURE || begins_part(page, number),
        };
        match verdicts[number] {
            Verdict::Keep(Role::Text | Role::Caption) if is_heading(page, number) && is_empty() => {
                let part = page.blocks[number].container;
                verdicts[number] =
                    Verdict::Drop { class: Class::Unrelated, reason: Reason::HeadsNothing, part };
            }
            Verdict::Keep(_) => (next, dropped) = (Some(number), false),
            Verdict::Drop { class: Class::Hidden | Class::PageControl, .. } => {}
            Verdict::Drop { .. } => dropped |= page.blocks[number].words > 0,
        }
    }
}

fn is_heading(page: &Page<'_>, number: usize) -> bool {
    page.blocks[number].heading.is_some() && page.blocks[number].words <= LONG
}

/// Whether another block follows within the heading's parent.
fn begins_part(page: &Page<'_>, heading: usize) -> bool {
    let parent = page.document.parent(page.blocks[heading].container);
    let next = page.blocks.get(heading + 1);
    next.zip(parent).is_some_and(|(next, parent)| page.document.contains(parent, next.container))
}

/// Whether a heading may head a chapter: links and what stands in lists are the titles of other things.
fn is_chapter(page: &Page<'_>, heading: usize) -> bool {
    const LEVELS: usize = 4;
    let block = &page.blocks[heading];
    let is_item = |above| page.document.is(above, Tag::Li);
    block.link_density() < 0.5 && page.document.nearest(Some(block.container), LEVELS, &is_item).is_none()
}

/// Whether a block heads another chapter, and not the next in a row of titles, each in a card of its own.
fn ends_chapter(page: &Page<'_>, heading: usize, next: usize) -> bool {
    let (one, other) = (&page.blocks[heading], &page.blocks[next]);
    let class = |block: &Block| page.document.attribute(block.container, Attribute::Class);
    let parent = |block: &Block| page.document.parent(block.container);
    let is_above = other.heading.is_some() && other.heading < one.heading;
    is_above || other.heading == one.heading && (class(one) != class(other) || parent(one) == parent(other))
}
