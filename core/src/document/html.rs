//! A document from HTML text, by html5ever. Outside the browser only: behind the feature `html`.
//!
//! The same nodes as in a snapshot of the same page parsed by a browser that neither lays it out nor runs its
//! scripts: see the format in [`super::snapshot`]. What isn't shown is read from the attribute `hidden`, from a
//! `dialog` that isn't open, and from `display` and `visibility` in style attributes. Declared shadow roots, and what
//! React streams, are put where a browser shows them.
//!
//! ```
//! use unhusk_core::document::{Tag, html};
//!
//! let document = html::parse("<p>Rain <b>again<p hidden>Sun");
//! let paragraph = document.first(Tag::P).unwrap();
//! assert_eq!(document.text_of(paragraph), "Rain again");
//! ```

mod encoding;
mod limit;
mod placed;
mod sink;
mod tokens;

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, local_name, ns};
use html5gum::Tokenizer;
use url::Url;

pub use encoding::decode;

use super::adopt::adopt;
use super::{Builder, Document, Tag};
use crate::words;
use limit::Limit;
use sink::{Content, NONE, Node, Sink};
use tokens::Tokens;

/// More text than this is no page: the rest isn't read.
const MAX_BYTES: usize = 1 << 30;
const LONGEST_VALUE: usize = 65_536;

/// Parses a page whose own address isn't known; a `base` element may still give one.
pub fn parse(html: &str) -> Document {
    let mut document = to_document(&parse_tree(html));
    let base = declared_base(&document).and_then(|base| Url::parse(base).ok());
    document.set_address(base.map(String::from));
    document
}

/// Parses a page that lies at `address`; relative links start there, or where its `base` element says.
pub fn parse_at(html: &str, address: &str) -> Document {
    let mut document = to_document(&parse_tree(html));
    let own = Url::parse(address).ok();
    let base =
        declared_base(&document).and_then(|base| Url::options().base_url(own.as_ref()).parse(base).ok());
    document.set_address(base.or(own).map(String::from));
    document
}

/// The first `href` of a `base` element.
fn declared_base(document: &Document) -> Option<&str> {
    document
        .ids()
        .filter(|&id| document.is(id, Tag::Base))
        .find_map(|id| document.attribute(id, super::Attribute::Href))
}

fn parse_tree(html: &str) -> Vec<Node> {
    let options =
        TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
    let limit = Limit::new(TreeBuilder::new(Sink::new(html.len()), options));
    let html = &html[..html.floor_char_boundary(MAX_BYTES)];
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let Ok(()) = Tokenizer::new_with_emitter(html, Tokens::new(&limit)).finish();
    let mut nodes = limit.finish();
    placed::put_in_place(&mut nodes);
    nodes
}

/// Whether an element is shown, and what that means for its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Shown; children are asked.
    Shown,
    /// Not hidden, and nothing below is asked: the head, a closed `details`.
    Settled,
    /// Without a box, and so is everything below.
    Gone,
    /// With a box, but not visible; a child may be.
    Unseen,
}

impl State {
    fn is_hidden(self) -> bool {
        matches!(self, Self::Gone | Self::Unseen)
    }
}

/// Writes the tree down in document order.
fn to_document(nodes: &[Node]) -> Document {
    let mut builder = Builder::with_room(nodes.len());
    let mut states: Vec<State> = vec![State::Shown];
    let mut at = nodes[0].first;
    while at != NONE {
        let node = &nodes[at as usize];
        let above = states.last().copied().unwrap_or(State::Shown);
        let mut below = NONE;
        match &node.content {
            Content::Element { name, attributes, .. } => {
                states.push(write_element(&mut builder, name, attributes, above));
                below = if is_sealed(name, attributes) { NONE } else { node.first };
                if below == NONE {
                    states.pop();
                    builder.close();
                }
            }
            Content::Text(text) => write_text(&mut builder, text, above),
            Content::Other => {}
        }
        at = if below == NONE { next_outside(nodes, at, &mut builder, &mut states) } else { below };
    }
    let mut document = builder.finish();
    adopt(&mut document);
    document
}

/// The next node that doesn't stand under this one; closes what ends before it.
fn next_outside(nodes: &[Node], mut at: u32, builder: &mut Builder, states: &mut Vec<State>) -> u32 {
    loop {
        let node = &nodes[at as usize];
        if node.next != NONE || node.parent == NONE {
            return node.next;
        }
        at = node.parent;
        states.pop();
        builder.close();
    }
}

