//! A live page's snapshot: the format in which a browser hands its document over.
//!
//! `snapshot.js` walks the page once and writes flat arrays and three strings; [`decode`] reads them. A walk in
//! the page's own language and one hand-over cost a fifth of reading node by node across the border.
//!
//! # Format
//! Nodes stand in document order, the root element first. Of each node:
//! - `parents`: the index of its parent; for the root 0.
//! - `tags`: 0 for a text, else 1 + the place of its lower-case local name in `names`.
//! - `flags`: [`HIDDEN`] on every text (but white space) and everything that shows by itself (`img`, frames, `video`,
//!   `audio`, `object`, `embed`) that the page doesn't show, by the rule below; of others nobody asks, and asking the
//!   browser is what costs most. On the root [`RENDERED`], if the
//!   browser lays the page out.
//! - `lengths`: of a text, the UTF-16 units that it takes from `text`, texts following one another, never 0; of an
//!   element 0.
//!
//! Of each attribute, in the order of their elements: `attribute_owners` (a node's index, never falling),
//! `attribute_names` (a place in `names`), `attribute_lengths` (UTF-16 units taken from `values`).
//!
//! `names` are joined by line feeds; beyond 65,534 they share the last. `address` is the document's base address;
//! of a parsed document only that of its own `base` element, since it has no other of its own.
//!
//! # What is walked
//! Left out: comments; the inside of `style`, `template`, `svg`, `img` and `script` (but JSON-LD and `math/tex`), and of
//! frames of other origins; attributes `style` and `on…`, `aria-…` and `data-…` that the core
//! doesn't know (but for the `data-…` of an `img`), and values of more than 65,536 units. Walked: an open shadow root in
//! place of its host's children; what is assigned to a slot in place of its own; a same-origin frame's root element as
//! the frame's child; `noscript`, parsed without running or loading anything where it holds text (it is no text of the
//! page unless it is adopted, see [`super::Source`]). A picture that shows
//! another address than its `src` (`currentSrc`) has that as the attribute `current-src`. Only elements of HTML are
//! special by their names, but for `style`, `template` and `svg`.
//!
//! # What is hidden
//! What shows by itself, and the element that a text stands in, by its own state; it takes over its parent's where that is *gone*
//! or *settled*:
//! - *Gone*: neither it nor anything below is shown. *Unseen*: not visible, but with a box, so that a child may be shown
//!   again. Both are hidden.
//! - *Settled*: not hidden, and nothing below is asked: `head`, `title`, `meta`, `link`, `base`, `source`, `track`,
//!   `param`, `area`, `script`, `style` and `template` never have a box and the inside of `svg` is left out, `rp` says
//!   what shows how its ruby is read, and a closed `details` is there to be opened.
//! - In a document that the browser lays out, `checkVisibility` with `visibilityProperty` decides. Where it says no,
//!   `checkVisibility` alone tells unseen from gone, and the computed style `display: contents` from gone.
//!   A `noscript` has its parent's state.
//! - In any other (parsed, `noscript`, HTML text outside the browser) the attributes decide: `hidden`, a `dialog` without
//!   `open` and `display: none` make it gone, `visibility: hidden` or `collapse` unseen and `visible` shown; in `style`
//!   the last declaration of a property counts. `aria-hidden` says nothing about what is seen.

use std::ops::Range;

use super::adopt::adopt;
use super::{Attribute, AttributeValue, Content, Document, Index, Node, NodeId, Tag};
use crate::words;

/// Bit of `flags`: the page doesn't show the text, picture or embed.
pub const HIDDEN: u8 = 1;

/// Bit of the root's `flags`: the browser lays the page out, so that what is hidden is hidden.
pub const RENDERED: u8 = 2;

/// The most nodes that a snapshot may have: beyond, no reader mode helps.
pub const MAX_NODES: usize = 4_000_000;

/// The parts of a snapshot, as they crossed the border.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts<'a> {
    /// Of each node, its parent's index.
    pub parents: &'a [u32],
    /// Of each node, 0 for a text or 1 + the place of its name.
    pub tags: &'a [u16],
    /// Of each node, its flags.
    pub flags: &'a [u8],
    /// Of each text, its length in UTF-16 units.
    pub lengths: &'a [u32],
    /// Of each attribute, its element's index.
    pub attribute_owners: &'a [u32],
    /// Of each attribute, the place of its name.
    pub attribute_names: &'a [u16],
    /// Of each attribute, its value's length in UTF-16 units.
    pub attribute_lengths: &'a [u32],
    /// Names of elements and attributes, joined by line feeds.
    pub names: &'a str,
    /// All texts, joined.
    pub text: &'a str,
    /// All attributes' values, joined.
    pub values: &'a str,
    /// The address that relative links start from; empty if unknown.
    pub address: &'a str,
}

