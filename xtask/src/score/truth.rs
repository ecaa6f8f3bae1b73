//! The ground truth of the collection: what people said belongs to each page's article.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// What is true of one page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) html: PathBuf,
    pub(super) url: Option<String>,
    /// What sort of page it is: article, forum, product ...
    pub(super) kind: String,
    pub(super) text: String,
    /// Snippets that an article must have.
    pub(super) with: Vec<String>,
    /// Snippets that an article must not have.
    pub(super) without: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
}

/// Reads `ground-truth/*.json` in the order of their names.
pub(super) fn load(pages: &Path) -> Result<Vec<Page>> {
    let folder = pages.join("ground-truth");
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    if files.is_empty() {
        bail!("{} has no ground truth", folder.display());
    }
    files
        .iter()
        .map(|file| read(file, pages).with_context(|| format!("cannot read {}", file.display())))
        .collect()
}

fn read(file: &Path, pages: &Path) -> Result<Page> {
    let record: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let fields = &record["ground_truth"];
    Ok(Page {
        html: pages.join("html").join(format!("{name}.html")),
        name,
        url: text(&record["url"]),
        kind: kind(&record["_internal"]["page_type"]).to_owned(),
        text: text(&fields["main_content"]).unwrap_or_default(),
        with: texts(&fields["with"]),
        without: texts(&fields["without"]),
        title: text(&fields["title"]),
        author: text(&fields["author"]),
        date: text(&fields["publish_date"]),
    })
}

fn kind(page_type: &Value) -> &str {
    let named = page_type.get("primary").unwrap_or(page_type).as_str().filter(|kind| !kind.is_empty());
    match named.unwrap_or("article") {
        "category" => "collection",
        kind => kind,
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::kind;
    use serde_json::json;

    #[test]
    fn a_page_is_an_article_unless_it_says_otherwise() {
        assert_eq!(kind(&json!({"primary": "forum"})), "forum");
        assert_eq!(kind(&json!("category")), "collection");
        assert_eq!(kind(&json!({})), "article");
        assert_eq!(kind(&json!(null)), "article");
    }
}
