//! # What it is
//! Invitations to subscribe.
//! # How it shows
//! A field for a mail address, by its type, its name or what stands in it, in a small part of the page: at most eight blocks and 100 words.
//! # Not this
//! A long text with a form in it.

use super::super::{Class, Page, Reason, Verdicts};
use crate::document::{Attribute, NodeId, Tag};
use crate::words;

const MOST_BLOCKS: usize = 8;
const MOST_WORDS: u32 = 100;
const LEVELS: usize = 6;
/// A box of shorter texts only is one whatever they score.
const LONG: u32 = 30;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let fields = page.document.all(Tag::Input).iter().copied().filter(|&id| asks_for_mail(page, id));
    for part in fields.filter_map(|field| box_around(page, field)) {
        let inside = page.blocks.inside(page.document, part);
        let short = page.blocks[inside.clone()].iter().all(|block| !block.is_longer_than(LONG));
        for number in inside {
            // A paragraph may be the article's. A picture is none of the box's words.
            verdicts.yield_to_scores(!short || page.blocks[number].words == 0);
            verdicts.drop(number, Class::Newsletter, Reason::InvitesToSubscribe, part);
        }
    }
}

fn asks_for_mail(page: &Page<'_>, id: NodeId) -> bool {
    let says_mail = |name| {
        page.document
            .attribute(id, name)
            .is_some_and(|value| words::has_any(value, &["mail", "Mail", "MAIL"]))
    };
    match page.document.attribute(id, Attribute::Type) {
        Some("email") => true,
        None | Some("text") => says_mail(Attribute::Name) || says_mail(Attribute::Placeholder),
        _ => false,
    }
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
