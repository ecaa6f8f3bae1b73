//! Tells a page's article from its boilerplate, and says why.
//!
//! The way of the data, each stage in a module of its own that reads only those before it:
//! [`document`] (the page as an arena of nodes) -> [`elements`] (what an element is, known before anything is judged)
//! -> [`block`] (runs of text or pictures) -> [`metadata`] (title, byline, date) -> [`features`] (numbers about a block)
//! -> [`score`] (how likely it belongs to the article) -> [`verdict`] (kept, or dropped with class and reason)
//! -> [`article`] (a clean tree, and what was removed) -> [`output`].
//!
//! ```
//! use unhusk_core::{document::plain_text, judge, output};
//!
//! let page = plain_text::parse("Rain again\n\nIt rained on Monday, on Tuesday and, to nobody's surprise, on Wednesday as well.\n\nClose");
//! let article = judge(&page, &[]);
//! assert_eq!(article.metadata.title.as_deref(), Some("Rain again"));
//! assert_eq!(article.removed[0].text, "Close");
//! assert!(output::plain_text(&article).starts_with("It rained"));
//! ```
//!
//! Everything here is pure and total: no browser, no clock, no I/O, no panic on any input, no recursion on its depth, and
//! the same bytes on wasm32 and natively.
#![forbid(unsafe_code)]

#[cfg(feature = "html")]
pub mod address;
pub mod article;
pub mod block;
pub mod document;
pub mod elements;
pub mod features;
mod json;
mod lists;
pub mod metadata;
pub mod output;
pub mod score;
pub mod tree;
pub mod verdict;
pub mod words;

pub use article::Article;
pub use verdict::Correction;

use block::Blocks;
use document::{Document, NodeId};
use elements::Elements;
use features::Features;
use metadata::Metadata;
use score::{Model, Scores};
use verdict::Page;

/// Judges a page: what its article is, what isn't, and why. The reader's corrections outrank the judgement.
pub fn judge(document: &Document, corrections: &[Correction]) -> Article {
    // The model is part of the program: a test reads it.
    Model::built_in().map_or_else(Article::default, |model| judge_by(model, document, corrections))
}

/// The same by another model than the one that Unhusk is shipped with.
pub fn judge_by(model: &Model, document: &Document, corrections: &[Correction]) -> Article {
    if document.is_empty() {
        return Article { found: Some(article::Found::Nothing), ..Article::default() };
    }
    let stages = Stages::of_article(document, verdict::corrections::article(corrections));
    let scores = Scores::compute(document, &stages.blocks, &stages.features, model);
    let page = stages.page(document, &scores);
    let verdicts = verdict::judge(&page, corrections);
    Article::assemble(&page, &verdicts)
}

/// What is known of a page before anything is scored.
#[derive(Clone, Debug)]
pub struct Stages {
    /// What its elements are.
    pub elements: Elements,
    /// Its blocks.
    pub blocks: Blocks,
    /// What it declares.
    pub metadata: Metadata,
    /// Numbers about the blocks.
    pub features: Features,
}

impl Stages {
    /// Goes through the stages before the score.
    pub fn of(document: &Document) -> Self {
        Self::of_article(document, NodeId(0))
    }

    /// The same for the article with this node, if the page has several; the root is in none.
    pub fn of_article(document: &Document, node: NodeId) -> Self {
        let elements = Elements::recognise(document);
        let blocks = Blocks::cut(document, &elements);
        let metadata = Metadata::read(document, &blocks, elements.signs(), node);
        let features = Features::compute(document, &blocks, &metadata);
        Self { elements, blocks, metadata, features }
    }

    /// All that a verdict looks at.
    pub fn page<'a>(&'a self, document: &'a Document, scores: &'a Scores<'a>) -> Page<'a> {
        Page {
            document,
            elements: &self.elements,
            metadata: &self.metadata,
            blocks: &self.blocks,
            features: &self.features,
            scores,
        }
    }
}
