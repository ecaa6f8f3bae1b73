//! How near a text comes to the truth, by the definitions of the collection's own scorer, which is in Python.
//!
//! A word is a run of Python's `\w` (letters, numbers, underscores; no combining marks), a Han, kana or Thai
//! character by itself; so it isn't quite the core's word, and isn't meant to be.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::LazyLock;

use regex::Regex;

const UNSPACED: &str =
    r"\x{0e00}-\x{0e7f}\x{3040}-\x{30ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}";

#[expect(clippy::unwrap_used, reason = "a fixed pattern, compiled by the tests")]
static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"[{UNSPACED}]|[\p{{L}}\p{{N}}_--[{UNSPACED}]]+")).unwrap());

#[expect(clippy::unwrap_used, reason = "a fixed pattern, compiled by the tests")]
static DAY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d{4}-\d{2}-\d{2}").unwrap());

fn words(text: &str) -> Vec<&str> {
    WORD.find_iter(text).map(|word| word.as_str()).collect()
}

/// The words of a text in lower case, as word F1 counts them.
pub(super) fn lower_words(text: &str) -> Vec<String> {
    words(&text.to_lowercase()).into_iter().map(str::to_owned).collect()
}

fn counted<T: Eq + Hash>(items: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    counts
}

fn common<T: Eq + Hash>(one: &HashMap<T, usize>, other: &HashMap<T, usize>) -> usize {
    one.iter().map(|(item, count)| (*count).min(other.get(item).copied().unwrap_or(0))).sum()
}

/// F1 on the multisets of lower-cased words.
pub(super) fn word_f1(judged: &str, truth: &str) -> f64 {
    let (judged, truth) = (judged.to_lowercase(), truth.to_lowercase());
    let (judged, truth) = (words(&judged), words(&truth));
    if truth.is_empty() || judged.is_empty() {
        return if truth.is_empty() && judged.is_empty() { 1.0 } else { 0.0 };
    }
    let total = judged.len() + truth.len();
    2.0 * common(&counted(judged.into_iter()), &counted(truth.into_iter())) as f64 / total as f64
}

/// Precision and recall on runs of four words, case kept; `None` where there is no word to divide by.
pub(super) fn shingle_rates(judged: &str, truth: &str) -> (Option<f64>, Option<f64>) {
    let (judged, truth) = (words(judged), words(truth));
    let (judged, truth) = (counted(shingles(&judged)), counted(shingles(&truth)));
    let common = common(&judged, &truth) as f64;
    let rate = |of: &HashMap<_, usize>| {
        let total: usize = of.values().sum();
        (total > 0).then(|| common / total as f64)
    };
    (rate(&judged), rate(&truth))
}

/// A text of fewer than four words is one shingle.
fn shingles<'a>(words: &'a [&'a str]) -> impl Iterator<Item = &'a [&'a str]> {
    words.windows(words.len().clamp(1, 4))
}

/// The share of the snippets that the text has; `None` of no snippets.
pub(super) fn snippet_rate(text: &str, snippets: &[String]) -> Option<f64> {
    let text = squeezed(text);
    let found = snippets.iter().filter(|snippet| text.contains(&squeezed(snippet))).count();
    (!snippets.is_empty()).then(|| found as f64 / snippets.len() as f64)
}

/// In lower case, with one space for each run of what Python takes for white space.
fn squeezed(text: &str) -> String {
    let space = |c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c);
    let lower = text.to_lowercase();
    let pieces: Vec<&str> = lower.split(space).filter(|piece| !piece.is_empty()).collect();
    pieces.join(" ")
}

/// Whether two titles or names are the same: equal, or one a run of whole words in the other, of at least half.
pub(super) fn is_same(judged: &str, truth: &str) -> bool {
    let (judged, truth) = (judged.to_lowercase(), truth.to_lowercase());
    let (judged, truth) = (words(&judged), words(&truth));
    let (short, long) = if truth.len() < judged.len() { (truth, judged) } else { (judged, truth) };
    !short.is_empty()
        && 2 * short.len() >= long.len()
        && long.windows(short.len()).any(|window| window == short.as_slice())
}

