//! Formulas as the standard's schema has them: of MathML it allows what is written in form, and nothing else.

use std::borrow::Cow;

use crate::document::{Attribute, Tag};
use crate::tree::{Tree, TreeId};

use super::values::listed;

/// How a letter may be set.
const VARIANTS: [&str; 14] = [
    "normal",
    "bold",
    "italic",
    "bold-italic",
    "double-struck",
    "bold-fraktur",
    "script",
    "bold-script",
    "fraktur",
    "sans-serif",
    "bold-sans-serif",
    "sans-serif-italic",
    "sans-serif-bold-italic",
    "monospace",
];

/// The element that a formula's element becomes: one with too few or too many parts is a row of them.
pub(super) fn fitting(tree: &Tree, id: TreeId, tag: Tag) -> Tag {
    let parts = match tag {
        Tag::Msub | Tag::Msup | Tag::Munder | Tag::Mover | Tag::Mfrac | Tag::Mroot => 2,
        Tag::Msubsup | Tag::Munderover => 3,
        _ => return tag,
    };
    if tree.children(id).count() == parts { tag } else { Tag::Mrow }
}

/// An attribute's value as the schema has it; `None` where it can't be.
pub(super) fn value(tag: Tag, name: Attribute, value: &str) -> Option<Cow<'static, str>> {
    let value = value.trim();
    let fits = match name {
        Attribute::Alttext => tag == Tag::Math,
        Attribute::AriaLabel => false,
        Attribute::Display => return listed(value, &["block", "inline"]),
        Attribute::Form => return listed(value, &["prefix", "infix", "postfix"]),
        Attribute::Mathvariant => return listed(value, &VARIANTS),
        Attribute::Columnalign => {
            !value.is_empty()
                && value.split_whitespace().all(|own| ["left", "center", "right"].contains(&own))
        }
        Attribute::Columnspan | Attribute::Rowspan => value.parse::<u16>().is_ok_and(|span| span > 0),
        Attribute::Scriptlevel => value.parse::<i16>().is_ok(),
        Attribute::Depth
        | Attribute::Height
        | Attribute::Linethickness
        | Attribute::Lspace
        | Attribute::Maxsize
        | Attribute::Minsize
        | Attribute::Rspace
        | Attribute::Voffset
        | Attribute::Width => is_length(value),
        _ => return listed(value, &["true", "false"]),
    };
    fits.then(|| Cow::Owned(value.to_owned()))
}

/// Whether this is a number with a unit, as `-0.5em`.
fn is_length(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '%');
    let digits = number.strip_prefix('-').unwrap_or(number);
    ["em", "ex", "px", "in", "cm", "mm", "pt", "pc", "%"].contains(&&value[number.len()..])
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|&byte| byte == b'.').count() < 2
        && digits.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{is_length, value};
    use crate::document::{Attribute, Tag};

    #[test]
    fn values_out_of_form_are_left_out() {
        for (length, is) in [("0.5em", true), ("-2px", true), ("50%", true), ("1", false), ("em", false)] {
            assert_eq!(is_length(length), is, "{length}");
        }
        let of = |name, own| value(Tag::Mo, name, own).map(String::from);
        assert_eq!(of(Attribute::Stretchy, "TRUE").as_deref(), Some("true"));
        assert_eq!(of(Attribute::Mathvariant, "wobbly"), None);
        assert_eq!(of(Attribute::Columnalign, "left center").as_deref(), Some("left center"));
        assert_eq!(of(Attribute::Alttext, "a"), None);
    }
}