/// Why a snapshot can't be read. It names the array and the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// There is no root element.
    Empty,
    /// More than [`MAX_NODES`] nodes.
    TooLarge {
        /// How many there are.
        nodes: usize,
    },
    /// Two arrays that run side by side have different lengths.
    Uneven {
        /// The array that differs from the first of its kind.
        array: &'static str,
    },
    /// A value that can't stand where it does.
    Invalid {
        /// The array that it stands in.
        array: &'static str,
        /// Its place there.
        at: usize,
    },
    /// A string is shorter or longer than the lengths that it is cut by.
    WrongLength {
        /// The string's name.
        string: &'static str,
    },
}

impl std::fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(f, "the snapshot has no root element"),
            Self::TooLarge { nodes } => write!(f, "the page has {nodes} nodes, more than {MAX_NODES}"),
            Self::Uneven { array } => {
                write!(f, "the snapshot's array {array} has another length than its neighbours")
            }
            Self::Invalid { array, at } => {
                write!(f, "the snapshot's array {array} has an impossible value at {at}")
            }
            Self::WrongLength { string } => {
                write!(f, "the snapshot's string {string} doesn't fit its lengths")
            }
        }
    }
}

impl std::error::Error for SnapshotError {}

/// Reads a page's snapshot.
///
/// # Errors
/// Any array or string that doesn't fit the format; nothing is guessed.
pub fn decode(parts: &Parts<'_>) -> Result<Document, SnapshotError> {
    let mut document = read(parts)?;
    adopt(&mut document);
    Ok(document)
}

/// Reads a snapshot as it stands: of a page that shows next to nothing, nothing is adopted.
///
/// # Errors
/// As those of [`decode`].
pub fn read(parts: &Parts<'_>) -> Result<Document, SnapshotError> {
    check_lengths(parts)?;
    let mut reader = Reader::new(parts);
    for at in 0..parts.parents.len() {
        reader.node(at)?;
    }
    reader.finish()
}

/// The walk over the arrays: what was read so far, and which elements are open.
struct Reader<'a> {
    parts: &'a Parts<'a>,
    document: Document,
    open: Vec<u32>,
    /// What each of the names stands for, once it was looked up.
    tags: Vec<Option<Tag>>,
    attributes: Vec<Option<Attribute>>,
    texts: Utf16Cutter<'a>,
    values: Utf16Cutter<'a>,
    /// The next attribute.
    attribute: usize,
}

impl<'a> Reader<'a> {
    fn new(parts: &'a Parts<'a>) -> Self {
        let mut document = Document {
            nodes: Vec::with_capacity(parts.parents.len()),
            attributes: Vec::with_capacity(parts.attribute_owners.len()),
            rendered: parts.flags.first().is_some_and(|flags| flags & RENDERED != 0),
            ..Document::default()
        };
        words::pieces(parts.names, b'\n').for_each(|name| document.names.push(name));
        let names = document.names.ends.len();
        Self {
            parts,
            document,
            open: Vec::new(),
            tags: vec![None; names],
            attributes: vec![None; names],
            texts: Utf16Cutter::new(parts.text, "text"),
            values: Utf16Cutter::new(parts.values, "values"),
            attribute: 0,
        }
    }

    fn node(&mut self, at: usize) -> Result<(), SnapshotError> {
        self.close_until(at)?;
        let parent = self.open.last().copied().unwrap_or(0);
        let content = match self.parts.tags[at] {
            0 => self.text(at)?,
            code => self.element(at, code - 1)?,
        };
        let hidden = self.parts.flags[at] & HIDDEN != 0;
        self.document.nodes.push(Node { parent, end: at as u32 + 1, hidden, content });
        Ok(())
    }

    fn text(&mut self, at: usize) -> Result<Content, SnapshotError> {
        match self.parts.lengths[at] {
            // A text has a character, as the core sees it.
            0 => Err(SnapshotError::Invalid { array: "lengths", at }),
            length => self.texts.take(length).map(Content::Text),
        }
    }

