//! What an element is, known before anything is judged: code, data tables, figures, inline widgets.
//!
//! In comes the [`Document`], out goes [`Elements`]: for each node the unit that it belongs to. A unit is judged
//! block by block like the rest, but kept or dropped whole: half a table helps nobody.

pub mod picture;
mod table;
pub mod widget;

use crate::document::{Document, NodeId, Tag};

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
    widgets: Vec<NodeId>,
}

impl Elements {
    /// Recognises the elements of a document in one pass.
    #[inline(never)]
    pub fn recognise(document: &Document) -> Self {
        let mut elements = Self { unit_of: vec![0; document.len()], ..Self::default() };
        let mut covered = 0;
        let next_image = next_images(document);
        for id in document.ids() {
            if widget::is_inline_widget(document, id) {
                elements.widgets.push(id);
            }
            if id.0 < covered {
                continue;
            }
            if let Some(kind) = kind_of(document, id, &next_image) {
                elements.units.push(Unit { root: id, kind });
                covered = document.end(id);
                let place = elements.units.len() as u32;
                elements.unit_of[id.index()..covered as usize].fill(place);
            }
        }
        elements
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

    /// Whether the element is a control inside a line of text, which is judged by itself.
    pub fn is_widget(&self, id: NodeId) -> bool {
        self.widgets.binary_search(&id).is_ok()
    }
}

/// Of each node, the first image at or after it; one past the end where there is none.
fn next_images(document: &Document) -> Vec<u32> {
    let mut next = document.len() as u32;
    let mut images = vec![next; document.len()];
    for id in document.ids().rev() {
        if document.is(id, Tag::Img) {
            next = id.0;
        }
        images[id.index()] = next;
    }
    images
}

fn kind_of(document: &Document, id: NodeId, next_image: &[u32]) -> Option<UnitKind> {
    match document.tag(id)? {
        Tag::Pre => Some(UnitKind::Code),
        Tag::Table if table::holds_data(document, id) => Some(UnitKind::Table),
        Tag::Figure if next_image[id.index()] < document.end(id) => Some(UnitKind::Figure),
        _ => None,
    }
}
