//! What judging a page spends its time with, natively: how much of it are the features, and how much the model.

use serde_json::{Value, json};
use unhusk_core::document::Document;
use unhusk_core::features::Features;
use unhusk_core::score::Model;
use unhusk_core::{Stages, judge};

use super::times::{Contender, Times, race};

/// A page, and what judging knows of it before its features.
struct Begun {
    document: Document,
    stages: Stages,
}

/// The whole of judging and two parts of it, each timed by itself over the same pages.
pub(super) struct Parts {
    whole: Times,
    parts: Vec<Times>,
}

impl Parts {
    /// Times them; parsing isn't among them.
    pub(super) fn time(documents: Vec<Document>, rounds: u32) -> Self {
        let begin = |document| Begun { stages: Stages::of(&document), document };
        let pages: Vec<Begun> = documents.into_iter().map(begin).collect();
        let contenders: [Contender<'_, Begun>; 3] =
            [("judging", &judged), ("its features", &features), ("its model", &scores)];
        let mut parts = race(&pages, &contenders, rounds);
        Self { whole: parts.remove(0), parts }
    }

    /// Each part with its share of the whole.
    fn shares(&self) -> impl Iterator<Item = (&'static str, f64)> {
        self.parts.iter().map(|part| (part.name, part.total() / self.whole.total()))
    }

    pub(super) fn print(&self) {
        self.whole.print();
        for (name, share) in self.shares() {
            println!("{name:24} {share:>19.3} of it");
        }
    }

    pub(super) fn as_json(&self) -> Value {
        let shares: serde_json::Map<_, _> =
            self.shares().map(|(name, share)| (name.to_owned(), share.into())).collect();
        json!({ "median_ms": self.whole.median(), "total_ms": self.whole.total(), "shares": shares })
    }
}

fn judged(page: &Begun) -> usize {
    judge(&page.document, &[]).removed.len()
}

fn features(page: &Begun) -> usize {
    let Stages { blocks, metadata, .. } = &page.stages;
    Features::compute(&page.document, blocks, metadata).len()
}

fn scores(page: &Begun) -> usize {
    Model::built_in().map_or(0, |model| model.score(&page.stages.features).0.len())
}
