//! Formulas: what a page writes several times over, for eyes, for screen readers and for programs, is one of them.
//!
//! A rendering beside MathML is hidden from screen readers (`aria-hidden`), whoever made it: KaTeX, MathJax or
//! MediaWiki. So a formula is the MathML with the largest inline element around it that holds nothing but such copies.
//! Without MathML it is the TeX that MathJax was given, in a `script` or in `data-latex`.

use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// A formula, whose copies count as parts of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// The element that holds all of it.
    pub root: NodeId,
    /// Its MathML.
    pub math: Option<NodeId>,
    /// What says it in TeX: an `annotation` or a `script` by its text, another element by its attribute.
    tex: Option<NodeId>,
    /// Whether it stands in a line of its own.
    pub display: bool,
}

impl Formula {
    /// What it is in TeX, or what it is called.
    pub fn label<'a>(&self, document: &'a Document) -> Option<&'a str> {
        let own = self.tex.and_then(|tex| {
            document
                .attribute(tex, Attribute::DataLatex)
                .or_else(|| document.descendants(tex).find_map(|inner| document.text(inner)))
        });
        own.or_else(|| document.attribute(self.math?, Attribute::Alttext))
            .map(str::trim)
            .filter(|label| !label.is_empty())
    }

    /// Shows each of the texts in it, and whether the text is what the article shows of it.
    pub fn texts<'a>(&self, document: &'a Document, mut see: impl FnMut(NodeId, &'a str, bool)) {
        let shown = self.math.or(self.tex.filter(|&tex| is_tex_script(document, tex)));
        let mut annotated = 0;
        let mut next = self.root.0;
        while next < document.end(self.root) {
            let id = NodeId(next);
            next += 1;
            match document.tag(id) {
                Some(tag) if tag.holds_no_text() && shown != Some(id) => next = document.end(id),
                Some(_) if is_annotation(document, id) => annotated = document.end(id),
                Some(_) => {}
                None => {
                    let in_shown = shown.is_some_and(|shown| document.contains(shown, id));
                    see(id, document.text(id).unwrap_or_default(), in_shown && id.0 >= annotated);
                }
            }
        }
    }
}

/// Whether the element is a formula in another language beside its MathML.
pub fn is_annotation(document: &Document, id: NodeId) -> bool {
    document.name(id).starts_with("annotation")
}

/// Whether a picture shows a formula, which its description then says in TeX: its class says so.
pub fn is_picture(document: &Document, image: NodeId) -> bool {
    let value = |name| document.attribute(image, name).unwrap_or_default();
    words::has_any(value(Attribute::Class), &["latex", "tex", "math"])
        && value(Attribute::Alt).bytes().any(|byte| matches!(byte, b'\\' | b'^' | b'_' | b'='))
}

/// The formulas of a document, and elements that show one of them a second time.
pub(super) fn find(document: &Document) -> (Vec<Formula>, Vec<NodeId>) {
    let (mut formulas, mut copies) = (Vec::new(), Vec::new());
    let mut covered = 0;
    for &math in document.all(Tag::Math) {
        if math.0 >= covered {
            let formula = of_math(document, math);
            covered = document.end(formula.root);
            formulas.push(formula);
        }
    }
    let with_mathml = formulas.len();
    for &script in document.all(Tag::Script) {
        if !is_tex_script(document, script) {
            continue;
        }
        if join(document, script, &mut formulas[..with_mathml]) {
            copies.push(script);
        } else {
            formulas.push(of_script(document, script));
            copies.extend(renderings_before(document, script));
        }
    }
    formulas.extend(document.all(Tag::Other).iter().filter_map(|&id| of_container(document, id)));
    (formulas, copies)
}

/// The formula that is written in MathML.
fn of_math(document: &Document, math: NodeId) -> Formula {
    const LEVELS: usize = 5;
    let (mut root, mut inner) = (math, math);
    for around in document.ancestors(math).take(LEVELS) {
        let may_wrap = document.tag(around).is_some_and(|tag| tag == Tag::Other || tag.is_inline());
        if !may_wrap || document.is(around, Tag::A) {
            break;
        }
        match beside(document, around, inner) {
            Beside::Copies => root = around,
            Beside::Nothing => {}
            Beside::More => break,
        }
        inner = around;
    }
    let in_tex = |id: &NodeId| {
        let encoding = document.attribute(*id, Attribute::Encoding).unwrap_or_default();
        is_annotation(document, *id) && words::has_any(encoding, &["tex", "TeX"])
    };
    let display = document.attribute(math, Attribute::Display) == Some("block");
    Formula { root, math: Some(math), tex: document.descendants(math).find(in_tex), display }
}

/// What an element holds beside one of its children.
enum Beside {
    Nothing,
    Copies,
    More,
}

fn beside(document: &Document, around: NodeId, inner: NodeId) -> Beside {
    const MOST: usize = 8;
    let mut found = Beside::Nothing;
    for (count, child) in document.children(around).filter(|&child| child != inner).enumerate() {
        let is_copy = document.attribute(child, Attribute::AriaHidden) == Some("true");
        let is_empty = document.end(child) == child.0 + 1 && document.text(child).is_none_or(words::is_blank);
        if count == MOST || !is_copy && (!is_empty || document.is(child, Tag::Img)) {
            return Beside::More;
        }
        if is_copy {
            found = Beside::Copies;
        }
    }
    found
}

