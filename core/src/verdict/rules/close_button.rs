//! # What it is
//! Buttons that close a picture, a notice or a layer.
//! # How it shows
//! A line of its own that is a cross, or says "close" in one of many languages.
//! # Example
//! `<button>×</button>`
//! # Not this
//! A heading "X"; a cross in a table of data.

use super::super::{Class, Page, Reason, Verdicts, phrases};

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for (number, block) in page.blocks.iter().enumerate() {
        let closes = is_cross(&block.text) || phrases::is(block, phrases::CLOSE);
        if closes
            && block.pictures == 0
            && block.heading.is_none()
            && page.elements.unit(block.container).is_none()
        {
            let part = block.widget.unwrap_or(block.container);
            verdicts.drop(number, Class::CloseButton, Reason::Closes, part);
        }
    }
}

fn is_cross(text: &str) -> bool {
    matches!(text, "X" | "x" | "×" | "✕" | "✖" | "✗" | "⨯" | "╳" | "❌")
}
