//! Blocks and elements of the same make: lists of cards, rows of links, paragraphs of one text.

use super::list::Base;
use super::outline::{NONE, Outline, at_level, share};
use super::{Cells, number};
use crate::words;

/// What an element's siblings of the same make have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Siblings {
    /// How many they are, the element among them.
    pub(super) count: u32,
    pub(super) words: u32,
    pub(super) linked: u32,
    /// The standard deviation of their words over the mean.
    pub(super) spread: f32,
}

impl Siblings {
    fn mean(self) -> f32 {
        self.words as f32 / self.count.max(1) as f32
    }

    fn links(self) -> f32 {
        share(self.linked, self.words)
    }
}

/// The groups of like blocks and elements of a page.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    /// Of each element, the place of its group.
    of_element: Vec<u32>,
    siblings: Vec<Siblings>,
    /// Of each row, the place of its group.
    pub(super) of_row: Vec<u32>,
    pub(super) like: Vec<Like>,
    /// Of each row, its card, or [`NONE`].
    pub(super) cards: Vec<u32>,
    pub(super) largest: Siblings,
    /// Groups of cards.
    pub(super) decks: u32,
}

/// Blocks whose elements are of the same make, two levels up as well.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Like {
    pub(super) count: u32,
    pub(super) words: u32,
    linked: u32,
    prose: u32,
}

impl Groups {
    #[inline(never)]
    pub(super) fn find(outline: &Outline) -> Self {
        let mut groups = Self {
            of_element: vec![0; outline.elements.len()],
            siblings: Vec::new(),
            of_row: vec![0; outline.len()],
            like: Vec::new(),
            cards: Vec::new(),
            largest: Siblings::default(),
            decks: 0,
        };
        groups.group_elements(outline);
        groups.group_rows(outline);
        groups.cards = (0..outline.len()).map(|row| groups.card(outline, row)).collect();
        groups
    }

    fn group_elements(&mut self, outline: &Outline) {
        let keys = outline.elements.iter().enumerate().map(|(place, element)| {
            (element.make.wrapping_add(u64::from(element.parent).wrapping_mul(SPREAD)), place as u32)
        });
        each_group(keys.collect(), |members| {
            let siblings = siblings(outline, members);
            for &(_, place) in members {
                self.of_element[place as usize] = self.siblings.len() as u32;
            }
            self.siblings.push(siblings);
            self.note_cards(outline, members);
        });
    }

    /// Notes a group of cards: three and more that hold two blocks and more each.
    fn note_cards(&mut self, outline: &Outline, members: &[(u64, u32)]) {
        let (mut count, mut words) = (0, 0);
        for &(_, place) in members.iter().filter(|member| outline.element(member.1).len() >= 2) {
            count += 1;
            words += outline.inside(place).words;
        }
        if count >= 3 {
            self.decks += 1;
            if words > self.largest.words {
                self.largest = Siblings { count, words, ..Siblings::default() };
            }
        }
    }

    fn group_rows(&mut self, outline: &Outline) {
        let key = |row: usize| {
            let chain = outline.chain(row).iter().take(3);
            chain
                .fold(0_u64, |key, &place| key.wrapping_mul(SPREAD).wrapping_add(outline.element(place).make))
        };
        let keys = (0..outline.len()).map(|row| (key(row), row as u32)).collect();
        each_group(keys, |members| {
            let mut like = Like::default();
            for &(_, row) in members {
                let sums = outline.sums(row as usize..row as usize + 1);
                like.count += 1;
                like.words += sums.words;
                like.linked += sums.linked;
                like.prose += sums.prose;
                self.of_row[row as usize] = self.like.len() as u32;
            }
            self.like.push(like);
        });
    }

    /// Draws the scores of like rows together: the names of a list's entries are chosen or left as one.
    #[inline(never)]
    pub(super) fn draw_together(&self, outline: &Outline, scores: &mut [f32]) {
        const LEAST: u32 = 3;
        /// How far each goes towards their mean by words.
        const PULL: f32 = 0.3;
        let mut masses = vec![0.0; self.like.len()];
        for (row, score) in scores.iter().enumerate() {
            masses[self.of_row[row] as usize] += outline.sums(row..row + 1).words as f32 * score;
        }
        for (score, &group) in scores.iter_mut().zip(&self.of_row) {
            let like = self.like[group as usize];
            if like.count >= LEAST {
                *score += PULL * (masses[group as usize] / like.words.max(1) as f32 - *score);
            }
        }
    }

