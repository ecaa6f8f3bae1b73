//! White space: collapsed as a browser does.

/// White space between texts: kept back until the next word.
#[derive(Default)]
pub(super) struct Spaces {
    pub(super) pending: bool,
    pub(super) begun: bool,
}

impl Spaces {
    /// The text with runs of white space as one space, none at the line's beginning; that at its end is kept back.
    pub(super) fn collapse(&mut self, text: &str) -> String {
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
