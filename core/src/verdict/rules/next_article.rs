//! # What it is
//! Another article of a page that goes on without end.
//! # How it shows
//! One of the page's articles that doesn't hold the title; see `metadata/articles.rs`.
//! # Example
//! `<article><h1>The title</h1>…</article><article><h1>Another title</h1>…</article>`
//! # Not this
//! A blog's front page, whose title is none of its articles'; the answers in a forum, which have no headings.

use super::super::{Class, Page, Reason, Verdicts};
use crate::document::NodeId;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for &[element, heading] in &page.metadata.articles {
        let element = NodeId(element);
        if page.metadata.title_node != Some(NodeId(heading)) {
            for number in page.blocks.inside(page.document, element) {
                verdicts.drop(number, Class::OtherStories, Reason::NextArticle, element);
            }
        }
    }
}
