//! The article's tree as one that a book may hold: only pictures that are in it, links that lead out of it, videos and
//! sounds as links, and values that the standard allows, where pages write what they like.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::document::{Attribute, Tag};
use crate::elements::embed;
use crate::output::{Step, html, walk};
use crate::tree::{Tree, TreeBuilder, TreeId};
use crate::words;

use super::pictures::{Picture, Pictures};
use super::{address, language, maths};

/// So far above a picture stands its figure.
const NEAR: usize = 8;

/// The tree with its pictures.
pub(super) fn fit<'a>(tree: &Tree, given: &[Picture<'a>]) -> (Tree, Pictures<'a>) {
    let mut fitter = Fitter {
        tree,
        builder: TreeBuilder::default(),
        pictures: Pictures::of(given),
        ids: ids(tree),
        named: HashSet::new(),
        names: Vec::new(),
        links: 0,
        indents: HashSet::new(),
    };
    walk(tree, |step| match step {
        Step::Enter(id) => fitter.enter(id),
        Step::Leave(id) => fitter.leave(id),
    });
    let mut own = fitter.builder.finish();
    for (id, name, value) in fitter.names {
        if name == Attribute::Id {
            own.name(id, &value);
        } else {
            own.give(id, name, &value);
        }
    }
    (own, fitter.pictures)
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

/// Every name that an element has.
fn ids(tree: &Tree) -> HashSet<&str> {
    (1..tree.len()).filter_map(|id| tree.value(id, Attribute::Id)).filter(|name| !name.is_empty()).collect()
}

struct Fitter<'t, 'a> {
    tree: &'t Tree,
    builder: TreeBuilder,
    pictures: Pictures<'a>,
    ids: HashSet<&'t str>,
    /// The names that an element has already: no second one may.
    named: HashSet<&'t str>,
    /// Names and roles, which no builder takes, with their elements.
    names: Vec<(TreeId, Attribute, Cow<'t, str>)>,
    /// How many links are open, in which no other may stand.
    links: usize,
    /// The lists of descriptions, as wikis indent by, that miss a term or a description.
    indents: HashSet<TreeId>,
}

impl Fitter<'_, '_> {
    fn enter(&mut self, id: TreeId) {
        let strays = self.is_stray(id);
        if strays {
            self.builder.open(Tag::Li, None);
        }
        match self.tree.tag(id) {
            None => {
                self.builder.text(self.tree.text(id).unwrap_or_default(), None, None);
                if strays {
                    self.builder.close();
                }
            }
            Some(Tag::Img) => self.picture(id),
            Some(Tag::Video | Tag::Audio) => self.media(id),
            Some(tag) => {
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
            }
        }
    }

    /// Whether something stands in a list where the standard wants an item.
    fn is_stray(&self, id: TreeId) -> bool {
        let is_list = |list| matches!(self.tree.tag(list), Some(Tag::Ul | Tag::Ol | Tag::Dl));
        self.tree.parent(id).is_some_and(is_list) && !is_item(self.tree, id)
    }

    fn is_indented(&self, description: TreeId) -> bool {
        self.tree.parent(description).is_some_and(|list| self.indents.contains(&list))
    }

    fn leave(&mut self, id: TreeId) {
        let tag = self.tree.tag(id);
        if tag == Some(Tag::A) {
            self.links = self.links.saturating_sub(1);
        }
        if tag.is_some_and(|tag| !matches!(tag, Tag::Img | Tag::Video | Tag::Audio)) {
            self.builder.close();
        }
        if self.is_stray(id) {
            self.builder.close();
        }
    }

    /// Notes the name and the role of the element that was just opened. A heading has always a name, so that the table of
    /// contents can lead to it.
    fn keep_names(&mut self, id: TreeId) {
        let own = self.builder.innermost();
        let name = self.tree.value(id, Attribute::Id).filter(|name| !name.is_empty());
        if let Some(name) = name.filter(|name| self.named.insert(name)) {
            self.names.push((own, Attribute::Id, Cow::Borrowed(name)));
        } else if self.tree.tag(id).is_some_and(|tag| tag.heading_level().is_some()) {
            let mut made = format!("heading-{own}");
            while self.ids.contains(&*made) {
                made.push('-');
            }
            self.names.push((own, Attribute::Id, Cow::Owned(made)));
        }
        if let Some(role) = self.tree.value(id, Attribute::Role).filter(|role| role.starts_with("doc-")) {
            self.names.push((own, Attribute::Role, Cow::Borrowed(role)));
        }
    }

    /// Those that a book may have, each once.
    fn attributes(&self, id: TreeId, tag: Tag) -> Vec<(Attribute, Cow<'static, str>)> {
        let mut kept: Vec<(Attribute, Cow<'static, str>)> = Vec::new();
        for (name, value) in self.tree.known_attributes(id) {
            if let Some(value) = self.value(tag, name, value)
                && kept.iter().all(|(own, _)| *own != name)
            {
                kept.push((name, value));
            }
        }
        kept
    }

    /// The value as the standard has it; `None` where it can't be.
    fn value(&self, tag: Tag, name: Attribute, value: &str) -> Option<Cow<'static, str>> {
        let value = match name {
            Attribute::Lang => language::well_formed(value)?,
            Attribute::Dir => return listed(value, &["ltr", "rtl", "auto"]),
            _ if tag.is_maths() => return maths::value(tag, name, value),
            Attribute::Href => return self.link(value).map(Cow::Owned),
            Attribute::Scope => return listed(value, &["row", "col", "rowgroup", "colgroup"]),
            Attribute::Type if tag == Tag::Input => "checkbox",
            Attribute::Type => {
                value.strip_prefix(['1', 'a', 'A', 'i', 'I']).filter(|rest| rest.is_empty()).map(|_| value)?
            }
            Attribute::Colspan | Attribute::Rowspan => {
                value.trim().parse::<u16>().ok().filter(|&span| span > 0).map(|_| value.trim())?
            }
            Attribute::Width | Attribute::Height => value.parse::<u32>().ok().map(|_| value)?,
            Attribute::Start | Attribute::Value => value.parse::<i32>().ok().map(|_| value)?,
            Attribute::Datetime => value.trim().get(..10).filter(|day| html::is_day(day))?,
            Attribute::Reversed | Attribute::Open | Attribute::Checked => "",
            // It names cells by what they may not be named any more.
            Attribute::Headers => return None,
            _ => value,
        };
        Some(Cow::Owned(value.to_owned()))
    }

    /// A link out of the book, or to what is named in it.
    fn link(&self, href: &str) -> Option<String> {
        if let Some(name) = href.strip_prefix('#') {
            return self.ids.contains(name).then(|| address::uri(href));
        }
        let (scheme, _) = href.split_once(':')?;
        ["http", "https", "mailto", "tel"]
            .iter()
            .any(|own| scheme.eq_ignore_ascii_case(own))
            .then(|| address::uri(href))
    }

    /// The picture, or what is said of it in its place.
    fn picture(&mut self, id: TreeId) {
        let alt = words::squeeze(self.tree.attribute(id, "alt").unwrap_or_default());
        let Some(source) = self.tree.attribute(id, "src") else {
            return self.builder.text(&alt, None, None);
        };
        let Some(file) = self.pictures.file_of(source).map(str::to_owned) else {
            return self.described(source, if self.is_caption(id, &alt) { "" } else { &alt });
        };
        self.builder.open(Tag::Img, None);
        self.keep_names(id);
        self.builder.attribute(Attribute::Src, &file);
        self.builder.attribute(Attribute::Alt, &alt);
        for (name, value) in self.attributes(id, Tag::Img) {
            if !matches!(name, Attribute::Src | Attribute::Alt) {
                self.builder.attribute(name, &value);
            }
        }
        self.builder.close();
    }

    /// Whether the caption of the figure that a picture stands in says the same, with a credit behind it at most.
    fn is_caption(&self, picture: TreeId, alt: &str) -> bool {
        let is_figure = |&id: &TreeId| self.tree.tag(id) == Some(Tag::Figure);
        let mut around = std::iter::successors(self.tree.parent(picture), |&above| self.tree.parent(above));
        let Some(figure) = around.by_ref().take(NEAR).find(is_figure) else { return false };
        let is_caption = |&id: &TreeId| self.tree.tag(id) == Some(Tag::Figcaption);
        let caption = self.tree.children(figure).find(is_caption);
        let caption = words::squeeze(&caption.map(|caption| self.tree.text_of(caption)).unwrap_or_default());
        !alt.is_empty() && caption.starts_with(alt) && alt.len() >= caption.len() / 2
    }

    /// A link to a video or a sound, by its file's name: a book fetches nothing.
    fn media(&mut self, id: TreeId) {
        if let Some(source) = self.tree.attribute(id, "src") {
            self.described(source, embed::short(source));
        }
    }

    fn described(&mut self, source: &str, alt: &str) {
        let href = self.link(source).filter(|_| self.links == 0);
        let Some(href) = href else {
            // A link around it needs words to be pressed at.
            let unsaid = alt.is_empty() && self.links > 0;
            return self.builder.text(if unsaid { embed::short(source) } else { alt }, None, None);
        };
        self.builder.open(Tag::A, None);
        self.builder.attribute(Attribute::Href, &href);
        self.builder.text(if alt.is_empty() { embed::short(source) } else { alt }, None, None);
        self.builder.close();
    }
}

/// The word of the list that the value is, in whatever letters.
pub(super) fn listed(value: &str, list: &[&'static str]) -> Option<Cow<'static, str>> {
    list.iter().find(|own| value.trim().eq_ignore_ascii_case(own)).map(|own| Cow::Borrowed(*own))
}
