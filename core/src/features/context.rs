//! What the neighbours of a block were judged to be: the second stage of the score reads the first one's scores.
//!
//! A block's *mass* is its words times its score: the words of the text that it is expected to hold. -0.1 stands where
//! there is no neighbour to ask.

use super::list::{Aspect, Feature, Unit};
use super::outline::{NONE, Outline, at_level};
use super::{Features, Matrix};
use crate::words;

/// Makes the list of columns, and a constant for the place of each.
macro_rules! columns {
    ($($place:ident $count:literal $unit:ident $key:literal $text:literal;)*) => {
        /// The columns in the order of a row; those of one name differ in distance or level.
        pub static CONTEXT: &[(Feature, usize)] = &[$((Feature {
            key: $key,
            aspect: Aspect::Company,
            unit: Unit::$unit,
            doc: $text,
        }, $count),)*];

        #[derive(Clone, Copy)]
        enum Group { $($place,)* }

        const COUNTS: &[usize] = &[$($count,)*];
    };
}

columns! {
    Own 1 Share "score" "its score";
    Near 8 Share "score_near" "the scores of four blocks before and four after";
    Window 4 Share "score_window" "mean score of 3, 8, 20 and 50 blocks before and after, by words";
    PageMean 1 Share "score_page" "mean score of the page, by words";
    MassBefore 1 Share "mass_before" "mass up to and with it";
    Highest 1 Share "score_highest" "the page's highest score";
    Mass 1 Count "mass" "the page's mass";
    Sure 1 Share "mass_sure" "mass in blocks over one half";
    Unsure 1 Share "mass_unsure" "how far the page's scores are from 0 and 1";
    Rank 2 Share "score_rank" "mass of the blocks that score as high or higher; their mean score";
    Expected 1 Share "expected" "the highest F1 that a cut promises";
    Cut 1 Share "cut" "the score at that cut";
    FromCut 1 Difference "from_cut" "its score less that";
    FromFirst 1 Difference "from_first" "blocks since the first one over the cut";
    FromLast 1 Difference "from_last" "blocks since the last one";
    FromPrevious 1 Count "from_previous" "blocks since the one before over the cut; 99 without one";
    ToNext 1 Count "to_next" "blocks to the next one";
    Rest 7 Share "score_rest" "mean score of the rest of its element, and of those above it";
    Held 7 Share "mass_held" "mass in its element, and in those above it";
    SiblingBefore 5 Share "score_sibling_before" "mean score of the sibling before its element, and before those above it";
    SiblingAfter 5 Share "score_sibling_after" "mean score of the sibling after";
    Like 5 Share "score_like" "mean score of the siblings of the same make";
    Holder 9 Share "score_holder" "the least element around it with 50, 80 and 95 % of the mass: its level, its mean score, that of the branch under it";
    Best 3 Share "score_best" "the element around it that would be the best choice alone: its F1, its level, its mean score";
    Card 1 Share "score_card" "mean score of its card";
    Chosen 1 Share "chosen" "words over the cut two levels up";
    SameMake 1 Share "score_same_make" "mean score of other blocks of its make";
    SameSection 1 Share "score_same_section" "mean score of other blocks under its heading";
    HeadingScore 1 Share "score_heading" "the score of the heading before it";
    SectionAfter 1 Share "score_section" "mean score of what stands between it and the next heading";
}

const fn start_of(group: usize) -> usize {
    let (mut at, mut sum) = (0, 0);
    while at < group {
        sum += COUNTS[at];
        at += 1;
    }
    sum
}

impl Group {
    const fn start(self) -> usize {
        start_of(self as usize)
    }
}

/// The number of columns.
pub const CONTEXT_COLUMNS: usize = start_of(COUNTS.len());

/// Where there is no neighbour to ask.
const NOBODY: f32 = -0.1;

