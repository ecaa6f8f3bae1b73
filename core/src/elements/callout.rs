//! Callouts: notes, warnings and tips that are set apart from the text around them.

use crate::document::Tag;
use crate::words;

/// What writing systems for documents call them, by their classes' words or beginnings (Sphinx, Asciidoctor, GitHub, MDN,
/// `VitePress`, Obsidian, Ghost).
const NAMES: [&str; 7] =
    ["admonition", "callout", "markdown-alert", "notecard", "custom-block", "theme-admonition", "kg-callout"];

/// Whether an element of this tag and class is one.
pub(super) fn is_named(tag: Option<Tag>, class: &str) -> bool {
    matches!(tag, Some(Tag::Div | Tag::Aside | Tag::Section | Tag::Blockquote))
        && words::has_any(class, &NAMES)
        && words::pieces(class, b' ').any(|word| NAMES.iter().any(|name| is_kind_of(word, name)))
}

/// Whether an element of this tag and role is one.
pub(super) fn is_role(tag: Option<Tag>, role: &str) -> bool {
    role == "note" && matches!(tag, Some(Tag::Div | Tag::Aside | Tag::Section))
}

/// `callout` or `callout-warning`, but not `callout-body` in a `callout`: only the outermost one counts, see
/// [`super::Elements`].
fn is_kind_of(word: &str, name: &str) -> bool {
    word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
