//! Articles for the tests of outputs, written as small markup.

use proptest::prelude::*;

use crate::article::Article;
use crate::document::{Attribute, Tag};
use crate::tree::{Tree, TreeBuilder};
use crate::words;

/// An article of the tree that simple markup describes: well-formed, double quotes, no entities.
pub(super) fn article(markup: &str) -> Article {
    let mut builder = TreeBuilder::default();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        builder.text(&rest[..start], None, Some(0));
        let end = start + rest[start..].find('>').unwrap();
        tag(&mut builder, &rest[start + 1..end]);
        rest = &rest[end + 1..];
    }
    builder.text(rest, None, Some(0));
    Article { tree: builder.finish(), readable: true, ..Article::default() }
}

/// Markup without the line feeds between its blocks.
pub(super) fn joined(markup: &str) -> String {
    markup.replace(">\n<", "><")
}

fn tag(builder: &mut TreeBuilder, tag: &str) {
    if tag.starts_with('/') {
        return builder.close();
    }
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(builder.open(Tag::from_name(name), None), "{name}");
    while let Some((attribute, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap();
        builder.attribute(Attribute::from_name(attribute.trim()), value);
        rest = after;
    }
    if matches!(name, "br" | "hr" | "img" | "wbr") {
        builder.close();
    }
}

/// An article with every kind of element that outputs treat in a way of its own.
pub(super) fn every_kind() -> Article {
    article(concat!(
        "<h1>First, <i>last</i></h1><p>A <b>bold</b>, <a href=\"https://a.example/\" title=\"t\">linked</a> word 😀</p>",
        "<ul><li>one<ol start=\"3\"><li>three</li><li>four</li></ol></li><li>two</li></ul>",
        "<blockquote><p>Said.</p><p>Meant.</p></blockquote><pre>let a = 1;\n  b\n</pre><hr>",
        "<figure><img src=\"https://a.example/p.png\" alt=\"a hill\"><figcaption>The hill.</figcaption></figure>",
        "<table><thead><tr><th>k</th><th>v</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr></tbody></table>",
        "<dl><dt>term</dt><dd>meaning</dd></dl><p lang=\"ar\" dir=\"rtl\">سطر<br>آخر</p>",
    ))
}

/// The tree's words in order: a border of a block, a cell, a line or a quotation ends a word, an inline tag doesn't.
pub(super) fn words_of(tree: &Tree) -> Vec<String> {
    let ends_word = |tag: Tag| !tag.is_inline() || tag == Tag::Q;
    let mut text = String::new();
    super::walk(tree, |step| match step {
        super::Step::Enter(id) => match tree.tag(id) {
            None => text.push_str(tree.text(id).unwrap_or_default()),
            Some(tag) if ends_word(tag) => text.push('\n'),
            Some(_) => {}
        },
        super::Step::Leave(id) => {
            if tree.tag(id).is_some_and(ends_word) {
                text.push('\n');
            }
        }
    });
    words::split(&text).map(str::to_owned).collect()
}

fn tags() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "p",
        "p",
        "h2",
        "blockquote",
        "ul",
        "ol",
        "li",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "pre",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "hr",
        "br",
        "a",
        "b",
        "i",
        "code",
        "s",
        "sup",
        "q",
        "kbd",
        "span",
        "img",
        "details",
        "summary",
    ])
}

/// What is done to a builder: a text, an element opened, or some closed.
#[derive(Clone, Debug)]
pub(super) enum Act {
    Text(String),
    Open(&'static str, i64),
    Close,
}

/// Trees of every kind of element in any order, as what is done to build them.
pub(super) fn acts() -> impl Strategy<Value = Vec<Act>> {
    let text = "([a-c1 ]|[ -~]|[\n\t é日—“😀\u{a0}]|  |\\*\\*|__|1\\. |- |``|~~|&amp;|<b>|https://a\\.b/_c_|www\\.a\\.b|---|\\||\\$|\\$\\$){1,8}";
    let act = prop_oneof![
        3 => text.prop_map(Act::Text),
        3 => (tags(), -2_i64..12).prop_map(|(tag, number)| Act::Open(tag, number)),
        2 => Just(Act::Close),
    ];
    prop::collection::vec(act, 0..40)
}

/// The article that they build.
pub(super) fn build(acts: &[Act]) -> Article {
    let mut builder = TreeBuilder::default();
    for act in acts {
        match act {
            Act::Text(text) => builder.text(text, None, Some(0)),
            Act::Close => builder.close(),
            Act::Open(tag, number) => {
                builder.open(Tag::from_name(tag), None);
                for name in [Attribute::Start, Attribute::Value, Attribute::Colspan, Attribute::Rowspan] {
                    builder.attribute(name, &number.to_string());
                }
                builder.attribute(Attribute::Href, "https://a.example/?a|b&copy;*(_");
                builder.attribute(Attribute::Src, "https://a.example/ x.png");
                builder.attribute(Attribute::Alt, "]*pic|`");
                if matches!(*tag, "hr" | "br" | "img") {
                    builder.close();
                }
            }
        }
    }
    Article { tree: builder.finish(), ..Article::default() }
}
