//! Every page of the collection, judged by the core on all processors.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rayon::prelude::*;
use serde_json::Value;
use unhusk_core::document::{Document, html};
use unhusk_core::score::Model;
use unhusk_core::{address, output};

use super::model::{judge, model_for};
use super::truth::Page;

/// What a page was judged to be, as far as it is measured.
#[derive(Debug, Default, Clone)]
pub(super) struct Judged {
    pub(super) text: String,
    pub(super) title: String,
    pub(super) byline: String,
    pub(super) published: String,
    /// 0 to 1.
    pub(super) confidence: f64,
}

/// Judges all pages in their order; `None` for one whose HTML isn't there. Writes the outputs to `out`.
pub(super) fn judge_all(pages: &[Page], out: Option<&Path>) -> Result<Vec<Option<Judged>>> {
    if let Some(folder) = out {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    pages.par_iter().map(|page| judge_page(page, out)).collect()
}

fn judge_page(page: &Page, out: Option<&Path>) -> Result<Option<Judged>> {
    if !page.html.is_file() {
        return Ok(None);
    }
    let json = written(page, model_for(page)?)?;
    if let Some(folder) = out {
        let file = folder.join(format!("{}.json", page.name));
        fs::write(&file, &json).with_context(|| format!("cannot write {}", file.display()))?;
    }
    read(&json).map(Some)
}

/// The article of a page, as the command line writes it.
pub(super) fn written(page: &Page, model: &Model) -> Result<String> {
    let document = parsed(page)?;
    let mut article = judge(model, &document);
    article.resolve_addresses(&mut address::resolver(document.address()));
    Ok(output::json(&article))
}

/// The page's markup, decoded as browsers decode it.
pub(super) fn markup(page: &Page) -> Result<String> {
    let bytes = fs::read(&page.html).with_context(|| format!("cannot read {}", page.html.display()))?;
    Ok(html::decode(&bytes, None).0)
}

pub(super) fn parsed(page: &Page) -> Result<Document> {
    let text = markup(page)?;
    Ok(page.url.as_deref().map_or_else(|| html::parse(&text), |url| html::parse_at(&text, url)))
}

/// The output is measured as others read it.
pub(super) fn read(json: &str) -> Result<Judged> {
    let value: Value = serde_json::from_str(json)?;
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Ok(Judged {
        text: text("text"),
        title: text("title"),
        byline: text("byline"),
        published: text("published"),
        confidence: value["confidence"].as_f64().unwrap_or_default(),
    })
}
