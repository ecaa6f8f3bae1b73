//! Blocks: runs of text or pictures with no border of a paragraph in them, and what is embedded. They are what is judged.
//!
//! In comes the [`Document`] with its [`Elements`], out go [`Blocks`] in document order. Inline elements don't end a
//! run; every other element does, on the way in and out; so do two `br` in a row, a change of visibility and the
//! edges of an inline control, which becomes a block of its own on the same line. A formula is one leaf of its run. What
//! stands among a run's words and is none of them (line numbers, copies) makes a block of its own and leaves the run
//! whole. Every rendered text with a visible character is in just one block.

mod apart;
mod run;

use std::ops::{Deref, Index, Range};
use std::slice::SliceIndex;

use crate::document::{Document, NodeId, Tag};
use crate::elements::{Apart, Elements, embed};
use crate::words;
use run::Run;

/// A run of text or pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The innermost element around it that isn't inline.
    pub container: NodeId,
    /// The level of the heading that its container is, or stands directly in.
    pub heading: Option<u8>,
    /// The line that it stands on: blocks that an inline control was cut out of share one.
    pub line: u32,
    /// Its texts, pictures, formulas, embeds and line breaks, as a range of [`Blocks::leaves`].
    pub leaves: Range<u32>,
    /// Its text, white space squeezed.
    pub text: String,
    /// How many words it has.
    pub words: u32,
    /// How long it is in words of a script with spaces; see [`words::length`].
    pub length: u32,
    /// How many of its words are in links.
    pub link_words: u32,
    /// How many links it has.
    pub links: u32,
    /// How many pictures it has.
    pub pictures: u32,
    /// Whether the page doesn't show it.
    pub hidden: bool,
    /// The element, if the block is a control cut out of a line.
    pub widget: Option<NodeId>,
    /// What it is, if it stood among the words of another block.
    pub apart: Option<Apart>,
    /// A number that blocks of the same words share; 0 without words.
    pub fingerprint: u64,
}

impl Block {
    /// The share of its words that are in links, 0 to 1; without words 1 if it has a link.
    pub fn link_density(&self) -> f32 {
        match self.words {
            0 => f32::from(u8::from(self.links > 0)),
            words => self.link_words as f32 / words as f32,
        }
    }

    /// How many words it has that are to be judged by a score.
    pub fn scored_words(&self) -> u32 {
        if self.apart.is_some() { 0 } else { self.words }
    }

    /// Whether it reads like a paragraph: a dozen words, mostly outside links.
    pub fn is_prose(&self) -> bool {
        self.apart.is_none() && self.is_longer_than(11) && self.link_density() < 0.4
    }

    /// Whether it is longer than so many words of a script with spaces.
    pub fn is_longer_than(&self, words: u32) -> bool {
        self.length > words
    }
}

/// The blocks of a page, in document order.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    list: Vec<Block>,
    leaves: Vec<NodeId>,
    /// Of each node, the number of blocks that begin before it; one more at the end.
    before: Vec<u32>,
    /// Of each block, the sums over those before it; one more at the end.
    sums: Vec<Sums>,
}

/// Sums over blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Words.
    pub words: u32,
    /// Words in links.
    pub link_words: u32,
    /// Links.
    pub links: u32,
    /// Words of shown paragraphs.
    pub prose_words: u32,
    /// Shown paragraphs.
    pub prose: u32,
}

impl Deref for Blocks {
    type Target = [Block];

    fn deref(&self) -> &[Block] {
        &self.list
    }
}

// Without it, each of a hundred places that take a block would say where it failed: 30 bytes more.
impl<I: SliceIndex<[Block]>> Index<I> for Blocks {
    type Output = I::Output;

    fn index(&self, numbers: I) -> &I::Output {
        self.at(numbers)
    }
}

