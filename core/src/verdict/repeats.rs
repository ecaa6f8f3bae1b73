//! Repeats: words that the article has already.

use std::collections::HashMap;

use super::{Class, Page, Reason, Role, Verdict};

/// Fewer words than this may well be said twice.
const ENOUGH: u32 = 8;

/// Drops every second copy of a kept block; of two copies a caption stays, else the first.
pub(super) fn drop_copies(page: &Page<'_>, verdicts: &mut [Verdict]) {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    for number in 0..verdicts.len() {
        let block = &page.blocks[number];
        if block.words < ENOUGH || !verdicts[number].keeps() {
            continue;
        }
        match seen.get(&block.fingerprint).copied() {
            None => {
                seen.insert(block.fingerprint, number as u32);
            }
            Some(earlier) => {
                let earlier = earlier as usize;
                let caption = verdicts[number] == Verdict::Keep(Role::Caption);
                let keep_later = caption && verdicts[earlier] == Verdict::Keep(Role::Text);
                let copy = if keep_later { earlier } else { number };
                verdicts[copy] = repeat(page, copy);
                seen.insert(block.fingerprint, if keep_later { number } else { earlier } as u32);
            }
        }
    }
}

fn repeat(page: &Page<'_>, number: usize) -> Verdict {
    Verdict::Drop { class: Class::Repeat, reason: Reason::SameWords, part: page.blocks[number].container }
}

/// In plain text a line that stands twice in a row is a picture's: once as its description, once below it.
pub(super) fn caption_of_plain_text(page: &Page<'_>, verdicts: &mut [Verdict]) {
    if !page.document.is_plain_text() {
        return;
    }
    for number in 1..verdicts.len() {
        let same = page.blocks[number].fingerprint == page.blocks[number - 1].fingerprint;
        let dropped = matches!(verdicts[number], Verdict::Drop { class: Class::Repeat, .. });
        if same && dropped && verdicts[number - 1] == Verdict::Keep(Role::Text) {
            verdicts[number - 1] = Verdict::Keep(Role::Caption);
        }
    }
}
