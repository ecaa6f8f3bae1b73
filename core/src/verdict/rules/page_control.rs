//! # What it is
//! Buttons and form fields of the page.
//! # How it shows
//! A `button`, an element with its role, the landmark of a search.
//! # Not this
//! A line behind a box to tick, as an ingredient; a button that a heading is made of, or a question before its answer,
//! which opens a part of the text; the name of a kept panel (`labels`); a picture that enlarges when pressed.

use super::super::{Class, Page, Reason, Verdicts};
use crate::block::Block;
use crate::document::Tag;
use crate::elements::UnitKind;
use crate::features::Landmark;
use crate::words;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for (number, block) in page.blocks.iter().enumerate() {
        if is_control(page, block) && !is_answered(page, number) {
            verdicts.drop(
                number,
                Class::PageControl,
                Reason::Control,
                block.widget.unwrap_or(block.container),
            );
        }
    }
}

/// Whether a block is a question (`?`, `？` or `؟`), and the next one a paragraph.
fn is_answered(page: &Page<'_>, number: usize) -> bool {
    let block = &page.blocks[number];
    block.words > 2
        && matches!(block.text.as_bytes(), [.., b'?'] | [.., 0xef, 0xbc, 0x9f] | [.., 0xd8, 0x9f])
        && page.blocks.get(number + 1).is_some_and(Block::is_prose)
}

fn is_control(page: &Page<'_>, block: &Block) -> bool {
    const LONG: u32 = 25;
    let unit = page.elements.unit(block.container);
    let in_figure = unit.is_some_and(|unit| unit.kind == UnitKind::Figure);
    let is_picture = (in_figure && block.words == 0) || page.shows_picture(block);
    if block.is_longer_than(LONG) || block.heading.is_some() || is_picture {
        return false;
    }
    let field = !page.document.all(Tag::Label).is_empty() && is_label(page, block);
    let search = page.features.landmarks.around(block.container) == Some(Landmark::Form);
    page.is_button(block) || field || search
}

/// Whether a block's words are those of labels, not beside one: what a box to tick stands before is no field.
fn is_label(page: &Page<'_>, block: &Block) -> bool {
    let leaves = page.blocks.leaves(block);
    let is_label = |above| page.document.is(above, Tag::Label);
    let labels = |leaf| page.document.nearest(page.document.parent(leaf), 2, &is_label).is_some();
    let says = |leaf| {
        let text = page.document.text(leaf).unwrap_or_default();
        words::find_char(text, &char::is_alphanumeric) < text.len()
    };
    leaves.iter().any(|&leaf| labels(leaf)) && leaves.iter().all(|&leaf| labels(leaf) || !says(leaf))
}
