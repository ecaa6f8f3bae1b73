//! Paragraphs of a text that may be markup, escaped or not. They become texts and are never parsed as a page.

use crate::document::Tag;
use crate::words;

/// Ends a line in what [`strip`] leaves.
const BREAK: u8 = b'\r';

/// The paragraphs of a text: by its tags if it has any that end a line, else by its lines.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut text = text.to_owned();
    if words::find(&text, "</").is_none() {
        text = unescape(&text);
    }
    let (plain, by_tags) = strip(&text);
    // Some publishers escape twice.
    let plain = unescape(&plain);
    let mut paragraphs = Vec::new();
    for line in words::pieces(&plain, if by_tags { BREAK } else { b'\n' }) {
        let line = words::squeeze(line);
        if words::first(&line, 1).is_some() {
            paragraphs.push(line);
        }
    }
    paragraphs
}

/// The text without its tags, a [`BREAK`] for each that ends a line; and whether there is one. A `<` that opens none is a
/// character like others.
fn strip(text: &str) -> (String, bool) {
    let mut plain = String::new();
    let mut by_tags = false;
    let mut rest = text;
    while let Some((before, after)) = cut(rest, b'<') {
        plain.push_str(before);
        rest = after;
        let opens = matches!(after.as_bytes().first(), Some(b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!'));
        if !opens {
            plain.push('<');
            continue;
        }
        let Some((tag, behind)) = cut(after, b'>') else {
            // No tag ends any more.
            plain.push('<');
            break;
        };
        if ends_line(tag) {
            by_tags = true;
            plain.push(BREAK.into());
        }
        rest = behind;
    }
    plain.push_str(rest);
    (plain, by_tags)
}

/// What stands before and after the first such byte, which is ASCII.
fn cut(text: &str, byte: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|own| own == byte)?;
    Some((words::front(text, place), words::behind(text, place + 1)))
}

fn ends_line(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    let end = name.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
    let tag = Tag::from_name(words::front(name, end));
    !tag.is_other() && !tag.is_inline()
}

/// Names of HTML for characters: of Latin letters from U+00C0 on, and of [`OTHERS`].
const NAMES: [u32; 81] = hashes([
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc",
    "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde",
    "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave",
    "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml",
    "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml", "nbsp", "amp", "lt",
    "gt", "quot", "apos", "lsquo", "rsquo", "ldquo", "rdquo", "bdquo", "laquo", "raquo", "ndash", "mdash",
    "hellip", "euro",
]);
const LATIN: usize = 64;
const OTHERS: [char; 17] =
    ['\u{a0}', '&', '<', '>', '"', '\'', '‘', '’', '“', '”', '„', '«', '»', '–', '—', '…', '€'];

const fn hashes<const N: usize>(names: [&str; N]) -> [u32; N] {
    let mut hashes = [0; N];
    let mut at = 0;
    while at < N {
        hashes[at] = words::hash(names[at]) as u32;
        at += 1;
    }
    hashes
}

/// The text with its references to characters read, by number or name.
pub(crate) fn unescape(text: &str) -> String {
    const LONGEST: usize = 9;
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = cut(rest, b'&') {
        plain.push_str(before);
        rest = after;
        let end = after.bytes().take(LONGEST).position(|byte| byte == b';');
        let read = end.and_then(|end| Some((end, character(&after.as_bytes()[..end])?)));
        plain.push(read.map_or('&', |(_, character)| character));
        if let Some((end, _)) = read {
            rest = words::behind(after, end + 1);
        }
    }
    plain.push_str(rest);
    plain
}

/// The character that a reference names.
fn character(name: &[u8]) -> Option<char> {
    let (digits, base) = match name {
        [b'#', b'x' | b'X', digits @ ..] => (digits, 16),
        [b'#', digits @ ..] => (digits, 10),
        _ => return named(name),
    };
    let mut code = 0;
    for &digit in digits {
        code = code * base + char::from(digit).to_digit(base)?;
    }
    char::from_u32(code).filter(|&character| character >= ' ')
}

fn named(name: &[u8]) -> Option<char> {
    let hash = name.iter().fold(words::OFFSET, |hash, &byte| words::step(hash, byte)) as u32;
    match NAMES.iter().position(|&own| own == hash)? {
        place if place < LATIN => char::from_u32(0xc0 + place as u32),
        place => OTHERS.get(place - LATIN).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LATIN, NAMES, OTHERS, paragraphs};

    #[test]
    fn plain_text_is_cut_at_its_lines() {
        assert_eq!(paragraphs("One & two.\n\n  3 < 4,\n5 <3 > 2 "), ["One & two.", "3 < 4,", "5 <3 > 2"]);
        assert!(paragraphs(" \n—").is_empty());
    }

    #[test]
    fn tags_go_and_paragraphs_stay() {
        let page = "<p>One <b class='a'>bold\nword</b>.</p><!-- no --><ul><li>two</li></ul>three<br/>four <";
        assert_eq!(paragraphs(page), ["One bold word.", "two", "three", "four <"]);
        let escaped = "&lt;p&gt;a &amp;lt;div&amp;gt; is no tag&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;";
        assert_eq!(paragraphs(escaped), ["a <div> is no tag", "b"]);
    }

    #[test]
    fn references_are_read_even_twice() {
        assert_eq!(NAMES.len(), LATIN + OTHERS.len());
        assert_eq!(paragraphs("&amp;Ccedil;&#252;&#x1F600;&nbsp;&rsquo;&yuml;&euro;"), ["Çü😀 ’ÿ€"]);
        for nothing in ["&;", "&#0;", "&#xd800;", "&lsq;", "&é;", "&", "&#99999999999;", "&#99999999;"] {
            assert_eq!(paragraphs(&format!("a {nothing} b")), [format!("a {nothing} b")]);
        }
    }

    #[test]
    fn what_never_ends_is_text() {
        assert_eq!(paragraphs("a <b c < d"), ["a <b c < d"]);
        assert_eq!(paragraphs(&"<".repeat(100_000)).len(), 0);
        assert_eq!(paragraphs(&"a<b ".repeat(100_000)).len(), 1);
        assert_eq!(paragraphs(&"a<p>&".repeat(100_000)).len(), 100_000);
    }
}
