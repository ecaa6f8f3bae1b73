//! What an element is, known before anything is judged: code, data tables, figures, inline widgets.
//!
//! In comes the [`Document`], out goes [`Elements`]: for each node the unit that it belongs to. A unit is judged
//! block by block like the rest, but kept or dropped whole: half a table helps nobody.

mod callout;
pub mod embed;
mod figure;
pub mod footnote;
pub mod jump;
pub mod permalink;
pub mod picture;
mod table;
pub mod thread;
pub mod widget;

use crate::document::{Attribute, Document, NodeId, Tag, merge};
use jump::Jump;

/// A part of the page that is kept or dropped whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The element that holds it.
    pub root: NodeId,
    /// What it is.
    pub kind: UnitKind,
}

/// The kinds of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// Preformatted text.
    Code,
    /// A table of data, not of layout.
    Table,
    /// A picture with its caption.
    Figure,
}

/// What the page's elements are.
#[derive(Clone, Debug, Default)]
pub struct Elements {
    units: Vec<Unit>,
    /// Of each node, 1 + the place of its outermost unit, or 0.
    unit_of: Vec<u32>,
    /// Of each node, whether it is a control inside a line, a link that shares the page, a callout.
    marks: Vec<u8>,
    share: bool,
    jumps: Vec<Jump>,
}

const WIDGET: u8 = 1;
const SHARES: u8 = 2;
const CALLOUT: u8 = 4;

impl Elements {
    /// Recognises the elements of a document.
    #[inline(never)]
    pub fn recognise(document: &Document) -> Self {
        let nodes = document.len();
        let mut elements = Self { unit_of: vec![0; nodes], marks: vec![0; nodes], ..Self::default() };
        elements.mark_by_attributes(document);
        elements.jumps = jump::find(document);
        let mut covered = 0;
        let named = figure::named(document);
        for id in merge(&document.all_of(&[Tag::Pre, Tag::Table, Tag::Figure]), &named) {
            if id.0 < covered {
                continue;
            }
            if let Some(kind) = kind_of(document, id) {
                elements.units.push(Unit { root: id, kind });
                covered = document.end(id);
                let place = elements.units.len() as u32;
                elements.unit_of[id.index()..covered as usize].fill(place);
            }
        }
        elements
    }

    fn mark_by_attributes(&mut self, document: &Document) {
        let mut callout = NodeId(0);
        for (id, name, value) in
            document.attributes_named(&[Attribute::Role, Attribute::Href, Attribute::Class])
        {
            let tag = document.tag(id);
            let mark = match name {
                Attribute::Href if tag == Some(Tag::A) && widget::shares_a_page(value) => SHARES | WIDGET,
                Attribute::Role if value == "button" && widget::may_be_button(tag) => WIDGET,
                Attribute::Role if callout::is_role(tag, value) => CALLOUT,
                Attribute::Class if callout::is_named(tag, value) => CALLOUT,
                _ => continue,
            };
            // What a callout is made of has names like its own.
            if mark == CALLOUT && (callout == NodeId(0) || !document.contains(callout, id)) {
                callout = id;
            } else if mark == CALLOUT {
                continue;
            }
            self.marks[id.index()] |= mark;
            self.share |= mark & SHARES != 0;
        }
    }

    /// The unit that a node belongs to.
    pub fn unit(&self, id: NodeId) -> Option<Unit> {
        let place = self.unit_of[id.index()].checked_sub(1)?;
        self.units.get(place as usize).copied()
    }

    /// Whether this is a table of data.
    pub fn is_data_table(&self, id: NodeId) -> bool {
        self.unit(id).is_some_and(|unit| unit.root == id && unit.kind == UnitKind::Table)
    }

    /// Whether this is a picture with its caption.
    pub fn is_figure(&self, id: NodeId) -> bool {
        self.unit(id).is_some_and(|unit| unit.root == id && unit.kind == UnitKind::Figure)
    }

    /// Whether the element is a control inside a line of text, which is judged by itself.
    pub fn is_widget(&self, id: NodeId) -> bool {
        self.marks[id.index()] & WIDGET != 0
    }

    /// Whether the element is a link to a form for sharing the page.
    pub fn shares(&self, id: NodeId) -> bool {
        self.marks[id.index()] & SHARES != 0
    }

    /// Whether the element is a callout.
    pub fn is_callout(&self, id: NodeId) -> bool {
        self.marks[id.index()] & CALLOUT != 0
    }

    /// The links to places of the page, in order.
    pub fn jumps(&self) -> &[Jump] {
        &self.jumps
    }

    /// The place that a link leads to, if it is one of the page.
    pub fn place_of(&self, link: NodeId) -> Option<NodeId> {
        let number = self.jumps.partition_point(|jump| jump.link < link);
        self.jumps.get(number).filter(|jump| jump.link == link).map(|jump| jump.place)
    }

    /// Whether any link does.
    pub fn share(&self) -> bool {
        self.share
    }
}

fn kind_of(document: &Document, id: NodeId) -> Option<UnitKind> {
    match document.tag(id)? {
        Tag::Pre => Some(UnitKind::Code),
        Tag::Table if table::holds_data(document, id) => Some(UnitKind::Table),
        Tag::Figure | Tag::Div if holds_image(document, id) => Some(UnitKind::Figure),
        _ => None,
    }
}

fn holds_image(document: &Document, id: NodeId) -> bool {
    let images = document.all(Tag::Img);
    let next = images.partition_point(|&image| image < id);
    images.get(next).is_some_and(|&image| document.contains(id, image))
}
