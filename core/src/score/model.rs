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
    /// The sum of the leaves before each one, of all trees; one more at the end.
    before: Vec<i32>,
}

/// A tree, as its bytes stand.
#[derive(Clone, Copy, Debug)]
struct Tree<'a> {
    /// Three bytes a split.
    splits: &'a [u8],
    leaves: &'a [u8],
    /// The number of its first leaf in the stage.
    first_leaf: usize,
}

/// A part of a tree: leaves side by side and the split that parts them.
#[derive(Clone, Copy, Debug)]
struct Branch {
    split: usize,
    leaf: usize,
    leaves: usize,
}

impl Branch {
    /// Its two halves, if so many of its leaves are on the left; both have one at least.
    fn halves(self, left: u8) -> [Self; 2] {
        let left = usize::from(left).clamp(1, self.leaves - 1);
        [
            Self { split: self.split + 1, leaf: self.leaf, leaves: left },
            Self { split: self.split + left, leaf: self.leaf + left, leaves: self.leaves - left },
        ]
    }
}

impl Tree<'_> {
    fn all(&self) -> Branch {
        Branch { split: 0, leaf: 0, leaves: self.leaves.len() }
    }

    /// The column and the threshold by which the leaves of a branch part, and how many are on the left; `None` for one.
    fn split(&self, branch: Branch) -> Option<&[u8; 3]> {
        self.splits.as_chunks().0.get(branch.split).filter(|_| branch.leaves > 1)
    }

    /// What a leaf adds.
    fn leaf(&self, leaf: usize) -> i32 {
        self.leaves.get(leaf).map_or(0, |leaf| i32::from(leaf.cast_signed()))
    }
}

/// Rows on their way through trees.
///
/// All of them go through a tree together: at each split those that go left are put before the others, without a
/// branch that a processor would have to guess.
struct Flock {
    rows: Vec<u32>,
    right: Vec<u32>,
    /// What the leaves so far add up to, of every row.
    sums: Vec<i32>,
    /// Branches that wait, each with its part of the rows.
    waiting: Vec<(Branch, Range<usize>)>,
}

impl Flock {
    fn go_through(&mut self, stage: &Stage<'_>, tree: &Tree<'_>, columns: &[&[f32]]) {
        self.waiting.push((tree.all(), 0..self.rows.len()));
        while let Some((branch, part)) = self.waiting.pop() {
            let Some(&[column, threshold, left]) = tree.split(branch) else {
                let leaf = tree.leaf(branch.leaf);
                self.rows[part].iter().for_each(|&row| self.sums[row as usize] += leaf);
                continue;
            };
            let threshold = stage.threshold(column, threshold);
            let column = columns.get(usize::from(column)).copied().unwrap_or_default();
            let border = part.start + self.part(part.clone(), column, threshold);
            let [left, right] = branch.halves(left);
            for (branch, part) in [(right, border..part.end), (left, part.start..border)] {
                if !part.is_empty() {
                    self.waiting.push((branch, part));
                }
            }
        }
    }

    /// Puts the rows of a part that go left before the others, and says how many they are.
    fn part(&mut self, part: Range<usize>, column: &[f32], threshold: f32) -> usize {
        let rows = &mut self.rows[part];
        let right = &mut self.right[..rows.len()];
        let (mut goes_left, mut goes_right) = (0, 0);
        for place in 0..rows.len() {
            let row = rows[place];
            let is_left = column.get(row as usize).is_some_and(|&value| value <= threshold);
            rows[goes_left] = row;
            right[goes_right] = row;
            goes_left += usize::from(is_left);
            goes_right += usize::from(!is_left);
        }
        rows[goes_left..].copy_from_slice(&right[..goes_right]);
        goes_left
    }
}

/// Blocks with a lower first score aren't judged again: whatever their neighbours are, they stay out.
const HOPELESS: f32 = 0.0;

