//! One page: judged, and written in a format.

use std::fmt;
use std::path::Path;

use unhusk_core::article::Found;
use unhusk_core::document::{Attribute, Document, Tag};
use unhusk_core::{Article, address, judge, output};

use crate::Format;
use crate::source::{self, NotAPage};

/// Why a page gives nothing to write. As a sentence, it goes on from the file's name.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It isn't a page.
    NotAPage(NotAPage),
    /// Its text lies in other pages, of these addresses.
    Frameset(Vec<String>),
    /// There is something, but no article.
    NoArticle(Option<Found>),
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
        }
    }
}

/// The page in a format. JSON says by itself that there is no article; the other formats have no room for that.
pub(crate) fn write(path: &Path, bytes: &[u8], url: Option<&str>, format: Format) -> Result<String, Refusal> {
    let document = source::document(path, bytes, url).map_err(Refusal::NotAPage)?;
    let mut article = judge(&document, &[]);
    article.resolve_addresses(&mut address::resolver(document.address()));
    if !article.readable && document.first(Tag::Frameset).is_some() {
        return Err(Refusal::Frameset(frames(&document)));
    }
    if !article.readable && format != Format::Json {
        return Err(Refusal::NoArticle(article.found));
    }
    Ok(in_format(&article, format))
}

fn in_format(article: &Article, format: Format) -> String {
    match format {
        Format::Text => output::plain_text(article),
        Format::Markdown => output::markdown(article),
        Format::Html => output::html(article),
        Format::Json => output::json(article) + "\n",
    }
}

fn frames(document: &Document) -> Vec<String> {
    let frames = document.ids().filter(|&id| document.name(id) == "frame");
    frames.filter_map(|id| document.attribute(id, Attribute::Src)).map(str::to_owned).collect()
}
