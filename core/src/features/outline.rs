//! The page as the features see it: its blocks with words, and the elements that hold them, with sums over both.

use std::ops::Range;

use crate::block::{Block, Blocks};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::lists::gather;
use crate::words;

/// How many elements above a block are looked at: pages of a thousand levels exist, and none of them means it.
const LEVELS: usize = 48;

/// No element, no block.
pub(super) const NONE: u32 = u32::MAX;

/// An element that holds blocks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) node: NodeId,
    /// One past its last node.
    last: u32,
    pub(super) tag: Tag,
    /// The place of the element around it, or [`NONE`].
    pub(super) parent: u32,
    /// The rows inside it.
    pub(super) start: u32,
    pub(super) end: u32,
    /// What it is made like: a number that elements of the same tag and first three classes share.
    pub(super) make: u64,
    /// The length of its class.
    pub(super) class: u32,
}

impl Element {
    /// The number of blocks inside it.
    pub(super) fn len(&self) -> u32 {
        self.end - self.start
    }
}

/// Sums over rows; of two places in the page the difference is the sum between them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) words: u32,
    pub(super) linked: u32,
    pub(super) prose: u32,
    pub(super) prose_words: u32,
    pub(super) headings: u32,
}

impl Sums {
    fn with(self, block: &Block) -> Self {
        let prose = block.is_prose();
        Self {
            words: self.words + block.words,
            linked: self.linked + block.link_words,
            prose: self.prose + u32::from(prose),
            prose_words: self.prose_words + if prose { block.words } else { 0 },
            headings: self.headings + u32::from(block.heading.is_some()),
        }
    }

    fn since(self, before: Self) -> Self {
        Self {
            words: self.words - before.words,
            linked: self.linked - before.linked,
            prose: self.prose - before.prose,
            prose_words: self.prose_words - before.prose_words,
            headings: self.headings - before.headings,
        }
    }

    /// The share of the words in links.
    pub(super) fn links(self) -> f32 {
        share(self.linked, self.words)
    }
}

/// A part of a whole; 0 of nothing.
#[inline(never)]
pub(super) fn share(part: u32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// The element so many levels up a way, or the way's last.
#[inline(never)]
pub(super) fn at_level(chain: &[u32], level: usize) -> u32 {
    chain.get(level).or(chain.last()).copied().unwrap_or(0)
}

/// The page as the features see it.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    /// Of each row, the number of its block.
    pub(super) rows: Vec<u32>,
    /// Of each row, the place of its element.
    pub(super) own: Vec<u32>,
    pub(super) elements: Vec<Element>,
    /// Of each element, its siblings before and after it.
    previous: Vec<u32>,
    next: Vec<u32>,
    sums: Vec<Sums>,
    /// Of each row, its element and those around it, from the inside out.
    chains: Vec<u32>,
    chain_starts: Vec<u32>,
    counts: Counts,
}

impl Outline {
    /// Reads blocks and elements, in a pass over each.
    #[inline(never)]
    pub(super) fn read(document: &Document, blocks: &Blocks) -> Self {
        let rows: Vec<u32> =
            gather((0..blocks.len() as u32).filter(|&number| blocks[number as usize].scored_words() > 0));
        let mut outline = Self {
            own: vec![NONE; rows.len()],
            rows,
            elements: Vec::new(),
            previous: Vec::new(),
            next: Vec::new(),
            sums: vec![Sums::default()],
            chains: Vec::new(),
            chain_starts: vec![0],
            counts: Counts::of(document),
        };
        outline.find_elements(document, blocks);
        outline.find_siblings();
        for row in &outline.rows {
            let before = outline.sums.last().copied().unwrap_or_default();
            outline.sums.push(before.with(&blocks[*row as usize]));
        }
        outline.chain_up();
        outline
    }

    /// Finds every element that is, or stands around, the container of a row.
    fn find_elements(&mut self, document: &Document, blocks: &Blocks) {
        let mut places = vec![NONE; document.len()];
        for &number in &self.rows {
            let mut next = Some(blocks[number as usize].container);
            while let Some(node) = next.filter(|node| places[node.index()] == NONE) {
                places[node.index()] = 0;
                next = if document.is(node, Tag::Body) { None } else { document.parent(node) };
            }
        }
        let mut row = 0;
        for node in gather(document.ids().filter(|node| places[node.index()] != NONE)) {
            let inside = blocks.inside(document, node);
            while self.rows.get(row).is_some_and(|&number| (number as usize) < inside.start) {
                row += 1;
            }
            let held = self.rows[row..].partition_point(|&number| (number as usize) < inside.end);
            places[node.index()] = self.elements.len() as u32;
            let parent = document.parent(node).map_or(NONE, |parent| places[parent.index()]);
            self.elements.push(element(document, node, parent, row as u32..(row + held) as u32));
        }
        for (own, &number) in self.own.iter_mut().zip(&self.rows) {
            *own = places[blocks[number as usize].container.index()];
        }
    }