/// The number of aspects.
const ASPECT_COUNT: usize = Aspect::Company as usize + 1;

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
        let (trees, before) = (Vec::new(), vec![0]);
        let mut stage = Self { start, scale, columns, threshold_starts, thresholds, trees, before };
        for _ in 0..bytes.short()? {
            stage.read_tree(bytes)?;
        }
        Some(stage)
    }

    fn read_tree(&mut self, bytes: &mut Reader<'a>) -> Option<()> {
        let leaves = usize::from(bytes.byte()?);
        let (splits, leaves) = (bytes.take(3 * leaves.checked_sub(1)?)?, bytes.take(leaves)?);
        self.trees.push(Tree { splits, leaves, first_leaf: self.before.len() - 1 });
        let mut sum = self.before.last().copied().unwrap_or(0);
        for leaf in leaves {
            sum += i32::from(leaf.cast_signed());
            self.before.push(sum);
        }
        Some(())
    }

    /// Scores some rows of matrices side by side, 0 to 1; others get nothing.
    #[inline(never)]
    pub fn score_rows(&self, matrices: &[&Matrix], rows: Vec<u32>, scores: &mut [f32]) {
        let columns: Vec<&[f32]> = self.columns.iter().map(|&column| cells(matrices, column)).collect();
        let right = vec![0; rows.len()];
        let mut flock = Flock { rows, right, sums: vec![0; scores.len()], waiting: Vec::new() };
        self.trees.iter().for_each(|tree| flock.go_through(self, tree, &columns));
        for row in flock.rows {
            let sum = flock.sums[row as usize] as f32;
            scores[row as usize] = 1.0 / (1.0 + libm::expf(-(self.start + sum * self.scale)));
        }
    }

    /// The mean of a branch's leaves.
    fn mean(&self, tree: &Tree<'_>, branch: Branch) -> f32 {
        let first = tree.first_leaf + branch.leaf;
        let (before, after) = (self.before.get(first), self.before.get(first + branch.leaves));
        let sum = after.zip(before).map_or(0, |(after, before)| after - before);
        sum as f32 / branch.leaves as f32
    }

    /// Adds what each split on the way to a leaf changed, to the aspect that it looked at: the mean of the leaves that
    /// are left, before and after it (Saabas' way of explaining trees, 2014).
    fn pull(&self, tree: &Tree<'_>, values: &[(f32, Aspect)], pulls: &mut [f32; ASPECT_COUNT]) {
        let mut branch = tree.all();
        let mut mean = self.mean(tree, branch);
        while let Some(&[column, threshold, left]) = tree.split(branch) {
            let (value, aspect) = values.get(usize::from(column)).copied().unwrap_or((0.0, Aspect::Page));
            let is_left = value <= self.threshold(column, threshold);
            branch = branch.halves(left)[usize::from(!is_left)];
            let before = std::mem::replace(&mut mean, self.mean(tree, branch));
            pulls[aspect as usize] += mean - before;
        }
    }

    fn threshold(&self, column: u8, threshold: u8) -> f32 {
        let start = self.threshold_starts.get(usize::from(column)).map_or(0, |&start| usize::from(start));
        self.thresholds.get(start + usize::from(threshold)).copied().unwrap_or(f32::INFINITY)
    }
}

/// The cells of a column of matrices side by side.
fn cells<'a>(matrices: &[&'a Matrix], column: u16) -> &'a [f32] {
    let mut column = usize::from(column);
    for matrix in matrices {
        match column.checked_sub(matrix.width()) {
            Some(beyond) => column = beyond,
            None => return matrix.column(column),
        }
    }
    &[]
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
        let (mut scores, names) = self.first_scores(features);
        let rows = (0..scores.len() as u32).filter(|&row| scores[row as usize] >= HOPELESS);
        let rows: Vec<u32> = rows.collect();
        let context = context::rows(features, &scores, &rows);
        self.stages[1].score_rows(&[&context, &features.base, &names], rows, &mut scores);
        (scores, names)
    }

    /// The first stage's scores, and what the table says of names.
    pub fn first_scores(&self, features: &Features) -> (Vec<f32>, Matrix) {
        let names = features.names_by(&|hash| self.table.look_up(hash));
        let mut scores = vec![0.0; features.len()];
        let rows = (0..features.len() as u32).collect();
        self.stages[0].score_rows(&[&features.base, &names], rows, &mut scores);
        (scores, names)
    }

    /// What spoke most against a row's block in the first stage, strongest first; empty where fewer did.
    pub fn against(&self, features: &Features, names: &Matrix, row: usize) -> [&'static str; 3] {
        let stage = &self.stages[0];
        let value = |&column: &u16| {
            let cell = cells(&[&features.base, names], column).get(row);
            (cell.copied().unwrap_or_default(), aspect(usize::from(column)))
        };
        let values: Vec<_> = stage.columns.iter().map(value).collect();
        let mut pulls = [0.0; ASPECT_COUNT];
        stage.trees.iter().for_each(|tree| stage.pull(tree, &values, &mut pulls));
        std::array::from_fn(|_| {
            let pull = |aspect: &&Aspect| pulls[**aspect as usize];
            let strongest = Aspect::REASONS.iter().min_by(|one, other| pull(one).total_cmp(&pull(other)));
            strongest.filter(|aspect| pull(aspect) < 0.0).map_or("", |&aspect| {
                pulls[aspect as usize] = 0.0;
                aspect.key()
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
