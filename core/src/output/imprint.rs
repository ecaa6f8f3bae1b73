//! The line under an article's title: who, when, where.

use crate::metadata::Metadata;

use super::{address, html};

/// What the line says, in its order.
pub(super) struct Imprint<'a> {
    /// Who wrote it, and how to reach them.
    pub(super) authors: Vec<&'a str>,
    /// When it was published: by its day, where the date has one.
    pub(super) published: Option<&'a str>,
    /// The site's name, or its host.
    pub(super) site: Option<&'a str>,
    /// The page's address on the web.
    pub(super) address: Option<&'a str>,
}

impl<'a> Imprint<'a> {
    pub(super) fn of(metadata: &'a Metadata) -> Self {
        let address = metadata.address.as_deref().filter(|address| address.starts_with("http"));
        let site = metadata.site.as_deref().or_else(|| address.and_then(address::host));
        // A desk signs with the name of its site, which stands there anyway.
        let is_site = |name: &str| site.is_some_and(|site| site.trim().eq_ignore_ascii_case(name.trim()));
        let byline = metadata.byline.as_deref().filter(|name| !is_site(name));
        Self {
            authors: [byline, metadata.contact.as_deref()].into_iter().flatten().collect(),
            published: metadata.published.as_deref().map(|date| html::day_of(date).unwrap_or(date)),
            site,
            address,
        }
    }
}
