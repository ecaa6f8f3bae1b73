//! Where the page's landmarks are: its navigation, asides, head and foot.

use crate::document::{Document, NodeId, Tag};

/// Of each node, the landmark around it.
#[derive(Clone, Debug)]
pub struct Landmarks {
    around: Vec<Option<Landmark>>,
}

/// A part of the page that surrounds its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landmark {
    /// Menus.
    Navigation,
    /// Beside the article.
    Aside,
    /// The page's head, outside the article.
    Header,
    /// The page's foot.
    Footer,
    /// A form.
    Form,
    /// A dialog over the page.
    Dialog,
}

impl Landmarks {
    /// Finds the outermost landmark around every node; an element that holds the candidate root is none, nor is a table
    /// of contents in it.
    pub fn find(document: &Document, root: NodeId) -> Self {
        let mut around: Vec<Option<Landmark>> = vec![None; document.len()];
        let mut contents_end = 0;
        for id in document.ids() {
            let above = document.parent(id).and_then(|parent| around[parent.index()]);
            let own = || kind(document, id).filter(|_| !document.contains(id, root) && id.0 >= contents_end);
            around[id.index()] = above.or_else(own);
            let begins = above.is_none() && around[id.index()] == Some(Landmark::Navigation);
            if begins && document.contains(root, id) && is_contents(document, id) {
                around[id.index()] = None;
                contents_end = document.end(id);
            }
        }
        Self { around }
    }

    /// The landmark around a node.
    pub fn around(&self, id: NodeId) -> Option<Landmark> {
        self.around[id.index()]
    }

    /// Whether a landmark surrounds a node.
    pub fn is_aside(&self, id: NodeId) -> bool {
        self.around(id).is_some()
    }
}

fn kind(document: &Document, id: NodeId) -> Option<Landmark> {
    let role = document.attribute(id, "role");
    match (document.tag(id)?, role) {
        (Tag::Nav | Tag::Menu, _)
        | (_, Some("navigation" | "menu" | "menubar" | "tablist" | "toolbar" | "directory")) => {
            Some(Landmark::Navigation)
        }
        (Tag::Aside, _) | (_, Some("complementary")) => Some(Landmark::Aside),
        (_, Some("banner")) => Some(Landmark::Header),
        (_, Some("contentinfo")) => Some(Landmark::Footer),
        (Tag::Header, _) if is_of_the_page(document, id) => Some(Landmark::Header),
        (Tag::Footer, _) if is_of_the_page(document, id) => Some(Landmark::Footer),
        (Tag::Search, _) | (_, Some("search" | "form")) => Some(Landmark::Form),
        (Tag::Dialog, _) | (_, Some("dialog" | "alertdialog")) => Some(Landmark::Dialog),
        _ => None,
    }
}

/// Whether a head or foot is the page's, not that of an article or a section in it.
fn is_of_the_page(document: &Document, id: NodeId) -> bool {
    const LEVELS: usize = 12;
    let inner = [Tag::Article, Tag::Section, Tag::Main, Tag::Blockquote, Tag::Figure];
    !document
        .ancestors(id)
        .take(LEVELS)
        .any(|above| document.tag(above).is_some_and(|tag| inner.contains(&tag)))
}

/// Whether all links of an element lead into the page itself, and there are some.
fn is_contents(document: &Document, element: NodeId) -> bool {
    let links = document.descendants(element).filter(|&id| document.is(id, Tag::A));
    let mut addresses = links.filter_map(|id| document.attribute(id, "href")).peekable();
    let leads_inside = |href: &str| href.trim().strip_prefix('#').is_some_and(|place| !place.is_empty());
    addresses.peek().is_some() && addresses.all(leads_inside)
}