/// Writes an element down; gives the state that its children start from.
fn write_element(builder: &mut Builder, name: &QualName, attributes: &[Attribute], above: State) -> State {
    builder.open(&words::lower_ascii(&name.local));
    for own in attributes {
        let attribute = words::lower_ascii(&own.name.local);
        if attribute != "style" && !attribute.starts_with("on") && fits(&own.value) {
            builder.attribute(&attribute, &own.value);
        }
    }
    let state = state_of(name, attributes, above);
    if state.is_hidden() && shows(name) {
        builder.hide();
    }
    let folded = name.local == local_name!("details") && value(attributes, "open").is_none();
    if folded && state == State::Shown { State::Settled } else { state }
}

/// Whether an element shows something by itself, which its state may hide.
fn shows(name: &QualName) -> bool {
    let shows = ["img", "iframe", "frame", "video", "audio", "object", "embed"];
    name.ns == ns!(html) && shows.contains(&&*name.local)
}

fn write_text(builder: &mut Builder, text: &str, above: State) {
    builder.text(text);
    if above.is_hidden() && !words::is_blank(text) {
        builder.hide();
    }
}

/// Whether the value is short enough, counted in UTF-16 units as a snapshot does.
fn fits(value: &str) -> bool {
    value.len() <= LONGEST_VALUE || value.encode_utf16().count() <= LONGEST_VALUE
}

fn value<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a str> {
    attributes.iter().find(|own| &*own.name.local == name).map(|own| &*own.value)
}

/// Whether the element's inside is left out.
fn is_sealed(name: &QualName, attributes: &[Attribute]) -> bool {
    match name.local {
        local_name!("style") | local_name!("template") | local_name!("svg") => true,
        local_name!("iframe") | local_name!("img") => name.ns == ns!(html),
        local_name!("script") => name.ns == ns!(html) && !value(attributes, "type").is_some_and(is_data),
        _ => false,
    }
}

/// Whether a script of this type holds data about the page, or a formula.
fn is_data(kind: &str) -> bool {
    let kind = kind.trim_start();
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    ["application/ld+json", "math/tex"].iter().any(|data| {
        kind.get(..data.len()).is_some_and(|start| start.eq_ignore_ascii_case(data))
            && ends(&kind[data.len()..])
    })
}

fn state_of(name: &QualName, attributes: &[Attribute], above: State) -> State {
    match above {
        State::Settled | State::Gone => above,
        _ if is_boxless(name) => State::Settled,
        State::Shown | State::Unseen => state_by_attributes(name, attributes, above),
    }
}

/// Whether an element never has a box, or nothing in it that is walked, so that there is nothing to ask.
fn is_boxless(name: &QualName) -> bool {
    matches!(
        name.local,
        local_name!("head")
            | local_name!("title")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("base")
            | local_name!("source")
            | local_name!("track")
            | local_name!("param")
            | local_name!("area")
            | local_name!("style")
            | local_name!("template")
            | local_name!("svg")
    ) || (name.local == local_name!("script") && name.ns == ns!(html))
}

fn state_by_attributes(name: &QualName, attributes: &[Attribute], above: State) -> State {
    let closed_dialog = name.local == local_name!("dialog") && value(attributes, "open").is_none();
    if closed_dialog || value(attributes, "hidden").is_some() {
        return State::Gone;
    }
    let Some(style) = value(attributes, "style") else { return above };
    if declares(style, "display").is_some_and(|value| value == "none") {
        return State::Gone;
    }
    match declares(style, "visibility").as_deref() {
        Some("visible") => State::Shown,
        Some("hidden" | "collapse") => State::Unseen,
        _ => above,
    }
}

