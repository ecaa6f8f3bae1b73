//! Remarks that only a style sheet sets off from the words around them: a picture's credit behind its caption, a note
//! in the margin. Without the style they would run into each other.

use super::jump;
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// What sets a remark off where there is no style: the signs before and behind it. `None` for what is none.
#[inline(never)]
pub fn signs(document: &Document, id: NodeId) -> Option<(&'static str, &'static str)> {
    if !matches!(document.tag(id), Some(Tag::Span | Tag::Small | Tag::Cite)) {
        return None;
    }
    if is_note(document, id) {
        return Some((" (", ")"));
    }
    let class = document.attribute(id, Attribute::Class)?;
    // Of Tufte's manner.
    if words::pieces(class, b' ').any(|word| matches!(word, "sidenote" | "marginnote")) {
        return Some((" (", ")"));
    }
    let is_caption = |id| document.is(id, Tag::Figcaption);
    let is_credit = words::has_any(class, &["credit", "copyright"])
        && document.nearest(document.parent(id), 3, &is_caption).is_some();
    is_credit.then_some((" · ", ""))
}

/// Whether an element is a note that opens at the raised mark right before it.
pub fn is_note(document: &Document, id: NodeId) -> bool {
    document.attribute(id, Attribute::Role) == Some("tooltip")
        && jump::is_raised(document, NodeId(id.0.saturating_sub(1)))
}
