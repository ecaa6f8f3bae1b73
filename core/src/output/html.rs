//! The article as one HTML file that needs nothing beside it but its pictures.

mod neighbours;

use crate::article::Article;
use crate::document::Tag;
use crate::metadata::Direction;
use crate::tree::{Tree, TreeId};

use super::imprint::Imprint;
use super::latest::Latest;
use super::{Step, fitted, link, walk, walk_range};
use neighbours::Joint;

/// How elements are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// As HTML parsers read them.
    Html,
    /// As XML parsers read them: every element ends, the language has XML's name too, and formulas their namespace.
    Xml,
}

/// What makes the file pleasant to read in any browser, on paper too.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 Georgia,serif;overflow-wrap:break-word}\
h1,h2,h3,h4,h5,h6{line-height:1.25}\
sub,sup{line-height:0}\
dt{font-weight:600}\
dd{margin-block-end:.5em}\
dd>p:first-child{margin-block-start:0}\
img,video{max-width:100%;height:auto}\
figure{margin:1.5rem 0}\
figcaption,.byline{font:.9rem/1.5 system-ui,sans-serif;opacity:.8}\
.post{margin:3rem 0 1rem;padding-block-start:.75rem;border-block-start:3px solid #8888;font:600 1rem/1.5 system-ui,sans-serif}\
.byline+.post{margin-block-start:1rem;border:0;padding:0}\
blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid currentColor}\
aside{margin:1.5rem 0;padding:.1rem 1rem;border:1px solid #8888;border-radius:3px;background:#8881}\
code,pre{background:#8882;border-radius:3px}\
code,kbd,pre,samp{font-family:monospace,monospace;font-size:.9em}\
code{padding:.1em .25em}\
pre{overflow-x:auto;padding:.75rem;line-height:1.4}\
pre code{background:none;padding:0}\
pre code,pre kbd,pre samp{font-size:inherit}\
table{border-collapse:collapse;display:block;overflow-x:auto}\
caption{text-align:start}\
td,th{border:1px solid;padding:.3em .6em;text-align:start}\
@media print{body{max-width:none;margin:0}pre{white-space:pre-wrap}table{display:table}}";

/// So many letters has a day, as `2019-01-08`.
const DAY: usize = 10;

/// The article as a self-contained HTML file: its tree under title, byline, date and site, with a small style.
pub fn html(article: &Article) -> String {
    let metadata = &article.metadata;
    let title = metadata.title.as_deref().unwrap_or_default();
    let mut out = String::from("<!DOCTYPE html>\n<html");
    if let Some(language) = &metadata.language {
        attribute(&mut out, "lang", language);
    }
    attribute(&mut out, "dir", metadata.direction.name());
    out.push_str(
        ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n",
    );
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    escape(&mut out, title);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<article>\n");
    if !title.is_empty() {
        element(&mut out, "h1", title);
    }
    byline(&mut out, article, Syntax::Html);
    let top = if title.is_empty() { Tag::H1 } else { Tag::H2 };
    tree(&mut out, &fitted::for_page(&article.tree), top, Syntax::Html);
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

/// The line under the title: who, when, where.
pub(super) fn byline(out: &mut String, article: &Article, syntax: Syntax) {
    let imprint = Imprint::of(&article.metadata);
    let start = out.len();
    for author in imprint.authors {
        separate(out, start);
        escape(out, author);
    }
    if let Some(published) = &article.metadata.published {
        separate(out, start);
        time(out, published, syntax, article.metadata.direction);
    }
    if let Some(site) = imprint.site {
        separate(out, start);
        if let Some(address) = imprint.address {
            out.push_str("<a");
            attribute(out, "href", address);
            out.push('>');
        }
        escape(out, site);
        out.push_str(if imprint.address.is_some() { "</a>" } else { "" });
    }
    if out.len() > start {
        out.push_str("</p>\n");
    }
}

/// A date by its day; a reader's concern are neither hours nor zones, and a book may not have them in every form.
fn time(out: &mut String, date: &str, syntax: Syntax, around: Direction) {
    let Some(day) = day_of(date) else {
        return escape(out, date);
    };
    out.push_str("<time");
    if around == Direction::RightToLeft {
        // Behind a name in Arabic letters its numbers would stand in the reverse order.
        attribute(out, "dir", "ltr");
    }
    if syntax == Syntax::Html && day.len() < date.len() {
        attribute(out, "datetime", date);
    }
    out.push('>');
    out.push_str(day);
    out.push_str("</time>");
}

fn separate(out: &mut String, start: usize) {
    out.push_str(if out.len() > start { " · " } else { "<p class=\"byline\">" });
}

/// The tree's markup, a line for each block; a heading of the first level gets the tag `top`.
pub(super) fn tree(out: &mut String, tree: &Tree, top: Tag, syntax: Syntax) {
    let mut writer = Writer::new(out, tree, top, syntax);
    walk(tree, |step| writer.step(step));
    writer.end_line();
}

/// The markup of an element of the tree, as one line without line feeds, to stand by itself: places have no names in it,
/// and links to them lead to those of the page.
pub(super) fn line(tree: &Tree, id: TreeId, page: &str) -> String {
    let mut out = String::new();
    let mut writer = Writer { page: Some(page), ..Writer::new(&mut out, tree, Tag::H1, Syntax::Html) };
    walk_range(tree, id..tree.end(id), |_| false, |step| writer.step(step));
    out.replace('\n', "&#10;")
}

struct Writer<'a> {
    out: &'a mut String,
    tree: &'a Tree,
    /// What a heading of the first level becomes.
    top: Tag,
    syntax: Syntax,
    /// The page's address, for an element that stands by itself.
    page: Option<&'a str>,
    /// Whether what comes next goes on with the element that was left last.
    is_joined: bool,
    /// How many `pre` are open, in which every line feed is shown.
    code: usize,
    /// Whether a figure, which may have thousands of captions, has them as one.
    has_one_caption: Latest,
}

impl<'a> Writer<'a> {
    fn new(out: &'a mut String, tree: &'a Tree, top: Tag, syntax: Syntax) -> Self {
        Self {
            out,
            tree,
            top,
            syntax,
            page: None,
            is_joined: false,
            code: 0,
            has_one_caption: Latest::default(),
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Enter(_) if std::mem::take(&mut self.is_joined) => {}
            Step::Enter(id) => match self.tree.tag(id) {
                None => escape(self.out, self.tree.text(id).unwrap_or_default()),
                Some(Tag::Embed) => embed(self.out, self.tree, id),
                Some(Tag::Header) => {
                    post(self.out, self.tree, id);
                    self.end_line();
                }
                Some(tag) => self.begin(id, self.written(tag, id)),
            },
            Step::Leave(id) => {
                if let Some(tag) = self.tree.tag(id)
                    && !is_void(tag)
                    && !matches!(tag, Tag::Embed | Tag::Header)
                {
                    self.end(id, self.written(tag, id));
                }
            }
        }
    }

    /// The tag under which an element is written.
    fn written(&self, tag: Tag, id: TreeId) -> Tag {
        match tag {
            Tag::H1 => self.top,
            // Closed, they would show nothing of what they hold.
            Tag::Details if !begins_with_summary(self.tree, id) => Tag::Aside,
            Tag::Figcaption if !self.is_caption(id) => Tag::P,
            _ => tag,
        }
    }

    /// Whether it is a figure's only caption, maybe together with those beside it.
    fn is_caption(&self, id: TreeId) -> bool {
        self.tree.parent(id).is_some_and(|figure| {
            self.has_one_caption.of(figure, || neighbours::has_one_caption(self.tree, figure))
        })
    }

    fn begin(&mut self, id: TreeId, tag: Tag) {
        let is_xml = self.syntax == Syntax::Xml;
        if neighbours::is_flat_mark(self.tree, id) {
            self.out.push_str("<sup>");
        }
        self.out.push('<');
        self.out.push_str(tag.name());
        for (name, value) in self.tree.attributes(id) {
            match self.page.filter(|_| name == "href" && value.starts_with('#')) {
                _ if self.says_nothing(id, tag, name, value) => {}
                Some(page) => attribute(self.out, name, &format!("{page}{value}")),
                None => attribute(self.out, name, value),
            }
        }
        self.out.push_str(added_attributes(tag));
        if is_xml {
            xml_attributes(self.out, self.tree, id, tag);
        }
        self.out.push_str(if is_xml && is_void(tag) { "/>" } else { ">" });
        self.code += usize::from(tag == Tag::Pre);
        // A reader of HTML drops the first line feed of a `pre`.
        if tag == Tag::Pre && !is_xml {
            self.out.push('\n');
        }
        if tag == Tag::Hr {
            self.end_line();
        }
    }

    /// Ends the line of markup behind a block, where nobody sees it.
    fn end_line(&mut self) {
        if self.page.is_none() && self.code == 0 && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn end(&mut self, id: TreeId, tag: Tag) {
        self.code -= usize::from(tag == Tag::Pre && self.code > 0);
        let joint = neighbours::joint(self.tree, id);
        self.is_joined = joint.is_some();
        match joint {
            Some(Joint::Space) => self.out.push(' '),
            Some(Joint::Break) if self.syntax == Syntax::Xml => self.out.push_str("<br/>"),
            Some(Joint::Break) => self.out.push_str("<br>"),
            None => {
                self.out.push_str("</");
                self.out.push_str(tag.name());
                self.out.push('>');
            }
        }
        if neighbours::is_flat_mark(self.tree, id) {
            self.out.push_str("</sup>");
        }
        let is_in_line = tag.is_inline() || tag.is_maths() || matches!(tag, Tag::Video | Tag::Audio);
        if joint.is_none() && !is_in_line {
            self.end_line();
        }
    }

    /// Whether an attribute is out of place, or a link's title says what the link says.
    fn says_nothing(&self, id: TreeId, tag: Tag, name: &str, value: &str) -> bool {
        match tag {
            _ if self.page.is_some() && matches!(name, "id" | "role") => true,
            Tag::Aside => name == "open",
            // Only a list that counts has numbers.
            Tag::Li if name == "value" => {
                self.tree.parent(id).and_then(|list| self.tree.tag(list)) != Some(Tag::Ol)
            }
            Tag::Td | Tag::Th => matches!(name, "colspan" | "rowspan") && value.trim() == "1",
            Tag::A => name == "title" && link::title_repeats(self.tree, id, value),
            _ => false,
        }
    }
}

/// Whether details say first what they are.
pub(super) fn begins_with_summary(tree: &Tree, details: TreeId) -> bool {
    tree.children(details).next().is_some_and(|first| tree.tag(first) == Some(Tag::Summary))
}

/// What the article's file adds: nothing that a reader ticks off there is kept, and nothing is loaded unasked.
fn added_attributes(tag: Tag) -> &'static str {
    match tag {
        Tag::Input => " disabled=\"\"",
        Tag::Video | Tag::Audio => " controls=\"\" preload=\"none\"",
        _ => "",
    }
}

/// Who wrote a post of a thread, and when.
fn post(out: &mut String, tree: &Tree, id: TreeId) {
    out.push_str("<p class=\"post\"");
    if let Some(name) = tree.attribute(id, "id") {
        attribute(out, "id", name);
    }
    out.push('>');
    escape(out, tree.attribute(id, "title").unwrap_or_default());
    out.push_str("</p>");
}

/// A link to what a page embeds.
fn embed(out: &mut String, tree: &Tree, id: TreeId) {
    out.push_str("<a");
    if let Some(address) = tree.attribute(id, "href") {
        attribute(out, "href", address);
    }
    out.push('>');
    escape(out, tree.attribute(id, "title").unwrap_or_default());
    out.push_str("</a>");
}

fn is_void(tag: Tag) -> bool {
    matches!(tag, Tag::Br | Tag::Hr | Tag::Img | Tag::Input | Tag::Wbr)
}

fn xml_attributes(out: &mut String, tree: &Tree, id: TreeId, tag: Tag) {
    if let Some(language) = tree.attribute(id, "lang") {
        attribute(out, "xml:lang", language);
    }
    if tag == Tag::Math {
        attribute(out, "xmlns", "http://www.w3.org/1998/Math/MathML");
    }
}

/// The day that a date begins with.
pub(super) fn day_of(date: &str) -> Option<&str> {
    date.get(..DAY).filter(|day| is_day(day))
}

/// Whether this is a day as `2019-01-08`.
pub(super) fn is_day(text: &str) -> bool {
    let number = |range| text.get(range).and_then(|part: &str| part.parse::<u32>().ok());
    let fits = text.len() == DAY && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    fits && year.is_some()
        && text.matches('-').count() == 2
        && month.is_some_and(|month| (1..=12).contains(&month))
        && day.is_some_and(|day| (1..=31).contains(&day))
}

pub(super) fn element(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for (index, line) in value.split('\n').enumerate() {
        // A parser of XML turns a plain line feed in a value into a space.
        out.push_str(if index > 0 { "&#10;" } else { "" });
        escape(out, line);
    }
    out.push('"');
}

pub(super) fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser turns a lone carriage return into a line feed.
            '\r' => out.push_str("&#13;"),
            // XML has none of these in any way of writing. Both tabs and form feeds are spaces to people.
            '\x0b' | '\u{c}' => out.push(' '),
            '\0'..='\x08' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests;
