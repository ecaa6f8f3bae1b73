//! Links to a place of the same page: where the article has the place, it is named there, and the link leads to it.
//!
//! A place is an element with an `id`, or an `a` with a `name`. The article may have left the element out (an empty
//! anchor, a `div`): then the first element that holds what it held has the name, or what comes right after it.

use std::borrow::Cow;

use crate::document::{Attribute, Document, NodeId, Tag};
use crate::tree::{Tree, TreeId};

/// A link of the tree, and the name of the place that it leads to.
struct Jump {
    link: TreeId,
    name: String,
}

/// Names the places of the tree that its links lead to, and makes the links' addresses `#name`.
pub(super) fn bind(document: &Document, tree: &mut Tree) {
    let jumps = jumps(document, tree);
    if jumps.is_empty() {
        return;
    }
    let mut places = places(document, &jumps);
    places.sort_unstable_by_key(|&(place, jump)| (place.0, jump));
    let leaves: Vec<(TreeId, NodeId)> = leaves(tree);
    let mut next = 0;
    for (place, jump) in places {
        while leaves.get(next).is_some_and(|&(_, source)| source < place) {
            next += 1;
        }
        let Some(&(leaf, source)) = leaves.get(next) else { break };
        // Of a place that holds something, the article has to have something.
        if document.contains(place, source) || holds_nothing(document, place) {
            let holder = holder(document, tree, leaf, place);
            let name = tree.name(holder, &jumps[jump].name).to_owned();
            tree.lead(jumps[jump].link, &name);
        }
    }
}

fn jumps(document: &Document, tree: &Tree) -> Vec<Jump> {
    let page = document.address().map(without_fragment);
    let links = (0..tree.len()).filter(|&id| tree.tag(id) == Some(Tag::A));
    let jump = |link| {
        let href = tree.attribute(link, "href")?.trim();
        let hash = href.find('#').filter(|&hash| hash == 0 || page == Some(&href[..hash]))?;
        let name = decoded(&href[hash + 1..]).into_owned();
        let is_name = !name.is_empty() && !name.contains(char::is_whitespace);
        is_name.then_some(Jump { link, name })
    };
    links.filter_map(jump).collect()
}

fn without_fragment(address: &str) -> &str {
    &address[..address.find('#').unwrap_or(address.len())]
}

/// The elements that jumps lead to, each with its jump's number; several elements of one name count as the first.
fn places(document: &Document, jumps: &[Jump]) -> Vec<(NodeId, usize)> {
    let mut order: Vec<usize> = (0..jumps.len()).collect();
    order.sort_unstable_by(|&one, &other| jumps[one].name.cmp(&jumps[other].name));
    let mut found = vec![false; jumps.len()];
    let mut places = Vec::new();
    for (id, attribute, value) in document.attributes_named(&[Attribute::Id, Attribute::Name]) {
        if attribute == Attribute::Name && !document.is(id, Tag::A) {
            continue;
        }
        let first = order.partition_point(|&jump| jumps[jump].name.as_str() < value);
        for &jump in order[first..].iter().take_while(|&&jump| jumps[jump].name == value) {
            if !std::mem::replace(&mut found[jump], true) {
                places.push((id, jump));
            }
        }
    }
    places
}

/// The tree's texts and pictures with what they were made of, which follow one another in the page as they do here.
fn leaves(tree: &Tree) -> Vec<(TreeId, NodeId)> {
    let leaf = |id| tree.source(id).filter(|_| tree.block(id).is_some()).map(|source| (id, source));
    (0..tree.len()).filter_map(leaf).collect()
}

fn holds_nothing(document: &Document, place: NodeId) -> bool {
    document.descendants(place).all(|id| {
        document.text(id).is_none_or(|text| crate::words::is_blank(text)) && !document.is(id, Tag::Img)
    })
}

/// The outermost element of the tree around a leaf that stands in the place; if none does, the block around the leaf.
fn holder(document: &Document, tree: &Tree, leaf: TreeId, place: NodeId) -> TreeId {
    let mut around = std::iter::successors(tree.parent(leaf), |&id| tree.parent(id)).take_while(|&id| id != 0);
    let inside = |id: &TreeId| tree.source(*id).is_some_and(|source| document.contains(place, source));
    let outermost = around.clone().take_while(|id| inside(id) || tree.source(*id).is_none()).filter(inside).last();
    let block = |id: &TreeId| tree.tag(*id).is_some_and(|tag| !tag.is_inline());
    outermost.or_else(|| around.find(block)).unwrap_or(leaf)
}

/// A fragment as the name that it stands for: `%C3%A4` is one letter.
fn decoded(fragment: &str) -> Cow<'_, str> {
    if !fragment.contains('%') {
        return Cow::Borrowed(fragment);
    }
    let digit = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%').then(|| Some(digit(bytes.get(at + 1))? * 16 + digit(bytes.get(at + 2))?));
        let (value, width) = escaped.flatten().map_or((byte, 1), |value| (value as u8, 3));
        out.push(value);
        at += width;
    }
    String::from_utf8(out).map_or(Cow::Borrowed(fragment), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn fragments_are_decoded_where_they_are_text() {
        for (fragment, name) in [("a", "a"), ("%C3%A4-1", "ä-1"), ("100%", "100%"), ("%zz%41", "%zzA"), ("%FF", "%FF")] {
            assert_eq!(decoded(fragment), name);
        }
    }
}
