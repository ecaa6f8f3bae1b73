//! What names a part of the text stays with it: headings, the terms of a list of terms, captions of code and tables, the
//! names of callouts, who is quoted, the buttons that open it, and the lines that introduce a list. They are short and full
//! of links, and score as a menu does; without them their text is taken for that of the part before it.

use super::{Class, Page, Role, Verdict, units};
use crate::document::{Document, NodeId, Tag};
use crate::elements::UnitKind;

/// What a label has to score; a heading stands above menus and lists of stories too.
const LEAST: f32 = 0.1;
const LEAST_HEADING: f32 = 0.25;

/// What a list has to score that follows a heading: menus and lists of stories do too.
const LEAST_BELOW_HEADING: f32 = 0.35;

/// Keeps the labels of kept text, from the last to the first: what heads a kept label is one as well.
#[inline(never)]
pub(super) fn keep(page: &Page<'_>, verdicts: &mut [Verdict]) {
    keep_series(page, verdicts);
    let mut below = None;
    for number in (0..verdicts.len()).rev() {
        // Captions stand below their text as well.
        let above = number.checked_sub(1).filter(|&before| verdicts[before].keeps());
        let opens = !verdicts[number].keeps() && below.is_some_and(|next| opens(page, number, next));
        let names = verdicts[number].is_low()
            && (below.is_some_and(|next| {
                heads(page, number, above, next)
                    || labels(page, number, next)
                    || introduces(page, number, next)
            }) || above.is_some_and(|before| labels(page, number, before)));
        if opens || names {
            verdicts[number] = Verdict::Keep(Role::Text);
        }
        match verdicts[number] {
            Verdict::Keep(_) => below = Some(number),
            // What isn't seen, or is a button, stands between no label and its text.
            Verdict::Drop { class: Class::Hidden | Class::PageControl, .. } => {}
            Verdict::Drop { .. } => below = None,
        }
    }
    keep_introduced(page, verdicts);
}

/// Whether a block is a button that begins a part of which there are several, and the kept one stands in that part: a
/// question above its answer, the name of a panel.
fn opens(page: &Page<'_>, number: usize, next: usize) -> bool {
    /// So many parts are looked at.
    const MOST: usize = 64;
    let block = &page.blocks[number];
    if block.words == 0 || block.hidden || !page.is_button(block) {
        return false;
    }
    let inside = |part: NodeId| page.blocks.inside(page.document, part);
    let says_more = |&part: &NodeId| page.blocks.sums(inside(part)).words > block.words;
    let mut above = page.document.ancestors(block.container);
    let Some(part) = above.find(says_more) else { return false };
    let Some(around) = above.next() else { return false };
    let first = |part: NodeId| inside(part).find(|&number| page.blocks[number].words > 0);
    // No heading, it stands above paragraphs: what offers a product has only its name behind it.
    if block.heading.is_none() && page.blocks.sums(inside(part)).prose == 0
        || first(part) != Some(number)
        || !inside(part).contains(&next)
        || units::kind(page, next) == Some(UnitKind::Code)
    {
        return false;
    }
    let mut is_one_of_several = false;
    for other in page.document.children(around).take(MOST).filter(|&other| other != part) {
        let Some(first) = first(other).map(|first| &page.blocks[first]) else { continue };
        // What each of them offers names none.
        if first.fingerprint == block.fingerprint && block.heading.is_none() {
            return false;
        }
        is_one_of_several |= page.document.tag(other) == page.document.tag(part) && page.is_button(first);
    }
    is_one_of_several
}

/// Keeps the headings of which most of one make are kept: the names in a long list score now a little over the cut, now a
/// little under it.
fn keep_series(page: &Page<'_>, verdicts: &mut [Verdict]) {
    let rows = page.features.blocks().iter().zip(page.features.makes());
    let headings = rows.filter(|&(&block, _)| page.blocks[block as usize].heading.is_some());
    let mut votes = vec![0_i32; page.features.len()];
    for (&block, &make) in headings.clone() {
        votes[make as usize] += match verdicts[block as usize] {
            Verdict::Keep(_) => 1,
            low if low.is_low() => -1,
            Verdict::Drop { .. } => 0,
        };
    }
    for (&block, &make) in headings {
        let verdict = &mut verdicts[block as usize];
        if verdict.is_low() && votes[make as usize] > 0 {
            *verdict = Verdict::Keep(Role::Text);
        }
    }
}

