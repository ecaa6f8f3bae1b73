//! Repeats: words and pictures that the article has already.

use super::{Class, Page, Reason, Role, Verdict, units};
use crate::document::Tag;
use crate::elements::{UnitKind, picture};
use crate::lists::gather;
use crate::words;

/// So many words may well be said twice.
const ENOUGH: u32 = 7;

/// Drops every second copy of a kept block, but no cell and no code, which may well be shown twice, and nothing that the
/// author says again; of two copies a caption stays, else the first. What a low score dropped is named a repeat as well,
/// if it is one.
pub(super) fn drop_copies(page: &Page<'_>, verdicts: &mut [Verdict]) {
    let known = (0..verdicts.len()).filter(|&number| verdicts[number].keeps() || verdicts[number].is_low());
    let prints = gather(known.filter_map(|number| Some((print(page, number)?, number as u32))));
    let mut stays: Option<(u64, usize)> = None;
    // Copies stand side by side then, in the page's order.
    for (print, number) in words::sorted(prints) {
        let number = number as usize;
        let Some((_, earlier)) = stays.filter(|&(same, _)| same == print) else {
            stays = Some((print, number));
            continue;
        };
        if verdicts[earlier].is_low() {
            if verdicts[number].keeps() {
                verdicts[earlier] = repeat(page, earlier);
                stays = Some((print, number));
            }
            continue;
        }
        if is_said_again(page, earlier, number) {
            stays = Some((print, number));
            continue;
        }
        let caption = verdicts[number] == Verdict::Keep(Role::Caption);
        let keep_later = caption && verdicts[earlier] == Verdict::Keep(Role::Text);
        let (copy, stay) = if keep_later { (earlier, number) } else { (number, earlier) };
        if units::kind(page, copy).is_none_or(|kind| kind == UnitKind::Figure) {
            verdicts[copy] = repeat(page, copy);
            stays = Some((print, stay));
        }
    }
}

/// Whether words stand again further down among the same siblings, in an element of the same kind: a heading of each
/// chapter, a question asked twice, an item of two lists. A heading says again what leads to it, if it
/// leads to no page itself.
fn is_said_again(page: &Page<'_>, earlier: usize, number: usize) -> bool {
    let (one, other) = (page.blocks[earlier].container, page.blocks[number].container);
    let around = |element| {
        let parent = page.document.parent(element)?;
        if page.document.is(element, Tag::Li) { page.document.parent(parent) } else { Some(parent) }
    };
    let heading = &page.blocks[number];
    let is_headed =
        heading.heading.is_some() && heading.link_density() < 0.5 && page.blocks[earlier].heading.is_none();
    page.blocks[number].words > 0
        && number > earlier + 1
        && (is_headed || page.document.tag(one) == page.document.tag(other) && around(one) == around(other))
}

/// What copies of a block share: its words, if they are enough, or the address of its only picture.
fn print(page: &Page<'_>, number: usize) -> Option<u64> {
    let block = &page.blocks[number];
    if block.words > 0 {
        return block.is_longer_than(ENOUGH).then_some(block.fingerprint);
    }
    let mut images = page.blocks.leaves(block).iter().filter(|&&leaf| page.document.is(leaf, Tag::Img));
    let image = images.next().filter(|_| images.next().is_none())?;
    picture::address(page.document, *image).map(|address| words::hash(&address))
}

fn repeat(page: &Page<'_>, number: usize) -> Verdict {
    Verdict::Drop { class: Class::Repeat, reason: Reason::SameWords, part: page.blocks[number].container }
}

/// In plain text a line that stands twice in a row is a picture's: once as its description, once below it.
pub(super) fn caption_of_plain_text(page: &Page<'_>, verdicts: &mut [Verdict]) {
    if !page.document.is_plain_text() {
        return;
    }
    for number in 1..verdicts.len() {
        let same = page.blocks[number].fingerprint == page.blocks[number - 1].fingerprint;
        let dropped = matches!(verdicts[number], Verdict::Drop { class: Class::Repeat, .. });
        if same && dropped && verdicts[number - 1] == Verdict::Keep(Role::Text) {
            verdicts[number - 1] = Verdict::Keep(Role::Caption);
        }
    }
}
