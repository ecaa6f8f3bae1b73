//! All arithmetic on words: counting, comparing, in scripts with and without spaces.
//!
//! A word is a run of letters, digits and underscores; in Han, kana, Thai, Lao, Burmese and Khmer, which
//! are written without spaces, each character counts as one ([`length`] weighs them).
//!
//! ```
//! use unhusk_core::words;
//!
//! assert_eq!(words::count("Rain, again: 12 mm."), 4);
//! assert_eq!(words::count("東京は雨"), 4);
//! assert_eq!(words::fingerprint("Rain  AGAIN!"), words::fingerprint("rain, again"));
//! ```

mod pieces;
mod script;

use std::borrow::Cow;

pub(crate) use pieces::{behind, find, find_char, front, has_any, last_piece, pieces, trim_char};
pub use script::{ends_in_stop, is_unspaced, length};
use script::{is_ignored, is_word_character, lower_letter};

/// The words of a text, in order.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (word, after) = first_word(rest)?;
        rest = after;
        Some(word)
    })
}

/// A text up to the end of its first so many words; `None` where it has fewer.
pub fn first(text: &str, words: usize) -> Option<&str> {
    let mut rest = text;
    for _ in 0..words {
        rest = first_word(rest)?.1;
    }
    Some(front(text, text.len() - rest.len()))
}

/// The first word of a text, and what follows it.
#[inline(never)]
fn first_word(text: &str) -> Option<(&str, &str)> {
    let other = text.bytes().take_while(|&byte| byte.is_ascii() && !is_ascii_letter(byte)).count();
    let mut rest = behind(text, other);
    if !rest.starts_with(|c: char| c.is_ascii()) {
        rest = behind(rest, find_char(rest, &|c| is_word_character(c) && !is_ignored(c) || is_unspaced(c)));
    }
    let first = rest.chars().next()?;
    let length = if is_unspaced(first) { first.len_utf8() } else { length_of_word(rest) };
    rest.split_at_checked(length)
}

/// Whether the byte can stand in a word of ASCII.
fn is_ascii_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How many bytes the word has that a text begins with.
fn length_of_word(text: &str) -> usize {
    let ascii = text.bytes().take_while(|&byte| is_ascii_letter(byte)).count();
    match text.as_bytes().get(ascii) {
        Some(byte) if !byte.is_ascii() => {
            ascii + find_char(behind(text, ascii), &|c| !is_word_character(c) || is_unspaced(c))
        }
        _ => ascii,
    }
}

/// The number of words in a text.
pub fn count(text: &str) -> u32 {
    measure(text).0
}

/// A number that equal texts share: case, punctuation and spaces don't count. 0 for a text without a word.
///
/// It is the [`hash`] of the text's words in lower case, one space between them; none where a script has none.
pub fn fingerprint(text: &str) -> u64 {
    measure(text).1
}

/// The number of words in a text, and its [`fingerprint`].
pub fn measure(text: &str) -> (u32, u64) {
    let mut meter = Meter::default();
    meter.read(text, |_, _| {});
    meter.measure()
}

/// Calls `see` after each word of a text with the number of words so far and their [`fingerprint`].
pub fn each_prefix(text: &str, mut see: impl FnMut(u32, u64)) {
    let mut meter = Meter::default();
    meter.read(text, &mut see);
    if meter.inside {
        see(meter.count, meter.hash);
    }
}

/// Calls `see` with a number for each word of a text, whatever its case.
pub fn each_hash(text: &str, mut see: impl FnMut(u32)) {
    let mut rest = text;
    while let Some((word, after)) = first_word(rest) {
        see(word.chars().fold(OFFSET as u32, step_half_lower));
        rest = after;
    }
}

fn step_half_lower(hash: u32, character: char) -> u32 {
    if character.is_ascii() {
        return step_half(hash, (character as u8).to_ascii_lowercase());
    }
    let code = u32::from(lower_letter(character));
    step_half(step_half(hash, code as u8), (code >> 8) as u8)
}

/// Whether the character is a capital letter, as far as [`lower`] knows them.
pub fn is_capital(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_uppercase() } else { lower_letter(character) != character }
}

/// Whether the character is punctuation: in ASCII, or of the kinds that texts of other scripts have.
pub fn is_mark(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_punctuation();
    }
    matches!(character,
        '\u{a1}'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '\u{b4}'..='\u{b8}' | '\u{bb}' | '\u{bf}' | '\u{d7}'
        | '\u{2010}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{2bff}'
        | '\u{3001}'..='\u{3020}' | '\u{30fb}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' | '\u{964}' | '\u{965}')
}

