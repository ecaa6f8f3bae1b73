//! Where a block stands in the page's order: from its ends, its paragraphs, its top headings.

use super::list::Base;
use super::outline::{NONE, Outline, share};
use super::roots::{Anchor, NOWHERE};
use super::section::Sections;
use super::{Cells, number};
use crate::block::Blocks;
use crate::lists::gather;

/// The rows that places are counted from.
#[derive(Clone, Debug)]
pub(super) struct Marks {
    pub(super) long_count: u32,
    first_long: usize,
    last_long: usize,
    first_prose: usize,
    /// The longest paragraph, or the longest block where there is none.
    pub(super) longest: usize,
    tops: Vec<usize>,
    top: Anchor,
}

impl Marks {
    #[inline(never)]
    pub(super) fn find(outline: &Outline, blocks: &Blocks, sections: &Sections) -> Self {
        let block = |row: usize| outline.block(blocks, row);
        let rows = 0..outline.len();
        let is_long = |&row: &usize| block(row).words >= 30 && block(row).link_density() < 0.3;
        let last = outline.len().saturating_sub(1);
        let length = |row: &usize| (block(*row).is_prose(), block(*row).words, usize::MAX - row);
        let tops = gather(rows.clone().filter(|&row| sections.levels[row] == 1));
        Self {
            long_count: rows.clone().filter(is_long).count() as u32,
            first_long: rows.clone().find(is_long).unwrap_or(0),
            last_long: rows.clone().rfind(is_long).unwrap_or(last),
            first_prose: rows.clone().find(|&row| block(row).is_prose()).unwrap_or(0),
            longest: rows.max_by_key(length).unwrap_or(0),
            top: Anchor::at(outline, tops.first().map_or(NONE, |&row| outline.own[row])),
            tops,
        }
    }

    /// The part of the page's words from the first long paragraph to the last.
    pub(super) fn span(&self, outline: &Outline) -> f32 {
        match outline.len() {
            0 => 0.0,
            _ => share(outline.sums(self.first_long..self.last_long + 1).words, outline.page().words),
        }
    }

    #[inline(never)]
    pub(super) fn fill(&self, outline: &Outline, row: usize, cells: &mut Cells) {
        let page = outline.page();
        let before = outline.sums(0..row);
        let since = |from: usize| row as f32 - from as f32;
        let words_since = |from: usize| {
            let words = before.words as f32 - outline.sums(0..from).words as f32;
            words / page.words.max(1) as f32
        };
        cells.set(Base::Order, share(row as u32, outline.len() as u32));
        cells.set(Base::WordOrder, share(before.words, page.words));
        cells.set(Base::Before, number(row as u32));
        cells.set(Base::After, number((outline.len() - row) as u32));
        cells.set(Base::ProseBefore, share(before.prose_words, page.prose_words));
        cells.set(Base::FirstLong, since(self.first_long));
        cells.set(Base::FirstLongWords, words_since(self.first_long));
        cells.set(Base::LastLongWords, words_since((self.last_long + 1).min(outline.len())));
        cells.set(Base::FirstProse, since(self.first_prose));
        cells.set(Base::LongestDistance, since(self.longest));
        self.fill_tops(outline, row, words_since, cells);
        let after = outline.own.get(row + 1);
        cells.set(Base::TagAfter, after.map_or(255.0, |&own| f32::from(outline.element(own).tag.number())));
    }

    fn fill_tops(
        &self,
        outline: &Outline,
        row: usize,
        words_since: impl Fn(usize) -> f32,
        cells: &mut Cells,
    ) {
        const NO_TOP: f32 = -999.0;
        let since = |top: Option<&usize>| top.map_or(NO_TOP, |&top| row as f32 - top as f32);
        cells.set(Base::TopHeading, since(self.tops.first()));
        cells.set(Base::LastTopHeading, since(self.tops.last()));
        let next = self.tops.partition_point(|&top| top < row);
        let near = [next.checked_sub(1), Some(next)].into_iter().flatten();
        let distances = near.filter_map(|place| self.tops.get(place)).map(|&top| top.abs_diff(row));
        cells.set(Base::NearTopHeading, distances.min().map_or(NO_TOP, |distance| distance as f32));
        cells.set(Base::TopHeadingWords, self.tops.first().map_or(NO_TOP, |&top| words_since(top)));
        let meeting = self.top.meet(outline.chain(row));
        cells.set(Base::TopHeadingUp, meeting.up);
        cells.set(Base::TopHeadingLevel, meeting.level);
        let none = meeting.level >= NOWHERE;
        cells.set(Base::TopHeadingShared, if none { -1.0 } else { outline.share(meeting.shared) });
    }
}
