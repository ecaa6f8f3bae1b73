//! Judging: a snapshot, a document where it stands, or plain text, with the reader's corrections.

use unhusk_core::Article;
use unhusk_core::document::Document;
#[cfg(feature = "sources")]
use unhusk_core::document::plain_text;
use unhusk_core::verdict::{Correction, Wish};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::refusal::Refusal;
use crate::{address, reply, snapshot};

/// Judges a page from its snapshot.
///
/// # Errors
/// A snapshot or corrections that don't fit their format.
#[wasm_bindgen]
pub fn judge_snapshot(snapshot: &JsValue, corrections: &[u32]) -> Result<JsValue, JsError> {
    let article = judge(&snapshot::read(snapshot)?, corrections)?;
    Ok(reply::judgement(&article)?)
}

/// Judges a page, live or parsed, where it stands.
///
/// # Errors
/// A document that can't be walked, or corrections that don't fit their format.
#[cfg(feature = "sources")]
#[wasm_bindgen]
pub fn judge_document(document: &web_sys::Document, corrections: &[u32]) -> Result<JsValue, JsError> {
    let article = judge(&snapshot::take(document)?, corrections)?;
    Ok(reply::judgement(&article)?)
}

/// Judges plain text.
///
/// # Errors
/// Corrections that don't fit their format.
#[cfg(feature = "sources")]
#[wasm_bindgen]
pub fn judge_text(text: &str, corrections: &[u32]) -> Result<JsValue, JsError> {
    let article = judge(&plain_text::parse(text), corrections)?;
    Ok(reply::judgement(&article)?)
}

fn judge(document: &Document, corrections: &[u32]) -> Result<Article, Refusal> {
    let mut article = unhusk_core::judge(document, &read_corrections(corrections)?);
    article.resolve_addresses(&mut address::resolver(document.address()));
    Ok(article)
}

/// Corrections as JavaScript writes them, three numbers each: the first block, the last, and 0 to remove them, 1 to keep
/// them, 2 to read nothing else; 3 to read the article with a node.
fn read_corrections(numbers: &[u32]) -> Result<Vec<Correction>, Refusal> {
    let mut corrections = Vec::new();
    for chunk in numbers.chunks(3) {
        let &[first, last, wish] = chunk else { return Err(Refusal::Corrections) };
        let wish = match wish {
            0 => Wish::Drop,
            1 => Wish::Keep,
            2 => Wish::Only,
            _ => Wish::Article,
        };
        corrections.push(Correction { first, last, wish });
    }
    Ok(corrections)
}
