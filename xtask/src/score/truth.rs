//! The ground truth of the collection: what people said belongs to each page's article.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// What is true of one page.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) html: PathBuf,
    pub(crate) url: Option<String>,
    /// What sort of page it is: article, forum, product ...
    pub(crate) kind: String,
    pub(crate) text: String,
    /// Snippets that an article must have.
    pub(crate) with: Vec<String>,
    /// Snippets that an article must not have.
    pub(crate) without: Vec<String>,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) date: Option<String>,
    /// How sure those were who labelled the page block by block; `None` where nobody did.
    pub(crate) sure: Option<f64>,
    /// Whether there is a truth at all.
    pub(crate) known: bool,
    /// Whether the text begins with the title, where the record says.
    pub(crate) title_in_main: bool,
}

/// What somebody says who read a page against its truth.
#[derive(Debug, Default)]
pub(crate) struct Audited {
    /// Nobody can tell what is true of the page, or it isn't in its HTML.
    pub(crate) left_out: bool,
    /// The text as it should have been; `None` where it was right.
    pub(crate) text: Option<String>,
}

/// Reads the corrections of an audit, by the name of the page.
pub(crate) fn load_audit(file: &Path) -> Result<HashMap<String, Audited>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let records: HashMap<String, Value> = serde_json::from_str(&text)?;
    Ok(records.into_iter().map(|(name, record)| (name, audited(&record))).collect())
}

fn audited(record: &Value) -> Audited {
    let is = |word: &str| record["verdict"] == word || record[word].as_bool().unwrap_or_default();
    Audited {
        left_out: is("unreachable") || is("unclear"),
        text: record["main_content"].as_str().map(str::to_owned),
    }
}

impl Page {
    /// A page of which nothing is known.
    pub(crate) fn of_file(file: &Path) -> Self {
        Self {
            name: file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            html: file.to_path_buf(),
            url: None,
            kind: String::new(),
            text: String::new(),
            with: Vec::new(),
            without: Vec::new(),
            title: None,
            author: None,
            date: None,
            sure: None,
            known: false,
            title_in_main: false,
        }
    }

    /// Whether a person labelled it and was fairly sure, and there is something to read.
    pub(crate) fn is_surely_labelled(&self) -> bool {
        const SURE: f64 = 0.7;
        !self.text.is_empty() && self.sure.is_some_and(|sure| sure >= SURE)
    }
}

/// Reads `ground-truth/*.json` in the order of their names.
pub(crate) fn load(pages: &Path) -> Result<Vec<Page>> {
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

/// Whether a folder of pages has one of this name.
pub(crate) fn has(pages: &Path, name: &str) -> bool {
    truth_of(pages, name).is_file()
}

/// Reads one page's truth.
pub(crate) fn load_one(pages: &Path, name: &str) -> Result<Page> {
    let file = truth_of(pages, name);
    read(&file, pages).with_context(|| format!("cannot read {}", file.display()))
}

fn truth_of(pages: &Path, name: &str) -> PathBuf {
    pages.join("ground-truth").join(format!("{name}.json"))
}

fn read(file: &Path, pages: &Path) -> Result<Page> {
    let record: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let bare = Page::of_file(file);
    let fields = &record["ground_truth"];
    Ok(Page {
        html: pages.join("html").join(format!("{}.html", bare.name)),
        url: text(&record["url"]),
        kind: kind(&record["_internal"]["page_type"]).to_owned(),
        text: text(&fields["main_content"]).unwrap_or_default(),
        with: texts(&fields["with"]),
        without: texts(&fields["without"]),
        title: text(&fields["title"]),
        author: text(&fields["author"]),
        date: text(&fields["publish_date"]),
        sure: record["main_labelled"]["sure"].as_f64(),
        known: true,
        title_in_main: fields["title_in_main"].as_bool().unwrap_or_default(),
        ..bare
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
    use super::{audited, kind};
    use serde_json::json;

    #[test]
    fn an_audited_page_is_left_out_corrected_or_right() {
        let out = json!({"verdict": "no-real-content", "main_content": "", "unreachable": true});
        assert!(audited(&out).left_out);
        assert!(audited(&json!({"verdict": "unclear", "main_content": null})).left_out);
        let corrected = audited(&json!({"verdict": "truncated", "main_content": "all"}));
        assert!(!corrected.left_out && corrected.text.as_deref() == Some("all"));
        assert_eq!(audited(&json!({"verdict": "sound", "main_content": null})).text, None);
    }

    #[test]
    fn a_page_is_an_article_unless_it_says_otherwise() {
        assert_eq!(kind(&json!({"primary": "forum"})), "forum");
        assert_eq!(kind(&json!("category")), "collection");
        assert_eq!(kind(&json!({})), "article");
        assert_eq!(kind(&json!(null)), "article");
    }
}
