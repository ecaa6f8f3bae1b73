//! Builds the article's tree from the kept blocks.
//!
//! One walk over the document: an element is opened when the first kept text in it comes, so that nothing empty is
//! left. Elements that only group (div, section, cells of layout) are left out; a line that then stands in no paragraph
//! gets one. Inline elements are opened for each block anew, so that a link around two paragraphs becomes two links.

mod anchors;
mod code;
mod inline;
mod maths;
mod shape;
mod spaces;

use self::code::Lines;
use self::shape::{holds_items, holds_lines, kept_tag};
use self::spaces::Spaces;
use crate::block::Block;
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::elements::{embed, picture, reference};
use crate::lists::gather;
use crate::tree::{Tree, TreeBuilder};
use crate::verdict::posts::{self, Post};
use crate::verdict::{Page, Role, Verdict};
use crate::words;

/// The tree of the kept blocks that are text or captions.
pub(super) fn tree(page: &Page<'_>, verdicts: &[Verdict]) -> Tree {
    let mut assembly = Assembly {
        page,
        verdicts,
        builder: TreeBuilder::default(),
        open: Vec::new(),
        line: None,
        lines: count_lines(page, verdicts),
        begun: vec![false; page.document.len()],
        code: None,
        spaces: Spaces::default(),
    };
    let posts = posts::find(page, verdicts);
    let mut posts = posts.iter().peekable();
    for (number, verdict) in verdicts.iter().enumerate() {
        if let Verdict::Keep(role @ (Role::Text | Role::Caption)) = verdict {
            if let Some(post) = posts.next_if(|post| post.block <= number) {
                assembly.begin_post(post);
            }
            assembly.add_block(number, *role);
        }
    }
    assembly.close_line();
    // The last row has its empty cells too.
    assembly.open_elements(NodeId(0));
    let mut tree = assembly.builder.finish();
    anchors::bind(page, &mut tree);
    // Only files say them, so far.
    #[cfg(feature = "export")]
    crate::elements::footnote::give_roles(&mut tree);
    tree
}

/// An element that is open: what is written now stands in it.
struct Open {
    source: NodeId,
    /// Whether the article has it too.
    kept: bool,
    /// The innermost element at or around it that the article has: its tag, and what it was made of.
    holder: Option<(Tag, NodeId)>,
    /// Whether it or an element around it is inline.
    inline: bool,
    /// Of a row, the cell that was opened last.
    last_cell: Option<NodeId>,
}

/// A paragraph's line that is being written.
struct Line {
    number: u32,
    container: NodeId,
    /// Whether an element was opened just for it.
    wrapped: bool,
}

struct Assembly<'a> {
    page: &'a Page<'a>,
    verdicts: &'a [Verdict],
    builder: TreeBuilder,
    open: Vec<Open>,
    line: Option<Line>,
    /// Of each element of the article that holds text directly, how many lines it holds.
    lines: Vec<u16>,
    /// Of each element, whether a line was written into it.
    begun: Vec<bool>,
    /// The code that is open.
    code: Option<Lines>,
    spaces: Spaces,
}

/// Counts, for each element that would hold them, the kept lines.
fn count_lines(page: &Page<'_>, verdicts: &[Verdict]) -> Vec<u16> {
    let mut lines = vec![0_u16; page.document.len()];
    let mut last = None;
    for (block, verdict) in page.blocks.iter().zip(verdicts) {
        let kept = matches!(verdict, Verdict::Keep(Role::Text | Role::Caption));
        if kept && last.replace(block.line) != Some(block.line) {
            let holder = holder(page, block.container);
            lines[holder.index()] = lines[holder.index()].saturating_add(1);
        }
    }
    lines
}

/// The nearest element at or above a container that the article keeps as a holder of text.
fn holder(page: &Page<'_>, container: NodeId) -> NodeId {
    const LEVELS: usize = 64;
    page.document
        .around(container)
        .take(LEVELS)
        .find(|&element| kept_tag(page, element).is_some())
        .unwrap_or(NodeId(0))
}

