//! Links to a place of the same page: where the article has the place, it is named there, and the link leads to it.
//!
//! The article may have left the place's element out (an empty anchor, a `div`): then the first element that holds what it
//! held has the name, or what comes right after it.

use crate::document::{Document, NodeId, Tag, jump};
use crate::tree::{Tree, TreeId};
use crate::verdict::Page;
use crate::words;

/// Names the places of the tree that its links lead to, and makes the links' addresses `#name`.
#[inline(never)]
pub(super) fn bind(page: &Page<'_>, tree: &mut Tree) {
    let document = page.document;
    let mut jumps = Vec::new();
    // Texts and pictures follow one another in the page as they do here.
    let mut leaves = Vec::new();
    for id in 0..tree.len() {
        let Some(source) = tree.source(id) else { continue };
        if tree.block(id).is_some() {
            leaves.push((id, source));
        } else if let Some(place) = page.elements.place_of(source).filter(|_| tree.tag(id) == Some(Tag::A)) {
            jumps.push((u64::from(place.0), id as u32));
        }
    }
    let mut next = 0;
    for (place, link) in words::sorted(jumps) {
        let place = NodeId(place as u32);
        while leaves.get(next).is_some_and(|&(_, source)| source < place) {
            next += 1;
        }
        let Some(&(leaf, source)) = leaves.get(next) else { break };
        let name = jump::name(document, place);
        // Of a place that holds something, the article has to have something.
        let is_there = document.contains(place, source) || holds_nothing(document, place);
        if is_there && words::find_char(name, &char::is_whitespace) == name.len() {
            let holder = holder(document, tree, leaf, place);
            let name = tree.name(holder, name).to_owned();
            tree.lead(link as TreeId, &name);
        }
    }
}

fn holds_nothing(document: &Document, place: NodeId) -> bool {
    document
        .descendants(place)
        .all(|id| document.text(id).is_none_or(words::is_blank) && !document.is(id, Tag::Img))
}

/// The outermost element of the tree around a leaf that stands in the place; if none does, the block around the leaf.
fn holder(document: &Document, tree: &Tree, leaf: TreeId, place: NodeId) -> TreeId {
    let (mut inside, mut block) = (None, None);
    let mut around = tree.parent(leaf);
    while let Some(id) = around.filter(|&id| id != 0) {
        match tree.source(id) {
            Some(source) if document.contains(place, source) => inside = Some(id),
            Some(_) if inside.is_some() => break,
            _ => {}
        }
        if block.is_none() && tree.tag(id).is_some_and(|tag| !tag.is_inline()) {
            block = Some(id);
        }
        around = tree.parent(id);
    }
    inside.or(block).unwrap_or(leaf)
}
