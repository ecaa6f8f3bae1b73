//! Every fixture's article in a browser, byte for byte what `core/tests/fixtures.rs` holds natively.
//!
//! A browser can't look into a folder: the fixtures are named below, and `core/tests/fixtures_run_in_browsers.rs` names
//! the missing one.

use crate::browser::{change, live, parsed, removals, snapshot};
use serde_json::Value;
use unhusk::{export_article, judge_document, judge_snapshot, judge_text};
use wasm_bindgen_test::wasm_bindgen_test;

macro_rules! fixtures {
    ($($name:literal,)*) => {
        [$(Fixture {
            name: $name,
            page: include_str!(concat!("fixtures/", $name, "/page.html")),
            article: include_str!(concat!("fixtures/", $name, "/article.md")),
            removed: include_str!(concat!("fixtures/", $name, "/removed.json")),
        }),*]
    };
}

struct Fixture {
    name: &'static str,
    page: &'static str,
    article: &'static str,
    removed: &'static str,
}

#[rustfmt::skip]
const FIXTURES: &[Fixture] = &fixtures![
    "advert--english-slot-in-the-text",
    "advert--japanese-label",
    "advert--text-on-advertising-stays",
    "close-button--crosses-in-a-table-stay",
    "close-button--french-picture-layer",
    "code--answer-keeps-language-and-inline-code",
    "code--blob-with-a-row-for-each-line",
    "code--breaks-end-lines",
    "code--brush-and-copy-button",
    "code--lines-without-line-feeds",
    "code--numbers-before-each-line-go",
    "code--numbers-of-its-own-stay",
    "code--rouge-gutter-stands-beside-the-code",
    "code--syntaxhighlighter-divs-keep-their-lines",
    "comments--heading-of-a-chapter-stays",
    "comments--spanish-thread",
    "consent--article-on-cookies-stays",
    "consent--german-banner",
    "elements--all-kinds-on-one-page",
    "elements--callouts-tasks-details-and-spans-stay",
    "elements--credits-and-notes-in-the-margin-are-set-off",
    "elements--lists-and-addresses-with-a-class-stay",
    "elements--references-are-no-titles",
    "elements--signs-of-code-and-coloured-words-stay",
    "elements--terms-and-captions-stay-with-their-text",
    "elements--who-is-quoted-stays",
    "embeds--players-and-files-stay",
    "footer--foot-of-a-quotation-stays",
    "footer--german-imprint",
    "footer--hebrew-imprint",
    "footnotes--four-manners-stay",
    "footnotes--notes-open-at-their-marks",
    "footnotes--raised-marks-need-no-way-back",
    "go-top--climb-to-the-summit-stays",
    "go-top--headings-that-lead-back-stay",
    "go-top--spanish-link",
    "headings--without-their-text-go",
    "hidden--closed-details-stay",
    "hidden--english-attributes",
    "hidden--french-noscript-stays",
    "hidden--german-body-in-json-ld-stays",
    "hidden--noscript-beside-the-text",
    "hidden--shadow-roots-stay",
    "korea-times",
    "labels--links-that-a-line-introduces-stay",
    "links--headings-that-lead-to-themselves-do-not",
    "links--jumps-and-permanent-links-stay",
    "maths--encyclopedia-hides-its-mathml",
    "maths--katex-is-written-once",
    "maths--mathjax-2-keeps-its-tex-in-scripts",
    "maths--mathjax-3-and-4-containers",
    "maths--paper-with-alttext",
    "maths--picture-with-tex-is-a-formula",
    "navigation--arabic-menu-and-breadcrumbs",
    "navigation--hindi-menu",
    "navigation--logo-goes-and-shops-stay",
    "navigation--table-of-contents-stays",
    "navigation--thai-menu",
    "newsletter--article-on-letters-stays",
    "newsletter--danish-field-named-by-its-words",
    "newsletter--french-form",
    "other-stories--english-next-article",
    "other-stories--french-most-read",
    "other-stories--heads-of-a-table-stay",
    "other-stories--japanese-list",
    "other-stories--korean-related",
    "other-stories--list-of-links-stays",
    "other-stories--lists-that-are-the-page-stay",
    "other-stories--two-notes-stay",
    "page-control--english-buttons",
    "page-control--lines-behind-boxes-to-tick-stay",
    "page-control--names-of-panels-stay",
    "page-control--questions-with-answers-stay",
    "pictures--caption-beside-a-picture-makes-a-figure",
    "pictures--captions-in-the-text-stay",
    "pictures--late-ones-stay-and-icons-go",
    "pictures--lead-picture-below-a-subtitle-stays",
    "pictures--lead-picture-stays",
    "pictures--pressed-ones-stay-and-placeholders-go",
    "pictures--stand-ins-of-one-address-stay-apart",
    "repeat--cells-and-code-said-twice-stay",
    "repeat--english-gallery-twice",
    "repeat--heading-of-each-chapter-stays",
    "repeat--headings-that-a-list-leads-to-stay",
    "repeat--korean-caption-twice",
    "repeat--quotations-of-posts-above-go-whole",
    "repeat--refrain-and-captions-stay",
    "repeat--sentences-of-a-manual-stay",
    "repeats--chapter-that-is-called-as-the-page-stays",
    "repeats--what-two-offers-have-in-common-stays",
    "republish--german-box",
    "republish--text-on-licences-stays",
    "share-buttons--german-network-links",
    "share-buttons--items-that-end-with-a-network-stay",
    "share-buttons--sentences-on-sharing-stay",
    "sites--arabic-newspaper-stays",
    "sites--discourse-posts-have-their-authors",
    "sites--ghost-cards-stay",
    "sites--japanese-newspaper-stays",
    "sites--manual-of-functions-is-no-thread",
    "sites--medium-picture-that-enlarges-stays",
    "sites--names-of-answers-have-no-points",
    "sites--phpbb-posts-have-their-authors",
    "sites--phpbb-times-stand-where-authors-do",
    "sites--wordpress-caption-and-gallery-stay",
    "sites--wordpress-list-behind-a-colon-stays",
    "sites--xenforo-quotes-stand-below-their-authors",
    "text-settings--japanese-letters",
    "text-settings--list-of-numbers-stays",
    "text-settings--steps-of-size-in-a-style-sheet-stay",
    "unrelated--chinese-table-code-and-picture-stay",
    "unrelated--declared-standfirst-stays",
    "unrelated--first-level-headings-in-the-text-stay",
    "unrelated--headings-between-paragraphs-stay",
    "unrelated--korean-table-stays",
    "unrelated--spanish-weather-box",
];

