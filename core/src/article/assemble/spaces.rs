//! White space: collapsed as a browser does.

/// White space between texts: kept back until the next word.
#[derive(Default)]
pub(super) struct Spaces {
    pub(super) pending: bool,
    pub(super) begun: bool,
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
        due
    }

    /// The text with runs of white space as one space, none at the line's beginning; that at its end is kept back.
    pub(super) fn collapse(&mut self, text: &str) -> String {
        let mut collapsed = String::with_capacity(text.len() + 1);
        for character in text.chars() {
            if collapses(character) {
                self.pending = self.begun && !self.written;
                continue;
            }
            self.written = false;
            if std::mem::take(&mut self.pending) {
                collapsed.push(' ');
            }
            self.begun = true;
            collapsed.push(character);
        }
        collapsed
    }
}
