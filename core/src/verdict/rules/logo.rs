//! # What it is
//! The site's logo.
//! # How it shows
//! A picture without words in a link to the site's own front page, or to that of the site's part that the page is in.
//! # Not this
//! A picture that leads to another site's front page, as in a list of shops; one between the paragraphs, whatever it leads
//! to.

use super::super::{Class, Page, Reason, Verdicts};
use super::link_in;
use crate::block::Block;
use crate::document::{Attribute, NodeId};
use crate::words;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for (number, block) in page.blocks.iter().enumerate() {
        if block.words > 0 || block.pictures == 0 || block.links != 1 || is_beside_paragraph(page, number) {
            continue;
        }
        if link_in(page, block).is_some_and(|link| leads_home(page, link)) {
            verdicts.drop(number, Class::Navigation, Reason::Menu { links: 1 }, block.container);
        }
    }
}

fn is_beside_paragraph(page: &Page<'_>, number: usize) -> bool {
    let beside = [number.checked_sub(1), Some(number + 1)];
    beside.into_iter().flatten().filter_map(|near| page.blocks.get(near)).any(Block::is_prose)
}

fn leads_home(page: &Page<'_>, link: NodeId) -> bool {
    let address = page.document.attribute(link, Attribute::Href).unwrap_or_default().trim();
    let host = |address| words::pieces(address, b'/').nth(2).unwrap_or_default();
    let own = page.metadata.address.as_deref().unwrap_or_default();
    // Behind the host stands a slash at most.
    let is_front = words::pieces(address, b'/').skip(3).all(str::is_empty);
    let leads_above = address.ends_with('/') && own.len() > address.len() && own.starts_with(address);
    address == "/" || leads_above || is_front && !own.is_empty() && host(address) == host(own)
}