/// The context of some rows, of the first stage's scores: a row of [`CONTEXT`] each.
#[inline(never)]
pub fn rows(features: &Features, scores: &[f32], of: &[u32]) -> Matrix {
    let mut matrix = Matrix::new(CONTEXT_COLUMNS, scores.len());
    if scores.is_empty() {
        return matrix;
    }
    let context = Context::new(features, scores);
    for &row in of {
        let row = row as usize;
        let mut cells = Cells([0.0; CONTEXT_COLUMNS]);
        context.fill_order(row, &mut cells);
        context.fill_page(row, &mut cells);
        context.fill_levels(row, &mut cells);
        context.fill_siblings(row, &mut cells);
        context.fill_holders(row, &mut cells);
        context.fill_groups(row, &mut cells);
        matrix.set_row(row, &cells.0);
    }
    matrix
}

struct Cells([f32; CONTEXT_COLUMNS]);

impl Cells {
    fn set(&mut self, group: Group, value: f32) {
        self.0[group.start()] = value;
    }

    fn set_at(&mut self, group: Group, place: usize, value: f32) {
        self.0[group.start() + place] = value;
    }
}

/// Words and mass of some blocks.
#[derive(Clone, Copy, Debug, Default)]
struct Heap {
    words: f32,
    mass: f32,
    /// Words of blocks over the cut.
    chosen: f32,
}

impl Heap {
    fn with(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            mass: self.mass + other.mass,
            chosen: self.chosen + other.chosen,
        }
    }

    fn without(self, other: Self) -> Self {
        Self {
            words: self.words - other.words,
            mass: self.mass - other.mass,
            chosen: self.chosen - other.chosen,
        }
    }

    #[inline(never)]
    fn mean(self) -> f32 {
        if self.words >= 0.5 { self.mass / self.words } else { NOBODY }
    }
}

/// What all rows share.
struct Context<'a> {
    outline: &'a Outline,
    features: &'a Features,
    scores: &'a [f32],
    own: Vec<Heap>,
    /// The heaps before each row; one more at the end.
    before: Vec<Heap>,
    cut: Cut,
    sure: f32,
    unsure: f32,
    highest: f32,
    /// The nearest rows over the cut: at or after each row, and before it.
    next: Vec<usize>,
    previous: Vec<usize>,
    first: usize,
    last: usize,
    /// Of each group of like siblings, of like rows and of each heading's section, the heap.
    elements: Vec<Heap>,
    like: Vec<Heap>,
    sections: Vec<Heap>,
}

const NO_ROW: usize = usize::MAX;

impl<'a> Context<'a> {
    fn new(features: &'a Features, scores: &'a [f32]) -> Self {
        let outline = &features.outline;
        let cut = Cut::find(outline, scores);
        let heap = |row: usize| {
            let words = outline.sums(row..row + 1).words as f32;
            let chosen = if scores[row] >= cut.score { words } else { 0.0 };
            Heap { words, mass: words * scores[row], chosen }
        };
        let own: Vec<Heap> = (0..scores.len()).map(heap).collect();
        let mut before = vec![Heap::default()];
        for heap in &own {
            before.push(before.last().map_or(*heap, |sum| sum.with(*heap)));
        }
        let total = |of: &dyn Fn(usize) -> f32| (0..scores.len()).map(of).sum::<f32>();
        let sure = total(&|row| if scores[row] > 0.5 { own[row].mass } else { 0.0 });
        let unsure = total(&|row| own[row].mass * (1.0 - scores[row]));
        let mut context = Self {
            outline,
            features,
            scores,
            cut,
            sure,
            unsure,
            highest: scores.iter().copied().fold(0.0, f32::max),
            next: vec![NO_ROW; scores.len()],
            previous: vec![NO_ROW; scores.len()],
            first: 0,
            last: 0,
            elements: Vec::new(),
            like: Vec::new(),
            sections: Vec::new(),
            own,
            before,
        };
        context.find_chosen();
        context.gather();
        context
    }

    fn find_chosen(&mut self) {
        let chosen = |row: usize| self.scores[row] >= self.cut.score;
        let rows = 0..self.scores.len();
        self.first = rows.clone().find(|&row| chosen(row)).unwrap_or(0);
        self.last = rows.clone().rfind(|&row| chosen(row)).unwrap_or(0);
        let mut previous = NO_ROW;
        for row in rows.clone() {
            self.previous[row] = previous;
            if chosen(row) {
                previous = row;
            }
        }
        let mut next = NO_ROW;
        for row in rows.rev() {
            self.next[row] = next;
            if chosen(row) {
                next = row;
            }
        }
    }

