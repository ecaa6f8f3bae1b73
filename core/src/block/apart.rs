//! Formulas, and what stands among the words of a run and is none of them.

use super::{Block, Cutter};
use crate::document::{NodeId, Tag};
use crate::elements::Apart;
use crate::elements::maths::Formula;
use crate::words;

impl Cutter<'_> {
    /// Takes a formula in as one leaf.
    pub(super) fn formula(&mut self, formula: &Formula) {
        let mut text = String::new();
        let mut hidden = true;
        formula.texts(self.document, |id, own, is_shown| {
            let blank = words::is_blank(own);
            hidden &= blank || self.document.is_hidden(id);
            if is_shown {
                text.push_str(own);
            } else if !blank {
                self.run.apart.push((id, Apart::Copy));
            }
        });
        // Where the MathML is hidden, a picture stands for it.
        let is_seen = |id| self.document.is(id, Tag::Img) && !self.document.is_hidden(id);
        hidden &= !self.document.descendants(formula.root).any(is_seen);
        if formula.math.is_none() && text.is_empty() {
            text.push_str(formula.label(self.document).unwrap_or_default());
            hidden = false;
        }
        self.see(hidden, false);
        self.blocks.leaves.push(formula.root);
        self.words(formula.root, &text, words::is_blank(&text));
    }

    /// Keeps the texts of an element for a block of their own.
    pub(super) fn set_apart(&mut self, element: NodeId, apart: Apart) {
        let mut next = element.0;
        while next < self.document.end(element) {
            let id = NodeId(next);
            next += 1;
            if self.document.tag(id).is_some_and(Tag::holds_no_text) {
                next = self.document.end(id);
            } else if self.document.text(id).is_some_and(|text| !words::is_blank(text)) {
                self.run.apart.push((id, apart));
            }
        }
    }

    /// Makes blocks of what stands apart: one of each kind, shown and hidden.
    pub(super) fn add_apart(&mut self) {
        let texts = std::mem::take(&mut self.run.apart);
        for kind in [Apart::Copy, Apart::LineNumber] {
            for hidden in [false, true] {
                let first = self.blocks.leaves.len();
                let mut joined = String::new();
                for &(id, own) in &texts {
                    if own == kind && self.document.is_hidden(id) == hidden {
                        self.blocks.leaves.push(id);
                        joined.push_str(self.document.text(id).unwrap_or_default());
                        joined.push(' ');
                    }
                }
                if self.blocks.leaves.len() > first {
                    let block = Block { apart: Some(kind), ..self.block(first, &joined, hidden) };
                    self.insert(block);
                }
            }
        }
    }

    /// Puts a block where its first leaf stands among the last blocks.
    fn insert(&mut self, block: Block) {
        let first = |block: &Block| self.blocks.leaves[block.leaves.start as usize];
        let own = first(&block);
        let mut at = self.blocks.list.len();
        while at > 0 && first(&self.blocks.list[at - 1]) > own {
            at -= 1;
        }
        self.blocks.list.insert(at, block);
    }
}
