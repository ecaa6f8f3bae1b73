//! Content that a page doesn't show, adopted where it shows next to none.
//!
//! Three sources hide text: a `noscript`, for readers without scripts; what the page hides until a script or a style sheet
//! of its own has come, where links and buttons are nearly all that it shows; and the `articleBody` of JSON-LD, behind a
//! stub or an empty shell. What is adopted is the page's from then on, judged and counted as the rest is, once;
//! [`Document::source`] says where it came from. Where a page shows enough, parts that a press or a script would show are
//! taken as shown ([`folded`]).

mod folded;
mod json_ld;
mod markup;

pub(crate) use markup::unescape;

use super::{Content, Document, Index, Node, NodeId, Tag};
use crate::words;

/// A page that shows so many words is taken as it is shown.
const ENOUGH: u32 = 120;
/// Fewer than this are no text to read.
const LEAST: u32 = 40;

/// Where a page's text was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// In what it shows.
    #[default]
    Page,
    /// In its `noscript`.
    Noscript,
    /// In what it hides.
    Hidden,
    /// In its JSON-LD.
    JsonLd,
}

impl Source {
    /// The source's stable name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Noscript => "noscript",
            Self::Hidden => "hidden",
            Self::JsonLd => "json_ld",
        }
    }
}

/// Adopts what is hidden, if that is where the page's text is.
#[inline(never)]
pub(super) fn adopt(document: &mut Document) {
    let texts = Texts::of(document);
    if texts.noscript >= LEAST && texts.noscript > texts.shown * 2 && texts.noscript > texts.hidden {
        show_noscripts(document, &texts.noscripts);
    } else if texts.shown - texts.linked < LEAST && texts.hidden >= ENOUGH && texts.hidden > texts.shown * 10
    {
        document.nodes.iter_mut().for_each(|node| node.hidden = false);
        document.source = Source::Hidden;
    } else if document.rendered {
        folded::show(document);
    }
    let body = json_ld::body(document).map(|body| markup::paragraphs(&body));
    if let Some(body) = body.filter(|body| lacks(document, body)) {
        append(document, &body);
    }
}

/// How many words stand where, counted until the page has shown [`ENOUGH`].
#[derive(Default)]
struct Texts {
    shown: u32,
    /// Of those shown: a menu above an empty page is no text.
    linked: u32,
    hidden: u32,
    noscript: u32,
    /// Those with words.
    noscripts: Vec<NodeId>,
}

impl Texts {
    fn of(document: &Document) -> Self {
        let mut texts = Self::default();
        each_text(document, &mut |id, text, noscript| {
            let words = words::length(text, words::count(text));
            match noscript {
                _ if words == 0 => {}
                _ if document.is_hidden(id) => texts.hidden += words,
                None => {
                    texts.shown += words;
                    texts.linked += if is_pressed(document, id) { words } else { 0 };
                }
                Some(element) => {
                    texts.noscript += words;
                    if texts.noscripts.last() != Some(&element) {
                        texts.noscripts.push(element);
                    }
                }
            }
            texts.shown < ENOUGH
        });
        if texts.shown >= ENOUGH { Self::default() } else { texts }
    }
}

/// Whether a text stands in a link or a button.
fn is_pressed(document: &Document, text: NodeId) -> bool {
    const LEVELS: usize = 6;
    let is_control = |id| matches!(document.tag(id), Some(Tag::A | Tag::Button));
    document.nearest(Some(text), LEVELS, &is_control).is_some()
}

/// Goes through the texts that are rendered, hidden or in an outermost `noscript`, as long as `see` wants more.
fn each_text(document: &Document, see: &mut dyn FnMut(NodeId, &str, Option<NodeId>) -> bool) {
    let (mut next, mut noscript) = (0, None);
    while (next as usize) < document.len() {
        let id = NodeId(next);
        next += 1;
        noscript = noscript.filter(|&element| id.0 < document.end(element));
        match document.tag(id) {
            Some(Tag::Noscript) => noscript = noscript.or(Some(id)),
            Some(tag) if tag.holds_no_text() => next = document.end(id),
            Some(_) => {}
            None => {
                if !see(id, document.text(id).unwrap_or_default(), noscript) {
                    return;
                }
            }
        }
    }
}

/// From here on they are groups of the page like others.
fn show_noscripts(document: &mut Document, noscripts: &[NodeId]) {
    for id in noscripts {
        for node in id.0..document.end(*id) {
            if let Content::Element { tag: tag @ Tag::Noscript, .. } =
                &mut document.nodes[node as usize].content
            {
                *tag = Tag::Div;
            }
        }
    }
    document.index = Index::new(&document.nodes);
    document.source = Source::Noscript;
}

