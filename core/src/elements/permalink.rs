//! Permanent links: a sign beside a heading that leads to the heading itself.

use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// Headings' links stand this near to their sign.
const LEVELS: usize = 4;

/// Whether a text is the sign of a permanent link (`#`, `¶`, `§`, a chain): without a letter or a digit, in a link to a
/// place of a page, or in a button that copies one.
pub fn is_sign(document: &Document, text: NodeId) -> bool {
    let holds_no_word = |text: &str| words::find_char(text, &char::is_alphanumeric) == text.len();
    let leads_to_a_place =
        |id| document.attribute(id, Attribute::Href).is_some_and(|href| words::find(href, "#").is_some());
    document.text(text).is_some_and(holds_no_word)
        && document
            .ancestors(text)
            .take(LEVELS)
            .take_while(|&id| document.tag(id).is_none_or(|tag| tag.heading_level().is_none()))
            .any(|id| document.is(id, Tag::A) && leads_to_a_place(id) || document.is(id, Tag::Button))
}
