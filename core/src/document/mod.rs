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

mod adopt;
mod attribute;
mod builder;
#[cfg(feature = "html")]
pub mod html;
pub mod jump;
mod known_names;
pub mod plain_text;
pub mod remark;
pub mod snapshot;
mod tag;

use std::ops::Range;

pub use adopt::Source;
pub(crate) use adopt::unescape;
pub use attribute::Attribute;
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

impl Node {
    fn tag(&self) -> Option<Tag> {
        match self.content {
            Content::Element { tag, .. } => Some(tag),
            Content::Text(_) => None,
        }
    }
}

#[derive(Clone, Debug)]
enum Content {
    Element { tag: Tag, name: u16, attributes: Range<u32> },
    Text(Range<u32>),
}

/// Two lists of nodes in document order as one.
pub fn merge<'a>(mut one: &'a [NodeId], mut other: &'a [NodeId]) -> Vec<NodeId> {
    let mut merged = Vec::with_capacity(one.len() + other.len());
    while let (Some(&a), Some(&b)) = (one.first(), other.first()) {
        let list = if a <= b { &mut one } else { &mut other };
        merged.push(a.min(b));
        *list = &list[1..];
    }
    merged.extend_from_slice(one);
    merged.extend_from_slice(other);
    merged
}

#[derive(Clone, Debug)]
struct AttributeValue {
    owner: NodeId,
    attribute: Attribute,
    name: u16,
    value: Range<u32>,
}

/// The names of elements and attributes, one after another, each known by its place.
#[derive(Clone, Debug, Default)]
struct Names {
    text: String,
    ends: Vec<u32>,
}

impl Names {
    fn get(&self, place: u16) -> &str {
        let place = usize::from(place);
        let end = |place: usize| self.ends.get(place).map_or(0, |&end| end as usize);
        let start = place.checked_sub(1).map_or(0, end);
        self.text.get(start..end(place)).unwrap_or_default()
    }

    fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len() as u32);
    }
}

/// The elements of each tag, in document order.
#[derive(Clone, Debug, Default)]
struct Index {
    elements: Vec<NodeId>,
    /// Where each tag's begin; one more at the end.
    starts: Vec<u32>,
}

impl Index {
    fn new(nodes: &[Node]) -> Self {
        let mut starts = vec![0_u32; Tag::COUNT + 1];
        let tags = || nodes.iter().enumerate().filter_map(|(at, node)| node.tag().map(|tag| (at, tag)));
        tags().for_each(|(_, tag)| starts[tag as usize + 1] += 1);
        for tag in 0..Tag::COUNT {
            starts[tag + 1] += starts[tag];
        }
        let mut elements = vec![NodeId(0); starts[Tag::COUNT] as usize];
        let mut next = starts.clone();
        for (at, tag) in tags() {
            let place = &mut next[tag as usize];
            elements[*place as usize] = NodeId(at as u32);
            *place += 1;
        }
        Self { elements, starts }
    }

    fn of(&self, tag: Tag) -> &[NodeId] {
        let start = |place: usize| self.starts.get(place).map_or(0, |&start| start as usize);
        &self.elements[start(tag as usize)..start(tag as usize + 1)]
    }
}

/// A page: elements and texts in document order, with what the browser said of their visibility.
#[derive(Clone, Debug, Default)]
pub struct Document {
    nodes: Vec<Node>,
    attributes: Vec<AttributeValue>,
    names: Names,
    index: Index,
    text: String,
    values: String,
    address: Option<String>,
    plain: bool,
    rendered: bool,
    source: Source,
    adopted: Option<NodeId>,
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

    /// Where its text was found.
    pub fn source(&self) -> Source {
        self.source
    }

    /// The element that holds an article's body out of JSON-LD. It stands behind all that the page has itself.
    pub fn adopted(&self) -> Option<NodeId> {
        self.adopted
    }

    /// Whether a browser laid the page out, its scripts run: what it doesn't show, nobody sees. In markup alone, text may
    /// wait for a script that uncovers it.
    pub fn is_rendered(&self) -> bool {
        self.rendered
    }

