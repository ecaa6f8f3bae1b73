//! The model that judges a page, chosen in one place.

use unhusk_core::block::Blocks;
use unhusk_core::document::Document;
use unhusk_core::elements::Elements;
use unhusk_core::features::Features;
use unhusk_core::metadata::Metadata;
use unhusk_core::verdict::{self, Verdict};
use unhusk_core::{Article, judge};

use super::truth::Page;

/// What judges a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Model;

/// The model for a page: one that has not seen the page's site. Every figure and explanation asks here.
pub(super) fn model_for(_page: &Page) -> Model {
    BUILT_IN
}

/// The model of the core itself, which a browser's extension has too.
pub(super) const BUILT_IN: Model = Model;

impl Model {
    /// Judges a page.
    #[expect(clippy::unused_self, reason = "the core has one way of scoring so far")]
    pub(super) fn judge(self, document: &Document) -> Article {
        judge(document, &[])
    }
}

/// Judges a page and shows every stage of it.
pub(super) fn take_apart<T>(
    _model: Model,
    document: &Document,
    look: impl FnOnce(&verdict::Page<'_>, &[Verdict], &Article) -> T,
) -> T {
    let elements = Elements::recognise(document);
    let blocks = Blocks::cut(document, &elements);
    let metadata = Metadata::read(document, &blocks);
    let features = Features::compute(document, &elements, &blocks);
    let scores = verdict::scores(&features);
    let page = verdict::Page {
        document,
        elements: &elements,
        metadata: &metadata,
        blocks: &blocks,
        features: &features,
        scores: &scores,
    };
    let verdicts = verdict::judge(&page, &[]);
    look(&page, &verdicts, &Article::assemble(&page, &verdicts))
}
