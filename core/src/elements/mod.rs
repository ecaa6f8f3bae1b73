//! What an element is, known before anything is judged: code, formulas, data tables, figures, inline widgets.
//!
//! In comes the [`Document`], out goes [`Elements`]: for each node the unit that it belongs to. A unit is judged
//! block by block like the rest, but kept or dropped whole: half a table helps nobody. What stands in a line or in code
//! and is no part of it ([`Apart`]) is known here as well.

mod callout;
pub mod code;
pub mod embed;
mod figure;
#[cfg(feature = "export")]
pub mod footnote;
pub mod maths;
pub mod permalink;
pub mod picture;
pub mod reference;
mod table;
pub mod thread;
pub mod widget;

use crate::document::{Attribute, Document, NodeId, Tag, jump, merge};
use crate::words;
use maths::Formula;
use thread::Signs;

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
    /// Of each node, what else it is, a bit for each.
    marks: Vec<u8>,
    share: bool,
    jumps: Vec<jump::Jump>,
    signs: Signs,
    /// The roots of code, in document order.
    codes: Vec<NodeId>,
    formulas: Vec<Formula>,
    /// Their roots in document order, each with its formula's place.
    roots: Vec<(u64, u32)>,
}

/// A control inside a line.
const WIDGET: u8 = 1;
/// A link that shares the page.
const SHARES: u8 = 2;
/// The root of a formula.
const FORMULA: u8 = 4;
/// A line of code.
const LINE: u8 = 8;
const APART_COPY: u8 = 16;
const APART_NUMBER: u8 = 32;
/// What [`Apart`] names.
const APART: u8 = APART_COPY | APART_NUMBER;
/// A note, warning or tip set apart.
const CALLOUT: u8 = 64;

/// What stands among the words of a line or of code, and is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// A formula's second copy.
    Copy,
    /// The number of a line of code.
    LineNumber,
}

impl Elements {
    /// Recognises the elements of a document.
    #[inline(never)]
    pub fn recognise(document: &Document) -> Self {
        let nodes = document.len();
        let mut elements = Self { unit_of: vec![0; nodes], marks: vec![0; nodes], ..Self::default() };
        elements.mark_by_attributes(document);
        elements.mark_code(document);
        elements.mark_formulas(document);
        elements.jumps = jump::find(document);
        elements.signs = Signs::find(document);
        let mut covered = 0;
        let named = figure::named(document);
        for id in merge(&document.all_of(&[Tag::Pre, Tag::Table, Tag::Figure]), &named) {
            if id.0 < covered {
                continue;
            }
            let is_code = elements.code(document, id) == Some(id);
            let kind = if is_code { Some(UnitKind::Code) } else { kind_of(document, id) };
            if let Some(kind) = kind {
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
                Attribute::Class if widget::opens_a_note(tag, value) => WIDGET,
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

    fn mark_code(&mut self, document: &Document) {
        let mut covered = 0;
        for id in document.all_of(&[Tag::Pre, Tag::Table]) {
            if id.0 < covered {
                continue;
            }
            let numbers =
                if document.is(id, Tag::Table) { code::number_cells(document, id) } else { Vec::new() };
            if document.is(id, Tag::Pre) || !numbers.is_empty() {
                covered = document.end(id);
                self.codes.push(id);
                for cell in numbers {
                    self.marks[cell.index()] |= APART_NUMBER;
                }
                code::mark(document, id, &mut self.marks);
            }
        }
    }

    fn mark_formulas(&mut self, document: &Document) {
        let (formulas, copies) = maths::find(document);
        let roots = formulas.iter().zip(0..).map(|(formula, place)| (u64::from(formula.root.0), place));
        self.roots = words::sorted(roots.collect());
        self.formulas = formulas;
        self.formulas.iter().for_each(|formula| self.marks[formula.root.index()] |= FORMULA);
        for copy in copies {
            self.marks[copy.index()] |= APART_COPY;
        }
    }

    fn is_marked(&self, id: NodeId, mark: u8) -> bool {
        self.marks[id.index()] & mark != 0
    }

    /// The formula that a node is the root of.
    pub fn formula(&self, id: NodeId) -> Option<&Formula> {
        if !self.is_marked(id, FORMULA) {
            return None;
        }
        let place = self.roots.binary_search_by_key(&u64::from(id.0), |&(root, _)| root).ok()?;
        self.formulas.get(self.roots[place].1 as usize)
    }

    /// What the element is apart from the words that it stands among.
    pub fn apart(&self, id: NodeId) -> Option<Apart> {
        if self.is_marked(id, APART_NUMBER) {
            return Some(Apart::LineNumber);
        }
        self.is_marked(id, APART_COPY).then_some(Apart::Copy)
    }

    /// The code that a node is or stands in, as a whole: a `pre`, or a highlighter's table.
    pub fn code(&self, document: &Document, id: NodeId) -> Option<NodeId> {
        let next = self.codes.partition_point(|&root| root <= id);
        let root = *self.codes.get(next.checked_sub(1)?)?;
        document.contains(root, id).then_some(root)
    }

    /// Whether an element in code is a line of it.
    pub fn is_line_of_code(&self, document: &Document, id: NodeId) -> bool {
        self.is_marked(id, LINE) || code::is_line(document, id)
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
        self.is_marked(id, WIDGET)
    }

    /// Whether the element is a link to a form for sharing the page.
    pub fn shares(&self, id: NodeId) -> bool {
        self.is_marked(id, SHARES)
    }

    /// Whether the element is a callout.
    pub fn is_callout(&self, id: NodeId) -> bool {
        self.is_marked(id, CALLOUT)
    }

    /// The links to places of the page, in order.
    pub fn jumps(&self) -> &[jump::Jump] {
        &self.jumps
    }

    /// Who wrote the posts of a thread, and when.
    pub fn signs(&self) -> &Signs {
        &self.signs
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
        Tag::Table if table::holds_data(document, id) => Some(UnitKind::Table),
        Tag::Figure | Tag::Div if document.holds(id, Tag::Img) => Some(UnitKind::Figure),
        _ => None,
    }
}

/// An address up to its query or fragment.
fn without_query(address: &str) -> &str {
    words::front(address, words::find_char(address, &|letter| matches!(letter, '?' | '#')))
}
