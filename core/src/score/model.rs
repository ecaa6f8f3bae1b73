//! The learned model: a table of names and two stages of boosted trees, read from a few dozen kilobytes.
//!
//! Its bytes are one row of bits ([`super::bits`] says how numbers stand in it):
//! - the table: `f32` step, 16 bits how many names, and in ascending order of their 24-bit hashes each one's distance from
//!   the one before (rice of 11), then 8 bits with a sign (times the step: log-odds);
//! - two stages, each: `f32` the sum that trees are added to, `f32` the leaves' scale; 16 bits how many columns are used,
//!   and in ascending order each one's distance from the one before (rice of 0), 8 bits how many thresholds it has, the
//!   first as an `f16` and each other one's distance from the one before (rice of 9, in the order of such numbers);
//!   16 bits how many trees. A tree is its nodes in preorder: a bit 1 and the number of a threshold of the stage, in as
//!   many bits as the largest needs, is a split; a bit 0 and 8 bits with a sign are a leaf. Left is taken where a value
//!   is at most the threshold.
//!
//! Distances between different numbers are less by one than their difference.
//!
//! The ideas: gradient boosting (Friedman 2001) as `LightGBM` does it (Ke et al. 2017), quantised.

use std::ops::Range;

use super::bits::Bits;
use crate::features::{ASPECTS, Aspect, Features, Matrix, context};
use crate::lists::gather;

/// What pages taught of the names of elements.
#[derive(Clone, Debug)]
struct Table {
    step: f32,
    /// In ascending order, each with its value in the lowest byte.
    names: Vec<u32>,
}

impl Table {
    fn read(bits: &mut Bits<'_>) -> Option<Self> {
        let step = bits.float()?;
        let mut names = Vec::new();
        let mut next = 0;
        for _ in 0..bits.number(16)? {
            let hash = bits.rice(11)?.checked_add(next)?;
            names.push(hash << 8 | bits.number(8)?);
            next = hash.checked_add(1)?;
        }
        Some(Self { step, names })
    }

    fn look_up(&self, hash: u32) -> Option<f32> {
        let place = self.names.partition_point(|&name| name >> 8 < hash);
        let name = self.names.get(place).filter(|&&name| name >> 8 == hash)?;
        Some(f32::from((*name as u8).cast_signed()) * self.step)
    }
}

/// A stage: trees over the columns of some matrices, side by side.
#[derive(Clone, Debug)]
pub struct Stage {
    start: f32,
    scale: f32,
    columns: Vec<u16>,
    thresholds: Vec<Threshold>,
    /// Those of all trees, in preorder.
    splits: Vec<Split>,
    /// The sum of the leaves before each one, of all trees; one more at the end.
    before: Vec<i32>,
    /// How many leaves each tree has.
    trees: Vec<usize>,
}

/// A value that rows part at, and where it stands.
#[derive(Clone, Copy, Debug)]
struct Threshold {
    /// Its place among the columns that are used.
    column: u16,
    value: f32,
}

/// Where a tree parts.
#[derive(Clone, Copy, Debug)]
struct Split {
    at: Threshold,
    /// How many leaves are on its left.
    left: u16,
}

/// A part of a tree: leaves side by side and the split that parts them.
#[derive(Clone, Copy, Debug)]
struct Branch {
    split: usize,
    leaf: usize,
    leaves: usize,
}

impl Branch {
    /// Its two halves, if so many of its leaves are on the left.
    fn halves(self, left: u16) -> [Self; 2] {
        let left = usize::from(left);
        [
            Self { split: self.split + 1, leaf: self.leaf, leaves: left },
            Self { split: self.split + left, leaf: self.leaf + left, leaves: self.leaves - left },
        ]
    }
}

/// The cells of a column, and between which values those of the rows lie.
struct Column<'a> {
    cells: &'a [f32],
    least: f32,
    most: f32,
}

impl<'a> Column<'a> {
    fn of(cells: &'a [f32], rows: &[u32]) -> Self {
        let (mut least, mut most) = (f32::INFINITY, f32::NEG_INFINITY);
        for &cell in rows.iter().filter_map(|&row| cells.get(row as usize)) {
            least = if cell < least { cell } else { least };
            most = if cell > most { cell } else { most };
        }
        Self { cells, least, most }
    }
}

/// Rows on their way through trees.
///
/// All of them go through a tree together: at each split those that go left are put before the others, without a
/// branch that a processor would have to guess. Two of five splits leave all of a page's rows together: there nothing
/// is moved.
struct Flock {
    rows: Vec<u32>,
    /// What the leaves so far add up to, of every row.
    sums: Vec<i32>,
    /// Branches that wait, each with its part of the rows.
    waiting: Vec<(Branch, Range<usize>)>,
}

