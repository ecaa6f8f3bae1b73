//! Title, byline, date and language, as the page declares them and as they stand in its text.

mod articles;
mod byline;
mod calendar;
mod date;
mod declared;
mod head;
mod json_ld;
mod months;
mod name;
#[cfg(all(test, feature = "html"))]
mod tests;
mod title;

use crate::block::{Block, Blocks};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::elements::thread::Signs;
use crate::words;
pub use articles::Part;
use byline::Author;
use declared::{Declared, Field};
use head::Head;
use title::Site;

/// What the page says about its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The article's title.
    pub title: Option<String>,
    /// Who wrote it: a person or a desk, without "By".
    pub byline: Option<String>,
    /// The author's mail address, where the page prints one.
    pub contact: Option<String>,
    /// When it was published, in ISO 8601.
    pub published: Option<String>,
    /// The language tag of its text.
    pub language: Option<String>,
    /// The direction of its text.
    pub direction: Direction,
    /// The site's name.
    pub site: Option<String>,
    /// A sentence or two on what it says.
    pub excerpt: Option<String>,
    /// The address of its lead image.
    pub lead_image: Option<String>,
    /// The page's own address.
    pub address: Option<String>,
    /// The heading in the page that is the title.
    pub title_node: Option<NodeId>,
    /// Whether the page calls itself an article.
    pub is_article: bool,
    /// The page's articles, if it has several: of each the element and the heading, by their nodes' places.
    pub articles: Vec<[u32; 2]>,
    /// What of the page speaks of the one that is read.
    pub part: Part,
}

impl Metadata {
    /// Reads what a page declares, and what stands in its text where it declares nothing. If the page has several
    /// articles, it is about the one with this node, else about the first. Of a later one that is what stands in its
    /// element: what the page declares is about the first.
    #[inline(never)]
    pub fn read(document: &Document, blocks: &Blocks, signs: &Signs, node: NodeId) -> Self {
        let mut declared = Declared::read(document, &Part::default());
        let site = Site::of(document, &declared);
        let (mut title, mut title_node) = title::find(document, blocks, &declared, &site);
        let language = language(document, &declared);
        let is_article = declared.is_article;
        let named = declared.take(Field::Site).or_else(|| declared.take(Field::Publisher));
        let articles = title_node.map_or(Vec::new(), |title| articles::find(document, blocks, title));
        let mut part = Part::default();
        if !articles.is_empty() {
            let holds = |&[element, _]: &[u32; 2]| document.contains(NodeId(element), node);
            let place = articles.iter().position(holds).unwrap_or(0);
            part = Part::of(document, &articles, place);
            declared = Declared::read(document, &part);
            if part.is_later {
                title_node = Some(NodeId(articles[place][1]));
                title = title_node.map(|heading| title::words_of(document, blocks, heading, false));
            }
        }
        let head = Head::find(document, blocks, signs, &part, title.as_deref(), title_node, is_article);
        let byline = byline::find(&head, &declared, &site);
        let contact = byline.as_deref().and_then(|name| byline::contact(blocks, name));
        let dates = [Field::Published, Field::Dated, Field::Changed].map(|field| declared.take(field));
        let published = date::Page::of(&head, language.as_deref()).published(dates);
        Self {
            articles,
            title,
            title_node,
            is_article,
            byline,
            contact,
            published,
            language,
            direction: direction(document, blocks),
            site: named,
            excerpt: declared.take(Field::Description).or_else(|| declared.take(Field::Abstract)),
            lead_image: declared.take(Field::Image),
            address: declared.take(Field::Address).or_else(|| document.address().map(str::to_owned)),
            part,
        }
    }

    /// The blocks that say who wrote the article, and nothing else: "By", the name, a mail address.
    pub fn bylines<'a>(&'a self, blocks: &'a Blocks) -> impl Iterator<Item = (usize, &'a Block)> {
        let author = self.byline.as_deref().map(Author::of);
        blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| self.part.holds(block.container))
            .filter(move |&(at, _)| author.as_ref().is_some_and(|author| author.stands_in(blocks, at)))
    }
}

fn language(document: &Document, declared: &Declared) -> Option<String> {
    const LONGEST: usize = 35;
    let named = |tag| {
        let element = document.first(tag)?;
        let value = |name| document.attribute(element, name);
        value(Attribute::Lang).or_else(|| value(Attribute::XmlLang))
    };
    let tag = named(Tag::Html).or_else(|| named(Tag::Body)).or_else(|| declared.get(Field::Language))?.trim();
    let mut tidy = String::new();
    for part in words::pieces(tag, b'_') {
        declared::append(&mut tidy, "-", part);
    }
    let sane = tidy.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (sane && (1..=LONGEST).contains(&tidy.len())).then_some(tidy)
}

/// The direction that the page names, else that of most letters in its text, if they run left.
fn direction(document: &Document, blocks: &Blocks) -> Direction {
    for tag in [Tag::Html, Tag::Body] {
        let named = document.first(tag).and_then(|id| document.attribute(id, Attribute::Dir));
        for direction in [Direction::RightToLeft, Direction::LeftToRight] {
            if named.is_some_and(|named| named.eq_ignore_ascii_case(direction.name())) {
                return direction;
            }
        }
    }
    if runs_left(blocks) { Direction::RightToLeft } else { Direction::Auto }
}

/// Whether most letters of the first paragraphs belong to scripts that are written from right to left.
fn runs_left(blocks: &Blocks) -> bool {
    const FIRST: usize = 20;
    let prose = blocks.iter().filter(|block| !block.hidden && block.is_prose()).take(FIRST);
    let (mut left, mut right) = (0, 0);
    for byte in prose.flat_map(|block| block.text.bytes()) {
        match byte {
            // What a letter of Hebrew, Arabic, Syriac or Thaana begins with.
            0xd6..=0xdf => left += 1,
            b'A'..=b'Z' | b'a'..=b'z' | 0xc3..=0xf4 => right += 1,
            _ => {}
        }
    }
    left > right
}

/// The lines that an element shows, with or without its buttons.
#[inline(never)]
fn shown_in(document: &Document, blocks: &Blocks, element: NodeId, buttons: bool) -> String {
    let mut text = String::new();
    for block in blocks[blocks.inside(document, element)].iter().filter(|block| !block.hidden) {
        if !buttons && (block.widget.is_some() || document.is(block.container, Tag::Button)) {
            continue;
        }
        declared::append(&mut text, "\n", &block.text);
    }
    text
}

/// A declared value without surplus white space; `None` if nothing is left.
fn tidy(value: &str) -> Option<String> {
    let squeezed = words::squeeze(value);
    (!squeezed.is_empty()).then_some(squeezed)
}

/// The direction in which a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
    /// By its first strong character: the page doesn't say.
    #[default]
    Auto,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
            Self::Auto => "auto",
        }
    }
}
