//! Where the page's text hangs: candidate roots by votes of paragraphs, and descents along the larger half.

use super::outline::{NONE, Outline, Sums};
use super::writing::Writing;
use crate::block::Blocks;
use crate::document::Tag;

/// An element that a feature measures distances from, with its way up.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchor {
    /// Of each element, its level on the anchor's way up plus 1; 0 where it isn't on it.
    levels: Vec<u8>,
}

/// Levels that say "nowhere".
pub(super) const NOWHERE: f32 = 99.0;

/// Where the way up from a row meets that of an anchor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meeting {
    /// Levels from the row's element up to the element around both.
    pub(super) level: f32,
    /// Levels from the anchor up to it.
    pub(super) up: f32,
    /// The element.
    pub(super) shared: u32,
    /// The row's branch under it; the element itself where that is the row's own.
    pub(super) branch: u32,
}

impl Anchor {
    #[inline(never)]
    pub(super) fn at(outline: &Outline, place: u32) -> Self {
        let mut levels = vec![0; outline.elements.len()];
        let mut next = place;
        let mut level = 0_u8;
        while let Some(element) = outline.elements.get(next as usize) {
            level = level.saturating_add(1).min(99);
            levels[next as usize] = level;
            next = element.parent;
        }
        Self { levels }
    }

    #[inline(never)]
    pub(super) fn meet(&self, chain: &[u32]) -> Meeting {
        let on_way = |&place: &u32| self.levels[place as usize] > 0;
        let Some(level) = chain.iter().position(on_way) else {
            return Meeting { level: NOWHERE, up: NOWHERE, shared: 0, branch: 0 };
        };
        let shared = chain[level];
        Meeting {
            level: level as f32,
            up: f32::from(self.levels[shared as usize] - 1),
            shared,
            branch: level.checked_sub(1).map_or(shared, |below| chain[below]),
        }
    }

    /// Whether the anchor itself stands on a way up.
    pub(super) fn is_on(&self, chain: &[u32]) -> bool {
        chain.iter().any(|&place| self.levels[place as usize] == 1)
    }
}

/// The candidate roots of a page.
#[derive(Clone, Debug)]
pub(super) struct Roots {
    pub(super) fast: u32,
    pub(super) slow: u32,
    pub(super) descents: Descents,
}

/// Where descents end that follow a child with enough of what its parent has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Descents {
    pub(super) prose: u32,
    pub(super) steep: u32,
    pub(super) half: u32,
    pub(super) most: u32,
}

impl Roots {
    #[inline(never)]
    pub(super) fn find(outline: &Outline, blocks: &Blocks, writing: &[Writing]) -> Self {
        let prose = |sums: Sums| sums.prose;
        let words = |sums: Sums| sums.words;
        Self {
            fast: fast_root(outline, blocks, writing),
            slow: slow_root(outline, blocks, writing),
            descents: Descents {
                prose: descend(outline, prose, 0.6),
                steep: descend(outline, prose, 0.85),
                half: descend(outline, words, 0.5),
                most: descend(outline, words, 0.8),
            },
        }
    }
}

/// The element with most votes: each text votes for its parent, half as much for the next and a third of its level
/// beyond, five levels up. (The idea and these figures are Readability's.)
fn fast_root(outline: &Outline, blocks: &Blocks, writing: &[Writing]) -> u32 {
    let mut votes = vec![0.0_f32; outline.elements.len()];
    for (row, writing) in writing.iter().enumerate() {
        let block = outline.block(blocks, row);
        if block.words < 8 || block.link_words * 2 > block.words {
            continue;
        }
        let vote = 1.0 + writing.commas as f32 + (block.text.len() as f32 / 100.0).min(3.0);
        let chain = outline.chain(row);
        let text = matches!(
            outline.element(chain[0]).tag,
            Tag::P | Tag::Pre | Tag::Td | Tag::Li | Tag::H2 | Tag::H3
        );
        for (level, &place) in chain.iter().skip(usize::from(text)).take(5).enumerate() {
            let divisor = [1.0, 2.0, 6.0, 9.0, 12.0][level];
            votes[place as usize] += vote / divisor;
        }
    }
    winner(outline, &votes)
}

/// The same with sentences and length as votes, and 0.78 of a level's vote for the next, eleven levels up.
fn slow_root(outline: &Outline, blocks: &Blocks, writing: &[Writing]) -> u32 {
    let mut votes = vec![0.0_f32; outline.elements.len()];
    for (row, writing) in writing.iter().enumerate() {
        let block = outline.block(blocks, row);
        if block.link_words * 2 > block.words {
            continue;
        }
        let mut vote = writing.sentences as f32 + (block.words as f32 / 25.0).min(4.0) * 0.5;
        for &place in outline.chain(row).iter().skip(1).take(11) {
            votes[place as usize] += vote;
            vote *= 0.78;
        }
    }
    winner(outline, &votes)
}

#[inline(never)]
fn winner(outline: &Outline, votes: &[f32]) -> u32 {
    let mut best = (0.0, 0);
    for (place, &votes) in votes.iter().enumerate() {
        let votes = votes * (1.0 - outline.inside(place as u32).links());
        if votes > best.0 {
            best = (votes, place as u32);
        }
    }
    best.1
}

#[inline(never)]
fn descend(outline: &Outline, of: impl Fn(Sums) -> u32, enough: f32) -> u32 {
    let mut place = 0;
    if outline.elements.is_empty() {
        return NONE;
    }
    loop {
        let least = (of(outline.inside(place)) as f32 * enough).max(1e-6);
        match outline.children(place).find(|&child| of(outline.inside(child)) as f32 >= least) {
            Some(child) => place = child,
            None => return place,
        }
    }
}