    fn find_siblings(&mut self) {
        let count = self.elements.len();
        (self.previous, self.next) = (vec![NONE; count], vec![NONE; count]);
        let mut last_child = vec![NONE; count];
        for (place, element) in self.elements.iter().enumerate() {
            let Some(last) = last_child.get_mut(element.parent as usize) else { continue };
            let previous = std::mem::replace(last, place as u32);
            self.previous[place] = previous;
            if let Some(next) = self.next.get_mut(previous as usize) {
                *next = place as u32;
            }
        }
    }

    fn chain_up(&mut self) {
        for &own in &self.own {
            let mut next = own;
            for _ in 0..LEVELS {
                let Some(element) = self.elements.get(next as usize) else { break };
                self.chains.push(next);
                next = element.parent;
            }
            self.chain_starts.push(self.chains.len() as u32);
        }
    }

    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row's element and those around it, from the inside out; at least one.
    #[inline(never)]
    pub(super) fn chain(&self, row: usize) -> &[u32] {
        &self.chains[self.chain_starts[row] as usize..self.chain_starts[row + 1] as usize]
    }

    /// The block of a row.
    pub(super) fn block<'a>(&self, blocks: &'a Blocks, row: usize) -> &'a Block {
        &blocks[self.rows[row] as usize]
    }

    /// The element of a place.
    pub(super) fn element(&self, place: u32) -> &Element {
        &self.elements[place as usize]
    }

    /// The sums over some neighbouring rows.
    #[inline(never)]
    pub(super) fn sums(&self, rows: Range<usize>) -> Sums {
        self.sums[rows.end].since(self.sums[rows.start])
    }

    /// The sums over an element's rows.
    #[inline(never)]
    pub(super) fn inside(&self, place: u32) -> Sums {
        let element = self.element(place);
        self.sums(element.start as usize..element.end as usize)
    }

    /// The sums over the page.
    pub(super) fn page(&self) -> Sums {
        self.sums.last().copied().unwrap_or_default()
    }

    /// An element's part of the page's words.
    #[inline(never)]
    pub(super) fn share(&self, place: u32) -> f32 {
        share(self.inside(place).words, self.page().words)
    }

    /// The children of an element that hold rows, first to last.
    pub(super) fn children(&self, place: u32) -> impl Iterator<Item = u32> {
        // In document order the first child follows its parent.
        let first = Some(place + 1).filter(|&child| {
            self.elements.get(child as usize).is_some_and(|element| element.parent == place)
        });
        std::iter::successors(first, |&child| Some(self.next[child as usize]).filter(|&next| next != NONE))
    }

    /// The siblings with rows before and after an element; [`NONE`] where there is none.
    pub(super) fn neighbours(&self, place: u32) -> (u32, u32) {
        (self.previous[place as usize], self.next[place as usize])
    }

    /// How many pictures, form fields and buttons an element holds.
    #[inline(never)]
    pub(super) fn media(&self, place: u32) -> Media {
        self.counts.inside(self.element(place))
    }
}

fn element(document: &Document, node: NodeId, parent: u32, rows: Range<u32>) -> Element {
    let tag = document.tag(node).unwrap_or(Tag::Other);
    let class = document.attribute(node, Attribute::Class).unwrap_or_default();
    Element {
        node,
        last: document.end(node),
        tag,
        parent,
        start: rows.start,
        end: rows.end,
        make: make(document, node, tag, class),
        class: class.len() as u32,
    }
}

fn make(document: &Document, node: NodeId, tag: Tag, class: &str) -> u64 {
    let name = if tag.is_other() { words::hash(document.name(node)) } else { tag as u64 };
    let classes = class.split_ascii_whitespace().take(3);
    // A sum, since the order of classes says nothing.
    classes.fold(name, |sum, class| sum.wrapping_add(words::hash(class)))
}

/// What stands in an element beside words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Media {
    pub(super) pictures: u32,
    pub(super) fields: u32,
    pub(super) buttons: u32,
}

/// Of each node, what stands before it; one more at the end.
#[derive(Clone, Debug)]
struct Counts {
    before: Vec<Media>,
}

impl Counts {
    fn of(document: &Document) -> Self {
        let mut before = Vec::with_capacity(document.len() + 1);
        let mut media = Media::default();
        for id in document.ids() {
            before.push(media);
            match document.tag(id) {
                Some(Tag::Img) => media.pictures += 1,
                Some(Tag::Input | Tag::Textarea | Tag::Select) => media.fields += 1,
                Some(Tag::Button) => media.buttons += 1,
                _ => {}
            }
        }
        before.push(media);
        Self { before }
    }

    fn inside(&self, element: &Element) -> Media {
        let (start, end) = (self.before[element.node.index()], self.before[element.last as usize]);
        Media {
            pictures: end.pictures - start.pictures,
            fields: end.fields - start.fields,
            buttons: end.buttons - start.buttons,
        }
    }
}
