//! Code, line by line: the kept texts, and between them what the page has there, so that no byte is lost.

use super::Assembly;
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::elements::{Elements, code};
use crate::words;

/// How far the walk through code has come.
pub(super) struct Lines {
    root: NodeId,
    /// Whether the page has it preformatted, so that every byte counts.
    raw: bool,
    /// The next node.
    next: u32,
    /// Where the lines end that are elements, and open.
    ends: Vec<u32>,
    /// Whether nothing stands in the line yet.
    fresh: bool,
    border: Border,
}

/// Whether an element has begun or ended a line since the last text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Border {
    None,
    Passed,
    /// One has ended right before the last node.
    JustEnded,
}

impl Lines {
    fn of(document: &Document, root: NodeId) -> Self {
        let raw = document.is(root, Tag::Pre) || document.holds(root, Tag::Pre);
        Self { root, raw, next: root.0 + 1, ends: Vec::new(), fresh: true, border: Border::None }
    }

    /// Walks up to a leaf and writes the white space and the lines' ends before it.
    fn advance(&mut self, document: &Document, elements: &Elements, leaf: NodeId, out: &mut String) {
        while self.next <= leaf.0 {
            let id = NodeId(self.next);
            self.next += 1;
            if self.border == Border::JustEnded {
                self.border = Border::Passed;
            }
            while self.ends.last().is_some_and(|&end| end <= id.0) {
                self.ends.pop();
                self.border = Border::JustEnded;
            }
            let Some(tag) = document.tag(id) else {
                let text = document.text(id).unwrap_or_default();
                if id != leaf && words::is_blank(text) && !self.is_between_lines(document, id) {
                    self.write(text, out);
                }
                continue;
            };
            let end = document.end(id);
            if tag == Tag::Br && id != leaf {
                self.write_break(out);
            } else if elements.is_line_of_code(document, id) {
                self.border = Border::Passed;
                self.ends.push(end);
            } else if end <= leaf.0 && (tag.holds_no_text() || elements.apart(id).is_some()) {
                self.next = end;
            }
        }
    }

    /// Whether white space in a table of code is that of the markup.
    fn is_between_lines(&self, document: &Document, id: NodeId) -> bool {
        let parent = document.parent(id).and_then(|parent| document.tag(parent));
        document.is(self.root, Tag::Table)
            && matches!(parent, Some(Tag::Table | Tag::Tbody | Tag::Tr | Tag::Div))
    }

    fn write(&mut self, text: &str, out: &mut String) {
        self.end_line(text, out);
        self.fresh = text.ends_with('\n');
        out.push_str(text);
    }

    /// Writes a break; one between two lines that are elements says once more that the first has ended.
    fn write_break(&mut self, out: &mut String) {
        if self.border != Border::JustEnded {
            self.end_line("", out);
        }
        self.write("\n", out);
    }

    /// Writes the line feed that is due before a text: preformatted code may begin with its own.
    fn end_line(&mut self, text: &str, out: &mut String) {
        let passed = std::mem::replace(&mut self.border, Border::None) != Border::None;
        if passed && !self.fresh && !(self.raw && text.starts_with('\n')) {
            out.push('\n');
        }
    }
}

impl Assembly<'_> {
    /// Notes in which code the next line stands.
    pub(super) fn enter_code(&mut self, container: NodeId) {
        let root = self.page.elements.code(self.document(), container);
        if self.code.as_ref().map(|lines| lines.root) != root {
            self.code = root.map(|root| Lines::of(self.document(), root));
        }
    }

    pub(super) fn add_leaf_of_code(&mut self, leaf: NodeId, block: u32, inline: &mut Vec<NodeId>) {
        let document = self.document();
        let text = document.text(leaf).unwrap_or_default();
        let breaks = document.is(leaf, Tag::Br);
        if text.is_empty() && !breaks && !self.shows(leaf) {
            return;
        }
        let Some(lines) = &mut self.code else { return };
        let mut before = String::new();
        lines.advance(document, self.page.elements, leaf, &mut before);
        if breaks {
            lines.write_break(&mut before);
        } else {
            // The line feed that is due stands before the inline elements that the text begins.
            lines.end_line(text, &mut before);
            lines.fresh = text.ends_with('\n');
        }
        let raw = lines.raw;
        self.close_inline(leaf, inline);
        if !before.is_empty() {
            self.builder.text(&before, None, Some(block));
        }
        if breaks {
            return;
        }
        self.open_inline(leaf, inline);
        if text.is_empty() {
            self.add_object(leaf, block);
        } else if raw {
            self.builder.text(text, Some(leaf), Some(block));
        } else {
            // Without preformatting, spaces that are to stay are written so.
            let spaced = |c| if c == '\u{a0}' { ' ' } else { c };
            self.builder.write_text(|out| out.extend(text.chars().map(spaced)), Some(leaf), Some(block));
        }
    }

    pub(super) fn name_language(&mut self, root: NodeId) {
        if let Some(language) = code::language(self.document(), root) {
            let mut class = String::from("language-");
            class.push_str(language);
            self.builder.attribute(Attribute::Class, &class);
        }
    }
}
