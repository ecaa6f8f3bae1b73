//! The text of an article in the page's JSON-LD.

use std::borrow::Cow;

use hifijson::SliceLexer;
use hifijson::token::Lex;

use super::markup;
use crate::document::{Document, Tag};

type Value<'a> = hifijson::value::Value<&'a str, Cow<'a, str>>;

const BODY: &str = "articleBody";
/// Posts have their text under another name.
const POSTING: &str = "Posting";

/// The paragraphs of the one body that the page declares; several are parts of what it shows, and none is chosen.
pub(super) fn body(document: &Document) -> Option<Vec<String>> {
    let mut found: Option<String> = None;
    for &id in document.all(Tag::Script) {
        let text = document.text_of(id);
        if !text.contains(BODY) && !text.contains(POSTING) {
            continue;
        }
        let Some(value) = parse(&text) else { continue };
        let mut open = vec![&value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev()),
                Value::Object(object) => {
                    if let Some(body) = body_of(object) {
                        if found.as_deref().is_some_and(|own| own != body) {
                            return None;
                        }
                        found.get_or_insert_with(|| body.to_owned());
                    }
                    open.extend(object.iter().map(|(_, value)| value));
                }
                _ => {}
            }
        }
    }
    found.map(|body| markup::paragraphs(&body))
}

/// Reads JSON, nested as deep as any honest page's; what follows the value doesn't matter.
fn parse(text: &str) -> Option<Value<'_>> {
    const DEPTH: usize = 64;
    let mut lexer = SliceLexer::new(text.as_bytes());
    let next = lexer.ws_peek()?;
    hifijson::value::parse_bounded(DEPTH, next, &mut lexer).ok()
}

fn body_of<'a>(object: &'a [(Cow<'_, str>, Value<'_>)]) -> Option<&'a str> {
    let text = |key: &str| {
        let (_, value) = object.iter().find(|(own, _)| own == key)?;
        match value {
            Value::String(text) => Some(&**text),
            _ => None,
        }
    };
    let posts = || text("@type").is_some_and(|kind| kind.ends_with(POSTING));
    text(BODY).or_else(|| text("text").filter(|_| posts())).filter(|body| !body.is_empty())
}
