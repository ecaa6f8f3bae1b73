//! Tables of data, told from tables of layout.

use crate::document::{Attribute, Document, NodeId, Tag};

/// Whether a table holds data: it says so (`th`, `caption`, `thead`), or it is a grid of short cells.
///
/// A table in it, or a cell with headings or several paragraphs, makes it layout, whatever else it says; the heading of a
/// table may stand in its head, across all columns.
pub(super) fn holds_data(document: &Document, table: NodeId) -> bool {
    if matches!(document.attribute(table, Attribute::Role), Some("presentation" | "none")) {
        return false;
    }
    let mut rows = 0_u32;
    let mut cells = 0_u32;
    let mut declared = false;
    let mut text = 0_usize;
    let mut head_end = 0;
    for id in document.descendants(table) {
        match document.tag(id) {
            Some(Tag::H1 | Tag::H2) if id.0 < head_end => {}
            Some(Tag::Table | Tag::H1 | Tag::H2 | Tag::Form | Tag::Article | Tag::Section) => return false,
            Some(Tag::Tr) => rows += 1,
            Some(Tag::Th) => {
                let spans = document.attribute(id, Attribute::Colspan).is_some();
                (declared, cells) = (true, cells + 1 + u32::from(spans));
            }
            Some(Tag::Thead) => (declared, head_end) = (true, document.end(id)),
            Some(Tag::Caption) => declared = true,
            Some(Tag::Td) => cells += 1,
            None => text += document.text(id).map_or(0, |text| text.trim().len()),
            Some(_) => {}
        }
    }
    let grid = rows >= 2 && cells >= 2 * rows;
    grid && (declared || text < 80 * cells as usize)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::{Tag, holds_data};
    use crate::document::html;

    fn is_data(table: &str) -> bool {
        let document = html::parse(table);
        document.all(Tag::Table).first().is_some_and(|&table| holds_data(&document, table))
    }

    #[test]
    fn a_heading_in_the_head_names_a_table_of_data() {
        let rows = "<tbody><tr><td>Gewicht<td>4 kg<tr><td>Länge<td>2 m<tr><td>Holz<td>Esche</tbody></table>";
        assert!(is_data(&format!("<table><thead><tr><th colspan=2><h2>Ruder</h2></thead>{rows}")));
        assert!(is_data(&format!("<table><tr><th colspan=2>Oars</th></tr>{rows}")));
        assert!(
            !is_data(&format!("<table><tr><td colspan=2><h2>Ruder</h2></td></tr>{rows}")),
            "a cell of the body"
        );
        assert!(!is_data(
            "<table><thead><tr><th><h2>Oars</h2></thead><tr><td>One column<tr><td>of lines</table>"
        ));
    }
}