/// Whether a block is a heading of the kept one that comes next; the first level is the page's title, where no text
/// stands above it. Between two paragraphs beside it, it is one of the author's.
fn heads(page: &Page<'_>, number: usize, above: Option<usize>, next: usize) -> bool {
    let level = page.blocks[next].heading;
    let parent = |number: usize| page.document.parent(page.blocks[number].container);
    let beside = |near: usize| page.blocks[near].is_prose() && parent(near) == parent(number);
    let least = if above.is_some_and(beside) && beside(next) { LEAST } else { LEAST_HEADING };
    page.scores.of(number) >= least
        && page.blocks[number]
            .heading
            .is_some_and(|own| (own > 1 || above.is_some()) && level.is_none_or(|level| own < level))
}

/// Whether a block names a part that a kept one stands in.
fn labels(page: &Page<'_>, number: usize, kept: usize) -> bool {
    let block = &page.blocks[number];
    page.scores.of(number) >= LEAST
        && block.heading.is_none()
        && part_labelled(page, block.container)
            .is_some_and(|part| page.document.contains(part, page.blocks[kept].container))
}

/// Keeps the lists and other parts that a kept line introduces, unless their own score is hopeless.
fn keep_introduced(page: &Page<'_>, verdicts: &mut [Verdict]) {
    for next in 1..verdicts.len() {
        if verdicts[next].is_low() && verdicts[next - 1] == Verdict::Keep(Role::Text) {
            let part = part_introduced(page, next - 1, next);
            let inside = part.map_or(next..next, |part| page.blocks.inside(page.document, part));
            let is_heading = page.blocks[next - 1].heading.is_some();
            let least = if is_heading { LEAST_BELOW_HEADING } else { LEAST };
            if inside.start == next && page.mean_score(&inside) >= least {
                units::keep_low(page, verdicts, inside);
            }
        }
    }
}

/// Whether a line may stay by what it introduces.
fn introduces(page: &Page<'_>, number: usize, next: usize) -> bool {
    page.scores.of(number) >= LEAST_HEADING && part_introduced(page, number, next).is_some()
}

/// The list, code, table or quotation that the next block begins, where the line before it ends in a colon or is a heading.
fn part_introduced(page: &Page<'_>, number: usize, next: usize) -> Option<NodeId> {
    const LEVELS: usize = 4;
    let block = &page.blocks[number];
    let text = block.text.as_bytes();
    let ends = text.ends_with(b":") || text.ends_with("：".as_bytes()) || block.heading.is_some();
    let first = page.blocks[next].container;
    let begins = |part: NodeId| {
        let tag = page.document.tag(part).filter(|_| part > block.container);
        matches!(tag, Some(Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table | Tag::Pre | Tag::Blockquote))
    };
    page.document.nearest(Some(first).filter(|_| ends && block.link_density() < 0.5), 1 + LEVELS, &begins)
}

/// The list of terms, or the figure, that an element is a label in; the callout or quotation that it begins.
fn part_labelled(page: &Page<'_>, container: NodeId) -> Option<NodeId> {
    const LEVELS: usize = 4;
    let document = page.document;
    let label = document.nearest(Some(container), LEVELS, &|id| {
        matches!(document.tag(id), Some(Tag::Dt | Tag::Figcaption | Tag::Caption | Tag::Summary | Tag::Cite))
            || document.parent(id).is_some_and(|parent| {
                page.elements.is_callout(parent) || document.is(parent, Tag::Blockquote)
            })
            || heads_quotation(document, id)
    })?;
    document.parent(label)
}

/// Whether an element begins a quotation, or a part that goes on with one.
#[inline(never)]
pub(super) fn heads_quotation(document: &Document, id: NodeId) -> bool {
    // White space may stand before it and behind it.
    let Some(parent) = document.parent(id).filter(|parent| id.0 - parent.0 <= 2) else { return false };
    let end = document.end(parent);
    let mut next = document.end(id);
    if next < end && document.tag(NodeId(next)).is_none() {
        next += 1;
    }
    next < end && (document.is(parent, Tag::Blockquote) || document.is(NodeId(next), Tag::Blockquote))
}

/// The block that says who is quoted before a quotation, in a part of which nothing follows that.
pub(super) fn head_of(page: &Page<'_>, quotation: NodeId) -> Option<usize> {
    let inside = page.blocks.inside(page.document, quotation);
    let part = page.blocks.inside(page.document, page.document.parent(quotation)?);
    (part.start + 1 == inside.start && part.end == inside.end && !page.blocks[part.start].is_prose())
        .then_some(part.start)
}
