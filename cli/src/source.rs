//! What a file's bytes are: HTML text, plain text, or nothing to read.

use std::fmt;
use std::path::Path;

use unhusk_core::document::{Document, html, plain_text};

/// Why a file gives no page. As a sentence, it goes on from the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotAPage {
    /// It has no character but white space.
    Empty,
    /// It is in a format that others read.
    Other(&'static str),
    /// Its bytes are no text in any encoding.
    Binary,
}

impl fmt::Display for NotAPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "is empty"),
            Self::Other(format) => write!(f, "is {format}, not a web page"),
            Self::Binary => write!(f, "is a binary file, not a web page"),
        }
    }
}

/// How files begin that are mistaken for pages.
const OTHERS: [(&[u8], &str); 6] = [
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "packed by gzip"),
    (b"PK\x03\x04", "a ZIP archive (or an e-book or office document)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
];

/// How much of a text is looked at to tell whether it is one.
const LOOKED_AT: usize = 4_096;

/// Reads a file's bytes as a page. The path tells plain text by its ending, and isn't opened.
pub(crate) fn document(path: &Path, bytes: &[u8], url: Option<&str>) -> Result<Document, NotAPage> {
    if let Some((_, format)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(NotAPage::Other(format));
    }
    let (text, _) = html::decode(bytes, None);
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(NotAPage::Empty);
    }
    if is_binary(&text) {
        return Err(NotAPage::Binary);
    }
    let named_text = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    Ok(if named_text || !has_tag(&text) {
        plain_text::parse(&text)
    } else {
        url.map_or_else(|| html::parse(&text), |url| html::parse_at(&text, url))
    })
}

/// Whether more than a tenth of the text's start is characters that no text has.
fn is_binary(text: &str) -> bool {
    let strange = |c: char| c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
    let start = text.chars().take(LOOKED_AT);
    start.clone().filter(|&c| strange(c)).count() * 10 > start.count()
}

/// Whether there is a tag, a doctype or a comment anywhere.
fn has_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = &text.as_bytes()[at + 1..];
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
        let ends =
            name.get(length).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        rest.starts_with(b"!--")
            || rest.get(..8).is_some_and(|start| start.eq_ignore_ascii_case(b"!doctype"))
            || (name.first().is_some_and(u8::is_ascii_alphabetic) && ends && has_end(&name[length..]))
    })
}

/// Whether the tag ends, before another begins.
fn has_end(rest: &[u8]) -> bool {
    // What is longer is no tag, and looking further would take quadratic time.
    let rest = &rest[..rest.len().min(LOOKED_AT)];
    rest.iter().find(|byte| matches!(byte, b'<' | b'>')) == Some(&b'>')
}

#[cfg(test)]
mod tests {
    use super::{NotAPage, document, has_tag};
    use std::path::Path;

    #[track_caller]
    fn refused(bytes: &[u8], as_what: NotAPage) {
        assert_eq!(document(Path::new("a.html"), bytes, None).unwrap_err(), as_what);
    }

    #[test]
    fn what_is_no_page_is_named() {
        refused(b"", NotAPage::Empty);
        refused(b"\xef\xbb\xbf \n", NotAPage::Empty);
        refused(b"%PDF-1.7\n<p>a", NotAPage::Other("a PDF"));
        refused(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", NotAPage::Binary);
    }

    #[test]
    fn plain_text_is_told_by_its_name_or_by_having_no_tag() {
        let plain = |name: &str, text: &str| {
            document(Path::new(name), text.as_bytes(), None).unwrap().is_plain_text()
        };
        assert!(plain("a.TXT", "<p>a"));
        assert!(plain("a.html", "a < b and c > d"));
        assert!(!plain("a", "a<br>b"));
    }

    #[test]
    fn a_tag_is_more_than_an_angle() {
        for tagged in ["<p>", "a</p>", "<x-y z=1>", "<!DOCTYPE html>", "<!-- a", "<br/>", "a < b <i>"] {
            assert!(has_tag(tagged), "{tagged}");
        }
        for plain in [
            "",
            "a <3 b",
            "<a@b.example>",
            "if a<b then c",
            "<https://a.example/>",
            "a <b c < d>",
            "<!important>",
        ] {
            assert!(!has_tag(plain), "{plain}");
        }
    }
}
