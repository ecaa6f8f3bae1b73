//! Repeats: words and pictures that the article has already.

use super::{Class, Page, Reason, Role, SURE, Verdict, labels, units};
use crate::block::Block;
use crate::document::{Attribute, Document, NodeId, Tag};
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

/// Whether words stand again further down: among the same siblings, in an element of the same kind (a heading of each
/// chapter, a question asked twice, an item of two lists), or as a sentence in the same place of another part (what holds
/// for two functions of a manual). A heading says again what leads to it, if it leads to no page itself.
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
        && (is_headed
            || is_of_other_list(page, earlier, number)
            || page.document.tag(one) == page.document.tag(other) && around(one) == around(other)
            || is_sentence_of_part(page, earlier, number) && are_alike(page.document, one, other))
}

/// Whether a copy is an item of another list than the first is: what two offers have in common.
fn is_of_other_list(page: &Page<'_>, earlier: usize, number: usize) -> bool {
    const LEVELS: usize = 3;
    const LONGEST: usize = 64;
    let list = |number: usize| {
        let is_item = |id| page.document.is(id, Tag::Li);
        let item = page.document.nearest(Some(page.blocks[number].container), LEVELS, &is_item)?;
        let inside = page.blocks.inside(page.document, page.document.parent(item)?);
        let sum =
            |blocks: &[Block]| blocks.iter().fold(0_u64, |sum, block| sum.wrapping_add(block.fingerprint));
        (inside.len() <= LONGEST).then(|| sum(&page.blocks[inside]))
    };
    page.scores.of(number) >= SURE && list(earlier).zip(list(number)).is_some_and(|(one, other)| one != other)
}

/// Whether a copy is a sentence of the text, alone or with a neighbour: more in a row are a part that the page shows twice,
/// and the copies in a thread are quotations and signatures.
fn is_sentence_of_part(page: &Page<'_>, earlier: usize, number: usize) -> bool {
    let block = &page.blocks[number];
    copies_beside(page, earlier, number) <= 1
        && page.scores.of(number) >= SURE
        && (words::ends_in_stop(&block.text) || block.text.as_bytes().last() == Some(&b':'))
        && !page.elements.signs().are_many()
}

/// How many of the four blocks around a copy are copies of those around the first.
fn copies_beside(page: &Page<'_>, earlier: usize, number: usize) -> usize {
    let mut same = 0;
    for step in 1..=2 {
        if earlier >= step
            && page.blocks[earlier - step].fingerprint == page.blocks[number - step].fingerprint
        {
            same += 1;
        }
        if number + step < page.blocks.len()
            && page.blocks[earlier + step].fingerprint == page.blocks[number + step].fingerprint
        {
            same += 1;
        }
    }
    same
}

/// Whether two elements, and what is around them, are of the same kinds and classes.
fn are_alike(document: &Document, mut one: NodeId, mut other: NodeId) -> bool {
    const LEVELS: usize = 3;
    let class = |id| document.attribute(id, Attribute::Class);
    for _ in 0..LEVELS {
        if document.tag(one) != document.tag(other) || class(one) != class(other) {
            return false;
        }
        let (Some(above), Some(above_other)) = (document.parent(one), document.parent(other)) else { break };
        (one, other) = (above, above_other);
    }
    true
}

/// Drops the lines of quotations of which most is said above, and who is quoted; not paragraphs nor what follows the last
/// copy, which may be the answer.
pub(super) fn drop_quotations(page: &Page<'_>, verdicts: &mut [Verdict]) {
    let mut end = 0;
    for &quotation in page.document.all(Tag::Blockquote) {
        let inside = page.blocks.inside(page.document, quotation);
        // The outermost speaks for those in it.
        if inside.end <= end {
            continue;
        }
        end = inside.end;
        let (mut copied, mut own, mut last, mut until) = (0, 0, 0, 0);
        for number in inside.clone() {
            own += page.blocks[number].words;
            if is_copy(verdicts[number]) {
                copied += page.blocks[number].words;
                (last, until) = (number, own);
            }
        }
        if 2 * copied <= until {
            continue;
        }
        let head = labels::head_of(page, quotation);
        let part = head.and_then(|_| page.document.parent(quotation)).unwrap_or(quotation);
        let first = head.unwrap_or(inside.start);
        for (offset, verdict) in verdicts[first..=last].iter_mut().enumerate() {
            let is_line = verdict.keeps() && !page.blocks[first + offset].is_prose();
            if is_line || is_copy(*verdict) {
                *verdict = Verdict::Drop { class: Class::Repeat, reason: Reason::SameWords, part };
            }
        }
    }
}

fn is_copy(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Drop { class: Class::Repeat, .. })
}

/// What copies of a block share: its words, if they are enough, or the address of its only picture.
fn print(page: &Page<'_>, number: usize) -> Option<u64> {
    let block = &page.blocks[number];
    if block.words > 0 {
        return block.is_longer_than(ENOUGH).then_some(block.fingerprint);
    }
    let mut images = page.blocks.leaves(block).iter().filter(|&&leaf| page.document.is(leaf, Tag::Img));
    let image = *images.next().filter(|_| images.next().is_none())?;
    // A stand-in, until the true picture is loaded, has one address for all.
    let said = page.document.attribute(image, Attribute::Alt).map_or(0, words::fingerprint);
    picture::address(page.document, image).map(|address| words::hash(&address) ^ said)
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
