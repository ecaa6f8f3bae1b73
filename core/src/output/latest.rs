//! An answer that is kept for the next question, since many that follow one another are about the same element.

use std::cell::Cell;

use crate::tree::TreeId;

/// The element that was asked about last, and the answer.
#[derive(Default)]
pub(super) struct Latest(Cell<Option<(TreeId, bool)>>);

impl Latest {
    /// The answer about an element, found only if the question before was about another.
    pub(super) fn of(&self, id: TreeId, find: impl FnOnce() -> bool) -> bool {
        let known = self.0.get().filter(|&(known, _)| known == id);
        let (_, answer) = known.unwrap_or_else(|| (id, find()));
        self.0.set(Some((id, answer)));
        answer
    }
}
