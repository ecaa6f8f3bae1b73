//! What was removed as flat arrays: how a reader view in a browser gets it, in three pieces however many parts there are.

use super::view::utf16_length;
use crate::article::Article;
use crate::verdict::{Class, Reason};

/// The parts of a page that aren't in its article, in the page's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemovedParts {
    /// Of each part six numbers: its first block, its last one, how many words it has, its score in ten-thousandths, the
    /// place of its kind, and the length of its text in UTF-16 units.
    pub numbers: Vec<u32>,
    /// Of each kind its class, its group, its reason and the values of that one's message, parted by spaces.
    pub kinds: Vec<String>,
    /// All texts, joined.
    pub text: String,
}

/// The removed parts of a page. Many are of one kind.
pub fn removals(article: &Article) -> RemovedParts {
    const WHOLE: f32 = 10_000.0;
    let mut parts = RemovedParts::default();
    for part in &article.removed {
        let kind = kind(part.class, part.reason);
        let known = parts.kinds.iter().position(|own| *own == kind);
        let place = known.unwrap_or(parts.kinds.len());
        if known.is_none() {
            parts.kinds.push(kind);
        }
        let (score, length) = ((part.score * WHOLE + 0.5) as u32, utf16_length(&part.text));
        for number in [part.first, part.last, part.words, score, place as u32, length] {
            parts.numbers.push(number);
        }
        parts.text.push_str(&part.text);
    }
    parts
}

fn kind(class: Class, reason: Reason) -> String {
    let mut kind = class.key().to_owned();
    let mut add = |word: &str| {
        kind.push(' ');
        kind.push_str(word);
    };
    add(class.group().key());
    add(reason.key());
    for value in reason.values() {
        add(&value);
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::removals;
    use crate::article::{Article, Removed};
    use crate::verdict::{Class, Reason};

    #[test]
    fn parts_of_one_kind_share_a_line() {
        let part = |first, class, reason, text: &str| {
            let text = text.to_owned();
            Removed { first, last: first + 1, class, reason, score: 0.25, words: 2, text }
        };
        let low = Reason::LowScore { features: ["links", "place", ""] };
        let removed = vec![
            part(0, Class::Navigation, Reason::Menu { links: 3 }, "Über uns"),
            part(4, Class::Unrelated, low, "😀"),
            part(7, Class::Navigation, Reason::Menu { links: 3 }, "Home"),
        ];
        let parts = removals(&Article { removed, ..Article::default() });
        assert_eq!(parts.numbers, [0, 1, 2, 2500, 0, 8, 4, 5, 2, 2500, 1, 2, 7, 8, 2, 2500, 0, 4]);
        let low_score = "unrelated unrelated low_score feature_links feature_place";
        assert_eq!(parts.kinds, ["navigation menus menu 3", low_score]);
        assert_eq!(parts.text, "Über uns😀Home");
    }

    #[test]
    fn no_word_of_a_kind_has_a_space() {
        let words = Reason::ALL.map(Reason::key).into_iter().chain(Class::ALL.map(Class::key));
        assert!(words.clone().all(|word| !word.is_empty() && !word.contains(' ')), "{words:?}");
    }
}
