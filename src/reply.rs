//! A judgement on its way from the core to JavaScript: typed arrays for the tree, plain objects for the rest.
//!
//! The shapes are those of `extension/src/judgement.ts`. A tree as typed arrays and three strings crosses the border, and
//! an extension's message, in one copy each; as objects it would be thousands.

use js_sys::{Object, Reflect, Uint16Array, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use unhusk_core::Article;
use unhusk_core::article::{Found, Removed};
use unhusk_core::metadata;
use unhusk_core::output;
use wasm_bindgen::prelude::JsValue;

use crate::refusal::Refusal;

/// The judgement on a page, as JavaScript gets it.
pub(crate) fn judgement(article: &Article) -> Result<JsValue, Refusal> {
    let reply = Judgement {
        readable: article.readable,
        found: article.found.map(found),
        metadata: Metadata::from(&article.metadata),
        minutes: article.minutes,
        confidence: article.confidence,
        words: Words {
            page: article.words.page,
            kept: article.words.kept,
            removed: article.words.removed,
            hidden: article.words.hidden,
        },
        removed: article.removed.iter().map(Removal::from).collect(),
    };
    let object = reply.serialize(&Serializer::json_compatible()).map_err(|_| Refusal::Reply)?;
    set(&object, "tree", &tree(article)?)?;
    Ok(object)
}

#[derive(Serialize)]
struct Judgement<'a> {
    readable: bool,
    found: Option<Message>,
    metadata: Metadata<'a>,
    minutes: u32,
    confidence: f32,
    words: Words,
    removed: Vec<Removal<'a>>,
}

#[derive(Serialize)]
struct Words {
    page: u32,
    kept: u32,
    removed: u32,
    hidden: u32,
}

#[derive(Serialize)]
struct Message {
    key: String,
    values: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Metadata<'a> {
    title: &'a str,
    byline: &'a str,
    contact: &'a str,
    published: &'a str,
    language: &'a str,
    direction: &'static str,
    site: &'a str,
    excerpt: &'a str,
    lead_image: &'a str,
    address: &'a str,
}

#[derive(Serialize)]
struct Removal<'a> {
    first: u32,
    last: u32,
    class: &'static str,
    group: &'static str,
    reason: Message,
    score: f32,
    words: u32,
    text: &'a str,
}

impl<'a> From<&'a metadata::Metadata> for Metadata<'a> {
    fn from(metadata: &'a metadata::Metadata) -> Self {
        Self {
            title: metadata.title.as_deref().unwrap_or_default(),
            byline: metadata.byline.as_deref().unwrap_or_default(),
            contact: metadata.contact.as_deref().unwrap_or_default(),
            published: metadata.published.as_deref().unwrap_or_default(),
            language: metadata.language.as_deref().unwrap_or_default(),
            direction: metadata.direction.name(),
            site: metadata.site.as_deref().unwrap_or_default(),
            excerpt: metadata.excerpt.as_deref().unwrap_or_default(),
            lead_image: metadata.lead_image.as_deref().unwrap_or_default(),
            address: metadata.address.as_deref().unwrap_or_default(),
        }
    }
}

impl<'a> From<&'a Removed> for Removal<'a> {
    fn from(removed: &'a Removed) -> Self {
        Self {
            first: removed.first,
            last: removed.last,
            class: removed.class.key(),
            group: removed.class.group().key(),
            reason: Message {
                key: format!("reason_{}", removed.reason.key()),
                values: removed.reason.values(),
            },
            score: removed.score,
            words: removed.words,
            text: &removed.text,
        }
    }
}

fn found(found: Found) -> Message {
    let (key, values) = match found {
        Found::Links { links, words } => ("found_links", vec![links.to_string(), words.to_string()]),
        Found::Form => ("found_form", Vec::new()),
        Found::Nothing => ("found_nothing", Vec::new()),
    };
    Message { key: key.to_owned(), values }
}

fn tree(article: &Article) -> Result<JsValue, Refusal> {
    let parts = output::parts(article);
    let longs = |array: &[u32]| JsValue::from(Uint32Array::from(array));
    let shorts = |array: &[u16]| JsValue::from(Uint16Array::from(array));
    let tree = JsValue::from(Object::new());
    for (name, value) in [
        ("parents", longs(&parts.parents)),
        ("tags", shorts(&parts.tags)),
        ("lengths", longs(&parts.lengths)),
        ("attributeOwners", longs(&parts.attribute_owners)),
        ("attributeNames", shorts(&parts.attribute_names)),
        ("attributeLengths", longs(&parts.attribute_lengths)),
        ("names", JsValue::from_str(&parts.names)),
        ("text", JsValue::from_str(&parts.text)),
        ("values", JsValue::from_str(&parts.values)),
        ("sources", longs(&parts.sources)),
        ("blocks", longs(&parts.blocks)),
    ] {
        set(&tree, name, &value)?;
    }
    Ok(tree)
}

fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<(), Refusal> {
    Reflect::set(object, &JsValue::from_str(name), value).map(drop).map_err(|_| Refusal::Reply)
}
