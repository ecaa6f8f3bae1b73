//! # What it is
//! Links back to the page's top.
//! # How it shows
//! A short link after the text to a place before it (`#`, `#top`, the id of something above); or a line that says so in one
//! of many languages.
//! # Example
//! `<a href="#top">Nach oben</a>`
//! # Not this
//! A table of contents, whose links lead down; a heading that leads back there; a footnote's way back into the text.

use std::cell::OnceCell;

use super::super::{Class, Page, Reason, SURE, Verdicts, phrases};
use crate::block::Block;
use crate::document::{Attribute, NodeId, Tag};
use crate::lists::gather;
use crate::words;

const SHORT: u32 = 4;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let places = OnceCell::new();
    let top = page.blocks.get(page.features.root.span.start).map_or(NodeId(0), |block| block.container);
    for (number, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.words <= SHORT) {
        let leads = || {
            let fragment =
                (number >= page.features.root.span.end && block.links > 0 && block.heading.is_none())
                    .then(|| fragment(page, block))
                    .flatten();
            fragment.is_some_and(|fragment| {
                fragment == "top"
                    || page.scores.of(number) < SURE
                        && stands_before(top, fragment, places.get_or_init(|| places_by_id(page)))
            })
        };
        if phrases::begins(block, phrases::GO_TOP) || leads() {
            verdicts.drop(number, Class::GoTop, Reason::LeadsToTheTop, block.container);
        }
    }
}

/// The nodes with ids, by the hashes of these and then in document order.
fn places_by_id(page: &Page<'_>) -> Vec<(u64, u32)> {
    let ids = page.document.attributes_named(&[Attribute::Id]);
    words::sorted(gather(ids.map(|(id, _, name)| (words::hash(name), id.0))))
}

/// Whether the place that a fragment means is above another.
fn stands_before(other: NodeId, fragment: &str, places: &[(u64, u32)]) -> bool {
    let hash = words::hash(fragment);
    let first = places.partition_point(|place| place.0 < hash);
    places.get(first).is_some_and(|&(own, place)| own == hash && place < other.0)
}

/// The place in the page that a block links to.
fn fragment<'a>(page: &Page<'a>, block: &Block) -> Option<&'a str> {
    let link = page.blocks.leaves(block).iter().find_map(|&leaf| {
        page.document.ancestors(leaf).take(4).find(|&above| page.document.is(above, Tag::A))
    });
    let fragment = page.document.attribute(link?, Attribute::Href)?.trim().strip_prefix('#')?;
    (!fragment.is_empty()).then_some(fragment)
}
