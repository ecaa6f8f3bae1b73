//! What of a link says nothing.

use crate::document::Tag;
use crate::tree::{Tree, TreeId};
use crate::words;

use super::address;

/// Whether a link's title says what its words say, or what its address ends with, in small letters or large ones.
pub(super) fn title_repeats(tree: &Tree, link: TreeId, title: &str) -> bool {
    let title = plain(title);
    if title == plain(&tree.text_of(link)) {
        return true;
    }
    let address = plain(&address::read(tree.attribute(link, "href").unwrap_or_default()));
    address.strip_suffix(&title).is_some_and(|before| before.ends_with(['/', '#', '?', '=', ':']))
}

fn plain(words: &str) -> String {
    words::squeeze(&words.replace('_', " ")).to_ascii_lowercase()
}

/// Whether a link holds a picture and nothing else, and leads to its file.
pub(super) fn is_from_a_picture_to_itself(tree: &Tree, link: TreeId) -> bool {
    let picture = link + 1;
    tree.tag(link) == Some(Tag::A)
        && tree.end(link) == picture + 1
        && tree.tag(picture) == Some(Tag::Img)
        && tree.attribute(picture, "src").is_some_and(|own| tree.attribute(link, "href") == Some(own))
}
