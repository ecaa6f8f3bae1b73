//! What the page declares as JSON-LD.

use std::borrow::Cow;

use hifijson::SliceLexer;
use hifijson::token::Lex;

use super::declared::Declared;
use super::{date, tidy};
use crate::document::unescape;
use crate::words;

/// A value of JSON-LD. (hifijson, since a click pays for the reader: a seventh of `serde_json`'s bytes.)
type Value<'a> = hifijson::value::Value<&'a str, Cow<'a, str>>;
type Object<'a> = [(Cow<'a, str>, Value<'a>)];

impl Declared {
    /// Reads what a script of JSON-LD says of articles, and of their dates where it is no JSON.
    pub(super) fn take_json_ld(&mut self, text: &str) {
        let Some(value) = parse(text) else {
            let published =
                words::find(text, "\"datePublished\"").and_then(|at| text[at..].split('"').nth(3));
            self.published = self.published.take().or_else(|| published.and_then(date::declared));
            return;
        };
        let objects = objects(&value);
        for &object in &objects {
            let kind = get(object, "@type");
            let is_article = kind.is_some_and(is_article);
            if is_article {
                self.take_article(object);
            }
            if is_article || kind.and_then(string) == Some("Question") {
                self.authors.extend(get(object, "author").and_then(|author| name_of(author, &objects)));
            }
            let date = |name| get(object, name).and_then(string).and_then(date::declared);
            self.dated = self.dated.take().or_else(|| date("datePublished"));
            self.changed = self.changed.take().or_else(|| date("dateModified"));
        }
    }

    fn take_article(&mut self, object: &Object<'_>) {
        let text = |key| text_of(object, key);
        self.is_article = true;
        self.titles.extend(text("headline").or_else(|| text("name")));
        self.published =
            self.published.take().or_else(|| text("datePublished").and_then(|value| date::declared(&value)));
        self.site = self.site.take().or_else(|| get(object, "publisher").and_then(|name| name_of(name, &[])));
        self.description = self.description.take().or_else(|| text("description"));
        self.language = self.language.take().or_else(|| text("inLanguage"));
    }
}

/// The things that a script speaks of, those that stand in others behind them.
fn objects<'a>(value: &'a Value<'a>) -> Vec<&'a Object<'a>> {
    let mut open = vec![value];
    let mut objects = Vec::new();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(object) => {
                objects.push(&object[..]);
                let inner = ["@graph", "mainEntity", "mainEntityOfPage"];
                open.extend(inner.iter().filter_map(|key| get(object, key)));
            }
            _ => {}
        }
    }
    objects
}

/// Reads JSON, nested as deep as any honest page's; what follows the value doesn't matter.
fn parse(text: &str) -> Option<Value<'_>> {
    const DEPTH: usize = 64;
    let mut lexer = SliceLexer::new(text.as_bytes());
    let next = lexer.ws_peek()?;
    hifijson::value::parse_bounded(DEPTH, next, &mut lexer).ok()
}

fn get<'a>(object: &'a Object<'a>, key: &str) -> Option<&'a Value<'a>> {
    object.iter().find(|(own, _)| own == key).map(|(_, value)| value)
}

fn string<'a>(value: &'a Value<'a>) -> Option<&'a str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// A property's text, tidied.
#[inline(never)]
fn text_of(object: &Object<'_>, key: &str) -> Option<String> {
    tidy(&unescape(get(object, key).and_then(string)?))
}

fn is_article(kind: &Value<'_>) -> bool {
    let names = |value: &Value<'_>| {
        string(value).is_some_and(|name| {
            let other = ["Report", "Review", "Recipe", "HowTo", "Blog", "CreativeWork"];
            name.ends_with("Article") || name.ends_with("Posting") || other.contains(&name)
        })
    };
    match kind {
        Value::Array(kinds) => kinds.iter().any(names),
        _ => names(kind),
    }
}

/// The name of a person or an organisation: a text, an object with a name or with the mark of one that has one, or
/// the first few of a list.
fn name_of(value: &Value<'_>, objects: &[&Object<'_>]) -> Option<String> {
    const MOST: usize = 8;
    let one = |value: &Value<'_>| {
        let name = match value {
            Value::Object(object) => get(object, "name").and_then(string).or_else(|| {
                let mark = get(object, "@id").and_then(string)?;
                let marked = |other: &Object<'_>| get(other, "@id").and_then(string) == Some(mark);
                objects.iter().filter(|other| marked(other)).find_map(|other| string(get(other, "name")?))
            })?,
            _ => string(value)?,
        };
        tidy(&unescape(name)).filter(|name| words::find(name, "://").is_none())
    };
    match value {
        Value::Array(all) => {
            let names: Vec<String> = all.iter().take(MOST).filter_map(one).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => one(value),
    }
}