    fn gather(&mut self) {
        let groups = &self.features.groups;
        self.like = vec![Heap::default(); groups.like.len()];
        self.sections = vec![Heap::default(); self.scores.len() + 1];
        for (row, heap) in self.own.iter().enumerate() {
            let like = &mut self.like[groups.of_row[row] as usize];
            *like = like.with(*heap);
            let section = self.section(row);
            let section = &mut self.sections[section];
            *section = section.with(*heap);
        }
        self.elements = vec![Heap::default(); self.outline.elements.len()];
        for place in 0..self.outline.elements.len() as u32 {
            let inside = self.inside(place);
            let group = &mut self.elements[groups.group(place) as usize];
            *group = group.with(inside);
        }
    }

    /// The place of a row's section: its heading's row plus 1, or 0.
    fn section(&self, row: usize) -> usize {
        self.features.sections.before[row].wrapping_add(1)
    }

    #[inline(never)]
    fn between(&self, from: usize, to: usize) -> Heap {
        self.before[to].without(self.before[from])
    }

    #[inline(never)]
    fn inside(&self, place: u32) -> Heap {
        let element = self.outline.element(place);
        self.between(element.start as usize, element.end as usize)
    }

    fn page(&self) -> Heap {
        self.before[self.scores.len()]
    }

    fn fill_order(&self, row: usize, cells: &mut Cells) {
        cells.set(Group::Own, self.scores[row]);
        for (place, distance) in [-4_isize, -3, -2, -1, 1, 2, 3, 4].into_iter().enumerate() {
            let near = row.checked_add_signed(distance).and_then(|row| self.scores.get(row));
            cells.set_at(Group::Near, place, near.copied().unwrap_or(NOBODY));
        }
        for (place, reach) in [3, 8, 20, 50].into_iter().enumerate() {
            let window = self.between(row.saturating_sub(reach), (row + reach + 1).min(self.scores.len()));
            cells.set_at(Group::Window, place, window.mean());
        }
        let since = |from: usize| row as f32 - from as f32;
        cells.set(Group::FromFirst, since(self.first));
        cells.set(Group::FromLast, since(self.last));
        let distance = |other: usize| if other == NO_ROW { 99.0 } else { row.abs_diff(other) as f32 };
        cells.set(Group::FromPrevious, distance(self.previous[row]));
        let chosen = self.scores[row] >= self.cut.score;
        cells.set(Group::ToNext, if chosen { 0.0 } else { distance(self.next[row]) });
    }

    fn fill_page(&self, row: usize, cells: &mut Cells) {
        let page = self.page();
        let mass = page.mass.max(1e-6);
        cells.set(Group::PageMean, page.mass / page.words.max(1.0));
        cells.set(Group::MassBefore, self.before[row + 1].mass / mass);
        cells.set(Group::Highest, self.highest);
        cells.set(Group::Mass, page.mass.min(60_000.0));
        cells.set(Group::Sure, self.sure / mass);
        cells.set(Group::Unsure, self.unsure / mass);
        cells.set_at(Group::Rank, 0, self.cut.ranks[row].mass / mass);
        cells.set_at(Group::Rank, 1, self.cut.ranks[row].mean());
        cells.set(Group::Expected, self.cut.expected);
        cells.set(Group::Cut, self.cut.score);
        cells.set(Group::FromCut, self.scores[row] - self.cut.score);
    }

    fn fill_levels(&self, row: usize, cells: &mut Cells) {
        let chain = self.outline.chain(row);
        let mass = self.page().mass.max(1e-6);
        for level in 0..7 {
            let inside = self.inside(at_level(chain, level));
            cells.set_at(Group::Rest, level, inside.without(self.own[row]).mean());
            cells.set_at(Group::Held, level, inside.mass / mass);
        }
        let second = self.inside(at_level(chain, 2));
        cells.set(Group::Chosen, second.chosen / second.words.max(1.0));
    }

