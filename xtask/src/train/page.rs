//! A page that is learned from: its features, its words against its truth, its labels and weights.

use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result};
use rayon::prelude::*;
use unhusk_core::block::Block;
use unhusk_core::document::html;
use unhusk_core::features::Features;
use unhusk_core::{Stages, words};

use super::labels::{self, Labels};
use super::sources::{Origin, Source};
use super::table::{self, Evidence};
use super::xml;

/// A page, read once and kept in memory.
pub(super) struct Page {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) origin: Origin,
    pub(super) domain: String,
    pub(super) fold: usize,
    /// Whether it is learned from.
    pub(super) is_trained_on: bool,
    pub(super) features: Features,
    /// The blocks that have a row of features.
    pub(super) blocks: Vec<BlockWords>,
    /// The truth of its record.
    pub(super) recorded: Truth,
    /// The truth, with corrections.
    pub(super) truth: Truth,
    /// The word F1 of the best set of blocks.
    pub(super) best: f64,
    /// How much of each block belongs to the article, 0 to 1.
    pub(super) labels: Vec<f32>,
    /// How much each block counts.
    pub(super) weights: Vec<f32>,
    /// What the page says of the tokens around its blocks.
    pub(super) evidence: Vec<Evidence>,
}

/// The words of a block.
pub(super) struct BlockWords {
    /// How many there are.
    pub(super) count: u32,
    /// A number that blocks of the same words share.
    pub(super) fingerprint: u64,
    /// Those that a truth has, by their numbers, with how often they stand in the block.
    pub(super) bag: Vec<(u32, u32)>,
}

/// The words of a truth: how often each stands in it, by its number.
pub(super) struct Truth {
    pub(super) counts: Vec<u32>,
    pub(super) total: u32,
}

/// Reads all pages, on all processors.
pub(super) fn read_all(sources: Vec<Source>) -> Result<Vec<Page>> {
    sources.into_par_iter().map(read).collect()
}

fn read(source: Source) -> Result<Page> {
    let Source { origin, record, truth, is_unclear, domain, fold } = source;
    let bytes = fs::read(&record.html).with_context(|| format!("cannot read {}", record.html.display()))?;
    let (text, _) = html::decode(&bytes, None);
    // The collection `harvest` wrote its pages as XML.
    let text = if record.name.starts_with("harvest-") { xml::as_html(&text) } else { text };
    let document = record.url.as_deref().map_or_else(|| html::parse(&text), |url| html::parse_at(&text, url));
    let stages = Stages::of(&document);
    let mut numbers = Numbers::default();
    let [recorded_words, truth_words] = [&record.text, &truth].map(|text| numbers.learn(text));
    let rows = rows(&stages);
    let block_words: Vec<Vec<u32>> = rows.iter().map(|block| numbers.look_up(&block.text)).collect();
    let Labels { of_blocks: labels, mut weights, best } = labels::of(&block_words, &truth_words);
    if origin != Origin::Collection && !record.title_in_main {
        leave_out_title(&stages, &rows, &mut weights);
    }
    let blocks = rows.iter().zip(&block_words);
    let blocks = blocks.map(|(block, words)| BlockWords::new(words, block.fingerprint)).collect();
    let features = stages.features;
    let evidence = table::evidence(&features, &labels, &weights);
    Ok(Page {
        name: record.name,
        kind: record.kind,
        origin,
        domain,
        fold,
        // A truth from elsewhere that isn't in the page says nothing of its blocks.
        is_trained_on: !is_unclear && (origin == Origin::Collection || best > 0.8),
        features,
        blocks,
        recorded: numbers.truth(&recorded_words),
        truth: numbers.truth(&truth_words),
        best,
        labels,
        weights,
        evidence,
    })
}

/// The blocks that have a row of features: those with words.
fn rows(stages: &Stages) -> Vec<&Block> {
    stages.features.blocks().iter().map(|&number| &stages.blocks[number as usize]).collect()
}

/// The other collections leave the title out of the text, this one often has it: they don't say whether it belongs.
fn leave_out_title(stages: &Stages, rows: &[&Block], weights: &mut [f32]) {
    const LONGEST: u32 = 30;
    let title = stages.metadata.title.as_deref().unwrap_or_default();
    let title: Vec<String> = words::split(title).map(words::lower).collect();
    for (block, weight) in rows.iter().zip(weights) {
        let own: Vec<String> = words::split(&block.text).map(words::lower).collect();
        let is_title = block.words < LONGEST
            && 2 * own.iter().filter(|word| title.contains(word)).count() > own.len()
            && 2 * title.iter().filter(|word| own.contains(word)).count() > title.len();
        if is_title || block.heading == Some(1) {
            *weight = 0.0;
        }
    }
}

/// A number for each word that a truth of the page has.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// The number of a word that no truth has.
    const NONE: u32 = u32::MAX;

    fn learn(&mut self, text: &str) -> Vec<u32> {
        let text = text.to_lowercase();
        let number = |word: &str| {
            let next = self.0.len() as u32;
            *self.0.entry(word.to_owned()).or_insert(next)
        };
        words::split(&text).map(number).collect()
    }

    fn look_up(&self, text: &str) -> Vec<u32> {
        let text = text.to_lowercase();
        words::split(&text).map(|word| self.0.get(word).copied().unwrap_or(Self::NONE)).collect()
    }

    fn truth(&self, words: &[u32]) -> Truth {
        let mut counts = vec![0; self.0.len()];
        for &word in words {
            counts[word as usize] += 1;
        }
        Truth { counts, total: words.len() as u32 }
    }
}

impl BlockWords {
    fn new(words: &[u32], fingerprint: u64) -> Self {
        Self { count: words.len() as u32, fingerprint, bag: bag(words) }
    }
}

/// How often each known word stands among these.
pub(super) fn bag(words: &[u32]) -> Vec<(u32, u32)> {
    let mut sorted: Vec<u32> = words.iter().copied().filter(|&word| word != Numbers::NONE).collect();
    sorted.sort_unstable();
    sorted.chunk_by(|one, other| one == other).map(|equal| (equal[0], equal.len() as u32)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Numbers, bag};

    #[test]
    fn words_are_numbered_whatever_their_case() {
        let mut numbers = Numbers::default();
        let truth = numbers.learn("Rain, rain and SNOW");
        let page = numbers.look_up("snow or rain");
        assert_eq!(truth, [0, 0, 1, 2]);
        assert_eq!(page, [2, Numbers::NONE, 0]);
        assert_eq!(bag(&page), [(0, 1), (2, 1)]);
        assert_eq!(numbers.truth(&truth).counts, [2, 1, 1]);
    }
}
