//! A document from plain text: paragraphs and lists, read from its lines.
//!
//! Nothing is guessed here but where a paragraph or an item ends; what a line means is judged later.
//!
//! - Blank lines and page breaks end a paragraph, and so does every line, unless its text is wrapped by hand: lines
//!   that are all full but the last, given the first word of the next. Those are joined.
//! - Lines that begin with a bullet become a list; what is indented to an item's text continues it. Numbers make a
//!   list where at least two follow each other; one alone may head a section.
//! - A line of signs only is a break between sections.
//!
//! ```
//! use unhusk_core::document::{Tag, plain_text};
//!
//! let document = plain_text::parse("Sizes\n\n  • -2\n  • +1\n\nRain again.");
//! let items: Vec<String> =
//!     document.ids().filter(|&id| document.is(id, Tag::Li)).map(|id| document.text_of(id)).collect();
//! assert_eq!(items, ["-2", "+1"]);
//! ```

use super::{Builder, Document};

/// What wrapping by hand makes: nobody wraps at fewer or more characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;
/// How many characters a wrapped line may leave free, beyond the next line's first word.
const SLACK: usize = 6;

/// Parses a text. Any text is one: an empty one has an empty body.
pub fn parse(text: &str) -> Document {
    let text = clean(text);
    let lines: Vec<Line<'_>> = text.split('\n').map(Line::new).collect();
    let width = wrapped_width(&lines);
    let mut builder = Builder::new();
    builder.plain();
    builder.open("html");
    builder.open("body");
    let mut at = 0;
    while at < lines.len() {
        at = write_part(&mut builder, &lines, at, width);
    }
    builder.finish()
}

/// The text with line feeds for all that ends a line, and without control characters.
fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut characters = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{b}' => cleaned.push('\n'),
            '\u{c}' | '\u{2029}' => cleaned.push_str("\n\n"),
            '\t' => cleaned.push('\t'),
            _ if character.is_control() => {}
            _ => cleaned.push(character),
        }
    }
    cleaned
}

/// A line, cut into its parts.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    /// What stands in it, spaces at its ends aside.
    text: &'a str,
    /// How many columns stand free before it; a tab takes up to eight.
    indent: usize,
    /// The bullet or number that it begins with.
    marker: Option<Marker<'a>>,
}

#[derive(Clone, Copy, Debug)]
struct Marker<'a> {
    /// The number of an item in a numbered list.
    number: Option<u32>,
    /// The item's text.
    item: &'a str,
    /// The column at which that begins.
    column: usize,
}

impl<'a> Line<'a> {
    fn new(line: &'a str) -> Self {
        let text = line.trim();
        let indent = line[..line.len() - line.trim_start().len()]
            .chars()
            .fold(0, |column, character| if character == '\t' { (column / 8 + 1) * 8 } else { column + 1 });
        let marker =
            if is_break(text) { None } else { bullet(text, indent).or_else(|| number(text, indent)) };
        Self { text, indent, marker }
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn is_bullet(&self) -> bool {
        self.marker.is_some_and(|marker| marker.number.is_none())
    }

    fn number(&self) -> Option<u32> {
        self.marker.and_then(|marker| marker.number)
    }

    fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// Whether the line is a break between sections: signs only, and at least three.
fn is_break(text: &str) -> bool {
    let signs = |c: char| matches!(c, '*' | '-' | '_' | '=' | '~' | '#' | '·' | '•' | '–' | '—');
    text.chars().all(|c| signs(c) || c.is_whitespace()) && text.chars().filter(|&c| signs(c)).count() >= 3
}

fn bullet(text: &str, indent: usize) -> Option<Marker<'_>> {
    let rest = text.strip_prefix(['•', '-', '*', '‣', '◦', '▪', '●'])?;
    marker(text, rest, None, indent)
}

fn number(text: &str, indent: usize) -> Option<Marker<'_>> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..digits].parse().ok()?;
    marker(text, text[digits..].strip_prefix(['.', ')'])?, Some(number), indent)
}

/// A marker stands apart from its item's text.
fn marker<'a>(text: &str, rest: &'a str, number: Option<u32>, indent: usize) -> Option<Marker<'a>> {
    let item = rest.trim_start();
    let sign = text[..text.len() - item.len()].chars().count();
    (rest.len() != item.len() && !item.is_empty()).then_some(Marker { number, item, column: indent + sign })
}

