//! # What it is
//! Most-read lists, related stories, the next article.
//! # How it shows
//! Outside the candidate root, a heading with at least three links below it and next to nothing else; or a heading that says
//! so in one of many languages, with the links that follow; or, after the text, a short line with a number ("Top 10 …")
//! and nothing to read after it.
//! # Not this
//! A chapter of links in the text; the heading of a list of ten things that follows; the heads of a table of data, and
//! what stands above it.

use std::ops::Range;

use super::super::{Class, Page, Reason, Verdicts, phrases, units};
use crate::block::Block;
use crate::document::Tag;
use crate::elements::UnitKind;
use crate::words;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let ends = ends_of_links(page);
    for number in 0..page.blocks.len() {
        if verdicts.is_decided(number) || !may_head(&page.blocks[number]) || is_cell(page, number) {
            continue;
        }
        let below = links_below(page, number + 1, &ends);
        let named = phrases::is(&page.blocks[number], phrases::OTHER_STORIES);
        let outside = !page.document.contains(page.features.root.element, page.blocks[number].container);
        let list = outside && below.len() >= 3;
        let counted = is_counted(&page.blocks[number]) && no_prose_after(page, number);
        if named && (!below.is_empty() || no_prose_after(page, number)) || list || counted {
            drop(page, verdicts, number, below);
        }
    }
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

/// The blocks from `first` on that are links, pictures or single words, up to the next heading or text; those of a row or
/// an item only, where it holds the heading and any of them.
fn links_below(page: &Page<'_>, first: usize, ends: &[usize]) -> Range<usize> {
    let above = page.document.parent(page.blocks[first - 1].container);
    let is_item = |id| matches!(page.document.tag(id), Some(Tag::Tr | Tag::Li));
    let item = page.document.nearest(above, usize::MAX, &is_item);
    let of_item = item.map_or(0, |item| page.blocks.inside(page.document, item).end);
    let end = ends.get(first).copied().unwrap_or(first);
    let end = if of_item > first { end.min(of_item) } else { end };
    if page.blocks.sums(first..end).links == 0 { first..first } else { first..end }
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