/// Whether two dates name the same day.
pub(super) fn is_same_day(judged: &str, truth: &str) -> bool {
    DAY.find(judged).is_some_and(|day| DAY.find(truth).is_some_and(|other| day.as_str() == other.as_str()))
}

/// What is expected here was computed by the collection's own scorer.
#[cfg(test)]
mod tests {
    use super::{is_same, is_same_day, shingle_rates, snippet_rate, word_f1, words};

    #[track_caller]
    fn check(judged: &str, truth: &str, expected_words: &[&str], f1: f64) {
        assert_eq!(words(&judged.to_lowercase()), expected_words);
        assert!((word_f1(judged, truth) - f1).abs() < 1e-6, "{judged}: {}", word_f1(judged, truth));
    }

    #[test]
    fn words_are_python_s() {
        check(
            "Zoë's 2nd_try, 東京tower…",
            "zoë S 2ND_TRY 京東 Tower",
            &["zoë", "s", "2nd_try", "東", "京", "tower"],
            1.0,
        );
        check("हिन्दी में", "हिन्दी मे", &["ह", "न", "द", "म"], 1.0);
        check("ÎLE İstanbul ΣΊΣΥΦΟΣ", "île i̇stanbul σίσυφος", &["île", "i", "stanbul", "σίσυφος"], 1.0);
        check("①② Ⅷ x² ½", "①② ⅷ x2 ½", &["①②", "ⅷ", "x²", "½"], 0.75);
        check("e\u{301}te\u{301} foo", "été foo", &["e", "te", "foo"], 0.4);
        check("กขค ab", "กข ab c", &["ก", "ข", "ค", "ab"], 0.75);
        check("a\u{200d}b c", "ab c", &["a", "b", "c"], 0.4);
        check("ǅ STRASSE ß", "ǆ strasse ss", &["ǆ", "strasse", "ß"], 2.0 / 3.0);
        check("ｶﾀｶﾅ ・ー", "ｶﾀｶﾅ ー", &["ｶﾀｶﾅ", "・", "ー"], 0.8);
    }

    #[test]
    fn no_words_are_right_where_there_are_none() {
        check("", "", &[], 1.0);
        check("—", "·", &[], 1.0);
        check("", "a", &[], 0.0);
        check("a", "", &["a"], 0.0);
    }

    #[test]
    fn shingles_are_runs_of_four_and_keep_case() {
        assert_eq!(shingle_rates("a b c d e", "a b c d f"), (Some(0.5), Some(0.5)));
        assert_eq!(shingle_rates("A b c d", "a b c d"), (Some(0.0), Some(0.0)));
        assert_eq!(shingle_rates("a b c", "a b c"), (Some(1.0), Some(1.0)));
        assert_eq!(shingle_rates("a b c d a b c d", "a b c d"), (Some(0.2), Some(1.0)));
        assert_eq!(shingle_rates("", "a"), (None, Some(0.0)));
        assert_eq!(shingle_rates("", ""), (None, None));
    }

    #[test]
    fn snippets_are_found_whatever_their_spaces_and_case() {
        let snippets = ["one two three", "three four", "THREE\u{200b}Four"].map(str::to_owned);
        assert_eq!(snippet_rate("One\u{a0} two\u{1c}THREE\u{200b}four", &snippets), Some(2.0 / 3.0));
        assert_eq!(snippet_rate("x", &[]), None);
        assert_eq!(snippet_rate("", &[String::new()]), Some(1.0));
    }

    #[test]
    fn names_are_the_same_if_half_of_one_is_the_other() {
        assert!(is_same("The Rain", "rain"));
        assert!(is_same("rain-fall", "Rain Fall!"));
        for (judged, truth) in
            [("Rain", "The Rain Falls"), ("", "a"), ("a b", "b a"), ("a b c", "b c d"), ("rain", "rains")]
        {
            assert!(!is_same(judged, truth), "{judged}");
        }
    }

    #[test]
    fn dates_are_the_same_by_their_first_day() {
        assert!(is_same_day("2024-01-02T03:04Z", "on 2024-01-02"));
        assert!(is_same_day("12024-01-023", "2024-01-02"));
        assert!(!is_same_day("2024-1-2", "2024-01-02"));
        assert!(!is_same_day("", "2024-01-02"));
    }
}
