//! The learned model: a table of names and two stages of boosted trees, read from a few dozen kilobytes.
//!
//! The bytes, all little-endian. The table: `f32` step, `u16` how many, so many 24-bit hashes in ascending order, so many
//! `i8` (times the step: log-odds). Then two stages, each: `f32` the sum that trees are added to, `f32` the leaves' scale,
//! `u16` how many columns are used, so many `u16` columns, so many `u8` numbers of thresholds, then all thresholds as
//! `f16`, column by column in ascending order; `u16` how many trees. A tree: `u8` leaves, for each split in preorder its
//! column's place among those used, its threshold's place in that column's list, and the leaves on its left (`u8` each);
//! then the leaves from left to right as `i8`. Left is taken where a value is at most the threshold.
//!
//! The ideas: gradient boosting (Friedman 2001) as `LightGBM` does it (Ke et al. 2017), quantised.

use std::ops::Range;

use crate::features::{ASPECTS, Aspect, Features, Matrix, context};

/// Reads numbers from bytes; `None` past the end.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn short(&mut self) -> Option<u16> {
        self.take(2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn float(&mut self) -> Option<f32> {
        self.take(4).map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }
}

/// What pages taught of the names of elements.
#[derive(Clone, Debug)]
struct Table<'a> {
    step: f32,
    hashes: &'a [u8],
    values: &'a [u8],
}

impl<'a> Table<'a> {
    fn read(bytes: &mut Reader<'a>) -> Option<Self> {
        let step = bytes.float()?;
        let count = usize::from(bytes.short()?);
        Some(Self { step, hashes: bytes.take(3 * count)?, values: bytes.take(count)? })
    }

    fn look_up(&self, hash: u32) -> Option<f32> {
        let (mut low, mut high) = (0, self.values.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let entry = &self.hashes[3 * middle..3 * middle + 3];
            let entry = u32::from_le_bytes([entry[0], entry[1], entry[2], 0]);
            match entry.cmp(&hash) {
                std::cmp::Ordering::Equal => {
                    return Some(f32::from(self.values[middle].cast_signed()) * self.step);
                }
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

/// A stage: trees over the columns of some matrices, side by side.
#[derive(Clone, Debug)]
pub struct Stage<'a> {
    start: f32,
    scale: f32,
    columns: Vec<u16>,
    /// Where each column's thresholds begin.
    threshold_starts: Vec<u16>,
    thresholds: Vec<f32>,
    trees: Vec<Tree<'a>>,
}

/// A tree, as its bytes stand.
#[derive(Clone, Copy, Debug)]
struct Tree<'a> {
    /// Three bytes a split.
    splits: &'a [u8],
    leaves: &'a [u8],
}

impl Tree<'_> {
    /// Follows the splits to a leaf.
    fn leaf(&self, mut goes_left: impl FnMut(u8, u8) -> bool) -> usize {
        let (mut split, mut leaf, mut leaves) = (0, 0, self.leaves.len());
        while leaves > 1 {
            let Some(&[column, threshold, left]) = self.splits.get(3 * split..3 * split + 3) else { break };
            let left = usize::from(left);
            if goes_left(column, threshold) {
                leaves = left;
                split += 1;
            } else {
                leaves = leaves.saturating_sub(left);
                leaf += left;
                split += left;
            }
        }
        leaf.min(self.leaves.len() - 1)
    }

    /// The mean of some leaves.
    fn mean(&self, leaves: Range<usize>) -> f32 {
        let count = leaves.len().max(1) as f32;
        let sum: i32 = self.leaves[leaves].iter().map(|&leaf| i32::from(leaf.cast_signed())).sum();
        sum as f32 / count
    }
}

/// What a column of the first stage looks at.
fn aspect(column: usize) -> Aspect {
    ASPECTS.get(column).copied().unwrap_or(Aspect::Names)
}

impl<'a> Stage<'a> {
    fn read(bytes: &mut Reader<'a>) -> Option<Self> {
        let (start, scale) = (bytes.float()?, bytes.float()?);
        let used = usize::from(bytes.short()?);
        let columns = (0..used).map(|_| bytes.short()).collect::<Option<_>>()?;
        let mut threshold_starts = Vec::with_capacity(used);
        let mut count = 0_u16;
        for &own in bytes.take(used)? {
            threshold_starts.push(count);
            count = count.checked_add(u16::from(own))?;
        }
        let thresholds = (0..count).map(|_| bytes.short().map(half)).collect::<Option<_>>()?;
        let trees = bytes.short()?;
        let trees = (0..trees).map(|_| Self::read_tree(bytes)).collect::<Option<_>>()?;
        Some(Self { start, scale, columns, threshold_starts, thresholds, trees })
    }

