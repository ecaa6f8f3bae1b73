//! What the page declares for machines: meta elements and JSON-LD.

use std::borrow::Cow;

use hifijson::SliceLexer;
use hifijson::token::Lex;

use super::{date, tidy};
use crate::document::{Attribute, Document, NodeId, Tag, unescape};
use crate::words;

/// A value of JSON-LD. (hifijson, since a click pays for the reader: a seventh of `serde_json`'s bytes.)
type Value<'a> = hifijson::value::Value<&'a str, Cow<'a, str>>;
type Object<'a> = [(Cow<'a, str>, Value<'a>)];

/// The declarations of a page, the more exact source first.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    pub(super) titles: Vec<String>,
    pub(super) page_title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) site: Option<String>,
    pub(super) description: Option<String>,
    pub(super) image: Option<String>,
    pub(super) language: Option<String>,
    pub(super) address: Option<String>,
}

impl Declared {
    /// Reads the head's elements, and JSON-LD wherever it stands.
    pub(super) fn read(document: &Document) -> Self {
        let mut declared = Self::default();
        let titles = document.all(Tag::Title).iter();
        declared.page_title = titles.map(|&id| document.text_of(id)).find_map(|title| tidy(&title));
        let links = document.all(Tag::Link).iter().rev();
        let canonical =
            links.copied().find(|&id| document.attribute(id, Attribute::Rel) == Some("canonical"));
        declared.address = canonical
            .and_then(|id| document.attribute(id, Attribute::Href))
            .and_then(tidy)
            .filter(|address| address.starts_with("http"));
        for &id in document.all(Tag::Script) {
            if is_json_ld(document, id) {
                declared.take_json_ld(&document.text_of(id));
            }
        }
        let meta: Vec<_> = document.all(Tag::Meta).iter().flat_map(|&id| named(document, id)).collect();
        declared.take_meta(&meta);
        declared
    }

    fn take_json_ld(&mut self, text: &str) {
        let Some(value) = parse(text) else { return };
        let mut open = vec![&value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev()),
                Value::Object(object) => {
                    if get(object, "@type").is_some_and(is_article) {
                        self.take_article(object);
                    }
                    open.extend(
                        ["@graph", "mainEntity", "mainEntityOfPage"]
                            .iter()
                            .filter_map(|key| get(object, key)),
                    );
                }
                _ => {}
            }
        }
    }

    fn take_article(&mut self, object: &Object<'_>) {
        let text = |key: &str| get(object, key).and_then(string).and_then(|value| tidy(&unescape(value)));
        self.titles.extend(text("headline").or_else(|| text("name")));
        self.published =
            self.published.take().or_else(|| text("datePublished").and_then(|value| date::iso(&value)));
        self.author = self.author.take().or_else(|| get(object, "author").and_then(name_of));
        self.site = self.site.take().or_else(|| get(object, "publisher").and_then(name_of));
        self.description = self.description.take().or_else(|| text("description"));
        self.language = self.language.take().or_else(|| text("inLanguage"));
    }

    fn take_meta(&mut self, meta: &[(Cow<'_, str>, &str)]) {
        let pick = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| meta.iter().find(|(own, _)| own == name).and_then(|(_, value)| tidy(value)))
        };
        self.titles.extend(pick(&["citation_title", "og:title"]));
        self.titles.extend(pick(&["twitter:title", "dc.title", "parsely-title"]));
        let author = pick(&[
            "citation_author",
            "author",
            "article:author_name",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "article:author",
        ]);
        self.author = self.author.take().or(author.filter(|name| !name.contains("://")));
        let dates = [
            "article:published_time",
            "citation_publication_date",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publish-date",
            "publishdate",
            "og:published_time",
        ];
        let published = dates.iter().find_map(|name| pick(&[name]).and_then(|value| date::iso(&value)));
        self.published = self.published.take().or(published);
        self.site = pick(&["og:site_name", "application-name"]).or(self.site.take());
        self.description =
            pick(&["og:description", "description", "twitter:description"]).or(self.description.take());
        self.image = pick(&["og:image", "og:image:url", "twitter:image"]);
        self.language =
            self.language.take().or_else(|| pick(&["content-language", "og:locale", "dc.language"]));
    }
}

/// A meta element's names (`property`, `name`, `itemprop`) in lower case, each with its content.
fn named(document: &Document, id: NodeId) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    let content = document.attribute(id, Attribute::Content);
    [Attribute::Property, Attribute::Name, Attribute::Itemprop, Attribute::HttpEquiv]
        .into_iter()
        .filter_map(move |name| Some((words::lower_ascii(document.attribute(id, name)?.trim()), content?)))
}

fn is_json_ld(document: &Document, id: NodeId) -> bool {
    document
        .attribute(id, Attribute::Type)
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
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

/// The name of a person or an organisation: a text, an object with a name, or the first few of a list.
fn name_of(value: &Value<'_>) -> Option<String> {
    const MOST: usize = 8;
    let one = |value: &Value<'_>| {
        let name = match value {
            Value::Object(object) => get(object, "name").and_then(string)?,
            _ => string(value)?,
        };
        tidy(&unescape(name)).filter(|name| !name.contains("://"))
    };
    match value {
        Value::Array(all) => {
            let names: Vec<String> = all.iter().take(MOST).filter_map(one).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => one(value),
    }
}