    fn element(&mut self, at: usize, name: u16) -> Result<Content, SnapshotError> {
        let Some(known) = self.tags.get_mut(usize::from(name)) else {
            return Err(SnapshotError::Invalid { array: "tags", at });
        };
        let tag = *known.get_or_insert_with(|| Tag::from_name(self.document.names.get(name)));
        self.open.push(at as u32);
        let first = self.document.attributes.len() as u32;
        while self.parts.attribute_owners.get(self.attribute) == Some(&(at as u32)) {
            self.take_attribute(at as u32)?;
        }
        Ok(Content::Element { tag, name, attributes: first..self.document.attributes.len() as u32 })
    }

    fn take_attribute(&mut self, owner: u32) -> Result<(), SnapshotError> {
        let at = self.attribute;
        let name = self.parts.attribute_names[at];
        let Some(known) = self.attributes.get_mut(usize::from(name)) else {
            return Err(SnapshotError::Invalid { array: "attribute_names", at });
        };
        let attribute = *known.get_or_insert_with(|| Attribute::from_name(self.document.names.get(name)));
        let value = self.values.take(self.parts.attribute_lengths[at])?;
        self.document.attributes.push(AttributeValue { owner: NodeId(owner), attribute, name, value });
        self.attribute += 1;
        Ok(())
    }

    /// Closes elements until the parent of the next node is the innermost open one.
    fn close_until(&mut self, at: usize) -> Result<(), SnapshotError> {
        if at == 0 {
            return Ok(());
        }
        let parent = self.parts.parents[at];
        while let Some(&innermost) = self.open.last() {
            if innermost == parent {
                return Ok(());
            }
            self.document.nodes[innermost as usize].end = at as u32;
            self.open.pop();
        }
        Err(SnapshotError::Invalid { array: "parents", at })
    }

    fn finish(mut self) -> Result<Document, SnapshotError> {
        if self.attribute != self.parts.attribute_owners.len() {
            return Err(SnapshotError::Invalid { array: "attribute_owners", at: self.attribute });
        }
        let mut document = self.document;
        let end = document.nodes.len() as u32;
        for open in self.open.drain(..) {
            document.nodes[open as usize].end = end;
        }
        document.text = self.texts.finish()?;
        document.values = self.values.finish()?;
        document.index = Index::new(&document.nodes);
        document.address = (!self.parts.address.is_empty()).then(|| self.parts.address.to_owned());
        Ok(document)
    }
}

fn check_lengths(parts: &Parts<'_>) -> Result<(), SnapshotError> {
    let nodes = parts.parents.len();
    let attributes = parts.attribute_owners.len();
    let even = |array, length, expected| {
        if length == expected { Ok(()) } else { Err(SnapshotError::Uneven { array }) }
    };
    even("tags", parts.tags.len(), nodes)?;
    even("flags", parts.flags.len(), nodes)?;
    even("lengths", parts.lengths.len(), nodes)?;
    even("attribute_names", parts.attribute_names.len(), attributes)?;
    even("attribute_lengths", parts.attribute_lengths.len(), attributes)?;
    match nodes {
        0 => Err(SnapshotError::Empty),
        _ if nodes > MAX_NODES => Err(SnapshotError::TooLarge { nodes }),
        _ if parts.tags[0] == 0 => Err(SnapshotError::Invalid { array: "tags", at: 0 }),
        _ => Ok(()),
    }
}

/// Cuts a string by lengths counted in UTF-16 units.
///
/// What is cut is copied in one piece at the end; only a pair of surrogates that a border splits is copied for itself.
struct Utf16Cutter<'a> {
    source: &'a str,
    /// Up to where `source` was taken, and up to where it was copied.
    taken: usize,
    copied: usize,
    copy: String,
    /// Whether the second half of the character last taken, a pair of surrogates, is still to be taken.
    half: bool,
    string: &'static str,
}

impl<'a> Utf16Cutter<'a> {
    fn new(source: &'a str, string: &'static str) -> Self {
        let copy = String::with_capacity(source.len());
        Self { source, taken: 0, copied: 0, copy, half: false, string }
    }

    /// Where the next `units` will stand in the copy; a pair of surrogates that a border splits becomes U+FFFD on both
    /// sides.
    fn take(&mut self, units: u32) -> Result<Range<u32>, SnapshotError> {
        let start = self.place();
        let end = self.taken + units as usize;
        let ascii = self.source.as_bytes().get(self.taken..end).is_some_and(<[u8]>::is_ascii);
        if ascii && !self.half {
            self.taken = end;
        } else {
            self.walk(units)?;
        }
        Ok(start..self.place())
    }