/// Writes the part that begins at line `at`; gives the line after it.
fn write_part(builder: &mut Builder, lines: &[Line<'_>], at: usize, width: Option<usize>) -> usize {
    let line = &lines[at];
    if line.is_blank() {
        return at + 1;
    }
    if is_break(line.text) {
        builder.open("hr");
        builder.close();
        return at + 1;
    }
    if line.is_bullet() || follows(lines, at).is_some() {
        return write_list(builder, lines, at);
    }
    let end = paragraphs_end(lines, at);
    let wrapped = width.is_some_and(|width| is_wrapped(&lines[at..end], width));
    for part in lines[at..end].chunks(if wrapped { end - at } else { 1 }) {
        builder.open("p");
        builder.text(&join(part.iter().map(|line| line.text)));
        builder.close();
    }
    end
}

/// Where the lines end that stand together without a blank line, a list or a break among them.
fn paragraphs_end(lines: &[Line<'_>], at: usize) -> usize {
    let ends = |place: usize| {
        let line = &lines[place];
        line.is_blank() || is_break(line.text) || line.is_bullet() || follows(lines, place).is_some()
    };
    (at + 1..lines.len()).find(|&place| ends(place)).unwrap_or(lines.len())
}

/// The line of the next item in a list: of bullets any, of numbers the one after this.
fn follows(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let marker = lines[at].marker?;
    let next = (item_end(lines, at, marker)..lines.len()).find(|&place| !lines[place].is_blank())?;
    let continues = match marker.number {
        Some(number) => lines[next].number() == number.checked_add(1),
        None => lines[next].is_bullet(),
    };
    continues.then_some(next)
}

/// One past the lines of an item: its own, and those indented to its text.
fn item_end(lines: &[Line<'_>], at: usize, marker: Marker<'_>) -> usize {
    let belongs = |line: &Line<'_>| !line.is_blank() && line.marker.is_none() && line.indent >= marker.column;
    (at + 1..lines.len()).find(|&place| !belongs(&lines[place])).unwrap_or(lines.len())
}

fn write_list(builder: &mut Builder, lines: &[Line<'_>], at: usize) -> usize {
    match lines[at].number() {
        Some(number) => {
            builder.open("ol");
            if number != 1 {
                builder.attribute("start", &number.to_string());
            }
        }
        None => builder.open("ul"),
    }
    let mut place = at;
    while let Some(marker) = lines[place].marker {
        let end = item_end(lines, place, marker);
        let more = lines[place + 1..end].iter().map(|line| line.text);
        builder.open("li");
        builder.text(&join(std::iter::once(marker.item).chain(more)));
        builder.close();
        let Some(next) = follows(lines, place) else {
            place = end;
            break;
        };
        place = next;
    }
    builder.close();
    place
}

/// The width that the text was wrapped at by hand, told by one paragraph of at least three lines.
fn wrapped_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widest = None;
    let mut at = 0;
    while at < lines.len() {
        let end = paragraphs_end(lines, at);
        let part = &lines[at..end];
        let width = part.iter().map(Line::width).max().unwrap_or_default();
        if part.len() >= 3 && WIDTHS.contains(&width) && is_wrapped(part, width) {
            widest = widest.max(Some(width));
        }
        at = end;
    }
    widest
}

/// Whether no line but the last had room for the first word of the next one.
fn is_wrapped(part: &[Line<'_>], width: usize) -> bool {
    part.len() > 1
        && part.iter().all(|line| line.width() <= width)
        && part.windows(2).all(|pair| {
            let word = pair[1].text.split_whitespace().next().map_or(0, |word| word.chars().count());
            pair[0].width() + 1 + word + SLACK > width
        })
}

/// Joins lines to one text; after a hyphen within a word there is no space.
fn join<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines {
        let word_goes_on = text.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphabetic))
            && line.starts_with(char::is_lowercase);
        if !text.is_empty() && !word_goes_on {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::document::Tag;

    /// The parts of the body, an item after its list's name.
    fn parts(text: &str) -> Vec<String> {
        let document = parse(text);
        let part = |id| match document.tag(id)? {
            Tag::P => Some(document.text_of(id)),
            Tag::Hr => Some("---".into()),
            Tag::Li => Some(format!("{}: {}", document.name(document.parent(id)?), document.text_of(id))),
            _ => None,
        };
        document.ids().filter_map(part).collect()
    }

    #[test]
    fn each_line_is_a_paragraph() {
        assert_eq!(parts("X\nCLOSE\n\n\nTop 10 Stories\n"), ["X", "CLOSE", "Top 10 Stories"]);
        assert_eq!(
            parts("By Lee Min-hyung\nThe Korea Times, Seoul\nMonday"),
            ["By Lee Min-hyung", "The Korea Times, Seoul", "Monday"]
        );
        assert!(parse("").is_plain_text());
        assert!(parts(" \n\t\n").is_empty());
    }

    #[test]
    fn bullets_of_many_kinds_make_lists() {
        assert_eq!(parts("• -2\n• +1\nafter"), ["ul: -2", "ul: +1", "after"]);
        assert_eq!(parts("* a\n\n* b\n\nc"), ["ul: a", "ul: b", "c"]);
        assert_eq!(parts("a\n‣ b\n◦\tc"), ["a", "ul: b", "ul: c"]);
        assert_eq!(parts("- a\n  goes on\n- b\nc"), ["ul: a goes on", "ul: b", "c"]);
    }

    #[test]
    fn what_only_looks_like_a_bullet_is_none() {
        assert_eq!(parts("-2 degrees\n*warm*\n•"), ["-2 degrees", "*warm*", "•"]);
        assert_eq!(parts("— said no one"), ["— said no one"]);
        assert_eq!(parts("a\n\n* * *\n\nb\n----"), ["a", "---", "b", "---"]);
    }

    #[test]
    fn numbers_make_a_list_where_two_follow_each_other() {
        assert_eq!(parts("1. a\n2. b\n4. c"), ["ol: a", "ol: b", "4. c"]);
        assert_eq!(parts("3) a\n\n4) b"), ["ol: a", "ol: b"]);
        assert_eq!(parts("1. Rain\n\nIt fell.\n\n2. Sun"), ["1. Rain", "It fell.", "2. Sun"]);
        assert_eq!(parts("2018. That year\n99999999999. x"), ["2018. That year", "99999999999. x"]);
        let document = parse("3) a\n4) b");
        assert_eq!(
            document.attribute(document.first(Tag::Ol).unwrap(), crate::document::Attribute::Start),
            Some("3")
        );
    }

    #[test]
    fn text_wrapped_by_hand_is_joined() {
        let wrapped = "It rained in the morning, and it rained in\nthe evening. Nobody had expected such well-\n\
                       known weather to come back before the end\nof May.";
        let one = "It rained in the morning, and it rained in the evening. Nobody had expected such well-known \
                   weather to come back before the end of May.";
        assert_eq!(parts(wrapped), [one]);
        let short =
            format!("{wrapped}\n\nThe sun, on the other hand, was out of\norder.\n\nBy A. Writer\nLondon");
        assert_eq!(
            parts(&short),
            [one, "The sun, on the other hand, was out of order.", "By A. Writer", "London"]
        );
    }

    #[test]
    fn verse_and_long_lines_are_not_joined() {
        let verse = "Full many a glorious morning have I seen\nFlatter the mountain tops\nWith sovereign eye";
        assert_eq!(parts(verse).len(), 3);
        let long = "word ".repeat(40);
        assert_eq!(parts(&format!("{long}\n{long}\n{long}")).len(), 3);
    }

    #[test]
    fn whatever_ends_a_line_ends_it() {
        assert_eq!(parts("\u{feff}a\r\nb\rc\u{2028}d\u{c}e\u{0}f\u{85}g"), ["a", "b", "c", "d", "ef", "g"]);
        assert_eq!(parts("a\tb"), ["a\tb"]);
    }

    #[test]
    fn the_sample_keeps_its_lines() {
        let sample = include_str!("../../../tests/fixtures/korea-times/page.txt");
        let parts = parts(sample);
        assert_eq!(
            parts[..8],
            [
                "Settings",
                "ⓕ font-size",
                "ul: -2",
                "ul: -1",
                "ul: 0",
                "ul: +1",
                "ul: +2",
                "NK, US poised for denuclearization talks"
            ]
        );
        assert!(parts[8].ends_with("Facebook share button"));
        assert_eq!(parts[13], parts[14]);
        assert_eq!(parts[15], "By Lee Min-hyung");
        assert_eq!(
            parts[parts.len() - 5..],
            ["Lee Min-hyung mhlee@koreatimes.co.kr", "X", "CLOSE", "Top 10 Stories", "go top LETTER"]
        );
    }
}
