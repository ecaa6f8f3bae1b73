//! The text of an article in the page's JSON-LD.
//!
//! It is read by the name of its property, wherever that stands: a body is one in any object. (The `text` of questions
//! and posts is left alone: forums declare its beginning only.)

use std::borrow::Cow;

use crate::document::{Document, Tag};
use crate::json;
use crate::words;

const PROPERTY: &str = "\"articleBody\"";

/// The one body that the page declares; several are parts of what it shows, and none is chosen.
pub(super) fn body(document: &Document) -> Option<Cow<'_, str>> {
    let mut found = None;
    for id in document.all(Tag::Script).iter().flat_map(|&script| document.descendants(script)) {
        let mut rest = document.text(id).unwrap_or_default();
        while let Some(at) = words::find(rest, PROPERTY) {
            let is_escaped = words::front(rest, at).ends_with('\\');
            rest = words::behind(rest, at + PROPERTY.len());
            let Some(body) = string_behind(rest).filter(|_| !is_escaped) else { continue };
            if found.as_ref().is_some_and(|own| *own != body) {
                return None;
            }
            found = Some(body);
        }
    }
    found
}

/// The string that stands behind a property's name and a colon.
fn string_behind(text: &str) -> Option<Cow<'_, str>> {
    let start = text.trim_ascii_start().strip_prefix(':')?.trim_ascii_start().strip_prefix('"')?;
    json::string(start)
}

#[cfg(test)]
mod tests {
    use super::string_behind;

    #[test]
    fn strings_are_read_with_their_escapes() {
        let read = |text: &'static str| string_behind(text);
        assert_eq!(read(r#" : "a \"b\" \\ \/ \n\tc" }"#).as_deref(), Some("a \"b\" \\ / \n\tc"));
        assert_eq!(read(r#":"\u00e9\ud83d\ude00""#).as_deref(), Some("é😀"));
        for other in ["", ":", ": {", r#":"never ends"#, r#":"a\"#, r#""a""#, r#":"\ud83dx""#] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