impl Blocks {
    /// Cuts a document into blocks, in one pass.
    #[inline(never)]
    pub fn cut(document: &Document, elements: &Elements) -> Self {
        let mut cutter = Cutter::new(document, elements);
        let mut next = 0;
        while (next as usize) < document.len() {
            next = cutter.step(NodeId(next));
        }
        cutter.leave_until(document.len() as u32);
        let mut blocks = cutter.blocks;
        blocks.before = count_before(&blocks, document.len());
        blocks.sums = sum_up(&blocks.list);
        blocks
    }

    fn at<I: SliceIndex<[Block]>>(&self, numbers: I) -> &I::Output {
        &self.list[numbers]
    }

    /// The texts, pictures and line breaks of a block.
    pub fn leaves(&self, block: &Block) -> &[NodeId] {
        &self.leaves[block.leaves.start as usize..block.leaves.end as usize]
    }

    /// The numbers of the blocks inside an element.
    #[inline(never)]
    pub fn inside(&self, document: &Document, element: NodeId) -> Range<usize> {
        self.before[element.index()] as usize..self.before[document.end(element) as usize] as usize
    }

    /// The block that an inline element stands in, or begins in.
    pub fn holding(&self, document: &Document, element: NodeId) -> Option<usize> {
        let inside = self.inside(document, element);
        if !inside.is_empty() {
            return Some(inside.start);
        }
        let before = inside.start.checked_sub(1)?;
        let leaves = self.leaves(&self[before]);
        leaves.last().is_some_and(|&last| last >= element).then_some(before)
    }

    /// The sums over some neighbouring blocks.
    #[inline(never)]
    pub fn sums(&self, range: Range<usize>) -> Sums {
        let (before, all) = (self.sums[range.start], self.sums[range.end]);
        Sums {
            words: all.words - before.words,
            link_words: all.link_words - before.link_words,
            links: all.links - before.links,
            prose_words: all.prose_words - before.prose_words,
            prose: all.prose - before.prose,
        }
    }

    /// The share of the words of some neighbouring blocks that are in links; 0 without words.
    pub fn link_density(&self, range: Range<usize>) -> f32 {
        let sums = self.sums(range);
        if sums.words == 0 { 0.0 } else { sums.link_words as f32 / sums.words as f32 }
    }
}

fn sum_up(list: &[Block]) -> Vec<Sums> {
    let mut sums = vec![Sums::default()];
    let mut all = Sums::default();
    for block in list {
        if block.apart.is_some() {
            sums.push(all);
            continue;
        }
        let prose = block.is_prose() && !block.hidden;
        all.words += block.words;
        all.link_words += block.link_words;
        all.links += block.links;
        all.prose += u32::from(prose);
        all.prose_words += if prose { block.words } else { 0 };
        sums.push(all);
    }
    sums
}

fn count_before(blocks: &Blocks, nodes: usize) -> Vec<u32> {
    let mut before = vec![0; nodes + 1];
    for block in &blocks.list {
        if let Some(first) = blocks.leaves(block).first() {
            before[first.index() + 1] += 1;
        }
    }
    for node in 0..nodes {
        before[node + 1] += before[node];
    }
    before
}

/// The walk: which elements are open, and the run that is being gathered.
struct Cutter<'a> {
    document: &'a Document,
    elements: &'a Elements,
    blocks: Blocks,
    /// Open elements that end a run.
    borders: Vec<NodeId>,
    /// The ends of the link and of the control that the walk is in.
    link_end: u32,
    widget: Option<NodeId>,
    run: Run,
    line: u32,
}

impl<'a> Cutter<'a> {
    fn new(document: &'a Document, elements: &'a Elements) -> Self {
        Self {
            document,
            elements,
            blocks: Blocks::default(),
            borders: Vec::new(),
            link_end: 0,
            widget: None,
            run: Run { all_linked: true, ..Run::default() },
            line: 0,
        }
    }

