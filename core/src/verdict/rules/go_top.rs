//! # What it is
//! Links back to the page's top.
//! # How it shows
//! A short link after the text to a place before it (`#`, `#top`, the id of something above); or a line that says so in one
//! of many languages.
//! # Example
//! `<a href="#top">Nach oben</a>`
//! # Not this
//! A table of contents, whose links lead down; a footnote's way back into the text.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::super::{Class, Page, Reason, Verdicts, phrases};
use crate::block::Block;
use crate::document::{NodeId, Tag};
use crate::words;

const SHORT: u32 = 4;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts) {
    let places = OnceCell::new();
    let top = page.blocks.get(page.features.root.span.start).map_or(NodeId(0), |block| block.container);
    for (number, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.words <= SHORT) {
        let leads = || {
            let fragment = (number >= page.features.root.span.end && block.links > 0)
                .then(|| fragment(page, block))
                .flatten();
            fragment.is_some_and(|fragment| {
                let place = places.get_or_init(|| places_by_id(page)).get(&words::hash(fragment));
                fragment == "top" || place.is_some_and(|&place| place < top.0)
            })
        };
        if phrases::begins(block, phrases::GO_TOP) || leads() {
            verdicts.drop(number, Class::GoTop, Reason::LeadsToTheTop, block.container);
        }
    }
}

/// The first node of each id, by the id's hash.
fn places_by_id(page: &Page<'_>) -> HashMap<u64, u32> {
    let ids = page.document.ids().rev();
    ids.filter_map(|id| page.document.attribute(id, "id").map(|name| (words::hash(name), id.0))).collect()
}

/// The place in the page that a block links to.
fn fragment<'a>(page: &Page<'a>, block: &Block) -> Option<&'a str> {
    let link = page.blocks.leaves(block).iter().find_map(|&leaf| {
        page.document.ancestors(leaf).take(4).find(|&above| page.document.is(above, Tag::A))
    });
    let fragment = page.document.attribute(link?, "href")?.trim().strip_prefix('#')?;
    (!fragment.is_empty()).then_some(fragment)
}
