//! The posts of a thread: before which blocks they begin, and what is said above them.

use crate::document::NodeId;
use crate::elements::thread::Signs;
use crate::verdict::{Page, Role, Verdict};

/// A post's first kept block, its element, and who wrote it when.
pub(super) struct Post {
    pub(super) block: usize,
    pub(super) element: NodeId,
    pub(super) label: String,
}

/// The posts of a page, in order; none where there are fewer than two.
#[inline(never)]
pub(super) fn find(page: &Page<'_>, verdicts: &[Verdict]) -> Vec<Post> {
    let signs = Signs::find(page.document);
    if !signs.are_many() {
        return Vec::new();
    }
    // Of each post, its first kept block and its element.
    let mut posts: Vec<(usize, NodeId)> = Vec::new();
    for (number, block) in page.blocks.iter().enumerate() {
        if block.words == 0 || verdicts[number] != Verdict::Keep(Role::Text) {
            continue;
        }
        let Some(element) = signs.post_around(page.document, block.container) else { continue };
        let holds = |post: &(usize, NodeId)| page.document.contains(element, post.1);
        let last = posts.len().wrapping_sub(1);
        if posts.last().is_some_and(|post| page.document.contains(post.1, element)) {
            // A post within one is its quotation.
        } else if posts.get(last.wrapping_sub(1)).is_some_and(holds) {
            // What holds two is the frame of the whole thread.
            return Vec::new();
        } else if posts.last().is_some_and(holds) {
            // What was kept of its head came first.
            posts[last].1 = element;
        } else {
            posts.push((number, element));
        }
    }
    if posts.len() < 2 {
        return Vec::new();
    }
    let post = |(block, element)| Post { block, element, label: label(page, verdicts, &signs, element) };
    posts.into_iter().map(post).collect()
}

/// What is said above a post; nothing where the article has its author already.
fn label(page: &Page<'_>, verdicts: &[Verdict], signs: &Signs, post: NodeId) -> String {
    let author = signs.author(page.document, post);
    let block = author.and_then(|author| page.blocks.holding(page.document, author));
    if block.is_some_and(|block| verdicts[block] == Verdict::Keep(Role::Text)) {
        return String::new();
    }
    signs.label(page.document, post)
}
