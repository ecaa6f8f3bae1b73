//! Numbers about a block, in one ordered list.
//!
//! In come the blocks with their places in the document, out goes a row of [`FEATURES`] for each block with words. All
//! are computed in passes that are linear in the page's nodes; a browser's page and the same page natively give the same
//! numbers. What names say (`tokens`) and what neighbours were judged to be ([`context`]) needs a model, and comes
//! when there is one.

mod around;
pub mod context;
mod landmarks;
mod list;
mod names;
mod outline;
mod page;
mod place;
mod root;
mod roots;
mod section;
mod shape;
mod tokens;
mod writing;

use crate::block::{Block, Blocks};
use crate::document::Document;
use crate::metadata::Metadata;
use around::Anchors;
pub use landmarks::{Landmark, Landmarks};
use list::Base;
pub use list::{ASPECTS, Aspect, BASE_COLUMNS, FEATURES, Feature, TOKEN_COLUMNS, TOKENS, Unit};
pub use names::{Name, Names};
use outline::Outline;
use place::Marks;
pub use root::Root;
use roots::Roots;
use section::Sections;
use shape::Groups;
use tokens::Tokens;
use writing::Writing;

/// Numbers in rows of one width. What reads them reads a column of all rows at a time: columns lie in one piece.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    width: usize,
    rows: usize,
    /// From the beginning of one column to that of the next.
    stride: usize,
    cells: Vec<f32>,
}

impl Matrix {
    fn new(width: usize, rows: usize) -> Self {
        // An odd number of cache lines: the cells of a row don't fall into the same few of a cache's sets.
        let stride = (rows.div_ceil(16) | 1) * 16;
        Self { width, rows, stride, cells: vec![0.0; width * stride] }
    }

    /// How many numbers a row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The numbers of a column, in the order of rows.
    pub fn column(&self, column: usize) -> &[f32] {
        let start = column * self.stride;
        &self.cells[start..start + self.rows]
    }

    /// The numbers of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = f32> {
        (0..self.width()).map(move |column| self.column(column)[row])
    }

    fn set_row(&mut self, row: usize, cells: &[f32]) {
        for (column, &cell) in self.cells.chunks_exact_mut(self.stride).zip(cells) {
            column[row] = cell;
        }
    }
}

/// A row of base features that is being filled.
struct Cells([f32; BASE_COLUMNS]);

impl Cells {
    fn set(&mut self, column: Base, value: f32) {
        self.0[column as usize] = value;
    }
}

/// A count as a feature.
fn number(count: u32) -> f32 {
    count.min(60_000) as f32
}

/// The features of a page.
#[derive(Clone, Debug)]
pub struct Features {
    outline: Outline,
    /// A row of [`FEATURES`] a block with words.
    pub base: Matrix,
    tokens: Tokens,
    groups: Groups,
    sections: Sections,
    /// The candidate root, for rules.
    pub root: Root,
    /// Where the landmarks are.
    pub landmarks: Landmarks,
    /// What elements are called.
    pub names: Names,
}

impl Features {
    /// Computes every feature that needs no model.
    #[inline(never)]
    pub fn compute(document: &Document, blocks: &Blocks, metadata: &Metadata) -> Self {
        let root = Root::find(document, blocks);
        let landmarks = Landmarks::find(document, root.element);
        let names = Names::read(document);
        let writing = writing::read(blocks, metadata);
        let outline = Outline::read(document, blocks);
        let groups = Groups::find(&outline);
        let sections = Sections::find(&outline, blocks);
        let tokens = Tokens::read(document, &outline);
        let base = if outline.len() == 0 {
            Matrix::new(BASE_COLUMNS, 0)
        } else {
            Rows {
                document,
                blocks,
                metadata,
                outline: &outline,
                writing: &writing,
                groups: &groups,
                sections: &sections,
            }
            .fill()
        };
        Self { outline, base, tokens, groups, sections, root, landmarks, names }
    }

    /// The number of rows: of blocks with words.
    pub fn len(&self) -> usize {
        self.outline.len()
    }

    /// Whether no block has a word.
    pub fn is_empty(&self) -> bool {
        self.outline.len() == 0
    }

