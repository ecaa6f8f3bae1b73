//! Names in lines: without "By" before them and what follows them.

use super::calendar;
use super::months::month;
use crate::words;

/// "By", in languages that set it before the name.
const BY: [u64; 18] = [
    words::hash("by"),
    words::hash("von"),
    words::hash("par"),
    words::hash("por"),
    words::hash("di"),
    words::hash("door"),
    words::hash("av"),
    words::hash("af"),
    words::hash("przez"),
    words::hash("autor"),
    words::hash("autoren"),
    words::hash("auteur"),
    words::hash("autore"),
    words::hash("author"),
    words::hash("автор"),
    words::hash("text"),
    words::hash("words"),
    words::hash("written"),
];
/// How many of them, at the end, are everyday words: they say so before a colon or another "By" only.
const EVERYDAY: usize = 3;
/// What stands in small letters inside names, and between them.
const PARTICLES: [u64; 21] = [
    words::hash("and"),
    words::hash("und"),
    words::hash("et"),
    words::hash("y"),
    words::hash("e"),
    words::hash("og"),
    words::hash("och"),
    words::hash("von"),
    words::hash("van"),
    words::hash("de"),
    words::hash("der"),
    words::hash("den"),
    words::hash("del"),
    words::hash("da"),
    words::hash("dos"),
    words::hash("di"),
    words::hash("du"),
    words::hash("la"),
    words::hash("le"),
    words::hash("el"),
    words::hash("bin"),
];
/// "Reporter", in languages that set it behind the name.
const REPORTER: &[&str] = &["기자", "특파원", "記者", "记者", "報道"];
/// What parts a name from what follows.
const ENDS: [char; 11] = [';', '|', '•', '·', '⋅', '»', '↑', '(', '\n', '—', '–'];
const LONGEST: u32 = 12;

/// The name in a byline: without "By" before it and what follows a bar, a number or the like.
#[inline(never)]
pub(super) fn name_in(line: &str) -> &str {
    let line = trim(line);
    without_tail(behind_by(line).unwrap_or(line))
}

/// The name in a line that says "By" before it, at its beginning or behind a border or a word.
/// At most `most` words stand before it.
#[inline(never)]
pub(super) fn signed_name(line: &str, most: u32) -> Option<&str> {
    let mut rest = line;
    let mut before = 0;
    while !rest.is_empty() {
        if before <= most
            && let Some(name) = behind_by(rest)
        {
            let name = until_small(without_tail(name), before == 0 || most > 2);
            return Some(name).filter(|name| is_name(name));
        }
        // On to the next word.
        let gap = words::behind(rest, calendar::end_of_word(rest));
        let next = words::find_char(gap, &char::is_alphabetic);
        let border = |c: char| ENDS.contains(&c) || c.is_ascii() && !matches!(c, ' ' | '\'' | '-');
        let parted = words::find_char(gap, &border) < next;
        before = if parted { most.min(1) } else { before + 1 };
        rest = words::behind(gap, next);
    }
    None
}

/// Whether a line ends with "reporter".
pub(super) fn is_reporter(line: &str) -> bool {
    without_reporter(line).len() < line.len()
}

/// A line without "reporter" at its end.
fn without_reporter(line: &str) -> &str {
    let reporter = REPORTER.iter().find(|reporter| line.ends_with(**reporter));
    words::front(line, line.len() - reporter.map_or(0, |reporter| reporter.len()))
}

/// A line without what isn't a name's at its ends.
fn trim(line: &str) -> &str {
    words::trim_char(line, &|c| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '·' | '/' | '&' | ':' | ',')
    })
}

/// The words that follow "By" in a line that begins with it.
fn behind_by(line: &str) -> Option<&str> {
    after_by(line).filter(|name| !name.is_empty())
}

/// Whether a line is "By" and nothing else.
pub(super) fn is_by(line: &str) -> bool {
    after_by(line) == Some("")
}

/// What follows "By" in a line that begins with it, if anything does.
#[inline(never)]
fn after_by(line: &str) -> Option<&str> {
    let mut name = line;
    let mut found = false;
    for _ in 0..3 {
        let end = calendar::end_of_word(name);
        let Some(place) = place_in_by(words::front(name, end)) else { break };
        let rest = words::behind(name, end);
        let next = words::find_char(rest, &char::is_alphabetic);
        // "byAnn" says so, "DiEM" doesn't, nor does "DI-Container".
        let is_apart = matches!(rest.as_bytes().first(), None | Some(b' ' | b':' | b'|' | 0xc2));
        if !is_apart && (next > 0 || place > 0 && !is_small(name)) {
            break;
        }
        found |= place < BY.len() - EVERYDAY || words::find_char(rest, &|c| c == ':') < next;
        name = words::trim_char(rest, &|c| c.is_whitespace() || matches!(c, ':' | '.' | '-' | '|'));
    }
    found.then_some(name)
}

/// Whether a text ends with "By".
pub(super) fn says_by(text: &str) -> bool {
    place_in_by(words::behind(text, last_space(text)).trim()).is_some()
}

/// The place of a word in [`BY`]. Nearly all words are told apart by their beginnings.
fn place_in_by(word: &str) -> Option<usize> {
    const LONGEST: usize = 14;
    let first = word.bytes().next().unwrap_or_default();
    let may = matches!(first | 0x20, b'b' | b'v' | b'p' | b'd' | b'a' | b't' | b'w') || first == 0xd0;
    let may = may && word.len() <= LONGEST;
    may.then(|| BY.iter().position(|&by| by == words::hash_lower(word)))?
}

