//! The clean tree that an article is made of: only elements, attributes and addresses on the lists below.
//!
//! Everything that an output shows passes this door. What isn't on a list can't be put in: [`TreeBuilder::open`]
//! refuses the element, [`TreeBuilder::attribute`] the attribute, [`Tree::resolve_addresses`] the address.

mod lists;

use std::ops::Range;

use crate::document::{Attribute, NodeId, Tag};
use crate::lists::gather;
use crate::words;
pub use lists::{allows, is_language};
use lists::{is_safe, may_carry};

/// A node's place in its tree, in document order; 0 is the root, an `article`.
pub type TreeId = usize;

/// A tree of allowed elements and texts, in document order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    nodes: Vec<Node>,
    text: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Node {
    parent: u32,
    end: u32,
    source: Option<NodeId>,
    block: Option<u32>,
    content: Content,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Element { tag: Tag, attributes: Vec<(Attribute, String)> },
    Text(Range<u32>),
}

impl Tree {
    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the tree has no word and no picture: a root at most.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    fn node(&self, id: TreeId) -> &Node {
        &self.nodes[id]
    }

    fn node_mut(&mut self, id: TreeId) -> &mut Node {
        &mut self.nodes[id]
    }

    /// The node's parent; `None` for the root.
    pub fn parent(&self, id: TreeId) -> Option<TreeId> {
        (id != 0).then(|| self.node(id).parent as usize)
    }

    /// One past the node's last descendant.
    pub fn end(&self, id: TreeId) -> usize {
        self.node(id).end as usize
    }

    /// The node's children in order.
    pub fn children(&self, id: TreeId) -> impl Iterator<Item = TreeId> {
        let end = self.end(id);
        let first = Some(id + 1).filter(|&child| child < end);
        std::iter::successors(first, move |&child| Some(self.end(child)).filter(|&next| next < end))
    }

    /// The element's tag; `None` for a text.
    pub fn tag(&self, id: TreeId) -> Option<Tag> {
        match self.node(id).content {
            Content::Element { tag, .. } => Some(tag),
            Content::Text(_) => None,
        }
    }

    /// The text of a text node; `None` for an element.
    pub fn text(&self, id: TreeId) -> Option<&str> {
        match &self.node(id).content {
            Content::Text(range) => self.text.get(range.start as usize..range.end as usize),
            Content::Element { .. } => None,
        }
    }

    /// All texts under the node, joined as they stand.
    pub fn text_of(&self, id: TreeId) -> String {
        (id..self.end(id)).filter_map(|node| self.text(node)).collect()
    }

    /// The element's attributes, all of them allowed.
    pub fn attributes(&self, id: TreeId) -> impl Iterator<Item = (&'static str, &str)> {
        self.known_attributes(id).map(|(attribute, value)| (attribute.name(), value))
    }

    fn values(&self, id: TreeId) -> &[(Attribute, String)] {
        match &self.node(id).content {
            Content::Element { attributes, .. } => attributes,
            Content::Text(_) => &[],
        }
    }

