//! # What it is
//! Menus, breadcrumbs, the page's head.
//! # How it shows
//! The landmark for it, or the name that breadcrumbs have.
//! # Not this
//! A table of contents: its links all lead into the page itself.

use super::super::{Class, Page, Reason, Verdicts};
use super::named_parts;
use crate::document::NodeId;
use crate::features::{Landmark, Name};

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for part in named_parts(page, Name::Breadcrumbs) {
        drop_all(page, verdicts, part);
    }
    for &(part, landmark) in page.features.landmarks.parts() {
        if matches!(landmark, Landmark::Navigation | Landmark::Header) {
            drop_all(page, verdicts, part);
        }
    }
}

fn drop_all(page: &Page<'_>, verdicts: &mut Verdicts<'_>, part: NodeId) {
    let inside = page.blocks.inside(page.document, part);
    let links = page.blocks.sums(inside.clone()).links;
    for number in inside {
        verdicts.drop(number, Class::Navigation, Reason::Menu { links }, part);
    }
}
