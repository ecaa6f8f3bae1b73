//! Builds the article's tree from the kept blocks.
//!
//! One walk over the document: an element is opened when the first kept text in it comes, so that nothing empty is
//! left. Elements that only group (div, section, cells of layout) are left out; a line that then stands in no paragraph
//! gets one. Inline elements are opened for each block anew, so that a link around two paragraphs becomes two links.

use crate::document::{Document, NodeId, Tag};
use crate::elements::picture;
use crate::tree::{Tree, TreeBuilder, allows};
use crate::verdict::{Page, Role, Verdict};

/// The tree of the kept blocks that are text or captions.
pub(super) fn tree(page: &Page<'_>, verdicts: &[Verdict]) -> Tree {
    let mut assembly = Assembly {
        page,
        builder: TreeBuilder::default(),
        open: Vec::new(),
        line: None,
        lines: count_lines(page, verdicts),
        begun: vec![false; page.document.len()],
        last_cell: None,
        spaces: Spaces::default(),
    };
    for (number, verdict) in verdicts.iter().enumerate() {
        match verdict {
            Verdict::Keep(role @ (Role::Text | Role::Caption)) => assembly.add_block(number, *role),
            _ => {}
        }
    }
    assembly.close_line();
    assembly.builder.finish()
}

/// An element of the article that is open: what it was made of, and where that ends.
struct Open {
    source: NodeId,
    end: u32,
    tag: Option<Tag>,
}

/// A paragraph's line that is being written.
struct Line {
    number: u32,
    container: NodeId,
    /// Whether an element was opened just for it.
    wrapped: bool,
}

/// White space between texts: kept back until the next word.
#[derive(Default)]
struct Spaces {
    pending: bool,
    begun: bool,
}

struct Assembly<'a> {
    page: &'a Page<'a>,
    builder: TreeBuilder,
    open: Vec<Open>,
    line: Option<Line>,
    /// Of each element of the article that holds text directly, how many lines it holds.
    lines: Vec<u16>,
    /// Of each element, whether a line was written into it.
    begun: Vec<bool>,
    last_cell: Option<NodeId>,
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
    std::iter::once(container)
        .chain(page.document.ancestors(container))
        .take(LEVELS)
        .find(|&element| kept_tag(page, element).is_some())
        .unwrap_or(NodeId(0))
}

/// The tag under which the article keeps an element that isn't inline; `None` for one that only groups.
fn kept_tag(page: &Page<'_>, id: NodeId) -> Option<Tag> {
    let tag = page.document.tag(id)?;
    let in_table = || page.elements.unit(id).is_some_and(|unit| page.elements.is_data_table(unit.root));
    match tag {
        Tag::Table | Tag::Caption | Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr | Tag::Td | Tag::Th => {
            in_table().then_some(tag)
        }
        // Paragraphs are made line by line.
        Tag::P | Tag::Article => None,
        _ if tag.is_inline() => None,
        _ => allows(tag).then_some(tag),
    }
}

/// Whether an element holds lines of text without a paragraph around them.
fn holds_lines(tag: Tag) -> bool {
    tag.heading_level().is_some() || matches!(tag, Tag::Pre | Tag::Caption | Tag::Summary | Tag::Dt | Tag::Figcaption)
}

/// Whether an element holds one line as it is, and several as paragraphs.
fn holds_items(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::Dd | Tag::Td | Tag::Th)
}

