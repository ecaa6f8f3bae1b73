//! A judgement on its way from the core to JavaScript: typed arrays for the tree, plain objects for the rest.
//!
//! The shapes are those of `extension/src/judgement.ts`. A tree as typed arrays and three strings crosses the border, and
//! an extension's message, in one copy each; as objects it would be thousands. What was removed is a long list of objects:
//! each of their properties has a setter of its own, and each name is turned into JavaScript once. The metadata go by
//! serde.

use js_sys::{Array, JsString, Object, Reflect, Uint16Array, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use unhusk_core::Article;
use unhusk_core::article::{Found, Removed};
use unhusk_core::metadata::Metadata;
use unhusk_core::output;
use unhusk_core::verdict::Reason;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use crate::refusal::Refusal;

#[wasm_bindgen]
extern "C" {
    /// A part of the page that is not in the article.
    type Removal;

    #[wasm_bindgen(method, setter)]
    fn set_first(this: &Removal, first: u32);
    #[wasm_bindgen(method, setter)]
    fn set_last(this: &Removal, last: u32);
    #[wasm_bindgen(method, setter)]
    fn set_class(this: &Removal, class: &JsString);
    #[wasm_bindgen(method, setter)]
    fn set_group(this: &Removal, group: &JsString);
    #[wasm_bindgen(method, setter)]
    fn set_reason(this: &Removal, reason: &Message);
    #[wasm_bindgen(method, setter)]
    fn set_score(this: &Removal, score: f32);
    #[wasm_bindgen(method, setter)]
    fn set_words(this: &Removal, words: u32);
    #[wasm_bindgen(method, setter)]
    fn set_text(this: &Removal, text: &str);

    /// A key and the values for its placeholders.
    type Message;

    #[wasm_bindgen(method, setter)]
    fn set_key(this: &Message, key: &JsString);
    #[wasm_bindgen(method, setter)]
    fn set_values(this: &Message, values: &Array);
}

/// An object's names and texts. (As a map, since the names of structs would go through a hash map of 4 KB.)
struct Texts<'a>([(&'static str, &'a str); 10]);

impl Serialize for Texts<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0)
    }
}

/// The judgement on a page, as JavaScript gets it.
pub(crate) fn judgement(article: &Article) -> Result<JsValue, Refusal> {
    let mut names = Names::default();
    let words = Object::new().into();
    let counts = [
        ("page", article.words.page.into()),
        ("kept", article.words.kept.into()),
        ("removed", article.words.removed.into()),
        ("hidden", article.words.hidden.into()),
    ];
    set(&words, &counts)?;
    let metadata = declared(&article.metadata).serialize(&Serializer::json_compatible());
    let found = article.found.map_or(JsValue::NULL, |found| found_instead(found, &mut names));
    let removed: Array = article.removed.iter().map(|part| removal(part, &mut names)).collect();
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
        ("removed", removed.into()),
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

fn removal(part: &Removed, names: &mut Names) -> JsValue {
    let removal: Removal = Object::new().unchecked_into();
    removal.set_first(part.first);
    removal.set_last(part.last);
    removal.set_class(names.get("", part.class.key()));
    removal.set_group(names.get("", part.class.group().key()));
    let values = values(part.reason, names);
    removal.set_reason(&message(names.get("reason_", part.reason.key()), &values));
    removal.set_score(part.score);
    removal.set_words(part.words);
    removal.set_text(&part.text);
    removal.into()
}

/// What [`Reason::values`] gives.
fn values(reason: Reason, names: &mut Names) -> Array {
    match reason {
        Reason::LowScore { features } => {
            let keys = features.iter().filter(|key| !key.is_empty());
            keys.map(|key| names.get("feature_", key).clone()).collect()
        }
        _ => strings(&reason.values()),
    }
}

fn found_instead(found: Found, names: &mut Names) -> JsValue {
    let (key, values) = match found {
        Found::Links { links, words } => ("links", vec![links.to_string(), words.to_string()]),
        Found::Form => ("form", Vec::new()),
        Found::Nothing => ("nothing", Vec::new()),
    };
    message(names.get("found_", key), &strings(&values)).into()
}

fn strings(values: &[String]) -> Array {
    values.iter().map(|value| JsValue::from_str(value)).collect()
}

fn message(key: &JsString, values: &Array) -> Message {
    let message: Message = Object::new().unchecked_into();
    message.set_key(key);
    message.set_values(values);
    message
}

/// Names that come again and again, each turned into JavaScript once.
#[derive(Default)]
struct Names {
    known: Vec<(&'static str, &'static str, JsString)>,
}

impl Names {
    /// A prefix and a name as one.
    fn get(&mut self, prefix: &'static str, name: &'static str) -> &JsString {
        let known = self.known.iter().position(|own| (own.0, own.1) == (prefix, name));
        let place = known.unwrap_or_else(|| {
            self.known.push((prefix, name, (prefix.to_owned() + name).into()));
            self.known.len() - 1
        });
        &self.known[place].2
    }
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
