//! # What it is
//! Most-read lists, related stories, the next article.
//! # How it shows
//! Outside the candidate root, a heading with at least three links below it and next to nothing else; or a heading that says
//! so in one of many languages, with the links that follow; or, after the text, a short line with a number ("Top 10 …")
//! and nothing to read after it.
//! # Not this
//! A chapter of links in the text; the heading of a list of ten things that follows.

use std::ops::Range;

use super::super::{Class, Page, Reason, Verdicts, phrases};
use crate::block::Block;
use crate::features::heading_level;
use crate::words;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts) {
    for number in 0..page.blocks.len() {
        if verdicts.is_decided(number) || !may_head(page, &page.blocks[number]) {
            continue;
        }
        let below = links_below(page, number + 1);
        let named = phrases::is(&page.blocks[number].text, phrases::OTHER_STORIES);
        let outside = !page.document.contains(page.features.root.element, page.blocks[number].container);
        let list = outside && below.len() >= 3;
        let counted = is_counted(&page.blocks[number].text) && no_prose_after(page, number);
        if named && (!below.is_empty() || no_prose_after(page, number)) || list || counted {
            drop(page, verdicts, number, below);
        }
    }
}

fn drop(page: &Page<'_>, verdicts: &mut Verdicts, heading: usize, below: Range<usize>) {
    let links = page.blocks[below.clone()].iter().map(|block| block.links).sum();
    let container = page.blocks[heading].container;
    verdicts.drop(heading, Class::OtherStories, Reason::HeadsStories, container);
    for number in below {
        let part = page.blocks[number].container;
        verdicts.drop(number, Class::OtherStories, Reason::ListOfStories { links }, part);
    }
}

fn may_head(page: &Page<'_>, block: &Block) -> bool {
    const SHORT: u32 = 6;
    let heads = heading_level(page.document, block.container).is_some_and(|level| level > 1);
    let short = block.words <= SHORT && !words::ends_in_stop(&block.text);
    block.words > 0 && !block.hidden && (short || heads && block.words <= 2 * SHORT) && block.link_density() < 0.9
}

/// The blocks from `first` on that are links, pictures or single words, up to the next heading or text.
fn links_below(page: &Page<'_>, first: usize) -> Range<usize> {
    let fits = |&number: &usize| {
        let block = &page.blocks[number];
        let heads = heading_level(page.document, block.container).is_some() && block.link_density() < 0.9;
        !heads && (block.link_density() > 0.5 || block.words <= 2)
    };
    let end = (first..page.blocks.len()).take_while(fits).last().map_or(first, |last| last + 1);
    let links: u32 = page.blocks[first..end].iter().map(|block| block.links).sum();
    if links == 0 { first..first } else { first..end }
}

/// Whether a line is two to four words with a number among them that isn't the first.
fn is_counted(text: &str) -> bool {
    let all: Vec<&str> = words::split(text).collect();
    (2..=4).contains(&all.len()) && all[1..].iter().any(|word| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

fn no_prose_after(page: &Page<'_>, number: usize) -> bool {
    page.blocks[number..].iter().all(|block| !block.is_prose())
}
