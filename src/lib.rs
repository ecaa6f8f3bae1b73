//! Unhusk in the browser: the thin module between JavaScript and the core, which judges.
//!
//! The way of the data:
//! 1. A live or parsed document becomes a snapshot by `snapshot.js` (flat arrays and three strings), in the page's own
//!    language because node by node across the border costs five times as much.
//! 2. `snapshot.rs` takes it into Rust, and [`unhusk_core::document::snapshot`] checks it and makes a document of it;
//!    plain text becomes one by [`unhusk_core::document::plain_text`].
//! 3. [`unhusk_core::judge`] tells the article from its boilerplate.
//! 4. `address.rs` makes the addresses of the article absolute, by the browser's own `URL`.
//! 5. `reply.rs` gives the article back as typed arrays and plain objects; or one of the core's outputs writes it, for
//!    `saving.rs` as files.
//!
//! Where no document exists, in an extension's worker, everything but [`judge_document`] works. A click of the
//! extension loads no more than [`judge_snapshot`]: the rest is behind the feature `export`.
//!
//! Nothing here knows about boilerplate, and nothing in the core knows about browsers.

mod address;
mod refusal;
mod reply;
#[cfg(feature = "export")]
mod saving;
pub mod snapshot;

use js_sys::{Array, Reflect};
pub use refusal::Refusal;
use unhusk_core::Article;
use unhusk_core::document::Document;
#[cfg(feature = "export")]
use unhusk_core::document::plain_text;
#[cfg(feature = "export")]
use unhusk_core::output;
use unhusk_core::verdict::Correction;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// Memory from an allocator that is half as large as the one that Rust brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Names the place of a defect in the browser's console; runs once, when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

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
#[cfg(feature = "export")]
#[wasm_bindgen]
pub fn judge_document(document: &web_sys::Document, corrections: &JsValue) -> Result<JsValue, JsError> {
    let article = judge(&snapshot::take(document)?, corrections)?;
    Ok(reply::judgement(&article)?)
}

/// Judges plain text.
///
/// # Errors
/// Corrections that don't fit their format.
#[cfg(feature = "export")]
#[wasm_bindgen]
pub fn judge_text(text: &str, corrections: &JsValue) -> Result<JsValue, JsError> {
    let article = judge(&plain_text::parse(text), corrections)?;
    Ok(reply::judgement(&article)?)
}

/// The article of a page as `markdown`, `text` or `html`.
///
/// # Errors
/// A snapshot or corrections that don't fit their format, or a format of another name.
#[cfg(feature = "export")]
#[wasm_bindgen]
pub fn export_snapshot(snapshot: &JsValue, corrections: &JsValue, format: &str) -> Result<String, JsError> {
    let article = judge(&snapshot::read(snapshot)?, corrections)?;
    Ok(export(&article, format)?)
}

/// The article of a page as a file to be saved, `markdown`, `html` or `epub`, written so many seconds after the beginning
/// of 1970; of an EPUB the files that it is packed of. `pictures` is an array of `{ address, bytes }`.
///
/// # Errors
/// A snapshot, corrections or pictures that don't fit their format, or a format of another name.
#[cfg(feature = "export")]
#[wasm_bindgen]
pub fn save_snapshot(
    snapshot: &JsValue,
    corrections: &JsValue,
    format: &str,
    modified: f64,
    pictures: &JsValue,
) -> Result<JsValue, JsError> {
    let article = judge(&snapshot::read(snapshot)?, corrections)?;
    Ok(saving::save(&article, format, modified, pictures)?)
}

/// The article of a plain text as `markdown`, `text` or `html`.
///
/// # Errors
/// Corrections that don't fit their format, or a format of another name.
#[cfg(feature = "export")]
#[wasm_bindgen]
pub fn export_text(text: &str, corrections: &JsValue, format: &str) -> Result<String, JsError> {
    let article = judge(&plain_text::parse(text), corrections)?;
    Ok(export(&article, format)?)
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

#[cfg(feature = "export")]
fn export(article: &Article, format: &str) -> Result<String, Refusal> {
    match format {
        "markdown" => Ok(output::markdown(article)),
        "text" => Ok(output::plain_text(article)),
        "html" => Ok(output::html(article)),
        _ => Err(Refusal::Format { name: format.to_owned() }),
    }
}
