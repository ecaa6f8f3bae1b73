//! The values of attributes as the standard has them.

use std::borrow::Cow;

use crate::document::{Attribute, Tag};
use crate::output::{address, html, language, link};
use crate::tree::TreeId;

use super::{Fitter, maths};

impl Fitter<'_, '_> {
    /// Those that a file may have, each once.
    pub(super) fn attributes(&self, id: TreeId, tag: Tag) -> Vec<(Attribute, Cow<'static, str>)> {
        let mut kept: Vec<(Attribute, Cow<'static, str>)> = Vec::new();
        for (name, value) in self.tree.known_attributes(id) {
            let repeats =
                tag == Tag::A && name == Attribute::Title && link::title_repeats(self.tree, id, value);
            if let Some(value) = self.value(tag, name, value).filter(|_| !repeats)
                && kept.iter().all(|(own, _)| *own != name)
            {
                kept.push((name, value));
            }
        }
        kept
    }

    /// The value as the standard has it; `None` where it can't be.
    fn value(&self, tag: Tag, name: Attribute, value: &str) -> Option<Cow<'static, str>> {
        let value = match name {
            Attribute::Lang => language::well_formed(value)?,
            Attribute::Dir => return listed(value, &["ltr", "rtl", "auto"]),
            _ if tag.is_maths() && self.book.is_some() => return maths::value(tag, name, value),
            _ if tag.is_maths() => value,
            Attribute::Href => return self.link(value).map(Cow::Owned),
            Attribute::Scope => return listed(value, &["row", "col", "rowgroup", "colgroup"]),
            Attribute::Type if tag == Tag::Input => "checkbox",
            Attribute::Type => {
                value.strip_prefix(['1', 'a', 'A', 'i', 'I']).filter(|rest| rest.is_empty()).map(|_| value)?
            }
            Attribute::Colspan | Attribute::Rowspan => {
                value.trim().parse::<u16>().ok().filter(|&span| span > 0).map(|_| value.trim())?
            }
            Attribute::Width | Attribute::Height => length(value)?,
            Attribute::Start | Attribute::Value => value.parse::<i32>().ok().map(|_| value)?,
            Attribute::Datetime => value.trim().get(..10).filter(|day| html::is_day(day)).map(|day| {
                // A book may not have hours and zones in every form.
                if self.book.is_some() { day } else { value.trim() }
            })?,
            Attribute::Reversed | Attribute::Open | Attribute::Checked => "",
            // It names cells by what they may not be named any more.
            Attribute::Headers => return None,
            _ => value,
        };
        Some(Cow::Owned(value.to_owned()))
    }

    /// A link as it is; out of a book only to the web, and in it to what is named there.
    pub(super) fn link(&self, href: &str) -> Option<String> {
        if self.book.is_none() {
            return Some(href.to_owned());
        }
        if let Some(name) = href.strip_prefix('#') {
            return self.ids.contains(name).then(|| address::uri(href));
        }
        let (scheme, _) = href.split_once(':')?;
        ["http", "https", "mailto", "tel"]
            .iter()
            .any(|own| scheme.eq_ignore_ascii_case(own))
            .then(|| address::uri(href))
    }
}

/// A width or height in whole pixels, as browsers read what pages write: `40px`, `1077.8`. A share of the page is none.
fn length(value: &str) -> Option<&str> {
    let value = value.trim();
    let end = value.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, unit) = value.split_at(end);
    let is_size = digits.parse::<u32>().is_ok_and(|size| size > 0) && !unit.contains('%');
    is_size.then_some(digits)
}

/// The word of the list that the value is, in whatever letters.
pub(super) fn listed(value: &str, list: &[&'static str]) -> Option<Cow<'static, str>> {
    list.iter().find(|own| value.trim().eq_ignore_ascii_case(own)).map(|own| Cow::Borrowed(*own))
}