    /// What a table says of the names around each row: a row of [`TOKENS`] each.
    pub fn names_by(&self, table: &dyn Fn(u32) -> Option<f32>) -> Matrix {
        self.tokens.rows(&self.outline, table)
    }

    /// Calls `see` with each name around a row, as a hash.
    pub fn each_name(&self, row: usize, see: impl FnMut(u32)) {
        self.tokens.each(&self.outline, row, see);
    }

    /// Draws the scores of like rows together.
    pub fn draw_together(&self, scores: &mut [f32]) {
        self.groups.draw_together(&self.outline, scores);
    }

    /// Of each row, the number of its make: less than the number of rows.
    pub fn makes(&self) -> &[u32] {
        &self.groups.of_row
    }

    /// The numbers of the blocks that the rows stand for, in order.
    pub fn blocks(&self) -> &[u32] {
        &self.outline.rows
    }
}

/// What the rows are filled from; there is at least one.
struct Rows<'a> {
    document: &'a Document,
    blocks: &'a Blocks,
    metadata: &'a Metadata,
    outline: &'a Outline,
    writing: &'a [Writing],
    groups: &'a Groups,
    sections: &'a Sections,
}

impl Rows<'_> {
    fn fill(&self) -> Matrix {
        let outline = self.outline;
        let roots = Roots::find(outline, self.blocks, self.writing);
        let marks = Marks::find(outline, self.blocks, self.sections);
        let anchors = Anchors::of(outline, &roots, marks.longest);
        let repeats = count_repeats(outline, self.blocks);
        // What the page's columns hold stays for all rows.
        let mut cells = Cells([0.0; BASE_COLUMNS]);
        page::fill(self, &roots, &marks, &mut cells);
        let mut matrix = Matrix::new(BASE_COLUMNS, outline.len());
        for (row, &repeated) in repeats.iter().enumerate() {
            let block = outline.block(self.blocks, row);
            fill_text(outline, block, &self.writing[row], row, &mut cells);
            cells.set(Base::Repeats, number(repeated));
            around::fill(outline, &anchors, row, &mut cells);
            self.groups.fill(outline, row, &mut cells);
            self.sections.fill(outline, row, &mut cells);
            marks.fill(outline, row, &mut cells);
            matrix.set_row(row, &cells.0);
        }
        matrix
    }
}

#[inline(never)]
fn fill_text(outline: &Outline, block: &Block, writing: &Writing, row: usize, cells: &mut Cells) {
    let flag = |yes: bool| f32::from(u8::from(yes));
    cells.set(Base::Words, number(block.words));
    cells.set(Base::Stop, flag(writing.stop));
    cells.set(Base::Sentences, writing.sentences as f32 / block.words.max(1) as f32);
    cells.set(Base::Capitals, writing.capitals);
    cells.set(Base::Marks, writing.marks);
    cells.set(Base::TitleCase, writing.title_case);
    cells.set(Base::Unique, writing.unique);
    cells.set(Base::TitleCovered, writing.title_covered);
    cells.set(Base::InTitle, writing.in_title);
    cells.set(Base::InDescription, writing.in_description);
    cells.set(Base::Tag, f32::from(outline.element(outline.own[row]).tag.number()));
    cells.set(Base::Heading, f32::from(block.heading.unwrap_or(0)));
    cells.set(Base::Hidden, flag(block.hidden));
    cells.set(Base::Linked, block.link_density());
    cells.set(Base::Links, number(block.links));
    for (column, reach) in [(Base::Near3, 3), (Base::Near8, 8), (Base::Near20, 20)] {
        let near = row.saturating_sub(reach)..(row + reach + 1).min(outline.len());
        cells.set(column, outline.sums(near).links());
    }
}

/// Of each row, how many blocks have the same words.
#[inline(never)]
fn count_repeats(outline: &Outline, blocks: &Blocks) -> Vec<u32> {
    let mut repeats = vec![0; outline.len()];
    let prints = outline.rows.iter().enumerate();
    let prints = prints.map(|(row, &number)| (blocks[number as usize].fingerprint, row as u32)).collect();
    for same in crate::words::sorted(prints).chunk_by(|one, other| one.0 == other.0) {
        for &(_, row) in same {
            repeats[row as usize] = same.len() as u32;
        }
    }
    repeats
}
