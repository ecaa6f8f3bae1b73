//! The part of the page around a block: its ancestors, level by level, and the largest part that isn't yet all of it.

use super::list::Base;
use super::outline::{NONE, Outline, at_level, share};
use super::roots::{Anchor, NOWHERE, Roots};
use super::{Cells, number};
use crate::document::Tag;

/// The way up to the elements that distances are measured from.
#[derive(Clone, Debug)]
pub(super) struct Anchors {
    fast: Anchor,
    slow: Anchor,
    descents: [Anchor; 3],
    longest: Anchor,
}

impl Anchors {
    pub(super) fn of(outline: &Outline, roots: &Roots, longest: usize) -> Self {
        let at = |place| Anchor::at(outline, place);
        Self {
            fast: at(roots.fast),
            slow: at(roots.slow),
            descents: [at(roots.descents.prose), at(roots.descents.half), at(roots.descents.most)],
            longest: at(outline.own.get(longest).copied().unwrap_or(NONE)),
        }
    }
}

/// Fills everything that is read from the elements around a row.
pub(super) fn fill(outline: &Outline, anchors: &Anchors, row: usize, cells: &mut Cells) {
    let chain = outline.chain(row);
    fill_roots(outline, anchors, chain, cells);
    fill_levels(outline, chain, cells);
    fill_largest(outline, chain, 0.5, HALF, cells);
    fill_largest(outline, chain, 0.85, MOST, cells);
    fill_landmarks(outline, chain, cells);
}

#[inline(never)]
fn fill_roots(outline: &Outline, anchors: &Anchors, chain: &[u32], cells: &mut Cells) {
    fill_root(outline, &anchors.fast, FAST, chain, cells);
    fill_root(outline, &anchors.slow, SLOW, chain, cells);
    for (column, descent) in [Base::InDescent, Base::InHalf, Base::InMost].into_iter().zip(&anchors.descents)
    {
        cells.set(column, f32::from(u8::from(descent.is_on(chain))));
    }
    let longest = anchors.longest.meet(chain);
    cells.set(Base::LongestUp, longest.up);
    cells.set(Base::LongestShared, outline.share(longest.shared));
}

/// The columns of a root, in the order in which they are filled.
type RootColumns = [Base; 6];

const FAST: RootColumns = [
    Base::RootUp,
    Base::RootLevel,
    Base::RootShared,
    Base::RootBranchWords,
    Base::RootBranchLinks,
    Base::RootBranchProse,
];

const SLOW: RootColumns = [
    Base::SlowUp,
    Base::SlowLevel,
    Base::SlowShared,
    Base::SlowBranchWords,
    Base::SlowBranchLinks,
    Base::SlowBranchProse,
];

#[inline(never)]
fn fill_root(outline: &Outline, root: &Anchor, columns: RootColumns, chain: &[u32], cells: &mut Cells) {
    let meeting = root.meet(chain);
    let (sums, blocks) = (outline.inside(meeting.branch), outline.element(meeting.branch).len());
    let values = [
        meeting.up,
        meeting.level,
        outline.share(meeting.shared),
        number(sums.words),
        sums.links(),
        share(sums.prose, blocks),
    ];
    for (column, value) in columns.into_iter().zip(values) {
        cells.set(column, value);
    }
}

/// What is read of an element some levels up.
#[derive(Clone, Copy)]
enum Of {
    Share,
    Words,
    Mean,
    Prose,
    Blocks,
    Links,
    Forms,
    Pictures,
    Class,
}

/// The columns that are read of elements some levels up, level by level.
const LEVELS: &[(usize, &[(Base, Of)])] = &[
    (
        0,
        &[
            (Base::Share0, Of::Share),
            (Base::Mean0, Of::Mean),
            (Base::Links0, Of::Links),
            (Base::Class0, Of::Class),
        ],
    ),
    (
        1,
        &[
            (Base::Share1, Of::Share),
            (Base::Mean1, Of::Mean),
            (Base::Prose1, Of::Prose),
            (Base::Words1, Of::Words),
            (Base::Class1, Of::Class),
        ],
    ),
    (
        2,
        &[
            (Base::Share2, Of::Share),
            (Base::Mean2, Of::Mean),
            (Base::Prose2, Of::Prose),
            (Base::Words2, Of::Words),
            (Base::Blocks2, Of::Blocks),
            (Base::Links2, Of::Links),
            (Base::Forms2, Of::Forms),
        ],
    ),
    (
        3,
        &[
            (Base::Share3, Of::Share),
            (Base::Mean3, Of::Mean),
            (Base::Prose3, Of::Prose),
            (Base::Words3, Of::Words),
            (Base::Blocks3, Of::Blocks),
            (Base::Links3, Of::Links),
            (Base::Forms3, Of::Forms),
        ],
    ),
    (
        4,
        &[
            (Base::Share4, Of::Share),
            (Base::Mean4, Of::Mean),
            (Base::Prose4, Of::Prose),
            (Base::Words4, Of::Words),
            (Base::Blocks4, Of::Blocks),
            (Base::Links4, Of::Links),
            (Base::Forms4, Of::Forms),
            (Base::Pictures4, Of::Pictures),
            (Base::Class4, Of::Class),
        ],
    ),
    (
        6,
        &[
            (Base::Share6, Of::Share),
            (Base::Mean6, Of::Mean),
            (Base::Prose6, Of::Prose),
            (Base::Words6, Of::Words),
            (Base::Blocks6, Of::Blocks),
            (Base::Links6, Of::Links),
        ],
    ),
];

