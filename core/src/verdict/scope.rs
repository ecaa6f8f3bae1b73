//! Where the article begins and ends.

use super::{Class, Page, Reason, Verdict};

/// Drops what stands alone outside the article: kept blocks before its first or after its last paragraph that
/// neither the root holds nor a paragraph follows.
pub(super) fn cut(page: &Page<'_>, verdicts: &mut [Verdict]) {
    let blocks = page.blocks;
    let anchors = |number: &usize| verdicts[*number].keeps() && blocks[*number].words >= 5;
    let (Some(first), Some(last)) = ((0..blocks.len()).find(anchors), (0..blocks.len()).rfind(anchors))
    else {
        return;
    };
    for number in (0..first).chain(last + 1..blocks.len()) {
        let block = &blocks[number];
        let near = page.document.contains(page.features.root.element, block.container);
        if near && (block.pictures > 0 || number < first) {
            continue;
        }
        if let Verdict::Keep(super::Role::Text) = verdicts[number] {
            let part = block.container;
            verdicts[number] = Verdict::Drop { class: Class::Unrelated, reason: Reason::OutOfScope, part };
        }
    }
    drop_trailing_headings(page, verdicts, last);
}

/// A heading that nothing follows heads something that was dropped.
fn drop_trailing_headings(page: &Page<'_>, verdicts: &mut [Verdict], last: usize) {
    for number in (0..=last).rev() {
        if !verdicts[number].keeps() {
            continue;
        }
        let container = page.blocks[number].container;
        if page.blocks[number].heading.is_none() || verdicts[number] == Verdict::Keep(super::Role::Title) {
            break;
        }
        verdicts[number] =
            Verdict::Drop { class: Class::Unrelated, reason: Reason::OutOfScope, part: container };
    }
}
