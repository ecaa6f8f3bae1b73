//! A page's snapshot on its way from JavaScript to the core.
//!
//! Each typed array is copied once and each string turned into UTF-8 once; a lone surrogate becomes U+FFFD, which is as
//! long, so that lengths hold. What the parts mean stands in [`unhusk_core::document::snapshot`].

use js_sys::{Reflect, Uint8Array, Uint16Array, Uint32Array};
use unhusk_core::document::Document;
use unhusk_core::document::snapshot::{Parts, decode};
#[cfg(feature = "export")]
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::prelude::{JsCast, JsValue};

use crate::refusal::Refusal;

#[cfg(feature = "export")]
#[wasm_bindgen(module = "/src/snapshot.js")]
extern "C" {
    #[wasm_bindgen(js_name = takeSnapshot, catch)]
    fn take_snapshot(document: &web_sys::Document) -> Result<JsValue, JsValue>;
}

/// Walks a document and reads what the walk wrote.
///
/// # Errors
/// A document that can't be walked.
#[cfg(feature = "export")]
pub fn take(document: &web_sys::Document) -> Result<Document, Refusal> {
    let cause = |error: JsValue| Refusal::Walk { cause: message_of(&error) };
    read(&take_snapshot(document).map_err(cause)?)
}

/// Reads a snapshot, from whomever it comes.
///
/// # Errors
/// Anything that doesn't fit the format.
pub fn read(snapshot: &JsValue) -> Result<Document, Refusal> {
    let part = |name| Reflect::get(snapshot, &JsValue::from_str(name)).unwrap_or_default();
    let bytes = |name| part(name).dyn_into::<Uint8Array>().map_err(|_| refuse(name, "a Uint8Array"));
    let shorts = |name| part(name).dyn_into::<Uint16Array>().map_err(|_| refuse(name, "a Uint16Array"));
    let longs = |name| part(name).dyn_into::<Uint32Array>().map_err(|_| refuse(name, "a Uint32Array"));
    let string = |name| part(name).as_string().ok_or_else(|| refuse(name, "a string"));
    Ok(decode(&Parts {
        parents: &longs("parents")?.to_vec(),
        tags: &shorts("tags")?.to_vec(),
        flags: &bytes("flags")?.to_vec(),
        lengths: &longs("lengths")?.to_vec(),
        attribute_owners: &longs("attributeOwners")?.to_vec(),
        attribute_names: &shorts("attributeNames")?.to_vec(),
        attribute_lengths: &longs("attributeLengths")?.to_vec(),
        names: &string("names")?,
        text: &string("text")?,
        values: &string("values")?,
        address: &string("address")?,
    })?)
}

fn refuse(name: &'static str, expected: &'static str) -> Refusal {
    Refusal::Part { name, expected }
}

#[cfg(feature = "export")]
fn message_of(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| "unknown".into(), |error| error.message().into())
}
