//! The article's tree as a file may hold it: with the values and the nesting that the standard of HTML allows, where
//! pages write what they like, and without what says nothing. A book has more to mind: only pictures that are in it,
//! links that lead out of it, videos and sounds as links, and names for what its table of contents leads to.

mod maths;
mod missing;
mod values;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::document::{Attribute, Tag};
use crate::tree::{Tree, TreeBuilder, TreeId};
use crate::words;

use super::epub::{Picture, Pictures};
use super::{Step, address, callout, link, walk};
use missing::Missing;

/// The tree for a file of HTML.
pub(super) fn for_page(tree: &Tree) -> Tree {
    Fitter::new(tree, None).fit().0
}

/// The tree for a book, with its pictures.
pub(super) fn for_book<'a>(tree: &Tree, given: &[Picture<'a>]) -> (Tree, Pictures<'a>) {
    let mut pictures = Pictures::of(given);
    let missing = Missing::find(tree, &mut pictures);
    let (tree, book) = Fitter::new(tree, Some(Book { pictures, missing })).fit();
    (tree, book.map(|book| book.pictures).unwrap_or_default())
}

/// What only a book has.
struct Book<'t, 'a> {
    pictures: Pictures<'a>,
    missing: Missing<'t>,
}

/// What stands last in the line under way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing, or white space.
    Space,
    /// A word or a picture of the page.
    Own,
    /// Words that stand for something else, from which the page's own have to stand apart.
    StandIn,
}

struct Fitter<'t, 'a> {
    tree: &'t Tree,
    builder: TreeBuilder,
    book: Option<Book<'t, 'a>>,
    ids: HashSet<&'t str>,
    /// The names that an element has already: no second one may.
    named: HashSet<&'t str>,
    /// Names and roles, which no builder takes, with their elements.
    names: Vec<(TreeId, Attribute, Cow<'t, str>)>,
    /// How many links are open, in which no other may stand.
    links: usize,
    /// The lists of descriptions, as wikis indent by, that miss a term or a description.
    indents: HashSet<TreeId>,
    last: Last,
}

impl<'t, 'a> Fitter<'t, 'a> {
    fn new(tree: &'t Tree, book: Option<Book<'t, 'a>>) -> Self {
        let ids = (1..tree.len()).filter_map(|id| tree.value(id, Attribute::Id));
        Self {
            tree,
            builder: TreeBuilder::default(),
            book,
            ids: ids.filter(|name| !name.is_empty()).collect(),
            named: HashSet::new(),
            names: Vec::new(),
            links: 0,
            indents: HashSet::new(),
            last: Last::Space,
        }
    }

    fn fit(mut self) -> (Tree, Option<Book<'t, 'a>>) {
        walk(self.tree, |step| match step {
            Step::Enter(id) => self.enter(id),
            Step::Leave(id) => self.leave(id),
        });
        let mut own = self.builder.finish();
        for (id, name, value) in self.names {
            if name == Attribute::Id {
                own.name(id, &value);
            } else {
                own.give(id, name, &value);
            }
        }
        (own, self.book)
    }

    fn enter(&mut self, id: TreeId) {
        let strays = self.is_stray(id);
        if strays {
            self.builder.open(Tag::Li, None);
        }
        match self.tree.tag(id) {
            None => {
                self.text(id);
                if strays {
                    self.builder.close();
                }
            }
            Some(Tag::Img) => self.picture(id),
            Some(tag) if self.is_linked_media(tag) => self.media(id),
            Some(tag) => self.element(id, tag),
        }
    }

    fn text(&mut self, id: TreeId) {
        // Marks of byte order are left from other files; no reader knows what to show.
        let text = self.tree.text(id).unwrap_or_default().replace('\u{feff}', "");
        if text.starts_with(char::is_alphanumeric) {
            self.stand_apart();
        }
        let carried = self.open_carried(id);
        self.builder.text(&text, None, None);
        if carried {
            self.close_carried();
        }
        self.last = if text.ends_with(char::is_whitespace) { Last::Space } else { Last::Own };
    }

