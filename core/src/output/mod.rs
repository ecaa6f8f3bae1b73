//! The forms that an article is given in, each a function from an [`Article`](crate::Article), whose addresses
//! were resolved before.
//!
//! All walk the tree in document order with a stack of what is open, so that depth costs no stack of the program's.
//!
//! ```
//! use unhusk_core::document::Tag;
//! use unhusk_core::{Article, output, tree::TreeBuilder};
//!
//! let mut builder = TreeBuilder::default();
//! builder.open(Tag::P, None);
//! builder.text("Rain * again", None, Some(0));
//! let article = Article { tree: builder.finish(), ..Article::default() };
//! assert_eq!(output::plain_text(&article), "Rain * again\n");
//! assert_eq!(output::markdown(&article), "Rain \\* again\n");
//! ```

#[cfg(feature = "export")]
pub mod epub;
#[cfg(feature = "export")]
mod file_name;
#[cfg(feature = "export")]
mod front_matter;
#[cfg(feature = "export")]
mod html;
#[cfg(feature = "json")]
mod json;
mod markdown;
mod plain_text;
mod tex;
mod view;

#[cfg(feature = "export")]
pub use epub::epub;
#[cfg(feature = "export")]
pub use file_name::file_name;
#[cfg(feature = "export")]
pub use front_matter::front_matter;
#[cfg(feature = "export")]
pub use html::html;
#[cfg(feature = "json")]
pub use json::json;
pub use markdown::markdown;
pub use plain_text::plain_text;
pub use view::{NONE, ViewParts, parts};

use std::ops::Range;

use crate::document::Tag;
use crate::tree::{Tree, TreeId};

/// A step of a walk over a tree.
#[derive(Clone, Copy)]
enum Step {
    /// An element begins, or a text stands here.
    Enter(TreeId),
    /// An element ends.
    Leave(TreeId),
}

/// Walks a tree in document order, the root left out.
fn walk(tree: &Tree, visit: impl FnMut(Step)) {
    walk_range(tree, 1..tree.len(), |_| false, visit);
}

/// The same, but for what stands in formulas.
fn walk_words(tree: &Tree, visit: impl FnMut(Step)) {
    walk_range(tree, 1..tree.len(), |id| tree.tag(id) == Some(Tag::Math), visit);
}

/// Walks some nodes that stand side by side with all below them, but for what stands in those that are `closed`.
fn walk_range(
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
fn collapses(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod samples;
