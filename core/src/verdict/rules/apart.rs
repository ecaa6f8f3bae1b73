//! # What it is
//! Line numbers of code, second copies of formulas.
//! # How it shows
//! [`crate::elements`] tells them from the words that they stand among.
//! # Example
//! `<pre><span>1</span> let a = 1;</pre>`
//! # Not this
//! A number that the code itself has.

use super::super::{Class, Page, Reason, Verdicts};
use crate::elements::Apart;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for (number, block) in page.blocks.iter().enumerate() {
        let Some(apart) = block.apart else { continue };
        let (class, reason) = match apart {
            Apart::Copy => (Class::Repeat, Reason::SameWords),
            Apart::LineNumber => (Class::PageControl, Reason::NumbersLines),
        };
        verdicts.drop(number, class, reason, block.container);
    }
}
