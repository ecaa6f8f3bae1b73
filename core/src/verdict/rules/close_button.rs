//! # What it is
//! Buttons that close a picture, a notice or a layer.
//! # How it shows
//! A line of its own that is a cross, or says "close" in one of many languages.
//! # Example
//! `<button>×</button>`
//! # Not this
//! A heading "X"; a cross in a table of data; a link of that name to another page.

use super::super::{Class, Page, Reason, Verdicts, phrases};
use crate::block::Block;
use crate::document::Attribute;
use crate::words;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for (number, block) in page.blocks.iter().enumerate() {
        let closes = is_cross(&block.text) || phrases::is(block, phrases::CLOSE);
        if closes
            && block.pictures == 0
            && block.heading.is_none()
            && page.elements.unit(block.container).is_none()
            && !leads_away(page, block)
        {
            let part = block.widget.unwrap_or(block.container);
            verdicts.drop(number, Class::CloseButton, Reason::Closes, part);
        }
    }
}

fn is_cross(text: &str) -> bool {
    matches!(text, "X" | "x" | "×" | "✕" | "✖" | "✗" | "⨯" | "╳" | "❌")
}

/// Whether a block is a link to another page: what closes has a script for its address, or a place of its own page.
fn leads_away(page: &Page<'_>, block: &Block) -> bool {
    const LEVELS: usize = 4;
    let leaves = page.blocks.leaves(block).iter();
    let above = leaves.flat_map(|&leaf| page.document.ancestors(leaf).take(LEVELS));
    let mut addresses = above.filter_map(|id| page.document.attribute(id, Attribute::Href));
    addresses.any(|href| {
        !href.is_empty() && words::find(href, "#").is_none() && !words::has_any(href, &["javascript:"])
    })
}
