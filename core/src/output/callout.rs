//! What a callout begins with.

use crate::document::Tag;
use crate::elements::footnote;
use crate::tree::{Tree, TreeId};
use crate::words;

/// Whether a paragraph is what its callout is called, as `Note` or `See also`: files set it in bold.
pub(super) fn is_label(tree: &Tree, id: TreeId) -> bool {
    const MOST_NODES: usize = 4;
    const MOST_WORDS: usize = 5;
    const LONGEST: usize = 40;
    let tag = |id| tree.tag(id);
    let Some(callout) = tree.parent(id).filter(|&above| tag(above) == Some(Tag::Aside) && id == above + 1)
    else {
        return false;
    };
    let is_small = tree.end(id) - id <= MOST_NODES && tree.end(id) < tree.end(callout);
    if tag(id) != Some(Tag::P) || !is_small || footnote::is_only_way_back(tree, id) {
        return false;
    }
    let text = words::squeeze(&tree.text_of(id));
    let is_set_apart = |id| matches!(tag(id), Some(Tag::B | Tag::Strong | Tag::Img));
    let is_sentence = text.ends_with(['.', '!', '?', '…', '。', '！', '？', ',', ';']);
    text.contains(char::is_alphanumeric)
        && text.chars().count() <= LONGEST
        && text.split(' ').count() <= MOST_WORDS
        && !is_sentence
        && !(id..tree.end(id)).any(is_set_apart)
}
