//! # What it is
//! The next article of a page that goes on without end.
//! # How it shows
//! An `article` with a top heading of its own, after the one that holds the page's title; both have paragraphs.
//! # Example
//! `<article><h1>The title</h1>…</article><article><h1>Another title</h1>…</article>`
//! # Not this
//! A blog's front page, whose title is none of its articles'; the answers in a forum, which have no headings.

use super::super::{Class, Page, Reason, Verdicts};
use super::prose_words;
use crate::document::{NodeId, Tag};

/// An article has at least so many words in paragraphs.
const LEAST: u32 = 60;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let articles = articles(page);
    let own = page
        .metadata
        .title_node
        .and_then(|title| articles.iter().position(|&article| page.document.contains(article, title)));
    let Some((own, title)) = own.zip(page.metadata.title_node) else { return };
    let level = page.document.tag(title);
    for &next in &articles[own + 1..] {
        let heads = |id: NodeId| {
            page.document.tag(id) == level && level.is_some_and(|tag| tag.heading_level().is_some())
        };
        if prose_words(page, next) >= LEAST && page.document.descendants(next).any(heads) {
            for number in page.blocks.inside(page.document, next) {
                verdicts.drop(number, Class::OtherStories, Reason::NextArticle, next);
            }
        }
    }
}

/// The outermost articles with paragraphs.
fn articles(page: &Page<'_>) -> Vec<NodeId> {
    let mut articles = page.document.all(Tag::Article).to_vec();
    page.document.keep_outermost(&mut articles);
    articles.retain(|&article| prose_words(page, article) >= LEAST);
    articles
}