    /// Takes a node in and says which comes next.
    fn step(&mut self, id: NodeId) -> u32 {
        self.leave_until(id.0);
        let Some(tag) = self.document.tag(id) else {
            self.text(id);
            return id.0 + 1;
        };
        if let Some(apart) = self.elements.apart(id) {
            self.set_apart(id, apart);
            return self.document.end(id);
        }
        if let Some(formula) = self.elements.formula(id) {
            self.formula(formula);
            return self.document.end(id);
        }
        match tag {
            Tag::Img => self.picture(id),
            Tag::Br => self.line_break(id),
            _ if embed::TAGS.contains(&tag) && self.embed(id) => return self.document.end(id),
            _ if tag.holds_no_text() => {
                if !tag.is_inline() {
                    self.end_line();
                }
                return self.document.end(id);
            }
            _ if tag.is_inline() || self.flows(id, tag) => self.enter_inline(id, tag),
            _ => {
                self.end_line();
                self.borders.push(id);
            }
        }
        id.0 + 1
    }

    /// Whether an unknown element flows in a line: it is small and stands between words of one. A button does if the
    /// sentence goes on right behind it.
    fn flows(&self, id: NodeId, tag: Tag) -> bool {
        const SMALL: u32 = 32;
        let end = self.document.end(id);
        let goes_on = || {
            let behind = NodeId(end.min(self.document.len() as u32 - 1));
            self.document.parent(behind) == self.document.parent(id)
                && self.document.text(behind).is_some_and(|text| !words::is_blank(text))
        };
        matches!(tag, Tag::Other | Tag::Button)
            && self.run.has_words
            && end - id.0 < SMALL
            && (tag != Tag::Button || goes_on())
            && self.document.descendants(id).all(|inner| self.document.tag(inner).is_none_or(Tag::is_inline))
    }

    fn enter_inline(&mut self, id: NodeId, tag: Tag) {
        if self.elements.is_widget(id) && self.widget.is_none() {
            self.flush();
            self.widget = Some(id);
        }
        if tag == Tag::Button {
            self.run.text.push(' ');
        }
        if tag == Tag::A {
            self.link_end = self.link_end.max(self.document.end(id));
            self.run.links += 1;
        }
    }

    /// Leaves every open element that ends at or before `next`.
    fn leave_until(&mut self, next: u32) {
        if self.widget.is_some_and(|widget| self.document.end(widget) <= next) {
            self.flush();
            self.widget = None;
        }
        while self.borders.last().is_some_and(|&border| self.document.end(border) <= next) {
            self.end_line();
            self.borders.pop();
        }
    }

    fn text(&mut self, id: NodeId) {
        let Some(text) = self.document.text(id) else { return };
        let blank = words::is_blank(text);
        // Of white space one is as good as many.
        let text = if blank { " " } else { text };
        self.see(self.document.is_hidden(id), blank);
        self.blocks.leaves.push(id);
        self.words(id, text, blank);
    }

    fn words(&mut self, id: NodeId, text: &str, blank: bool) {
        let run = &mut self.run;
        if id.0 < self.link_end {
            run.links = run.links.max(1);
            if !run.all_linked {
                run.linked.push_str(text);
            }
        } else {
            if !blank {
                run.part_links();
            }
            if !run.linked.is_empty() {
                run.linked.push(' ');
            }
        }
        run.text.push_str(text);
        if !blank {
            run.has_words = true;
            run.breaks = 0;
        }
    }

    fn picture(&mut self, id: NodeId) {
        self.see(self.document.is_hidden(id), false);
        self.blocks.leaves.push(id);
        self.run.pictures += 1;
        self.run.breaks = 0;
    }

    /// Takes what an element embeds as a block of its own, if that is anything.
    fn embed(&mut self, id: NodeId) -> bool {
        let is_embed = embed::of(self.document, id).is_some();
        if is_embed {
            self.end_line();
            self.run.hidden = self.document.is_hidden(id);
            self.run.embeds = 1;
            self.blocks.leaves.push(id);
            self.end_line();
        }
        is_embed
    }

    fn line_break(&mut self, id: NodeId) {
        self.blocks.leaves.push(id);
        self.run.part_links();
        self.run.text.push('\n');
        self.run.breaks += 1;
        if self.run.breaks == 2 {
            self.end_line();
        }
    }