/// What is written of a document, as one of the outputs.
fn output(document: &web_sys::Document, format: &str) -> String {
    let judgement = judge_snapshot(&snapshot(document), &[]);
    judgement.and_then(|own| export_article(&own, format)).unwrap_or_else(|_| panic!("no {format}"))
}

/// The first expected part that isn't among the removed ones after those before it.
fn first_missing(expected: &str, document: &web_sys::Document) -> Option<Value> {
    let judgement = judge_document(document, &[]).unwrap_or_else(|_| panic!("no judgement"));
    let removed = removals(&judgement);
    let mut removed = removed.iter();
    let same = |part: &Value, own: &Value| part["class"] == own["class"] && part["text"] == own["text"];
    let expected: Vec<Value> = serde_json::from_str(expected).unwrap();
    expected.into_iter().find(|part| !removed.any(|own| same(part, own)))
}

#[wasm_bindgen_test]
fn a_parsed_page_is_judged_as_written() {
    for fixture in FIXTURES {
        let page = parsed(fixture.page, "text/html");
        assert_eq!(output(&page, "markdown"), fixture.article, "{}", fixture.name);
        assert_eq!(first_missing(fixture.removed, &page), None, "{}", fixture.name);
    }
}

#[wasm_bindgen_test]
async fn a_live_page_gives_the_same_words() {
    for fixture in FIXTURES {
        let text = output(&parsed(fixture.page, "text/html"), "text");
        let page = live(fixture.page).await;
        assert_eq!(output(&page, "text"), text, "{}", fixture.name);
        change(&page, "document.defaultView.frameElement.remove()");
    }
}

#[wasm_bindgen_test]
fn the_sample_s_text_gives_the_words_of_its_page() {
    let judgement = judge_text(include_str!("fixtures/korea-times/page.txt"), &[]);
    let text = judgement.and_then(|own| export_article(&own, "text"));
    let sample = FIXTURES.iter().find(|fixture| fixture.name == "korea-times").unwrap();
    assert_eq!(text.ok().unwrap(), output(&parsed(sample.page, "text/html"), "text"));
}
