//! # What it is
//! Links back to the page's top.
//! # How it shows
//! A short link after the text to a place before it (`#`, `#top`, the id of something above); or a line that says so in one
//! of many languages.
//! # Example
//! `<a href="#top">Nach oben</a>`
//! # Not this
//! A table of contents, whose links lead down; a heading that leads back there; a footnote's way back into the text.

use super::super::{Class, Page, Reason, SURE, Verdicts, phrases};
use super::link_in;
use crate::document::{Attribute, NodeId};

const SHORT: u32 = 4;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let top = page.blocks.get(page.features.root.span.start).map_or(NodeId(0), |block| block.container);
    for (number, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.words <= SHORT) {
        let leads = number >= page.features.root.span.end
            && block.links > 0
            && block.heading.is_none()
            && link_in(page, block).is_some_and(|link| {
                page.document.attribute(link, Attribute::Href) == Some("#top")
                    || page.scores.of(number) < SURE
                        && page.elements.place_of(link).is_some_and(|place| place < top)
            });
        if leads || phrases::begins(block, phrases::GO_TOP) {
            verdicts.drop(number, Class::GoTop, Reason::LeadsToTheTop, block.container);
        }
    }
}
