//! What the page declares for machines: meta elements and JSON-LD.

use std::borrow::Cow;

use super::{date, tidy};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// The declarations of a page, the more exact source first.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    pub(super) titles: Vec<String>,
    /// All names of authors, each as one source gives them.
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    /// The date of anything else that is declared, such as the page: what readers see outranks it.
    pub(super) dated: Option<String>,
    pub(super) changed: Option<String>,
    pub(super) site: Option<String>,
    pub(super) description: Option<String>,
    pub(super) image: Option<String>,
    pub(super) language: Option<String>,
    pub(super) address: Option<String>,
    /// Whether the page calls itself an article.
    pub(super) is_article: bool,
}

impl Declared {
    /// Reads the head's elements, and JSON-LD wherever it stands.
    pub(super) fn read(document: &Document) -> Self {
        let mut declared = Self::default();
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
        declared.take_meta(&meta_of(document));
        let titles = document.all(Tag::Title);
        declared.titles.extend(titles.iter().find_map(|&id| tidy(&document.text_of(id))));
        declared
    }

    /// Authors by `citation_author`, one each, then by other names that speak of authors.
    fn take_authors(&mut self, meta: &[Meta<'_>]) {
        let mut cited = String::new();
        let first = self.authors.len();
        for (name, value) in meta {
            let says = name.ends_with("author") || name.ends_with("author_name") || name == "byl";
            let says = says || name.starts_with("dc") && name.ends_with(".creator");
            if !says || words::find(value, "://").is_some() || value.starts_with("www.") {
                continue;
            }
            if name == "citation_author" {
                cited.push_str(if cited.is_empty() { "" } else { ", " });
                cited.push_str(value.trim());
            } else {
                self.authors.extend(tidy(value));
            }
        }
        if !cited.is_empty() {
            self.authors.insert(first, cited);
        }
    }

    fn take_dates(&mut self, meta: &[Meta<'_>]) {
        const LONGEST: usize = 40;
        let mut kinds: [Option<String>; 3] = [self.published.take(), None, None];
        let values = meta.iter().filter(|(_, value)| value.len() <= LONGEST);
        for (name, value) in values {
            if let Some(kind) = kind_of_date(name).filter(|&kind| kinds[kind].is_none()) {
                kinds[kind] = date::declared(value);
            }
        }
        let [published, other, changed] = kinds;
        self.published = published;
        self.dated = self.dated.take().or(other);
        self.changed = self.changed.take().or(changed);
    }

    fn take_meta(&mut self, meta: &[Meta<'_>]) {
        let mut found: [Option<String>; 7] = Default::default();
        for &(name, field) in NAMES {
            if found[field].is_none() {
                found[field] = meta.iter().find(|own| own.0 == name).and_then(|own| tidy(own.1));
            }
        }
        let [title, other, site, description, kind, image, language] = found;
        self.titles.extend(title);
        self.titles.extend(other);
        self.take_authors(meta);
        self.take_dates(meta);
        self.site = site.or(self.site.take());
        self.description = description.or(self.description.take());
        self.is_article |= kind.is_some_and(|kind| kind.eq_ignore_ascii_case("article"));
        self.image = image;
        self.language = self.language.take().or(language);
    }
}

/// The name of a meta element in lower case, and its content.
type Meta<'a> = (Cow<'a, str>, &'a str);

/// Names of meta elements, the better first, each with the place of what it says in [`Declared::take_meta`].
const NAMES: &[(&str, usize)] = &[
    ("citation_title", 0),
    ("og:title", 0),
    ("twitter:title", 1),
    ("dc.title", 1),
    ("parsely-title", 1),
    ("og:site_name", 2),
    ("application-name", 2),
    ("og:description", 3),
    ("description", 3),
    ("twitter:description", 3),
    ("og:type", 4),
    ("og:image", 5),
    ("og:image:url", 5),
    ("twitter:image", 5),
    ("content-language", 6),
    ("og:locale", 6),
    ("dc.language", 6),
];

/// What the name of a meta element makes of a date in it; 0 is best.
fn kind_of_date(name: &str) -> Option<usize> {
    let has = |parts: &[&str]| parts.iter().any(|part| words::find(name, part).is_some());
    match () {
        () if has(&["expir", "valid", "birth", "unpub"]) => None,
        () if has(&["modif", "updat", "revis", "last"]) => Some(2),
        () if has(&["pub", "issued"]) => Some(0),
        () if has(&["date", "created"]) => Some(1),
        () => None,
    }
}

/// The meta elements, by each of their names (`property`, `name`, `itemprop`).
fn meta_of(document: &Document) -> Vec<Meta<'_>> {
    const NAMES: [Attribute; 4] =
        [Attribute::Property, Attribute::Name, Attribute::Itemprop, Attribute::HttpEquiv];
    let mut meta = Vec::new();
    for &id in document.all(Tag::Meta) {
        let Some(content) = document.attribute(id, Attribute::Content) else { continue };
        for name in NAMES {
            if let Some(name) = document.attribute(id, name) {
                meta.push((words::lower_ascii(name.trim()), content));
            }
        }
    }
    meta
}

fn is_json_ld(document: &Document, id: NodeId) -> bool {
    document
        .attribute(id, Attribute::Type)
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
}
