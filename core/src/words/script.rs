//! What differs from script to script: where words are told apart, how long they are, where sentences end, which letters
//! have two cases, and which characters a text may have or lack without being another.

/// Whether the character's script is written without spaces between words.
///
/// Han, kana (also of half width), Thai, Lao, Burmese and Khmer. Korean has spaces.
pub fn is_unspaced(character: char) -> bool {
    is_ideographic(character) || is_syllabic(character)
}

/// Han and kana, of which about two make a word.
fn is_ideographic(character: char) -> bool {
    matches!(character,
        '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Thai, Lao, Burmese and Khmer, of which about five make a word: vowels and tones are characters of their own.
fn is_syllabic(character: char) -> bool {
    is_stopless(character)
        || matches!(character,
            '\u{1000}'..='\u{1049}' | '\u{104c}'..='\u{109f}' | '\u{1780}'..='\u{17d3}' | '\u{17dc}'..='\u{17ff}'
            | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}')
}

/// Thai and Lao, which mark the end of a sentence by a space.
fn is_stopless(character: char) -> bool {
    matches!(character, '\u{0e00}'..='\u{0eff}')
}

/// No word of a script without spaces has more characters than this, on average.
const MOST_TO_A_WORD: u32 = 5;

/// How long a text of so many words ([`super::count`]) is, in words as scripts with spaces have them.
///
/// By the length of translations: of Han and kana two characters to a word, of Thai and its neighbours five.
pub fn length(text: &str, words: u32) -> u32 {
    // All of them take three bytes or four, and most texts have none.
    let rare = |&byte: &u8| matches!(byte, 0xe0 | 0xe1 | 0xe3..=0xea | 0xef | 0xf0);
    if !text.as_bytes().iter().any(rare) {
        return words;
    }
    let (mut ideographs, mut syllabic) = (0, 0);
    for character in text.chars() {
        ideographs += u32::from(is_ideographic(character));
        syllabic += u32::from(is_syllabic(character));
    }
    words.saturating_sub(ideographs + syllabic) + ideographs.div_ceil(2) + syllabic.div_ceil(MOST_TO_A_WORD)
}

/// Whether the character can stand in a word.
pub(super) fn is_word_character(character: char) -> bool {
    character == '_'
        || character.is_alphanumeric()
        || is_indic_sign(character)
        || is_accent(character)
        || is_ignored(character)
}

/// Whether the character is a virama or nukta of an Indic script: no letter, and yet inside words.
fn is_indic_sign(character: char) -> bool {
    // The blocks of these scripts are laid out alike, 128 places each.
    ('\u{0900}'..='\u{0d7f}').contains(&character) && matches!(u32::from(character) & 0x7f, 0x3c | 0x4d)
}

/// Whether the character is an accent that stands behind its letter.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Whether the character only says how a word is drawn: soft hyphen, tatweel, joiners, variants. No word begins with it.
pub(super) fn is_ignored(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{640}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// The letter in lower case: Latin, Greek, Cyrillic and Armenian; of full width as of half. Of the scripts with two cases
/// that covers what the web is written in; the standard library's table of all of them weighs 12 KB, which every click
/// would pay.
pub(super) fn lower_letter(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 32,
        0xff21..=0xff3a => code - 0xfec0,
        0xff10..=0xff19 | 0xff41..=0xff5a => code - 0xfee0,
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

const STOPS: [char; 21] = [
    '.', '!', '?', '…', ':', ';', '。', '！', '？', '．', '｡', '؟', '۔', '।', '॥', '։', '፡', '።', '။', '។',
    '៕',
];
const CLOSING: [char; 19] =
    ['"', '\'', ')', ']', '”', '’', '»', '›', '“', '」', '』', '）', '】', '〕', '》', '〉', '｣', '］', '＂'];

/// Whether the text ends as a sentence does, closing quotes and brackets aside. Where a script marks no end, a text of a
/// sentence's length does.
pub fn ends_in_stop(text: &str) -> bool {
    const SENTENCE: usize = 200;
    let text = text.trim_end().trim_end_matches(|last| CLOSING.contains(&last));
    let end = text.chars().next_back();
    end.is_some_and(|end| STOPS.contains(&end) || is_stopless(end) && text.len() > SENTENCE)
}

#[cfg(test)]
mod tests {
    use super::{ends_in_stop, is_unspaced, length, lower_letter};
    use crate::words::count;

    #[test]
    fn unspaced_scripts_are_counted_by_the_character_and_measured_in_words() {
        for (text, words, long) in [
            ("東京は雨", 4, 2),
            ("ﾄｳｷｮｳ𠮟る", 7, 4),
            ("สวัสดีครับ", 10, 2),
            ("ສະບາຍດີ", 7, 2),
            ("မင်္ဂလာပါ", 9, 2),
            ("សួស្តី។", 6, 2),
            ("서울은 비가 온다", 3, 3),
            ("Zoë trinkt Tee", 3, 3),
            ("trời mưa ở 東京", 5, 4),
            ("", 0, 0),
        ] {
            assert_eq!((count(text), length(text, count(text))), (words, long), "{text}");
        }
        assert!(!is_unspaced('한') && !is_unspaced('、'));
    }

    #[test]
    fn letters_have_the_lower_case_that_unicode_gives_them() {
        let ranges = [0x41..0x250, 0x386..0x3d0, 0x400..0x530, 0x531..0x560, 0x1e00..0x1f00];
        for letter in ranges.into_iter().flatten().filter_map(char::from_u32) {
            let wanted: Vec<char> = letter.to_lowercase().collect();
            let rare =
                matches!(u32::from(letter), 0x181..=0x1ff | 0x200..=0x24f | 0x130 | 0x1e9e | 0x4c0 | 0x3cf);
            assert!(rare || wanted == [lower_letter(letter)], "{letter}");
        }
        let narrow: String = "Ａｚ０９Ｚ".chars().map(lower_letter).collect();
        assert_eq!(narrow, "az09z");
    }

    #[test]
    fn sentences_end_in_stops_of_many_scripts() {
        let sentences =
            ["He left.”", "終わり。", "（おわり｡）", "انتهى؟", "ختم۔", "समाप्त।", "ပြီးပြီ။", "ចប់។", "Վերջ։"];
        for sentence in sentences {
            assert!(ends_in_stop(sentence), "{sentence}");
        }
        assert!(ends_in_stop(&"ฝนตกทุกวัน".repeat(7)));
        for line in ["Share this", "分享", "ฝนตกทุกวัน", "מניות", ""] {
            assert!(!ends_in_stop(line), "{line}");
        }
    }
}