/// The value that a style attribute declares last for a property.
fn declares(style: &str, property: &str) -> Option<String> {
    style
        .split(';')
        .rev()
        .filter_map(|declaration| declaration.split_once(':'))
        .find(|(own, _)| own.trim().eq_ignore_ascii_case(property))
        .map(|(_, value)| value.replacen("!important", "", 1).trim().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{parse, parse_at};
    use crate::document::{Document, Tag};

    fn hidden_texts(document: &Document) -> Vec<&str> {
        document.ids().filter(|&id| document.is_hidden(id)).filter_map(|id| document.text(id)).collect()
    }

    fn texts(document: &Document) -> Vec<&str> {
        document.ids().filter_map(|id| document.text(id)).collect()
    }

    #[test]
    fn the_inside_of_programs_and_styles_is_left_out() {
        let document = parse(
            "<script>a</script><style>b</style><svg><text>c</text></svg><!-- d --><template>e</template>\
             <script type=' Application/LD+JSON; charset=x'>{\"f\":1}</script><script type=application/ld+jsonp>g</script>\
             <script type='math/tex; mode=display'>h</script><script type=math/text>i</script>",
        );
        assert_eq!(texts(&document), ["{\"f\":1}", "h"]);
    }

    #[test]
    fn programs_end_where_the_standard_says() {
        for program in [
            "'</div>'</SCRIPT >",
            "<!-- <script>a</script> b --></script>",
            "<!-- a</script>",
            "a < b</scripts></script\n>",
        ] {
            assert_eq!(
                texts(&parse(&format!("<p>c<script>{program}d<style>e</style>"))),
                ["c", "d"],
                "{program}"
            );
        }
        assert_eq!(texts(&parse("<p>a<script>b")), ["a"]);
    }

    #[test]
    fn what_runs_without_scripts_is_walked() {
        let document = parse("<p>a<noscript><img src=b>c</noscript>");
        assert!(document.first(Tag::Img).is_some());
        assert_eq!(texts(&document), ["a", "c"]);
    }

    #[test]
    fn a_declared_shadow_root_stands_in_place_of_its_host_s_children() {
        let document = parse(
            "<x-card>a<b slot=c>b</b><i slot=gone>c</i><template shadowrootmode=open><p>d<slot name=c>e</slot></p>\
             <slot>f</slot><slot name=g>h</slot><template>i</template></template></x-card>\
             <template shadowrootmode=closed>j</template><b><template shadowrootmode=open>k</template></b>",
        );
        assert_eq!(texts(&document), ["d", "b", "a", "h"]);
        let nested = "<div><template shadowrootmode=open><x-a><slot></slot><template shadowrootmode=open>1<slot></slot>\
                      </template></x-a></template>2<div><template shadowrootmode=open>3</template>4</div></div>";
        assert_eq!(texts(&parse(nested)), ["1", "2", "3"]);
    }

    #[test]
    fn a_streamed_part_stands_where_it_is_meant_to() {
        let document = parse(
            "<main><!--$?--><template id=B:0></template><p>wait</p><!--/$--></main><footer>end</footer>\
             <div hidden id=S:0><p>a</p><template id=P:1></template><p>c</p></div><div hidden id=S:1>b</div>\
             <div hidden id=S:2>d</div>",
        );
        assert_eq!(texts(&document), ["a", "b", "c", "end", "d"]);
        assert_eq!(hidden_texts(&document), ["d"]);
    }

    #[test]
    fn a_streamed_part_that_is_its_own_place_stays() {
        for page in [
            "<div hidden id=S:0>a<b><template id=B:0></template></b></div>",
            "<div hidden id=S:0>a<template id=B:1></template></div><div hidden id=S:1>b<template id=B:0></template></div>",
        ] {
            parse(page);
        }
    }

    #[test]
    fn attributes_that_run_or_paint_are_left_out() {
        let document = parse("<p onclick=a style=b CLASS=c data-d=e>f");
        let paragraph = document.first(Tag::P).unwrap();
        assert_eq!(document.attributes(paragraph).collect::<Vec<_>>(), [("class", "c"), ("data-d", "e")]);
    }

    #[test]
    fn hidden_is_read_from_attributes() {
        let document = parse(
            "<p hidden>a<b>b</b></p><p style='color:red; DISPLAY : none !important'>c</p><dialog>d</dialog>\
             <dialog open>e</dialog><div style=visibility:hidden>f<i style=visibility:visible>g</i></div>\
             <details><p hidden>h</p></details><p style=display:none;display:block>i",
        );
        assert_eq!(hidden_texts(&document), ["a", "b", "c", "d", "f"]);
    }

    #[test]
    fn misnested_markup_becomes_the_tree_that_a_browser_makes() {
        let document = parse("<p><b>a<p>b</b>c<table><tr><td>d</td>e</table>f");
        assert_eq!(texts(&document), ["a", "b", "ce", "d", "f"]);
        assert_eq!(document.ids().filter(|&id| document.is(id, Tag::B)).count(), 2);
    }

    #[test]
    fn a_base_element_moves_the_address() {
        assert_eq!(parse("<p>a").address(), None);
        assert_eq!(parse("<base href='/b'>").address(), None);
        assert_eq!(parse("<base href='https://a.example/b'>").address(), Some("https://a.example/b"));
        let page = "https://a.example/c/d";
        assert_eq!(parse_at("<p>a", page).address(), Some(page));
        assert_eq!(
            parse_at("<base target=e><base href='../b/'>", page).address(),
            Some("https://a.example/b/")
        );
    }

    #[test]
    fn what_stands_too_deep_stands_side_by_side() {
        let page = format!("{}<p>one</p><p>two</p>{}<p>three", "<div>".repeat(600), "</div>".repeat(600));
        let document = parse(&page);
        assert_eq!(texts(&document), ["one", "two", "three"]);
        let body = document.first(Tag::Body).unwrap();
        let last = document.ids().rfind(|&id| document.is(id, Tag::P)).unwrap();
        assert_eq!(document.parent(last), Some(body));
    }

    #[test]
    fn a_charset_that_breaks_off_is_no_trouble() {
        parse("<meta http-equiv=content-type content='text/html; charset'>");
        parse("<meta http-equiv=content-type content='charset '>");
    }
}
