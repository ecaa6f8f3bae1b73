//! Permanent links: a sign beside a heading or a caption that leads to what it stands in.

use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// Headings' links stand this near to their sign.
const LEVELS: usize = 4;

/// More nodes than this are in no sign.
const LONGEST: usize = 64;

/// The link whose sign a text is (`#`, `¶`, `§`, a chain): without a letter or a digit, in a link to a place of a page, or
/// in a button that copies one. A sign of code in a heading that leads to itself as a whole is none.
pub fn of_sign(document: &Document, text: NodeId) -> Option<NodeId> {
    let holds_no_word = |text: &str| words::find_char(text, &char::is_alphanumeric) == text.len();
    let leads_to_a_place =
        |id| document.attribute(id, Attribute::Href).is_some_and(|href| words::find(href, "#").is_some());
    document.text(text).filter(|text| holds_no_word(text))?;
    let is_heading = |id| document.tag(id).is_some_and(|tag| tag.heading_level().is_some());
    let is_link = |id| document.is(id, Tag::A) && leads_to_a_place(id) || document.is(id, Tag::Button);
    let is_either = |id| is_heading(id) || is_link(id);
    let says_nothing = |&id: &NodeId| {
        let mut texts = document.descendants(id).take(LONGEST).filter_map(|id| document.text(id));
        !is_heading(id) && texts.all(holds_no_word)
    };
    document.nearest(document.parent(text), LEVELS, &is_either).filter(says_nothing)
}
