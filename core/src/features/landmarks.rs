//! Where the page's landmarks are: its navigation, asides, head and foot.

use crate::document::{Attribute, Document, NodeId, Tag, merge};
use crate::lists::gather;

/// Of each node, the landmark around it.
#[derive(Clone, Debug)]
pub struct Landmarks {
    around: Vec<Option<Landmark>>,
    parts: Vec<(NodeId, Landmark)>,
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
        let mut landmarks = Self { around: vec![None; document.len()], parts: Vec::new() };
        let mut contents_end = 0;
        let mut covered = 0;
        for id in candidates(document) {
            if id.0 < covered || id.0 < contents_end || document.contains(id, root) {
                continue;
            }
            let Some(kind) = kind(document, id) else { continue };
            if kind == Landmark::Navigation && document.contains(root, id) && is_contents(document, id) {
                contents_end = document.end(id);
                continue;
            }
            covered = document.end(id);
            landmarks.around[id.index()..covered as usize].fill(Some(kind));
            landmarks.parts.push((id, kind));
        }
        landmarks
    }

    /// The landmarks, in document order; none stands in another.
    pub fn parts(&self) -> &[(NodeId, Landmark)] {
        &self.parts
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

/// The elements that may be landmarks by their tags or roles, in document order.
fn candidates(document: &Document) -> Vec<NodeId> {
    let tags = [Tag::Nav, Tag::Menu, Tag::Aside, Tag::Header, Tag::Footer, Tag::Search, Tag::Dialog];
    let with_roles: Vec<NodeId> = gather(document.attributes_named(&[Attribute::Role]).map(|(id, ..)| id));
    merge(&document.all_of(&tags), &with_roles)
}

fn kind(document: &Document, id: NodeId) -> Option<Landmark> {
    let role = document.attribute(id, Attribute::Role);
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
    let is_inner = |above| document.tag(above).is_some_and(|tag| inner.contains(&tag));
    document.nearest(document.parent(id), LEVELS, &is_inner).is_none()
}

/// Whether all links of an element lead into the page itself, and there are some.
fn is_contents(document: &Document, element: NodeId) -> bool {
    let links = document.descendants(element).filter(|&id| document.is(id, Tag::A));
    let mut addresses = links.filter_map(|id| document.attribute(id, Attribute::Href)).peekable();
    let leads_inside = |href: &str| href.trim().strip_prefix('#').is_some_and(|place| !place.is_empty());
    addresses.peek().is_some() && addresses.all(leads_inside)
}
