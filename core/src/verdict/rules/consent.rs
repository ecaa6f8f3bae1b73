//! # What it is
//! Cookie walls and consent dialogs.
//! # How it shows
//! An element that its page, or the maker of the dialog, calls by such a name; or a dialog that speaks of cookies (a
//! word that most languages borrowed).
//! # Not this
//! An article on cookies: it holds the page's main text, or is no dialog.

use super::super::{Class, Page, Reason, Verdicts, phrases};
use super::{all_prose_words, named_parts, prose_words};
use crate::document::{Attribute, NodeId, Tag, merge};
use crate::features::Name;
use crate::lists::gather;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let all = all_prose_words(page);
    for part in named_parts(page, Name::Consent).into_iter().chain(dialogs_on_cookies(page)) {
        if prose_words(page, part) * 2 > all && !is_dialog(page, part) {
            continue;
        }
        for number in page.blocks.inside(page.document, part) {
            verdicts.drop(number, Class::Consent, Reason::AsksForConsent, part);
        }
    }
}

/// Outermost dialogs that speak of cookies.
fn dialogs_on_cookies(page: &Page<'_>) -> Vec<NodeId> {
    let root = page.features.root.element;
    let named = page.document.attributes_named(&[Attribute::Role, Attribute::AriaModal]);
    let named: Vec<NodeId> = gather(named.map(|(id, ..)| id));
    let mut dialogs = merge(page.document.all(Tag::Dialog), &named);
    dialogs.retain(|&id| is_dialog(page, id) && !page.document.contains(id, root));
    page.document.keep_outermost(&mut dialogs);
    dialogs.retain(|&id| {
        let inside = page.blocks.inside(page.document, id);
        page.blocks[inside].iter().any(|block| phrases::mentions(&block.text, phrases::COOKIES))
    });
    dialogs
}

fn is_dialog(page: &Page<'_>, id: NodeId) -> bool {
    page.document.is(id, Tag::Dialog)
        || matches!(page.document.attribute(id, Attribute::Role), Some("dialog" | "alertdialog"))
        || page.document.attribute(id, Attribute::AriaModal) == Some("true")
}