    fn read_tree(bytes: &mut Reader<'a>) -> Option<Tree<'a>> {
        let leaves = usize::from(bytes.byte()?);
        Some(Tree { splits: bytes.take(3 * leaves.checked_sub(1)?)?, leaves: bytes.take(leaves)? })
    }

    /// Scores each row of some matrices side by side, 0 to 1.
    #[inline(never)]
    pub fn score_rows(&self, matrices: &[&Matrix], rows: usize) -> Vec<f32> {
        let mut values = vec![0.0; self.columns.len()];
        let score = |row: usize| {
            self.gather(matrices, row, &mut values);
            let sum: i32 = self.trees.iter().map(|tree| self.leaf_of(tree, &values)).sum();
            1.0 / (1.0 + libm::expf(-(self.start + sum as f32 * self.scale)))
        };
        (0..rows).map(score).collect()
    }

    /// The values of the used columns in a row.
    fn gather(&self, matrices: &[&Matrix], row: usize, values: &mut [f32]) {
        let mut first = 0;
        let mut place = 0;
        for matrix in matrices {
            let cells = matrix.row(row);
            while let Some(&column) = self.columns.get(place) {
                let Some(&cell) = cells.get(usize::from(column) - first) else { break };
                values[place] = cell;
                place += 1;
            }
            first += cells.len();
        }
    }

    fn leaf_of(&self, tree: &Tree<'_>, values: &[f32]) -> i32 {
        let leaf = tree.leaf(|column, threshold| self.goes_left(values, column, threshold));
        i32::from(tree.leaves[leaf].cast_signed())
    }

    /// Adds what each split on the way to a leaf changed, to the aspect that it looked at: the mean of the leaves that
    /// are left, before and after it (Saabas' way of explaining trees, 2014).
    fn pull(&self, tree: &Tree<'_>, values: &[f32], pulls: &mut [(f32, Aspect)]) {
        let (mut split, mut leaves) = (0, 0..tree.leaves.len());
        let mut mean = tree.mean(leaves.clone());
        while leaves.len() > 1 {
            let Some(&[column, threshold, left]) = tree.splits.get(3 * split..3 * split + 3) else { return };
            let border = (leaves.start + usize::from(left)).min(leaves.end);
            if self.goes_left(values, column, threshold) {
                leaves.end = border;
                split += 1;
            } else {
                leaves.start = border;
                split += usize::from(left);
            }
            let before = std::mem::replace(&mut mean, tree.mean(leaves.clone()));
            let aspect = self.columns.get(usize::from(column)).map(|&column| aspect(usize::from(column)));
            if let Some(pull) = pulls.iter_mut().find(|pull| Some(pull.1) == aspect) {
                pull.0 += mean - before;
            }
        }
    }

    fn goes_left(&self, values: &[f32], column: u8, threshold: u8) -> bool {
        let column = usize::from(column);
        let (Some(&start), Some(&value)) = (self.threshold_starts.get(column), values.get(column)) else {
            return true;
        };
        let place = usize::from(start) + usize::from(threshold);
        self.thresholds.get(place).is_none_or(|&threshold| value <= threshold)
    }
}

/// The number that the bits of an `f16` stand for.
fn half(bits: u16) -> f32 {
    let magnitude = u32::from(bits & 0x7fff) << 13;
    // The exponent's bias is 15 there and 127 here.
    let value = f32::from_bits(magnitude) * f32::from_bits((127 + 112) << 23);
    if bits & 0x8000 == 0 { value } else { -value }
}

/// A table of names and two stages.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    table: Table<'a>,
    stages: [Stage<'a>; 2],
}

impl<'a> Model<'a> {
    /// Reads a model; `None` if the bytes aren't one.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut bytes = Reader(bytes);
        let table = Table::read(&mut bytes)?;
        let stages = [Stage::read(&mut bytes)?, Stage::read(&mut bytes)?];
        // Columns stand in ascending order: a row is gathered in one pass.
        let ascending = |stage: &Stage<'_>| stage.columns.is_sorted();
        (bytes.0.is_empty() && stages.iter().all(ascending)).then_some(Self { table, stages })
    }

    /// How likely each row's block belongs to the article, 0 to 1, and what the table says of names.
    #[inline(never)]
    pub fn score(&self, features: &Features) -> (Vec<f32>, Matrix) {
        let (first, names) = self.first_scores(features);
        let context = context::rows(features, &first);
        (self.stages[1].score_rows(&[&context, &features.base, &names], features.len()), names)
    }

    /// The first stage's scores, and what the table says of names.
    pub fn first_scores(&self, features: &Features) -> (Vec<f32>, Matrix) {
        let names = features.names_by(&|hash| self.table.look_up(hash));
        let scores = self.stages[0].score_rows(&[&features.base, &names], features.len());
        (scores, names)
    }

    /// What spoke most against a row's block in the first stage, strongest first; empty where fewer did.
    pub fn against(&self, features: &Features, names: &Matrix, row: usize) -> [&'static str; 3] {
        let stage = &self.stages[0];
        let mut values = vec![0.0; stage.columns.len()];
        stage.gather(&[&features.base, names], row, &mut values);
        let mut pulls = Aspect::REASONS.map(|aspect| (0.0, aspect));
        stage.trees.iter().for_each(|tree| stage.pull(tree, &values, &mut pulls));
        std::array::from_fn(|_| {
            let strongest = pulls.iter_mut().min_by(|one, other| one.0.total_cmp(&other.0));
            strongest.filter(|pull| pull.0 < 0.0).map_or("", |pull| {
                pull.0 = 0.0;
                pull.1.key()
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Model, half};

    #[test]
    fn halves_are_read_as_they_are_meant() {
        for (bits, value) in
            [(0x3c00, 1.0), (0xc000, -2.0), (0x7bff, 65504.0), (0x0001, 5.960_464_5e-8), (0, 0.0)]
        {
            assert_eq!(half(bits).to_bits(), f32::to_bits(value));
        }
    }

    #[test]
    fn no_bytes_are_no_model() {
        assert!(Model::read(&[]).is_none());
        assert!(Model::read(&[0; 64]).is_none());
    }
}
