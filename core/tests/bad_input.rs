//! Input that is no good page: an answer all the same, and in time that grows in proportion to it.

mod growth;

use growth::{all_of_it, grows_in_proportion, nested, repeated};
use unhusk_core::article::Found;
use unhusk_core::document::{Document, html, plain_text};
use unhusk_core::output;

#[test]
fn a_megabyte_in_one_line() {
    all_of_it(&html::parse(&"rain again, ".repeat((1 << 20) / 12)));
    all_of_it(&plain_text::parse(&"rain again, ".repeat((1 << 20) / 12)));
    grows_in_proportion(1 << 19, |size| html::parse(&"rain again, ".repeat(size / 12)));
    grows_in_proportion(1 << 19, |size| plain_text::parse(&"rain again, ".repeat(size / 12)));
    grows_in_proportion(1 << 19, |size| plain_text::parse(&"x".repeat(size)));
    grows_in_proportion(1 << 19, |size| html::parse(&format!("<p title='{}'>a", "x".repeat(size))));
    grows_in_proportion(1 << 18, |size| repeated("<p>Rain <a href=/a>again</a>.", size / 29));
}

#[test]
fn a_hundred_thousand_nested_elements() {
    let document = repeated("<div>", 100_000);
    assert!(document.len() > 100_000);
    assert!(!all_of_it(&document).readable);
    grows_in_proportion(8_000, |size| repeated("<div>rain ", size));
    grows_in_proportion(8_000, |size| repeated("<b><i>rain ", size / 2));
    grows_in_proportion(8_000, |size| repeated("<ul><li>rain ", size / 2));
    grows_in_proportion(8_000, |size| repeated("<table><tr><td>rain ", size / 4));
}

#[test]
fn a_hundred_thousand_nested_elements_in_a_live_page() {
    all_of_it(&nested(&["div"], 100_000));
    for names in [
        &["div"][..],
        &["b", "i"],
        &["ul", "li"],
        &["blockquote", "p"],
        &["table", "tbody", "tr", "td"],
        &["figure", "a", "section", "nav"],
    ] {
        grows_in_proportion(8_000, |size| nested(names, size));
    }
}

#[test]
fn parts_that_are_put_elsewhere() {
    grows_in_proportion(8_000, |size| {
        repeated("<div><template shadowrootmode=open><slot></slot>rain ", size)
    });
    grows_in_proportion(8_000, |size| {
        repeated("<x-a><template shadowrootmode=open><slot></slot></template>rain ", size)
    });
    let streamed = |part: fn(usize) -> String| {
        grows_in_proportion(16_000, |size| html::parse(&(0..size).map(part).collect::<String>()));
    };
    streamed(|number| format!("<template id=B:{number}></template><p hidden id=S:{number}>rain</p>"));
    streamed(|number| format!("<p hidden id=S:{number}><template id=B:{}></template>rain</p>", number + 1));
    streamed(|number| format!("<p hidden id=S:{}><template id=B:{number}></template>rain</p>", number + 1));
}

#[test]
fn bodies_without_end() {
    let declared = |text: String| format!("<script type=application/ld+json>{text}</script><p>Rain");
    for part in ["&amp;lt;p> rain ", "a<b ", "<p>rain</p>", "\\\\u00e9 ", "\",\"articleBody\":\"rain ", "雨"]
    {
        grows_in_proportion(40_000, |size| {
            html::parse(&declared(format!("{{\"articleBody\":\"{}\"}}", part.repeat(size))))
        });
    }
}

#[test]
fn three_hundred_thousand_nodes() {
    let document = repeated("<p>Rain again.", 150_000);
    assert!(document.len() > 300_000);
    all_of_it(&document);
    for part in [
        "<p>Rain again.",
        "<i>Rain</i> again. ",
        "<li><a href=/a>Rain</a>",
        "<img src=a.png><br>",
        "<h2>Rain</h2><p>Again it rained, and nobody was surprised.",
    ] {
        grows_in_proportion(8_000, |size| repeated(part, size));
    }
    grows_in_proportion(8_000, |size| html::parse(&format!("<table>{}", "<tr><td>1<td>2".repeat(size))));
    grows_in_proportion(24_000, |size| plain_text::parse(&"• rain\nagain\n\n1. x\n".repeat(size / 3)));
    grows_in_proportion(24_000, |size| plain_text::parse(&"1. x\n".repeat(size)));
    grows_in_proportion(24_000, |size| plain_text::parse(&format!("1. x\n{}", "  x\n".repeat(size))));
}

/// What a page without an article is said to be.
#[track_caller]
fn found(html: &str, expected: Found) {
    let article = all_of_it(&html::parse(html));
    assert!(!article.readable);
    assert_eq!(article.found, Some(expected));
    assert_eq!(article.words.kept + article.words.removed, article.words.page);
}

#[test]
fn pages_without_a_text_of_their_own() {
    found("", Found::Nothing);
    found(" \n\0", Found::Nothing);
    found("<frameset><frame src=a.html><noframes>no</noframes></frameset>", Found::Nothing);
    found(
        "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><title>a</title><text>b</text></svg>",
        Found::Nothing,
    );
    found("<head><title>a</title>", Found::Nothing);
    found("<iframe src=a.html>no</iframe>", Found::Nothing);
    assert_eq!(all_of_it(&plain_text::parse("")).found, Some(Found::Nothing));
    assert_eq!(all_of_it(&Document::default()).found, Some(Found::Nothing));
}

#[test]
fn a_page_that_breaks_off_is_read_as_far_as_it_goes() {
    let paragraph = "<p>It rained on Monday, on Tuesday and, to nobody's surprise, on Wednesday as well, as all had said.";
    let page = format!("<title>Rain</title><article><h1>Rain</h1>{}", paragraph.repeat(4));
    for end in ["<", "</", "<a href=\"", "<!--", "&am", "<script>", "<table><tr>", "<select><option>"] {
        let article = all_of_it(&html::parse(&format!("{page}{end}")));
        assert!(article.readable, "{end}");
        assert!(output::plain_text(&article).starts_with("It rained"), "{end}");
    }
}

#[test]
fn bytes_in_another_encoding_than_declared_are_still_a_page() {
    let page = [
        b"<meta charset=utf-8><p>Gr\xfc\xdfe aus K\xf6ln".as_slice(),
        b"<p>\xed\xa0\x80\xed\xb0\x80\xff\xfe",
    ]
    .concat();
    let (text, encoding) = html::decode(&page, None);
    assert_eq!(encoding, "UTF-8");
    assert!(text.contains("Gr\u{fffd}\u{fffd}e"));
    all_of_it(&html::parse(&text));
    // Lone surrogates, in UTF-16.
    let (text, _) = html::decode(b"\xff\xfe<\0p\0>\0a\0\x3d\xd8b\0\x00\xdc", None);
    assert_eq!(text, "<p>a\u{fffd}b\u{fffd}");
}