impl<'a> Assembly<'a> {
    fn document(&self) -> &'a Document {
        self.page.document
    }

    fn add_block(&mut self, number: usize, role: Role) {
        let block = &self.page.blocks[number];
        let leaves = self.page.blocks.leaves(block);
        if block.words == 0 && !leaves.iter().any(|&leaf| self.shows(leaf)) {
            return;
        }
        let continues = self.line.as_ref().is_some_and(|line| line.number == block.line && line.container == block.container);
        if !continues {
            self.begin_line(block.container, block.line, role);
        }
        let mut inline: Vec<NodeId> = Vec::new();
        for &leaf in leaves {
            self.add_leaf(leaf, number as u32, &mut inline);
        }
        inline.iter().for_each(|_| self.builder.close());
    }

    /// Whether a leaf is to be seen: a visible text or a picture with an address.
    fn shows(&self, leaf: NodeId) -> bool {
        match self.document().text(leaf) {
            Some(text) => !text.trim().is_empty(),
            None => self.document().is(leaf, Tag::Img) && picture::address(self.document(), leaf).is_some(),
        }
    }

    /// Opens what the line stands in: the kept elements around it, and a paragraph where none of them is one.
    fn begin_line(&mut self, container: NodeId, number: u32, role: Role) {
        self.close_line();
        self.open_elements(container);
        let holder = self.open.iter().rev().find_map(|open| open.tag.map(|tag| (tag, open.source)));
        let wrapped = match holder {
            _ if role == Role::Caption && self.document().is_plain_text() => self.wrap_caption(container),
            Some((tag, source)) if holds_lines(tag) => {
                if self.has_begun(source) {
                    self.builder.open(Tag::Br, None);
                    self.builder.close();
                }
                false
            }
            Some((tag, source)) if holds_items(tag) && self.lines[source.index()] <= 1 => false,
            Some((Tag::Figure, _)) if role == Role::Text => false,
            _ => self.builder.open(Tag::P, Some(container)),
        };
        if wrapped && !self.document().is_plain_text() {
            self.copy_language(container);
        }
        self.spaces = Spaces::default();
        self.line = Some(Line { number, container, wrapped });
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
        while self.open.last().is_some_and(|open| open.end <= container.0) {
            if self.open.pop().is_some_and(|open| open.tag.is_some()) {
                self.builder.close();
            }
        }
        let innermost = self.open.last().map(|open| open.source);
        let mut chain: Vec<NodeId> = std::iter::once(container)
            .chain(self.document().ancestors(container))
            .take_while(|&element| Some(element) != innermost)
            .collect();
        chain.reverse();
        for element in chain {
            self.open_element(element);
        }
    }

    fn open_element(&mut self, element: NodeId) {
        let tag = kept_tag(self.page, element).filter(|&tag| self.fits(tag));
        self.open_empty_cells(element, tag);
        if let Some(tag) = tag
            && self.builder.open(tag, Some(element))
        {
            self.copy_attributes(element);
        }
        self.open.push(Open { source: element, end: self.page.document.end(element), tag });
    }

    /// Cells without a kept text keep their place in the row.
    fn open_empty_cells(&mut self, element: NodeId, tag: Option<Tag>) {
        if !matches!(tag, Some(Tag::Td | Tag::Th)) {
            return;
        }
        let document = self.document();
        let Some(row) = document.parent(element) else { return };
        let last = self.last_cell.replace(element).filter(|&cell| document.parent(cell) == Some(row));
        let first = last.map_or(row.0 + 1, |cell| document.end(cell));
        let siblings = std::iter::successors(Some(NodeId(first)), |&cell| Some(NodeId(document.end(cell))));
        for cell in siblings.take_while(|&cell| cell < element) {
            let empty = self.page.blocks.inside(document, cell).is_empty();
            if let Some(tag @ (Tag::Td | Tag::Th)) = document.tag(cell).filter(|_| empty) {
                self.builder.open(tag, Some(cell));
                self.copy_attributes(cell);
                self.builder.close();
            }
        }
    }

    /// Whether an element may stand where the article is: items only in lists, cells only in tables.
    fn fits(&self, tag: Tag) -> bool {
        let parent = self.open.iter().rev().find_map(|open| open.tag);
        match tag {
            Tag::Li => matches!(parent, Some(Tag::Ul | Tag::Ol)),
            Tag::Dt | Tag::Dd => parent == Some(Tag::Dl),
            Tag::Figcaption => parent == Some(Tag::Figure),
            Tag::Summary => parent == Some(Tag::Details),
            _ => !parent.is_some_and(holds_lines),
        }
    }

    fn copy_attributes(&mut self, element: NodeId) {
        for (name, value) in self.page.document.attributes(element) {
            self.builder.attribute(name, value);
        }
    }

    fn copy_language(&mut self, element: NodeId) {
        for name in ["lang", "dir"] {
            if let Some(value) = self.page.document.attribute(element, name) {
                self.builder.attribute(name, value);
            }
        }
    }

    fn add_leaf(&mut self, leaf: NodeId, block: u32, inline: &mut Vec<NodeId>) {
        let preformatted = self.open.iter().any(|open| open.tag == Some(Tag::Pre));
        let text = self.document().text(leaf);
        if text.is_some_and(|text| text.trim().is_empty()) && !preformatted {
            self.spaces.pending = self.spaces.begun;
            return;
        }
        if text.is_none() && !self.document().is(leaf, Tag::Br) && !self.shows(leaf) {
            return;
        }
        self.open_inline(leaf, inline);
        match text {
            Some(text) if preformatted => self.builder.text(text, Some(leaf), Some(block)),
            Some(text) => {
                let text = self.spaces.collapse(text);
                self.builder.text(&text, Some(leaf), Some(block));
            }
            None if self.document().is(leaf, Tag::Br) => self.add_break(leaf),
            None => self.add_picture(leaf, block),
        }
    }

    fn add_break(&mut self, leaf: NodeId) {
        // A break before the first word of a line breaks nothing.
        if self.spaces.begun {
            self.builder.open(Tag::Br, Some(leaf));
            self.builder.close();
            self.spaces.pending = false;
        }
    }

    fn add_picture(&mut self, leaf: NodeId, block: u32) {
        let Some(address) = picture::address(self.document(), leaf) else { return };
        self.builder.open(Tag::Img, Some(leaf));
        self.builder.attribute("src", &address);
        for name in ["alt", "width", "height"] {
            if let Some(value) = self.page.document.attribute(leaf, name) {
                self.builder.attribute(name, value);
            }
        }
        self.builder.block(block);
        self.builder.close();
        self.spaces.begun = true;
    }

    /// Closes the inline elements that don't hold the leaf, and opens those that do, wherever the page has them.
    fn open_inline(&mut self, leaf: NodeId, inline: &mut Vec<NodeId>) {
        while inline.last().is_some_and(|&element| !self.document().contains(element, leaf)) {
            inline.pop();
            self.builder.close();
        }
        let innermost = inline.last().copied();
        let mut chain: Vec<NodeId> = self
            .document()
            .ancestors(leaf)
            .take(LEVELS)
            .take_while(|&element| Some(element) != innermost)
            .filter(|&element| inline_tag(self.document(), element).is_some())
            .collect();
        chain.reverse();
        for element in chain {
            if let Some(tag) = inline_tag(self.document(), element)
                && self.builder.open(tag, Some(element))
            {
                self.copy_attributes(element);
                inline.push(element);
            }
        }
    }
}

