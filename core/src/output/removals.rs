//! What was removed as flat arrays: how a reader view in a browser gets it, in four pieces however many parts there are.

use super::view::utf16_length;
use crate::article::Article;
use crate::verdict::{Class, Reason};

/// The parts of a page that aren't in its article, in the page's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RemovedParts {
    /// Of each part five numbers: its first block, its last one, how many words it has, the place of its kind, and the
    /// length of its text in UTF-16 units.
    pub numbers: Vec<u32>,
    /// Of each part its score.
    pub scores: Vec<f32>,
    /// A line a kind: class, group, the reason and the values of its message, parted by spaces.
    pub kinds: String,
    /// All texts, joined.
    pub text: String,
}

/// The removed parts of a page. Many are of one kind.
pub fn removals(article: &Article) -> RemovedParts {
    let mut parts = RemovedParts::default();
    let mut known: Vec<(Class, Reason)> = Vec::new();
    for part in &article.removed {
        let kind = (part.class, part.reason);
        let place = known.iter().position(|own| *own == kind).unwrap_or_else(|| {
            parts.add_kind(part.class, part.reason);
            known.push(kind);
            known.len() - 1
        });
        let length = utf16_length(&part.text);
        parts.numbers.extend_from_slice(&[part.first, part.last, part.words, place as u32, length]);
        parts.scores.push(part.score);
        parts.text.push_str(&part.text);
    }
    parts
}

impl RemovedParts {
    fn add_kind(&mut self, class: Class, reason: Reason) {
        if !self.kinds.is_empty() {
            self.kinds.push('\n');
        }
        self.kinds.push_str(class.key());
        for word in [class.group().key(), reason.key()] {
            self.add_word(word);
        }
        for value in reason.values() {
            self.add_word(&value);
        }
    }

    fn add_word(&mut self, word: &str) {
        self.kinds.push(' ');
        self.kinds.push_str(word);
    }
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
        assert_eq!(parts.numbers, [0, 1, 2, 0, 8, 4, 5, 2, 1, 2, 7, 8, 2, 0, 4]);
        assert_eq!(parts.scores, [0.25; 3]);
        let kinds = "navigation menus menu 3\nunrelated unrelated low_score feature_links feature_place";
        assert_eq!(parts.kinds, kinds);
        assert_eq!(parts.text, "Über uns😀Home");
    }

    #[test]
    fn no_word_of_a_kind_has_a_space() {
        let words = Reason::ALL.map(Reason::key).into_iter().chain(Class::ALL.map(Class::key));
        assert!(words.clone().all(|word| !word.is_empty() && !word.contains([' ', '\n'])), "{words:?}");
    }
}