/// Whether the page shows less than a third of a body that is worth reading.
fn lacks(document: &Document, body: &[String]) -> bool {
    const LONG: u32 = 100;
    let mut missing = Runs::of(body);
    if missing.words < LONG {
        return false;
    }
    let enough = missing.count / 3 + 1;
    each_text(document, &mut |id, text, noscript| {
        if noscript.is_none() && !document.is_hidden(id) {
            words::split(text).for_each(|word| missing.take(word));
        }
        missing.found < enough
    });
    missing.found < enough
}

/// The runs of four words that a body has, one bit for each: a few more may seem to be there.
struct Runs {
    bits: Vec<u64>,
    last: [u64; 4],
    words: u32,
    count: u32,
    found: u32,
}

impl Runs {
    fn of(body: &[String]) -> Self {
        const MOST: usize = 1 << 16;
        let bytes: usize = body.iter().map(String::len).sum();
        let size = (bytes / 32 + 1).next_power_of_two().min(MOST);
        let mut runs = Self { bits: vec![0; size], last: [0; 4], words: 0, count: 0, found: 0 };
        for word in body.iter().flat_map(|paragraph| words::split(paragraph)) {
            let (place, bit) = runs.place(word);
            runs.words += 1;
            runs.count += u32::from(runs.bits[place] & bit == 0);
            runs.bits[place] |= bit;
        }
        runs
    }

    /// Where the run stands that a word ends.
    fn place(&mut self, word: &str) -> (usize, u64) {
        self.last.rotate_left(1);
        self.last[3] = words::hash_lower(word);
        let mix = |all: u64, &word: &u64| (all.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let run = self.last.iter().fold(0, mix);
        ((run >> 32) as usize & (self.bits.len() - 1), 1 << (run >> 26 & 63))
    }

    /// Takes out the run that a word ends, if it is one of the body's.
    fn take(&mut self, word: &str) {
        let (place, bit) = self.place(word);
        self.found += u32::from(self.bits[place] & bit != 0);
        self.bits[place] &= !bit;
    }
}

/// Adds an `article` with these paragraphs at the document's end, so that no other node moves.
fn append(document: &mut Document, paragraphs: &[String]) {
    let article = push_element(document, Tag::Article, "article", 0);
    for paragraph in paragraphs {
        let parent = push_element(document, Tag::P, "p", article);
        let start = document.text.len() as u32;
        document.text.push_str(paragraph);
        let content = Content::Text(start..document.text.len() as u32);
        let end = document.nodes.len() as u32 + 1;
        document.nodes.push(Node { parent, end, hidden: false, content });
        document.nodes[parent as usize].end = end;
    }
    let end = document.nodes.len() as u32;
    document.nodes[article as usize].end = end;
    document.nodes[0].end = end;
    document.index = Index::new(&document.nodes);
    document.source = Source::JsonLd;
    document.adopted = Some(NodeId(article));
}

fn push_element(document: &mut Document, tag: Tag, name: &str, parent: u32) -> u32 {
    let names = &mut document.names;
    let known = (0..names.ends.len()).find(|&place| names.get(place as u16) == name);
    let place = known.unwrap_or_else(|| {
        names.push(name);
        names.ends.len() - 1
    });
    let own = document.nodes.len() as u32;
    let content = Content::Element { tag, name: place as u16, attributes: 0..0 };
    document.nodes.push(Node { parent, end: own + 1, hidden: false, content });
    own
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::Source;
    use crate::document::html::parse;

    /// Where the text of a page is found that hides so many sentences below what it shows.
    fn source(shown: &str, sentences: usize) -> Source {
        let text =
            "It rained on Monday, on Tuesday and, to nobody's surprise, on Wednesday. ".repeat(sentences);
        parse(&format!("{shown}<main style='visibility: hidden'><p>{text}</main>")).source()
    }

    #[test]
    fn menus_alone_are_no_text_of_the_page() {
        let links = "<li><a href=/a><span>Coats and shoes</span></a>".repeat(20);
        let buttons = "<button>Alle <b>Regionen</b></button> <a href=/b>Wetter</a> ".repeat(20);
        assert_eq!(source(&format!("<nav>{links}</nav><p>Loading</p>"), 60), Source::Hidden);
        assert_eq!(source(&format!("<div>{buttons}</div>"), 60), Source::Hidden);
        // As much beside links is a text to read, and what it has more than that may be a menu that opens later.
        assert_eq!(source(&"<p>Coats and shoes.</p>".repeat(20), 60), Source::Page);
        assert_eq!(source(&format!("<nav>{links}</nav>"), 40), Source::Page);
    }
}
