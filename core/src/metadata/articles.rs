//! The articles of a page that goes on without end.
//!
//! The first is the `article` that holds the page's title. Those after it that have paragraphs, and a heading of the
//! title's level, are the next ones. The answers in a forum have no such headings: they are one article.

use std::ops::Range;

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

/// Which nodes of the page speak of the article that is read: all of them, if the page has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    nodes: Range<u32>,
    /// Whether those are its own; else they are the other articles'.
    pub(super) is_later: bool,
}

impl Part {
    /// Of the article with this place among those that [`find`] found: its own element, or of the first one all that is in
    /// none of the others.
    pub(super) fn of(document: &Document, articles: &[[u32; 2]], place: usize) -> Self {
        let is_later = place > 0;
        let (Some(&[from, _]), Some(&[last, _])) = (articles.get(place.max(1)), articles.last()) else {
            return Self::default();
        };
        let end = document.end(NodeId(if is_later { from } else { last }));
        Self { nodes: from..end, is_later }
    }

    pub(super) fn holds(&self, id: NodeId) -> bool {
        self.nodes.contains(&id.0) == self.is_later
    }
}
