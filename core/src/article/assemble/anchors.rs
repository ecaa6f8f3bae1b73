//! Links to a place of the same page: where the article has the place, it is named there, and the link leads to it.
//!
//! A place is an element with an `id`, or an `a` with a `name`. The article may have left the element out (an empty
//! anchor, a `div`): then the first element that holds what it held has the name, or what comes right after it.

use std::borrow::Cow;

use crate::document::{Attribute, Document, NodeId, Tag};
use crate::tree::{Tree, TreeId};
use crate::words;

/// A link of the tree, and the name of the place that it leads to.
struct Jump {
    link: TreeId,
    name: String,
}

/// Names the places of the tree that its links lead to, and makes the links' addresses `#name`.
#[inline(never)]
pub(super) fn bind(document: &Document, tree: &mut Tree) {
    let jumps = jumps(document, tree);
    if jumps.is_empty() {
        return;
    }
    let leaf = |id| tree.source(id).filter(|_| tree.block(id).is_some()).map(|source| (id, source));
    // They follow one another in the page as they do here.
    let leaves: Vec<(TreeId, NodeId)> = (0..tree.len()).filter_map(leaf).collect();
    let mut next = 0;
    for (place, jump) in places(document, &jumps) {
        let (place, jump) = (NodeId(place as u32), &jumps[jump as usize]);
        while leaves.get(next).is_some_and(|&(_, source)| source < place) {
            next += 1;
        }
        let Some(&(leaf, source)) = leaves.get(next) else { break };
        // Of a place that holds something, the article has to have something.
        if document.contains(place, source) || holds_nothing(document, place) {
            let holder = holder(document, tree, leaf, place);
            let name = tree.name(holder, &jump.name).to_owned();
            tree.lead(jump.link, &name);
        }
    }
}

fn jumps(document: &Document, tree: &Tree) -> Vec<Jump> {
    let page = document.address().map(without_fragment);
    let jump = |link| {
        let href = tree.value(link, Attribute::Href)?.trim();
        let hash = words::find(href, "#").filter(|&hash| hash == 0 || page == Some(&href[..hash]))?;
        let name = decoded(&href[hash + 1..]).into_owned();
        let is_name = !name.is_empty() && words::find_char(&name, &char::is_whitespace) == name.len();
        is_name.then_some(Jump { link, name })
    };
    (0..tree.len()).filter_map(jump).collect()
}

fn without_fragment(address: &str) -> &str {
    words::front(address, words::find_char(address, &|letter| letter == '#'))
}

/// The elements that jumps lead to, each with its jump's number, in the order of the page; of several elements of one name
/// the first.
fn places(document: &Document, jumps: &[Jump]) -> Vec<(u64, u32)> {
    let hashes = jumps.iter().enumerate().map(|(number, jump)| (words::hash(&jump.name), number as u32));
    let wanted = words::sorted(hashes.collect());
    let mut found = vec![false; jumps.len()];
    let mut places = Vec::new();
    for (id, attribute, value) in document.attributes_named(&[Attribute::Id, Attribute::Name]) {
        if attribute == Attribute::Name && !document.is(id, Tag::A) {
            continue;
        }
        let hash = words::hash(value);
        let first = wanted.partition_point(|&(own, _)| own < hash);
        for &(_, jump) in wanted[first..].iter().take_while(|&&(own, _)| own == hash) {
            if !std::mem::replace(&mut found[jump as usize], true) {
                places.push((u64::from(id.0), jump));
            }
        }
    }
    words::sorted(places)
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

/// A fragment as the name that it stands for: `%C3%A4` is one letter.
fn decoded(fragment: &str) -> Cow<'_, str> {
    if words::find(fragment, "%").is_none() {
        return Cow::Borrowed(fragment);
    }
    let digit = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped =
            (byte == b'%').then(|| Some(digit(bytes.get(at + 1))? * 16 + digit(bytes.get(at + 2))?));
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
        for (fragment, name) in
            [("a", "a"), ("%C3%A4-1", "ä-1"), ("100%", "100%"), ("%zz%41", "%zzA"), ("%FF", "%FF")]
        {
            assert_eq!(decoded(fragment), name);
        }
    }
}
