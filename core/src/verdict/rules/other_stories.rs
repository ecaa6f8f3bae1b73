//! # What it is
//! Most-read lists, related stories, the next article.
//! # How it shows
//! Outside the candidate root, a heading with at least three links below it and next to nothing else; or a heading that says
//! so in one of many languages, with the links that follow; or, after the text, a short line with a number ("Top 10 …")
//! and nothing to read after it.
//! # Not this
//! A chapter of links in the text; the heading of a list of ten things that follows; the heads of a table of data, and
//! what stands above it. Lists that the page is there for.

use std::ops::Range;

use super::super::{Class, Page, Reason, Verdicts, phrases, units};
use crate::block::Block;
use crate::document::Tag;
use crate::elements::UnitKind;
use crate::words;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let ends = ends_below_heads(page, verdicts);
    let may_be_lists = !are_the_page(page, &ends);
    for (number, &end) in ends.iter().enumerate() {
        if end == 0 || verdicts.is_decided(number) {
            continue;
        }
        let below = number + 1..end;
        let named = phrases::is(&page.blocks[number], phrases::OTHER_STORIES);
        let list = may_be_lists && is_list_outside(page, &below);
        let counted = is_counted(&page.blocks[number]) && no_prose_after(page, number);
        if named && (!below.is_empty() || no_prose_after(page, number)) || list || counted {
            drop(page, verdicts, number, below);
        }
    }
}

/// Whether the lists outside the candidate root are what the page is there for: together they say far more than it does.
fn are_the_page(page: &Page<'_>, ends: &[usize]) -> bool {
    const FAR_MORE: u32 = 2;
    let (mut words, mut seen) = (0, 0);
    for (number, &end) in ends.iter().enumerate() {
        if end > 0 && number >= seen && is_list_outside(page, &(number + 1..end)) {
            words += page.blocks.sums(number..end).words;
            seen = end;
        }
    }
    let root = page.blocks.inside(page.document, page.features.root.element);
    words > FAR_MORE * page.blocks.sums(root).words
}

/// Whether what stands below a heading is a list of links, outside the candidate root.
fn is_list_outside(page: &Page<'_>, below: &Range<usize>) -> bool {
    let heading = page.blocks[below.start - 1].container;
    below.len() >= 3 && !page.document.contains(page.features.root.element, heading)
}

/// Of each undecided block that may be a heading, where the links below it end; 0 of the others.
fn ends_below_heads(page: &Page<'_>, verdicts: &Verdicts<'_>) -> Vec<usize> {
    let mut ends = ends_of_links(page);
    // A heading's own end is needed no more once it is replaced: links below begin after it.
    for number in 0..ends.len() {
        let heads = !verdicts.is_decided(number) && may_head(&page.blocks[number]) && !is_cell(page, number);
        ends[number] = if heads { end_of_links_below(page, number + 1, &ends) } else { 0 };
    }
    ends
}

fn drop(page: &Page<'_>, verdicts: &mut Verdicts<'_>, heading: usize, below: Range<usize>) {
    let links = page.blocks.sums(below.clone()).links;
    let container = page.blocks[heading].container;
    verdicts.drop(heading, Class::OtherStories, Reason::HeadsStories, container);
    for number in below {
        let part = page.blocks[number].container;
        verdicts.drop(number, Class::OtherStories, Reason::ListOfStories { links }, part);
    }
}

fn may_head(block: &Block) -> bool {
    const SHORT: u32 = 6;
    let heads = block.heading.is_some_and(|level| level > 1);
    let short = !block.is_longer_than(SHORT) && !words::ends_in_stop(&block.text);
    // A number is that of an item.
    words::find_char(&block.text, &char::is_alphabetic) < block.text.len()
        && !block.hidden
        && (short || heads && !block.is_longer_than(2 * SHORT))
        && block.link_density() < 0.9
}

/// Where the links, pictures and single words end that begin at `first`: at the next heading or text, and with the row or
/// the item that holds the heading and any of them; at once, where none is a link.
fn end_of_links_below(page: &Page<'_>, first: usize, ends: &[usize]) -> usize {
    const LEVELS: usize = 64;
    let above = page.document.parent(page.blocks[first - 1].container);
    let is_item = |id| matches!(page.document.tag(id), Some(Tag::Tr | Tag::Li));
    let item = page.document.nearest(above, LEVELS, &is_item);
    let of_item = item.map_or(0, |item| page.blocks.inside(page.document, item).end);
    let end = ends.get(first).copied().unwrap_or(first);
    let end = if of_item > first { end.min(of_item) } else { end };
    if page.blocks.sums(first..end).links == 0 { first } else { end }
}

/// Of each block, where the run of links, pictures or single words that it begins ends.
fn ends_of_links(page: &Page<'_>) -> Vec<usize> {
    let mut ends = vec![0; page.blocks.len()];
    let mut end = page.blocks.len();
    for (number, block) in page.blocks.iter().enumerate().rev() {
        let heads = block.heading.is_some() && block.link_density() < 0.9;
        if heads || block.link_density() <= 0.5 && block.is_longer_than(2) || is_cell(page, number) {
            end = number;
        }
        ends[number] = end;
    }
    ends
}

/// Whether a block stands in a table of data.
fn is_cell(page: &Page<'_>, number: usize) -> bool {
    units::kind(page, number) == Some(UnitKind::Table)
}

/// Whether a line is three or four words with a number in the midst of them.
fn is_counted(block: &Block) -> bool {
    let number = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    (3..=4).contains(&block.words)
        && words::split(&block.text).take(block.words as usize - 1).skip(1).any(number)
}

fn no_prose_after(page: &Page<'_>, number: usize) -> bool {
    page.blocks.sums(number..page.blocks.len()).prose == 0
}
