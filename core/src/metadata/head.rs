//! The article's head: where the title stands, and where the text begins.

use super::articles::Part;
use crate::block::{Block, Blocks};
use crate::document::{Document, NodeId};
use crate::elements::thread::Signs;
use crate::words;

/// The place of the title and of the first paragraph behind it.
pub(super) struct Head<'a> {
    pub(super) document: &'a Document,
    pub(super) blocks: &'a Blocks,
    /// What of the page speaks of the article.
    pub(super) part: &'a Part,
    /// The number of the title's block.
    pub(super) title: usize,
    /// The number of the first paragraph behind it.
    pub(super) text: usize,
    /// One past the last block that may speak of the article. All of an article does; of other pages, with their reviews,
    /// cards and dates of prices, what stands between the first few paragraphs.
    pub(super) end: usize,
    /// Whether the page calls itself an article.
    pub(super) is_article: bool,
    /// The author and the time of the thread's first post, if it is one.
    pub(super) post: [Option<NodeId>; 2],
}

impl<'a> Head<'a> {
    /// By the heading that is the title, else by its words, else before the first paragraph.
    pub(super) fn find(
        document: &'a Document,
        blocks: &'a Blocks,
        signs: &Signs,
        part: &'a Part,
        title: Option<&str>,
        node: Option<NodeId>,
        is_article: bool,
    ) -> Self {
        const PARAGRAPHS: usize = 3;
        let print = words::fingerprint(title.unwrap_or_default());
        let by_node = node.map(|node| blocks.inside(document, node).start);
        let by_words = || blocks.iter().position(|block| block.fingerprint == print && print != 0);
        let by_prose = || blocks.iter().position(Block::is_prose);
        let title = by_node.or_else(by_words).or_else(by_prose).unwrap_or(0).min(blocks.len());
        let behind = (title + 1).min(blocks.len());
        let text = behind + blocks[behind..].iter().position(Block::is_prose).unwrap_or(0);
        let mut prose = (behind..blocks.len()).filter(|&at| blocks[at].is_prose());
        let end = prose.nth(PARAGRAPHS - 1).filter(|_| !is_article).unwrap_or(blocks.len());
        let opening = &blocks[title..blocks.len().min(text + 1)];
        let post = first_post(document, opening, signs);
        Self { document, blocks, part, title, text, end, is_article, post }
    }

    /// The short lines from the title to the beginning of the text, then those just before the title, the nearest first.
    pub(super) fn lines(&self) -> Vec<&'a Block> {
        const LONGEST: u32 = 25;
        let mut lines = Vec::new();
        for at in (self.title..self.blocks.len().min(self.text + 1)).chain((self.before()..self.title).rev())
        {
            let block = &self.blocks[at];
            if !block.hidden && (2..=LONGEST).contains(&block.words) && self.part.holds(block.container) {
                lines.push(block);
            }
        }
        lines
    }

    /// The number of the first block that may belong to the head, before the title.
    fn before(&self) -> usize {
        const BEFORE: usize = 8;
        self.title.saturating_sub(BEFORE)
    }

    /// The first node that may belong to the head, those where the title and the text begin, and one past the last that
    /// may speak of the article.
    pub(super) fn nodes(&self) -> [u32; 4] {
        let node = |place: usize, none| self.blocks.get(place).map_or(none, |block| block.container.0);
        [node(self.before(), 0), node(self.title, 0), node(self.text, u32::MAX), node(self.end, u32::MAX)]
    }
}

/// The author and the time of the post that the blocks from the title to the first paragraph lead to. The first paragraph
/// is the first post's, or there is more than a thread.
fn first_post(document: &Document, opening: &[Block], signs: &Signs) -> [Option<NodeId>; 2] {
    for block in opening {
        let post = signs.of_first(document, block.container);
        if post[0].is_some() || block.is_prose() {
            return post;
        }
    }
    [None; 2]
}
