//! Code: its lines, its language, and what highlighters put between its lines.
//!
//! Code is a `pre`, or a table that a highlighter made: numbers in one cell, lines beside them. The numbers are no part
//! of it.

use super::{APART, APART_NUMBER, LINE};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::lists::gather;
use crate::tree::is_language;
use crate::words;

/// The cells with line numbers of a table that holds code; none of any other table.
pub(super) fn number_cells(document: &Document, table: NodeId) -> Vec<NodeId> {
    let (mut rows, mut cells) = (0, Vec::new());
    for id in document.descendants(table) {
        match document.tag(id) {
            Some(Tag::Table | Tag::Th) => return Vec::new(),
            Some(Tag::Tr) => rows += 1,
            Some(Tag::Td) => cells.push(id),
            _ => {}
        }
    }
    if cells.len() != 2 * rows {
        return Vec::new();
    }
    let is_code = match cells[..] {
        [numbers, code] => stand_side_by_side(document, numbers, code) || is_numbered(document, numbers),
        _ => cells.iter().step_by(2).all(|&cell| is_numbered(document, cell)),
    };
    if is_code { gather(cells.into_iter().step_by(2)) } else { Vec::new() }
}

/// Whether a cell says by an attribute which line it numbers.
fn is_numbered(document: &Document, cell: NodeId) -> bool {
    document.attribute(cell, Attribute::DataLineNumber).is_some()
}

/// Whether one cell holds nothing but numbers, each the next of the one before it, and the other code.
fn stand_side_by_side(document: &Document, numbers: NodeId, code: NodeId) -> bool {
    let mut read = Numbers::default();
    let mut texts = document.descendants(numbers).filter_map(|id| document.text(id));
    if !texts.all(|text| read.take(text)) || read.count == 0 {
        return false;
    }
    // One number may be that of a step, whose sentence has a word of code in it.
    let class = document.attribute(code, Attribute::Class).unwrap_or_default();
    let is_code = words::find(class, "code").is_some() || document.holds(code, Tag::Code);
    read.count > 1 && is_code || document.holds(code, Tag::Pre) && !document.holds(code, Tag::P)
}

/// Numbers read so far, each the next of the one before it.
#[derive(Default)]
struct Numbers {
    count: usize,
    last: u32,
}

impl Numbers {
    /// Takes in a text; says whether there is nothing else in it.
    fn take(&mut self, text: &str) -> bool {
        let mut open = None;
        text.bytes().chain([b' ']).all(|byte| {
            if byte.is_ascii_digit() {
                open = Some(open.unwrap_or(0_u32).wrapping_mul(10).wrapping_add(u32::from(byte - b'0')));
                return true;
            }
            let Some(number) = open.take() else { return byte.is_ascii_whitespace() };
            let follows = self.count == 0 || number == self.last.wrapping_add(1);
            (self.count, self.last) = (self.count + 1, number);
            follows && byte.is_ascii_whitespace()
        })
    }
}

/// Marks what in the code is the number of a line, or a line.
pub(super) fn mark(document: &Document, root: NodeId, marks: &mut [u8]) {
    let tables = document.all(Tag::Table);
    let inner = tables.iter().skip(tables.partition_point(|&table| table <= root));
    for &table in inner.take_while(|&&table| document.contains(root, table)) {
        for cell in number_cells(document, table) {
            marks[cell.index()] |= APART_NUMBER;
        }
    }
    for id in line_numbers(document, root, marks) {
        marks[id.index()] |= APART_NUMBER;
    }
    for id in lines_by_name(document, root) {
        marks[id.index()] |= LINE;
    }
}

/// The elements that number the lines: each line that isn't blank begins with one, alone with the next number.
fn line_numbers(document: &Document, root: NodeId, marks: &[u8]) -> Vec<NodeId> {
    let (mut elements, mut numbers) = (Vec::new(), Numbers::default());
    let (mut begins, mut is_numbered, mut next) = (true, false, root.0 + 1);
    while next < document.end(root) {
        let id = NodeId(next);
        next += 1;
        let Some(text) = document.text(id) else {
            if marks[id.index()] & APART != 0
                || document.tag(id).is_some_and(|tag| matches!(tag, Tag::Button | Tag::Style))
            {
                next = document.end(id);
            }
            // The element of a line may begin behind its number.
            begins |= document.is(id, Tag::Br) || !is_numbered && is_line(document, id);
            continue;
        };
        if (begins || is_numbered) && stands_alone(document, root, id) && numbers.take(text) {
            elements.extend(document.parent(id));
            begins = text.ends_with('\n');
            is_numbered = !begins;
            continue;
        }
        is_numbered &= words::is_blank(text);
        for byte in text.bytes() {
            if byte == b'\n' {
                begins = true;
            } else if begins && !byte.is_ascii_whitespace() {
                return Vec::new();
            }
        }
    }
    let first = elements.first().and_then(|&first| document.attribute(first, Attribute::Class));
    let is_named = first.is_some_and(|class| words::find(class, "line").is_some());
    if elements.len() == 1 && !is_named {
        elements.clear();
    }
    elements
}

