//! `docs/article.schema.json` says what the output JSON is, and refuses what it isn't.
#![cfg(all(feature = "html", feature = "json"))]
#![expect(clippy::unwrap_used, reason = "a fixture or schema that can't be read fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};
use unhusk_core::document::{Document, html, plain_text};
use unhusk_core::{judge, output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema() -> Validator {
    let text = fs::read_to_string(root().join("docs/article.schema.json")).unwrap();
    jsonschema::draft202012::new(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn json_of(document: &Document) -> Value {
    serde_json::from_str(&output::json(&judge(document, &[]))).unwrap()
}

fn fixtures() -> impl Iterator<Item = (PathBuf, Document)> {
    let folders = fs::read_dir(root().join("tests/fixtures")).unwrap().map(|entry| entry.unwrap().path());
    folders.flat_map(|folder| {
        let page = fs::read_to_string(folder.join("page.html")).map(|page| html::parse(&page));
        let text = fs::read_to_string(folder.join("page.txt")).map(|page| plain_text::parse(&page));
        [page, text].into_iter().flatten().map(move |document| (folder.clone(), document))
    })
}

/// What the schema says against it.
fn faults(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn every_fixture_s_output_fits() {
    let schema = schema();
    let mut count = 0;
    for (folder, document) in fixtures() {
        assert_eq!(faults(&schema, &json_of(&document)), [""; 0], "{}", folder.display());
        count += 1;
    }
    assert!(count > 40, "{count} fixtures");
}

#[test]
fn pages_without_an_article_fit_too() {
    for page in ["", "<form><input name=a><button>b</button></form>", "<ul><li><a href=/a>a b c d</a></ul>"] {
        assert_eq!(faults(&schema(), &json_of(&html::parse(page))), [""; 0], "{page}");
    }
}

#[test]
fn broken_output_is_refused() {
    let schema = schema();
    let page = fs::read_to_string(root().join("tests/fixtures/korea-times/page.html")).unwrap();
    let whole = json_of(&html::parse(&page));
    assert!(schema.is_valid(&whole));
    for (place, broken) in [
        ("/title", json!(1)),
        ("/direction", json!("up")),
        ("/confidence", json!(1.5)),
        ("/words/page", json!(-1)),
        ("/removed/0/group", json!("others")),
        ("/removed/0/reason", json!("")),
        ("/tree/tag", json!("<p>")),
        ("/tree/children/0", json!({"tag": "p", "children": []})),
        ("/tree/children/0", json!({"tag": "p", "attributes": {"lang": 1}, "children": []})),
        ("/tree/children/0/children/0", json!({"text": "a", "tag": "p"})),
        ("/tree/children/0/children/0", json!("a")),
    ] {
        let mut output = whole.clone();
        *output.pointer_mut(place).unwrap() = broken;
        assert!(!schema.is_valid(&output), "{place}");
    }
    for name in whole.as_object().unwrap().keys() {
        let mut output = whole.clone();
        output.as_object_mut().unwrap().remove(name);
        assert!(!schema.is_valid(&output), "without {name}");
    }
    let mut more = whole;
    more["more"] = json!(true);
    assert!(!schema.is_valid(&more));
}
