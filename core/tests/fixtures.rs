//! Pages whose article, and what is removed from it, were written down by hand.
//!
//! Each folder of `tests/fixtures` holds `page.html` or `page.txt` (or both, which then give the same article),
//! `article.md`, the whole article, and `removed.json`, parts that are removed, in their order, with their classes.

#![expect(clippy::unwrap_used, reason = "a fixture that can't be read fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use unhusk_core::document::{Document, html, plain_text};
use unhusk_core::{Article, judge, output};

#[derive(Debug, Deserialize)]
struct Expected {
    class: String,
    text: String,
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn article(document: &Document) -> Article {
    let mut article = judge(document, &[]);
    article.resolve_addresses(&mut unhusk_core::address::resolver(None));
    article
}

/// Judges a fixture's pages and says what differs from what is written down; nothing where all is right.
fn check(folder: &Path) -> Vec<String> {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let read = |file: &str| fs::read_to_string(folder.join(file));
    let (Ok(markdown), Ok(removed)) = (read("article.md"), read("removed.json")) else {
        return vec![format!("{name}: article.md or removed.json is missing")];
    };
    let removed: Vec<Expected> = serde_json::from_str(&removed).unwrap();
    let mut wrong = Vec::new();
    let pages = [
        read("page.html").map(|page| html::parse(&page)),
        read("page.txt").map(|page| plain_text::parse(&page)),
    ];
    let articles: Vec<Article> = pages.iter().flatten().map(article).collect();
    if articles.is_empty() {
        return vec![format!("{name}: page.html or page.txt is missing")];
    }
    let got = output::markdown(&articles[0]);
    if got != markdown {
        wrong.push(format!("{name}: the article differs\n--- expected\n{markdown}\n--- got\n{got}"));
    }
    if let Some(missing) = first_missing(&removed, &articles[0]) {
        let list: Vec<String> = articles[0]
            .removed
            .iter()
            .map(|part| format!("  {} {:?}", part.class.key(), part.text))
            .collect();
        wrong.push(format!("{name}: not removed, or not in this order: {missing:?}\n{}", list.join("\n")));
    }
    for other in &articles[1..] {
        if output::plain_text(other) != output::plain_text(&articles[0]) {
            wrong.push(format!("{name}: the text's article is another than the page's"));
        }
    }
    wrong
}

/// The first expected part that isn't among the removed ones after those before it.
fn first_missing<'a>(expected: &'a [Expected], article: &Article) -> Option<&'a Expected> {
    let mut removed = article.removed.iter();
    expected.iter().find(|part| !removed.any(|own| own.class.key() == part.class && own.text == part.text))
}

#[test]
fn every_fixture_is_judged_as_written() {
    let wrong: Vec<String> = folders().iter().flat_map(|folder| check(folder)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
