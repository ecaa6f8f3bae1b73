//! Texts, pictures and breaks, and the inline elements around them.

use super::Assembly;
use super::shape::inline_tag;
use crate::document::{Attribute, NodeId, Tag, remark};
use crate::elements::embed::{self, Kind};
use crate::elements::{UnitKind, maths, permalink, picture, reference};
use crate::lists::gather;
use crate::words;

/// Inline elements further above a text than this are no concern of it.
const LEVELS: usize = 48;

impl Assembly<'_> {
    pub(super) fn add_leaf(&mut self, leaf: NodeId, block: u32, inline: &mut Vec<NodeId>) {
        if self.code.is_some() {
            return self.add_leaf_of_code(leaf, block, inline);
        }
        let text = self.document().text(leaf);
        if text.is_some_and(words::is_blank) {
            self.spaces.pending = self.spaces.begun;
            return;
        }
        if self.document().is(leaf, Tag::Br) {
            // Before the first word of a line, or after its last, it breaks nothing.
            self.spaces.breaks = self.spaces.begun;
            return;
        }
        if text.is_none() && !self.shows(leaf) || self.is_permanent_link(leaf) {
            return;
        }
        self.close_inline(leaf, inline);
        let breaks = std::mem::take(&mut self.spaces.breaks);
        if self.spaces.are_due_before(text.unwrap_or_default()) && !breaks {
            // A space before a link is not the link's.
            self.builder.space(block);
        }
        if breaks {
            self.add_break();
        }
        self.open_inline(leaf, inline);
        match text {
            Some(text) => {
                let spaces = &mut self.spaces;
                self.builder.write_text(|out| spaces.collapse(text, out), Some(leaf), Some(block));
            }
            None => self.add_object(leaf, block),
        }
    }

    /// Adds a picture, a formula or what is embedded.
    pub(super) fn add_object(&mut self, leaf: NodeId, block: u32) {
        match self.page.elements.formula(leaf) {
            Some(formula) => self.add_formula(formula, block),
            None if self.document().is(leaf, Tag::Img) => self.add_picture(leaf, block),
            None => self.add_embed(leaf, block),
        }
    }

    /// Whether a leaf is the sign of the permanent link of what it stands in: of a heading with words, or of what the
    /// link leads to.
    fn is_permanent_link(&self, leaf: NodeId) -> bool {
        let (document, page) = (self.document(), self.page);
        permalink::of_sign(document, leaf).is_some_and(|link| match self.heading() {
            Some(heading) => page.blocks.sums(page.blocks.inside(document, heading)).words > 0,
            None => page.elements.place_of(link).is_some_and(|place| document.contains(place, link)),
        })
    }

    /// The heading or term that is open.
    fn heading(&self) -> Option<NodeId> {
        let holder = self.holder().filter(|(tag, _)| tag.heading_level().is_some() || *tag == Tag::Dt);
        holder.map(|(_, heading)| heading)
    }

    /// The tag under which the article has an inline element: of a heading's link to itself, or back up to the contents,
    /// only the words stay, a whole reference is no title, and what an editor only coloured is not marked.
    fn kept_inline(&self, element: NodeId) -> Option<Tag> {
        let tag = inline_tag(self.document(), element)?;
        let class = || self.document().attribute(element, Attribute::Class);
        let is_coloured =
            tag == Tag::Mark && class().is_some_and(|class| words::find(class, "has-inline-color").is_some());
        if is_coloured || reference::is_whole(self.document(), element) {
            return Some(Tag::Span);
        }
        let leads_here = tag == Tag::A
            && self.heading().is_some()
            && self.page.elements.place_of(element).is_some_and(|place| place < element);
        (!leads_here).then_some(tag)
    }

    pub(super) fn add_break(&mut self) {
        self.builder.open(Tag::Br, None);
        self.builder.close();
    }

    fn add_picture(&mut self, leaf: NodeId, block: u32) {
        let Some(address) = picture::address(self.document(), leaf) else { return };
        self.builder.open(Tag::Img, Some(leaf));
        self.builder.attribute(Attribute::Src, &address);
        for name in [Attribute::Alt, Attribute::Width, Attribute::Height] {
            let value = self.page.document.attribute(leaf, name);
            // A width of 0 leaves it to the page's style.
            if let Some(value) =
                value.filter(|&value| name == Attribute::Alt || value.bytes().next() != Some(b'0'))
            {
                let is_caption = name == Attribute::Alt && self.is_caption_of(leaf, value);
                self.builder.attribute(name, if is_caption { "" } else { value });
            }
        }
        if maths::is_picture(self.document(), leaf) {
            self.builder.attribute(Attribute::Role, "math");
        }
        self.builder.block(block);
        self.builder.close();
        self.spaces.begun = true;
    }

    /// Whether a picture's description is its caption too, which says it to everybody.
    fn is_caption_of(&self, picture: NodeId, description: &str) -> bool {
        let page = self.page;
        let Some(unit) = page.elements.unit(picture).filter(|unit| unit.kind == UnitKind::Figure) else {
            return false;
        };
        let print = words::fingerprint(description);
        page.blocks.inside(page.document, unit.root).any(|number| {
            print != 0 && page.blocks[number].fingerprint == print && self.verdicts[number].keeps()
        })
    }

    fn add_embed(&mut self, leaf: NodeId, block: u32) {
        let document = self.document();
        let (Some(tag), Some((kind, address))) = (document.tag(leaf), embed::of(document, leaf)) else {
            return;
        };
        match kind {
            Kind::Media => {
                self.builder.open(tag, Some(leaf));
                self.builder.attribute(Attribute::Src, address);
                for name in [Attribute::Poster, Attribute::Width, Attribute::Height] {
                    if let Some(value) = document.attribute(leaf, name) {
                        self.builder.attribute(name, value);
                    }
                }
            }
            Kind::Frame => {
                self.builder.open(Tag::Embed, Some(leaf));
                self.builder.attribute(Attribute::Href, address);
                self.builder.attribute(Attribute::Title, embed::name(document, leaf, address));
            }
        }
        self.builder.block(block);
        self.builder.close();
        self.spaces.begun = true;
    }

    /// Closes the inline elements that don't hold the leaf.
    pub(super) fn close_inline(&mut self, leaf: NodeId, inline: &mut Vec<NodeId>) {
        while inline.last().is_some_and(|&element| !self.document().contains(element, leaf)) {
            self.close_last(inline);
        }
    }

    /// Closes the inline element opened last.
    pub(super) fn close_last(&mut self, inline: &mut Vec<NodeId>) {
        let element = inline.pop();
        if let Some((_, sign)) = element.and_then(|element| remark::signs(self.document(), element)) {
            self.builder.text(sign, None, None);
            self.spaces.pending = true;
        }
        self.builder.close();
    }

    /// Opens the inline elements that hold the leaf, wherever the page has them.
    pub(super) fn open_inline(&mut self, leaf: NodeId, inline: &mut Vec<NodeId>) {
        // Around a line there are mostly none, and then its container is as far as one need look.
        let container = self.open.last().filter(|open| !open.inline).map(|open| open.source);
        let innermost = inline.last().copied().or(container);
        let above = self.document().ancestors(leaf).take(LEVELS);
        let new = above.take_while(|&element| Some(element) != innermost);
        let mut chain = gather(new.filter_map(|element| self.kept_inline(element).map(|tag| (element, tag))));
        chain.reverse();
        for (element, tag) in chain {
            if self.builder.open(tag, Some(element)) {
                self.copy_attributes(element);
                inline.push(element);
                if let Some((sign, _)) = remark::signs(self.document(), element).filter(|_| self.spaces.begun)
                {
                    // The space that a sign begins with may stand already.
                    self.builder.text(words::behind(sign, usize::from(self.spaces.stands)), None, None);
                }
            }
        }
    }
}
