//! # What it is
//! What readers wrote below the article.
//! # How it shows
//! An element whose id or class is the name for it, with less text than the rest of the page.
//! # Not this
//! A forum, where the posts are the text; a chapter called "Comments".

use super::super::{Class, Page, Reason, Verdicts};
use super::{all_prose_words, named_parts, prose_words};
use crate::features::Name;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let all = all_prose_words(page);
    let parts = named_parts(page, Name::Comments);
    let inside: u32 = parts.iter().map(|&part| prose_words(page, part)).sum();
    if inside * 2 > all {
        return;
    }
    for part in parts {
        for number in page.blocks.inside(page.document, part) {
            verdicts.drop(number, Class::Comments, Reason::AmongComments, page.blocks[number].container);
        }
    }
}
