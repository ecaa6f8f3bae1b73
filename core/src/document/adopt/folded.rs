//! What a page hides until somebody asks for it, and what it hasn't uncovered yet.
//!
//! - Folded up: hidden below a short shown title, and there are two neighbours of that make with different words. Titles that
//!   lead to another page, and words that each has (a hint, a form), open no part of the text.
//! - Not uncovered yet: hidden beside shown paragraphs, where the hidden ones have more than twice as much text. Variants for
//!   paper and other screens have less.
//! - Notes: what raised marks lead to, or open right behind them.
//!
//! Whether it is of the article is for the judge to say, as if it were shown.

use crate::document::{Attribute, Document, NodeId, Tag, jump, remark};
use crate::words;

/// What is folded up has a title of at most so many bytes.
const LONGEST_TITLE: i64 = 250;
/// Fewer bytes of paragraphs than this are none that others go on from.
const LEAST: i64 = 60;

/// Bytes of text, shown and hidden; those in links to elsewhere are taken off.
type Sums = [i64; 2];

/// Shows what is folded up or not uncovered yet.
#[inline(never)]
pub(super) fn show(document: &mut Document) {
    let sums = sum_up(document);
    if sums[document.len()][1] == 0 {
        return;
    }
    let mut parts = Vec::new();
    if !document.all(Tag::Sup).is_empty() {
        for jump in jump::find(document) {
            if jump.is_raised(document) && jump.place > jump.link {
                parts.push(jump.place);
            }
        }
        for (id, ..) in document.attributes_named(&[Attribute::Role]) {
            if remark::is_note(document, id) {
                parts.push(id);
            }
        }
    }
    find(document, &sums, &mut parts);
    for part in parts {
        for node in part.0..document.end(part) {
            document.nodes[node as usize].hidden = false;
        }
    }
}

/// The sums over what stands before each node; one more at the end.
fn sum_up(document: &Document) -> Vec<Sums> {
    let mut sums = vec![[0; 2]];
    let mut all = [0; 2];
    let (mut silent, mut link) = (0, 0);
    for id in document.ids() {
        let tag = document.tag(id);
        if tag.is_some_and(Tag::holds_no_text) {
            silent = document.end(id).max(silent);
        } else if tag == Some(Tag::A) {
            let href = document.attribute(id, Attribute::Href).unwrap_or_default();
            // Not `#…` and `javascript:`.
            link = if matches!(href.as_bytes(), [] | [b'#' | b'j', ..]) { 0 } else { document.end(id) };
        } else if id.0 >= silent {
            let text = document.text(id).unwrap_or_default();
            let length = if words::is_blank(text) { 0 } else { i64::from(text.len() as u32) };
            all[usize::from(document.is_hidden(id))] += if id.0 < link { -length } else { length };
        }
        sums.push(all);
    }
    sums
}

fn find(document: &Document, sums: &[Sums], parts: &mut Vec<NodeId>) {
    let of = |id: NodeId| {
        let (before, all) = (sums[id.index()], sums[document.end(id) as usize]);
        [all[0] - before[0], all[1] - before[1]]
    };
    let mut children = Vec::new();
    // The last panel that was found, its make and its length.
    let mut last = None;
    for around in document.ids() {
        let [shown, hidden] = of(around);
        if shown == 0 || hidden == 0 {
            continue;
        }
        children.clear();
        let mut paragraphs = [0; 2];
        for child in document.children(around) {
            let [shown, hidden] = of(child);
            if shown != 0 || hidden != 0 {
                children.push((child, document.tag(child), shown, hidden));
            }
            if document.is(child, Tag::P) {
                paragraphs = [paragraphs[0] + shown, paragraphs[1] + hidden];
            }
        }
        let goes_on = paragraphs[0] > LEAST && paragraphs[1] > paragraphs[0] * 2;
        for (place, &(panel, tag, shown, hidden)) in children.iter().enumerate() {
            if shown != 0 || hidden < 0 || is_no_text(tag) {
                continue;
            }
            if goes_on {
                parts.push(panel);
            }
            let Some(&(_, title, length, _)) = place.checked_sub(1).and_then(|before| children.get(before))
            else {
                continue;
            };
            // Behind it comes the next title, if anything. A paragraph is no title of another, and what is as long as its
            // title is the same for other screens.
            if !(1..LONGEST_TITLE).contains(&length)
                || length == hidden
                || title == Some(Tag::P) && tag == title
                || children.get(place + 1).is_some_and(|next| next.1 != title)
            {
                continue;
            }
            let make = (title, tag, document.attribute(panel, Attribute::Class));
            if let Some((other, its_make, its_length)) = last
                && its_make == make
                && its_length != hidden
            {
                parts.extend([other, panel]);
            }
            last = Some((panel, make, hidden));
        }
    }
}

fn is_no_text(tag: Option<Tag>) -> bool {
    tag.is_none_or(|tag| tag.is_inline() || matches!(tag, Tag::Dialog | Tag::Nav | Tag::Form))
}
