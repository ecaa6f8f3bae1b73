//! Footnotes: the mark in the text, the note that it leads to, and the way back.
//!
//! Whatever the markup (Wikipedia, Pandoc, Substack, Word), a mark is a link of a sign or two to a place of the same
//! text further down, which leads back to it, or it stands raised. Marks and ways back get the roles that publishers'
//! documents have for them (the W3C's DPUB-ARIA): `doc-noteref` and `doc-backlink`.

use crate::document::{Attribute, Tag};
use crate::tree::{Tree, TreeId};

/// The role of a mark.
pub const MARK: &str = "doc-noteref";

/// The role of a way back.
pub const WAY_BACK: &str = "doc-backlink";

/// Longer texts are no marks.
const LONGEST: usize = 5;

/// A note has so many ways back at most: one for each of its marks.
const MOST_WAYS: usize = 64;

/// Gives marks and ways back their roles. Links to places of the text have to be bound.
pub(crate) fn give_roles(tree: &mut Tree) {
    let links: Vec<TreeId> = (0..tree.len()).filter(|&id| tree.tag(id) == Some(Tag::A)).collect();
    let places = tree.places();
    let target = |link: TreeId| -> Option<TreeId> {
        let name = tree.attribute(link, "href")?.strip_prefix('#')?;
        let place = places.binary_search_by(|(own, _)| own.as_str().cmp(name)).ok()?;
        Some(places[place].1)
    };
    let jumps: Vec<(TreeId, TreeId)> = links.iter().filter_map(|&link| Some((link, target(link)?))).collect();
    let mut marks = Vec::new();
    let mut ways_back = Vec::new();
    for &(link, place) in &jumps {
        let Some(note) = note_at(tree, place) else { continue };
        if place < link || label(tree, link).is_none() || note <= link {
            continue;
        }
        let first = jumps.partition_point(|&(way, _)| way < place.min(note));
        let within = jumps[first..].iter().take(MOST_WAYS).take_while(|&&(way, _)| way < tree.end(note));
        let back = within.filter(|&&(_, to)| is_near(tree, to, link)).map(|&(way, _)| way);
        let back: Vec<TreeId> = back.collect();
        if !back.is_empty() || tree.parent(link).is_some_and(|above| tree.tag(above) == Some(Tag::Sup)) {
            marks.push(link);
            ways_back.extend(back);
        }
    }
    ways_back.sort_unstable();
    ways_back.dedup();
    for (link, role) in marks.iter().map(|&id| (id, MARK)).chain(ways_back.iter().map(|&id| (id, WAY_BACK))) {
        tree.give_role(link, role);
    }
}

/// What a mark says, its brackets cut off; `None` where a link says more than a mark does.
pub(crate) fn label(tree: &Tree, link: TreeId) -> Option<String> {
    let text = beginning(tree, link);
    let sign = text.trim_matches(|letter: char| letter.is_whitespace() || "[](){}".contains(letter));
    let is_label = !sign.is_empty() && sign.len() <= LONGEST && !sign.contains(char::is_whitespace);
    is_label.then(|| sign.to_owned())
}

/// The note at a place: the item or paragraph around it, or what follows it, if that has its number alone.
pub(crate) fn note_at(tree: &Tree, place: TreeId) -> Option<TreeId> {
    let around = std::iter::successors(Some(place), |&id| tree.parent(id));
    let block = around.into_iter().find(|&id| tree.tag(id).is_none_or(|tag| !tag.is_inline()))?;
    let is_note = |id: &TreeId| matches!(tree.tag(*id), Some(Tag::Li | Tag::P | Tag::Dd));
    let holds_more = |id: TreeId| beginning(tree, id).trim().len() > LONGEST;
    let next = Some(tree.end(block)).filter(|&next| next < tree.len() && tree.parent(next) == tree.parent(block));
    if holds_more(block) { Some(block) } else { next.filter(|&next| holds_more(next)) }.filter(is_note)
}

/// As much of an element's text as tells whether it is longer than a mark.
fn beginning(tree: &Tree, id: TreeId) -> String {
    let mut text = String::new();
    for piece in (id..tree.end(id)).filter_map(|node| tree.text(node)) {
        text.push_str(piece);
        if text.trim().len() > 2 * LONGEST {
            break;
        }
    }
    text
}

/// Whether a place is a mark's own: at it, or around it in the same line.
fn is_near(tree: &Tree, place: TreeId, mark: TreeId) -> bool {
    let is_line = |id: &TreeId| tree.tag(*id).is_some_and(|tag| !tag.is_inline());
    let line = |id| std::iter::successors(Some(id), |&id| tree.parent(id)).find(is_line);
    place <= tree.end(mark) && line(place) == line(mark)
}

/// Where a note's own words begin: behind the ways back that it begins with, and the signs around them.
pub(crate) fn end_of_ways_back(tree: &Tree, note: TreeId) -> TreeId {
    let (mut at, mut end) = (note + 1, note);
    while at < tree.end(note) && tree.text(at).is_none_or(|text| !text.contains(char::is_alphanumeric)) {
        let is_way = has_role(tree, at, WAY_BACK);
        at = if is_way { tree.end(at) } else { at + 1 };
        end = if is_way { at } else { end };
    }
    end
}

/// Whether a link has a role.
pub(crate) fn has_role(tree: &Tree, link: TreeId, role: &str) -> bool {
    tree.known_attributes(link).any(|(name, value)| name == Attribute::Role && value == role)
}