/// Inline elements further above a text than this are no concern of it.
const LEVELS: usize = 48;

/// The tag under which the article keeps an inline element; `None` for one that says nothing.
fn inline_tag(document: &Document, id: NodeId) -> Option<Tag> {
    let tag = document.tag(id).filter(|tag| tag.is_inline())?;
    let says = |name| document.attribute(id, name).is_some();
    match tag {
        Tag::A => says("href").then_some(Tag::A),
        Tag::Span => (says("lang") || says("dir")).then_some(Tag::Span),
        Tag::Tt => Some(Tag::Code),
        Tag::Acronym => Some(Tag::Abbr),
        Tag::Strike => Some(Tag::S),
        Tag::Img | Tag::Input | Tag::Wbr => None,
        _ => allows(tag).then_some(tag),
    }
}

impl Spaces {
    /// The text with runs of white space as one space, none at the line's beginning; that at its end is kept back.
    fn collapse(&mut self, text: &str) -> String {
        let mut collapsed = String::with_capacity(text.len() + 1);
        for character in text.chars() {
            if character.is_whitespace() && character != '\u{a0}' {
                self.pending = self.begun;
                continue;
            }
            if std::mem::take(&mut self.pending) {
                collapsed.push(' ');
            }
            self.begun = true;
            collapsed.push(character);
        }
        collapsed
    }
}
