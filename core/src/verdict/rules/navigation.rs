//! # What it is
//! Menus, breadcrumbs, the page's head.
//! # How it shows
//! The landmark for it, or the name that breadcrumbs have.
//! # Not this
//! A table of contents: its links all lead into the page itself.

use super::super::{Class, Page, Reason, Verdicts};
use super::named_parts;
use crate::document::{Document, NodeId, Tag};
use crate::features::Landmark;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts) {
    for part in named_parts(page, &["breadcrumb", "breadcrumbs"]) {
        drop_all(page, verdicts, part);
    }
    let document = page.document;
    let mut covered = 0;
    for id in document.ids().filter(|&id| document.tag(id).is_some()) {
        let menu = matches!(page.features.landmarks.around(id), Some(Landmark::Navigation | Landmark::Header));
        if menu && id.0 >= covered && !is_contents(document, id) {
            covered = document.end(id);
            drop_all(page, verdicts, id);
        }
    }
}

fn drop_all(page: &Page<'_>, verdicts: &mut Verdicts, part: NodeId) {
    let inside = page.blocks.inside(page.document, part);
    let links = page.blocks[inside.clone()].iter().map(|block| block.links).sum();
    for number in inside {
        verdicts.drop(number, Class::Navigation, Reason::Menu { links }, part);
    }
}

/// Whether all links of an element lead into the page itself, and there are some.
fn is_contents(document: &Document, element: NodeId) -> bool {
    let mut links = document.descendants(element).filter(|&id| document.is(id, Tag::A)).filter_map(|id| document.attribute(id, "href")).peekable();
    links.peek().is_some() && links.all(|href| href.trim().strip_prefix('#').is_some_and(|place| !place.is_empty()))
}
