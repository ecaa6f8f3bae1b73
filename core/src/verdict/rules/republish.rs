//! # What it is
//! An offer to print the article elsewhere, with its terms and its markup to copy.
//! # How it shows
//! A part called so that has a text field with markup, or leads to a licence, and is small beside the page's text.
//! # Example
//! `<div class="republish"><p>Republish this article under a <a href="https://creativecommons.org/…">licence</a> …`
//! # Not this
//! An article on licences; the line at an article's foot that names its own.

use super::super::{Class, Page, Reason, Verdicts};
use super::{all_prose_words, named_parts, prose_words};
use crate::document::{Attribute, NodeId, Tag};
use crate::features::Name;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let all = all_prose_words(page);
    for part in named_parts(page, Name::Republish) {
        let has = |is: &dyn Fn(NodeId) -> bool| page.document.descendants(part).any(is);
        let to_copy = has(&|id| page.document.is(id, Tag::Textarea));
        if prose_words(page, part) * 2 < all && (to_copy || has(&|id| leads_to_licence(page, id))) {
            // An article may name its licence; a field to copy from is no text.
            verdicts.yield_to_scores(!to_copy);
            for number in page.blocks.inside(page.document, part) {
                verdicts.drop(number, Class::Republish, Reason::OffersToRepublish, part);
            }
        }
    }
}

const LICENCES: [&str; 3] = [
    "//creativecommons.org/licenses/",
    "http://creativecommons.org/licenses/",
    "https://creativecommons.org/licenses/",
];

fn leads_to_licence(page: &Page<'_>, id: NodeId) -> bool {
    let href = page.document.attribute(id, Attribute::Href).unwrap_or_default();
    LICENCES.iter().any(|licences| href.starts_with(licences))
}