impl Flock {
    fn go_through(&mut self, stage: &Stage, tree: Branch, columns: &[Column<'_>]) {
        self.waiting.push((tree, 0..self.rows.len()));
        while let Some((mut branch, mut part)) = self.waiting.pop() {
            while let Some(split) = stage.split(branch) {
                let border = part.start + self.part(part.clone(), columns, split.at);
                let [left, right] = branch.halves(split.left);
                if border == part.start {
                    branch = right;
                    continue;
                }
                if border < part.end {
                    self.waiting.push((right, border..part.end));
                }
                (branch, part.end) = (left, border);
            }
            let leaf = stage.sum(branch);
            self.rows[part].iter().for_each(|&row| self.sums[row as usize] += leaf);
        }
    }

    /// Puts the rows of a part that go left before the others, and says how many they are.
    fn part(&mut self, part: Range<usize>, columns: &[Column<'_>], at: Threshold) -> usize {
        let column = &columns[usize::from(at.column)];
        if column.most <= at.value {
            return part.len();
        }
        if column.least > at.value {
            return 0;
        }
        let rows = &mut self.rows[part];
        let mut goes_left = 0;
        for place in 0..rows.len() {
            let row = rows[place];
            let is_left = column.cells.get(row as usize).is_some_and(|&value| value <= at.value);
            rows[place] = rows[goes_left];
            rows[goes_left] = row;
            goes_left += usize::from(is_left);
        }
        goes_left
    }
}

/// Blocks with a lower first score aren't judged again: whatever their neighbours are, they stay out.
const HOPELESS: f32 = 0.05;

/// The number of aspects.
const ASPECT_COUNT: usize = Aspect::Company as usize + 1;

/// What a column of the first stage looks at.
fn aspect(column: usize) -> Aspect {
    ASPECTS.get(column).copied().unwrap_or(Aspect::Names)
}

impl Stage {
    fn read(bits: &mut Bits<'_>) -> Option<Self> {
        let (start, scale) = (bits.float()?, bits.float()?);
        let (columns, thresholds) = (Vec::new(), Vec::new());
        let (splits, before, trees) = (Vec::new(), vec![0], Vec::new());
        let mut stage = Self { start, scale, columns, thresholds, splits, before, trees };
        stage.read_columns(bits)?;
        let width = usize::BITS - stage.thresholds.len().saturating_sub(1).leading_zeros();
        for _ in 0..bits.number(16)? {
            stage.read_tree(bits, width)?;
        }
        Some(stage)
    }

    fn read_columns(&mut self, bits: &mut Bits<'_>) -> Option<()> {
        let mut next = 0_u32;
        for column in 0..bits.number(16)? as u16 {
            let own = bits.rice(0)?.checked_add(next)?;
            self.columns.push(u16::try_from(own).ok()?);
            next = own + 1;
            let count = bits.number(8)?;
            let mut ordered = ordered_half(bits.number(16)?);
            for place in 0..count {
                if place > 0 {
                    ordered = ordered.wrapping_add_unsigned(bits.rice(9)?.wrapping_add(1));
                }
                self.thresholds.push(Threshold { column, value: half(ordered) });
            }
        }
        Some(())
    }

    fn read_tree(&mut self, bits: &mut Bits<'_>, width: u32) -> Option<()> {
        let first = self.before.len();
        // Splits whose right side isn't read yet, each with the leaves before it.
        let mut open: Vec<(usize, usize)> = Vec::new();
        loop {
            if bits.number(1)? == 1 {
                let at = *self.thresholds.get(bits.number(width)? as usize)?;
                open.push((self.splits.len(), self.before.len()));
                self.splits.push(Split { at, left: 0 });
                continue;
            }
            let leaf = (bits.number(8)? as u8).cast_signed();
            self.before.push(self.before.last()? + i32::from(leaf));
            let Some((split, before)) = open.pop() else { break };
            self.splits[split].left = u16::try_from(self.before.len() - before).ok()?;
        }
        self.trees.push(self.before.len() - first);
        Some(())
    }

    /// The trees.
    fn trees(&self) -> impl Iterator<Item = Branch> {
        let (mut split, mut leaf) = (0, 0);
        self.trees.iter().map(move |&leaves| {
            let tree = Branch { split, leaf, leaves };
            (split, leaf) = (split + leaves - 1, leaf + leaves);
            tree
        })
    }

    /// By what the leaves of a branch part; `None` for one leaf.
    fn split(&self, branch: Branch) -> Option<Split> {
        if branch.leaves > 1 { self.splits.get(branch.split).copied() } else { None }
    }

    /// What the leaves of a branch add up to.
    fn sum(&self, branch: Branch) -> i32 {
        self.before[branch.leaf + branch.leaves] - self.before[branch.leaf]
    }

    /// Scores some rows of matrices side by side, 0 to 1; others get nothing.
    #[inline(never)]
    pub fn score_rows(&self, matrices: &[&Matrix], rows: Vec<u32>, scores: &mut [f32]) {
        let column = |&column: &u16| Column::of(cells(matrices, column), &rows);
        let columns: Vec<Column<'_>> = self.columns.iter().map(column).collect();
        let mut flock = Flock { rows, sums: vec![0; scores.len()], waiting: Vec::new() };
        self.trees().for_each(|tree| flock.go_through(self, tree, &columns));
        for row in flock.rows {
            let sum = flock.sums[row as usize] as f32;
            scores[row as usize] = 1.0 / (1.0 + libm::expf(-(self.start + sum * self.scale)));
        }
    }

    /// Adds what each split on the way to a leaf changed, to the aspect that it looked at: the mean of the leaves that
    /// are left, before and after it (Saabas' way of explaining trees, 2014).
    fn pull(&self, tree: Branch, values: &[(f32, Aspect)], pulls: &mut [f32; ASPECT_COUNT]) {
        let mean = |branch: Branch| self.sum(branch) as f32 / branch.leaves as f32;
        let mut branch = tree;
        let mut before = mean(branch);
        while let Some(split) = self.split(branch) {
            let (value, aspect) = values[usize::from(split.at.column)];
            let [left, right] = branch.halves(split.left);
            branch = if value <= split.at.value { left } else { right };
            let after = mean(branch);
            pulls[aspect as usize] += after - before;
            before = after;
        }
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

/// The bits of an `f16` as a number in the order of what they stand for.
fn ordered_half(bits: u32) -> i32 {
    let magnitude = (bits & 0x7fff).cast_signed();
    if bits & 0x8000 == 0 { magnitude } else { -magnitude }
}

/// The number that an [`ordered_half`] stands for.
fn half(ordered: i32) -> f32 {
    // The exponent's bias is 15 there and 127 here.
    let value = f32::from_bits(ordered.unsigned_abs() << 13) * f32::from_bits((127 + 112) << 23);
    if ordered < 0 { -value } else { value }
}

/// A table of names and two stages.
#[derive(Clone, Debug)]
pub struct Model {
    table: Table,
    stages: [Stage; 2],
}

impl Model {
    /// Reads a model; `None` if the bytes aren't one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bits = Bits::of(bytes);
        let table = Table::read(&mut bits)?;
        let stages = [Stage::read(&mut bits)?, Stage::read(&mut bits)?];
        bits.is_at_end().then_some(Self { table, stages })
    }

    /// How likely each row's block belongs to the article, 0 to 1, and what the table says of names.
    #[inline(never)]
    pub fn score(&self, features: &Features) -> (Vec<f32>, Matrix) {
        let (mut scores, names) = self.first_scores(features);
        let rows = (0..scores.len() as u32).filter(|&row| scores[row as usize] >= HOPELESS);
        let rows = gather(rows);
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
        /// Boosting takes the largest steps first: what they looked at is what counts.
        const TREES: usize = 25;
        let stage = &self.stages[0];
        let value = |&column: &u16| {
            let cell = cells(&[&features.base, names], column).get(row);
            (cell.copied().unwrap_or_default(), aspect(usize::from(column)))
        };
        let values: Vec<_> = stage.columns.iter().map(value).collect();
        let mut pulls = [0.0; ASPECT_COUNT];
        stage.trees().take(TREES).for_each(|tree| stage.pull(tree, &values, &mut pulls));
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
    use super::{Model, half, ordered_half};

    #[test]
    fn halves_are_read_as_they_are_meant() {
        for (bits, value) in
            [(0x3c00, 1.0), (0xc000, -2.0), (0x7bff, 65504.0), (0x0001, 5.960_464_5e-8), (0, 0.0)]
        {
            assert_eq!(half(ordered_half(bits)).to_bits(), f32::to_bits(value));
        }
    }

    #[test]
    fn no_bytes_are_no_model() {
        assert!(Model::read(&[]).is_none());
        assert!(Model::read(&[0; 64]).is_none());
    }
}
