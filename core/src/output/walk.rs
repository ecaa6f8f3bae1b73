//! Walks over a tree, with a stack of what is open.

use std::ops::Range;

use crate::document::Tag;
use crate::tree::{Tree, TreeId};

/// A step of a walk over a tree.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// An element begins, or a text stands here.
    Enter(TreeId),
    /// An element ends.
    Leave(TreeId),
}

/// Walks a tree in document order, the root left out.
pub(super) fn walk(tree: &Tree, visit: impl FnMut(Step)) {
    walk_range(tree, 1..tree.len(), |_| false, visit);
}

/// The same, but for what stands in formulas.
pub(super) fn walk_words(tree: &Tree, visit: impl FnMut(Step)) {
    walk_range(tree, 1..tree.len(), |id| tree.tag(id) == Some(Tag::Math), visit);
}

/// Walks some nodes that stand side by side with all below them, but for what stands in those that are `closed`.
pub(super) fn walk_range(
    tree: &Tree,
    range: Range<TreeId>,
    closed: impl Fn(TreeId) -> bool,
    mut visit: impl FnMut(Step),
) {
    let mut open: Vec<TreeId> = Vec::new();
    let mut id = range.start;
    while id < range.end {
        while open.last().is_some_and(|&innermost| tree.end(innermost) <= id) {
            open.pop().map(Step::Leave).map(&mut visit);
        }
        visit(Step::Enter(id));
        if tree.tag(id).is_some() {
            open.push(id);
        }
        id = if closed(id) { tree.end(id) } else { id + 1 };
    }
    while let Some(id) = open.pop() {
        visit(Step::Leave(id));
    }
}

/// Whether HTML treats the character as white space that collapses (a no-break space doesn't).
pub(super) fn collapses(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
