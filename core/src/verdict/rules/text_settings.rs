//! # What it is
//! Widgets for the text's size and look, with their labels.
//! # How it shows
//! A row of at least three steps: signed numbers, or letters of growing size (`A-`, `A`, `A+`). The labels are the one or
//! two words before it.
//! # Example
//! `Settings / font-size / -2 / -1 / 0 / +1 / +2`
//! # Not this
//! A list of numbers that a sentence introduces; a text whose size a style sheet calls so (`has-large-font-size`): a widget
//! is mostly links and buttons.

use std::ops::Range;

use super::super::{Class, Page, Reason, Verdicts};
use super::{is_pressed, prose_words, rows_of_short_blocks};
use crate::block::Block;
use crate::document::Tag;
use crate::features::Name;
use crate::words;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for (first, end) in rows_of_short_blocks(page, 3) {
        let row = &page.blocks[first..end];
        let steps = row.iter().filter(|block| is_step(&block.text)).count();
        let pressed = row.iter().all(|block| is_pressed(page, block));
        let introduced =
            !pressed && first > 0 && page.blocks[first - 1].text.ends_with([':', '：', '.', '。']);
        if steps >= 3 && steps * 2 > row.len() && !introduced {
            (labels_before(page, first)..end).for_each(|number| drop(page, verdicts, number));
        }
    }
    if page.features.names.all(Name::TextSize).next().is_none() {
        return;
    }
    verdicts.yield_to_scores(true);
    for number in 0..page.blocks.len() {
        if is_in_named_widget(page, &page.blocks[number]) {
            drop(page, verdicts, number);
        }
    }
}

fn drop(page: &Page<'_>, verdicts: &mut Verdicts<'_>, number: usize) {
    verdicts.drop(number, Class::TextSettings, Reason::ChangesTheText, page.blocks[number].container);
}

/// Whether a text is a step of size: `-2`, `0`, `+1`, `A+`, `Aa`, `110%`, or one sample letter.
fn is_step(text: &str) -> bool {
    const LETTERS: &str = "A a Aa AA aA 가 あ ア 大 中 小 字 ا अ";
    let text = text.trim();
    // Of letters only "A" is a step, and most texts have others.
    if text.bytes().any(|byte| byte.is_ascii_alphabetic() && !byte.eq_ignore_ascii_case(&b'a')) {
        return false;
    }
    let bare = words::trim_char(text, &|c| matches!(c, '+' | '-' | '−' | '–' | '＋' | '－' | '%' | ' '));
    let number = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let signed = text != bare || bare == "0";
    number && signed
        || words::pieces(LETTERS, b' ').any(|letter| letter == bare)
        || matches!(text, "+" | "-" | "−")
}

/// The first of the labels right before a widget: at most three blocks of one to three words.
fn labels_before(page: &Page<'_>, first: usize) -> usize {
    const MOST: usize = 3;
    /// Characters, for scripts whose words are single ones.
    const LABEL: usize = 10;
    let label = |block: &Block| {
        let heading = matches!(page.document.tag(block.container), Some(Tag::H1 | Tag::Figcaption));
        let short = block.words <= 3 || block.text.chars().count() <= LABEL;
        short
            && block.words > 0
            && !words::ends_in_stop(&block.text)
            && !heading
            && !block.hidden
            && block.link_density() < 0.5
    };
    let from = first.saturating_sub(MOST);
    (from..first).rev().take_while(|&number| label(&page.blocks[number])).last().unwrap_or(first)
}

/// Whether a short block stands in a widget that its page calls "font size" or the like; style sheets call texts so as well.
fn is_in_named_widget(page: &Page<'_>, block: &Block) -> bool {
    const SHORT: u32 = 5;
    const LEVELS: usize = 3;
    let names = &page.features.names;
    block.words <= SHORT
        && page
            .document
            .nearest(Some(block.container), LEVELS, &|above| {
                names.has(above, Name::TextSize)
                    && prose_words(page, above) == 0
                    && is_mostly_pressed(page, page.blocks.inside(page.document, above))
            })
            .is_some()
}

/// Whether most of some blocks are links or buttons.
fn is_mostly_pressed(page: &Page<'_>, blocks: Range<usize>) -> bool {
    let pressed = page.blocks[blocks.clone()].iter().filter(|block| is_pressed(page, block)).count();
    pressed * 2 > blocks.len()
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::Class;
    use crate::document::html;

    /// The parts of a page that were taken for widgets of size.
    fn widgets(part: &str) -> usize {
        let page = format!(
            "<title>Saws</title><main><h1>Saws</h1><p>A saw that is set well sings, said the smith, and one that isn't \
             complains of every board that it is shown until somebody sets it.</p></main>{part}"
        );
        let article = crate::judge(&html::parse(&page), &[]);
        article.removed.iter().filter(|removed| removed.class == Class::TextSettings).count()
    }

    #[test]
    fn a_text_whose_size_is_named_is_no_widget() {
        let card = "<div><h5 class=text-size-large>Value</h5><div class=text-size-small>Renews at</div><p class=text-size-tiny>Two \
                    saws a year</p><a class=text-size-small href=/buy>Buy</a></div>";
        let cells = "<div><div><p class=has-small-font-size>Monatlich</p></div><div><p class=has-small-font-size>4,70</p></div></div>";
        assert_eq!((widgets(card), widgets(cells)), (0, 0));
    }

    #[test]
    fn a_named_row_of_buttons_is_one() {
        let links = "<div class=text-size><span>Size</span> <ul><li><a href=#>Small</a><li><a href=#>Large</a></ul></div>";
        let buttons = "<div id=schrift-font-size><button>kleiner</button><button>größer</button></div>";
        assert!(widgets(links) > 0 && widgets(buttons) > 0);
    }
}