/// Counts and fingerprints the words that [`split`] finds, in one pass and letter by letter.
struct Meter {
    count: u32,
    hash: u64,
    /// Whether the last word's script is written without spaces.
    unspaced: bool,
    /// Whether the last word may go on.
    inside: bool,
}

impl Default for Meter {
    fn default() -> Self {
        Self { count: 0, hash: OFFSET, unspaced: true, inside: false }
    }
}

impl Meter {
    /// Reads a text, and calls `end` where a word ends before the text does.
    fn read(&mut self, text: &str, mut end: impl FnMut(u32, u64)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            let letters = bytes[at..].iter().take_while(|&&byte| is_ascii_letter(byte));
            let end_of_letters = at + letters.count();
            if end_of_letters > at {
                self.begin_spaced();
                let letters = bytes[at..end_of_letters].iter();
                self.hash = letters.fold(self.hash, |hash, byte| step(hash, byte.to_ascii_lowercase()));
                at = end_of_letters;
            }
            let Some(character) = behind(text, at).chars().next() else { return };
            at += character.len_utf8();
            if character.is_ascii() {
                if std::mem::take(&mut self.inside) {
                    end(self.count, self.hash);
                }
                continue;
            }
            let unspaced = is_unspaced(character);
            let goes_on = !unspaced && is_word_character(character);
            if self.inside && !goes_on {
                self.inside = false;
                end(self.count, self.hash);
            }
            if goes_on && (self.inside || !is_ignored(character)) {
                self.begin_spaced();
                self.hash = step_lower(self.hash, character);
            } else if unspaced {
                self.begin(true);
                self.hash = step_lower(self.hash, character);
                end(self.count, self.hash);
            }
        }
    }

    fn begin_spaced(&mut self) {
        if !self.inside {
            self.inside = true;
            self.begin(false);
        }
    }

    fn begin(&mut self, unspaced: bool) {
        if self.count > 0 && !(self.unspaced && unspaced) {
            self.hash = step(self.hash, b' ');
        }
        self.unspaced = unspaced;
        self.count += 1;
    }

    fn measure(&self) -> (u32, u64) {
        if self.count == 0 { (0, 0) } else { (self.count, self.hash) }
    }
}

fn step_lower(hash: u64, character: char) -> u64 {
    if character.is_ascii() {
        return step(hash, character.to_ascii_lowercase() as u8);
    }
    if is_ignored(character) {
        return hash;
    }
    let mut buffer = [0; 4];
    lower_letter(character).encode_utf8(&mut buffer).bytes().fold(hash, step)
}

/// The [`hash`] of the text in lower case.
pub fn hash_lower(text: &str) -> u64 {
    text.chars().fold(OFFSET, step_lower)
}

/// The text in lower case, letter by letter.
pub fn lower(text: &str) -> String {
    text.chars().map(lower_letter).collect()
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

/// Fingerprints in order, each with a number; those of one fingerprint by their numbers.
///
/// In the browser by a heap: the standard library's sort is quicker and weighs 4 KB for each type, which every click
/// would pay.
pub fn sorted(mut prints: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    if cfg!(target_family = "wasm") {
        return std::collections::BinaryHeap::from(prints).into_sorted_vec();
    }
    prints.sort_unstable();
    prints
}

/// Numbers in order, so that one can be looked up quickly.
pub(crate) const fn sorted_list<const N: usize>(mut numbers: [u64; N]) -> [u64; N] {
    let mut end = 1;
    while end < N {
        let mut at = end;
        while at > 0 && numbers[at - 1] > numbers[at] {
            (numbers[at - 1], numbers[at]) = (numbers[at], numbers[at - 1]);
            at -= 1;
        }
        end += 1;
    }
    numbers
}

/// What a hash of nothing is.
pub(crate) const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// The lower half of a hash with one byte more: it takes no more than the lower half of the hash before.
pub(crate) const fn step_half(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0000_01b3)
}

/// A hash with one byte more.
pub(crate) const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The text with each run of white space as one space, and none at the ends.
pub fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for (_, stretch) in stretches(text, White::Any) {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(stretch);
    }
    squeezed
}

/// A name of markup in lower case; only the letters of ASCII have two cases there.
pub fn lower_ascii(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        name.to_ascii_lowercase().into()
    } else {
        name.into()
    }
}

/// Whether a text has nothing but white space.
pub fn is_blank(text: &str) -> bool {
    skip_white(text.as_bytes(), 0, White::Any) == text.len()
}

