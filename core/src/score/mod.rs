//! How likely a block belongs to the article.
//!
//! In come the features, out goes a score for each block, 0 to 1: the learned [`Model`] judges every block by itself, and
//! then once more by what its neighbours were judged to be; the scores of blocks of one make are drawn together. A block without a word (a picture) takes the score of the
//! text around it.

mod bits;
mod model;

use std::sync::OnceLock;

use crate::block::Blocks;
use crate::document::{Document, NodeId};
use crate::features::{Features, Matrix};
pub use model::{Model, Stage};

/// The model that Unhusk is shipped with.
static BUILT_IN: &[u8] = include_bytes!("model.bin");

impl Model {
    /// The model that Unhusk is shipped with.
    pub fn built_in() -> Option<&'static Self> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(BUILT_IN)).as_ref()
    }
}

/// The scores of a page.
#[derive(Clone, Debug)]
pub struct Scores<'a> {
    model: &'a Model,
    features: &'a Features,
    names: Matrix,
    /// Of each block.
    list: Vec<f32>,
}

impl<'a> Scores<'a> {
    /// Scores every block of a page.
    #[inline(never)]
    pub fn compute(document: &Document, blocks: &Blocks, features: &'a Features, model: &'a Model) -> Self {
        let (mut scores, names) = model.score(features);
        features.draw_together(&mut scores);
        let mut list = vec![0.0; blocks.len()];
        for (&number, score) in features.blocks().iter().zip(scores) {
            list[number as usize] = score;
        }
        score_pictures(document, blocks, &mut list);
        Self { model, features, names, list }
    }

    /// The score of a block, 0 (boilerplate) to 1 (article).
    pub fn of(&self, block: usize) -> f32 {
        self.list[block]
    }

    /// What spoke most against a block, strongest first, by its key; empty where fewer did.
    pub fn against(&self, block: usize) -> [&'static str; 3] {
        match self.features.blocks().binary_search(&(block as u32)) {
            Ok(row) => self.model.against(self.features, &self.names, row),
            Err(_) => [""; 3],
        }
    }
}

/// Gives blocks without words the mean score, by words, of the smallest element around them that has any.
fn score_pictures(document: &Document, blocks: &Blocks, list: &mut [f32]) {
    const LEVELS: usize = 24;
    let mut before = vec![(0.0, 0.0)];
    let (mut mass, mut words) = (0.0, 0.0);
    for (block, score) in blocks.iter().zip(list.iter()) {
        mass += block.scored_words() as f32 * score;
        words += block.scored_words() as f32;
        before.push((mass, words));
    }
    let mean = |element: NodeId| {
        let inside = blocks.inside(document, element);
        let (start, end) = (before[inside.start], before[inside.end]);
        (end.1 > start.1).then(|| (end.0 - start.0) / (end.1 - start.1))
    };
    for (block, score) in blocks.iter().zip(list).filter(|(block, _)| block.words == 0) {
        let around = document.nearest(Some(block.container), LEVELS, &|element| mean(element).is_some());
        *score = around.and_then(mean).unwrap_or(0.0);
    }
}
