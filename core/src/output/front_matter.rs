//! What is known of an article, as the YAML that programs for notes and sites read above Markdown.

use std::fmt::Write;

use crate::article::Article;

/// Title, author, date, source and site between lines of dashes, and a blank line; what isn't known is left out.
///
/// Every value is in quotation marks, in which YAML takes nothing for a number, a date or a mark of its own.
///
/// ```
/// use unhusk_core::{Article, metadata::Metadata, output};
///
/// let metadata = Metadata { title: Some("\"Yes\": a word".into()), ..Metadata::default() };
/// let article = Article { metadata, ..Article::default() };
/// assert_eq!(output::front_matter(&article), "---\ntitle: \"\\\"Yes\\\": a word\"\n---\n\n");
/// ```
pub fn front_matter(article: &Article) -> String {
    let metadata = &article.metadata;
    let published = metadata.published.as_deref().map(with_a_zone_of_all_readers);
    let lines = [
        ("title", &metadata.title),
        ("author", &metadata.byline),
        ("date", &published),
        ("source", &metadata.address),
        ("site", &metadata.site),
    ];
    let mut out = String::from("---\n");
    for (name, value) in lines {
        if let Some(value) = value {
            out.push_str(name);
            out.push_str(": ");
            quote(&mut out, value);
            out.push('\n');
        }
    }
    out.push_str("---\n\n");
    out
}

/// A date whose zone, as `+0900`, gets the colon that all readers of ISO 8601 know.
fn with_a_zone_of_all_readers(date: &str) -> String {
    const MINUTES: usize = 2;
    const ZONE: usize = 5;
    let split = |from_end: usize| date.len().checked_sub(from_end).and_then(|at| date.split_at_checked(at));
    match (split(ZONE), split(MINUTES)) {
        (Some((time, zone)), Some((front, minutes)))
            if time.contains('T') && zone.starts_with(['+', '-']) && !zone.contains(':') =>
        {
            format!("{front}:{minutes}")
        }
        _ => date.to_owned(),
    }
}

/// Writes a text in quotation marks, on one line.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // Line breaks of Unicode, the mark of byte order and what isn't a character: readers of YAML refuse them.
            '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                // A String takes whatever is written to it.
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::front_matter;
    use crate::article::Article;
    use crate::metadata::Metadata;

    #[test]
    fn what_is_known_stands_in_its_order() {
        let metadata = Metadata {
            title: Some("A \\ B".into()),
            byline: Some("N. N.".into()),
            published: Some("2019-01-08T07:08+0900".into()),
            site: Some("Site\u{2028}#1".into()),
            address: Some("https://a.example/".into()),
            ..Metadata::default()
        };
        let article = Article { metadata, ..Article::default() };
        let expected = "---\ntitle: \"A \\\\ B\"\nauthor: \"N. N.\"\ndate: \"2019-01-08T07:08+09:00\"\nsource: \"https://a.example/\"\n\
                        site: \"Site\\u2028#1\"\n---\n\n";
        assert_eq!(front_matter(&article), expected);
        assert_eq!(front_matter(&Article::default()), "---\n---\n\n");
    }

    proptest! {
        // YAML reads what JSON has in quotation marks.
        #[test]
        fn any_title_is_read_back(title in any::<String>()) {
            let metadata = Metadata { title: Some(title.clone()), ..Metadata::default() };
            let written = front_matter(&Article { metadata, ..Article::default() });
            let value = written.strip_prefix("---\ntitle: ").and_then(|rest| rest.strip_suffix("\n---\n\n"));
            let value = value.unwrap();
            prop_assert!(!value.chars().any(char::is_control));
            prop_assert_eq!(serde_json::from_str::<String>(value).unwrap(), title);
        }
    }
}
