//! Formulas, as MathML.

use super::Assembly;
use crate::document::{Attribute, NodeId, Tag};
use crate::elements::maths::{Formula, is_annotation};
use crate::words;

impl Assembly<'_> {
    /// Adds a formula: its MathML, or its TeX as the text of one.
    pub(super) fn add_formula(&mut self, formula: &Formula, block: u32) {
        let label = formula.label(self.document());
        self.builder.open(Tag::Math, Some(formula.root));
        if let Some(label) = label {
            self.builder.attribute(Attribute::Alttext, label);
        }
        if formula.display {
            self.builder.attribute(Attribute::Display, "block");
        }
        if let Some(math) = formula.math {
            self.add_mathml(math, block);
        } else {
            self.builder.open(Tag::Mtext, None);
            self.builder.text(label.unwrap_or_default(), Some(formula.root), Some(block));
            self.builder.close();
        }
        self.builder.close();
        self.spaces.begun = true;
    }

    /// Adds what a `math` holds: an element that the tree doesn't know groups like a row, so that none loses its place.
    fn add_mathml(&mut self, math: NodeId, block: u32) {
        let document = self.document();
        self.copy_maths_attributes(math);
        let mut open: Vec<u32> = Vec::new();
        let mut next = math.0 + 1;
        while next < document.end(math) {
            let id = NodeId(next);
            while open.last().is_some_and(|&end| end <= next) {
                open.pop();
                self.builder.close();
            }
            next += 1;
            if let Some(text) = document.text(id) {
                if !words::is_blank(text) {
                    self.builder.text(text, Some(id), Some(block));
                }
            } else if is_annotation(document, id) || document.tag(id).is_some_and(Tag::holds_no_text) {
                next = document.end(id);
            } else if !self.is_in_token() {
                let tag = document.tag(id).filter(|tag| tag.is_maths() && *tag != Tag::Math);
                self.builder.open(tag.unwrap_or(Tag::Mrow), Some(id));
                self.copy_maths_attributes(id);
                open.push(document.end(id));
            }
        }
        for _ in open {
            self.builder.close();
        }
    }

    /// Whether what is open holds text and no elements.
    fn is_in_token(&self) -> bool {
        [Tag::Mi, Tag::Mn, Tag::Mo, Tag::Ms, Tag::Mtext].iter().any(|&tag| self.builder.is_open(tag))
    }

    fn copy_maths_attributes(&mut self, element: NodeId) {
        let own = self.page.document.known_attributes(element);
        for (name, value) in own.filter(|own| !matches!(own.0, Attribute::Alttext | Attribute::Display)) {
            self.builder.attribute(name, value);
        }
    }
}
