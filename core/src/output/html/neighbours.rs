//! What a file has otherwise than the tree, for what stands around it: one caption for a figure, a note's number in the
//! line of the note, a mark that is raised.

use crate::document::Tag;
use crate::elements::footnote::{MARK, has_role, is_only_way_back};
use crate::tree::{Tree, TreeId};

/// How two elements that follow one another are written as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// With a line break between them.
    Break,
    /// With a space.
    Space,
}

/// How an element is joined to the one after it, if it is.
pub(super) fn joint(tree: &Tree, id: TreeId) -> Option<Joint> {
    let next =
        Some(tree.end(id)).filter(|&next| next < tree.len() && tree.parent(next) == tree.parent(id))?;
    let both = |tag| tree.tag(id) == Some(tag) && tree.tag(next) == Some(tag);
    let is_plain = tree.known_attributes(next).next().is_none();
    if both(Tag::Figcaption) {
        Some(Joint::Break)
    } else if both(Tag::P) && is_plain && is_only_way_back(tree, id) {
        Some(Joint::Space)
    } else {
        None
    }
}

/// Whether it is a figure with its captions side by side, before or after all else: one caption, as the standard wants it.
pub(super) fn has_one_caption(tree: &Tree, figure: TreeId) -> bool {
    if tree.tag(figure) != Some(Tag::Figure) {
        return false;
    }
    let (mut runs, mut is_open, mut begins) = (0, false, false);
    for child in tree.children(figure) {
        let is_own = tree.tag(child) == Some(Tag::Figcaption);
        if is_own && !is_open {
            runs += 1;
            begins |= child == figure + 1;
        }
        if runs > 1 {
            return false;
        }
        is_open = is_own;
    }
    begins || is_open
}

/// Whether a mark stands in the line as any number does, where nothing around or inside it raises it.
pub(super) fn is_flat_mark(tree: &Tree, id: TreeId) -> bool {
    let is_raised = |id: TreeId| tree.tag(id) == Some(Tag::Sup);
    let mut around = std::iter::successors(tree.parent(id), |&above| tree.parent(above))
        .take_while(|&above| tree.tag(above).is_some_and(Tag::is_inline));
    tree.tag(id) == Some(Tag::A)
        && has_role(tree, id, MARK)
        && !around.any(is_raised)
        && !(id..tree.end(id)).any(is_raised)
}

#[cfg(test)]
mod tests {
    use crate::output::{html, samples};

    fn written(markup: &str) -> String {
        let page = html(&samples::article(markup));
        let (_, after) = page.split_once("<article>\n").unwrap();
        samples::joined(after.split_once("\n</article>").unwrap().0)
    }

    #[test]
    fn a_figure_has_one_caption() {
        let picture = "<img src=\"https://a.example/p.png\" alt=\"\">";
        for (tree, expected) in [
            ("_<figcaption>a</figcaption><figcaption>b</figcaption>", "_<figcaption>a<br>b</figcaption>"),
            ("<figcaption>a</figcaption>_", "<figcaption>a</figcaption>_"),
            ("_<figcaption>a</figcaption>_", "_<p>a</p>_"),
            (
                "_<figcaption>a</figcaption>_<figcaption>b</figcaption><figcaption>c</figcaption>",
                "_<p>a</p>_<p>b<br>c</p>",
            ),
        ] {
            let [tree, expected] =
                [tree, expected].map(|own| format!("<figure>{}</figure>", own.replace('_', picture)));
            assert_eq!(written(&tree), expected);
        }
    }

    #[test]
    #[cfg(feature = "html")]
    fn a_mark_is_raised_and_a_note_begins_with_its_number() {
        let prose = "The bridge was built in a dry year, and nobody who crossed it then thought of the river below it.";
        let page = format!(
            "<article><h1>A bridge</h1><p>{prose} {prose}<a href='#n' id=r>1</a> It stands.</p><p>{prose} Twice.</p>\
             <div class=footnote><a href='#r' id=n>1</a><div><p>A note on the bridge.</p></div></div></article>"
        );
        let html = html(&crate::judge(&crate::document::html::parse(&page), &[]));
        for expected in [
            "below it.<sup><a href=\"#n\" id=\"r\" role=\"doc-noteref\">1</a></sup> It stands.</p>",
            "<p><a href=\"#r\" id=\"n\" role=\"doc-backlink\">1</a> A note on the bridge.</p>",
        ] {
            assert!(html.contains(expected), "{html}");
        }
    }

    #[test]
    #[cfg(feature = "html")]
    fn brackets_of_a_note_s_number_stand_in_its_line() {
        let prose = "The bridge was built in a dry year, and nobody who crossed it then thought of the river below it.";
        let page = format!(
            "<article><h1>A bridge</h1><p>{prose} {prose} <a href='#n' id=r role=doc-noteref>1</a></p><p>{prose} Twice.</p>\
             <aside id=n role=doc-footnote><span class=label><span>[</span><a href='#r' role=doc-backlink>1</a><span>]</span></span>\
             <p>A note on the bridge.</p></aside></article>"
        );
        let article = crate::judge(&crate::document::html::parse(&page), &[]);
        let html = html(&article);
        let note = "<p id=\"n\">[<a href=\"#r\" role=\"doc-backlink\">1</a>] A note on the bridge.</p>";
        assert!(html.contains(note), "{html}");
        let markdown = crate::output::markdown(&article);
        assert!(markdown.ends_with("Twice.\n\n[^1]: A note on the bridge.\n"), "{markdown}");
    }

    #[test]
    #[cfg(feature = "html")]
    fn notes_are_counted_as_their_marks_are() {
        let prose = "The bridge was built in a dry year, and nobody who crossed it then thought of the river below it.";
        let mark = |name: &str, sign: &str| format!("<sup id=r{name}><a href='#{name}'>[{sign}]</a></sup>");
        let notes = |name: &str| {
            let note = |part: u8| {
                format!("<li id={name}{part}><a href='#r{name}{part}'>^</a> A note on the bridge.</li>")
            };
            format!("<ol>{}{}</ol>", note(1), note(2))
        };
        let page = format!(
            "<article><h1>A bridge</h1><p>{prose} {prose}{}{}</p><p>{prose}{}{}</p>{}<p>{prose}</p>{}</article>",
            mark("a1", "a"),
            mark("a2", "b"),
            mark("n1", "1"),
            mark("n2", "2"),
            notes("a"),
            notes("n"),
        );
        let html = html(&crate::judge(&crate::document::html::parse(&page), &[]));
        assert!(html.contains("<ol type=\"a\"><li id=\"a1\">"), "{html}");
        assert!(html.contains("<ol><li id=\"n1\">"), "{html}");
    }
}
