//! Numbers about a block, in one ordered list.
//!
//! In come the blocks with their places in the document, out goes a row of [`FEATURES`] for each. Every number lies
//! between 0 and 1 and is computed in passes that are linear in the page's nodes.

mod landmarks;
mod names;
mod root;

use crate::block::{Block, Blocks};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::elements::{Elements, UnitKind};
use crate::words;
pub use landmarks::{Landmark, Landmarks};
pub use names::{Name, Names};
pub use root::Root;

/// What one number says of a block.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Its name in reasons and messages.
    pub key: &'static str,
    /// What it is.
    pub doc: &'static str,
}

/// A feature; a browser's module has no use for what it is in words.
const fn feature(key: &'static str, doc: &'static str) -> Feature {
    Feature { key, doc: if cfg!(target_arch = "wasm32") { "" } else { doc } }
}

/// The number of features.
pub const COUNT: usize = 17;

/// Every feature, in the order of a row. All are shares or flags, 0 to 1.
pub const FEATURES: [Feature; COUNT] = [
    feature("length", "the block's words, 60 and more counting as 1"),
    feature("links", "the share of its words in links"),
    feature("stop", "whether it ends as a sentence does"),
    feature("short", "whether it has under ten words and no end of a sentence"),
    feature("heading", "whether it is a heading"),
    feature("inside", "whether it stands in the candidate root"),
    feature(
        "distance",
        "levels from the block up to an element that also holds the root's text; 8 and more count as 1",
    ),
    feature(
        "aside",
        "whether it stands in a nav, aside, footer, form or dialog, or in a header outside the article",
    ),
    feature("list", "whether it is an item of a list"),
    feature("link_group", "the share of words in links in the list, table or section around it"),
    feature("company", "the share of paragraphs among the blocks near it"),
    feature("name_of_extras", "whether an id or class around it names an extra of the page"),
    feature("name_of_text", "whether an id or class around it names a text"),
    feature("edge", "whether it stands before the first or after the last paragraph of the root"),
    feature("unit", "whether it is code, data or a captioned picture"),
    feature(
        "authored",
        "whether it stands in the root, in a list or table that its page gave no class, id or role",
    ),
    feature("wordless", "whether it has no word"),
];

/// A block's numbers, in the order of [`FEATURES`].
pub type Row = [f32; COUNT];

/// The features of a page.
#[derive(Clone, Debug)]
pub struct Features {
    /// A row a block.
    pub rows: Vec<Row>,
    /// The candidate root.
    pub root: Root,
    /// Where the landmarks are.
    pub landmarks: Landmarks,
    /// What elements are called.
    pub names: Names,
}

impl Features {
    /// Computes every feature of every block.
    #[inline(never)]
    pub fn compute(document: &Document, elements: &Elements, blocks: &Blocks) -> Self {
        let root = Root::find(document, blocks);
        let landmarks = Landmarks::find(document, root.element);
        let names = Names::read(document);
        let place = Place { document, elements, blocks, root: &root, landmarks: &landmarks, names: &names };
        let rows = (0..blocks.len()).map(|number| place.row(number)).collect();
        Self { rows, root, landmarks, names }
    }
}

struct Place<'a> {
    document: &'a Document,
    elements: &'a Elements,
    blocks: &'a Blocks,
    root: &'a Root,
    landmarks: &'a Landmarks,
    names: &'a Names,
}

impl Place<'_> {
    fn row(&self, number: usize) -> Row {
        let block = &self.blocks[number];
        let flag = |yes: bool| f32::from(u8::from(yes));
        let stop = words::ends_in_stop(&block.text);
        let inside = self.document.contains(self.root.element, block.container);
        let (extras, text) = self.names.around(block.container);
        let unit = self.elements.unit(block.container);
        [
            (block.words.min(60) as f32) / 60.0,
            block.link_density(),
            flag(stop),
            flag(block.words < 10 && !stop),
            flag(block.heading.is_some()),
            flag(inside),
            (self.root.distance(self.document, block.container).min(8) as f32) / 8.0,
            flag(self.landmarks.is_aside(block.container)),
            flag(self.document.is(block.container, Tag::Li)),
            self.link_group(block.container),
            self.company(number),
            flag(extras),
            flag(text),
            flag(!self.root.span.contains(&number)),
            flag(unit.is_some_and(|unit| unit.kind != UnitKind::Figure || block.words > 0)),
            flag(inside && self.is_authored(block.container)),
            flag(block.words == 0),
        ]
    }

    /// Whether a container and the list or table around it carry nothing for a style sheet: authors write so, widgets aren't.
    fn is_authored(&self, container: NodeId) -> bool {
        const LEVELS: usize = 4;
        let list = [Tag::Ul, Tag::Ol, Tag::Dl, Tag::Table];
        let bare = |id| {
            [Attribute::Class, Attribute::Id, Attribute::Role]
                .iter()
                .all(|&name| self.document.attribute(id, name).is_none())
        };
        for element in std::iter::once(container).chain(self.document.ancestors(container)).take(LEVELS) {
            if !bare(element) {
                return false;
            }
            if self.document.tag(element).is_some_and(|tag| list.contains(&tag)) {
                return true;
            }
        }
        false
    }

    /// The share of words in links of the innermost list, table or section of at least three blocks.
    fn link_group(&self, container: NodeId) -> f32 {
        const LEVELS: usize = 6;
        let around = std::iter::once(container).chain(self.document.ancestors(container)).take(LEVELS);
        for element in around {
            let inside = self.blocks.inside(self.document, element);
            if inside.len() > 40 {
                break;
            }
            if inside.len() >= 3 {
                return self.blocks.link_density(inside);
            }
        }
        self.blocks.get(self.blocks.inside(self.document, container).start).map_or(0.0, Block::link_density)
    }

    /// The share of paragraphs among the two blocks before and the three after (after a heading: the next three).
    fn company(&self, number: usize) -> f32 {
        let heads = self.blocks[number].heading.is_some();
        let first = if heads { number } else { number.saturating_sub(2) };
        let last = (number + 4).min(self.blocks.len());
        let prose = |range| self.blocks.sums(range).prose;
        let near = prose(first..last) - prose(number..number + 1);
        (near as f32 / if heads { 2.0 } else { 3.0 }).min(1.0)
    }
}
