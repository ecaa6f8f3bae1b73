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
pub mod metadata;
pub mod output;
pub mod score;
pub mod tree;
pub mod verdict;
pub mod words;

pub use article::Article;
pub use verdict::Correction;

use block::Blocks;
use document::Document;
use elements::Elements;
use features::Features;
use metadata::Metadata;
use verdict::Page;

/// Judges a page: what its article is, what isn't, and why. The reader's corrections outrank the judgement.
pub fn judge(document: &Document, corrections: &[Correction]) -> Article {
    if document.is_empty() {
        return Article { found: Some(article::Found::Nothing), ..Article::default() };
    }
    let elements = Elements::recognise(document);
    let blocks = Blocks::cut(document, &elements);
    let metadata = Metadata::read(document, &blocks);
    let features = Features::compute(document, &elements, &blocks);
    let scores = verdict::scores(&features);
    let page = Page {
        document,
        elements: &elements,
        metadata: &metadata,
        blocks: &blocks,
        features: &features,
        scores: &scores,
    };
    let verdicts = verdict::judge(&page, corrections);
    Article::assemble(&page, &verdicts)
}
