//! # What it is
//! Links back to the page's top.
//! # How it shows
//! A short link after the text to a place before it (`#`, `#top`, the id of something above); or a line that says so in one
//! of many languages.
//! # Example
//! `<a href="#top">Nach oben</a>`
//! # Not this
//! A table of contents, whose links lead down; a footnote's way back into the text.

use std::collections::HashMap;

use super::super::{Class, Page, Reason, Verdicts, phrases};
use crate::block::Block;
use crate::document::{NodeId, Tag};
use crate::words;

const SHORT: u32 = 4;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts) {
    let places: HashMap<u64, u32> = page
        .document
        .ids()
        .rev()
        .filter_map(|id| page.document.attribute(id, "id").map(|name| (words::hash(name), id.0)))
        .collect();
    let top = page.blocks.get(page.features.root.span.start).map_or(NodeId(0), |block| block.container);
    for (number, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.words <= SHORT) {
        let says = phrases::begins(&block.text, phrases::GO_TOP);
        let leads = number >= page.features.root.span.end && leads_up(page, block, &places, top);
        if says || leads {
            verdicts.drop(number, Class::GoTop, Reason::LeadsToTheTop, block.container);
        }
    }
}

/// Whether the block is a link to a place above the text.
fn leads_up(page: &Page<'_>, block: &Block, places: &HashMap<u64, u32>, top: NodeId) -> bool {
    let link = page.blocks.leaves(block).iter().find_map(|&leaf| {
        page.document.ancestors(leaf).take(4).find(|&above| page.document.is(above, Tag::A))
    });
    let Some(fragment) = link.and_then(|link| page.document.attribute(link, "href")).and_then(|href| href.trim().strip_prefix('#'))
    else {
        return false;
    };
    fragment == "top" || places.get(&words::hash(fragment)).is_some_and(|&place| place < top.0 && !fragment.is_empty())
}
