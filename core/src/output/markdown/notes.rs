//! Footnotes in the manner of GitHub and Pandoc: `[^1]` in the text, `[^1]:` before the note.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::Tag;
use crate::elements::footnote;
use crate::tree::{Tree, TreeId};

use super::table;

/// What the marks and notes of an article are called.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// In the order of the tree.
    marks: Vec<(TreeId, usize)>,
    labels: Vec<String>,
    /// Of each note, the place of its label among them.
    places: HashMap<TreeId, usize>,
    /// Of each note whose marks are all in HTML, what they say.
    signs: HashMap<TreeId, String>,
}

impl Notes {
    pub(super) fn find(tree: &Tree) -> Self {
        let mut found = Self::default();
        let mut taken = HashSet::new();
        let places = tree.places();
        let html = in_html(tree);
        let links = (0..tree.len()).filter(|&id| tree.tag(id) == Some(Tag::A));
        for mark in links.filter(|&id| footnote::has_role(tree, id, footnote::MARK)) {
            let place = tree.attribute(mark, "href").and_then(|address| places.led_to_by(address));
            let note = place.and_then(|place| footnote::note_at(tree, place));
            match note {
                Some(note) if is_in_html(&html, mark) => {
                    found
                        .signs
                        .entry(note)
                        .or_insert_with(|| footnote::label(tree, mark).unwrap_or_default());
                }
                Some(note) => {
                    let note = found.note(tree, mark, note, &mut taken);
                    found.marks.push((mark, note));
                }
                None => {}
            }
        }
        let places = &found.places;
        found.signs.retain(|note, _| !places.contains_key(note));
        found
    }

    /// The place of a note's label; a new one gets what its mark says, as far as no other has it.
    fn note(&mut self, tree: &Tree, mark: TreeId, note: TreeId, taken: &mut HashSet<String>) -> usize {
        if let Some(&place) = self.places.get(&note) {
            return place;
        }
        let said = footnote::label(tree, mark).unwrap_or_default();
        let is_plain = !said.is_empty() && said.chars().all(char::is_alphanumeric);
        let place = self.labels.len();
        let own = if is_plain { said } else { format!("note-{}", place + 1) };
        let label = if taken.contains(&own) { format!("{own}-{}", place + 1) } else { own };
        taken.insert(label.clone());
        self.labels.push(label);
        self.places.insert(note, place);
        place
    }

    /// The label of the note that a link marks.
    pub(super) fn marked_by(&self, link: TreeId) -> Option<&str> {
        let place = self.marks.binary_search_by_key(&link, |&(mark, _)| mark).ok()?;
        Some(&self.labels[self.marks[place].1])
    }

    /// What the marks of a note say that are all in HTML.
    pub(super) fn sign(&self, note: TreeId) -> Option<&str> {
        self.signs.get(&note).map(String::as_str)
    }

    /// The label of a note.
    pub(super) fn label(&self, note: TreeId) -> Option<&str> {
        self.places.get(&note).map(|&place| self.labels[place].as_str())
    }
}

/// What is written as HTML, in order.
fn in_html(tree: &Tree) -> Vec<Range<TreeId>> {
    let mut found: Vec<Range<TreeId>> = Vec::new();
    for id in 1..tree.len() {
        let is_html = match tree.tag(id) {
            Some(Tag::Summary) => true,
            Some(Tag::Table) => found.last().is_none_or(|last| last.end <= id) && table::needs_html(tree, id),
            _ => false,
        };
        if is_html {
            found.push(id..tree.end(id));
        }
    }
    found
}

fn is_in_html(html: &[Range<TreeId>], id: TreeId) -> bool {
    let next = html.partition_point(|range| range.start <= id);
    next.checked_sub(1).is_some_and(|last| html[last].contains(&id))
}