    fn place(&self) -> u32 {
        (self.copy.len() + self.taken - self.copied) as u32
    }

    fn walk(&mut self, units: u32) -> Result<(), SnapshotError> {
        let mut left = units;
        if self.half && left > 0 {
            self.half = false;
            self.copy.push(char::REPLACEMENT_CHARACTER);
            left -= 1;
        }
        while left > 0 {
            let Some(&first) = self.source.as_bytes().get(self.taken) else {
                return Err(SnapshotError::WrongLength { string: self.string });
            };
            let (bytes, width) = match first {
                0..0xc0 => (1, 1),
                0xc0..0xe0 => (2, 1),
                0xe0..0xf0 => (3, 1),
                _ => (4, 2),
            };
            if width > left {
                self.split(bytes);
                return Ok(());
            }
            self.taken += bytes;
            left -= width;
        }
        Ok(())
    }

    /// Takes the first half of a character.
    fn split(&mut self, bytes: usize) {
        self.copy.push_str(self.source.get(self.copied..self.taken).unwrap_or_default());
        self.copy.push(char::REPLACEMENT_CHARACTER);
        self.taken += bytes;
        self.copied = self.taken;
        self.half = true;
    }

    fn finish(mut self) -> Result<String, SnapshotError> {
        if self.half || self.taken != self.source.len() {
            return Err(SnapshotError::WrongLength { string: self.string });
        }
        self.copy.push_str(words::behind(self.source, self.copied));
        Ok(self.copy)
    }
}

#[cfg(test)]
mod tests {
    use super::{HIDDEN, Parts, SnapshotError, decode};
    use crate::document::{Attribute, NodeId, Tag};

    /// `<html><p class="a">Grüße 😀<b hidden>x</b></p></html>`
    const PAGE: Parts<'_> = Parts {
        parents: &[0, 0, 1, 1, 3],
        tags: &[1, 2, 0, 3, 0],
        flags: &[0, 0, 0, 0, HIDDEN],
        lengths: &[0, 0, 8, 0, 1],
        attribute_owners: &[1],
        attribute_names: &[3],
        attribute_lengths: &[1],
        names: "html\np\nb\nclass",
        text: "Grüße 😀x",
        values: "a",
        address: "https://example.org/",
    };

    #[test]
    fn a_snapshot_becomes_its_document() {
        let document = decode(&PAGE).unwrap();
        assert_eq!(document.len(), 5);
        assert_eq!(document.text(NodeId(2)), Some("Grüße 😀"));
        assert_eq!(document.attribute(NodeId(1), Attribute::Class), Some("a"));
        assert_eq!(document.tag(NodeId(3)), Some(Tag::B));
        assert!(document.is_hidden(NodeId(4)) && !document.is_hidden(NodeId(2)));
        assert_eq!(document.end(NodeId(1)), 5);
        assert_eq!(document.address(), Some("https://example.org/"));
    }

    #[test]
    fn a_pair_split_between_two_texts_is_replaced_on_both_sides() {
        let parts = Parts { lengths: &[0, 0, 7, 0, 2], ..PAGE };
        let document = decode(&parts).unwrap();
        assert_eq!(document.text(NodeId(2)), Some("Grüße \u{fffd}"));
        assert_eq!(document.text(NodeId(4)), Some("\u{fffd}x"));
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let error = |parts: Parts<'_>| decode(&parts).unwrap_err();
        assert_eq!(error(Parts::default()), SnapshotError::Empty);
        assert_eq!(error(Parts { flags: &[0], ..PAGE }), SnapshotError::Uneven { array: "flags" });
        assert_eq!(error(Parts { text: "Grüße", ..PAGE }), SnapshotError::WrongLength { string: "text" });
        assert_eq!(
            error(Parts { text: "Grüße 😀xx", ..PAGE }),
            SnapshotError::WrongLength { string: "text" }
        );
        assert_eq!(
            error(Parts { tags: &[1, 9, 0, 3, 0], ..PAGE }),
            SnapshotError::Invalid { array: "tags", at: 1 }
        );
        assert_eq!(
            error(Parts { parents: &[0, 0, 1, 4, 3], ..PAGE }),
            SnapshotError::Invalid { array: "parents", at: 3 }
        );
        assert_eq!(
            error(Parts { attribute_owners: &[9], ..PAGE }),
            SnapshotError::Invalid { array: "attribute_owners", at: 0 }
        );
    }
}
