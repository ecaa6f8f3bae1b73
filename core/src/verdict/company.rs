//! What belongs to kept text, though its own score is low: pictures, quotations and lists of the author's in its midst.

use std::ops::Range;

use super::{Page, Role, Verdict, units};
use crate::document::{Attribute, NodeId, Tag};
use crate::elements::{UnitKind, picture};

/// What scores less than this is kept by no company.
const LEAST: f32 = 0.2;

/// A picture has no words to score by.
const LEAST_OF_PICTURES: f32 = 0.05;

/// Keeps what stands between kept blocks and belongs to them.
pub(super) fn keep(page: &Page<'_>, verdicts: &mut [Verdict]) {
    // A part that was left once is left again: a list of thousands is looked through once, not for each of its items.
    let mut left = vec![false; page.document.len()];
    let mut next = 0;
    while next < verdicts.len() {
        let number = next;
        next += 1;
        if !verdicts[number].is_low() {
            continue;
        }
        let hopeless = page.scores.of(number) < LEAST;
        let Some(part) = part_around(page, number).filter(|&part| {
            // Who is quoted stands at a quotation's foot, and scores as a foot does.
            !left[part.index()]
                && (!hopeless || page.document.is(part, Tag::Blockquote) || is_in_text(page, part))
        }) else {
            if page.scores.of(number) >= LEAST_OF_PICTURES
                && page.shows_picture(&page.blocks[number])
                && stands_between_kept(page, verdicts, &(number..next))
            {
                verdicts[number] = Verdict::Keep(Role::Text);
            }
            continue;
        };
        let inside = page.blocks.inside(page.document, part);
        let between = stands_between_kept(page, verdicts, &inside);
        if between && (page.mean_score(&inside) >= LEAST || is_in_text(page, part)) {
            next = next.max(inside.end);
            units::keep_low(page, verdicts, inside);
        } else {
            left[part.index()] = true;
        }
    }
}

/// The figure, table or code, or the list, quotation or player of the author's, that a block stands in.
fn part_around(page: &Page<'_>, number: usize) -> Option<NodeId> {
    let container = page.blocks[number].container;
    page.elements.unit(container).map(|unit| unit.root).or_else(|| authored_around(page, container))
}

/// The nearest list, quotation, figure or address around a container, if nothing up to it has a hook for a style sheet:
/// authors write so, widgets aren't. Where the part itself has one, as many editors give, it has words, most of them in no link.
fn authored_around(page: &Page<'_>, container: NodeId) -> Option<NodeId> {
    const LEVELS: usize = 4;
    let bare = |element: &NodeId| {
        [Attribute::Class, Attribute::Id]
            .iter()
            .all(|&name| page.document.attribute(*element, name).is_none())
    };
    let may_be_part = |element: &NodeId| {
        let tag = page.document.tag(*element);
        matches!(tag, Some(Tag::Ul | Tag::Ol | Tag::Dl | Tag::Blockquote | Tag::Figure | Tag::Address))
    };
    let is_told = |part: NodeId| {
        let sums = page.blocks.sums(page.blocks.inside(page.document, part));
        sums.link_words * 2 < sums.words
    };
    let part = page.document.nearest(Some(container), LEVELS, &|id| may_be_part(&id) || !bare(&id));
    part.filter(|part| may_be_part(part) && (bare(part) || is_told(*part)))
}

/// Whether the nearest blocks before and after that no rule has dropped are kept. Of figures and pictures in a row, what
/// follows the last decides.
fn stands_between_kept(page: &Page<'_>, verdicts: &[Verdict], part: &Range<usize>) -> bool {
    const LONGEST_ROW: usize = 64;
    let by_rule = |number: usize| !verdicts[number].keeps() && !verdicts[number].is_low();
    let in_row = |number: usize| {
        let shows = page.blocks[number].words == 0 || units::kind(page, number) == Some(UnitKind::Figure);
        number < part.end + LONGEST_ROW && shows && verdicts[number].is_low()
    };
    let before = (0..part.start).rev().find(|&number| !by_rule(number));
    let after = (part.end..verdicts.len()).find(|&number| !by_rule(number) && !in_row(number));
    let keeps = |number: Option<usize>| number.is_some_and(|number| verdicts[number].keeps());
    keeps(before) && keeps(after)
}

/// Whether a part is a figure of the text's: a picture to be looked at, no link as a whole, and beside paragraphs. What
/// stands below a picture seldom scores as text does.
fn is_in_text(page: &Page<'_>, part: NodeId) -> bool {
    let inside = page.blocks.inside(page.document, part);
    let shows = |&leaf: &NodeId| page.document.is(leaf, Tag::Img) && picture::is_large(page.document, leaf);
    let around = || {
        let all = |above| page.blocks.inside(page.document, above);
        let is_wider = |above| all(above).len() > inside.len();
        page.document.nearest(page.document.parent(part), usize::MAX, &is_wider).map(all)
    };
    page.elements.is_figure(part)
        && page.blocks[inside.clone()].iter().any(|block| page.blocks.leaves(block).iter().any(shows))
        && page.blocks.link_density(inside.clone()) < 0.5
        && around().is_some_and(|all| page.blocks.sums(all).prose > 0)
}
