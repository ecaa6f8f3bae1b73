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
        let (word, after) = first_word(rest)?;
        rest = after;
        Some(word)
    })
}

/// The first word of a text, and what follows it.
#[inline(never)]
fn first_word(text: &str) -> Option<(&str, &str)> {
    let start = text.find(|c| is_word_character(c) || is_unspaced(c))?;
    let rest = &text[start..];
    let first = rest.chars().next()?;
    let length = if is_unspaced(first) { first.len_utf8() } else { length_of_word(rest) };
    Some(rest.split_at(length))
}

/// How many bytes the word has that a text begins with.
fn length_of_word(text: &str) -> usize {
    let ascii = text.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'_').count();
    match text.as_bytes().get(ascii) {
        Some(byte) if !byte.is_ascii() => {
            let rest = &text[ascii..];
            ascii + rest.find(|c| !is_word_character(c) || is_unspaced(c)).unwrap_or(rest.len())
        }
        _ => ascii,
    }
}

/// The number of words in a text.
pub fn count(text: &str) -> u32 {
    split(text).count() as u32
}

/// A number that equal texts share: case, punctuation and spaces don't count. 0 for a text without a word.
///
/// It is the [`hash`] of the text's words in lower case, one space between them; none where a script has none.
pub fn fingerprint(text: &str) -> u64 {
    measure(text).1
}

/// The number of words in a text, and its [`fingerprint`].
pub fn measure(text: &str) -> (u32, u64) {
    prefixes(text).last().unwrap_or_default()
}

/// After each word of a text, the number of words so far and their [`fingerprint`].
pub fn prefixes(text: &str) -> impl Iterator<Item = (u32, u64)> {
    let mut count = 0;
    let mut hash = OFFSET;
    let mut unspaced = true;
    split(text).map(move |word| {
        let next_unspaced = word.chars().next().is_some_and(is_unspaced);
        if count > 0 && !(unspaced && next_unspaced) {
            hash = step(hash, b' ');
        }
        unspaced = next_unspaced;
        hash = hash_lower(hash, word);
        count += 1;
        (count, hash)
    })
}

fn hash_lower(hash: u64, word: &str) -> u64 {
    if word.is_ascii() {
        return word.bytes().fold(hash, |hash, byte| step(hash, byte.to_ascii_lowercase()));
    }
    let mut buffer = [0; 4];
    let lower = word.chars().map(lower_letter);
    lower.fold(hash, |hash, character| character.encode_utf8(&mut buffer).bytes().fold(hash, step))
}

/// The text in lower case, letter by letter.
pub fn lower(text: &str) -> String {
    text.chars().map(lower_letter).collect()
}

/// The letter in lower case: Latin, Greek, Cyrillic and Armenian. Of the scripts with two cases that covers what the web
/// is written in; the standard library's table of all of them weighs 12 KB, which every click would pay.
fn lower_letter(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match code {
        0x41..=0x5a
        | 0xc0..=0xd6
        | 0xd8..=0xde
        | 0x391..=0x3a1
        | 0x3a3..=0x3ab
        | 0x410..=0x42f
        | 0xff21..=0xff3a => code + 32,
        0x130 => 0x69,
        0x178 => 0xff,
        0x100..=0x137
        | 0x14a..=0x177
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x4c1..=0x4ce => code + (code & 1),
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(letter)
}

/// A number for a text as it stands, byte by byte (FNV-1a).
pub const fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = OFFSET;
    let mut at = 0;
    while at < bytes.len() {
        hash = step(hash, bytes[at]);
        at += 1;
    }
    hash
}

/// What a hash of nothing is.
pub(crate) const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash with one byte more.
pub(crate) const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

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
    const STOPS: &[char] =
        &['.', '!', '?', '…', ':', ';', '。', '！', '？', '．', '؟', '।', '۔', '։', '፡', '።'];
    const CLOSING: &[char] = &['"', '\'', ')', ']', '”', '’', '»', '›', '」', '』', '）', '“'];
    text.trim_end().trim_end_matches(CLOSING).ends_with(STOPS)
}

#[cfg(test)]
mod tests {
    use super::{count, ends_in_stop, fingerprint, hash, lower_letter, split, squeeze};

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
        assert_eq!(fingerprint("Straße, ÖFFNEN"), hash("straße öffnen"));
        assert_eq!(fingerprint("閉じる。 今"), hash("閉じる今"));
    }

    #[test]
    fn letters_have_the_lower_case_that_unicode_gives_them() {
        let ranges = [0x41..0x250, 0x386..0x3d0, 0x400..0x530, 0x531..0x560, 0x1e00..0x1f00, 0xff21..0xff5b];
        for letter in ranges.into_iter().flatten().filter_map(char::from_u32) {
            let wanted: Vec<char> = letter.to_lowercase().collect();
            let rare =
                matches!(u32::from(letter), 0x181..=0x1ff | 0x200..=0x24f | 0x130 | 0x1e9e | 0x4c0 | 0x3cf);
            assert!(rare || wanted == [lower_letter(letter)], "{letter}");
        }
    }

    #[test]
    fn sentences_end_in_stops_of_many_scripts() {
        assert!(ends_in_stop("He left.”"));
        assert!(ends_in_stop("終わり。"));
        assert!(!ends_in_stop("Share this"));
        assert_eq!(squeeze(" a\n\tb "), "a b");
    }
}
