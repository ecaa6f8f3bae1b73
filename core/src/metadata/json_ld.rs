//! What the page declares as JSON-LD.

use std::borrow::Cow;
use std::slice;

use super::declared::{Declared, Field, append};
use super::tidy;
use crate::document::unescape;
use crate::json::{self, Value};
use crate::words;

type Object<'a> = [(Cow<'a, str>, Value<'a>)];

impl Declared {
    /// Reads what a script of JSON-LD says of articles, and of their dates where it is no JSON.
    pub(super) fn take_json_ld(&mut self, script: &str) {
        let Some(value) = json::parse(script) else {
            let published = words::find(script, "\"datePublished\"").and_then(|at| script.get(at..));
            if let Some(date) = published.and_then(|text| words::pieces(text, b'"').nth(3)) {
                self.put(Field::Published, date);
            }
            return;
        };
        let objects = objects(&value);
        for &object in &objects {
            let is_article = is_of(object, &ARTICLES);
            if is_article {
                self.is_article = true;
                let title = text(object, "headline").or_else(|| text(object, "name"));
                self.titles.extend(title.and_then(|title| tidy(&unescape(title))));
                self.put(Field::Publisher, &names_of(get(object, "publisher"), &[]));
            }
            if is_article || is_of(object, &["Question"]) {
                self.authors.extend(tidy(&names_of(get(object, "author"), &objects)));
            }
            for (key, field, of_articles) in KEYS {
                if let Some(value) = text(object, key).filter(|_| is_article || !of_articles) {
                    self.put(field, value);
                }
            }
        }
    }
}

/// How the names of the kinds that are articles end.
const ARTICLES: [&str; 8] =
    ["Article", "Posting", "Report", "Review", "Recipe", "HowTo", "Blog", "CreativeWork"];

/// What an object says, and whether it counts of an article only.
const KEYS: [(&str, Field, bool); 5] = [
    ("datePublished", Field::Published, true),
    ("description", Field::Abstract, true),
    ("inLanguage", Field::Language, true),
    ("datePublished", Field::Dated, false),
    ("dateModified", Field::Changed, false),
];

/// The things that a script speaks of, those that stand in others behind them.
fn objects<'a>(value: &'a Value<'a>) -> Vec<&'a Object<'a>> {
    let mut open = vec![value];
    let mut objects = Vec::new();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(object) => {
                objects.push(&object[..]);
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    open.extend(get(object, key));
                }
            }
            _ => {}
        }
    }
    objects
}

#[inline(never)]
fn get<'a>(object: &'a Object<'a>, key: &str) -> Option<&'a Value<'a>> {
    object.iter().find(|(own, _)| own == key).map(|(_, value)| value)
}

fn string<'a>(value: &'a Value<'a>) -> Option<&'a str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// A property's text.
#[inline(never)]
fn text<'a>(object: &'a Object<'a>, key: &str) -> Option<&'a str> {
    string(get(object, key)?)
}

/// The items of a list; of another value itself.
fn all<'a>(value: &'a Value<'a>) -> &'a [Value<'a>] {
    match value {
        Value::Array(items) => items,
        one => slice::from_ref(one),
    }
}

/// Whether one of the names of an object's kind ends so.
#[inline(never)]
fn is_of(object: &Object<'_>, ends: &[&str]) -> bool {
    let kinds = get(object, "@type").map(all).unwrap_or_default();
    kinds.iter().filter_map(string).any(|kind| ends.iter().any(|end| kind.ends_with(end)))
}

/// The names of persons or organisations: texts, objects with a name or with the mark of one that has one; of a list
/// the first few.
#[inline(never)]
fn names_of(value: Option<&Value<'_>>, objects: &[&Object<'_>]) -> String {
    const MOST: usize = 8;
    let mut names = String::new();
    for one in value.map(all).unwrap_or_default().iter().take(MOST) {
        let name = match one {
            Value::Object(object) => text(object, "name").or_else(|| marked(object, objects)),
            _ => string(one),
        };
        if let Some(name) = name.filter(|name| words::find(name, "://").is_none()) {
            append(&mut names, ", ", &unescape(name));
        }
    }
    names
}

/// The name of another object with the same mark.
fn marked<'a>(object: &Object<'_>, objects: &[&'a Object<'a>]) -> Option<&'a str> {
    let mark = text(object, "@id")?;
    objects.iter().filter(|other| text(other, "@id") == Some(mark)).find_map(|other| text(other, "name"))
}
