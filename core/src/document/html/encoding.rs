//! Bytes to text: which encoding a saved page is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page its encoding may be declared. (The standard says 1,024; pages with long heads need more.)
const DECLARED_WITHIN: usize = 8_192;

/// The text of a page's bytes, and the name of the encoding that they were taken for.
///
/// In this order: a byte order mark, the charset of the HTTP header `Content-Type` (if the caller knows it), what
/// the page declares in a `meta` element or an XML declaration, UTF-8 if the bytes are valid as such (an end that
/// is cut off aside), windows-1252. Bytes that the encoding doesn't know become U+FFFD.
///
/// ```
/// use unhusk_core::document::html;
///
/// assert_eq!(html::decode(b"<meta charset=euc-kr>\xc7\xd1", None), ("<meta charset=euc-kr>한".into(), "EUC-KR"));
/// assert_eq!(html::decode(b"Gr\xfc\xdfe", None), ("Grüße".into(), "windows-1252"));
/// ```
pub fn decode(bytes: &[u8], content_type_charset: Option<&str>) -> (String, &'static str) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    let declared = content_type_charset
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(|| utf_16_without_mark(bytes))
        .or_else(|| declared(&bytes[..bytes.len().min(DECLARED_WITHIN)]));
    with(declared.unwrap_or_else(|| guess(bytes)), bytes)
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> (String, &'static str) {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), encoding.name())
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_some() => WINDOWS_1252,
        _ => UTF_8,
    }
}

/// A page begins with `<`, maybe after white space: in UTF-16 that shows.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, next, 0, ..] if *next != 0 => Some(UTF_16LE),
        [0, b'<', 0, next, ..] if *next != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// What the page's first elements declare, comments aside.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let mut rest = head;
    if starts_with(rest, b"<?xml")
        && let Some(end) = find(rest, b"?>")
        && let Some(encoding) = label_after(&rest[..end], b"encoding").and_then(known)
    {
        return Some(encoding);
    }
    while let Some(start) = rest.iter().position(|&byte| byte == b'<') {
        rest = &rest[start..];
        if rest.starts_with(b"<!--") {
            // `<!-->` is a whole comment: its end may begin within its start.
            rest = &rest[2 + find(&rest[2..], b"-->")?..];
        } else if starts_with(rest, b"<meta")
            && rest.get(5).is_some_and(|&byte| is_space(byte) || byte == b'/')
        {
            let end = tag_end(rest)?;
            if let Some(encoding) = label_after(&rest[..end], b"charset").and_then(known) {
                return Some(encoding);
            }
            rest = &rest[end..];
        } else {
            rest = &rest[1..];
        }
    }
    None
}

/// A label in bytes that say it can't be UTF-16, whatever it claims.
fn known(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(UTF_8);
    }
    Some(if encoding == encoding_rs::X_USER_DEFINED { WINDOWS_1252 } else { encoding })
}

/// The place of the `>` that ends a tag, one in quotes aside.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, &byte) in tag.iter().enumerate() {
        if quote == Some(byte) {
            quote = None;
        } else if quote.is_none() {
            if byte == b'>' {
                return Some(at);
            }
            if matches!(byte, b'"' | b'\'') && tag[..at].trim_ascii_end().ends_with(b"=") {
                quote = Some(byte);
            }
        }
    }
    None
}

/// The word after `name` and an equals sign, quoted or not; it may stand in another attribute's value.
fn label_after<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut rest = tag;
    while let Some(at) = rest.windows(name.len()).position(|window| window.eq_ignore_ascii_case(name)) {
        rest = rest[at + name.len()..].trim_ascii_start();
        if let Some(value) = rest.strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            let value = value
                .strip_prefix(b"\"")
                .or_else(|| value.strip_prefix(b"'"))
                .unwrap_or(value)
                .trim_ascii_start();
            let ends =
                |&byte: &u8| is_space(byte) || matches!(byte, b'"' | b'\'' | b';' | b'/' | b'>' | b'?');
            return Some(&value[..value.iter().position(ends).unwrap_or(value.len())]);
        }
    }
    None
}

fn starts_with(bytes: &[u8], prefix: &[u8]) -> bool {
    bytes.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn name(bytes: &[u8]) -> &'static str {
        decode(bytes, None).1
    }

    #[test]
    fn a_mark_outranks_the_header_and_the_header_the_page() {
        let page = b"\xef\xbb\xbf<meta charset=koi8-r>a";
        assert_eq!(decode(page, Some("euc-jp")), ("<meta charset=koi8-r>a".into(), "UTF-8"));
        assert_eq!(decode(&page[3..], Some("euc-jp")).1, "EUC-JP");
        assert_eq!(decode(&page[3..], Some("nonsense")).1, "KOI8-R");
        assert_eq!(decode(b"\xff\xfea\0\xe4\0", None), ("aä".into(), "UTF-16LE"));
        assert_eq!(decode(b"\0<\0p\0>\0a", None), ("<p>a".into(), "UTF-16BE"));
    }

    #[test]
    fn pages_declare_their_encoding_in_many_ways() {
        assert_eq!(
            name(b"<META HTTP-EQUIV='Content-Type' content='text/html; charset=Shift_JIS'>"),
            "Shift_JIS"
        );
        assert_eq!(name(b"<meta content=\"text/html;charset=gb2312\" http-equiv=content-type />"), "GBK");
        assert_eq!(name(b"<?xml version='1.0' encoding='iso-8859-2'?><html>"), "ISO-8859-2");
        assert_eq!(name(b"<meta charset = \" big5 \">"), "Big5");
        assert_eq!(name(b"<meta name=a content='>'><meta charset=big5>"), "Big5");
        assert_eq!(name(b"<meta charset=latin1>"), "windows-1252");
        assert_eq!(name(b"<meta charset=utf-16>"), "UTF-8");
    }

    #[test]
    fn what_only_looks_like_a_declaration_is_none() {
        assert_eq!(name(b"<!-- <meta charset=big5> --><p>a"), "UTF-8");
        assert_eq!(name(b"<!--><meta charset=big5>"), "Big5");
        assert_eq!(name(b"<metadata charset=big5><p>a"), "UTF-8");
        assert_eq!(name(b"<meta charset=nonsense>"), "UTF-8");
        assert_eq!(name(b"<meta charset"), "UTF-8");
        assert_eq!(name(b""), "UTF-8");
    }

    #[test]
    fn without_a_word_bytes_are_utf_8_or_western() {
        assert_eq!(decode("Grüße".as_bytes(), None), ("Grüße".into(), "UTF-8"));
        assert_eq!(decode(&"Grüße €".as_bytes()[..10], None), ("Grüße \u{fffd}".into(), "UTF-8"));
        assert_eq!(decode(b"Gr\xfc\xdfe \x80", None), ("Grüße €".into(), "windows-1252"));
    }
}
