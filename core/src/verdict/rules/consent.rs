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

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::Class;
    use crate::document::html;

    fn asks(part: &str) -> bool {
        let page = format!(
            "<title>Saws</title><body>{part}<main><h1>Saws</h1><p>A saw that is set well sings, said the smith, and one that \
             isn't complains of every board that it is shown until somebody sets it.</p></main>"
        );
        let article = crate::judge(&html::parse(&page), &[]);
        article.removed.iter().any(|removed| removed.class == Class::Consent)
    }

    /// `cmp` stands for a manager of consent, and before the names of all components of a system for large sites.
    #[test]
    fn a_component_is_no_dialog() {
        assert!(!asks(
            "<div class=cmp-container><ul class=cmp-list><li><a href=/a>Services</a><li><a href=/b>Careers</a></ul></div>"
        ));
        assert!(!asks(
            "<div class=cmp-teaser><h2 class=cmp-teaser__title>Sägen</h2><div class=cmp-text>Acht Arten</div></div>"
        ));
        assert!(asks("<div id=cmpbox><p>We value your privacy.</p><button>Agree</button></div>"));
    }
}
