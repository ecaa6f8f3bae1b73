//! What a book says in place of the pictures that it doesn't have.
//!
//! A picture goes by its description. Where a caption says what it shows, the caption is the link to it; an ornament of
//! a line of text is left out. Only what nothing else names goes by its file's name or its host.

use crate::document::Tag;
use crate::output::address;
use crate::output::epub::Pictures;
use crate::output::latest::Latest;
use crate::tree::{Tree, TreeId};
use crate::words;

/// So far above a picture stand its figure, its link and its line.
const NEAR: usize = 8;

/// A picture that is wider than this is no ornament.
const ORNAMENT: u32 = 64;

/// What becomes of a node without its pictures.
#[derive(Clone)]
enum Instead<'t> {
    /// As it is.
    Same,
    /// Of a picture: so much is said of it; maybe nothing.
    Said(String),
    /// Of a caption, or a text in one: it is the link to the picture at this address.
    Carries(&'t str),
    /// Of a link: it holds nothing any more.
    Emptied,
}

/// The pictures that are missing: of each node of the tree, what becomes of it.
pub(super) struct Missing<'t>(Vec<Instead<'t>>);

impl<'t> Missing<'t> {
    /// Finds them, and packs the others.
    pub(super) fn find(tree: &'t Tree, pictures: &mut Pictures<'_>) -> Self {
        let mut own = Self(vec![Instead::Same; tree.len()]);
        let line_has_words = Latest::default();
        let mut links = Vec::new();
        for id in (1..tree.len()).filter(|&id| tree.tag(id) == Some(Tag::Img)) {
            let Some(source) = tree.attribute(id, "src").filter(|source| pictures.file_of(source).is_none())
            else {
                continue;
            };
            let alt = words::squeeze(tree.attribute(id, "alt").unwrap_or_default());
            let caption = caption_of(tree, id);
            let mut said = String::new();
            if !alt.is_empty() && !caption.is_some_and(|caption| begins_with(tree, caption, &alt)) {
                said = alt;
            } else if let Some(caption) = caption {
                own.carry(tree, caption, source);
            } else if !is_ornament(tree, id, &line_has_words) {
                said = address::name(source);
            }
            if said.is_empty() {
                links.extend(link_around(tree, id).filter(|link| links.last() != Some(link)));
            }
            own.0[id] = Instead::Said(said);
        }
        for link in links {
            if own.is_emptied(tree, link) {
                own.0[link] = Instead::Emptied;
            }
        }
        own
    }

    /// What is said in a picture's place.
    pub(super) fn said(&self, picture: TreeId) -> Option<&str> {
        match &self.0[picture] {
            Instead::Said(said) => Some(said),
            _ => None,
        }
    }

    /// The address of the picture that a caption, or a text of it, is the link to.
    pub(super) fn carried_by(&self, id: TreeId) -> Option<&'t str> {
        match self.0[id] {
            Instead::Carries(source) => Some(source),
            _ => None,
        }
    }

    /// Whether a link holds nothing without its pictures.
    pub(super) fn empties(&self, link: TreeId) -> bool {
        matches!(self.0[link], Instead::Emptied)
    }

    /// Makes a caption the link to its first picture: all of it, or where it has links its first words beside them.
    fn carry(&mut self, tree: &Tree, caption: TreeId, source: &'t str) {
        let end = tree.end(caption);
        let is_link = |id: TreeId| tree.tag(id) == Some(Tag::A);
        if (caption..end).any(|id| self.carried_by(id).is_some()) || link_around(tree, caption).is_some() {
            return;
        }
        if !(caption + 1..end).any(|id| is_link(id) || is_block(tree, id)) {
            self.0[caption] = Instead::Carries(source);
            return;
        }
        let mut next = caption + 1;
        while next < end {
            if has_word(tree, next) {
                self.0[next] = Instead::Carries(source);
                return;
            }
            next = if is_link(next) { tree.end(next) } else { next + 1 };
        }
    }

    fn is_emptied(&self, tree: &Tree, link: TreeId) -> bool {
        (link + 1..tree.end(link)).all(|id| match tree.tag(id) {
            None => tree.text(id).is_none_or(words::is_blank),
            Some(Tag::Img) => self.said(id) == Some(""),
            Some(tag) => tag.is_inline() && tag != Tag::Math,
        })
    }
}

/// The caption with words of the figure that a picture stands in.
fn caption_of(tree: &Tree, picture: TreeId) -> Option<TreeId> {
    let is = |id: TreeId, tag: Tag| tree.tag(id) == Some(tag);
    let figure = above(tree, picture).find(|&id| is(id, Tag::Figure))?;
    let mut children = tree.children(figure);
    children.find(|&id| is(id, Tag::Figcaption) && (id..tree.end(id)).any(|part| has_word(tree, part)))
}

/// Whether a caption says what a description says, with a credit behind it at most.
fn begins_with(tree: &Tree, caption: TreeId, alt: &str) -> bool {
    let caption = words::squeeze(&tree.text_of(caption));
    caption.starts_with(alt) && alt.len() >= caption.len() / 2
}

/// Whether a picture is a small one, or one of no known size, in a line that has words of its own.
fn is_ornament(tree: &Tree, picture: TreeId, has_words: &Latest) -> bool {
    let size = |name| tree.attribute(picture, name).and_then(|value: &str| value.parse::<u32>().ok());
    if [size("width"), size("height")].into_iter().flatten().any(|size| size > ORNAMENT) {
        return false;
    }
    let line = above(tree, picture).find(|&id| is_block(tree, id));
    line.is_some_and(|line| has_words.of(line, || line_has_words(tree, line)))
}

fn line_has_words(tree: &Tree, line: TreeId) -> bool {
    let mut next = line + 1;
    while next < tree.end(line) {
        if has_word(tree, next) {
            return true;
        }
        next = if is_block(tree, next) { tree.end(next) } else { next + 1 };
    }
    false
}

fn link_around(tree: &Tree, id: TreeId) -> Option<TreeId> {
    above(tree, id).find(|&id| tree.tag(id) == Some(Tag::A))
}

fn above(tree: &Tree, id: TreeId) -> impl Iterator<Item = TreeId> {
    std::iter::successors(tree.parent(id), |&above| tree.parent(above)).take(NEAR)
}

fn is_block(tree: &Tree, id: TreeId) -> bool {
    tree.tag(id).is_some_and(|tag| !tag.is_inline())
}

fn has_word(tree: &Tree, id: TreeId) -> bool {
    tree.text(id).is_some_and(|text| text.contains(char::is_alphanumeric))
}
