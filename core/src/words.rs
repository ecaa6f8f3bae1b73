//! All arithmetic on words: counting, comparing, in scripts with and without spaces.
//!
//! A word is a run of letters, digits and underscores; in Han, kana and Thai, which are written without spaces,
//! each character counts as one. (That is the measure of the WCXB benchmark.)
//!
//! ```
//! use unhusk_core::words;
//!
//! assert_eq!(words::count("Rain, again: 12 mm."), 4);
//! assert_eq!(words::count("東京は雨"), 4);
//! assert_eq!(words::fingerprint("Rain  AGAIN!"), words::fingerprint("rain, again"));
//! ```

/// Whether the character's script is written without spaces between words.
pub fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn is_word_character(character: char) -> bool {
    character == '_' || character.is_alphanumeric() || is_indic_sign(character)
}

/// Whether the character is a virama or nukta of an Indic script: no letter, and yet inside words.
fn is_indic_sign(character: char) -> bool {
    // The blocks of these scripts are laid out alike, 128 places each.
    ('\u{0900}'..='\u{0d7f}').contains(&character) && matches!(u32::from(character) & 0x7f, 0x3c | 0x4d)
}

/// The words of a text, in order.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c| is_word_character(c) || is_unspaced(c))?;
        rest = &rest[start..];
        let first = rest.chars().next()?;
        let length = if is_unspaced(first) {
            first.len_utf8()
        } else {
            rest.find(|c| !is_word_character(c) || is_unspaced(c)).unwrap_or(rest.len())
        };
        let (word, after) = rest.split_at(length);
        rest = after;
        Some(word)
    })
}

/// The number of words in a text.
pub fn count(text: &str) -> u32 {
    split(text).count() as u32
}

/// A number that equal texts share: case, punctuation and spaces don't count. 0 for a text without a word.
///
/// FNV-1a over the lower-cased words.
pub fn fingerprint(text: &str) -> u64 {
    let mut hash = 0;
    for word in split(text) {
        if hash == 0 {
            hash = OFFSET;
        }
        for character in word.chars().flat_map(char::to_lowercase) {
            hash = (hash ^ u64::from(u32::from(character))).wrapping_mul(PRIME);
        }
        hash = (hash ^ 0x20).wrapping_mul(PRIME);
    }
    hash
}

/// The text in lower case, letter by letter: a sigma doesn't know that it ends its word.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// A number for a text as it stands, letter by letter (FNV-1a).
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The text with each run of white space as one space, and none at the ends.
pub fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for piece in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(piece);
    }
    squeezed
}

/// Whether the text ends as a sentence does, closing quotes and brackets aside.
pub fn ends_in_stop(text: &str) -> bool {
    const STOPS: &[char] = &['.', '!', '?', '…', ':', ';', '。', '！', '？', '．', '؟', '।', '۔', '։', '፡', '።'];
    const CLOSING: &[char] = &['"', '\'', ')', ']', '”', '’', '»', '›', '」', '』', '）', '“'];
    text.trim_end().trim_end_matches(CLOSING).ends_with(STOPS)
}

#[cfg(test)]
mod tests {
    use super::{count, ends_in_stop, fingerprint, split, squeeze};

    #[test]
    fn words_are_runs_of_letters_or_single_unspaced_characters() {
        let words: Vec<&str> = split("Zoë's 2nd try, 東京tower…").collect();
        assert_eq!(words, ["Zoë", "s", "2nd", "try", "東", "京", "tower"]);
        assert_eq!(count(" — · "), 0);
        assert_eq!(count("विज्ञापन यहाँ"), 2);
    }

    #[test]
    fn fingerprints_tell_texts_apart_and_nothing_else() {
        assert_eq!(fingerprint("A b. C"), fingerprint("a, B c!"));
        assert_ne!(fingerprint("ab c"), fingerprint("a bc"));
        assert_eq!(fingerprint("…"), 0);
    }

    #[test]
    fn sentences_end_in_stops_of_many_scripts() {
        assert!(ends_in_stop("He left.”"));
        assert!(ends_in_stop("終わり。"));
        assert!(!ends_in_stop("Share this"));
        assert_eq!(squeeze(" a\n\tb "), "a b");
    }
}
