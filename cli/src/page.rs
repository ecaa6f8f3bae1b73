//! One page: judged, and written in a format.

use std::fmt;
use std::path::Path;

use unhusk_core::article::Found;
use unhusk_core::document::{Attribute, Document, Tag};
use unhusk_core::{Article, address, judge, output};

use crate::pictures::{self, Beside};
use crate::source::{self, NotAPage};
use crate::{Format, epub};

/// Why a page gives nothing to write. As a sentence, it goes on from the file's name.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It isn't a page.
    NotAPage(NotAPage),
    /// Its text lies in other pages, of these addresses.
    Frameset(Vec<String>),
    /// There is something, but no article.
    NoArticle(Option<Found>),
    /// What was to be written can't be made.
    Failed(String),
}

/// A page in a format.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) bytes: Vec<u8>,
    /// The pictures that it names by the places at which they lie beside the page.
    pub(crate) pictures: Vec<Beside>,
    pub(crate) missing: Missing,
}

/// How many of the article's pictures an EPUB lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) missing: usize,
    pub(crate) of: usize,
}

impl Missing {
    /// Both counts together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { missing: self.missing + other.missing, of: self.of + other.of }
    }

    /// A sentence, where there is something to say.
    pub(crate) fn sentence(self) -> Option<String> {
        let Self { missing, of } = self;
        let instead = "their descriptions and addresses stand in their place";
        (missing > 0).then(|| format!("pictures that are not at hand: {missing} of {of}; {instead}"))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPage(why) => write!(f, "{why}"),
            Self::Frameset(frames) if frames.is_empty() => write!(f, "is a frameset without a frame"),
            Self::Frameset(frames) => write!(f, "is a frameset: its text lies in {}", frames.join(", ")),
            Self::NoArticle(Some(Found::Links { links, words })) => {
                write!(f, "has no article: {links} links, and {words} words outside them")
            }
            Self::NoArticle(Some(Found::Form)) => write!(f, "has no article: a form to fill in"),
            Self::NoArticle(_) => write!(f, "has no article: there is nothing to read in it"),
            Self::Failed(why) => write!(f, "{why}"),
        }
    }
}

/// The page in a format. JSON says by itself that there is no article; the other formats have no room for that.
pub(crate) fn write(
    path: &Path,
    bytes: &[u8],
    url: Option<&str>,
    format: Format,
) -> Result<Written, Refusal> {
    let mut document = source::document(path, bytes, url).map_err(Refusal::NotAPage)?;
    if document.address().is_none() {
        let named = own_address(&document).map(str::to_owned);
        document.set_address(named);
    }
    let mut article = judge(&document, &[]);
    if let Some(url) = url {
        output::keep_version(&mut article.metadata, url);
    }
    let beside = pictures::beside(path, &article.tree);
    let mut absolute = address::resolver(document.address());
    article.resolve_addresses(&mut |own| {
        let is_beside = beside.iter().any(|picture| picture.address == own);
        if is_beside { Some(own.to_owned()) } else { absolute(own) }
    });
    if !article.readable && document.first(Tag::Frameset).is_some() {
        return Err(Refusal::Frameset(frames(&document)));
    }
    if !article.readable && format != Format::Json {
        return Err(Refusal::NoArticle(article.found));
    }
    in_format(&article, format, beside)
}

fn in_format(article: &Article, format: Format, beside: Vec<Beside>) -> Result<Written, Refusal> {
    let written =
        |text: String, pictures| Written { bytes: text.into_bytes(), pictures, missing: Missing::default() };
    Ok(match format {
        Format::Text => written(output::plain_text(article), Vec::new()),
        Format::Markdown => written(output::front_matter(article) + &output::markdown(article), beside),
        Format::Html => written(output::html(article), beside),
        Format::Json => written(output::json(article) + "\n", Vec::new()),
        Format::Epub => {
            let (bytes, missing) = epub::write(article, &beside).map_err(Refusal::Failed)?;
            Written { bytes, pictures: Vec::new(), missing }
        }
    })
}

/// The address that the page itself says is its own: links that are no whole addresses mean nothing without it, and
/// those that have it in full lead to places of the page.
fn own_address(document: &Document) -> Option<&str> {
    let value = |id, name| document.attribute(id, name).map(str::trim);
    let named = |(name, key, value_in): (&str, Attribute, Attribute), says: &str| {
        let mut own = document.ids().filter(|&id| document.name(id) == name && value(id, key) == Some(says));
        own.find_map(|id| value(id, value_in)).filter(|address| crate::is_web_address(address))
    };
    named(("link", Attribute::Rel, Attribute::Href), "canonical")
        .or_else(|| named(("meta", Attribute::Property, Attribute::Content), "og:url"))
}

fn frames(document: &Document) -> Vec<String> {
    let frames = document.ids().filter(|&id| document.name(id) == "frame");
    frames.filter_map(|id| document.attribute(id, Attribute::Src)).map(str::to_owned).collect()
}