    fn fill_siblings(&self, row: usize, cells: &mut Cells) {
        let chain = self.outline.chain(row);
        let groups = &self.features.groups;
        for level in 0..5 {
            let place = at_level(chain, level);
            let (before, after) = self.outline.neighbours(place);
            let mean = |sibling: u32| if sibling == NONE { NOBODY } else { self.inside(sibling).mean() };
            cells.set_at(Group::SiblingBefore, level, mean(before));
            cells.set_at(Group::SiblingAfter, level, mean(after));
            let like = self.elements[groups.group(place) as usize].without(self.inside(place));
            let alone = groups.siblings(place).count < 2;
            cells.set_at(Group::Like, level, if alone { NOBODY } else { like.mean() });
        }
    }

    fn fill_holders(&self, row: usize, cells: &mut Cells) {
        let chain = self.outline.chain(row);
        let mass = self.page().mass;
        for (place, part) in [0.5, 0.8, 0.95].into_iter().enumerate() {
            let holds = |&element: &u32| self.inside(element).mass >= part * mass;
            let level = chain.iter().position(holds).unwrap_or(chain.len() - 1);
            let branch = chain[level.saturating_sub(1)];
            cells.set_at(Group::Holder, 3 * place, level as f32);
            cells.set_at(Group::Holder, 3 * place + 1, self.inside(chain[level]).mean());
            cells.set_at(Group::Holder, 3 * place + 2, self.inside(branch).mean());
        }
        let (mut best, mut level) = (-1.0, 0);
        for (at, &element) in chain.iter().enumerate() {
            let inside = self.inside(element);
            let expected = 2.0 * inside.mass / (inside.words + mass).max(1e-6);
            if expected > best {
                (best, level) = (expected, at);
            }
        }
        cells.set_at(Group::Best, 0, best);
        cells.set_at(Group::Best, 1, level as f32);
        cells.set_at(Group::Best, 2, self.inside(chain[level]).mean());
    }

    fn fill_groups(&self, row: usize, cells: &mut Cells) {
        let groups = &self.features.groups;
        let card = groups.cards[row];
        cells.set(Group::Card, if card == NONE { NOBODY } else { self.inside(card).mean() });
        let own = self.own[row];
        let others = |heap: Heap| heap.without(own).mean();
        cells.set(Group::SameMake, others(self.like[groups.of_row[row] as usize]));
        cells.set(Group::SameSection, others(self.sections[self.section(row)]));
        let heading = self.scores.get(self.features.sections.before[row]);
        cells.set(Group::HeadingScore, heading.copied().unwrap_or(NOBODY));
        let next = self.features.sections.next[row];
        cells.set(Group::SectionAfter, self.between(row + 1, next.max(row + 1)).mean());
    }
}

/// The cut through a page's blocks by score that promises the highest F1.
struct Cut {
    score: f32,
    expected: f32,
    /// Of each row, the heap of those that score as high or higher.
    ranks: Vec<Heap>,
}

impl Cut {
    fn find(outline: &Outline, scores: &[f32]) -> Self {
        let order = descending(scores.iter().copied().enumerate());
        let heap = |row: usize| {
            let words = outline.sums(row..row + 1).words as f32;
            Heap { words, mass: words * scores[row], chosen: 0.0 }
        };
        let all = (0..scores.len()).fold(Heap::default(), |sum, row| sum.with(heap(row)));
        let mut cut = Self { score: 0.0, expected: -1.0, ranks: vec![Heap::default(); scores.len()] };
        let mut sum = Heap::default();
        for row in order {
            sum = sum.with(heap(row));
            cut.ranks[row] = sum;
            let expected = 2.0 * sum.mass / (sum.words + all.mass).max(1e-6);
            if expected > cut.expected {
                (cut.expected, cut.score) = (expected, scores[row]);
            }
        }
        cut
    }
}

/// Numbers by their scores, the highest first.
pub(crate) fn descending(scored: impl Iterator<Item = (usize, f32)>) -> Vec<usize> {
    // Scores lie between 0 and 1, where the bits of numbers are in the numbers' order.
    let keys = scored.map(|(number, score)| (u64::from(!score.to_bits()), number as u32));
    words::sorted(keys.collect()).into_iter().map(|(_, number)| number as usize).collect()
}
