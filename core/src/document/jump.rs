//! Links to a place of the same page: an element with an `id`, or an `a` with a `name`.

use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// A link, and the place that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The link.
    pub link: NodeId,
    /// The element that it leads to.
    pub place: NodeId,
}

impl Jump {
    /// Whether the link is raised, by what is around it or by what it holds.
    pub fn is_raised(self, document: &Document) -> bool {
        is_raised(document, self.link) || document.holds(self.link, Tag::Sup)
    }
}

/// Whether a node is raised by what is around it.
#[inline(never)]
pub(super) fn is_raised(document: &Document, id: NodeId) -> bool {
    const LEVELS: usize = 4;
    document.around(id).take(LEVELS).any(|id| document.is(id, Tag::Sup))
}

/// A page's jumps in the order of their links; of several places of one name the first counts.
#[inline(never)]
pub fn find(document: &Document) -> Vec<Jump> {
    let page = document.address().map(|address| words::front(address, hash_in(address)));
    let mut links = Vec::new();
    for (link, _, href) in document.attributes_named(&[Attribute::Href]) {
        let hash = hash_in(href);
        if (hash == 0 || page == Some(words::front(href, hash))) && document.is(link, Tag::A) {
            let name = words::behind(href, hash + 1);
            if !name.is_empty() {
                links.push((name_in(name), link));
            }
        }
    }
    let places = if links.is_empty() { Vec::new() } else { places(document) };
    let mut jumps = Vec::new();
    for (name, link) in links {
        let first = places.partition_point(|&(own, _)| own < name);
        if let Some(&(own, place)) = places.get(first)
            && own == name
        {
            jumps.push(Jump { link, place: NodeId(place) });
        }
    }
    jumps
}

/// The places of a page by the hash of their name, those of one name in order.
fn places(document: &Document) -> Vec<(u64, u32)> {
    let mut places = Vec::new();
    for (id, name, value) in document.attributes_named(&[Attribute::Id, Attribute::Name]) {
        if name == Attribute::Id || document.is(id, Tag::A) {
            places.push((words::hash(value), id.0));
        }
    }
    words::sorted(places)
}

/// The place's name.
pub(crate) fn name(document: &Document, place: NodeId) -> &str {
    let named =
        document.attribute(place, Attribute::Id).or_else(|| document.attribute(place, Attribute::Name));
    named.unwrap_or_default()
}

/// Where an address has its `#`; its end if it has none.
fn hash_in(address: &str) -> usize {
    words::find_char(address, &|letter| letter == '#')
}

/// The hash of the name that a fragment stands for: `%C3%A4` is one letter.
fn name_in(fragment: &str) -> u64 {
    let digit = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
    let bytes = fragment.as_bytes();
    let mut hash = words::hash("");
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let mut own = byte;
        if byte == b'%'
            && let Some(high) = digit(bytes.get(at + 1))
            && let Some(low) = digit(bytes.get(at + 2))
        {
            own = (high * 16 + low) as u8;
            at += 2;
        }
        hash = words::step(hash, own);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::name_in;
    use crate::words;

    #[test]
    fn fragments_are_decoded() {
        for (fragment, name) in [("a", "a"), ("%C3%A4-1", "ä-1"), ("100%", "100%"), ("%zz%41", "%zzA")] {
            assert_eq!(name_in(fragment), words::hash(name), "{fragment}");
        }
    }
}
