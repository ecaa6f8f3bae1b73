//! Links to a place of the same page: an element with an `id`, or an `a` with a `name`.

use std::borrow::Cow;

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

/// A page's jumps in the order of their links; of several places of one name the first counts.
#[inline(never)]
pub(super) fn find(document: &Document) -> Vec<Jump> {
    let page = document.address().map(|address| words::front(address, hash_in(address)));
    let mut links = Vec::new();
    for (link, _, href) in document.attributes_named(&[Attribute::Href]) {
        let href = href.trim();
        let hash = hash_in(href);
        let leads_here = hash == 0 || page == Some(words::front(href, hash));
        if leads_here && hash + 1 < href.len() && document.is(link, Tag::A) {
            links.push((words::hash(&decoded(&href[hash + 1..])), link.0));
        }
    }
    if links.is_empty() {
        return Vec::new();
    }
    let links = words::sorted(links);
    let mut jumps = Vec::new();
    let mut last = None;
    for (hash, place) in words::sorted(names(document)) {
        if last.replace(hash) == Some(hash) {
            continue;
        }
        let first = links.partition_point(|&(own, _)| own < hash);
        let own = links[first..].iter().take_while(|link| link.0 == hash);
        jumps.extend(own.map(|&(_, link)| (u64::from(link), place)));
    }
    let jump = |(link, place)| Jump { link: NodeId(link as u32), place: NodeId(place) };
    words::sorted(jumps).into_iter().map(jump).collect()
}

/// The places of a page, each with the hash of its name.
fn names(document: &Document) -> Vec<(u64, u32)> {
    let named = document.attributes_named(&[Attribute::Id, Attribute::Name]);
    let places = named.filter(|&(id, name, _)| name == Attribute::Id || document.is(id, Tag::A));
    places.map(|(id, _, value)| (words::hash(value), id.0)).collect()
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
