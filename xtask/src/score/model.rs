//! The model that judges a page, chosen in one place.

use std::fs;
use std::sync::LazyLock;

use anyhow::{Context, Result};
use unhusk_core::document::Document;
use unhusk_core::score::{Model, Scores};
use unhusk_core::verdict::{self, Verdict};
use unhusk_core::{Article, Stages, judge_by};

use super::truth::Page;
use crate::folds::{FOLDS, fold_of};
use crate::places;

/// The models of the folds, read once.
static MODELS: LazyLock<Result<Vec<Model>>> =
    LazyLock::new(|| (0..FOLDS).map(|fold| read(&format!("model/folds/{fold}.bin"))).collect());

fn read(name: &str) -> Result<Model> {
    let bytes = fs::read(places::root().join(name))
        .with_context(|| format!("cannot read {name} (`cargo xtask train` writes it)"))?;
    Model::read(&bytes).with_context(|| format!("{name} is no model of this version"))
}

/// The model for a page: one that has not seen the page's site. Every figure and explanation asks here.
pub(super) fn model_for(page: &Page) -> Result<&'static Model> {
    if !page.known {
        return shipped();
    }
    let models = MODELS.as_ref().map_err(|error| anyhow::anyhow!("{error:#}"))?;
    models.get(fold_of(page.url.as_deref(), &page.name)).context("a fold has no model")
}

/// The model that the extension has.
pub(super) fn shipped() -> Result<&'static Model> {
    Model::built_in().context("core/src/score/model.bin is no model of this version")
}

/// Judges a page.
pub(super) fn judge(model: &Model, document: &Document) -> Article {
    judge_by(model, document, &[])
}

/// Judges a page and shows every stage of it.
pub(super) fn take_apart<T>(
    model: &Model,
    document: &Document,
    look: impl FnOnce(&verdict::Page<'_>, &[Verdict], &Article) -> T,
) -> T {
    let stages = Stages::of(document);
    let scores = Scores::compute(document, &stages.blocks, &stages.features, model);
    let page = stages.page(document, &scores);
    let verdicts = verdict::judge(&page, &[]);
    look(&page, &verdicts, &Article::assemble(&page, &verdicts))
}