#[inline(never)]
fn fill_levels(outline: &Outline, chain: &[u32], cells: &mut Cells) {
    let all = outline.page().words;
    for &(level, columns) in LEVELS {
        let place = at_level(chain, level);
        let (element, sums, media) = (outline.element(place), outline.inside(place), outline.media(place));
        let blocks = element.len();
        for &(column, of) in columns {
            let value = match of {
                Of::Share => share(sums.words, all),
                Of::Words => number(sums.words),
                Of::Mean => share(sums.words, blocks),
                Of::Prose => share(sums.prose, blocks),
                Of::Blocks => number(blocks),
                Of::Links => sums.links(),
                Of::Forms => number(media.fields),
                Of::Pictures => share(media.pictures, blocks),
                Of::Class => number(element.class),
            };
            cells.set(column, value);
        }
    }
}

/// The columns of the largest part under some share of the page, in the order in which they are filled.
type Columns = [Base; 7];

const HALF: Columns = [
    Base::HalfWords,
    Base::HalfBlocks,
    Base::HalfLinks,
    Base::HalfProse,
    Base::HalfHeadings,
    Base::HalfForms,
    Base::HalfPictures,
];

const MOST: Columns = [
    Base::MostWords,
    Base::MostBlocks,
    Base::MostLinks,
    Base::MostProse,
    Base::MostHeadings,
    Base::MostForms,
    Base::MostPictures,
];

#[inline(never)]
fn fill_largest(outline: &Outline, chain: &[u32], under: f32, columns: Columns, cells: &mut Cells) {
    let most = under * outline.page().words as f32;
    let small = |&&place: &&u32| (outline.inside(place).words as f32) < most;
    let place = chain.iter().take_while(small).last().copied().unwrap_or(chain[0]);
    let (sums, blocks, media) = (outline.inside(place), outline.element(place).len(), outline.media(place));
    let values = [
        number(sums.words),
        number(blocks),
        sums.links(),
        share(sums.prose, blocks),
        share(sums.headings, blocks),
        number(media.fields),
        share(media.pictures, blocks),
    ];
    for (column, value) in columns.into_iter().zip(values) {
        cells.set(column, value);
    }
    let of_prose = if under < 0.6 { Base::HalfOfProse } else { Base::MostOfProse };
    cells.set(of_prose, share(sums.prose_words, outline.page().prose_words));
}

const LANDMARKS: [(Base, Tag); 6] = [
    (Base::InNav, Tag::Nav),
    (Base::InFooter, Tag::Footer),
    (Base::InAside, Tag::Aside),
    (Base::InMain, Tag::Main),
    (Base::InArticle, Tag::Article),
    (Base::InList, Tag::Ul),
];

#[inline(never)]
fn fill_landmarks(outline: &Outline, chain: &[u32], cells: &mut Cells) {
    for (column, _) in LANDMARKS {
        cells.set(column, NOWHERE);
    }
    let (mut semantic, mut main) = (None, None);
    for (level, &place) in chain.iter().enumerate().rev() {
        let tag = outline.element(place).tag;
        if let Some((column, _)) = LANDMARKS.iter().find(|landmark| landmark.1 == tag) {
            cells.set(*column, level as f32);
        }
        if matches!(tag, Tag::Main | Tag::Article) {
            semantic = Some(place);
        }
        if tag == Tag::Main {
            main = Some(place);
        }
    }
    cells.set(Base::Semantic, semantic.map_or(-1.0, |place| outline.share(place)));
    cells.set(Base::SemanticLinks, semantic.map_or(-1.0, |place| outline.inside(place).links()));
    cells.set(Base::Main, main.map_or(-1.0, |place| outline.share(place)));
    cells.set(Base::Depth, chain.len() as f32);
    let above = chain.get(1).map_or(Tag::Other, |&place| outline.element(place).tag);
    cells.set(Base::Tag1, f32::from(above.number()));
}
