//! The posts of a thread: before which blocks they begin, and what is said above them.

use super::{Page, Role, Verdict};
use crate::document::NodeId;
use crate::elements::thread::Signs;
use crate::words;

/// So many words may stand beside author and time at a post's head.
const BESIDES: u32 = 3;

/// A post of a thread.
#[derive(Clone, Debug)]
pub struct Post {
    /// The first block of it that is text of the article.
    pub block: usize,
    /// Its element.
    pub element: NodeId,
    /// What is said above it; nothing where the article says it already.
    pub label: String,
}

/// The posts of a page, in order; none where there are fewer than two.
#[inline(never)]
pub fn find(page: &Page<'_>, verdicts: &[Verdict]) -> Vec<Post> {
    let signs = page.elements.signs();
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
    let post = |(block, element)| Post { block, element, label: label(page, verdicts, signs, element) };
    posts.into_iter().map(post).collect()
}

/// Gives the line at a post's head that has nothing but its author and time the role of a byline: both are said above
/// the post.
pub(super) fn assign_heads(page: &Page<'_>, verdicts: &mut [Verdict]) {
    for post in find(page, verdicts) {
        let signs = page.elements.signs().of(page.document, post.element);
        for &sign in signs.iter().flatten() {
            let head = page.blocks.holding(page.document, sign);
            let Some(head) = head.filter(|&head| verdicts[head] == Verdict::Keep(Role::Text)) else {
                continue;
            };
            let said = signs
                .iter()
                .flatten()
                .filter(|&&sign| page.blocks.holding(page.document, sign) == Some(head));
            let said: u32 = said.map(|&sign| words::count(&page.document.text_of(sign))).sum();
            // The post's number, and a word that leads to it.
            if page.blocks[head].words <= said + BESIDES {
                verdicts[head] = Verdict::Keep(Role::Byline);
            }
        }
    }
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