fn is_tex_script(document: &Document, id: NodeId) -> bool {
    let kind = document.attribute(id, Attribute::Type).unwrap_or_default();
    document.is(id, Tag::Script) && words::find(kind, "math/tex").is_some()
}

fn is_display_script(document: &Document, script: NodeId) -> bool {
    document
        .attribute(script, Attribute::Type)
        .is_some_and(|kind| words::find(kind, "mode=display").is_some())
}

/// Gives the TeX of a script to the formula that MathJax has rendered before it; says whether there is one.
fn join(document: &Document, script: NodeId, formulas: &mut [Formula]) -> bool {
    let Some(before) = element_before(document, script) else { return false };
    let next = formulas.partition_point(|formula| formula.root < script);
    let last = next.checked_sub(1).and_then(|last| formulas.get_mut(last));
    let Some(formula) = last.filter(|formula| document.contains(before, formula.root)) else { return false };
    let is_rendering = is_rendering(document, before) || before == formula.root;
    if is_rendering {
        formula.tex.get_or_insert(script);
        formula.display |= is_display_script(document, script);
    }
    is_rendering
}

fn of_script(document: &Document, script: NodeId) -> Formula {
    Formula { root: script, math: None, tex: Some(script), display: is_display_script(document, script) }
}

/// What MathJax 2 makes of a script stands before it: a preview, and the formula.
fn renderings_before(document: &Document, script: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::successors(element_before(document, script), |&id| element_before(document, id))
        .take(2)
        .take_while(|&id| is_rendering(document, id))
}

fn is_rendering(document: &Document, id: NodeId) -> bool {
    document.attribute(id, Attribute::Class).is_some_and(|class| words::find(class, "MathJax").is_some())
}

/// The sibling before a node, white space left aside, if it is an element.
fn element_before(document: &Document, id: NodeId) -> Option<NodeId> {
    let parent = document.parent(id)?;
    let mut next = id;
    loop {
        let last = NodeId(next.0 - 1);
        next = document.nearest(Some(last), usize::MAX, &|above| document.parent(above) == Some(parent))?;
        match document.text(next) {
            None => return Some(next),
            Some(text) if words::is_blank(text) => {}
            Some(_) => return None,
        }
    }
}

/// The formula that MathJax 4 sets without MathML: it keeps the TeX at hand.
fn of_container(document: &Document, id: NodeId) -> Option<Formula> {
    const NEAR: usize = 3;
    if document.name(id) != "mjx-container" || document.holds(id, Tag::Math) {
        return None;
    }
    let has_tex = |inner: &NodeId| document.attribute(*inner, Attribute::DataLatex).is_some();
    let tex = document.descendants(id).take(NEAR).find(has_tex)?;
    let display = document.attribute(id, Attribute::Display) == Some("true");
    Some(Formula { root: id, math: None, tex: Some(tex), display })
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::find;
    use crate::document::html;

    /// The roots of a page's formulas, their labels and the texts that are shown of them.
    fn formulas(page: &str) -> Vec<String> {
        let document = html::parse(page);
        let (formulas, copies) = find(&document);
        let mut lines = Vec::new();
        for formula in formulas {
            let mut shown = String::new();
            formula.texts(&document, |_, text, is_shown| shown.push_str(if is_shown { text } else { "" }));
            let label = formula.label(&document).unwrap_or_default();
            lines.push(format!("{} {label} {shown}", document.name(formula.root)));
        }
        lines.extend(copies.iter().map(|&copy| format!("copy {}", document.text_of(copy))));
        lines
    }

    #[test]
    fn copies_beside_mathml_belong_to_it() {
        for (page, expected) in [
            ("<p>a <math><mi>x</mi></math> b", "math  x"),
            ("<p><span><math alttext=y><mi>x</mi></math></span>", "math y x"),
            ("<p><em><math><mi>x</mi></math><b aria-hidden=true>x</b></em>", "em  x"),
            ("<p><b><i><math><mi>x</mi></math></i><img alt=x aria-hidden=true></b>", "b  x"),
            ("<p><a><math><mi>x</mi></math><b aria-hidden=true>x</b></a>", "math  x"),
            ("<p><b><math><mi>x</mi></math> or <i aria-hidden=true>y</i></b>", "math  x"),
            ("<p><math><mi>x</mi><annotation encoding=TeX>y</annotation></math>", "math y x"),
        ] {
            assert_eq!(formulas(page), [expected], "{page}");
        }
    }

    #[test]
    fn a_script_names_the_formula_before_it_or_is_one() {
        let script = "<script type=math/tex>y</script>";
        assert_eq!(
            formulas(&format!("<b class=MathJax><math><mi>x</mi></math></b> {script}")),
            ["math y x", "copy y"]
        );
        assert_eq!(formulas(&format!("<b class=MathJax>x</b>{script}")), ["script y y", "copy x"]);
        assert_eq!(formulas(&format!("<b>x</b> {script}")), ["script y y"]);
    }
}
