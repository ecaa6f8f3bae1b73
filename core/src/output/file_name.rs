//! What a file with the article is named.

use crate::article::Article;
use crate::words;

/// The longest name without its ending, in bytes: systems take 255, and some add to what they are given.
const LONGEST: usize = 120;

/// A name for a file with the article, without an ending: its title, as every system takes it.
///
/// ```
/// use unhusk_core::{Article, metadata::Metadata, output};
///
/// let metadata = Metadata { title: Some("Rain: what now?".into()), ..Metadata::default() };
/// assert_eq!(output::file_name(&Article { metadata, ..Article::default() }), "Rain what now");
/// ```
pub fn file_name(article: &Article) -> String {
    let metadata = &article.metadata;
    let names = [&metadata.title, &metadata.site].into_iter().flatten();
    names.map(|name| safe(name)).find(|name| !name.is_empty()).unwrap_or_else(|| "Article".to_owned())
}

/// The words of a name, without what a file system forbids or hides; not longer than `LONGEST`.
fn safe(name: &str) -> String {
    let bare: String =
        name.chars().map(|character| if is_refused(character) { ' ' } else { character }).collect();
    let squeezed = words::squeeze(&bare);
    let mut end = squeezed.len().min(LONGEST);
    while !squeezed.is_char_boundary(end) {
        end -= 1;
    }
    // A dot in front hides the file, one at the end is dropped by Windows.
    let name = squeezed[..end].trim_matches(|character: char| character == '.' || character == ' ');
    if is_reserved(name) { format!("{name}_") } else { name.to_owned() }
}

fn is_refused(character: char) -> bool {
    // Among them the marks of direction, which would let an ending seem another one.
    matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '~' | '%')
        || character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether Windows keeps the name for a device, whatever its ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = stem.strip_suffix(|last: char| last.is_ascii_digit());
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || matches!(numbered, Some("com" | "lpt"))
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn names_are_ones_that_every_system_takes() {
        for (name, expected) in [
            ("Rain again", "Rain again"),
            ("  a/b\\c: \"d\"?\n", "a b c d"),
            ("...hidden...", "hidden"),
            ("CON", "CON_"),
            ("com1.notes", "com1.notes_"),
            ("Con artists", "Con artists"),
            ("com", "com"),
            ("exe\u{202e}cod.txt", "exe cod.txt"),
            ("???", ""),
            ("雨が降る", "雨が降る"),
        ] {
            assert_eq!(safe(name), expected, "{name}");
        }
        let long = safe(&"é".repeat(400));
        assert_eq!((long.len(), long.chars().all(|character| character == 'é')), (120, true));
    }
}
