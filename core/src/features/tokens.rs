//! What the names around a block are known to stand for.
//!
//! The names that authors of pages give to elements (classes, ids, roles, microdata) are cut into words, and a table
//! that was learned from pages says of each how often it stands around a page's own text.

use super::Matrix;
use super::list::{TOKEN_COLUMNS, Tokens as Column};
use super::outline::Outline;
use crate::document::{Attribute, Document};
use crate::words;

/// Levels whose names are looked at: the block's own element and eight above it.
const LEVELS: usize = 9;
/// More names than this an element has only by a machine.
const MOST: usize = 14;

/// The names of the elements around blocks, as hashes of 24 bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    hashes: Vec<u32>,
    /// Where each element's begin; one more at the end.
    starts: Vec<u32>,
}

impl Tokens {
    /// Reads the names of the elements that hold blocks.
    #[inline(never)]
    pub(super) fn read(document: &Document, outline: &Outline) -> Self {
        let mut tokens = Self { hashes: Vec::new(), starts: vec![0] };
        for element in &outline.elements {
            for (name, value) in document.known_attributes(element.node) {
                match name {
                    Attribute::Class | Attribute::Id => tokens.take_names(value),
                    Attribute::Role => tokens.take_whole(b'r', value),
                    Attribute::Itemprop => tokens.take_whole(b'p', value),
                    Attribute::Itemtype => tokens.take_whole(b't', words::last_piece(value, b'/')),
                    _ => {}
                }
            }
            tokens.starts.push(tokens.hashes.len() as u32);
        }
        tokens
    }

    /// Takes the words of a name, cut at what is no letter and at capitals, in lower case.
    fn take_names(&mut self, value: &str) {
        let first = self.starts.last().map_or(0, |&start| start as usize);
        let most = first + MOST;
        let bytes = value.as_bytes();
        let mut at = 0;
        while at < bytes.len() && self.hashes.len() < most {
            let start = at;
            while bytes.get(at).is_some_and(u8::is_ascii_uppercase) {
                at += 1;
            }
            // Of capitals in a row the last begins a word, if small letters follow.
            let small = bytes[at..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
            if at > start + 1 && small > 0 {
                at -= 1;
            } else {
                at += small;
            }
            if at == start {
                at += 1;
            } else if at > start + 1 {
                self.hashes.push(hash(b'n', &bytes[start..at]));
            }
        }
    }

    fn take_whole(&mut self, kind: u8, value: &str) {
        if !value.is_empty() {
            self.hashes.push(hash(kind, &value.as_bytes()[..value.len().min(24)]));
        }
    }

    fn of(&self, place: u32) -> &[u32] {
        &self.hashes[self.starts[place as usize] as usize..self.starts[place as usize + 1] as usize]
    }

    /// Calls `see` with each name around a row.
    pub(super) fn each(&self, outline: &Outline, row: usize, mut see: impl FnMut(u32)) {
        let around = outline.chain(row).iter().take(LEVELS);
        around.flat_map(|&place| self.of(place)).for_each(|&hash| see(hash));
    }

    /// What a table says of the names around each row: a row of [`super::TOKENS`] each.
    #[inline(never)]
    pub(super) fn rows(&self, outline: &Outline, table: &dyn Fn(u32) -> Option<f32>) -> Matrix {
        let known: Vec<Known> =
            (0..outline.elements.len() as u32).map(|place| Known::of(self.of(place), table)).collect();
        let mut matrix = Matrix::new(TOKEN_COLUMNS, outline.len());
        for row in 0..outline.len() {
            let mut cells = [0.0; TOKEN_COLUMNS];
            fill(outline.chain(row), &known, &mut cells);
            matrix.set_row(row, &cells);
        }
        matrix
    }
}

/// A 24-bit hash of a name in lower case; names of different kinds are told apart.
fn hash(kind: u8, name: &[u8]) -> u32 {
    let start = words::step(words::OFFSET, kind);
    let hash = name.iter().fold(start, |hash, byte| words::step(hash, byte.to_ascii_lowercase()));
    (hash >> 40) as u32
}

/// What is known of the names of some elements.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    count: u32,
    sum: f32,
    least: f32,
    most: f32,
}

impl Known {
    fn of(hashes: &[u32], table: &dyn Fn(u32) -> Option<f32>) -> Self {
        let values = hashes.iter().filter_map(|&hash| table(hash));
        values.fold(Self::default(), |known, value| {
            known.and(Self { count: 1, sum: value, least: value, most: value })
        })
    }

    fn and(self, other: Self) -> Self {
        match (self.count, other.count) {
            (0, _) => other,
            (_, 0) => self,
            _ => Self {
                count: self.count + other.count,
                sum: self.sum + other.sum,
                least: self.least.min(other.least),
                most: self.most.max(other.most),
            },
        }
    }

    fn mean(self) -> f32 {
        if self.count == 0 { 0.0 } else { self.sum / self.count as f32 }
    }
}

fn fill(chain: &[u32], known: &[Known], row: &mut [f32]) {
    let level = |level: usize| chain.get(level).map_or(Known::default(), |&place| known[place as usize]);
    let levels = |from: usize, to: usize| (from..to).fold(Known::default(), |sum, at| sum.and(level(at)));
    let (near, middle, far) = (levels(0, 2), levels(2, 5), levels(5, LEVELS));
    let all = near.and(middle).and(far);
    let mut set = |column: Column, value: f32| row[column as usize] = value;
    set(Column::Least, all.least);
    set(Column::Most, all.most);
    set(Column::Mean, all.mean());
    set(Column::Count, all.count as f32);
    set(Column::NearLeast, near.least);
    set(Column::NearMean, near.mean());
    set(Column::MiddleLeast, middle.least);
    set(Column::MiddleMean, middle.mean());
    set(Column::FarLeast, far.least);
    set(Column::FarMean, far.mean());
    let single = [
        (Column::Least0, Column::Mean0),
        (Column::Least1, Column::Mean1),
        (Column::Least2, Column::Mean2),
        (Column::Least3, Column::Mean3),
    ];
    for (at, (least, mean)) in single.into_iter().enumerate() {
        set(least, level(at).least);
        set(mean, level(at).mean());
    }
}
