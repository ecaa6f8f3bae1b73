//! The articles of a page that goes on without end.
//!
//! The first is the `article` that holds the page's title. Those after it that have paragraphs, and a heading of the
//! title's level, are the next ones. The answers in a forum have no such headings: they are one article.

use crate::block::Blocks;
use crate::document::{Document, NodeId, Tag};

/// An article has at least so many words in paragraphs.
const LEAST: u32 = 60;

/// The articles of a page by the heading that is its title: of each the element and the heading. None if it has only one.
pub(super) fn find(document: &Document, blocks: &Blocks, title: NodeId) -> Vec<[u32; 2]> {
    let (mut found, level) = (Vec::new(), document.tag(title));
    let mut elements = document.all(Tag::Article).to_vec();
    document.keep_outermost(&mut elements);
    for element in elements {
        let holds = document.contains(element, title);
        let is_title = |&id: &NodeId| if holds { id == title } else { document.tag(id) == level };
        let heading = document.descendants(element).find(is_title);
        let has_text = blocks.sums(blocks.inside(document, element)).prose_words >= LEAST;
        if let Some(heading) = heading
            && has_text
            && (holds || !found.is_empty())
        {
            found.push([element.0, heading.0]);
        }
    }
    if found.len() < 2 {
        found.clear();
    }
    found
}
