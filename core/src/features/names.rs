//! What ids and classes around a block say of it.

use crate::document::{Document, NodeId, Tag};

/// Names that authors of pages give to what surrounds a text.
const EXTRAS: &[&str] = &[
    "ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comment", "comments", "cookie", "cookies",
    "disqus", "footer", "related", "recommended", "recommendations", "share", "sharing", "sidebar", "social", "sponsor",
    "sponsored", "subscribe", "newsletter", "promo", "popup", "modal", "menu", "nav", "navbar", "navigation", "pagination",
    "pager", "widget", "toolbar", "trending", "popular", "login", "signup", "outbrain", "taboola", "consent", "gdpr", "masthead",
    "copyright", "legal", "tags", "meta", "byline", "skip", "teaser", "cta",
];

/// Names that authors of pages give to the text itself.
const TEXT: &[&str] = &[
    "article", "articlebody", "body", "content", "entry", "hentry", "main", "post", "story", "text", "prose", "markdown",
    "blog", "description", "documentation", "docs", "column", "paragraph",
];

/// Of each node, how many levels above it the nearest such names stand.
#[derive(Clone, Debug)]
pub(super) struct Names {
    extras: Vec<u8>,
    text: Vec<u8>,
}

const FAR: u8 = u8::MAX;
/// Names further up than this say nothing of a block.
const LEVELS: u8 = 6;

impl Names {
    /// Reads the ids and classes of every element once.
    pub(super) fn read(document: &Document) -> Self {
        let mut names = Self { extras: vec![FAR; document.len()], text: vec![FAR; document.len()] };
        for id in document.ids() {
            let (extras, text) = own(document, id);
            let above = document.parent(id).map(NodeId::index);
            let nearest = |own: bool, levels: &[u8]| match above {
                _ if own => 0,
                Some(above) => levels[above].saturating_add(1),
                None => FAR,
            };
            names.extras[id.index()] = nearest(extras, &names.extras);
            names.text[id.index()] = nearest(text, &names.text);
        }
        names
    }

    /// Whether an extra of the page, and whether a text is named around the element.
    pub(super) fn around(&self, id: NodeId) -> (bool, bool) {
        (self.extras[id.index()] <= LEVELS, self.text[id.index()] <= LEVELS)
    }
}

fn own(document: &Document, id: NodeId) -> (bool, bool) {
    let mut found = (false, false);
    // The classes of the page as a whole say what else it has, not what a block is.
    if matches!(document.tag(id), Some(Tag::Html | Tag::Body)) {
        return found;
    }
    for name in ["id", "class"] {
        for token in document.attribute(id, name).into_iter().flat_map(tokens) {
            found.0 |= EXTRAS.contains(&token.as_str());
            found.1 |= TEXT.contains(&token.as_str());
        }
    }
    found
}

/// The parts of a list of names: cut at what is no letter and at capitals, in lower case.
pub(crate) fn tokens(names: &str) -> Vec<String> {
    const MOST: usize = 24;
    let mut tokens: Vec<String> = Vec::new();
    let mut inside = false;
    let mut lower = false;
    for character in names.chars() {
        if !character.is_ascii_alphabetic() {
            inside = false;
            continue;
        }
        let begins = !inside || lower && character.is_ascii_uppercase();
        lower = character.is_ascii_lowercase();
        inside = true;
        if begins {
            if tokens.len() == MOST {
                break;
            }
            tokens.push(String::new());
        }
        if let Some(token) = tokens.last_mut() {
            token.push(character.to_ascii_lowercase());
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn names_are_cut_where_a_reader_would() {
        assert_eq!(tokens("post-footer shareBar ad_2"), ["post", "footer", "share", "bar", "ad"]);
    }
}
