//! Threads: who wrote each post, and when.
//!
//! A post is the innermost element around its text that names an author, or one of the same make beside such; two of
//! them, one beside the other, make a thread. Author and time are no words of the text: every output says them above the
//! post.

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

    /// The post that an element stands in: the innermost around it that names an author. In a frame of posts, whose first
    /// and last name stand in two of one make, it is the one of that make that names none.
    #[inline(never)]
    pub fn post_around(&self, document: &Document, element: NodeId) -> Option<NodeId> {
        const LEVELS: usize = 12;
        let names = |id| first_in(&self.authors, document, id).is_some_and(|author| author != id);
        let post = document.nearest(Some(element), LEVELS, &names)?;
        let next = self.authors.partition_point(|author| author.0 < document.end(post));
        let is_part = |id| document.parent(id) == Some(post);
        let part = |inner| document.nearest(inner, LEVELS, &is_part);
        let first = part(self.author(document, post));
        let last = part(self.authors.get(next.wrapping_sub(1)).copied());
        let own = part(Some(element))?;
        let is_like =
            |part: Option<NodeId>| part.is_some_and(|part| make(document, part) == make(document, own));
        if first != last && is_like(first) && is_like(last) { Some(own) } else { Some(post) }
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

/// A number that posts of a thread share: of the tag and the first word of the class. Others tell odd from even.
#[inline(never)]
fn make(document: &Document, id: NodeId) -> u64 {
    let class = document.attribute(id, Attribute::Class).unwrap_or_default();
    let tag = document.tag(id).map_or(0, |tag| tag as u64);
    words::pieces(class, b' ').next().map_or(0, words::hash) ^ tag
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

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::Signs;
    use crate::document::{NodeId, Tag, html};

    /// The tag and the text of the post around the element that says "here".
    fn post(markup: &str) -> Option<(Tag, String)> {
        let page = html::parse(markup);
        let is_text = |id: &NodeId| page.text(*id).is_some_and(|text| text.starts_with("here"));
        let element = page.parent(page.ids().find(is_text)?)?;
        let post = Signs::find(&page).post_around(&page, element)?;
        Some((page.tag(post)?, page.text_of(post)))
    }

    #[test]
    fn a_post_without_a_name_stands_beside_those_that_have_one() {
        let ann = "<div class='post odd'><b class=author>Ann</b><p>One.</p></div>";
        let ben = "<div class='post odd'><b class=author>Ben</b><p>Two.</p></div>";
        let guest = "<div class='post even'><i>Guest</i><p>here</p></div>";
        let lone = |markup: String| post(&format!("<main>{markup}</main>"));
        let found = Some((Tag::Div, "Guesthere".to_owned()));
        for page in [[ann, guest, ben], [guest, ann, ben], [ann, ben, guest]] {
            assert_eq!(lone(page.concat()), found);
        }
        let item = |name, text| format!("<li><cite class=fn>{name}</cite><p>{text}</p></li>");
        let list = format!("<ol>{}<li><p>here</p></li>{}</ol>", item("Zoë", "Ja."), item("Jörg", "Nein."));
        assert_eq!(post(&list), Some((Tag::Li, "here".to_owned())));
        // What is of another make is none of them.
        let notice = [ann, "<div class=notice><p>here</p></div>", ben].concat();
        assert_eq!(lone(notice), Some((Tag::Main, "AnnOne.hereBenTwo.".to_owned())));
    }

    #[test]
    fn a_post_with_two_quotations_is_no_frame() {
        let quoted = "<blockquote><b class=username>Bo</b><p>Why?</p></blockquote>";
        let own = format!("<div class=post><b class=username>Ann</b>{quoted}<p>here</p>{quoted}</div>");
        assert_eq!(post(&own), Some((Tag::Div, "AnnBoWhy?hereBoWhy?".to_owned())));
    }
}
