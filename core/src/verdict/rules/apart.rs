//! # What it is
//! Line numbers of code, second copies of formulas, the name of a language above code that says it itself.
//! # How it shows
//! [`crate::elements`] tells numbers and copies from the words that they stand among; the name is a line of one word.
//! # Example
//! `<pre><span>1</span> let a = 1;</pre>`
//! # Not this
//! A number that the code itself has.

use super::super::{Class, Page, Reason, Verdicts};
use crate::elements::{Apart, code};

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for (number, block) in page.blocks.iter().enumerate() {
        if names_language(page, number) {
            verdicts.drop(number, Class::Repeat, Reason::SameWords, block.container);
        }
        let Some(apart) = block.apart else { continue };
        let (class, reason) = match apart {
            Apart::Copy => (Class::Repeat, Reason::SameWords),
            Apart::LineNumber => (Class::PageControl, Reason::NumbersLines),
        };
        verdicts.drop(number, class, reason, block.container);
    }
}

/// Whether a block is one word, the language of the code that comes next.
fn names_language(page: &Page<'_>, number: usize) -> bool {
    let block = &page.blocks[number];
    let Some(next) = page.blocks.get(number + 1).filter(|_| block.words == 1 && block.heading.is_none())
    else {
        return false;
    };
    let root = page.elements.code(page.document, next.container);
    root.filter(|&root| !page.document.contains(root, block.container))
        .and_then(|root| code::language(page.document, root))
        .is_some_and(|language| language.eq_ignore_ascii_case(&block.text))
}
