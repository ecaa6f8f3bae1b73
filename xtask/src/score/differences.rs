//! What two readings of a page have different, line by line, and what each says of the lines that it has not.

use std::collections::HashMap;

use anyhow::Result;
use serde_json::Value;

use super::measures::lower_words;

/// So many lines are shown of each side.
const SHOWN: usize = 5;

/// So many characters of a line.
const WIDTH: usize = 90;

/// One reading: the article's text, and what was removed, with the reason.
#[derive(Debug, Default, Clone)]
pub(super) struct Side {
    pub(super) text: String,
    /// The words of a removed part, joined by spaces, and why it went.
    removed: Vec<(String, String)>,
}

impl Side {
    /// The core's own, of its JSON.
    pub(super) fn native(json: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(json)?;
        Ok(Self::of(&value, "text", |removed| {
            format!("{}: {}", words(&removed["class"]), words(&removed["reason"]))
        }))
    }

    /// A browser's, as it was collected.
    pub(super) fn browser(collected: &Value) -> Self {
        Self::of(collected, "words", |removed| words(&removed["why"]))
    }

    fn of(value: &Value, text: &str, why: impl Fn(&Value) -> String) -> Self {
        let removed = value["removed"].as_array().into_iter().flatten();
        Self {
            text: words(&value["text"]),
            removed: removed.map(|removed| (joined(&words(&removed[text])), why(removed))).collect(),
        }
    }

    fn why(&self, line: &str) -> &str {
        let line = joined(line);
        let found = self.removed.iter().find(|(words, _)| !line.is_empty() && words.contains(&line));
        found.map_or("not among what was removed", |(_, why)| why)
    }
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn joined(text: &str) -> String {
    lower_words(text).join(" ")
}

/// The lines that only one of the two has, with what the other says of them.
pub(super) fn differences(native: &Side, browser: &Side) -> Vec<String> {
    let mut lines = of_one("only natively", native, browser);
    lines.extend(of_one("only here", browser, native));
    lines
}

fn of_one(what: &str, one: &Side, other: &Side) -> Vec<String> {
    let mut left: HashMap<String, usize> = HashMap::new();
    for line in other.text.lines() {
        *left.entry(joined(line)).or_default() += 1;
    }
    let mut missing = |line: &&str| {
        let words = joined(line);
        let count = left.entry(words.clone()).or_default();
        let is_there = *count > 0;
        *count = count.saturating_sub(1);
        !is_there && !words.is_empty()
    };
    let all: Vec<&str> = one.text.lines().filter(&mut missing).collect();
    let mut lines: Vec<String> = all
        .iter()
        .take(SHOWN)
        .map(|line| format!("{what}: {}  [{}]", shortened(line), other.why(line)))
        .collect();
    if all.len() > SHOWN {
        lines.push(format!("{what}: {} lines more", all.len() - SHOWN));
    }
    lines
}

fn shortened(line: &str) -> String {
    let line = line.trim();
    match line.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Side, differences};
    use serde_json::json;

    #[test]
    fn a_line_that_one_has_is_told_with_the_other_s_reason() {
        let native = json!({ "text": "Rain.\nMenu, opened\nRain.\n", "removed": [
            { "class": "repeat", "reason": "The same words.", "text": "Storm" } ] });
        let native = Side::native(&native.to_string()).unwrap();
        let browser = Side::browser(&json!({ "text": "Rain.\nStorm\n", "removed": [
            { "words": "Menu opened Close", "why": "Hidden Not shown." } ] }));
        assert_eq!(
            differences(&native, &browser),
            [
                "only natively: Menu, opened  [Hidden Not shown.]",
                "only natively: Rain.  [not among what was removed]",
                "only here: Storm  [repeat: The same words.]",
            ]
        );
        assert!(differences(&native, &native).is_empty());
    }
}