    /// The element's attributes by what they are.
    pub fn known_attributes(&self, id: TreeId) -> impl Iterator<Item = (Attribute, &str)> {
        self.values(id).iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The value of an element's attribute that the core knows.
    #[cfg(feature = "export")]
    pub(crate) fn value(&self, id: TreeId, name: Attribute) -> Option<&str> {
        self.known_attributes(id).find(|&(own, _)| own == name).map(|(_, value)| value)
    }

    /// The value of an element's attribute.
    pub fn attribute(&self, id: TreeId, name: &str) -> Option<&str> {
        self.attributes(id).find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// The node of the page that this one was made of.
    pub fn source(&self, id: TreeId) -> Option<NodeId> {
        self.node(id).source
    }

    /// The number of the block that a text or picture belongs to.
    pub fn block(&self, id: TreeId) -> Option<u32> {
        self.node(id).block
    }

    /// Gives an element an `id`, unless it has one; answers the one that it has. No builder takes one: only what a
    /// link of the article leads to has a name.
    pub(crate) fn name<'a>(&'a mut self, id: TreeId, name: &'a str) -> &'a str {
        let Content::Element { attributes, .. } = &mut self.node_mut(id).content else { return name };
        let place = attributes.iter().position(|(own, _)| *own == Attribute::Id).unwrap_or_else(|| {
            attributes.push((Attribute::Id, name.to_owned()));
            attributes.len() - 1
        });
        &attributes[place].1
    }

    /// Makes a link lead to the element of this name.
    pub(crate) fn lead(&mut self, link: TreeId, name: &str) {
        let Content::Element { attributes, .. } = &mut self.node_mut(link).content else { return };
        for (_, value) in attributes.iter_mut().filter(|(own, _)| *own == Attribute::Href) {
            value.clear();
            value.push('#');
            value.push_str(name);
        }
    }

    /// Gives an element one more attribute.
    #[cfg(feature = "export")]
    pub(crate) fn give(&mut self, id: TreeId, name: Attribute, value: &str) {
        if let Content::Element { attributes, .. } = &mut self.node_mut(id).content {
            attributes.push((name, value.to_owned()));
        }
    }

    /// The elements that have a name.
    pub(crate) fn places(&self) -> Places {
        let own = |id: TreeId| {
            self.values(id).iter().find(|(own, _)| *own == Attribute::Id).map(|own| (&own.1, id))
        };
        let places = (0..self.len()).filter_map(own).map(|(name, id)| (words::hash(name), id as u32));
        Places(words::sorted(gather(places)))
    }

    /// Makes every address absolute by `absolute`, and takes away those that it or the lists refuse. A link to a place
    /// of the article itself stays `#name`.
    ///
    /// Run once before any output; an address that stays is safe to follow or to show.
    pub fn resolve_addresses(&mut self, absolute: &mut dyn FnMut(&str) -> Option<String>) {
        let places = self.places();
        for node in &mut self.nodes {
            let Content::Element { attributes, .. } = &mut node.content else { continue };
            attributes.retain_mut(|(name, value)| {
                if !matches!(name, Attribute::Href | Attribute::Src | Attribute::Poster)
                    || places.led_to_by(value).is_some()
                {
                    return true;
                }
                let Some(address) =
                    absolute(value.trim()).filter(|address| is_safe(address, *name != Attribute::Href))
                else {
                    return false;
                };
                *value = address;
                true
            });
        }
    }
}

/// The elements of a tree that have a name, by its hash.
#[derive(Debug)]
pub(crate) struct Places(Vec<(u64, u32)>);

impl Places {
    /// The element that an address of the tree, `#name`, leads to.
    pub(crate) fn led_to_by(&self, address: &str) -> Option<TreeId> {
        let hash = words::hash(address.strip_prefix('#')?);
        let place = self.0.partition_point(|&(own, _)| own < hash);
        self.0.get(place).filter(|&&(own, _)| own == hash).map(|&(_, id)| id as TreeId)
    }
}

/// Builds a [`Tree`] in document order under a root `article`.
#[derive(Debug)]
pub struct TreeBuilder {
    tree: Tree,
    open: Vec<u32>,
}

impl Default for TreeBuilder {
    fn default() -> Self {
        let content = Content::Element { tag: Tag::Article, attributes: Vec::new() };
        let root = Node { parent: 0, end: 1, source: None, block: None, content };
        Self { tree: Tree { nodes: vec![root], text: String::new() }, open: vec![0] }
    }
}

impl TreeBuilder {
    /// Opens an element; `false`, and nothing opened, where the tag isn't allowed.
    pub fn open(&mut self, tag: Tag, source: Option<NodeId>) -> bool {
        if !allows(tag) {
            return false;
        }
        let index = self.push(Content::Element { tag, attributes: Vec::new() }, source, None);
        self.open.push(index);
        true
    }

    /// Gives the open element an attribute, if it may carry it.
    pub fn attribute(&mut self, name: Attribute, value: &str) {
        if let Content::Element { tag, attributes } = &mut self.innermost_node().content
            && may_carry(*tag, name, value)
        {
            attributes.push((name, value.to_owned()));
        }
    }

    /// Names the block that the open element, a picture, belongs to.
    pub fn block(&mut self, block: u32) {
        self.innermost_node().block = Some(block);
    }

    /// Adds a text, which belongs to a block.
    pub fn text(&mut self, text: &str, source: Option<NodeId>, block: Option<u32>) {
        self.write_text(|out| out.push_str(text), source, block);
    }

    /// Adds the text that `write` appends, if any.
    pub fn write_text(
        &mut self,
        write: impl FnOnce(&mut String),
        source: Option<NodeId>,
        block: Option<u32>,
    ) {
        let start = self.tree.text.len() as u32;
        write(&mut self.tree.text);
        let end = self.tree.text.len() as u32;
        if end > start {
            self.push(Content::Text(start..end), source, block);
        }
    }

    /// Adds a space: to the text before it, where one stands right there, else as a text of its own.
    pub fn space(&mut self, block: u32) {
        let parent = self.open.last().copied().unwrap_or(0);
        if let Some(last) = self.tree.nodes.last_mut()
            && let Content::Text(range) = &mut last.content
            && last.parent == parent
            && range.end as usize == self.tree.text.len()
        {
            self.tree.text.push(' ');
            range.end += 1;
        } else {
            self.text(" ", None, Some(block));
        }
    }

    /// Closes the element opened last; the root stays open.
    pub fn close(&mut self) {
        if self.open.len() > 1
            && let Some(index) = self.open.pop()
        {
            self.tree.nodes[index as usize].end = self.tree.nodes.len() as u32;
        }
    }

    /// The element opened last that is still open.
    pub(crate) fn innermost(&self) -> TreeId {
        self.open.last().map_or(0, |&index| index as usize)
    }

    fn innermost_node(&mut self) -> &mut Node {
        let innermost = self.innermost();
        self.tree.node_mut(innermost)
    }

    /// Whether the innermost open element has this tag.
    pub fn is_open(&self, tag: Tag) -> bool {
        matches!(self.tree.node(self.innermost()).content, Content::Element { tag: own, .. } if own == tag)
    }

    /// The tree.
    pub fn finish(mut self) -> Tree {
        while self.open.len() > 1 {
            self.close();
        }
        self.tree.nodes[0].end = self.tree.nodes.len() as u32;
        self.tree
    }

    fn push(&mut self, content: Content, source: Option<NodeId>, block: Option<u32>) -> u32 {
        let index = self.tree.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        self.tree.nodes.push(Node { parent, end: index + 1, source, block, content });
        index
    }
}

#[cfg(test)]
mod tests {
    use super::{TreeBuilder, is_safe};
    use crate::document::{Attribute, Tag};

    #[test]
    fn only_what_is_listed_gets_in() {
        let mut builder = TreeBuilder::default();
        assert!(!builder.open(Tag::Script, None));
        assert!(builder.open(Tag::A, None));
        builder.attribute(Attribute::Role, "x");
        builder.attribute(Attribute::Href, "/a");
        builder.attribute(Attribute::Lang, "de");
        builder.text("hier", None, Some(0));
        let tree = builder.finish();
        assert_eq!(tree.attributes(1).collect::<Vec<_>>(), [("href", "/a"), ("lang", "de")]);
        assert_eq!(tree.text_of(0), "hier");
        assert_eq!(tree.children(0).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn classes_and_roles_say_one_thing_each() {
        let mut builder = TreeBuilder::default();
        builder.open(Tag::Pre, None);
        builder.attribute(Attribute::Class, "language-c++");
        builder.attribute(Attribute::Class, "language-x y");
        builder.attribute(Attribute::Class, "wide");
        builder.close();
        builder.open(Tag::Img, None);
        builder.attribute(Attribute::Role, "button");
        builder.attribute(Attribute::Role, "math");
        builder.close();
        builder.open(Tag::Mi, None);
        builder.attribute(Attribute::Href, "/a");
        builder.attribute(Attribute::Mathvariant, "normal");
        let tree = builder.finish();
        let all: Vec<_> = (1..tree.len()).flat_map(|id| tree.attributes(id)).collect();
        assert_eq!(all, [("class", "language-c++"), ("role", "math"), ("mathvariant", "normal")]);
    }

    #[test]
    fn addresses_are_judged_by_scheme() {
        for good in ["https://a.example/", "/b", "c?d=e:f", "#g", "mailto:h@i.example", "HTTP://j.example"] {
            assert!(is_safe(good, false), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:x",
            "java\nscript:x",
        ] {
            assert!(!is_safe(bad, false), "{bad}");
        }
        assert!(is_safe("data:image/png;base64,AA", true));
        assert!(!is_safe("data:image/svg+xml,<svg/>", true));
        assert!(!is_safe("mailto:h@i.example", true));
    }

    #[test]
    fn a_refused_address_takes_only_its_attribute_along() {
        let mut builder = TreeBuilder::default();
        builder.open(Tag::A, None);
        builder.attribute(Attribute::Href, " javascript:alert(1) ");
        builder.text("words", None, None);
        let mut tree = builder.finish();
        tree.resolve_addresses(&mut |address| Some(address.to_owned()));
        assert_eq!(tree.attribute(1, "href"), None);
        assert_eq!(tree.text_of(0), "words");
    }
}
