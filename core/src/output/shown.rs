//! An article as a reader view shows it, read back from what [`super::parts`] wrote of it: a reader saves what is shown,
//! and nothing has to be judged again.

use crate::article::Article;
use crate::document::snapshot::{self, Parts, SnapshotError};
use crate::document::{Attribute, Document, NodeId};
use crate::elements::footnote;
use crate::metadata::Metadata;
use crate::tree::{Tree, TreeBuilder};

/// Reads an article back: its tree, in the shape of a snapshot, and what is known of it. What was removed is not in it.
///
/// Everything passes the lists of elements, attributes and addresses once more.
///
/// # Errors
/// Arrays that don't fit the format, or an element that no article has.
pub fn shown(parts: &Parts<'_>, metadata: Metadata) -> Result<Article, SnapshotError> {
    let mut tree = tree(&snapshot::read(parts)?)?;
    footnote::give_roles(&mut tree);
    let mut article = Article { readable: true, metadata, tree, ..Article::default() };
    article.resolve_addresses(&mut |address| Some(address.to_owned()));
    Ok(article)
}

fn tree(document: &Document) -> Result<Tree, SnapshotError> {
    let mut builder = TreeBuilder::default();
    let mut named = Vec::new();
    let mut ends: Vec<u32> = Vec::new();
    for at in 1..document.len() {
        let id = NodeId(at as u32);
        while ends.pop_if(|end| *end <= id.0).is_some() {
            builder.close();
        }
        if let Some(text) = document.text(id) {
            builder.text(text, None, None);
            continue;
        }
        if !document.tag(id).is_some_and(|tag| builder.open(tag, None)) {
            return Err(SnapshotError::Invalid { array: "tags", at });
        }
        ends.push(document.end(id));
        for (name, value) in document.known_attributes(id) {
            match name {
                Attribute::Id => named.push((at, value)),
                _ => builder.attribute(name, value),
            }
        }
    }
    let mut tree = builder.finish();
    for (id, name) in named {
        tree.name(id, name);
    }
    Ok(tree)
}

#[cfg(test)]
mod tests {
    use super::shown;
    use crate::document::Tag;
    use crate::document::snapshot::{Parts, SnapshotError};
    use crate::metadata::Metadata;

    /// `<article><p><a …>x</a></p></article>`
    const TREE: Parts<'_> = Parts {
        parents: &[0, 0, 1, 2],
        tags: &[1, 2, 3, 0],
        flags: &[0; 4],
        lengths: &[0, 0, 0, 1],
        attribute_owners: &[1, 2, 2],
        attribute_names: &[5, 3, 4],
        attribute_lengths: &[1, 12, 1],
        names: "article\np\na\nhref\nonclick\nid",
        text: "x",
        values: "njavascript:ef",
        address: "",
    };

    #[test]
    fn only_what_is_listed_comes_back() {
        let tree = shown(&TREE, Metadata::default()).unwrap().tree;
        assert_eq!(tree.attributes(2).collect::<Vec<_>>(), []);
        assert_eq!(tree.attributes(1).collect::<Vec<_>>(), [("id", "n")]);
        assert_eq!((tree.tag(2), tree.parent(2), tree.text(3)), (Some(Tag::A), Some(1), Some("x")));
        let parts = Parts { names: "article\nscript\na\nhref\nonclick\nid", ..TREE };
        let refused = shown(&parts, Metadata::default()).unwrap_err();
        assert_eq!(refused, SnapshotError::Invalid { array: "tags", at: 1 });
    }
}
