//! In the article a text stands in the elements that it stands in on the page, and in no others.
#![cfg(feature = "html")]

use unhusk_core::document::{Tag, html};
use unhusk_core::tree::{Tree, TreeId};
use unhusk_core::{Correction, judge};

/// The article's tree where every block is kept: `name(children)`, texts as they are.
fn kept(page: &str) -> String {
    let document = html::parse(page);
    let all: Vec<Correction> = (0..document.len() as u32).map(|block| Correction::of(block, true)).collect();
    let tree = judge(&document, &all).tree;
    inside(&tree, 0)
}

fn inside(tree: &Tree, of: TreeId) -> String {
    let shown = |child: TreeId| match tree.tag(child) {
        Some(Tag::Br) => "br".to_owned(),
        Some(tag) => format!("{}({})", tag.name(), inside(tree, child)),
        None => tree.text(child).unwrap_or_default().to_owned(),
    };
    tree.children(of).map(shown).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_follows_an_inner_element_stands_beside_it() {
    assert_eq!(
        kept("<blockquote>a<blockquote>b</blockquote>c</blockquote>d"),
        "blockquote(p(a) blockquote(p(b)) p(c)) p(d)"
    );
    assert_eq!(kept("<ul><li>a<ul><li>b</ul>c<li>d</ul><p>e"), "ul(li(p(a) ul(li(b)) p(c)) li(d)) p(e)");
    assert_eq!(kept("<div>a<figure>b</figure>c<pre>d</pre>e</div>"), "p(a) figure(b) p(c) pre(d) p(e)");
}

#[test]
fn an_empty_cell_keeps_its_place() {
    assert_eq!(
        kept("<table><tr><th>a<th>b<th>c<tr><td><td><td>d<tr><td>1<td><ul><li>2<li>3</ul><td>4</table>"),
        "table(tbody(tr(th(a) th(b) th(c)) tr(td() td() td(d)) tr(td(1) td(ul(li(2) li(3))) td(4))))"
    );
}
