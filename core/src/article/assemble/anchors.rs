//! Links to a place of the same page: where the article has the place, it is named there, and the link leads to it.
//!
//! The article may have left the place's element out (an empty anchor, a `div`): then the first element that holds what it
//! held has the name, or what comes right after it.

use crate::document::{Document, NodeId, Tag};
use crate::elements::jump;
use crate::tree::{Tree, TreeId};
use crate::verdict::Page;
use crate::words;

/// Names the places of the tree that its links lead to, and makes the links' addresses `#name`.
#[inline(never)]
pub(super) fn bind(page: &Page<'_>, tree: &mut Tree) {
    let document = page.document;
    let own = |id| tree.source(id).filter(|_| tree.tag(id) == Some(Tag::A)).map(|source| (id, source));
    let jumps = (0..tree.len()).filter_map(own);
    let places =
        jumps.filter_map(|(id, source)| Some((u64::from(page.elements.place_of(source)?.0), id as u32)));
    let places = words::sorted(places.collect());
    if places.is_empty() {
        return;
    }
    let leaf = |id| tree.source(id).filter(|_| tree.block(id).is_some()).map(|source| (id, source));
    // They follow one another in the page as they do here.
    let leaves: Vec<(TreeId, NodeId)> = (0..tree.len()).filter_map(leaf).collect();
    let mut next = 0;
    for (place, link) in places {
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
    let mut around =
        std::iter::successors(tree.parent(leaf), |&id| tree.parent(id)).take_while(|&id| id != 0);
    let inside = |id: &TreeId| tree.source(*id).is_some_and(|source| document.contains(place, source));
    let outermost =
        around.clone().take_while(|id| inside(id) || tree.source(*id).is_none()).filter(inside).last();
    let block = |id: &TreeId| tree.tag(*id).is_some_and(|tag| !tag.is_inline());
    outermost.or_else(|| around.find(block)).unwrap_or(leaf)
}
