//! The reader's corrections.

use super::{Class, Page, Reason, Role, Verdict};
use crate::document::NodeId;

/// A reader's word on neighbouring blocks, which outranks every rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The first block's number.
    pub first: u32,
    /// The last block's number.
    pub last: u32,
    /// What is to become of them.
    pub wish: Wish,
}

/// What a reader wants of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// They are not in the article.
    Drop,
    /// They are in the article.
    Keep,
    /// The article stands in them, and nowhere else.
    Only,
    /// Of several articles on the page the one with the node `first` is read: no block is meant.
    Article,
}

impl Correction {
    /// Of one block, whether it is kept.
    pub fn of(block: u32, keep: bool) -> Self {
        Self { first: block, last: block, wish: if keep { Wish::Keep } else { Wish::Drop } }
    }
}

/// A node of the article that is to be read, by the last word on it; the root if none was said.
pub(crate) fn article(corrections: &[Correction]) -> NodeId {
    let mut node = NodeId(0);
    for correction in corrections {
        if correction.wish == Wish::Article {
            node = NodeId(correction.first);
        }
    }
    node
}

/// Changes the verdicts that are named, and no others; a later correction of a block outranks an earlier one.
pub(super) fn apply(page: &Page<'_>, corrections: &[Correction], verdicts: &mut [Verdict]) {
    for &Correction { first, last, wish } in corrections {
        let (first, last) = (first as usize, last as usize);
        if wish == Wish::Only {
            read_only(page, verdicts, first, last);
        } else if wish != Wish::Article {
            let end = verdicts.len().min(last.saturating_add(1));
            for number in first..end {
                set(page, verdicts, number, wish == Wish::Keep);
            }
        }
    }
}

/// Keeps the blocks from `first` to `last`, and no others: without the boilerplate among them, unless it is all there is.
fn read_only(page: &Page<'_>, verdicts: &mut [Verdict], first: usize, last: usize) {
    let mut stays = false;
    for pass in 0..2 {
        for number in 0..verdicts.len() {
            let inside = number >= first && number <= last;
            let goes = inside && goes(page, first, last, verdicts[number]);
            if pass == 0 {
                stays |= inside && !goes;
            } else if inside || !is_head(verdicts[number]) {
                set(page, verdicts, number, inside && !(goes && stays));
            }
        }
    }
}

/// Whether a part still goes from the main part that a reader picked: a rule has named it, and it is less than that. What
/// was dropped with all that was picked, as a menu or as comments, is what the reader wants to read.
#[inline(never)]
fn goes(page: &Page<'_>, first: usize, last: usize, verdict: Verdict) -> bool {
    let Verdict::Drop { class, part, .. } = verdict else { return false };
    let inside = page.blocks.inside(page.document, part);
    let holds_all = inside.start <= first && inside.end > last;
    class == Class::Hidden || class != Class::Unrelated && !holds_all
}

/// Title and byline mostly stand beside the text.
fn is_head(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Keep(Role::Title | Role::Byline))
}

#[inline(never)]
fn set(page: &Page<'_>, verdicts: &mut [Verdict], number: usize, keep: bool) {
    let Some(verdict) = verdicts.get_mut(number) else { return };
    if keep == verdict.keeps() {
        return;
    }
    *verdict = if keep {
        Verdict::Keep(Role::Text)
    } else {
        let part = page.blocks[number].container;
        Verdict::Drop { class: Class::Unrelated, reason: Reason::ByTheReader, part }
    };
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::{Correction, Wish};
    use crate::document::html;
    use crate::output;

    const PAGE: &str = "<title>Hens</title><main><div><p>The hens of the mill went out at six each day, in all weathers, \
         and came home by the brook.</p><ul class=share-buttons><li><a href=/f>Facebook</a><li><a href=/t>Twitter</a></ul>\
         <p>Nobody ever saw them cross it, and yet each evening their feet were wet up to the knee, as the miller said.</p>\
         </div></main><nav class=menu><a href=/a>News of the day</a> <a href=/b>Sport and play</a></nav>";

    fn only(first: u32, last: u32) -> Correction {
        Correction { first, last, wish: Wish::Only }
    }

    fn read(corrections: &[Correction]) -> String {
        output::plain_text(&crate::judge(&html::parse(PAGE), corrections))
    }

    #[test]
    fn of_the_main_part_what_a_rule_names_still_goes() {
        assert_eq!(read(&[only(0, 3)]), read(&[]));
        assert!(!read(&[only(0, 2)]).contains("Nobody"));
    }

    #[test]
    fn a_menu_that_was_picked_is_read() {
        let menu = read(&[only(4, 4)]);
        assert_eq!(menu.trim(), "News of the day Sport and play");
        assert!(read(&[only(1, 2)]).contains("Facebook"));
    }

    #[test]
    fn the_last_word_counts_and_blocks_that_are_not_there_none() {
        let back = [only(4, 4), Correction::of(0, true), Correction::of(99, true)];
        assert!(read(&back).contains("The hens"));
        assert_eq!(read(&[Correction::of(0, false), Correction::of(0, true)]), read(&[]));
        read(&[only(3, 1), only(0, u32::MAX)]);
    }
}
