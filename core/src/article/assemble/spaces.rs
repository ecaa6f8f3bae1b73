//! White space: collapsed as a browser does.

use crate::words::{White, stretches};

/// White space between texts: kept back until the next word.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is another fact of the same place between two texts")]
pub(super) struct Spaces {
    pub(super) pending: bool,
    pub(super) begun: bool,
    /// Whether the line is to be broken before the next word.
    pub(super) breaks: bool,
    /// Whether a space was written before the text.
    pub(super) stands: bool,
    /// Whether the space that a text begins with already stands.
    written: bool,
}

/// Whether white space of this kind collapses: a no-break space doesn't.
fn collapses(character: char) -> bool {
    character.is_whitespace() && character != '\u{a0}'
}

impl Spaces {
    /// Whether a space belongs before the text; it is then written by the caller, and no longer pending.
    pub(super) fn are_due_before(&mut self, text: &str) -> bool {
        let pending = std::mem::take(&mut self.pending);
        let own = text.starts_with(collapses);
        let due = self.begun && (pending || own);
        // The text's own leading white space is what was written.
        self.written = due && own;
        self.stands = due;
        due
    }

    /// Writes the text with runs of white space as one space, none at the line's beginning; that at its end is kept back.
    pub(super) fn collapse(&mut self, text: &str, collapsed: &mut String) {
        let mut place = 0;
        for (at, stretch) in stretches(text, White::Breaking) {
            self.see_white(at > place);
            if std::mem::take(&mut self.pending) {
                collapsed.push(' ');
            }
            self.begun = true;
            self.written = false;
            collapsed.push_str(stretch);
            place = at + stretch.len();
        }
        self.see_white(text.len() > place);
    }

    fn see_white(&mut self, stands: bool) {
        if stands {
            self.pending = self.begun && !self.written;
        }
    }
}