    fn element(&mut self, id: TreeId, tag: Tag) {
        match tag {
            Tag::Br => self.last = Last::Space,
            Tag::Embed if self.last == Last::Own => self.space(),
            _ if tag.is_inline() || tag == Tag::Embed => self.stand_apart(),
            _ => self.last = Last::Space,
        }
        if self.is_bare(id, tag) {
            return;
        }
        self.links += usize::from(tag == Tag::A);
        if tag == Tag::Dl && !has_terms(self.tree, id) {
            self.indents.insert(id);
        }
        let kept = self.attributes(id, tag);
        // Without a date that machines read, its words would have to be one.
        let is_vague = kept.iter().all(|(name, _)| *name != Attribute::Datetime);
        let tag = match tag {
            Tag::Time if is_vague => Tag::Span,
            Tag::Dl if self.indents.contains(&id) => Tag::Ul,
            Tag::Dt | Tag::Dd if self.is_indented(id) => Tag::Li,
            _ => maths::fitting(self.tree, id, tag),
        };
        self.builder.open(tag, None);
        self.keep_names(id);
        for (name, value) in kept {
            self.builder.attribute(name, &value);
        }
        if callout::is_label(self.tree, id) {
            self.builder.open(Tag::Strong, None);
        }
        self.open_carried(id);
    }

    fn leave(&mut self, id: TreeId) {
        let Some(tag) = self.tree.tag(id) else { return };
        if tag == Tag::Embed {
            self.last = Last::StandIn;
        } else if !tag.is_inline() && !is_media(tag) {
            self.last = Last::Space;
        }
        if tag != Tag::Img && !self.is_linked_media(tag) && !self.is_bare(id, tag) {
            if self.is_carrier(id) {
                self.close_carried();
            }
            if callout::is_label(self.tree, id) {
                self.builder.close();
            }
            self.links -= usize::from(tag == Tag::A && self.links > 0);
            self.builder.close();
        }
        if self.is_stray(id) {
            self.builder.close();
        }
    }

    /// Whether of an element only what it holds is kept: a link from a picture to itself, or from a picture that is
    /// left out, and a mark around itself.
    fn is_bare(&self, id: TreeId, tag: Tag) -> bool {
        let is_mark = matches!(tag, Tag::B | Tag::Strong | Tag::I | Tag::Em | Tag::S | Tag::Del | Tag::U);
        let is_double = || self.tree.parent(id).and_then(|above| self.tree.tag(above)) == Some(tag);
        let is_emptied = || self.book.as_ref().is_some_and(|book| book.missing.empties(id));
        is_mark && is_double() && self.tree.known_attributes(id).next().is_none()
            || tag == Tag::A && (is_emptied() || link::is_from_a_picture_to_itself(self.tree, id))
    }

    /// Whether something stands in a list where the standard wants an item.
    fn is_stray(&self, id: TreeId) -> bool {
        let is_list = |list| matches!(self.tree.tag(list), Some(Tag::Ul | Tag::Ol | Tag::Dl));
        self.tree.parent(id).is_some_and(is_list) && !is_item(self.tree, id)
    }

    fn is_indented(&self, description: TreeId) -> bool {
        self.tree.parent(description).is_some_and(|list| self.indents.contains(&list))
    }

    /// Notes the name and the role of the element that was just opened. In a book headings and posts have always a name,
    /// so that the table of contents can lead to them.
    fn keep_names(&mut self, id: TreeId) {
        let own = self.builder.innermost();
        let name = self.tree.value(id, Attribute::Id).filter(|name| !name.is_empty());
        if let Some(name) = name.filter(|name| self.named.insert(name)) {
            self.names.push((own, Attribute::Id, Cow::Borrowed(name)));
        } else if let Some(kind) = self.entry(id) {
            let mut made = format!("{kind}-{own}");
            while self.ids.contains(&*made) {
                made.push('-');
            }
            self.names.push((own, Attribute::Id, Cow::Owned(made)));
        }
        if let Some(role) = self.tree.value(id, Attribute::Role).filter(|role| role.starts_with("doc-")) {
            self.names.push((own, Attribute::Role, Cow::Borrowed(role)));
        }
    }

    /// What the table of contents has of an element, if anything.
    fn entry(&self, id: TreeId) -> Option<&'static str> {
        match self.tree.tag(id)? {
            _ if self.book.is_none() => None,
            Tag::Header => Some("post"),
            tag => tag.heading_level().map(|_| "heading"),
        }
    }

