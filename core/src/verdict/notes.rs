//! Notes that kept text leads to stay, whatever they score: a mark that leads nowhere helps nobody.

use super::{Page, Verdict, units};
use crate::document::jump::Jump;
use crate::document::{NodeId, Tag};
use crate::words;

/// Longer texts than this, in bytes, are no marks.
const LONGEST_MARK: usize = 6;

/// Longer notes than this, in blocks, are no notes.
const LONGEST_NOTE: usize = 12;

/// Keeps the notes of kept marks that only the score has dropped.
#[inline(never)]
pub(super) fn keep(page: &Page<'_>, verdicts: &mut [Verdict]) {
    let jumps = page.elements.jumps();
    for &jump in jumps {
        let inside = page.blocks.holding(page.document, jump.link);
        let is_kept = inside.is_some_and(|block| verdicts[block].keeps());
        let Some(note) = note_of(page, jump).filter(|_| is_kept && is_mark(page, jump.link)) else {
            continue;
        };
        let blocks = page.blocks.inside(page.document, note);
        let first = jumps.partition_point(|other| other.link < note);
        let leads_back =
            jumps.get(first).is_some_and(|back| page.document.contains(note, back.link) && back.place < note);
        let is_note = // A note of a raised mark needs no way back.
        leads_back || jump.is_raised(page.document) && !is_of_page(page, note);
        if is_note && blocks.len() <= LONGEST_NOTE {
            units::keep_low(page, verdicts, blocks);
        }
    }
}

fn is_mark(page: &Page<'_>, link: NodeId) -> bool {
    let texts = page.document.descendants(link).filter_map(|id| page.document.text(id));
    (1..=LONGEST_MARK).contains(&texts.map(|text| words::squeeze(text).len()).sum())
}

/// Whether a note stands in the page's foot: what sellers have to say of an offer.
fn is_of_page(page: &Page<'_>, note: NodeId) -> bool {
    page.document.nearest(Some(note), usize::MAX, &|id| page.document.is(id, Tag::Footer)).is_some()
}

/// The element around a jump's place that is no part of a line, if it comes after the link.
fn note_of(page: &Page<'_>, jump: Jump) -> Option<NodeId> {
    const LEVELS: usize = 4;
    let is_block = |id| page.document.tag(id).is_some_and(|tag| !tag.is_inline());
    page.document.nearest(Some(jump.place), LEVELS, &is_block).filter(|&note| note > jump.link)
}
