//! Threads: who wrote each post, and when.
//!
//! A post is the innermost element around its text that names an author; two of them, one beside the other, make a
//! thread. Author and time are no words of the text: every output says them above the post.

use crate::document::{Attribute, Document, NodeId, Tag, merge};
use crate::lists::gather;
use crate::words;

/// What microformats, vocabularies and forums' programs call an author's name, as a whole word of a class.
const AUTHORS: [&str; 9] = [
    "author",
    "username",
    "username-coloured",
    "creator",
    "nickname",
    "display-name",
    "postauthor",
    "fn",
    "p-author",
];

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
            // In a card the link that is the name is an address too; manuals of programs call functions so.
            let is_function = value == "fn" && document.is(id, Tag::A);
            if !is_function && words::pieces(value, b' ').any(is_author) {
                match authors.last_mut() {
                    // What holds a name may hold the letter of a portrait, a title and medals too.
                    Some(around) if document.contains(*around, id) => *around = id,
                    _ => authors.push(id),
                }
            }
        }
        if authors.len() < 2 {
            return Self { authors, times: Vec::new() };
        }
        let is_time = |&author: &NodeId| holds_a_time(&document.text_of(author));
        let times = gather(authors.iter().copied().filter(is_time));
        authors.retain(|author| !is_time(author));
        Self { authors, times: merge(document.all(Tag::Time), &times) }
    }

    /// Whether there may be a thread.
    pub fn are_many(&self) -> bool {
        self.authors.len() > 1
    }

    /// The post that an element stands in.
    #[inline(never)]
    pub fn post_around(&self, document: &Document, element: NodeId) -> Option<NodeId> {
        const LEVELS: usize = 12;
        let names = |id| first_in(&self.authors, document, id).is_some_and(|author| author != id);
        document.nearest(Some(element), LEVELS, &names)
    }

    /// Who wrote a post and when, as the page says it.
    pub fn label(&self, document: &Document, post: NodeId) -> String {
        let [author, time] = self.of(document, post);
        let said = |sign: Option<NodeId>| {
            let text = sign.map(|sign| words::squeeze(&document.text_of(sign)));
            text.filter(|text| text.len() <= LONGEST).unwrap_or_default()
        };
        // Beside a name stand points and medals, which it doesn't lead to.
        let (mut label, time) = (said(author.map(|author| link_in(document, author))), said(time));
        label.push_str(if label.is_empty() || time.is_empty() { "" } else { " · " });
        label.push_str(&time);
        label
    }

    /// The author and the time that a post names first.
    pub fn of(&self, document: &Document, post: NodeId) -> [Option<NodeId>; 2] {
        [first_in(&self.authors, document, post), first_in(&self.times, document, post)]
    }

    /// Author and time of the post that an element stands in, if others follow it.
    #[inline(never)]
    pub fn of_first(&self, document: &Document, element: NodeId) -> [Option<NodeId>; 2] {
        let post = self.post_around(document, element);
        let follows = |post: &NodeId| self.authors.last().is_some_and(|last| last.0 >= document.end(*post));
        let Some(post) = post.filter(follows) else { return [None; 2] };
        let [author, time] = self.of(document, post);
        [author.map(|author| link_in(document, author)), time]
    }

    /// The first author named in a post.
    pub fn author(&self, document: &Document, post: NodeId) -> Option<NodeId> {
        first_in(&self.authors, document, post)
    }
}

/// The first link with words in an element, or the element.
#[inline(never)]
fn link_in(document: &Document, element: NodeId) -> NodeId {
    let has_words = |id: &NodeId| {
        document.descendants(*id).any(|inner| document.text(inner).is_some_and(|text| !words::is_blank(text)))
    };
    let links = document.descendants(element).filter(|&id| document.is(id, Tag::A));
    links.into_iter().find(has_words).unwrap_or(element)
}

/// Whether a text has a time in it: day, year and hour.
fn holds_a_time(text: &str) -> bool {
    let mut numbers = 0;
    let mut before = false;
    for byte in text.bytes() {
        numbers += u32::from(byte.is_ascii_digit() && !before);
        before = byte.is_ascii_digit();
    }
    text.len() <= LONGEST && numbers >= 3
}

/// The first of some nodes inside an element.
#[inline(never)]
fn first_in(nodes: &[NodeId], document: &Document, element: NodeId) -> Option<NodeId> {
    let first = nodes.partition_point(|&node| node < element);
    nodes.get(first).copied().filter(|&node| document.contains(element, node))
}