    /// Every node in document order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    #[expect(clippy::inline_always, reason = "every walk comes here at each step")]
    #[inline(always)]
    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The node's parent; `None` for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id.0 != 0).then(|| NodeId(self.node(id).parent))
    }

    /// The node's ancestors from its parent to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |&above| self.parent(above))
    }

    /// The node and its ancestors up to the root.
    pub fn around(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(id), |&above| self.parent(above))
    }

    /// Whether an element of this tag stands in another.
    pub fn holds(&self, outer: NodeId, tag: Tag) -> bool {
        let all = self.all(tag);
        let next = all.partition_point(|&inner| inner <= outer);
        all.get(next).is_some_and(|&inner| self.contains(outer, inner))
    }

    /// The first of an element and those around it, so many in all, that is so.
    #[inline(never)]
    pub fn nearest(
        &self,
        mut from: Option<NodeId>,
        levels: usize,
        is_so: &dyn Fn(NodeId) -> bool,
    ) -> Option<NodeId> {
        for _ in 0..levels {
            let id = from?;
            if is_so(id) {
                return Some(id);
            }
            from = self.parent(id);
        }
        None
    }

    /// One past the node's last descendant: `id.0..end(id)` is the whole subtree.
    pub fn end(&self, id: NodeId) -> u32 {
        self.node(id).end
    }

    /// The node's descendants in document order, without itself.
    pub fn descendants(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0 + 1..self.end(id)).map(NodeId)
    }

    /// The node's children in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.end(id);
        let first = Some(id.0 + 1).filter(|&child| child < end);
        std::iter::successors(first, move |&child| Some(self.end(NodeId(child))).filter(|&next| next < end))
            .map(NodeId)
    }

    /// Whether `inner` is `outer` or stands below it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        (outer.0..self.end(outer)).contains(&inner.0)
    }

    /// The element's tag; `None` for a text.
    pub fn tag(&self, id: NodeId) -> Option<Tag> {
        self.node(id).tag()
    }

    /// Whether the node is an element with this tag.
    pub fn is(&self, id: NodeId, tag: Tag) -> bool {
        self.tag(id) == Some(tag)
    }

    /// The element's local name, of unknown elements too; empty for a text.
    pub fn name(&self, id: NodeId) -> &str {
        match self.node(id).content {
            Content::Element { name, .. } => self.names.get(name),
            Content::Text(_) => "",
        }
    }

    /// The text of a text node; `None` for an element.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).content {
            Content::Text(range) => self.text.get(range.start as usize..range.end as usize),
            Content::Element { .. } => None,
        }
    }

    /// All texts under the node, joined as they stand.
    pub fn text_of(&self, id: NodeId) -> String {
        (id.0..self.end(id)).filter_map(|node| self.text(NodeId(node))).collect()
    }

    /// The value of an element's attribute.
    #[inline(never)]
    pub fn attribute(&self, id: NodeId, name: Attribute) -> Option<&str> {
        self.values(id).iter().find(|own| own.attribute == name).map(|own| self.value(own))
    }

    /// An element's attributes, names in lower case, in the order of the page.
    pub fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.values(id).iter().map(|own| (self.names.get(own.name), self.value(own)))
    }

    /// The elements' attributes of these names, in document order.
    pub fn attributes_named<'a>(&'a self, names: &'a [Attribute]) -> NamedAttributes<'a> {
        NamedAttributes { document: self, names, rest: &self.attributes }
    }

    /// An element's attributes that the core knows by name, in the order of the page.
    pub fn known_attributes(&self, id: NodeId) -> impl Iterator<Item = (Attribute, &str)> {
        let known = self.values(id).iter().filter(|own| own.attribute != Attribute::Other);
        known.map(|own| (own.attribute, self.value(own)))
    }

    fn values(&self, id: NodeId) -> &[AttributeValue] {
        match &self.node(id).content {
            Content::Element { attributes, .. } => {
                &self.attributes[attributes.start as usize..attributes.end as usize]
            }
            Content::Text(_) => &[],
        }
    }

    fn value(&self, own: &AttributeValue) -> &str {
        self.values.get(own.value.start as usize..own.value.end as usize).unwrap_or_default()
    }

    /// Whether the page doesn't show this text or picture; of other elements, and of white space, it isn't known.
    ///
    /// A browser knows; of HTML text it is read from attributes, by the rule in [`snapshot`].
    pub fn is_hidden(&self, id: NodeId) -> bool {
        self.node(id).hidden
    }

    /// Takes away what stands in another of the nodes, which are in document order.
    pub fn keep_outermost(&self, nodes: &mut Vec<NodeId>) {
        let mut covered = 0;
        nodes.retain(|&id| {
            let stays = id.0 >= covered;
            if stays {
                covered = self.end(id);
            }
            stays
        });
    }

    /// The elements with this tag, in document order.
    pub fn all(&self, tag: Tag) -> &[NodeId] {
        self.index.of(tag)
    }

    /// The elements with one of these tags, in document order.
    pub fn all_of(&self, tags: &[Tag]) -> Vec<NodeId> {
        tags.iter().fold(Vec::new(), |all, &tag| merge(&all, self.all(tag)))
    }

    /// The first element with this tag, in document order.
    pub fn first(&self, tag: Tag) -> Option<NodeId> {
        self.all(tag).first().copied()
    }
}
/// A document's attributes of some names, each with its element.
#[derive(Clone, Debug)]
pub struct NamedAttributes<'a> {
    document: &'a Document,
    names: &'a [Attribute],
    rest: &'a [AttributeValue],
}

impl<'a> Iterator for NamedAttributes<'a> {
    type Item = (NodeId, Attribute, &'a str);

    // One walk for all who look: at each of them it would be another.
    #[inline(never)]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (own, rest) = self.rest.split_first()?;
            self.rest = rest;
            if self.names.contains(&own.attribute) {
                return Some((own.owner, own.attribute, self.document.value(own)));
            }
        }
    }
}
