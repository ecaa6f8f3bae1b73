//! # What it is
//! Cookie walls and consent dialogs.
//! # How it shows
//! An element that its page, or the maker of the dialog, calls by such a name; or a dialog that speaks of cookies (a
//! word that most languages borrowed).
//! # Not this
//! An article on cookies: it holds the page's main text, or is no dialog.

use super::super::{Class, Page, Reason, Verdicts, phrases};
use super::{all_prose_words, named_parts, prose_words};
use crate::document::{NodeId, Tag};
use crate::features::names;

const NAMES: &[u32] = names![
    "cookie",
    "cookies",
    "cookiebanner",
    "cookiebot",
    "consent",
    "gdpr",
    "ccpa",
    "onetrust",
    "didomi",
    "usercentrics",
    "cmp",
    "cmpbox",
    "qc",
    "iubenda",
    "trustarc",
    "truste",
    "klaro",
    "osano",
    "tarteaucitron",
    "borlabs",
    "cookieyes",
    "cky",
];

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts) {
    let all = all_prose_words(page);
    for part in named_parts(page, NAMES).into_iter().chain(dialogs_on_cookies(page)) {
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
    let mut dialogs = page.document.outermost(|id| is_dialog(page, id) && !page.document.contains(id, root));
    dialogs.retain(|&id| {
        let inside = page.blocks.inside(page.document, id);
        page.blocks[inside].iter().any(|block| phrases::mentions(&block.text, phrases::COOKIES))
    });
    dialogs
}

fn is_dialog(page: &Page<'_>, id: NodeId) -> bool {
    page.document.is(id, Tag::Dialog)
        || matches!(page.document.attribute(id, "role"), Some("dialog" | "alertdialog"))
        || page.document.attribute(id, "aria-modal") == Some("true")
}
