//! The article as flat arrays: how a reader view in a browser gets it, in one piece and without markup.

use crate::article::Article;
use crate::document::{Attribute, Tag};
use crate::tree::Tree;

/// In [`ViewParts::sources`] and [`ViewParts::blocks`]: there is none.
pub const NONE: u32 = u32::MAX;

/// An article's tree in the shape of a snapshot ([`crate::document::snapshot`]), node 0 the root `article`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewParts {
    /// Of each node, its parent's index; of the root 0.
    pub parents: Vec<u32>,
    /// Of each node, 0 for a text or 1 + the place of its name.
    pub tags: Vec<u16>,
    /// Of each text, its length in UTF-16 units; of an element 0.
    pub lengths: Vec<u32>,
    /// Of each attribute, its element's index.
    pub attribute_owners: Vec<u32>,
    /// Of each attribute, the place of its name.
    pub attribute_names: Vec<u16>,
    /// Of each attribute, its value's length in UTF-16 units.
    pub attribute_lengths: Vec<u32>,
    /// Names of elements and attributes, joined by line feeds.
    pub names: String,
    /// All texts, joined.
    pub text: String,
    /// All attributes' values, joined.
    pub values: String,
    /// Of each node, the index of the page's node that it was made of, or [`NONE`].
    pub sources: Vec<u32>,
    /// Of each text or picture, its block's number, or [`NONE`].
    pub blocks: Vec<u32>,
}

/// The article's tree as flat arrays.
pub fn parts(article: &Article) -> ViewParts {
    let tree = &article.tree;
    let mut writer = Writer {
        parts: ViewParts::default(),
        tags: [0; Tag::COUNT],
        attributes: [0; Attribute::COUNT],
        names: 0,
    };
    for id in 0..tree.len() {
        writer.node(tree, id);
    }
    writer.parts
}

struct Writer {
    parts: ViewParts,
    /// Of each tag and of each attribute, 1 + the place of its name, or 0.
    tags: [u16; Tag::COUNT],
    attributes: [u16; Attribute::COUNT],
    names: u16,
}

impl Writer {
    fn node(&mut self, tree: &Tree, id: usize) {
        self.parts.parents.push(tree.parent(id).unwrap_or(0) as u32);
        self.parts.sources.push(tree.source(id).map_or(NONE, |source| source.0));
        self.parts.blocks.push(tree.block(id).unwrap_or(NONE));
        let text = tree.text(id).unwrap_or_default();
        self.parts.lengths.push(utf16_length(text));
        self.parts.text.push_str(text);
        let tag = tree.tag(id).map_or(0, |tag| self.tag(tag));
        self.parts.tags.push(tag);
        for (attribute, value) in tree.known_attributes(id) {
            self.attribute(id, attribute, value);
        }
    }

    fn attribute(&mut self, owner: usize, attribute: Attribute, value: &str) {
        if self.attributes[attribute as usize] == 0 {
            self.attributes[attribute as usize] = self.name(attribute.name());
        }
        self.parts.attribute_owners.push(owner as u32);
        self.parts.attribute_names.push(self.attributes[attribute as usize] - 1);
        self.parts.attribute_lengths.push(utf16_length(value));
        self.parts.values.push_str(value);
    }

    fn tag(&mut self, tag: Tag) -> u16 {
        if self.tags[tag as usize] == 0 {
            self.tags[tag as usize] = self.name(tag.name());
        }
        self.tags[tag as usize]
    }

    /// Lists a name and gives its place, counted from 1.
    fn name(&mut self, name: &'static str) -> u16 {
        if self.names > 0 {
            self.parts.names.push('\n');
        }
        self.parts.names.push_str(name);
        self.names += 1;
        self.names
    }
}

pub(super) fn utf16_length(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.encode_utf16().count() as u32 }
}

#[cfg(test)]
mod tests {
    use super::{NONE, parts};
    use crate::document::{NodeId, Tag, snapshot};
    use crate::output::samples;

    #[test]
    fn what_is_written_reads_back_as_a_snapshot() {
        let article = samples::every_kind();
        let view = parts(&article);
        let flags = vec![0; view.parents.len()];
        let document = snapshot::decode(&snapshot::Parts {
            parents: &view.parents,
            tags: &view.tags,
            flags: &flags,
            lengths: &view.lengths,
            attribute_owners: &view.attribute_owners,
            attribute_names: &view.attribute_names,
            attribute_lengths: &view.attribute_lengths,
            names: &view.names,
            text: &view.text,
            values: &view.values,
            address: "",
        })
        .unwrap();
        let tree = &article.tree;
        assert_eq!(document.len(), tree.len());
        assert_eq!(document.tag(NodeId(0)), Some(Tag::Article));
        for id in 0..tree.len() {
            let node = NodeId(id as u32);
            assert_eq!(document.tag(node), tree.tag(id));
            assert_eq!(document.text(node), tree.text(id));
            let read: Vec<_> = document.attributes(node).collect();
            assert_eq!(read, tree.attributes(id).collect::<Vec<_>>());
            assert_eq!(document.parent(node).map(NodeId::index), tree.parent(id));
        }
    }

    #[test]
    fn texts_name_their_blocks_and_elements_don_t() {
        let view = parts(&samples::article("<p>😀 <b>b</b></p>"));
        assert_eq!(view.lengths, [0, 0, 3, 0, 1]);
        assert_eq!(view.blocks, [NONE, NONE, 0, NONE, 0]);
        assert_eq!(view.names, "article\np\nb");
    }
}
