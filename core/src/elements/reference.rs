//! What a bibliography's entries are marked up with.

use crate::document::{Document, NodeId, Tag};
use crate::words;

/// Whether a `cite` holds a whole reference, of several sentences, where the standard wants a work's title: the page sets
/// it as it sets all its text.
#[inline(never)]
pub fn is_whole(document: &Document, id: NodeId) -> bool {
    document.is(id, Tag::Cite)
        && document.text_of(id).as_bytes().windows(2).filter(|two| two == b". ").count() > 1
}

/// Whether a text is the number of an entry, which the page sets apart from what stands right behind it.
#[inline(never)]
pub fn is_number(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && words::behind(text, digits) == "."
}

/// Whether a text begins with a letter, or there is none.
#[inline(never)]
pub fn begins_with_letter(text: &str) -> bool {
    !matches!(text.as_bytes(), [b'0'..=b'9', ..]) && words::find_char(text, &char::is_alphanumeric) == 0
}