    fn picture(&mut self, id: TreeId) {
        let source = self.tree.attribute(id, "src");
        let file = match (&mut self.book, source) {
            (Some(book), Some(source)) => book.pictures.file_of(source).map(str::to_owned),
            (None, source) => source.map(str::to_owned),
            (Some(_), None) => None,
        };
        let Some(file) = file else { return self.missing_picture(id) };
        self.stand_apart();
        self.builder.open(Tag::Img, None);
        self.keep_names(id);
        self.builder.attribute(Attribute::Src, &file);
        let alt = self.tree.attribute(id, "alt").unwrap_or_default();
        self.builder.attribute(Attribute::Alt, &words::squeeze(alt));
        for (name, value) in self.attributes(id, Tag::Img) {
            if !matches!(name, Attribute::Src | Attribute::Alt) {
                self.builder.attribute(name, &value);
            }
        }
        self.builder.close();
        self.last = Last::Own;
    }

    /// What is said in a picture's place.
    fn missing_picture(&mut self, id: TreeId) {
        let source = self.tree.attribute(id, "src").unwrap_or_default();
        let alt = || words::squeeze(self.tree.attribute(id, "alt").unwrap_or_default());
        let said = match &self.book {
            Some(book) if !source.is_empty() => book.missing.said(id).map(str::to_owned),
            _ => Some(alt()),
        };
        if let Some(said) = said.filter(|said| !said.is_empty()) {
            self.stand_in(source, &said);
        }
    }

    /// A link to a video or a sound, by its file's name: a book fetches nothing.
    fn media(&mut self, id: TreeId) {
        if let Some(source) = self.tree.attribute(id, "src") {
            self.stand_in(source, &address::name(source));
        }
    }

    fn is_linked_media(&self, tag: Tag) -> bool {
        self.book.is_some() && is_media(tag)
    }

    /// Words that stand for what a book can't show, as a link to it where that can be one.
    fn stand_in(&mut self, source: &str, words: &str) {
        if self.last != Last::Space {
            self.space();
        }
        let href = self.link(source).filter(|_| self.links == 0);
        if let Some(href) = &href {
            self.builder.open(Tag::A, None);
            self.builder.attribute(Attribute::Href, href);
        }
        self.builder.text(words, None, None);
        if href.is_some() {
            self.builder.close();
        }
        self.last = Last::StandIn;
    }

    fn stand_apart(&mut self) {
        if self.last == Last::StandIn {
            self.space();
        }
    }

    fn space(&mut self) {
        self.builder.text(" ", None, None);
        self.last = Last::Space;
    }

    /// Whether what stands here is the link to a missing picture.
    fn is_carrier(&self, id: TreeId) -> bool {
        self.book.as_ref().is_some_and(|book| book.missing.carried_by(id).is_some())
    }

    /// Opens the link to a picture that is missing, where a caption is it; says whether it did.
    fn open_carried(&mut self, id: TreeId) -> bool {
        let source = self.book.as_ref().and_then(|book| book.missing.carried_by(id));
        let Some(source) = source else { return false };
        self.builder.open(Tag::A, None);
        self.links += 1;
        if let Some(href) = self.link(source) {
            self.builder.attribute(Attribute::Href, &href);
        }
        true
    }

    fn close_carried(&mut self) {
        self.links -= usize::from(self.links > 0);
        self.builder.close();
    }
}

fn is_media(tag: Tag) -> bool {
    matches!(tag, Tag::Video | Tag::Audio)
}

/// Whether a list of descriptions begins with a term and ends with a description.
fn has_terms(tree: &Tree, list: TreeId) -> bool {
    let mut children = tree.children(list);
    let tag = |child: Option<TreeId>| child.and_then(|child| tree.tag(child));
    tag(children.next()) == Some(Tag::Dt)
        && tree.children(list).all(|child| is_item(tree, child))
        && tag(children.last()) == Some(Tag::Dd)
}

/// Whether a list may hold this; white space it may.
fn is_item(tree: &Tree, id: TreeId) -> bool {
    match tree.tag(id) {
        Some(tag) => matches!(tag, Tag::Li | Tag::Dt | Tag::Dd),
        None => tree.text(id).is_none_or(words::is_blank),
    }
}
