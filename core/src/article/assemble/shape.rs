//! Which elements the article keeps, and what they hold.

use crate::document::{Attribute, Document, NodeId, Tag, remark};
use crate::tree::allows;
use crate::verdict::Page;

/// The tag under which the article keeps an element that isn't inline; `None` for one that only groups.
pub(super) fn kept_tag(page: &Page<'_>, id: NodeId) -> Option<Tag> {
    let tag = page.document.tag(id)?;
    if let Some(root) = page.elements.code(page.document, id) {
        return (root == id).then_some(Tag::Pre);
    }
    let in_table = || page.elements.unit(id).is_some_and(|unit| page.elements.is_data_table(unit.root));
    match tag {
        Tag::Table | Tag::Caption | Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr | Tag::Td | Tag::Th => {
            in_table().then_some(tag)
        }
        Tag::Div if page.elements.is_figure(id) => Some(Tag::Figure),
        _ if page.elements.is_callout(id) => Some(Tag::Aside),
        // Paragraphs are made line by line.
        Tag::P | Tag::Article | Tag::Aside | Tag::Header => None,
        _ if tag.is_inline() => None,
        _ => allows(tag).then_some(tag),
    }
}

/// Whether an element holds lines of text without a paragraph around them.
pub(super) fn holds_lines(tag: Tag) -> bool {
    tag.heading_level().is_some()
        || matches!(tag, Tag::Pre | Tag::Caption | Tag::Summary | Tag::Dt | Tag::Figcaption)
}

/// Whether an element holds one line as it is, and several as paragraphs.
pub(super) fn holds_items(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::Dd | Tag::Td | Tag::Th)
}

/// The tag under which the article keeps an inline element; `None` for one that says nothing.
pub(super) fn inline_tag(document: &Document, id: NodeId) -> Option<Tag> {
    let tag = document.tag(id).filter(|tag| tag.is_inline())?;
    let says = |name| document.attribute(id, name).is_some();
    match tag {
        Tag::A => says(Attribute::Href).then_some(Tag::A),
        Tag::Span if says(Attribute::Lang) || says(Attribute::Dir) => Some(Tag::Span),
        Tag::Span => remark::signs(document, id).map(|_| Tag::Small),
        Tag::Tt => Some(Tag::Code),
        Tag::Acronym => Some(Tag::Abbr),
        Tag::Strike => Some(Tag::S),
        Tag::Img | Tag::Input | Tag::Wbr => None,
        _ => allows(tag).then_some(tag),
    }
}
