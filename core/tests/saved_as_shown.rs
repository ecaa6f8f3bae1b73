//! What is saved is what is shown: an article read back from the view's arrays gives every output the same bytes.

#![expect(clippy::unwrap_used, reason = "a fixture that can't be read fails the test")]
#![cfg(feature = "html")]

use std::fs;
use std::path::Path;

use unhusk_core::document::snapshot::Parts;
use unhusk_core::document::{Document, html, plain_text};
use unhusk_core::{Article, address, judge, output};

fn judged(document: &Document) -> Article {
    let mut article = judge(document, &[]);
    article.resolve_addresses(&mut address::resolver(document.address()));
    article
}

fn read_back(article: &Article) -> Article {
    let view = output::parts(article);
    let parts = Parts {
        parents: &view.parents,
        tags: &view.tags,
        flags: &vec![0; view.parents.len()],
        lengths: &view.lengths,
        attribute_owners: &view.attribute_owners,
        attribute_names: &view.attribute_names,
        attribute_lengths: &view.attribute_lengths,
        names: &view.names,
        text: &view.text,
        values: &view.values,
        address: "",
    };
    output::shown(&parts, article.metadata.clone()).unwrap()
}

fn outputs(article: &Article) -> Vec<String> {
    let texts = [output::front_matter, output::markdown, output::plain_text, output::html, output::file_name];
    let mut all: Vec<String> = texts.iter().map(|write| write(article)).collect();
    let book = output::epub(article, &[], 0);
    all.extend(book.files.into_iter().map(|file| String::from_utf8(file.bytes).unwrap()));
    all
}

#[test]
fn every_output_of_what_is_shown_has_the_same_bytes() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut seen = 0;
    for folder in fs::read_dir(fixtures).unwrap() {
        let folder = folder.unwrap().path();
        let read = |file: &str| fs::read_to_string(folder.join(file));
        let pages = [
            read("page.html").map(|page| html::parse(&page)),
            read("page.txt").map(|page| plain_text::parse(&page)),
        ];
        for article in pages.iter().flatten().map(judged) {
            assert_eq!(outputs(&read_back(&article)), outputs(&article), "{}", folder.display());
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen} pages");
}