/// Whether a character has a shape.
fn is_seen(c: char) -> bool {
    !(c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
}

impl<'a> Assembly<'a> {
    fn document(&self) -> &'a Document {
        self.page.document
    }

    /// Says above a post who wrote it, and when.
    fn begin_post(&mut self, post: &Post) {
        self.close_line();
        self.open_elements(post.element);
        let is_in_text = self.holder().is_some_and(|(tag, _)| holds_lines(tag));
        if !post.label.is_empty() && !is_in_text && self.builder.open(Tag::Header, Some(post.element)) {
            self.builder.attribute(Attribute::Title, &post.label);
            self.builder.close();
        }
    }

    fn add_block(&mut self, number: usize, role: Role) {
        let block = &self.page.blocks[number];
        let leaves = self.page.blocks.leaves(block);
        if block.words == 0 && !leaves.iter().any(|&leaf| self.shows(leaf)) {
            return;
        }
        let continues = self
            .line
            .as_ref()
            .is_some_and(|line| line.number == block.line && line.container == block.container);
        if !continues {
            self.begin_line(block, role);
        }
        let mut inline: Vec<NodeId> = Vec::new();
        let mut behind_number = false;
        for &leaf in leaves {
            let text = self.document().text(leaf).unwrap_or_default();
            // Style sheets set buttons off.
            let in_button =
                self.document().parent(leaf).is_some_and(|id| self.document().is(id, Tag::Button));
            self.spaces.pending |= in_button || behind_number && reference::begins_with_letter(text);
            behind_number = !self.spaces.begun && self.code.is_none() && reference::is_number(text);
            self.add_leaf(leaf, number as u32, &mut inline);
        }
        while !inline.is_empty() {
            self.close_last(&mut inline);
        }
    }

    /// Whether a leaf is to be seen: a visible text (editors leave joiners and marks without a width in paragraphs) or a
    /// picture with an address.
    fn shows(&self, leaf: NodeId) -> bool {
        match self.document().text(leaf) {
            Some(text) => words::find_char(text, &is_seen) < text.len(),
            None if self.page.elements.formula(leaf).is_some() => true,
            None if self.document().is(leaf, Tag::Img) => picture::address(self.document(), leaf).is_some(),
            None => embed::of(self.document(), leaf).is_some(),
        }
    }

    /// Opens what the line stands in: the kept elements around it, and a paragraph where none of them is one.
    fn begin_line(&mut self, block: &Block, role: Role) {
        let container = block.container;
        self.close_line();
        self.open_elements(container);
        self.enter_code(container);
        let wrapped = match self.holder() {
            _ if role == Role::Caption && self.document().is_plain_text() => self.wrap_caption(container),
            Some((Tag::Pre, _)) => false,
            Some((tag, source)) if holds_lines(tag) => {
                if self.has_begun(source) {
                    self.add_break();
                }
                false
            }
            Some((tag, source)) if holds_items(tag) && self.lines[source.index()] <= 1 => false,
            Some((Tag::Figure, _)) if role == Role::Text => false,
            Some((Tag::Figure, _)) => self.builder.open(Tag::Figcaption, Some(container)),
            // A button that is kept opens what follows, or shows a picture.
            _ if block.words > 0 && self.page.is_button(block) => self.builder.open(Tag::H3, Some(container)),
            _ => self.builder.open(Tag::P, Some(container)),
        };
        if wrapped && !self.document().is_plain_text() {
            self.copy_language(container);
        }
        self.spaces = Spaces::default();
        self.line = Some(Line { number: block.line, container, wrapped });
    }

    fn wrap_caption(&mut self, container: NodeId) -> bool {
        self.builder.open(Tag::Figure, Some(container)) && self.builder.open(Tag::Figcaption, None)
    }

    /// Whether this isn't the first line of an element.
    fn has_begun(&mut self, source: NodeId) -> bool {
        std::mem::replace(&mut self.begun[source.index()], true)
    }

    fn close_line(&mut self) {
        if self.line.take().is_some_and(|line| line.wrapped) {
            self.builder.close();
            if self.builder.is_open(Tag::Figure) && self.document().is_plain_text() {
                self.builder.close();
            }
        }
    }

    /// Closes the kept elements that don't hold `container` and opens those that do.
    fn open_elements(&mut self, container: NodeId) {
        let document = self.document();
        while let Some(open) = self.open.last().filter(|open| !document.contains(open.source, container)) {
            if open.last_cell.is_some() {
                self.open_empty_cells(NodeId(document.end(open.source)));
            }
            if self.open.pop().is_some_and(|open| open.kept) {
                self.builder.close();
            }
        }
        let innermost = self.open.last().map(|open| open.source);
        let around = document.around(container);
        let mut chain = gather(around.take_while(|&element| Some(element) != innermost));
        chain.reverse();
        for element in chain {
            self.open_element(element);
        }
    }

    fn open_element(&mut self, element: NodeId) {
        let tag = kept_tag(self.page, element).filter(|&tag| self.fits(tag));
        if matches!(tag, Some(Tag::Td | Tag::Th)) {
            self.open_empty_cells(element);
            if let Some(row) = self.open.last_mut() {
                row.last_cell = Some(element);
            }
        }
        if let Some(tag) = tag
            && self.builder.open(tag, Some(element))
        {
            self.copy_attributes(element);
            match tag {
                Tag::Li => self.add_tick(element),
                Tag::Pre => self.name_language(element),
                _ => {}
            }
        }
        let around = self.open.last();
        self.open.push(Open {
            source: element,
            kept: tag.is_some(),
            holder: tag.map(|tag| (tag, element)).or_else(|| self.holder()),
            inline: around.is_some_and(|open| open.inline)
                || shape::inline_tag(self.document(), element).is_some(),
            last_cell: None,
        });
    }

    /// The box of a task in a list, ticked or not.
    fn add_tick(&mut self, item: NodeId) {
        const NEAR: usize = 6;
        let document = self.document();
        let before_text = |id: &NodeId| document.text(*id).is_none_or(words::is_blank);
        let is_box = |id: &NodeId| {
            document.is(*id, Tag::Input) && document.attribute(*id, Attribute::Type) == Some("checkbox")
        };
        let tick = document.descendants(item).take(NEAR).take_while(before_text).find(is_box);
        if let Some(tick) = tick
            && self.builder.open(Tag::Input, Some(tick))
        {
            self.copy_attributes(tick);
            self.builder.close();
        }
    }

    /// The innermost open element that the article has.
    fn holder(&self) -> Option<(Tag, NodeId)> {
        self.open.last().and_then(|open| open.holder)
    }

    /// Cells without a kept text keep their place in the row: those behind the cell opened last, up to a node.
    fn open_empty_cells(&mut self, end: NodeId) {
        let document = self.document();
        let Some(row) = self.open.last() else { return };
        let mut cell = NodeId(row.last_cell.map_or(row.source.0 + 1, |cell| document.end(cell)));
        while cell < end {
            let empty = self.page.blocks.inside(document, cell).is_empty();
            if let Some(tag @ (Tag::Td | Tag::Th)) = document.tag(cell).filter(|_| empty) {
                self.builder.open(tag, Some(cell));
                self.copy_attributes(cell);
                self.builder.close();
            }
            cell = NodeId(document.end(cell));
        }
    }

    /// Whether an element may stand where the article is: items only in lists, cells only in tables.
    fn fits(&self, tag: Tag) -> bool {
        let parent = self.holder().map(|(tag, _)| tag);
        match tag {
            Tag::Li => matches!(parent, Some(Tag::Ul | Tag::Ol)),
            Tag::Dt | Tag::Dd => parent == Some(Tag::Dl),
            Tag::Figcaption => parent == Some(Tag::Figure),
            Tag::Summary => parent == Some(Tag::Details),
            _ => !parent.is_some_and(holds_lines),
        }
    }

    fn copy_attributes(&mut self, element: NodeId) {
        // What classes and roles say, the tree is told by those who know.
        let own = self.page.document.known_attributes(element);
        for (name, value) in own.filter(|own| !matches!(own.0, Attribute::Class | Attribute::Role)) {
            self.builder.attribute(name, value);
        }
    }

    fn copy_language(&mut self, element: NodeId) {
        for name in [Attribute::Lang, Attribute::Dir] {
            if let Some(value) = self.page.document.attribute(element, name) {
                self.builder.attribute(name, value);
            }
        }
    }
}
