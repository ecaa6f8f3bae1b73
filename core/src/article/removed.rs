//! What was removed, as a reader is shown it.

use super::Removed;
use crate::document::{Attribute, Tag};
use crate::elements::{embed, picture};
use crate::lists::gather;
use crate::verdict::{Class, Page, Reason, Verdict};

/// Lists the dropped blocks in the page's order: neighbours that one verdict dropped as one part are one entry.
///
/// A picture without words is listed by its description; one without either (an icon, a tracking pixel) isn't.
pub(super) fn list(page: &Page<'_>, verdicts: &[Verdict]) -> Vec<Removed> {
    let mut list: Vec<Removed> = Vec::new();
    let mut open = None;
    for (number, verdict) in verdicts.iter().enumerate() {
        let Verdict::Drop { class, reason, part } = *verdict else {
            open = None;
            continue;
        };
        let text = shown(page, number);
        if text.is_empty() {
            continue;
        }
        let key = (class, part);
        match list.last_mut() {
            Some(before) if open == Some(key) || joins(page, before, class, reason, number) => {
                extend(before, page, number, &text);
            }
            _ => list.push(entry(page, number, class, reason, text)),
        }
        open = Some(key);
    }
    list
}

/// Whether low-scored neighbours are listed as one: short ones that hang from one element.
fn joins(page: &Page<'_>, last: &Removed, class: Class, reason: Reason, number: usize) -> bool {
    const LONG: u32 = 80;
    let own = &page.blocks[number];
    let before = &page.blocks[last.last as usize];
    let same =
        last.class == Class::Unrelated && class == Class::Unrelated && last.reason.key() == reason.key();
    let above = |container| page.document.parent(container);
    same && last.last + 1 == number as u32
        && last.words + own.words <= LONG
        && above(own.container) == above(before.container)
}

fn extend(last: &mut Removed, page: &Page<'_>, number: usize, text: &str) {
    last.last = number as u32;
    last.score = last.score.max(page.scores.of(number));
    last.words += page.blocks[number].words;
    last.text.push('\n');
    last.text.push_str(text);
}

fn entry(page: &Page<'_>, number: usize, class: Class, reason: Reason, text: String) -> Removed {
    let first = number as u32;
    let reason = match reason {
        Reason::LowScore { .. } => Reason::LowScore { features: page.scores.against(number) },
        named => named,
    };
    Removed {
        first,
        last: first,
        class,
        reason,
        score: page.scores.of(number),
        words: page.blocks[number].words,
        text,
    }
}

/// A block's text, the descriptions of its pictures, or the name of what it embeds.
fn shown(page: &Page<'_>, number: usize) -> String {
    let block = &page.blocks[number];
    if !block.text.is_empty() {
        return block.text.clone();
    }
    let leaf = page.blocks.leaves(block).first();
    if let Some((leaf, (_, address))) = leaf.and_then(|&leaf| Some((leaf, embed::of(page.document, leaf)?))) {
        return embed::name(page.document, leaf, address).to_owned();
    }
    let pictures = page.blocks.leaves(block).iter().filter(|&&leaf| page.document.is(leaf, Tag::Img));
    let described = pictures.filter(|&&image| picture::address(page.document, image).is_some());
    let texts = described.filter_map(|&image| page.document.attribute(image, Attribute::Alt)).map(str::trim);
    gather(texts.filter(|alt| !alt.is_empty())).join(" · ")
}
