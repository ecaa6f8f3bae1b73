//! A page as an arena of nodes in document order, whatever it came from.
//!
//! In comes a browser's snapshot ([`snapshot`]), HTML text (the module `html`, behind the feature of the
//! same name) or plain text ([`plain_text`]); out goes a [`Document`]. Nodes stand in preorder and each knows
//! where its subtree ends, so every walk is a loop over a range: no recursion, whatever the depth.
//!
//! ```
//! use unhusk_core::document::{Builder, Tag};
//!
//! let mut builder = Builder::new();
//! builder.open("p");
//! builder.text("Rain ");
//! builder.open("b");
//! builder.text("again");
//! builder.close();
//! builder.close();
//! let document = builder.finish();
//! let paragraph = document.first(Tag::P).unwrap();
//! assert_eq!(document.text_of(paragraph), "Rain again");
//! ```

mod builder;
#[cfg(feature = "html")]
pub mod html;
pub mod plain_text;
pub mod snapshot;
mod tag;

use std::ops::Range;

pub use builder::Builder;
pub use tag::Tag;

/// The place of a node in its document, counted in document order from 0, which is the root element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The place as an index into arrays that run along the document's nodes.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Clone, Debug)]
struct Node {
    parent: u32,
    /// One past the last descendant.
    end: u32,
    hidden: bool,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Element { tag: Tag, name: u16, attributes: Range<u32> },
    Text(Range<u32>),
}

#[derive(Clone, Debug)]
struct Attribute {
    name: u16,
    value: Range<u32>,
}

/// A page: elements and texts in document order, with what the browser said of their visibility.
#[derive(Clone, Debug, Default)]
pub struct Document {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    names: Vec<Box<str>>,
    text: String,
    values: String,
    address: Option<String>,
    plain: bool,
}

impl Document {
    /// The number of nodes, elements and texts together.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there isn't even a root element.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The address that relative links start from, if it is known.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// Names the address that relative links start from; `None` where it isn't known.
    pub fn set_address(&mut self, address: Option<String>) {
        self.address = address;
    }

    /// Whether the page was plain text, so that titles and lists are guesses from its lines.
    pub fn is_plain_text(&self) -> bool {
        self.plain
    }

    /// Every node in document order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The node's parent; `None` for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id.0 != 0).then(|| NodeId(self.nodes[id.index()].parent))
    }

    /// The node's ancestors from its parent to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |&above| self.parent(above))
    }

    /// One past the node's last descendant: `id.0..end(id)` is the whole subtree.
    pub fn end(&self, id: NodeId) -> u32 {
        self.nodes[id.index()].end
    }

    /// The node's descendants in document order, without itself.
    pub fn descendants(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0 + 1..self.end(id)).map(NodeId)
    }

    /// The node's children in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.end(id);
        let first = Some(id.0 + 1).filter(|&child| child < end);
        std::iter::successors(first, move |&child| {
            Some(self.nodes[child as usize].end).filter(|&next| next < end)
        })
        .map(NodeId)
    }

    /// Whether `inner` is `outer` or stands below it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        (outer.0..self.end(outer)).contains(&inner.0)
    }

    /// The element's tag; `None` for a text.
    pub fn tag(&self, id: NodeId) -> Option<Tag> {
        match self.nodes[id.index()].content {
            Content::Element { tag, .. } => Some(tag),
            Content::Text(_) => None,
        }
    }

    /// Whether the node is an element with this tag.
    pub fn is(&self, id: NodeId, tag: Tag) -> bool {
        self.tag(id) == Some(tag)
    }

    /// The element's local name, of unknown elements too; empty for a text.
    pub fn name(&self, id: NodeId) -> &str {
        match self.nodes[id.index()].content {
            Content::Element { name, .. } => &self.names[usize::from(name)],
            Content::Text(_) => "",
        }
    }

    /// The text of a text node; `None` for an element.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.nodes[id.index()].content {
            Content::Text(range) => Some(&self.text[range.start as usize..range.end as usize]),
            Content::Element { .. } => None,
        }
    }

    /// All texts under the node, joined as they stand.
    pub fn text_of(&self, id: NodeId) -> String {
        (id.0..self.end(id)).filter_map(|node| self.text(NodeId(node))).collect()
    }

    /// The value of an element's attribute.
    #[inline(never)]
    pub fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attributes(id).find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// An element's attributes, names in lower case, in the order of the page.
    pub fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let range = match &self.nodes[id.index()].content {
            Content::Element { attributes, .. } => attributes.start as usize..attributes.end as usize,
            Content::Text(_) => 0..0,
        };
        self.attributes[range].iter().map(|attribute| {
            let value = attribute.value.start as usize..attribute.value.end as usize;
            (&*self.names[usize::from(attribute.name)], &self.values[value])
        })
    }

    /// Whether the page doesn't show this text or picture; of other elements, and of white space, it isn't known.
    ///
    /// A browser knows; of HTML text it is read from attributes, by the rule in [`snapshot`].
    pub fn is_hidden(&self, id: NodeId) -> bool {
        self.nodes[id.index()].hidden
    }

    /// The nodes that fit and stand in no other that does, in document order.
    pub fn outermost(&self, mut fits: impl FnMut(NodeId) -> bool) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut covered = 0;
        for id in self.ids() {
            if id.0 >= covered && fits(id) {
                covered = self.end(id);
                found.push(id);
            }
        }
        found
    }

    /// The first element with this tag, in document order.
    pub fn first(&self, tag: Tag) -> Option<NodeId> {
        self.ids().find(|&id| self.is(id, tag))
    }
}
