//! Whatever a page is made of, each of its words is in the article or among what was removed.

use proptest::prelude::*;
use unhusk_core::document::{Document, NodeId, Tag, html, plain_text};
use unhusk_core::{Article, Correction, judge};

/// The letters and digits of texts, sorted: what is left of them however they are cut and joined.
fn letters<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<char> {
    let mut letters: Vec<char> = texts.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

/// The texts that a page renders or hides, but for those of programs, styles and controls' values.
fn texts(document: &Document) -> Vec<&str> {
    let spoken = |id: &NodeId| {
        !document.ancestors(*id).any(|above| document.tag(above).is_some_and(Tag::holds_no_text))
    };
    document.ids().filter(spoken).filter_map(|id| document.text(id)).collect()
}

fn assert_no_word_lost(document: &Document, article: &Article) {
    assert_eq!(article.words.kept + article.words.removed, article.words.page);
    let kept = (0..article.tree.len()).filter_map(|id| article.tree.text(id));
    // A picture's description stands for it in the list, but is no text of the page.
    let removed =
        article.removed.iter().filter(|removed| removed.words > 0).map(|removed| removed.text.as_str());
    let all = letters(kept.chain(removed).chain(article.head.iter().map(String::as_str)));
    assert_eq!(all, letters(texts(document).into_iter()));
}

/// Pages of nested elements of many kinds, with the attributes that rules look at.
fn pages() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        "[a-z ]{0,40}",
        Just(
            "The harbour stayed closed on Monday, since the storm had not passed by the evening.".to_owned()
        ),
        Just("東京は雨。".to_owned()),
        Just("Close".to_owned()),
        Just("-1".to_owned()),
        Just("Top 10 Stories".to_owned()),
    ];
    let tags = prop::sample::select(vec![
        "p",
        "div",
        "b",
        "a",
        "h1",
        "h2",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "nav",
        "footer",
        "article",
        "figure",
        "figcaption",
        "pre",
        "button",
        "blockquote",
        "details",
        "summary",
        "dl",
        "dt",
        "x-card",
        "span",
        "label",
        "script",
        "select",
        "svg",
    ]);
    let attributes = prop::sample::select(vec![
        "",
        " class=comments",
        " hidden",
        " role=button",
        " id=cookie-banner",
        " class=ad",
        " href=#top",
        " role=dialog",
        " href='https://x.com/intent/tweet'",
    ]);
    text.prop_recursive(6, 60, 6, move |inner| {
        (tags.clone(), attributes.clone(), prop::collection::vec(inner, 0..6))
            .prop_map(|(tag, attributes, inner)| format!("<{tag}{attributes}>{}</{tag}> ", inner.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn every_word_is_kept_or_removed(page in pages()) {
        let document = html::parse(&page);
        assert_no_word_lost(&document, &judge(&document, &[]));
    }

    #[test]
    fn corrections_lose_none_either(page in pages(), corrections in prop::collection::vec((0_u32..30, any::<bool>()), 0..8)) {
        let document = html::parse(&page);
        let corrections: Vec<Correction> =
            corrections.into_iter().map(|(block, keep)| Correction { block, keep }).collect();
        assert_no_word_lost(&document, &judge(&document, &corrections));
    }
}

#[test]
fn the_sample_loses_none() {
    let document = plain_text::parse(include_str!("../../tests/fixtures/korea-times/page.txt"));
    assert_no_word_lost(&document, &judge(&document, &[]));
}
