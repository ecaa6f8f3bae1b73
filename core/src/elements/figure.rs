//! Figures that are called so by their classes only: a picture and its caption in a `div`.

use crate::document::{Attribute, Document, NodeId, Tag, merge};
use crate::lists::gather;
use crate::words;

/// What `WordPress` and `MediaWiki` called them before there was `figure`.
const NAMES: [&str; 2] = ["wp-caption", "thumbinner"];

/// The elements that are called figures, or hold a picture and what is called its caption, in order.
pub(super) fn named(document: &Document) -> Vec<NodeId> {
    // What both are called by: most classes have neither, and are looked at once.
    let classes = document.attributes_named(&[Attribute::Class]);
    let classes = gather(classes.filter(|(.., class)| words::has_any(class, &["caption", "thumbinner"])));
    let is_named = |class: &str| words::pieces(class, b' ').any(|word| NAMES.contains(&word));
    let named = classes.iter().filter(|(id, _, class)| document.is(*id, Tag::Div) && is_named(class));
    let mut last = NodeId(0);
    let around = classes.iter().filter_map(|(id, _, class)| {
        let part = words::pieces(class, b' ').any(is_caption).then(|| around(document, *id))??;
        // Of two captions in one part the first says it.
        (part > last).then(|| {
            last = part;
            part
        })
    });
    let around = gather(around);
    merge(&gather(named.map(|(id, ..)| *id)), &around)
}

/// Whether a class says "caption": as a whole, or as its first or last word.
fn is_caption(class: &str) -> bool {
    class.strip_prefix("caption").is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        || class.ends_with("-caption")
        || class.ends_with("_caption")
}

/// The part around a caption that holds a picture and no other words.
fn around(document: &Document, caption: NodeId) -> Option<NodeId> {
    const LEVELS: usize = 2;
    /// More nodes than this are more than a picture and its caption.
    const MOST: u32 = 40;
    let part = document.nearest(document.parent(caption), LEVELS, &|id| document.holds(id, Tag::Img))?;
    let small = document.is(part, Tag::Div) && document.end(part) - part.0 < MOST;
    let own = |id| document.contains(caption, id) || document.text(id).is_none_or(words::is_blank);
    (small && document.descendants(part).all(own)).then_some(part)
}
