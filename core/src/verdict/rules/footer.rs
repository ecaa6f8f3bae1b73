//! # What it is
//! The page's foot: company, terms, addresses.
//! # How it shows
//! The landmark for it.
//! # Not this
//! The foot of an article or a quotation.

use super::super::{Class, Page, Reason, Verdicts};
use crate::features::Landmark;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let landmarks = &page.features.landmarks;
    let mut outermost = None;
    for (number, block) in page.blocks.iter().enumerate() {
        if landmarks.around(block.container) != Some(Landmark::Footer) {
            continue;
        }
        if !outermost.is_some_and(|part| page.document.contains(part, block.container)) {
            let foot = |&element: &_| landmarks.around(element) == Some(Landmark::Footer);
            let above = page.document.ancestors(block.container).take_while(foot).last();
            outermost = Some(above.unwrap_or(block.container));
        }
        verdicts.drop(number, Class::Footer, Reason::Foot, outermost.unwrap_or(block.container));
    }
}
