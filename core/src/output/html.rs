//! The article as one HTML file that needs nothing beside it but its pictures.

mod neighbours;

use crate::article::Article;
use crate::document::Tag;
use crate::metadata::Direction;
use crate::tree::{Tree, TreeId};

use super::{Step, walk, walk_range};
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
img,video{max-width:100%;height:auto}\
figure{margin:1.5rem 0}\
figcaption,.byline{font:.9rem/1.5 system-ui,sans-serif;opacity:.8}\
blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid currentColor}\
code,pre{background:#8882;border-radius:3px}\
code{padding:.1em .25em}\
pre{overflow-x:auto;padding:.75rem;font-size:.9em}\
pre code{background:none;padding:0}\
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
    tree(&mut out, &article.tree, top, Syntax::Html);
    out.push_str("\n</article>\n</body>\n</html>\n");
    out
}

/// The line under the title: who, when, where.
pub(super) fn byline(out: &mut String, article: &Article, syntax: Syntax) {
    let metadata = &article.metadata;
    let start = out.len();
    for part in [&metadata.byline, &metadata.contact].into_iter().flatten() {
        separate(out, start);
        escape(out, part);
    }
    if let Some(published) = &metadata.published {
        separate(out, start);
        time(out, published, syntax, metadata.direction);
    }
    let site = metadata.site.as_ref().or(metadata.address.as_ref());
    if let Some(site) = site {
        separate(out, start);
        let address = metadata.address.as_deref().filter(|address| address.starts_with("http"));
        if let Some(address) = address {
            out.push_str("<a");
            attribute(out, "href", address);
            out.push('>');
        }
        escape(out, site);
        out.push_str(if address.is_some() { "</a>" } else { "" });
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

/// The tree's markup; a heading of the first level gets the tag `top`.
pub(super) fn tree(out: &mut String, tree: &Tree, top: Tag, syntax: Syntax) {
    let mut writer = Writer { out, tree, top, syntax, page: None, is_joined: false };
    walk(tree, |step| writer.step(step));
}

/// The markup of an element of the tree, as one line without line feeds, to stand by itself: places have no names in it,
/// and links to them lead to those of the page.
pub(super) fn line(tree: &Tree, id: TreeId, page: &str) -> String {
    let (mut out, page) = (String::new(), Some(page));
    let mut writer =
        Writer { out: &mut out, tree, top: Tag::H1, syntax: Syntax::Html, page, is_joined: false };
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
}

impl Writer<'_> {
    fn step(&mut self, step: Step) {
        match step {
            Step::Enter(_) if std::mem::take(&mut self.is_joined) => {}
            Step::Enter(id) => match self.tree.tag(id) {
                None => escape(self.out, self.tree.text(id).unwrap_or_default()),
                Some(Tag::Embed) => embed(self.out, self.tree, id),
                Some(Tag::Header) => post(self.out, self.tree, id),
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
            Tag::Figcaption if !neighbours::is_caption(self.tree, id) => Tag::P,
            _ => tag,
        }
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
        // A reader of HTML drops the first line feed of a `pre`.
        if tag == Tag::Pre && !is_xml {
            self.out.push('\n');
        }
    }

    fn end(&mut self, id: TreeId, tag: Tag) {
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
            Tag::A => name == "title" && value.trim() == self.tree.text_of(id).trim(),
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
    out.push_str("<p class=\"byline\">");
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
            // XML has no form feed, which is a space in HTML, and none of the others in any way of writing.
            '\u{c}' => out.push(' '),
            '\0'..='\x08' | '\x0b' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::html;
    use crate::metadata::{Direction, Metadata};
    use crate::output::samples;

    #[test]
    fn language_direction_and_title_are_set() {
        let mut article = samples::article("<h1>Own</h1><p>نص</p>");
        article.metadata = Metadata {
            title: Some("A < B".into()),
            byline: Some("N. N.".into()),
            published: Some("2019-01-08T07:08+0900".into()),
            language: Some("ar".into()),
            direction: Direction::RightToLeft,
            site: Some("Site".into()),
            address: Some("https://a.example/?x=1&y".into()),
            ..Metadata::default()
        };
        let html = html(&article);
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
        assert!(html.contains("<h1>A &lt; B</h1>"));
        assert!(html.contains(
            "<p class=\"byline\">N. N. · <time dir=\"ltr\" datetime=\"2019-01-08T07:08+0900\">2019-01-08</time> · <a href=\"https://a.example/?x=1&amp;y\">Site</a></p>"
        ));
        assert!(html.contains("<h2>Own</h2><p>نص</p>"));
    }

    #[test]
    fn text_and_values_can_t_become_markup() {
        let html =
            html(&samples::article("<p><a href=\"https://a.example/?a&b\">x & y</a></p><pre>\n a</pre>"));
        assert!(html.contains("<p><a href=\"https://a.example/?a&amp;b\">x &amp; y</a></p>"));
        assert!(html.contains("<pre>\n\n a</pre>"));
    }

    #[test]
    fn a_title_that_says_what_its_link_says_is_left_out() {
        let html = html(&samples::article(
            "<a href=\"https://a.example/\" title=\"Rain\"><b>Rain</b></a><a href=\"https://b.example/\" title=\"Snow\">it</a>",
        ));
        let expected = "<a href=\"https://a.example/\"><b>Rain</b></a><a href=\"https://b.example/\" title=\"Snow\">it</a>";
        assert!(html.contains(expected), "{html}");
    }

    #[test]
    fn details_without_a_summary_are_open_to_all() {
        let html = html(&samples::article(
            "<details open=\"\"><summary>a</summary><p>b</p></details><details open=\"\"><p>c</p></details>",
        ));
        let expected = "<details open=\"\"><summary>a</summary><p>b</p></details><aside><p>c</p></aside>";
        assert!(html.contains(expected), "{html}");
    }

    #[test]
    fn code_keeps_its_language_and_formulas_are_mathml() {
        let markup = "<pre class=\"language-rs\">a</pre><p><math display=\"block\"><msup><mi>x</mi><mn>2</mn></msup></math></p>";
        assert!(html(&samples::article(markup)).contains(&markup.replace(">a<", ">\na<")));
    }
}
