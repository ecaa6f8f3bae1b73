//! Judging: a snapshot, a document where it stands, or plain text, with the reader's corrections.

use js_sys::{Array, Reflect};
use unhusk_core::Article;
use unhusk_core::document::Document;
#[cfg(feature = "sources")]
use unhusk_core::document::plain_text;
use unhusk_core::verdict::Correction;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::refusal::Refusal;
use crate::{address, reply, snapshot};

/// Judges a page from its snapshot.
///
/// # Errors
/// A snapshot or corrections that don't fit their format.
#[wasm_bindgen]
pub fn judge_snapshot(snapshot: &JsValue, corrections: &JsValue) -> Result<JsValue, JsError> {
    let article = judge(&snapshot::read(snapshot)?, corrections)?;
    Ok(reply::judgement(&article)?)
}

/// Judges a page, live or parsed, where it stands.
///
/// # Errors
/// A document that can't be walked, or corrections that don't fit their format.
#[cfg(feature = "sources")]
#[wasm_bindgen]
pub fn judge_document(document: &web_sys::Document, corrections: &JsValue) -> Result<JsValue, JsError> {
    let article = judge(&snapshot::take(document)?, corrections)?;
    Ok(reply::judgement(&article)?)
}

/// Judges plain text.
///
/// # Errors
/// Corrections that don't fit their format.
#[cfg(feature = "sources")]
#[wasm_bindgen]
pub fn judge_text(text: &str, corrections: &JsValue) -> Result<JsValue, JsError> {
    let article = judge(&plain_text::parse(text), corrections)?;
    Ok(reply::judgement(&article)?)
}

fn judge(document: &Document, corrections: &JsValue) -> Result<Article, Refusal> {
    let mut article = unhusk_core::judge(document, &read_corrections(corrections)?);
    article.resolve_addresses(&mut address::resolver(document.address()));
    Ok(article)
}

/// Corrections as JavaScript writes them: an array of `{ block, keep }`.
fn read_corrections(corrections: &JsValue) -> Result<Vec<Correction>, Refusal> {
    let objects: &Array = corrections.dyn_ref().ok_or(Refusal::Corrections)?;
    objects.iter().map(|object| read_correction(&object).ok_or(Refusal::Corrections)).collect()
}

fn read_correction(object: &JsValue) -> Option<Correction> {
    let field = |name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let block = field("block")?.as_f64().filter(|&block| block >= 0.0 && block.fract() == 0.0)?;
    Some(Correction { block: block as u32, keep: field("keep")?.as_bool()? })
}
