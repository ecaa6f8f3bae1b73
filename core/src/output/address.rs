//! Addresses as EPUB asks for them, those that hold what they lead to, and what they are called where nothing else names
//! what is there.

use std::borrow::Cow;
use std::fmt::Write;

use crate::elements::embed;
use crate::words;

/// The address as a URI of RFC 3986: what browsers bear and the standard doesn't is written in percent.
pub(super) fn uri(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut in_fragment = false;
    for (index, character) in address.char_indices() {
        let is_plain = match character {
            '%' => is_escape(&address.as_bytes()[index + 1..]),
            '#' => !std::mem::replace(&mut in_fragment, true),
            // Only an IPv6 address has brackets of its own, in its first part.
            '[' | ']' => is_host(&address[..index]),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
            _ => !character.is_whitespace() && !character.is_control(),
        };
        if is_plain {
            out.push(character);
        } else {
            escape(&mut out, character);
        }
    }
    out
}

fn escape(out: &mut String, character: char) {
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        // A String takes whatever is written to it.
        let _ = write!(out, "%{byte:02X}");
    }
}

fn is_escape(after: &[u8]) -> bool {
    after.len() >= 2 && after[..2].iter().all(u8::is_ascii_hexdigit)
}

/// Whether what comes next belongs to the address's host.
fn is_host(before: &str) -> bool {
    before.split_once("://").is_some_and(|(_, rest)| !rest.contains(['/', '?', '#']))
}

/// The bytes that a `data:` address holds.
pub(super) fn data(address: &str) -> Option<Vec<u8>> {
    let (kind, content) = address.strip_prefix("data:")?.split_once(',')?;
    let content = unescaped(content);
    if kind.trim_end().to_ascii_lowercase().ends_with(";base64") {
        return base64(&content);
    }
    Some(content.into_owned())
}

/// What a picture, a video or a sound is called by its address: its file's name as people read it, or the host where
/// the name has no word.
pub(super) fn name(address: &str) -> String {
    if let Some(data) = address.strip_prefix("data:") {
        let kind = data.split([';', ',']).next().unwrap_or_default();
        return kind.rsplit('/').next().unwrap_or_default().to_owned();
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file = words::squeeze(embed::short(&read(path)));
    let host = host(address).filter(|_| says_nothing(&file));
    host.map_or(file, str::to_owned)
}

/// An address without its percent signs; as it stands where they don't make a text.
pub(super) fn read(address: &str) -> String {
    String::from_utf8(unescaped(address).into_owned()).unwrap_or_else(|_| address.to_owned())
}

/// The host of an address of the web, without the `www.` that says nothing.
pub(super) fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// Whether a file's name is long and has no word in it: programs made it of digits and letters.
fn says_nothing(file: &str) -> bool {
    const LONG: usize = 12;
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    stem.chars().count() > LONG && !stem.split(|c: char| !c.is_alphabetic()).any(is_word)
}

/// Whether letters look like a word: so many that they are none by chance, with a vowel, and no digits of base 16 or 64.
fn is_word(letters: &str) -> bool {
    const LEAST: usize = 4;
    if !letters.is_ascii() {
        return true;
    }
    let has = |holds: fn(u8) -> bool| letters.bytes().any(holds);
    let is_upper = |byte: u8| byte.is_ascii_uppercase();
    letters.len() >= LEAST
        && has(|byte| b"aeiouy".contains(&byte.to_ascii_lowercase()))
        && has(|byte| !byte.is_ascii_hexdigit())
        && (letters.bytes().skip(1).all(|byte| !is_upper(byte)) || letters.bytes().all(is_upper))
}

fn unescaped(text: &str) -> Cow<'_, [u8]> {
    if !text.contains('%') {
        return Cow::Borrowed(text.as_bytes());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'%' && is_escape(after));
        let value = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(value.unwrap_or(first));
        rest = if value.is_some() { &after[2..] } else { after };
    }
    Cow::Owned(bytes)
}

/// What base64 of either alphabet stands for; `None` where it is none.
fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for &character in text.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=') {
        let value = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{data, host, name, uri};

    #[test]
    fn what_is_no_uri_is_written_in_percent() {
        assert_eq!(uri("https://a.example/b%20c?d=é#e"), "https://a.example/b%20c?d=é#e");
        assert_eq!(
            uri("https://a.example/b|c[0]?d={e} 5%#f#g"),
            "https://a.example/b%7Cc%5B0%5D?d=%7Be%7D%205%25#f%23g"
        );
        assert_eq!(uri("http://[::1]:80/"), "http://[::1]:80/");
        assert_eq!(uri("a\u{a0}b"), "a%C2%A0b");
    }

    #[test]
    fn a_file_s_name_is_read_as_people_do() {
        for (address, called) in [
            ("https://a.example/b/c.jpg?d", "c.jpg"),
            ("https://a.example/Red%20bridge.jpg", "Red bridge.jpg"),
            ("https://a.example/fetch/https%3A%2F%2Fb.example%2Fimages%2Fred-bridge.png", "red-bridge.png"),
            ("https://www.a.example/https%3A%2F%2Fb.example%2F24db49ca-beef-4f58_1024x1536.png", "a.example"),
            ("https://a.example/07316f9de35fc7b5f8edb619f265957f_1.jpg", "a.example"),
            ("https://a.example/%E6%A9%8B-20190108-1234567890.jpg", "橋-20190108-1234567890.jpg"),
            ("https://a.example/%ff", "a.example"),
            ("data:image/avif;base64,AA//b.c", "avif"),
        ] {
            assert_eq!(name(address), called, "{address}");
        }
        assert_eq!(host("https://n@www.a.example:80?b"), Some("a.example:80"));
        assert_eq!((host("mailto:n@a.example"), host("file:///a")), (None, None));
    }

    #[test]
    fn data_is_read_in_both_ways_of_writing() {
        assert_eq!(data("data:image/gif;base64,R0lGODlh").as_deref(), Some(b"GIF89a".as_slice()));
        assert_eq!(data("data:image/gif;base64,R0lG%4FDlh").as_deref(), Some(b"GIF89a".as_slice()));
        assert_eq!(data("data:,a%20b%2").as_deref(), Some(b"a b%2".as_slice()));
        assert_eq!(data("data:image/png;base64,*"), None);
        assert_eq!(data("https://a.example/,"), None);
    }
}
