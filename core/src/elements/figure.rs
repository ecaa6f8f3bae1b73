//! Figures that are called so by their class only: a picture and its caption in a `div`.

use crate::document::{Attribute, Document, NodeId, Tag};
use crate::lists::gather;
use crate::words;

/// What `WordPress` and `MediaWiki` called them before there was `figure`.
const NAMES: [&str; 2] = ["wp-caption", "thumbinner"];

/// The elements that are called figures, in order.
pub(super) fn named(document: &Document) -> Vec<NodeId> {
    let is_named = |class: &str| {
        words::has_any(class, &NAMES) && words::pieces(class, b' ').any(|word| NAMES.contains(&word))
    };
    let classes = document.attributes_named(&[Attribute::Class]);
    let named = classes.filter(|(id, _, class)| document.is(*id, Tag::Div) && is_named(class));
    gather(named.map(|(id, ..)| id))
}