/// What counts as white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum White {
    /// All that Unicode calls so.
    Any,
    /// All but the no-break space.
    Breaking,
}

/// The longest pieces of a text in which each white space is a single space between two other characters: what stands
/// between them is white space. Each with its place. Most texts are one such piece, which can then be taken as a whole.
pub fn stretches(text: &str, white: White) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip_white(text.as_bytes(), at, white);
        at = end_of_stretch(text.as_bytes(), start, white);
        text.get(start..at).filter(|stretch| !stretch.is_empty()).map(|stretch| (start, stretch))
    })
}

fn skip_white(bytes: &[u8], mut at: usize, white: White) -> usize {
    loop {
        while matches!(bytes.get(at), Some(b'\t'..=b'\r' | b' ')) {
            at += 1;
        }
        match white_width(bytes, at, white) {
            0 => return at,
            width => at += width,
        }
    }
}

fn end_of_stretch(bytes: &[u8], mut at: usize, white: White) -> usize {
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' && matches!(bytes.get(at + 1), Some(b'!'..=0xc1)) {
            at += 2;
            continue;
        }
        // No white space begins so.
        if !matches!(byte, b'!'..=0xc1) && white_width(bytes, at, white) > 0 {
            let single = bytes[at] == b' ' && at + 1 < bytes.len() && white_width(bytes, at + 1, white) == 0;
            if !single {
                break;
            }
        }
        at += 1;
    }
    at
}

/// How many bytes the white space has that stands at a place; 0 where none does.
fn white_width(bytes: &[u8], at: usize, white: White) -> usize {
    let Some(&first) = bytes.get(at) else { return 0 };
    if first < 0xc2 {
        return usize::from(matches!(first, b'\t'..=b'\r' | b' '));
    }
    match (first, bytes.get(at + 1), bytes.get(at + 2)) {
        (0xc2, Some(0xa0), _) if white == White::Any => 2,
        (0xc2, Some(0x85), _) => 2,
        (0xe1, Some(0x9a), Some(0x80))
        | (0xe2, Some(0x80), Some(0x80..=0x8a | 0xa8 | 0xa9 | 0xaf))
        | (0xe2, Some(0x81), Some(0x9f))
        | (0xe3, Some(0x80), Some(0x80)) => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{White, count, each_prefix, fingerprint, hash, hash_lower, split};
    use super::{squeeze, stretches, white_width};

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
    fn counting_and_splitting_agree() {
        for text in [
            "Zoë's 2nd try, 東京tower…",
            "a東 b",
            " — ",
            "สวัสดี x",
            "विज्ञापन यहाँ",
            "é",
            "x_1、２東",
            "a\u{ad}b\u{ad} \u{ad}c",
            "ســلام",
        ] {
            let words: Vec<&str> = split(text).collect();
            assert_eq!(count(text), words.len() as u32, "{text}");
            let mut prefixes = Vec::new();
            each_prefix(text, |count, print| prefixes.push((count, print)));
            assert_eq!(prefixes.len(), words.len(), "{text}");
            assert_eq!(prefixes.last().map_or(0, |last| last.1), fingerprint(text), "{text}");
        }
        assert_eq!(hash_lower("ÖFFNEN a"), hash("öffnen a"));
    }

    #[test]
    fn white_space_is_what_unicode_calls_so() {
        for character in (0..=0x10_ffff).filter_map(char::from_u32) {
            let text = character.to_string();
            let width = if character.is_whitespace() { text.len() } else { 0 };
            assert_eq!(white_width(text.as_bytes(), 0, White::Any), width, "{character:?}");
        }
        let pieces =
            |white| stretches(" a b\u{a0}\u{a0}c  d ", white).map(|piece| piece.1).collect::<Vec<_>>();
        assert_eq!(pieces(White::Any), ["a b", "c", "d"]);
        assert_eq!(pieces(White::Breaking), ["a b\u{a0}\u{a0}c", "d"]);
    }

    #[test]
    fn what_is_only_drawn_otherwise_is_the_same_word() {
        for (one, other) in [
            ("boiler\u{ad}plate", "boilerplate"),
            ("ســلام", "سلام"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("Ａ１", "a1"),
            ("葛\u{fe00}", "葛"),
        ] {
            assert_eq!((count(one), fingerprint(one)), (1, fingerprint(other)), "{one}");
        }
        assert_eq!(count("e\u{301}te\u{301} हिन्दी ที่"), 5);
        assert_eq!(fingerprint("\u{200d}"), 0);
        assert_eq!(squeeze(" a\n\tb "), "a b");
    }
}
