//! Threads: who wrote each post, and when.
//!
//! A post is the innermost element around its text that names an author; two of them, one beside the other, make a
//! thread. Author and time are no words of the text: every output says them above the post.

use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// What microformats, vocabularies and forums' programs call an author's name, as a whole word of a class.
const AUTHORS: [&str; 8] =
    ["author", "username", "creator", "nickname", "display-name", "postauthor", "fn", "p-author"];

/// Longer texts than this, in bytes, are no names and no times.
const LONGEST: usize = 80;

/// The page's names of authors and its times, in order.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    authors: Vec<NodeId>,
    times: Vec<NodeId>,
}

impl Signs {
    /// Finds them.
    #[inline(never)]
    pub fn find(document: &Document) -> Self {
        let mut authors = Vec::new();
        let named = document.attributes_named(&[Attribute::Itemprop, Attribute::Rel, Attribute::Class]);
        for (id, name, value) in named {
            let is_author = |word: &str| {
                if name == Attribute::Class { AUTHORS.contains(&word) } else { word == "author" }
            };
            if words::pieces(value, b' ').any(is_author) {
                match authors.last_mut() {
                    // What holds a name may hold the letter of a portrait, a title and medals too.
                    Some(around) if document.contains(*around, id) => *around = id,
                    _ => authors.push(id),
                }
            }
        }
        let times = if authors.len() < 2 { Vec::new() } else { document.all(Tag::Time).to_vec() };
        Self { authors, times }
    }

    /// Whether there may be a thread.
    pub fn are_many(&self) -> bool {
        self.authors.len() > 1
    }

    /// The post that an element stands in.
    pub fn post_around(&self, document: &Document, element: NodeId) -> Option<NodeId> {
        const LEVELS: usize = 12;
        let around = std::iter::once(element).chain(document.ancestors(element)).take(LEVELS);
        around
            .into_iter()
            .find(|&id| first_in(&self.authors, document, id).is_some_and(|author| author != id))
    }

    /// Who wrote a post and when, as the page says it.
    pub fn label(&self, document: &Document, post: NodeId) -> String {
        let said = |signs: &[NodeId]| {
            let text = first_in(signs, document, post).map(|sign| words::squeeze(&document.text_of(sign)));
            text.filter(|text| text.len() <= LONGEST).unwrap_or_default()
        };
        let (mut label, time) = (said(&self.authors), said(&self.times));
        label.push_str(if label.is_empty() || time.is_empty() { "" } else { " · " });
        label.push_str(&time);
        label
    }

    /// The first author named in a post.
    pub fn author(&self, document: &Document, post: NodeId) -> Option<NodeId> {
        first_in(&self.authors, document, post)
    }
}

/// The first of some nodes inside an element.
fn first_in(nodes: &[NodeId], document: &Document, element: NodeId) -> Option<NodeId> {
    let first = nodes.partition_point(|&node| node < element);
    nodes.get(first).copied().filter(|&node| document.contains(element, node))
}
