//! The heading before a block, and the section between it and the next.

use super::list::Base;
use super::outline::{Outline, share};
use super::{Cells, number};
use crate::block::Blocks;

/// Of every row, the headings around it.
#[derive(Clone, Debug)]
pub(super) struct Sections {
    /// The row of the heading before each row, or `usize::MAX`.
    pub(super) before: Vec<usize>,
    /// The row of the next heading after it, or the number of rows.
    pub(super) next: Vec<usize>,
    pub(super) levels: Vec<u8>,
    /// How many headings of higher levels it stands under.
    depths: Vec<u8>,
}

const NO_HEADING: usize = usize::MAX;

impl Sections {
    #[inline(never)]
    pub(super) fn find(outline: &Outline, blocks: &Blocks) -> Self {
        let levels: Vec<u8> =
            outline.rows.iter().map(|&number| blocks[number as usize].heading.unwrap_or(0)).collect();
        let mut sections = Self { before: Vec::new(), next: Vec::new(), levels, depths: Vec::new() };
        let mut before = NO_HEADING;
        // A bit for each level that has an open heading.
        let mut open = 0_u8;
        for (row, &level) in sections.levels.iter().enumerate() {
            sections.before.push(before);
            let above = if level > 0 { (1 << level) - 1 } else { u8::MAX };
            sections.depths.push((open & above).count_ones() as u8);
            if level > 0 {
                open = open & above | 1 << level;
                before = row;
            }
        }
        sections.next = vec![0; outline.len()];
        let mut next = outline.len();
        for row in (0..outline.len()).rev() {
            sections.next[row] = next;
            if sections.levels[row] > 0 {
                next = row;
            }
        }
        sections
    }

    #[inline(never)]
    pub(super) fn fill(&self, outline: &Outline, row: usize, cells: &mut Cells) {
        let heading = Some(self.before[row]).filter(|&heading| heading != NO_HEADING);
        cells.set(Base::HeadingDistance, heading.map_or(99.0, |heading| (row - heading) as f32));
        cells.set(
            Base::HeadingWords,
            heading.map_or(-1.0, |heading| number(outline.sums(heading + 1..row).words)),
        );
        cells.set(Base::HeadingLevel, heading.map_or(0.0, |heading| f32::from(self.levels[heading])));
        cells.set(Base::HeadingUp, heading.map_or(0.0, |heading| up(outline, row, heading)));
        cells.set(Base::HeadingDepth, f32::from(self.depths[row]));
        cells.set(Base::HeadingsBefore, number(outline.sums(0..row).headings));
        self.fill_section(outline, row, heading, cells);
    }

    fn fill_section(&self, outline: &Outline, row: usize, heading: Option<usize>, cells: &mut Cells) {
        let first = if self.levels[row] > 0 { row + 1 } else { heading.map_or(0, |heading| heading + 1) };
        let last = self.next[row].max(first);
        let sums = outline.sums(first..last);
        let or_none = |value: f32| if sums.words > 0 { value } else { -1.0 };
        cells.set(Base::SectionWords, number(sums.words));
        cells.set(Base::SectionLinks, or_none(sums.links()));
        cells.set(Base::SectionProse, or_none(share(sums.prose_words, sums.words)));
        cells.set(Base::SectionBlocks, (last - first) as f32);
    }
}

/// Levels from a row's element up to one around its heading too.
fn up(outline: &Outline, row: usize, heading: usize) -> f32 {
    let heading = heading as u32;
    let holds = |&place: &u32| (outline.element(place).start..outline.element(place).end).contains(&heading);
    outline.chain(row).iter().position(holds).map_or(30.0, |level| level as f32)
}
