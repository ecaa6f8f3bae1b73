//! What is gathered of a run of text or pictures before it becomes a block.

use crate::document::NodeId;
use crate::elements::Apart;
use crate::words;

/// What is being gathered; its leaves are the last of [`super::Blocks::leaves`].
#[derive(Default)]
pub(super) struct Run {
    pub(super) first_leaf: usize,
    pub(super) text: String,
    /// The texts in links, where they aren't all of the run's words.
    pub(super) linked: String,
    /// Whether all of the run's words are in links, and none of them goes over a break.
    pub(super) all_linked: bool,
    pub(super) has_words: bool,
    pub(super) links: u32,
    pub(super) pictures: u32,
    pub(super) embeds: u32,
    pub(super) hidden: bool,
    pub(super) breaks: u32,
    /// Texts that stand apart from the run.
    pub(super) apart: Vec<(NodeId, Apart)>,
}

impl Run {
    pub(super) fn has_content(&self) -> bool {
        self.pictures + self.embeds > 0 || self.has_words
    }

    /// Begins the next run, with the memory of the last.
    pub(super) fn begin(&mut self, first_leaf: usize) {
        self.first_leaf = first_leaf;
        self.text.clear();
        self.linked.clear();
        self.all_linked = true;
        self.has_words = false;
        self.links = 0;
        self.pictures = 0;
        self.embeds = 0;
        self.hidden = false;
        self.breaks = 0;
    }

    /// From here on the texts in links are kept for themselves.
    pub(super) fn part_links(&mut self) {
        if std::mem::take(&mut self.all_linked) {
            self.linked.push_str(&self.text);
        }
    }

    pub(super) fn link_words(&self, words: u32) -> u32 {
        if self.all_linked { words } else { words::count(&self.linked).min(words) }
    }
}
