//! A judged article in another form: what was judged is read back, so that the reader saves what the view shows.

use unhusk_core::Article;
use unhusk_core::metadata::{Direction, Metadata};
use unhusk_core::output;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::refusal::Refusal;
use crate::saving;
use crate::snapshot::{Arrays, part, string};

/// A judged article as `markdown`, `text` or `html`.
///
/// # Errors
/// What isn't a judgement's tree and metadata, or a format of another name.
#[wasm_bindgen]
pub fn export_article(judgement: &JsValue, format: &str) -> Result<String, JsError> {
    Ok(export(&read(judgement)?, format)?)
}

/// A judged article as a file to be saved, `markdown`, `html` or `epub`, written so many seconds after the beginning of
/// 1970; of an EPUB the files that it is packed of. `pictures` is an array of `{ address, bytes }`.
///
/// # Errors
/// What isn't a judgement's tree and metadata, pictures that don't fit their format, or a format of another name.
#[wasm_bindgen]
pub fn save_article(
    judgement: &JsValue,
    format: &str,
    modified: f64,
    pictures: &JsValue,
) -> Result<JsValue, JsError> {
    Ok(saving::save(&read(judgement)?, format, modified, pictures)?)
}

fn export(article: &Article, format: &str) -> Result<String, Refusal> {
    match format {
        "markdown" => Ok(output::markdown(article)),
        "text" => Ok(output::plain_text(article)),
        "html" => Ok(output::html(article)),
        _ => Err(Refusal::Format { name: format.to_owned() }),
    }
}

/// Reads back what `reply.rs` gave, all of it that an output has. If a `page` stands beside it, the page was read at that
/// address.
fn read(judgement: &JsValue) -> Result<Article, Refusal> {
    let tree = Arrays::read(&part(judgement, "tree"))?;
    let flags = vec![0; tree.parents.len()];
    let mut metadata = metadata(&part(judgement, "metadata"))?;
    if let Some(page) = part(judgement, "page").as_string() {
        output::keep_version(&mut metadata, &page);
    }
    Ok(output::shown(&tree.parts(&flags, ""), metadata)?)
}

fn metadata(object: &JsValue) -> Result<Metadata, Refusal> {
    let text = |name| string(object, name).map(|text| Some(text).filter(|text| !text.is_empty()));
    let named = text("direction")?;
    let directions = [Direction::LeftToRight, Direction::RightToLeft];
    let direction = directions.into_iter().find(|own| named.as_deref() == Some(own.name()));
    Ok(Metadata {
        title: text("title")?,
        byline: text("byline")?,
        contact: text("contact")?,
        published: text("published")?,
        language: text("language")?,
        direction: direction.unwrap_or_default(),
        site: text("site")?,
        excerpt: text("excerpt")?,
        lead_image: text("leadImage")?,
        address: text("address")?,
        ..Metadata::default()
    })
}
