//! # What it is
//! Text that the page doesn't show: menus that open later, variants for other screens, notes for the author's programs.
//! # How it shows
//! The browser says so; of HTML text, its attributes do.
//! # Not this
//! A closed `details`, which the reader can open in the page as well, and answers, notes and paragraphs that a press or a
//! script would show, which count as shown (`document/adopt/folded.rs`). In markup that no browser has laid out, paragraphs
//! that score as the article's: a script would uncover them.

use super::super::{Class, Page, Reason, Verdicts};
use crate::block::Block;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let mut first = 0;
    for run in page.blocks.chunk_by(|one, next| one.hidden == next.hidden) {
        let end = first + run.len();
        if run[0].hidden {
            verdicts.yield_to_scores(!page.document.is_rendered() && run.iter().any(Block::is_prose));
            for (number, block) in (first..end).zip(run) {
                verdicts.drop(number, Class::Hidden, Reason::NotShown, block.container);
            }
        }
        first = end;
    }
}
