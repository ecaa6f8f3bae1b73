//! The verdict on each block: kept with a role, or dropped with class, reason and score.
//!
//! In comes everything known of a page, out go [`Verdicts`]. The order: named roles (title, byline) and the rules, each
//! for blocks that none before has decided; the score for the rest; units kept or dropped whole, and what belongs to
//! kept text; repeats; headings that head nothing last. Then the reader's corrections, which change what they name and nothing else.

mod adopted;
mod choice;
mod class;
mod company;
pub mod corrections;
mod empty_headings;
mod labels;
mod lead;
mod notes;
mod phrases;
pub mod posts;
mod repeats;
mod roles;
mod rules;
mod sentences;
mod units;

use std::ops::Range;

use crate::block::{Block, Blocks};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::elements::{Elements, picture};
use crate::features::Features;
use crate::metadata::Metadata;
use crate::score::Scores;
pub use class::{Class, Group, Reason};
pub use corrections::{Correction, Wish};
pub use rules::{RULES, Rule};
pub use sentences::feature;

/// Everything known of a page when it is judged.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The page.
    pub document: &'a Document,
    /// What its elements are.
    pub elements: &'a Elements,
    /// What it declares.
    pub metadata: &'a Metadata,
    /// Its blocks.
    pub blocks: &'a Blocks,
    /// Numbers about them.
    pub features: &'a Features,
    /// How likely each belongs to the article.
    pub scores: &'a Scores<'a>,
}

impl Page<'_> {
    /// Whether a block is a button, or stands in one; longer texts are none.
    #[inline(never)]
    pub(crate) fn is_button(&self, block: &Block) -> bool {
        const LEVELS: usize = 3;
        const LONG: u32 = 25;
        let is_button = |id| {
            self.document.is(id, Tag::Button)
                || self.document.attribute(id, Attribute::Role) == Some("button")
        };
        !block.is_longer_than(LONG)
            && (block.widget.is_some() || self.document.around(block.container).take(LEVELS).any(is_button))
    }

    /// Whether a block is a picture to be looked at, and has no words.
    fn shows_picture(&self, block: &Block) -> bool {
        let is_large = |&leaf: &NodeId| picture::is_large(self.document, leaf);
        block.words == 0 && block.pictures > 0 && self.blocks.leaves(block).iter().any(is_large)
    }

    /// The mean score of some blocks, by words; 1 if they have none.
    fn mean_score(&self, blocks: &Range<usize>) -> f32 {
        let (mut mass, mut words) = (0.0, 0.0);
        for number in blocks.clone() {
            let own = self.blocks[number].words as f32;
            words += own;
            mass += own * self.scores.of(number);
        }
        if words > 0.0 { mass / words } else { 1.0 }
    }
}

/// What a kept block is in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Part of the text.
    Text,
    /// A picture's caption.
    Caption,
    /// The title.
    Title,
    /// Says who wrote it.
    Byline,
}

/// The verdict on a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// It belongs to the article.
    Keep(Role),
    /// It doesn't.
    Drop {
        /// What kind of boilerplate it is.
        class: Class,
        /// Why it goes.
        reason: Reason,
        /// The element that goes with it: neighbours of one such element are listed as one part.
        part: NodeId,
    },
}

impl Verdict {
    /// Whether the block is kept.
    pub fn keeps(self) -> bool {
        matches!(self, Self::Keep(_))
    }

    /// Whether only its score dropped the block.
    pub fn is_low(self) -> bool {
        matches!(self, Self::Drop { reason: Reason::LowScore { .. }, .. })
    }
}

/// A block that scores this much belongs to the article, whatever a rule takes the part around it for.
const SURE: f32 = 0.5;

/// The verdicts of a page while they are being found: each block is decided once.
#[derive(Debug)]
pub struct Verdicts<'a> {
    list: Vec<Option<Verdict>>,
    scores: &'a Scores<'a>,
    /// Whether the rule that speaks yields to the scores.
    yields: bool,
}

impl Verdicts<'_> {
    /// Whether a block is decided.
    pub fn is_decided(&self, block: usize) -> bool {
        self.list[block].is_some()
    }

    /// Drops an undecided block, which a rule names; not if the rule yields to the score, and that is high.
    #[inline(never)]
    pub fn drop(&mut self, block: usize, class: Class, reason: Reason, part: NodeId) {
        if !self.yields || self.scores.of(block) < SURE {
            self.list[block].get_or_insert(Verdict::Drop { class, reason, part });
        }
    }

    /// From here on, whether what scores high stays: names and neighbours may mislead, a button is a button.
    pub fn yield_to_scores(&mut self, yields: bool) {
        self.yields = yields;
    }

    /// Keeps an undecided block.
    pub fn keep(&mut self, block: usize, role: Role) {
        self.list[block].get_or_insert(Verdict::Keep(role));
    }
}

/// Judges every block of a page.
#[inline(never)]
pub fn judge(page: &Page<'_>, corrections: &[Correction]) -> Vec<Verdict> {
    let mut open = Verdicts { list: vec![None; page.blocks.len()], scores: page.scores, yields: false };
    roles::assign(page, &mut open);
    adopted::keep_whole(page, &mut open);
    // Plain text has little that the score could read.
    let plain = page.document.is_plain_text();
    for rule in RULES {
        open.yield_to_scores(rule.yields && !plain);
        (rule.apply)(page, &mut open);
    }
    let mut verdicts = by_score(page, open);
    units::settle(page, &mut verdicts);
    company::keep(page, &mut verdicts);
    lead::keep(page, &mut verdicts);
    notes::keep(page, &mut verdicts);
    labels::keep(page, &mut verdicts);
    repeats::drop_copies(page, &mut verdicts);
    repeats::drop_quotations(page, &mut verdicts);
    empty_headings::drop(page, &mut verdicts);
    posts::assign_heads(page, &mut verdicts);
    repeats::caption_of_plain_text(page, &mut verdicts);
    corrections::apply(page, corrections, &mut verdicts);
    verdicts
}

/// Decides by the score what no rule did.
fn by_score(page: &Page<'_>, open: Verdicts<'_>) -> Vec<Verdict> {
    let enough = choice::cut(page, &open);
    let decided = open.list.into_iter().enumerate();
    decided
        .map(|(number, verdict)| {
            verdict.unwrap_or_else(|| {
                // The cut is one of words: of pictures it says nothing, and theirs is the mean of the text around them.
                let enough = if page.blocks[number].words == 0 { enough.min(SURE) } else { enough };
                if page.scores.of(number) >= enough {
                    Verdict::Keep(Role::Text)
                } else {
                    low_score(page.blocks[number].container)
                }
            })
        })
        .collect()
}

fn low_score(part: NodeId) -> Verdict {
    Verdict::Drop { class: Class::Unrelated, reason: Reason::LowScore { features: [""; 3] }, part }
}
