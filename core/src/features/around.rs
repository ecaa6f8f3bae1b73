//! The part of the page around a block: its ancestors, level by level, and the largest part that isn't yet all of it.

use super::list::Base;
use super::outline::{NONE, Outline, Sums, share};
use super::roots::{Anchor, Meeting, NOWHERE, Roots};
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
    fill_largest(outline, chain, 0.5, &HALF, cells);
    fill_largest(outline, chain, 0.85, &MOST, cells);
    fill_landmarks(outline, chain, cells);
}

#[inline(never)]
fn fill_roots(outline: &Outline, anchors: &Anchors, chain: &[u32], cells: &mut Cells) {
    let fast = anchors.fast.meet(chain);
    let branch = Branch::of(outline, fast);
    cells.set(Base::RootUp, fast.up);
    cells.set(Base::RootLevel, fast.level);
    cells.set(Base::RootShared, outline.share(fast.shared));
    cells.set(Base::RootBranchWords, branch.words);
    cells.set(Base::RootBranchLinks, branch.links);
    cells.set(Base::RootBranchProse, branch.prose);
    let slow = anchors.slow.meet(chain);
    let branch = Branch::of(outline, slow);
    cells.set(Base::SlowUp, slow.up);
    cells.set(Base::SlowLevel, slow.level);
    cells.set(Base::SlowShared, outline.share(slow.shared));
    cells.set(Base::SlowBranchWords, branch.words);
    cells.set(Base::SlowBranchLinks, branch.links);
    cells.set(Base::SlowBranchProse, branch.prose);
    for (column, descent) in [Base::InDescent, Base::InHalf, Base::InMost].into_iter().zip(&anchors.descents)
    {
        cells.set(column, f32::from(u8::from(descent.is_on(chain))));
    }
    let longest = anchors.longest.meet(chain);
    cells.set(Base::LongestUp, longest.up);
    cells.set(Base::LongestShared, outline.share(longest.shared));
}

/// The branch that a row stands on.
struct Branch {
    words: f32,
    links: f32,
    prose: f32,
}

impl Branch {
    #[inline(never)]
    fn of(outline: &Outline, meeting: Meeting) -> Self {
        let sums = outline.inside(meeting.branch);
        let blocks = outline.element(meeting.branch).len();
        Self { words: number(sums.words), links: sums.links(), prose: share(sums.prose, blocks) }
    }
}

/// What is read of an element some levels up.
struct Level {
    sums: Sums,
    blocks: u32,
    fields: u32,
    pictures: u32,
    class: u32,
}

impl Level {
    #[inline(never)]
    fn of(outline: &Outline, chain: &[u32], level: usize) -> Self {
        let place = chain[level.min(chain.len() - 1)];
        let element = outline.element(place);
        let media = outline.media(place);
        Self {
            sums: outline.inside(place),
            blocks: element.len(),
            fields: media.fields,
            pictures: media.pictures,
            class: element.class,
        }
    }

    fn prose(&self) -> f32 {
        share(self.sums.prose, self.blocks)
    }

    fn mean(&self) -> f32 {
        share(self.sums.words, self.blocks)
    }

    fn sentences(&self) -> f32 {
        share(self.sums.sentences, self.sums.words)
    }
}

#[inline(never)]
fn fill_levels(outline: &Outline, chain: &[u32], cells: &mut Cells) {
    let all = outline.page().words;
    let levels = [0, 1, 2, 3, 4, 6].map(|level| Level::of(outline, chain, level));
    let shares = [Base::Share0, Base::Share1, Base::Share2, Base::Share3, Base::Share4, Base::Share6];
    let means = [Base::Mean0, Base::Mean1, Base::Mean2, Base::Mean3, Base::Mean4, Base::Mean6];
    for ((level, share_column), mean) in levels.iter().zip(shares).zip(means) {
        cells.set(share_column, share(level.sums.words, all));
        cells.set(mean, level.mean());
    }
    let prose = [Base::Prose1, Base::Prose2, Base::Prose3, Base::Prose4, Base::Prose6];
    let words = [Base::Words1, Base::Words2, Base::Words3, Base::Words4, Base::Words6];
    for ((level, prose), words) in levels[1..].iter().zip(prose).zip(words) {
        cells.set(prose, level.prose());
        cells.set(words, number(level.sums.words));
    }
    let blocks = [Base::Blocks2, Base::Blocks3, Base::Blocks4, Base::Blocks6];
    let links = [Base::Links2, Base::Links3, Base::Links4, Base::Links6];
    for ((level, blocks), links) in levels[2..].iter().zip(blocks).zip(links) {
        cells.set(blocks, number(level.blocks));
        cells.set(links, level.sums.links());
    }
    cells.set(Base::Links0, levels[0].sums.links());
    let forms = [Base::Forms2, Base::Forms3, Base::Forms4];
    let sentences = [Base::Sentences2, Base::Sentences3, Base::Sentences4];
    for ((level, forms), sentences) in levels[2..5].iter().zip(forms).zip(sentences) {
        cells.set(forms, number(level.fields));
        cells.set(sentences, level.sentences());
    }
    cells.set(Base::Pictures4, share(levels[4].pictures, levels[4].blocks));
    cells.set(Base::Class0, number(levels[0].class));
    cells.set(Base::Class1, number(levels[1].class));
    cells.set(Base::Class4, number(levels[4].class));
}

/// The columns of the largest part under some share of the page, in the order in which they are filled.
type Columns = [Base; 9];

const HALF: Columns = [
    Base::HalfWords,
    Base::HalfBlocks,
    Base::HalfLinks,
    Base::HalfProse,
    Base::HalfHeadings,
    Base::HalfForms,
    Base::HalfPictures,
    Base::HalfSentences,
    Base::HalfCommas,
];

const MOST: Columns = [
    Base::MostWords,
    Base::MostBlocks,
    Base::MostLinks,
    Base::MostProse,
    Base::MostHeadings,
    Base::MostForms,
    Base::MostPictures,
    Base::MostSentences,
    Base::MostCommas,
];

#[inline(never)]
fn fill_largest(outline: &Outline, chain: &[u32], under: f32, columns: &Columns, cells: &mut Cells) {
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
        share(sums.sentences, sums.words),
        share(sums.commas, sums.words),
    ];
    for (&column, value) in columns.iter().zip(values) {
        cells.set(column, value);
    }
    let of_prose = if under < 0.6 { Base::HalfOfProse } else { Base::MostOfProse };
    cells.set(of_prose, share(sums.prose_words, outline.page().prose_words));
}

const LANDMARKS: [(Base, Tag); 10] = [
    (Base::InNav, Tag::Nav),
    (Base::InHeader, Tag::Header),
    (Base::InFooter, Tag::Footer),
    (Base::InAside, Tag::Aside),
    (Base::InMain, Tag::Main),
    (Base::InArticle, Tag::Article),
    (Base::InSection, Tag::Section),
    (Base::InList, Tag::Ul),
    (Base::InTable, Tag::Table),
    (Base::InForm, Tag::Form),
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
    cells.set(Base::Tag1, f32::from(above as u8));
}
