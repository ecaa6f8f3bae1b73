//! # What it is
//! Advertisements.
//! # How it shows
//! An element with the name that adverts' programs look for, and little text in it; or a line that says "advertisement" in
//! one of many languages.
//! # Not this
//! A text about advertising; a part called "ad…" that holds the page's text.

use super::super::{Class, Page, Reason, Verdicts, phrases};
use super::{named_parts, prose_words};
use crate::features::Name;

const MOST_PROSE: u32 = 60;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for part in named_parts(page, Name::Advert) {
        if prose_words(page, part) <= MOST_PROSE {
            for number in page.blocks.inside(page.document, part) {
                verdicts.drop(number, Class::Advert, Reason::MarkedAsAdvert, part);
            }
        }
    }
    for (number, block) in page.blocks.iter().enumerate() {
        if block.pictures == 0 && phrases::is(block, phrases::ADVERTISEMENT) {
            verdicts.drop(number, Class::Advert, Reason::MarkedAsAdvert, block.container);
        }
    }
}
