//! The body that was adopted from JSON-LD: the article, as the page itself declares.

use super::{Class, Page, Reason, Role, Verdicts};
use crate::lists::gather;
use crate::words;

/// So many first words tell a paragraph from others.
const FIRST: usize = 8;

/// Keeps the body whole and, before it, the lead that the page shows and declares. Drops what the page shows of the body:
/// each paragraph, and the beginning of one that is cut off.
pub(super) fn keep_whole(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let Some(body) = page.document.adopted() else { return };
    let inside = page.blocks.inside(page.document, body);
    let prints = gather(inside.clone().filter_map(|number| Some((beginning(&page.blocks[number].text)?, 0))));
    let known = words::sorted(prints);
    let lead = page.metadata.excerpt.as_deref().and_then(beginning);
    for number in 0..inside.start {
        let block = &page.blocks[number];
        let Some(print) = beginning(&block.text).filter(|_| !block.hidden) else { continue };
        if known.binary_search(&(print, 0)).is_ok() {
            verdicts.drop(number, Class::Repeat, Reason::SameWords, block.container);
        } else if lead == Some(print) {
            verdicts.keep(number, Role::Text);
        }
    }
    inside.for_each(|number| verdicts.keep(number, Role::Text));
}

/// The fingerprint of a text's first words; `None` where it has fewer.
fn beginning(text: &str) -> Option<u64> {
    words::first(text, FIRST).map(words::fingerprint)
}
