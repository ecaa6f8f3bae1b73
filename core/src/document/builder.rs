//! The one way to make a [`Document`]: elements opened and closed in document order.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::{Attribute, AttributeValue, Content, Document, Index, Node, NodeId, Tag};
use crate::words;

/// Builds a [`Document`] from a walk in document order.
///
/// A second root, a text outside the root and a surplus [`Builder::close`] are left out; elements still open at
/// the end are closed.
#[derive(Debug, Default)]
pub struct Builder {
    document: Document,
    open: Vec<u32>,
    codes: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
    /// What each name stands for.
    kinds: Vec<(Tag, Attribute)>,
}

/// The hash of what is one already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn write(&mut self, _: &[u8]) {}
}

impl Builder {
    /// A builder of an empty document.
    pub fn new() -> Self {
        Self::default()
    }

    /// A builder of an empty document that is to have so many nodes.
    #[cfg(feature = "html")]
    pub(crate) fn with_room(nodes: usize) -> Self {
        let mut builder = Self::default();
        builder.document.nodes.reserve(nodes);
        builder
    }

    /// Opens an element; what follows stands in it until [`Builder::close`]. The name is in lower case.
    pub fn open(&mut self, name: &str) {
        let name = self.intern(name);
        let tag = self.kind(name).0;
        let attributes = self.document.attributes.len() as u32;
        let index = self.push(Content::Element { tag, name, attributes: attributes..attributes });
        self.open.push(index);
    }

    /// Gives the open element an attribute; only before its first child. Of two of one name the first counts.
    pub fn attribute(&mut self, name: &str, value: &str) {
        let Some(&index) = self.open.last() else { return };
        let name = self.intern(name);
        let attribute = self.kind(name).1;
        let value = append(&mut self.document.values, value);
        self.document.attributes.push(AttributeValue { owner: NodeId(index), attribute, name, value });
        let count = self.document.attributes.len() as u32;
        if let Content::Element { attributes, .. } = &mut self.document.nodes[index as usize].content {
            attributes.end = count;
        }
    }

    /// Says that the page doesn't show the text or picture that was added last.
    pub fn hide(&mut self) {
        if let Some(last) = self.document.nodes.last_mut() {
            last.hidden = true;
        }
    }

    /// Adds a text to the open element.
    pub fn text(&mut self, text: &str) {
        if !self.open.is_empty() && !text.is_empty() {
            let range = append(&mut self.document.text, text);
            let index = self.push(Content::Text(range));
            self.close_node(index);
        }
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(index) = self.open.pop() {
            self.close_node(index);
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Says that the page is plain text.
    pub fn plain(&mut self) {
        self.document.plain = true;
    }

    /// The document.
    pub fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.close();
        }
        // Only the first root is reachable: what a caller opened after it would have no parent.
        let end = self.document.nodes.first().map_or(0, |root| root.end as usize);
        self.document.nodes.truncate(end);
        self.document.index = Index::new(&self.document.nodes);
        self.document
    }

    fn push(&mut self, content: Content) -> u32 {
        let index = self.document.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        self.document.nodes.push(Node { parent, end: index + 1, hidden: false, content });
        index
    }

    fn close_node(&mut self, index: u32) {
        self.document.nodes[index as usize].end = self.document.nodes.len() as u32;
    }

    fn kind(&self, name: u16) -> (Tag, Attribute) {
        self.kinds.get(usize::from(name)).copied().unwrap_or((Tag::Other, Attribute::Other))
    }

    fn intern(&mut self, name: &str) -> u16 {
        let names = &mut self.document.names;
        let next = names.ends.len() as u32;
        let known = *self.codes.entry(words::hash(name)).or_insert(next) as u16;
        // Two names of one hash: the later is listed each time it comes, which is never in practice.
        if names.get(known) == name {
            return known;
        }
        // A page with 65,535 different names is no page to read: what comes after shares one name.
        match u16::try_from(next) {
            Ok(code) => {
                names.push(name);
                self.kinds.push((Tag::from_name(name), Attribute::from_name(name)));
                code
            }
            Err(_) => u16::MAX,
        }
    }
}

fn append(buffer: &mut String, text: &str) -> Range<u32> {
    let start = buffer.len() as u32;
    buffer.push_str(text);
    start..buffer.len() as u32
}