    /// Ends the run where visibility changes; white space takes that of its run.
    fn see(&mut self, hidden: bool, blank: bool) {
        if blank {
            return;
        }
        if self.run.hidden != hidden && self.run.has_content() {
            self.flush();
        }
        self.run.hidden = hidden;
    }

    fn end_line(&mut self) {
        self.flush();
        self.line += 1;
    }

    fn flush(&mut self) {
        let first = self.run.first_leaf;
        if self.run.has_content() {
            self.add_block();
        } else {
            // White space between two blocks belongs to neither.
            self.blocks.leaves.truncate(first);
        }
        if !self.run.apart.is_empty() {
            self.add_apart();
        }
        self.run.begin(self.blocks.leaves.len());
    }

    fn add_block(&mut self) {
        let run = &self.run;
        let mut block = self.block(run.first_leaf, &run.text, run.hidden);
        block.link_words = run.link_words(block.words);
        (block.links, block.pictures) = (run.links, run.pictures);
        self.blocks.list.push(block);
    }

    /// A block of the leaves from `first` on.
    fn block(&self, first: usize, text: &str, hidden: bool) -> Block {
        let text = words::squeeze(text);
        let (words, fingerprint) = words::measure(&text);
        let container = self.borders.last().copied().unwrap_or(NodeId(0));
        Block {
            container,
            heading: heading_level(self.document, container),
            line: self.line,
            leaves: first as u32..self.blocks.leaves.len() as u32,
            words,
            length: words::length(&text, words),
            link_words: 0,
            links: 0,
            pictures: 0,
            hidden,
            widget: self.widget,
            apart: None,
            fingerprint,
            text,
        }
    }
}

/// The level of the heading that an element is, or stands directly in.
fn heading_level(document: &Document, container: NodeId) -> Option<u8> {
    let level = |id| document.tag(id).and_then(Tag::heading_level);
    document.nearest(Some(container), 3, &|id| level(id).is_some()).and_then(level)
}

#[cfg(test)]
mod tests {
    use super::Blocks;
    use crate::document::{Document, plain_text};
    use crate::elements::Elements;

    fn texts(document: &Document) -> Vec<String> {
        Blocks::cut(document, &Elements::recognise(document)).iter().map(|block| block.text.clone()).collect()
    }

    #[test]
    fn a_paragraph_is_a_block() {
        assert_eq!(texts(&plain_text::parse("One day.\n\nTwo.")), ["One day.", "Two."]);
    }

    #[cfg(feature = "html")]
    mod html {
        use super::super::Blocks;
        use super::texts;
        use crate::document::html;
        use crate::elements::Elements;

        #[test]
        fn inline_elements_do_not_end_a_run_and_others_do() {
            let page = html::parse("<div>a <b>b</b> c<p>d</p>e<br>f<br> <br>g</div>");
            assert_eq!(texts(&page), ["a b c", "d", "e f", "g"]);
        }

        #[test]
        fn a_control_is_cut_out_of_its_line() {
            let page = html::parse("<p>Before <a role=button>Tweet</a> after</p><p>x</p>");
            let blocks = Blocks::cut(&page, &Elements::recognise(&page));
            let lines: Vec<_> = blocks.iter().map(|block| (block.text.as_str(), block.line)).collect();
            assert_eq!(lines[0].1, lines[2].1);
            assert_eq!(
                lines.iter().map(|line| line.0).collect::<Vec<_>>(),
                ["Before", "Tweet", "after", "x"]
            );
            assert_ne!(lines[2].1, lines[3].1);
        }

        #[test]
        fn hidden_text_and_links_are_counted_apart() {
            let page = html::parse("<p>See <a href=/x>two words</a><span hidden>not shown</span></p>");
            let blocks = Blocks::cut(&page, &Elements::recognise(&page));
            assert_eq!((blocks[0].words, blocks[0].link_words, blocks[0].hidden), (3, 2, false));
            assert!(blocks[1].hidden);
            assert_eq!(blocks.inside(&page, blocks[0].container), 0..2);
        }
    }
}
