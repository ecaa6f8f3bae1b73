//! Formulas in TeX, where the page has them so.

use crate::document::Tag;
use crate::tree::{Tree, TreeId};
use crate::words;

/// A formula's TeX: of MathML by its `alttext`, of a picture by its description.
///
/// `None` for what is no formula, and for one that is only described in words.
pub(super) fn of(tree: &Tree, id: TreeId) -> Option<String> {
    let label = match tree.tag(id)? {
        Tag::Math => tree.attribute(id, "alttext")?,
        Tag::Img if tree.attribute(id, "role").is_some() => tree.attribute(id, "alt")?,
        _ => return None,
    };
    let tex = tidy(label);
    is_tex(&tex).then_some(tex)
}

/// Whether this is TeX and not a sentence.
fn is_tex(label: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    // A file's name has words where a formula has letters.
    let is_name = label.contains('_') && label.split('_').all(is_word);
    let marked = label.contains(['\\', '^', '{']) || label.contains('_') && !is_name;
    !is_name && !label.is_empty() && (marked || !label.contains(' ') || !label.split(' ').any(is_word))
}

/// Takes away comments, white space that means nothing, dollar signs and the size that the page has chosen.
fn tidy(label: &str) -> String {
    let mut tex = words::squeeze(&label.lines().map(without_comment).collect::<Vec<_>>().join(" "));
    for (open, close) in [
        ("$$", "$$"),
        ("$", "$"),
        ("\\(", "\\)"),
        ("\\[", "\\]"),
        ("{\\displaystyle ", "}"),
        ("{\\textstyle ", "}"),
        ("\\displaystyle ", ""),
        ("\\textstyle ", ""),
    ] {
        let inner = tex.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).map(str::trim);
        if let Some(inner) = inner.filter(|inner| is_balanced(inner)) {
            tex = inner.to_owned();
        }
    }
    tex
}

/// A line up to its `%`.
fn without_comment(line: &str) -> &str {
    let percent = line.match_indices('%').find(|&(at, _)| !line[..at].ends_with('\\'));
    percent.map_or(line, |(at, _)| &line[..at])
}

/// Whether no brace is closed before it was opened.
fn is_balanced(tex: &str) -> bool {
    let mut depth = 0_i32;
    let mut escaped = false;
    tex.chars().all(|character| {
        let counts = !std::mem::take(&mut escaped);
        match character {
            '\\' => escaped = counts,
            '{' if counts => depth += 1,
            '}' if counts => depth -= 1,
            _ => {}
        }
        depth >= 0
    }) && depth == 0
}

#[cfg(test)]
mod tests {
    use super::{is_tex, tidy};

    #[test]
    fn what_the_page_wraps_around_it_is_taken_away() {
        for (label, tex) in [
            ("{\\displaystyle E=mc^{2}}", "E=mc^{2}"),
            ("{\\displaystyle a}+{b}", "{\\displaystyle a}+{b}"),
            ("$\\alpha$", "\\alpha"),
            ("\\displaystyle a%\n+b\\%", "a +b\\%"),
            ("\\(x\n y\\)", "x y"),
        ] {
            assert_eq!(tidy(label), tex);
        }
    }

    #[test]
    fn words_are_no_tex() {
        for tex in ["x", "mc", "a + b", "E_kin", "\\text{if } x > 0"] {
            assert!(is_tex(tex), "{tex}");
        }
        for words in ["", "red_bridge", "x equals five", "the square of x"] {
            assert!(!is_tex(words), "{words}");
        }
    }
}
