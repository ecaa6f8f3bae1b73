//! An article as files to be saved, on its way from the core to JavaScript; `extension/src/saving.ts` has the shapes.

use js_sys::{Array, Object, Reflect, Uint8Array};
use unhusk_core::Article;
use unhusk_core::output::{
    self,
    epub::{Epub, File, Picture as Given},
};
use wasm_bindgen::prelude::{JsCast, JsValue};

use crate::refusal::Refusal;

/// A picture as JavaScript gives it: `{ address, bytes }`.
struct Picture {
    address: String,
    bytes: Vec<u8>,
}

/// The article's files in a format, with what a file of them is named and how many pictures it lacks.
pub(crate) fn save(
    article: &Article,
    format: &str,
    modified: f64,
    pictures: &JsValue,
) -> Result<JsValue, Refusal> {
    let file = |name: &str, text: String| File { name: name.to_owned(), bytes: text.into_bytes() };
    let one = |file| Epub { files: vec![file], pictures: 0, missing: 0 };
    let (ending, saved) = match format {
        "markdown" => ("md", one(file("", output::front_matter(article) + &output::markdown(article)))),
        "html" => ("html", one(file("", output::html(article)))),
        "epub" => ("epub", book(article, modified, &read_pictures(pictures)?)),
        _ => return Err(Refusal::Format { name: format.to_owned() }),
    };
    let name = format!("{}.{ending}", output::file_name(article));
    let files = saved.files.iter().map(|file| {
        let bytes = Uint8Array::from(&*file.bytes);
        object(&[("name", JsValue::from_str(&file.name)), ("bytes", bytes.into())])
    });
    object(&[
        ("name", JsValue::from_str(&name)),
        ("files", files.collect::<Result<Array, Refusal>>()?.into()),
        ("pictures", JsValue::from_f64(saved.pictures as f64)),
        ("missing", JsValue::from_f64(saved.missing as f64)),
    ])
}

fn book(article: &Article, modified: f64, pictures: &[Picture]) -> Epub {
    let given: Vec<_> =
        pictures.iter().map(|own| Given { address: &own.address, bytes: &own.bytes }).collect();
    output::epub(article, &given, modified as u64)
}

fn read_pictures(pictures: &JsValue) -> Result<Vec<Picture>, Refusal> {
    let objects: &Array = pictures.dyn_ref().ok_or(Refusal::Pictures)?;
    objects.iter().map(|object| read_picture(&object).ok_or(Refusal::Pictures)).collect()
}

fn read_picture(object: &JsValue) -> Option<Picture> {
    let field = |name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let bytes: Uint8Array = field("bytes")?.dyn_into().ok()?;
    Some(Picture { address: field("address")?.as_string()?, bytes: bytes.to_vec() })
}

fn object(properties: &[(&str, JsValue)]) -> Result<JsValue, Refusal> {
    let object = Object::new().into();
    for (name, value) in properties {
        Reflect::set(&object, &JsValue::from_str(name), value).map_err(|_| Refusal::Reply)?;
    }
    Ok(object)
}
