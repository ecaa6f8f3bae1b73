//! Footnotes in the manner of GitHub and Pandoc: `[^1]` in the text, `[^1]:` before the note.

use std::collections::{HashMap, HashSet};

use crate::document::Tag;
use crate::elements::footnote;
use crate::tree::{Tree, TreeId};

/// What the marks and notes of an article are called.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// In the order of the tree.
    marks: Vec<(TreeId, usize)>,
    labels: Vec<String>,
    /// Of each note, the place of its label among them.
    places: HashMap<TreeId, usize>,
}

impl Notes {
    pub(super) fn find(tree: &Tree) -> Self {
        let mut found = Self::default();
        let mut taken = HashSet::new();
        let places = tree.places();
        let links = (0..tree.len()).filter(|&id| tree.tag(id) == Some(Tag::A));
        for mark in links.filter(|&id| footnote::has_role(tree, id, footnote::MARK)) {
            let place = tree.attribute(mark, "href").and_then(|address| places.led_to_by(address));
            let note = place.and_then(|place| footnote::note_at(tree, place));
            if let Some(note) = note {
                let note = found.note(tree, mark, note, &mut taken);
                found.marks.push((mark, note));
            }
        }
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

    /// The label of a note.
    pub(super) fn label(&self, note: TreeId) -> Option<&str> {
        self.places.get(&note).map(|&place| self.labels[place].as_str())
    }
}
