//! Footnotes: the mark in the text, the note that it leads to, and the way back.
//!
//! Whatever the markup (Wikipedia, Pandoc, Substack, Word), a mark is a link of a sign or two to a place of the same
//! text further down, which leads back to it, or it stands raised. Marks and ways back get the roles that publishers'
//! documents have for them (the W3C's DPUB-ARIA): `doc-noteref` and `doc-backlink`.

use crate::document::{Attribute, Tag};
use crate::tree::{Tree, TreeId};
use crate::words;

/// The role of a mark.
pub const MARK: &str = "doc-noteref";

/// The role of a way back.
pub const WAY_BACK: &str = "doc-backlink";

/// Longer texts are no marks.
const LONGEST: usize = 5;

/// A note has so many ways back at most: one for each of its marks.
const MOST_WAYS: usize = 64;

/// Gives marks and ways back their roles. Links to places of the text have to be bound.
#[inline(never)]
pub(crate) fn give_roles(tree: &mut Tree) {
    let places = tree.places();
    let jump = |link| Some((link, places.led_to_by(tree.value(link, Attribute::Href)?)?));
    let jumps: Vec<(TreeId, TreeId)> = (0..tree.len()).filter_map(jump).collect();
    let mut roles = vec![""; jumps.len()];
    for number in 0..jumps.len() {
        if let Some(back) = ways_back(tree, &jumps, number) {
            roles[number] = MARK;
            back.for_each(|way| roles[way] = WAY_BACK);
        }
    }
    for ((link, place), role) in jumps.iter().zip(roles).filter(|(_, role)| !role.is_empty()) {
        tree.give(*link, Attribute::Role, role);
        if role == MARK {
            count_by(tree, *link, *place);
        }
    }
}

/// Counts a list of notes by letters where the mark of its first does: the page's style did.
fn count_by(tree: &mut Tree, mark: TreeId, place: TreeId) {
    let first = note_at(tree, place).filter(|&note| tree.tag(note) == Some(Tag::Li));
    let list = first.and_then(|note| tree.parent(note).filter(|&list| note == list + 1));
    let list =
        list.filter(|&list| tree.tag(list) == Some(Tag::Ol) && tree.value(list, Attribute::Type).is_none());
    let sign = label(tree, mark).filter(|sign| matches!(sign.as_str(), "a" | "A" | "i" | "I"));
    if let (Some(list), Some(sign)) = (list, sign) {
        tree.give(list, Attribute::Type, &sign);
    }
}

/// If a jump is a mark, the numbers of the jumps that lead back to it from its note.
fn ways_back<'a>(
    tree: &'a Tree,
    jumps: &'a [(TreeId, TreeId)],
    number: usize,
) -> Option<impl Iterator<Item = usize> + use<'a>> {
    let (link, place) = jumps[number];
    let note = note_at(tree, place).filter(|&note| place > link && note > link)?;
    label(tree, link)?;
    let first = jumps.partition_point(|&(way, _)| way < place.min(note));
    let end = jumps.partition_point(|&(way, _)| way < tree.end(note)).min(first + MOST_WAYS);
    let mut back = (first..end).filter(move |&way| is_near(tree, jumps[way].1, link)).peekable();
    let is_sup = |id: TreeId| tree.tag(id) == Some(Tag::Sup);
    let is_raised = tree.parent(link).is_some_and(is_sup) || tree.children(link).next().is_some_and(is_sup);
    (is_raised || back.peek().is_some()).then_some(back)
}

/// What a mark says, its brackets cut off; `None` where a link says more than a mark does.
pub(crate) fn label(tree: &Tree, link: TreeId) -> Option<String> {
    let text = beginning(tree, link);
    let is_bracket =
        |letter: char| letter.is_whitespace() || matches!(letter, '[' | ']' | '(' | ')' | '{' | '}');
    let sign = words::trim_char(&text, &is_bracket);
    let is_label =
        (1..=LONGEST).contains(&sign.len()) && words::find_char(sign, &char::is_whitespace) == sign.len();
    is_label.then(|| sign.to_owned())
}

/// The note at a place: the item or paragraph around it, or what follows it, if that has its number alone.
pub(crate) fn note_at(tree: &Tree, place: TreeId) -> Option<TreeId> {
    let around = std::iter::successors(Some(place), |&id| tree.parent(id));
    let block = around.into_iter().find(|&id| tree.tag(id).is_none_or(|tag| !tag.is_inline()))?;
    let is_note = |id: &TreeId| matches!(tree.tag(*id), Some(Tag::Li | Tag::P | Tag::Dd));
    let holds_more = |id: TreeId| beginning(tree, id).trim().len() > LONGEST;
    let next =
        Some(tree.end(block)).filter(|&next| next < tree.len() && tree.parent(next) == tree.parent(block));
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
    while at < tree.end(note) && !has_words(tree, at) {
        let is_way = has_role(tree, at, WAY_BACK);
        at = if is_way { tree.end(at) } else { at + 1 };
        end = if is_way { at } else { end };
    }
    end
}

/// Whether a block has nothing but the way back from the note behind it, which is that note's number, and signs around it.
pub(crate) fn is_only_way_back(tree: &Tree, block: TreeId) -> bool {
    const MOST_NODES: usize = 16;
    if tree.end(block) - block > MOST_NODES {
        return false;
    }
    let end = end_of_ways_back(tree, block);
    let is_sign = |id| tree.tag(id) != Some(Tag::Img) && !has_words(tree, id);
    end > block && (end..tree.end(block)).all(is_sign)
}

/// Whether a node is a text with words.
fn has_words(tree: &Tree, id: TreeId) -> bool {
    tree.text(id).is_some_and(|text| words::find_char(text, &char::is_alphanumeric) < text.len())
}

/// Whether a link has a role.
pub(crate) fn has_role(tree: &Tree, link: TreeId, role: &str) -> bool {
    tree.value(link, Attribute::Role) == Some(role)
}
