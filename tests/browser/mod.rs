//! Documents of a browser, and a short form of what the walk makes of them.
//!
//! The tests import four scripts and no more: the test runner's server starts with four threads, each stays with its
//! connection as long as Chromium keeps it, and of requests that come at once a fifth may wait for ever.

use serde_json::Value;
use unhusk::snapshot::take;
use unhusk_core::document::{Document, NodeId};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/tests/pages.js")]
extern "C" {
    #[wasm_bindgen(js_name = live)]
    async fn live_document(html: &str) -> JsValue;
    #[wasm_bindgen(js_name = typed)]
    async fn typed_document(text: &str, kind: &str) -> JsValue;
    /// A document that no browser lays out.
    pub(crate) fn parsed(text: &str, kind: &str) -> web_sys::Document;
    /// Runs a piece of script on a document.
    pub(crate) fn change(document: &web_sys::Document, script: &str);
    /// What a piece of script gives.
    pub(crate) fn evaluate(script: &str) -> JsValue;
    /// What a function, given as a piece of script, makes of a value.
    pub(crate) fn describe(value: &JsValue, script: &str) -> String;
    /// A parsed document with 20,000 elements in one another, and a word in the last.
    pub(crate) fn tower() -> web_sys::Document;
    /// A small snapshot, with the parts that the script names replaced.
    #[wasm_bindgen(js_name = snapshotWith)]
    pub(crate) fn snapshot_with(script: &str) -> JsValue;
    /// What of a snapshot leads to another node than it was written of, and what back to another place.
    pub(crate) fn strays(document: &web_sys::Document, snapshot: &JsValue) -> String;
}

#[wasm_bindgen(module = "/src/snapshot.js")]
extern "C" {
    /// A document's snapshot, as an extension's content script takes it.
    #[wasm_bindgen(js_name = takeSnapshot)]
    pub(crate) fn snapshot(document: &web_sys::Document) -> JsValue;
}

#[wasm_bindgen(module = "/src/removals.js")]
extern "C" {
    #[wasm_bindgen(js_name = removalsOf)]
    fn removals_of(parts: &JsValue) -> JsValue;
}

/// What a judgement says was removed, part by part.
pub(crate) fn removals(judgement: &JsValue) -> Vec<Value> {
    let parts = js_sys::Reflect::get(judgement, &"removed".into()).unwrap();
    let list = js_sys::JSON::stringify(&removals_of(&parts)).unwrap();
    serde_json::from_str(&String::from(list)).unwrap()
}

/// A document that the browser lays out.
pub(crate) async fn live(html: &str) -> web_sys::Document {
    // Without a body of its own a page's first style would stand in its head.
    live_document(&format!("<body>{html}")).await.into()
}

/// A document of another type than HTML, laid out.
pub(crate) async fn typed(text: &str, kind: &str) -> web_sys::Document {
    typed_document(text, kind).await.into()
}

/// What the walk makes of a live page's body, by [`outline`].
pub(crate) async fn body(html: &str) -> String {
    outline_of_body(&take(&live(html).await).unwrap())
}

/// The body's children by [`outline`].
pub(crate) fn outline_of_body(document: &Document) -> String {
    let body = document.ids().find(|&id| document.name(id) == "body").unwrap();
    outline(document, body)
}

/// What stands in an element: `name(children)`, texts in quotes, `-` before what is hidden; layout white space left out.
pub(crate) fn outline(document: &Document, of: NodeId) -> String {
    let children = document.children(of).filter_map(|child| match document.text(child) {
        Some(text) if text.trim().is_empty() => None,
        Some(text) => Some(format!("{}'{}'", mark(document, child), text.trim())),
        None => Some(outline_of_element(document, child)),
    });
    children.collect::<Vec<_>>().join(" ")
}

fn outline_of_element(document: &Document, element: NodeId) -> String {
    let name = document.name(element);
    let hidden = mark(document, element);
    match outline(document, element) {
        inside if inside.is_empty() => format!("{hidden}{name}"),
        inside => format!("{hidden}{name}({inside})"),
    }
}

fn mark(document: &Document, node: NodeId) -> &'static str {
    if document.is_hidden(node) { "-" } else { "" }
}