/// Whether a text that isn't blank is all that an element in the code holds.
fn stands_alone(document: &Document, root: NodeId, text: NodeId) -> bool {
    let element = document.parent(text).unwrap_or(root);
    let is_part = element != root && !document.is(element, Tag::Code);
    is_part
        && element.0 + 1 == text.0
        && document.end(element) == text.0 + 1
        && !document.text(text).is_none_or(words::is_blank)
}

/// Whether an element in code is a line of it by what it is: a cell isn't, since cells stand side by side.
pub(super) fn is_line(document: &Document, id: NodeId) -> bool {
    let tag = document.tag(id).unwrap_or(Tag::Span);
    !(tag.is_inline() || tag.is_other() || matches!(tag, Tag::Br | Tag::Td | Tag::Th))
}

/// Inline elements that are lines by their names alone: code without a line feed is made of nothing else.
fn lines_by_name(document: &Document, root: NodeId) -> Vec<NodeId> {
    let holder = document.descendants(root).find(|&id| document.is(id, Tag::Code)).unwrap_or(root);
    let mut lines = Vec::new();
    for child in document.children(holder) {
        let class = document.attribute(child, Attribute::Class).unwrap_or_default();
        if document.is(child, Tag::Span) && words::find(class, "line").is_some() {
            lines.push(child);
        } else if !document.text(child).is_some_and(words::is_blank) {
            return Vec::new();
        }
    }
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return lines };
    let is_fed = |id| {
        let text = document.text(NodeId(id)).unwrap_or_default();
        text.bytes().any(|byte| byte == b'\n')
    };
    if (first.0..document.end(*last)).any(is_fed) || document.holds(holder, Tag::Br) {
        lines.clear();
    }
    lines
}

/// Attributes and beginnings of classes that name the language of code.
const NAMED: [Attribute; 2] = [Attribute::DataLang, Attribute::DataLanguage];
const CLASSES: [&str; 6] = ["language-", "lang-", "highlight-source-", "highlight-", "brush:", "lang:"];
/// What stands behind such a beginning and is no language.
const OTHERS: [&str; 4] = ["none", "default", "wrapper", "auto"];

/// The language that the code says it is written in: its own element, a `code` or `pre` in it, or what is around it
/// and holds little else.
pub fn language(document: &Document, root: NodeId) -> Option<&str> {
    const LEVELS: usize = 3;
    const MORE: u32 = 24;
    let size = |id: NodeId| document.end(id) - id.0;
    let wraps = |id: &NodeId| {
        matches!(document.tag(*id), Some(Tag::Div | Tag::Figure | Tag::Span | Tag::Td | Tag::Tr | Tag::Tbody))
            && size(*id) <= size(root) + MORE
    };
    let mut inner =
        document.descendants(root).filter(|&id| matches!(document.tag(id), Some(Tag::Code | Tag::Pre)));
    let of = |id| language_of(document, id);
    of(root)
        .or_else(|| inner.find_map(of))
        .or_else(|| document.ancestors(root).take(LEVELS).take_while(wraps).find_map(of))
}

