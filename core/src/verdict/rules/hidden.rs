//! # What it is
//! Text that the page doesn't show: menus that open later, variants for other screens, notes for the author's programs.
//! # How it shows
//! The browser says so; of HTML text, its attributes do.
//! # Not this
//! A closed `details`, which the reader can open in the page as well.

use super::super::{Class, Page, Reason, Verdicts};

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for (number, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.hidden) {
        verdicts.drop(number, Class::Hidden, Reason::NotShown, block.container);
    }
}
