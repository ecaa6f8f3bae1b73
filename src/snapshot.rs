//! A page's snapshot on its way from JavaScript to the core.
//!
//! Each typed array is copied once and each string turned into UTF-8 once; a lone surrogate becomes U+FFFD, which is as
//! long, so that lengths hold. What the parts mean stands in [`unhusk_core::document::snapshot`].

use js_sys::{Reflect, Uint8Array, Uint16Array, Uint32Array};
use unhusk_core::document::Document;
use unhusk_core::document::snapshot::{Parts, decode};
#[cfg(feature = "sources")]
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::prelude::{JsCast, JsValue};

use crate::refusal::Refusal;

#[cfg(feature = "sources")]
#[wasm_bindgen(module = "/src/snapshot.js")]
extern "C" {
    #[wasm_bindgen(js_name = takeSnapshot, catch)]
    fn take_snapshot(document: &web_sys::Document) -> Result<JsValue, JsValue>;
}

/// Walks a document and reads what the walk wrote.
///
/// # Errors
/// A document that can't be walked.
#[cfg(feature = "sources")]
pub fn take(document: &web_sys::Document) -> Result<Document, Refusal> {
    let cause = |error: JsValue| Refusal::Walk { cause: message_of(&error) };
    read(&take_snapshot(document).map_err(cause)?)
}

/// Reads a snapshot, from whomever it comes.
///
/// # Errors
/// Anything that doesn't fit the format.
pub fn read(snapshot: &JsValue) -> Result<Document, Refusal> {
    let arrays = Arrays::read(snapshot)?;
    let flags = part(snapshot, "flags").dyn_into::<Uint8Array>();
    let flags = flags.map_err(|_| refuse("flags", "a Uint8Array"))?.to_vec();
    Ok(decode(&arrays.parts(&flags, &string(snapshot, "address")?))?)
}

/// The nodes of a snapshot, and what else has its shape: an article's tree.
pub(crate) struct Arrays {
    pub(crate) parents: Vec<u32>,
    tags: Vec<u16>,
    lengths: Vec<u32>,
    attribute_owners: Vec<u32>,
    attribute_names: Vec<u16>,
    attribute_lengths: Vec<u32>,
    names: String,
    text: String,
    values: String,
}

impl Arrays {
    pub(crate) fn read(object: &JsValue) -> Result<Self, Refusal> {
        Ok(Self {
            parents: longs(object, "parents")?,
            tags: shorts(object, "tags")?,
            lengths: longs(object, "lengths")?,
            attribute_owners: longs(object, "attributeOwners")?,
            attribute_names: shorts(object, "attributeNames")?,
            attribute_lengths: longs(object, "attributeLengths")?,
            names: string(object, "names")?,
            text: string(object, "text")?,
            values: string(object, "values")?,
        })
    }

    pub(crate) fn parts<'a>(&'a self, flags: &'a [u8], address: &'a str) -> Parts<'a> {
        Parts {
            parents: &self.parents,
            tags: &self.tags,
            flags,
            lengths: &self.lengths,
            attribute_owners: &self.attribute_owners,
            attribute_names: &self.attribute_names,
            attribute_lengths: &self.attribute_lengths,
            names: &self.names,
            text: &self.text,
            values: &self.values,
            address,
        }
    }
}

pub(crate) fn part(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

pub(crate) fn string(object: &JsValue, name: &'static str) -> Result<String, Refusal> {
    part(object, name).as_string().ok_or_else(|| refuse(name, "a string"))
}

fn shorts(object: &JsValue, name: &'static str) -> Result<Vec<u16>, Refusal> {
    let array = part(object, name).dyn_into::<Uint16Array>();
    Ok(array.map_err(|_| refuse(name, "a Uint16Array"))?.to_vec())
}

fn longs(object: &JsValue, name: &'static str) -> Result<Vec<u32>, Refusal> {
    let array = part(object, name).dyn_into::<Uint32Array>();
    Ok(array.map_err(|_| refuse(name, "a Uint32Array"))?.to_vec())
}

fn refuse(name: &'static str, expected: &'static str) -> Refusal {
    Refusal::Part { name, expected }
}

#[cfg(feature = "sources")]
fn message_of(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| "unknown".into(), |error| error.message().into())
}
