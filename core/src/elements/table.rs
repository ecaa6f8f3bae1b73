//! Tables of data, told from tables of layout.

use crate::document::{Attribute, Document, NodeId, Tag};

/// Whether a table holds data: it says so (`th`, `caption`, `thead`), or it is a grid of short cells.
///
/// A table in it, or a cell with headings or several paragraphs, makes it layout, whatever else it says.
pub(super) fn holds_data(document: &Document, table: NodeId) -> bool {
    if matches!(document.attribute(table, Attribute::Role), Some("presentation" | "none")) {
        return false;
    }
    let mut rows = 0_u32;
    let mut cells = 0_u32;
    let mut declared = false;
    let mut text = 0_usize;
    for id in document.descendants(table) {
        match document.tag(id) {
            Some(Tag::Table | Tag::H1 | Tag::H2 | Tag::Form | Tag::Article | Tag::Section) => return false,
            Some(Tag::Tr) => rows += 1,
            Some(Tag::Th) => (declared, cells) = (true, cells + 1),
            Some(Tag::Caption | Tag::Thead) => declared = true,
            Some(Tag::Td) => cells += 1,
            None => text += document.text(id).map_or(0, |text| text.trim().len()),
            Some(_) => {}
        }
    }
    let grid = rows >= 2 && cells >= 2 * rows;
    grid && (declared || text < 80 * cells as usize)
}
