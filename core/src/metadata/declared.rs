//! What the page declares for machines: meta elements and JSON-LD.

use super::articles::Part;
use super::{date, name, tidy};
use crate::document::{Attribute, Document, NodeId, Tag, unescape};
use crate::words;

/// The declarations of a page, the more exact source first.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    pub(super) titles: Vec<String>,
    /// All names of authors, each as one source gives them.
    pub(super) authors: Vec<String>,
    /// Whether the page calls itself an article.
    pub(super) is_article: bool,
    fields: [Option<String>; FIELDS],
}

/// What is declared once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Published,
    /// The date of anything else, such as the page: what readers see outranks it.
    Dated,
    Changed,
    Title,
    OtherTitle,
    Site,
    Publisher,
    Description,
    /// The description in JSON-LD.
    Abstract,
    Kind,
    Image,
    Language,
    Address,
}

const FIELDS: usize = Field::Address as usize + 1;

impl Declared {
    /// Reads the head's elements, and JSON-LD wherever it stands, as far as they speak of the article.
    pub(super) fn read(document: &Document, part: &Part) -> Self {
        let mut declared = Self::default();
        for &id in document.all(Tag::Link).iter().rev() {
            let href = document
                .attribute(id, Attribute::Href)
                .filter(|href| href.starts_with("http") && part.holds(id));
            if let Some(href) = href.filter(|_| document.attribute(id, Attribute::Rel) == Some("canonical")) {
                declared.put(Field::Address, href);
            }
        }
        for &id in document.all(Tag::Script) {
            if is_json_ld(document, id) && part.holds(id) {
                declared.take_json_ld(&document.text_of(id));
            }
        }
        declared.take_meta(&meta_of(document, part));
        let titles = document.all(Tag::Title);
        declared.titles.extend(titles.iter().find_map(|&id| tidy(&document.text_of(id))));
        declared
    }

    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.fields[field as usize].as_deref()
    }

    #[inline(never)]
    pub(super) fn take(&mut self, field: Field) -> Option<String> {
        self.fields[field as usize].take()
    }

    /// Takes what a source says, if none before it said anything.
    #[inline(never)]
    pub(super) fn put(&mut self, field: Field, value: &str) {
        let own = &mut self.fields[field as usize];
        if own.is_none() {
            *own = if field <= Field::Changed { date::declared(value) } else { tidy(&unescape(value)) };
        }
    }

    fn take_meta(&mut self, meta: &[Meta<'_>]) {
        for &(name, field) in NAMES {
            for own in meta {
                if own.0 == name {
                    self.put(field, own.1);
                }
            }
        }
        for field in [Field::Title, Field::OtherTitle] {
            let title = self.take(field);
            self.titles.extend(title);
        }
        self.is_article |= self.get(Field::Kind).is_some_and(|kind| kind.eq_ignore_ascii_case("article"));
        self.take_authors(meta);
        for (name, value) in meta {
            if let Some(field) = kind_of_date(name) {
                self.put(field, value);
            }
        }
    }

    /// Authors by `citation_author`, one each, then by other names that speak of authors.
    fn take_authors(&mut self, meta: &[Meta<'_>]) {
        let (mut cited, mut others) = (String::new(), Vec::new());
        let mut label = "";
        for (name, value) in meta {
            // What the cards of messengers show: "Written by", and who.
            if name.starts_with("twitter:label") {
                label = value;
            } else if name.starts_with("twitter:data") && name::says_by(label) {
                others.extend(tidy(value));
            }
            let says = ["author", "author_name", "byl"].iter().any(|end| name.ends_with(end))
                || name.starts_with("dc") && name.ends_with(".creator");
            if !says || words::find(value, "://").is_some() || value.starts_with("www.") {
                continue;
            }
            if name == "citation_author" {
                // Libraries have the name of the family first.
                let comma = words::find_char(value, &|letter| letter == ',');
                let (family, given) = (words::front(value, comma), words::behind(value, comma + 1).trim());
                append(&mut cited, ", ", if given.is_empty() { family } else { given });
                if !given.is_empty() {
                    append(&mut cited, " ", family);
                }
            } else {
                others.extend(tidy(value));
            }
        }
        self.authors.extend(tidy(&cited));
        self.authors.append(&mut others);
    }
}

/// Appends a text to others, and what parts them.
#[inline(never)]
pub(super) fn append(text: &mut String, border: &str, more: &str) {
    if !text.is_empty() {
        text.push_str(border);
    }
    text.push_str(more);
}

/// The name of a meta element in lower case, and its content.
type Meta<'a> = (String, &'a str);

/// Names of meta elements, the better first, each with what it says.
const NAMES: &[(&str, Field)] = &[
    ("citation_title", Field::Title),
    ("og:title", Field::Title),
    ("twitter:title", Field::OtherTitle),
    ("dc.title", Field::OtherTitle),
    ("parsely-title", Field::OtherTitle),
    ("og:site_name", Field::Site),
    ("application-name", Field::Site),
    ("og:description", Field::Description),
    ("description", Field::Description),
    ("twitter:description", Field::Description),
    ("og:type", Field::Kind),
    ("og:image", Field::Image),
    ("og:image:url", Field::Image),
    ("twitter:image", Field::Image),
    ("content-language", Field::Language),
    ("og:locale", Field::Language),
    ("dc.language", Field::Language),
];

/// What the name of a meta element makes of a date in it.
fn kind_of_date(name: &str) -> Option<Field> {
    /// Parts of names, the stronger first.
    const PARTS: [(&str, Option<Field>); 12] = [
        ("expir", None),
        ("valid", None),
        ("birth", None),
        ("unpub", None),
        ("modif", Some(Field::Changed)),
        ("updat", Some(Field::Changed)),
        ("revis", Some(Field::Changed)),
        ("last", Some(Field::Changed)),
        ("pub", Some(Field::Published)),
        ("issued", Some(Field::Published)),
        ("date", Some(Field::Dated)),
        ("created", Some(Field::Dated)),
    ];
    PARTS.iter().find(|(part, _)| words::find(name, part).is_some())?.1
}

/// The meta elements, by each of their names (`property`, `name`, `itemprop`).
fn meta_of<'a>(document: &'a Document, part: &Part) -> Vec<Meta<'a>> {
    const NAMES: [Attribute; 4] =
        [Attribute::Property, Attribute::Name, Attribute::Itemprop, Attribute::HttpEquiv];
    let mut meta = Vec::new();
    for &id in document.all(Tag::Meta) {
        let content = document.attribute(id, Attribute::Content).filter(|_| part.holds(id));
        let Some(content) = content else { continue };
        for name in NAMES {
            if let Some(name) = document.attribute(id, name) {
                meta.push((name.trim().to_ascii_lowercase(), content));
            }
        }
    }
    meta
}

fn is_json_ld(document: &Document, id: NodeId) -> bool {
    document.attribute(id, Attribute::Type).is_some_and(|kind| words::find(kind, "ld+json").is_some())
}
