//! What stands among the words of a line and is none: links, pictures, formulas, and what is embedded.

use crate::elements::footnote;
use crate::output::{address, link, tex};
use crate::tree::TreeId;

use super::Writer;
use super::inline::Span;

impl Writer<'_> {
    /// A link as a span; `None` for one without an address, for a picture's link to itself, and for marks of notes and
    /// ways back, which are said here.
    pub(super) fn link(&mut self, id: TreeId) -> Option<Span> {
        let address = self.tree.attribute(id, "href")?;
        if let Some(label) = self.notes.marked_by(id) {
            self.run.raw(format!("[^{label}]"));
            self.skipped = self.tree.end(id);
            return None;
        }
        if footnote::has_role(self.tree, id, footnote::WAY_BACK) {
            self.skipped = self.tree.end(id);
            return None;
        }
        if link::is_from_a_picture_to_itself(self.tree, id) {
            return None;
        }
        let title =
            self.tree.attribute(id, "title").filter(|title| !link::title_repeats(self.tree, id, title));
        let title = title.unwrap_or_default().to_owned();
        let page = self.page.filter(|_| address.starts_with('#')).unwrap_or_default();
        Some(Span::Link(format!("{page}{address}"), title))
    }

    /// Whether an element is all that its heading holds.
    pub(super) fn is_whole_heading(&self, id: TreeId) -> bool {
        let is_heading =
            |&above: &TreeId| self.tree.tag(above).is_some_and(|tag| tag.heading_level().is_some());
        self.tree.parent(id).filter(is_heading).is_some_and(|heading| {
            let is_blank = |other| self.tree.text(other).is_some_and(crate::words::is_blank);
            self.tree.children(heading).all(|other| other == id || is_blank(other))
        })
    }

    /// Whether an element holds marks of notes and nothing else.
    pub(super) fn is_mark_alone(&self, id: TreeId) -> bool {
        let marks = |child| self.notes.marked_by(child).is_some();
        self.tree.children(id).all(marks)
    }

    /// What is embedded: a link to it, by its name, its poster or its file.
    pub(super) fn media(&mut self, id: TreeId, source: &str) {
        let Some(source) = self.tree.attribute(id, source) else { return };
        if self.run.open(Span::Link(source.to_owned(), String::new())) {
            match (self.tree.attribute(id, "title"), self.tree.attribute(id, "poster")) {
                (Some(title), _) => self.run.text(title),
                (_, Some(poster)) => self.run.picture("", poster),
                _ => self.run.text(&address::name(source)),
            }
            self.run.close();
        }
    }

    pub(super) fn formula(&mut self, id: TreeId) {
        match (tex::of(self.tree, id), &mut self.pre) {
            (tex, Some(pre)) => pre.push_str(&tex.unwrap_or_else(|| self.tree.text_of(id))),
            (Some(tex), None) => {
                self.run.formula(&tex, self.tree.attribute(id, "display") == Some("block"));
            }
            (None, None) => self.run.raw(crate::words::squeeze(&self.line(id))),
        }
    }

    pub(super) fn picture(&mut self, id: TreeId) {
        if let Some(tex) = tex::of(self.tree, id) {
            return self.run.formula(&tex, false);
        }
        if let Some(address) = self.tree.attribute(id, "src") {
            self.run.picture(self.tree.attribute(id, "alt").unwrap_or_default(), address);
        }
    }
}
