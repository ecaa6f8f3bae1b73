//! Code in the article is the page's, byte for byte.
//!
//! The pages are those of the collection, where it is at hand.
#![cfg(feature = "html")]

mod real_pages;

use unhusk_core::document::{Attribute, Document, NodeId, Tag, html};
use unhusk_core::tree::{Tree, TreeId};
use unhusk_core::{judge, output};

/// A page's code as its texts say it, for code that no button, hidden text or element for lines cuts.
fn plain_code(document: &Document, pre: NodeId) -> Option<String> {
    let is_plain = |id: NodeId| match document.tag(id) {
        None => !document.is_hidden(id),
        Some(tag) => tag.is_inline() && document.attribute(id, Attribute::Role).is_none(),
    };
    let plain = document.descendants(pre).all(is_plain);
    plain.then(|| document.text_of(pre))
}

fn pres(tree: &Tree) -> impl Iterator<Item = TreeId> {
    (0..tree.len()).filter(|&id| tree.tag(id) == Some(Tag::Pre))
}

/// Whether the code is the page's, but for the numbers before its lines, line feeds where the page has elements for
/// lines and none, and white space at its end.
fn is_same(own: &str, page: &str) -> bool {
    let unnumbered =
        |line: &str| line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
    let numberless = || {
        let lines = own.trim_end().lines().zip(page.trim_end().lines());
        lines
            .into_iter()
            .all(|(own, page)| page.trim_end().ends_with(own.trim_end()) && unnumbered(page) == own)
    };
    let fed = !page.contains('\n') && own.replace('\n', "") == page;
    own.trim_end() == page.trim_end() || fed || numberless()
}

/// How many pieces of code a page has that can be compared, and what is wrong with which.
fn compare(name: &str, markup: &str) -> (usize, Vec<String>) {
    let (mut seen, mut wrong) = (0, Vec::new());
    if !markup.contains("<pre") {
        return (seen, wrong);
    }
    let document = html::parse(markup);
    let article = judge(&document, &[]);
    let markdown = output::markdown(&article).lines().map(str::trim_start).collect::<Vec<_>>().join("\n");
    for id in pres(&article.tree) {
        let source = article.tree.source(id).expect("a source");
        let Some(page) = plain_code(&document, source) else { continue };
        seen += 1;
        let own = article.tree.text_of(id);
        let first = own.lines().map(str::trim_start).find(|line| !line.is_empty()).unwrap_or_default();
        if !is_same(&own, &page) || !markdown.contains(first.trim_end()) {
            wrong.push(format!("{name}: {page:?}\n became {own:?}"));
        }
    }
    (seen, wrong)
}

#[test]
#[ignore = "needs real pages: UNHUSK_PAGES names the folder, as `cargo xtask test` does"]
fn code_of_real_pages_is_the_page_s() {
    let (seen, wrong): (Vec<usize>, Vec<_>) = real_pages::each(compare).into_iter().unzip();
    let (seen, wrong) = (seen.into_iter().sum::<usize>(), wrong.concat());
    println!("{seen} pieces of code");
    assert!(
        seen > 0 && wrong.is_empty(),
        "of {seen} pieces of code {} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