/// The name without what follows it.
fn without_tail(line: &str) -> &str {
    let mut name = without_reporter(line);
    name = words::front(name, words::find_char(name, &|c| ENDS.contains(&c)));
    for border in [" - ", " / "] {
        name = words::front(name, words::find(name, border).unwrap_or(name.len()));
    }
    let digit = words::find_char(name, &|c| c.is_ascii_digit());
    let spaced = last_space(words::front(name, digit));
    if digit == name.len() {
        trim(name)
    } else if spaced > 0 {
        // A later word has a number.
        without_small_end(trim(words::front(name, spaced)))
    } else {
        // The first one has, and may be an account's name.
        trim(words::front(name, words::find_char(name, &|c| c == ' ')))
    }
}

/// Before a number: without a month, and small words as in "Ann on 3".
fn without_small_end(mut name: &str) -> &str {
    loop {
        let space = last_space(name);
        let last = words::behind(name, space + 1);
        if space == 0 || !is_small(last) && month(last).is_none() {
            return name;
        }
        name = trim(words::front(name, space));
    }
}

/// The name up to a word in small letters that is in no name; a first one is a name at the line's beginning only.
fn until_small(name: &str, first: bool) -> &str {
    let mut start = 0;
    for word in words::pieces(name, b' ') {
        let alone = start == 0 && first && word.len() == name.len() && word.len() > 2;
        if is_small(word) && !alone && (start == 0 || !PARTICLES.contains(&words::hash_lower(word))) {
            return trim(words::front(name, start));
        }
        start += word.len() + 1;
    }
    name
}

/// Where the last space stands; 0 if there is none.
#[inline(never)]
fn last_space(text: &str) -> usize {
    text.bytes().rposition(|byte| byte == b' ').unwrap_or(0)
}

#[inline(never)]
fn is_small(word: &str) -> bool {
    // Of the scripts with two cases; the standard library's table weighs 1 KB.
    let cased = |c: char| matches!(c, 'a'..='z' | 'ß'..='ɏ' | 'ά'..='ώ' | 'а'..='ԯ');
    word.chars().next().is_some_and(|c| cased(c) && !words::is_capital(c))
}

/// Whether a text of several words ends with one in small letters, as "Posted on".
pub(super) fn ends_small(text: &str) -> bool {
    let space = last_space(text);
    space > 0 && is_small(words::behind(text, space + 1))
}

/// Whether a text may be a name: of a few words, and no address or month, nor what programs call who has no name.
#[inline(never)]
pub(super) fn is_name(name: &str) -> bool {
    const MOST_BYTES: usize = 120;
    let is_address = |c| matches!(c, '@' | '?' | '!' | '©');
    (1..=LONGEST).contains(&words::count(name))
        && name.len() <= MOST_BYTES
        && !matches!(name, "admin" | "undefined")
        && words::find_char(name, &is_address) == name.len()
        && words::find(name, "://").is_none()
        && words::find_char(name, &char::is_alphabetic) < name.len()
        && words::split(name).any(|word| {
            place_in_by(word).is_none()
                && (word.len() < 3 || word.len() < name.len() || month(word).is_none())
        })
}

#[cfg(test)]
mod tests {
    use super::{name_in, signed_name};

    #[test]
    fn names_are_found_in_bylines_of_many_languages() {
        assert_eq!(name_in("By Lee Min-hyung"), "Lee Min-hyung");
        assert_eq!(name_in("Von: Erika Beispiel | Politik"), "Erika Beispiel");
        assert_eq!(name_in("Written by: Ann Example"), "Ann Example");
        assert_eq!(name_in("Text: Ann Example"), "Ann Example");
        assert_eq!(name_in("byAnn Example"), "Ann Example");
        assert_eq!(name_in("김민수 기자"), "김민수");
        assert_eq!(name_in("Byron Smith"), "Byron Smith");
        assert_eq!(name_in("Ann Example 1,655 11 gold badges"), "Ann Example");
        assert_eq!(name_in("lupa am 26/10/13, 03:48 pm"), "lupa");
        assert_eq!(name_in("Ann Example - January 10, 2020"), "Ann Example");
        assert_eq!(name_in("Ann Example January 10, 2020"), "Ann Example");
    }

    #[test]
    fn a_line_is_signed_where_it_says_by() {
        let check = |line, name: &str| assert_eq!(signed_name(line, 2).unwrap_or_default(), name, "{line}");
        check("September 1st, 2023 By Emily Norwood", "Emily Norwood");
        check("Posted by DT in Tagebuch", "DT");
        check("Datum: 19.11.2021 Autor: Fritz Imhof Quelle: Livenet", "Fritz Imhof Quelle: Livenet");
        check("Erstellt von Fabian am Dienstag 6. Mai 2014", "Fabian");
        check("yas! | By Cara Stiles | April 13, 2020", "Cara Stiles");
        check("by ibby", "ibby");
        check("by Ann de la Cruz and Bob", "Ann de la Cruz and Bob");
        check("Das Leben ist von Anfang an schwer", "");
        check("Text Analyser", "");
        check("Menu", "");
    }
}
