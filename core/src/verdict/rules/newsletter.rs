//! # What it is
//! Invitations to subscribe.
//! # How it shows
//! A field for a mail address in a small part of the page: at most eight blocks and 100 words.
//! # Not this
//! A long text with a form in it.

use super::super::{Class, Page, Reason, Verdicts};
use crate::document::{Attribute, NodeId, Tag};

const MOST_BLOCKS: usize = 8;
const MOST_WORDS: u32 = 100;
const LEVELS: usize = 6;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let fields = page.document.all(Tag::Input).iter().copied().filter(|&id| asks_for_mail(page, id));
    for part in fields.filter_map(|field| box_around(page, field)) {
        for number in page.blocks.inside(page.document, part) {
            verdicts.drop(number, Class::Newsletter, Reason::InvitesToSubscribe, part);
        }
    }
}

fn asks_for_mail(page: &Page<'_>, id: NodeId) -> bool {
    let named = page.document.attribute(id, Attribute::Name);
    page.document.attribute(id, Attribute::Type) == Some("email")
        || named.is_some_and(|name| name.eq_ignore_ascii_case("email"))
}

/// The largest small part of the page around a field.
fn box_around(page: &Page<'_>, field: NodeId) -> Option<NodeId> {
    let small = |&element: &NodeId| {
        let inside = page.blocks.inside(page.document, element);
        inside.len() <= MOST_BLOCKS
            && page.blocks.sums(inside).words <= MOST_WORDS
            && !page.document.contains(element, page.features.root.element)
    };
    page.document.ancestors(field).take(LEVELS).take_while(small).last()
}