#[inline(never)]
fn language_of(document: &Document, id: NodeId) -> Option<&str> {
    let class = document.attribute(id, Attribute::Class).unwrap_or_default();
    // Sphinx's for none.
    if words::find(class, "highlight-text ").is_some() {
        return None;
    }
    let mut names = words::pieces(class, b' ');
    let by_class = names.find_map(|name| CLASSES.iter().find_map(|&beginning| name.strip_prefix(beginning)));
    by_class
        // `brush: js;` has a space in it.
        .and_then(|name| if name.is_empty() { names.next() } else { Some(name) })
        .map(|name| name.strip_suffix(';').unwrap_or(name))
        .or_else(|| NAMED.iter().find_map(|&name| document.attribute(id, name)))
        .filter(|name| is_language(name) && !OTHERS.contains(name))
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::{language, number_cells};
    use crate::document::{Document, Tag, html};
    use crate::elements::{Apart, Elements};

    fn numbers(page: &str) -> Vec<String> {
        let document = html::parse(page);
        let elements = Elements::recognise(&document);
        let apart = document.ids().filter(|&id| elements.apart(id) == Some(Apart::LineNumber));
        apart.map(|id| document.text_of(id)).collect()
    }

    #[test]
    fn numbers_before_every_line_number_the_lines() {
        assert_eq!(numbers("<pre><i>9</i> a\n\n<i>10</i> b\n<i>11</i>\n</pre>"), ["9", "10", "11"]);
        assert_eq!(numbers("<pre><div><i>1</i>a</div><div><i>2</i>b</div></pre>"), ["1", "2"]);
        assert_eq!(numbers("<pre><i class=lineno>1</i>a</pre>"), ["1"]);
        for other in [
            "<pre><i>1</i>a</pre>",
            "<pre><i>1</i> a\n<i>3</i> b</pre>",
            "<pre><i>1</i> a\nb</pre>",
            "<pre>1 a\n2 b</pre>",
            "<pre>x = <i>1</i>\ny = <i>2</i></pre>",
            "<p><i>1</i> a<br><i>2</i> b</p>",
        ] {
            assert!(numbers(other).is_empty(), "{other}");
        }
    }

    fn is_code(table: &str) -> bool {
        let document = html::parse(table);
        document.first(Tag::Table).is_some_and(|table| !number_cells(&document, table).is_empty())
    }

    #[test]
    fn a_table_is_code_if_numbers_stand_beside_it() {
        assert!(is_code("<table><tr><td><pre>1\n2</pre><td><pre>a\nb</pre></table>"));
        assert!(is_code(
            "<table><tr><td><div>1</div><div>2</div><td class=code><div>a</div><div>b</div></table>"
        ));
        assert!(is_code("<table><tr><td data-line-number=1><td>a<tr><td data-line-number=2><td>b</table>"));
        assert!(!is_code("<table><tr><td>1<td>a<tr><td>2<td>b</table>"));
        assert!(!is_code("<table><tr><td>1<td>Run <code>a</code> twice.</table>"));
        assert!(!is_code("<table><tr><td>1<td><p>Run this:</p><pre>a</pre></table>"));
        assert!(!is_code("<table><tr><td>1 3<td><pre>a</pre></table>"));
        assert!(!is_code("<table><tr><td>1<td><table><tr><td>1<td><pre>a</pre></table></table>"));
    }

    #[test]
    fn a_language_is_named_by_the_code_or_what_wraps_it() {
        let of = |document: &Document| {
            document.first(Tag::Pre).and_then(|pre| language(document, pre)).map(str::to_owned)
        };
        for (page, named) in [
            ("<pre class='lang-c++'>a</pre>", Some("c++")),
            ("<pre><code class='hljs language-rust'>a</pre>", Some("rust")),
            ("<pre class='brush: js; gutter: true'>a</pre>", Some("js")),
            ("<div class='highlight highlight-source-shell'><pre>a</pre></div>", Some("shell")),
            ("<pre><code>1</code><code class=language-c>a</pre>", Some("c")),
            ("<pre data-lang=go>a</pre>", Some("go")),
            ("<pre class='language-none'>a</pre>", None),
            ("<pre><code class='lang-auto'>a</pre>", None),
            ("<pre class='language-<b>'>a</pre>", None),
            ("<body class=lang-en><pre>a</pre>", None),
            (
                "<div class='highlight-c++ notranslate'><div class=highlight><pre>a</pre></div></div>",
                Some("c++"),
            ),
            (
                "<div class='highlight-default notranslate'><div class=highlight><pre>a</pre></div></div>",
                None,
            ),
            ("<div class='highlight-wrapper'><div class=highlight><pre>a</pre></div></div>", None),
            ("<div class='highlight-text notranslate'><div class=highlight><pre>a</pre></div></div>", None),
            ("<pre class='language-text'>a</pre>", Some("text")),
        ] {
            assert_eq!(of(&html::parse(page)).as_deref(), named, "{page}");
        }
    }
}
