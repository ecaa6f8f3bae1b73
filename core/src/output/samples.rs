//! Articles for the tests of outputs, written as small markup.

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
