//! A judgement on its way from the core to JavaScript: typed arrays for the tree, plain objects for the rest.
//!
//! The shapes are those of `extension/src/judgement.ts`. A tree as typed arrays and three strings crosses the border, and
//! an extension's message, in one copy each; as objects it would be thousands. So does what was removed. The metadata go
//! by serde.

use js_sys::{Array, Object, Reflect, Uint16Array, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use unhusk_core::Article;
use unhusk_core::article::Found;
use unhusk_core::metadata::Metadata;
use unhusk_core::output;
use wasm_bindgen::prelude::JsValue;

use crate::refusal::Refusal;

/// An object's names and texts. (As a map, since the names of structs would go through a hash map of 4 KB.)
struct Texts<'a>([(&'static str, &'a str); 10]);

impl Serialize for Texts<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0)
    }
}

/// The judgement on a page, as JavaScript gets it.
pub(crate) fn judgement(article: &Article) -> Result<JsValue, Refusal> {
    let words = Object::new().into();
    let counts = [
        ("page", article.words.page.into()),
        ("kept", article.words.kept.into()),
        ("removed", article.words.removed.into()),
        ("hidden", article.words.hidden.into()),
    ];
    set(&words, &counts)?;
    let metadata = declared(&article.metadata).serialize(&Serializer::json_compatible());
    let found = article.found.map_or(Ok(JsValue::NULL), found_instead)?;
    let articles = article.metadata.articles.as_flattened();
    let properties = [
        ("articles", Uint32Array::from(articles).into()),
        ("readable", article.readable.into()),
        ("source", article.source.key().into()),
        ("metadata", metadata.map_err(|_| Refusal::Reply)?),
        ("minutes", article.minutes.into()),
        ("sure", article.is_sure().into()),
        ("words", words),
        ("found", found),
        ("removed", removed(article)?),
        ("places", Uint32Array::from(article.places.as_flattened()).into()),
        ("tree", tree(article)?),
    ];
    let reply = Object::new().into();
    // Most pages have one article.
    set(&reply, &properties[usize::from(articles.is_empty())..])?;
    Ok(reply)
}

/// What the page says of itself; what it doesn't say is empty.
fn declared(metadata: &Metadata) -> Texts<'_> {
    Texts([
        ("title", metadata.title.as_deref().unwrap_or_default()),
        ("byline", metadata.byline.as_deref().unwrap_or_default()),
        ("contact", metadata.contact.as_deref().unwrap_or_default()),
        ("published", metadata.published.as_deref().unwrap_or_default()),
        ("language", metadata.language.as_deref().unwrap_or_default()),
        ("direction", metadata.direction.name()),
        ("site", metadata.site.as_deref().unwrap_or_default()),
        ("excerpt", metadata.excerpt.as_deref().unwrap_or_default()),
        ("leadImage", metadata.lead_image.as_deref().unwrap_or_default()),
        ("address", metadata.address.as_deref().unwrap_or_default()),
    ])
}

fn found_instead(found: Found) -> Result<JsValue, Refusal> {
    let (key, values) = match found {
        Found::Links { links, words } => ("found_links", vec![links.to_string(), words.to_string()]),
        Found::Form => ("found_form", Vec::new()),
        Found::Nothing => ("found_nothing", Vec::new()),
    };
    let message = Object::new().into();
    set(&message, &[("key", JsValue::from_str(key)), ("values", strings(&values))])?;
    Ok(message)
}

fn strings(texts: &[String]) -> JsValue {
    let texts: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
    texts.into()
}

fn removed(article: &Article) -> Result<JsValue, Refusal> {
    let parts = output::removals(article);
    let removed = Object::new().into();
    let properties = [
        ("numbers", Uint32Array::from(&parts.numbers[..]).into()),
        ("kinds", strings(&parts.kinds)),
        ("text", JsValue::from_str(&parts.text)),
    ];
    set(&removed, &properties)?;
    Ok(removed)
}

fn tree(article: &Article) -> Result<JsValue, Refusal> {
    let parts = output::parts(article);
    let longs = |array: &[u32]| JsValue::from(Uint32Array::from(array));
    let shorts = |array: &[u16]| JsValue::from(Uint16Array::from(array));
    let tree = Object::new().into();
    let properties = [
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
    ];
    set(&tree, &properties)?;
    Ok(tree)
}

fn set(object: &JsValue, properties: &[(&str, JsValue)]) -> Result<(), Refusal> {
    for (name, value) in properties {
        Reflect::set(object, &JsValue::from_str(name), value).map_err(|_| Refusal::Reply)?;
    }
    Ok(())
}