    /// The siblings of an element, itself among them.
    #[inline(never)]
    pub(super) fn siblings(&self, place: u32) -> Siblings {
        self.siblings[self.of_element[place as usize] as usize]
    }

    /// The number of an element's group.
    pub(super) fn group(&self, place: u32) -> u32 {
        self.of_element[place as usize]
    }

    /// The nearest element around a row that has two blocks and three siblings of its make.
    fn card(&self, outline: &Outline, row: usize) -> u32 {
        let is_card = |&&place: &&u32| {
            outline.element(place).parent != NONE
                && outline.element(place).len() >= 2
                && self.siblings(place).count >= 3
        };
        outline.chain(row).iter().find(is_card).copied().unwrap_or(NONE)
    }

    #[inline(never)]
    pub(super) fn fill(&self, outline: &Outline, row: usize, cells: &mut Cells) {
        let like = self.like[self.of_row[row] as usize];
        cells.set(Base::LikeCount, number(like.count));
        cells.set(Base::LikeWords, number(like.words));
        cells.set(Base::LikeShare, share(like.words, outline.page().words));
        cells.set(Base::LikeProse, share(like.prose, like.count));
        cells.set(Base::LikeLinks, share(like.linked, like.words));
        cells.set(Base::LikeMean, like.words as f32 / like.count.max(1) as f32);
        self.fill_siblings(outline.chain(row), cells);
        self.fill_card(outline, self.cards[row], cells);
    }

    #[inline(never)]
    fn fill_siblings(&self, chain: &[u32], cells: &mut Cells) {
        let level = |level: usize| self.siblings(at_level(chain, level));
        cells.set(Base::Siblings0, number(level(0).count));
        cells.set(Base::Spread0, level(0).spread);
        cells.set(Base::SiblingMean1, level(1).mean());
        cells.set(Base::SiblingMean2, level(2).mean());
        cells.set(Base::SiblingMean3, level(3).mean());
        cells.set(Base::SiblingMean4, level(4).mean());
        cells.set(Base::SiblingLinks3, level(3).links());
        cells.set(Base::SiblingLinks4, level(4).links());
        cells.set(Base::Siblings3, number(level(3).count));
    }

    fn fill_card(&self, outline: &Outline, card: u32, cells: &mut Cells) {
        if card == NONE {
            for column in
                [Base::CardCount, Base::CardMean, Base::CardSpread, Base::CardShare, Base::CardParent]
            {
                cells.set(column, -1.0);
            }
            return;
        }
        let siblings = self.siblings(card);
        cells.set(Base::CardCount, number(siblings.count));
        cells.set(Base::CardMean, siblings.mean());
        cells.set(Base::CardSpread, siblings.spread);
        cells.set(Base::CardShare, share(siblings.words, outline.page().words));
        cells.set(Base::CardParent, outline.share(outline.element(card).parent));
    }
}

/// An odd number that spreads small ones over all bits (the golden ratio's).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Calls `see` with all members of one key at a time, in order.
fn each_group(keys: Vec<(u64, u32)>, mut see: impl FnMut(&[(u64, u32)])) {
    let sorted = words::sorted(keys);
    sorted.chunk_by(|one, other| one.0 == other.0).for_each(&mut see);
}

fn siblings(outline: &Outline, members: &[(u64, u32)]) -> Siblings {
    let (mut words, mut linked, mut squares) = (0, 0, 0.0);
    for &(_, place) in members {
        let sums = outline.inside(place);
        words += sums.words;
        linked += sums.linked;
        squares += sums.words as f32 * sums.words as f32;
    }
    let count = members.len() as u32;
    let mean = words as f32 / count as f32;
    let variance = (squares / count as f32 - mean * mean).max(0.0);
    let spread = libm::sqrtf(variance) / mean.max(1.0);
    Siblings { count, words, linked, spread }
}
