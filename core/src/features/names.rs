//! What ids and classes around a block say of it.

use crate::document::{Document, NodeId, Tag};
use crate::words;

/// A list of names, as the numbers that they are compared by.
macro_rules! names {
    ($($name:literal),* $(,)?) => { &[$($crate::features::hash($name)),*] };
}
pub(crate) use names;

/// Names that authors of pages give to what surrounds a text.
const EXTRAS: &[u32] = names![
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "related",
    "recommended",
    "recommendations",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "newsletter",
    "promo",
    "popup",
    "modal",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "pagination",
    "pager",
    "widget",
    "toolbar",
    "trending",
    "popular",
    "login",
    "signup",
    "outbrain",
    "taboola",
    "consent",
    "gdpr",
    "masthead",
    "copyright",
    "legal",
    "tags",
    "meta",
    "byline",
    "skip",
    "teaser",
    "cta",
];

/// Names that authors of pages give to the text itself.
const TEXT: &[u32] = names![
    "article",
    "articlebody",
    "body",
    "content",
    "entry",
    "hentry",
    "main",
    "post",
    "story",
    "text",
    "prose",
    "markdown",
    "blog",
    "description",
    "documentation",
    "docs",
    "column",
    "paragraph",
];

/// The names in ids and classes, and how far above a node the nearest of the two lists stand.
#[derive(Clone, Debug)]
pub struct Names {
    /// The hashes of all elements' names, one element after another.
    hashes: Vec<u32>,
    /// Of each node, where its own begin; one more at the end.
    starts: Vec<u32>,
    extras: Vec<u8>,
    text: Vec<u8>,
}

const FAR: u8 = u8::MAX;
/// Names further up than this say nothing of a block.
const LEVELS: u8 = 6;
/// An element with more names than this is styled by a machine.
const MOST: usize = 24;

impl Names {
    /// Reads the ids and classes of every element once.
    pub(super) fn read(document: &Document) -> Self {
        let nodes = document.len();
        let mut names = Self {
            hashes: Vec::new(),
            starts: Vec::with_capacity(nodes + 1),
            extras: vec![FAR; nodes],
            text: vec![FAR; nodes],
        };
        for id in document.ids() {
            names.starts.push(names.hashes.len() as u32);
            for attribute in ["id", "class"] {
                document
                    .attribute(id, attribute)
                    .into_iter()
                    .for_each(|value| push_hashes(value, &mut names.hashes));
            }
            names.measure(document, id);
        }
        names.starts.push(names.hashes.len() as u32);
        names
    }

    fn measure(&mut self, document: &Document, id: NodeId) {
        // The classes of the page as a whole say what else it has, not what a block is.
        let whole = matches!(document.tag(id), Some(Tag::Html | Tag::Body));
        let own = if whole { &[] } else { &self.hashes[self.starts[id.index()] as usize..] };
        let above = document.parent(id).map(NodeId::index);
        let nearest = |list: &[u32], levels: &[u8]| match above {
            _ if own.iter().any(|hash| list.contains(hash)) => 0,
            Some(above) => levels[above].saturating_add(1),
            None => FAR,
        };
        let (extras, text) = (nearest(EXTRAS, &self.extras), nearest(TEXT, &self.text));
        self.extras[id.index()] = extras;
        self.text[id.index()] = text;
    }

    /// Whether an extra of the page, and whether a text is named around the element.
    pub(super) fn around(&self, id: NodeId) -> (bool, bool) {
        (self.extras[id.index()] <= LEVELS, self.text[id.index()] <= LEVELS)
    }

    /// Whether an element itself has one of these names; see [`hash`].
    pub fn has(&self, id: NodeId, list: &[u32]) -> bool {
        self.own(id).iter().any(|hash| list.contains(hash))
    }

    /// Whether an element has a name of the one list right before one of the other.
    pub fn has_pair(&self, id: NodeId, first: &[u32], second: &[u32]) -> bool {
        self.own(id).windows(2).any(|pair| first.contains(&pair[0]) && second.contains(&pair[1]))
    }

    fn own(&self, id: NodeId) -> &[u32] {
        &self.hashes[self.starts[id.index()] as usize..self.starts[id.index() + 1] as usize]
    }
}

/// The number that a name, in lower case, is compared by: the lower half of [`words::hash`].
pub const fn hash(name: &str) -> u32 {
    words::hash(name) as u32
}

/// Adds the parts of a list of names: cut at what is no letter and at capitals, in lower case.
fn push_hashes(names: &str, hashes: &mut Vec<u32>) {
    let most = hashes.len() + MOST;
    let mut open: Option<u64> = None;
    let mut lower = false;
    for byte in names.bytes() {
        if !byte.is_ascii_alphabetic() || lower && byte.is_ascii_uppercase() {
            hashes.extend(open.take().map(|hash| hash as u32));
        }
        lower = byte.is_ascii_lowercase();
        if hashes.len() == most {
            return;
        }
        if byte.is_ascii_alphabetic() {
            open = Some(words::step(open.unwrap_or(words::OFFSET), byte.to_ascii_lowercase()));
        }
    }
    hashes.extend(open.map(|hash| hash as u32));
}

#[cfg(test)]
mod tests {
    use super::{hash, push_hashes};

    #[test]
    fn names_are_cut_where_a_reader_would() {
        let mut hashes = Vec::new();
        push_hashes("post-footer shareBar ad_2", &mut hashes);
        assert_eq!(hashes, ["post", "footer", "share", "bar", "ad"].map(hash));
    }
}
