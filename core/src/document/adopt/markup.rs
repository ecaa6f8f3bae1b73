//! Paragraphs of a text that may be markup, escaped or not. They become texts and are never parsed as a page.

use std::borrow::Cow;

use crate::document::Tag;
use crate::words;

/// The paragraphs of a text: by its tags if it has any that end a line, else by its lines.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let is_escaped = !text.contains('<') && text.contains("&lt;");
    let parts = parts(&if is_escaped { unescape(text) } else { text.into() });
    let lines: Vec<&str> = match &parts[..] {
        [only] => only.lines().collect(),
        _ => parts.iter().map(String::as_str).collect(),
    };
    // Some publishers escape twice.
    let plain = lines.into_iter().map(|line| words::squeeze(&unescape(&unescape(line))));
    plain.filter(|line| words::split(line).next().is_some()).collect()
}

/// What stands between the tags that end a line; other tags are taken out.
fn parts(mut text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    while let Some((start, length)) = next_tag(text) {
        let (before, tag) = (&text[..start], &text[start..start + length]);
        if let Some(last) = parts.last_mut() {
            last.push_str(before);
        }
        text = &text[start + length..];
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        match Tag::from_name(&words::lower_ascii(&name[..end])) {
            Tag::Script | Tag::Style if !tag.starts_with("</") => {
                text = text.find("</").map_or("", |end| &text[end..]);
            }
            tag if tag == Tag::Other || tag.is_inline() => {}
            _ => parts.push(String::new()),
        }
    }
    if let Some(last) = parts.last_mut() {
        last.push_str(text);
    }
    parts
}

/// Where the next tag or comment stands, and its length. A `<` that opens none is a character like others.
fn next_tag(text: &str) -> Option<(usize, usize)> {
    let opens = |&(at, _): &(usize, &str)| {
        matches!(text.as_bytes().get(at + 1), Some(b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!'))
    };
    let (start, _) = text.match_indices('<').find(opens)?;
    text[start..].find('>').map(|end| (start, end + 1))
}

/// The characters from U+00A0 on, as HTML names them.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times \
    Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml";
const OTHERS: &str =
    "amp& lt< gt> quot\" apos' lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ ndash– mdash— hellip… bull• euro€";

/// The text with the references of HTML that European texts need read: by number, Latin letters, quotes and dashes.
fn unescape(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 10;
    if !text.contains('&') {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        match end.and_then(|end| Some((end, character(&rest[..end])?))) {
            Some((end, character)) => {
                plain.push(character);
                rest = &rest[end + 1..];
            }
            None => plain.push('&'),
        }
    }
    (plain + rest).into()
}

/// The character that a reference names.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
        let code = hexadecimal.unwrap_or_else(|| number.parse()).ok()?;
        return char::from_u32(code).filter(|character| !character.is_control());
    }
    let place = LATIN.split_ascii_whitespace().position(|own| own == name);
    let other = || {
        OTHERS
            .split(' ')
            .find_map(|own| own.strip_prefix(name)?.chars().next().filter(|c| !c.is_ascii_alphanumeric()))
    };
    place.and_then(|place| char::from_u32(0xa0 + place as u32)).or_else(other)
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn plain_text_is_cut_at_its_lines() {
        assert_eq!(paragraphs("One & two.\n\n  3 < 4,\r\n5 <3 > 2 "), ["One & two.", "3 < 4,", "5 <3 > 2"]);
        assert!(paragraphs(" \n—").is_empty());
    }

    #[test]
    fn tags_go_and_paragraphs_stay() {
        let page = "<p>One <b class='a'>bold\nword</b>.</p><!-- no --><ul><li>two</li></ul><style>p{}</style>three<br/>four <";
        assert_eq!(paragraphs(page), ["One bold word.", "two", "three", "four <"]);
        let escaped = "&lt;p&gt;a &amp;lt;div&amp;gt; is no tag&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;";
        assert_eq!(paragraphs(escaped), ["a <div> is no tag", "b"]);
    }

    #[test]
    fn references_are_read_even_twice() {
        assert_eq!(paragraphs("&amp;Ccedil;&#252;&#x1F600;&nbsp;&rsquo;&yuml;"), ["Çü😀 ’ÿ"]);
        for nothing in ["&;", "&#0;", "&#xd800;", "&lsq;", "&é;", "&", "&#99999999999;"] {
            assert_eq!(paragraphs(&format!("a {nothing} b")), [format!("a {nothing} b")]);
        }
    }

    #[test]
    fn what_never_ends_is_text() {
        assert_eq!(paragraphs("a <b c"), ["a <b c"]);
        assert_eq!(paragraphs("a<script>b"), ["a"]);
        assert_eq!(paragraphs(&"<".repeat(100_000)).len(), 0);
        assert_eq!(paragraphs(&"a<b ".repeat(100_000)).len(), 1);
    }
}
