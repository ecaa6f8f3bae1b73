//! Days of the calendar, as machines and people of many languages write them.
//!
//! A day is looked for in a short text: three neighbours among its numbers and month names that make a day. What
//! stands between them may be a border (`3.8.2019`), a sign (`2019年8月3日`) or a short word (`3 de agosto de 2019`).

use super::months::month;
use crate::lists::gather;
use crate::words;

/// A day that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    year: u32,
    month: u32,
    /// Of the month.
    date: u32,
}

/// What the first of two numbers is, where both may be: `3/8/2019`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The day, as in most of the world.
    DayFirst,
    /// The month, as in the United States.
    MonthFirst,
}

impl Day {
    fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        // The Buddhist era of Thailand.
        let year = if (2500..2600).contains(&year) { year - 543 } else { year };
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        let is_day = (1700..2100).contains(&year) && (1..=length).contains(&day);
        is_day.then_some(Self { year, month, date: day })
    }

    /// Whether the web had pages on that day.
    pub(super) fn is_of_the_web(self) -> bool {
        self.year >= 1993
    }

    /// Whether one is the day after the other.
    pub(super) fn is_next_to(self, other: Self) -> bool {
        self.count().abs_diff(other.count()) == 1
    }

    /// Whether one is the other, read month first instead of day first.
    pub(super) fn is_swapped(self, other: Self) -> bool {
        (self.year, self.month, self.date) == (other.year, other.date, other.month)
    }

    /// The number of days since a day long ago, years taken from March to February.
    fn count(self) -> u32 {
        let (year, month) =
            if self.month < 3 { (self.year - 1, self.month + 9) } else { (self.year, self.month - 3) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + self.date
    }

    /// The day as ISO 8601, and the time that follows it in `rest`.
    pub(super) fn iso(self, rest: &str) -> String {
        let mut iso = String::new();
        push(&mut iso, self.year / 100);
        push(&mut iso, self.year % 100);
        iso.push('-');
        push(&mut iso, self.month);
        iso.push('-');
        push(&mut iso, self.date);
        if let Some(time) = time(rest) {
            iso.push('T');
            iso.push_str(time);
        }
        iso
    }
}

/// Writes a number of two digits.
#[inline(never)]
fn push(text: &mut String, number: u32) {
    text.push(char::from(b'0' + (number / 10 % 10) as u8));
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// The time that a text begins with, with its zone, if it is written as ISO 8601 asks.
fn time(rest: &str) -> Option<&str> {
    let rest = words::trim_char(rest, &|c| matches!(c, 'T' | 't' | ' '));
    let end = words::find_char(rest, &|c| !(c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z')));
    let (hours, minutes) = (number(rest).0, number(rest.get(3..)?).0);
    (hours == 2 && minutes == 2 && rest.as_bytes().get(2) == Some(&b':')).then(|| rest.get(..end))?
}

/// A date (and time) as ISO 8601, if the value begins with one: `2019-01-08`, `2019-01-08T09:30:00+09:00`, `2019/1/8`,
/// `20190108`.
#[inline(never)]
pub(super) fn iso(value: &str) -> Option<String> {
    let mut rest = value.trim();
    let mut parts = [(0, 0); 3];
    for (place, part) in parts.iter_mut().enumerate() {
        if place > 0 {
            rest = behind_border(rest)?;
        }
        *part = number(rest);
        rest = words::behind(rest, part.0);
        if place == 0 && part.0 == 8 {
            return Some(Day::new(part.1 / 10000, part.1 / 100 % 100, part.1 % 100)?.iso(rest));
        }
    }
    let [(4, year), (1 | 2, month), (1 | 2, day)] = parts else { return None };
    Some(Day::new(year, month, day)?.iso(rest))
}

fn behind_border(text: &str) -> Option<&str> {
    matches!(text.as_bytes().first(), Some(b'-' | b'/' | b'.')).then(|| words::behind(text, 1))
}

/// A piece of a text that may be a part of a date.
#[derive(Clone, Copy)]
enum Piece {
    /// Its value, how many digits it has, and what stands before it.
    Number(u32, usize, Gap),
    Month(u32),
    /// What no date has in it.
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Border(u8),
    /// The sign for a year, a month or a day.
    Sign,
    Space,
}

/// The first day that a text names.
#[inline(never)]
pub(super) fn written(text: &str, order: Order) -> Option<Day> {
    days(text, order).first().copied()
}

/// The days that a text names.
#[inline(never)]
pub(super) fn days(text: &str, order: Order) -> Vec<Day> {
    if !may_have_day(text) {
        return Vec::new();
    }
    gather(pieces(text).windows(3).filter_map(|three| day_of(three, order)))
}

/// Whether a text may have a day's numbers: three of them, or two of which one has four digits. Most texts with a digit
/// haven't, and telling words from months takes long.
fn may_have_day(text: &str) -> bool {
    let (mut numbers, mut length, mut has_year) = (0, 0, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                length += 1;
                numbers += u32::from(length == 1);
                has_year |= length == 4;
            }
            // What a digit of another script begins with.
            0xd9 | 0xdb | 0xe0 => {
                (numbers, length, has_year) = (numbers + 1, 0, true);
            }
            _ => length = 0,
        }
    }
    numbers > 2 || numbers == 2 && has_year
}

/// The value of a digit: European, Arabic, Persian, Devanagari, Bengali or Thai.
fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 6] = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
    let values = ZEROS.map(|zero| u32::from(c).wrapping_sub(zero));
    values.into_iter().find(|&value| value < 10)
}

fn day_of(three: &[Piece], order: Order) -> Option<Day> {
    use Gap::{Border, Sign};
    use Piece::{Month, Number};
    match *three {
        [Number(day, 1 | 2, _), Month(month), Number(year, 4, _)]
        | [Month(month), Number(day, 1 | 2, _), Number(year, 4, _)]
        | [Number(year, 4, _), Month(month), Number(day, 1 | 2, _)]
        | [
            Number(year, 4, _),
            Number(month, 1 | 2, Border(_) | Sign),
            Number(day, 1 | 2, Border(_) | Sign),
        ] => Day::new(year, month, day),
        [
            Number(one, a @ (1 | 2), _),
            Number(other, b @ (1 | 2), Border(first)),
            Number(year, digits, Border(second)),
        ] if first == second && (digits == 4 || a + b + digits == 6 && first != b'-') => {
            let year = if digits == 2 { year + 2000 } else { year };
            let month_first =
                if first == b'.' { one <= 12 && other > 12 } else { order == Order::MonthFirst };
            let (month, day) = if month_first { (one, other) } else { (other, one) };
            Day::new(year, month, day).or_else(|| Day::new(year, day, month))
        }
        _ => None,
    }
}

/// The numbers and months of a text; short words and times of day are left out.
fn pieces(text: &str) -> Vec<Piece> {
    /// "de", "of", "rd", "den", "CEST".
    const SHORT: usize = 4;
    let mut pieces = Vec::new();
    let (mut rest, mut gap, mut clock) = (text, Gap::Space, false);
    while let Some(first) = rest.chars().next() {
        let (length, value) = number(rest);
        if length > 0 {
            let digits = words::front(rest, length).chars().count();
            rest = words::behind(rest, length);
            // A clock's number has a colon on one of its sides.
            clock = rest.starts_with(':') || clock && gap == Gap::Border(b':');
            if !clock {
                pieces.push(Piece::Number(value, digits, gap));
            }
            gap = Gap::Space;
            continue;
        }
        let end = end_of_word(rest);
        if end == 0 {
            gap = border(first, gap);
            rest = words::behind(rest, first.len_utf8());
            continue;
        }
        let word = words::front(rest, end);
        rest = words::behind(rest, end);
        if is_sign(word) {
            gap = Gap::Sign;
        } else if let Some(month) = month(word) {
            // "نيسان / أبريل": a month may have two names.
            if !matches!(pieces.last(), Some(&Piece::Month(last)) if last == month) {
                pieces.push(Piece::Month(month));
            }
        } else if word.chars().count() > SHORT {
            pieces.push(Piece::Other);
        } else {
            gap = Gap::Space;
        }
    }
    pieces
}

/// The number that a text begins with, and how many bytes it has.
#[inline(never)]
fn number(text: &str) -> (usize, u32) {
    let (mut length, mut number) = (0, 0_u32);
    for (c, value) in text.chars().map_while(|c| Some((c, digit(c)?))) {
        length += c.len_utf8();
        number = number.saturating_mul(10).saturating_add(value);
    }
    (length, number)
}

/// How many bytes the word has that a text begins with. A capital behind a small letter begins another one: pages join
/// words that only their style parts.
#[inline(never)]
pub(super) fn end_of_word(text: &str) -> usize {
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if !is_letter(c) || c.is_ascii_uppercase() && last.is_ascii_lowercase() {
            return at;
        }
        last = c;
    }
    text.len()
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { !c.is_whitespace() && digit(c).is_none() && c != '·' }
}

/// The signs for year, month and day in Chinese, Japanese and Korean.
fn is_sign(word: &str) -> bool {
    matches!(word, "年" | "月" | "日" | "년" | "월" | "일")
}

/// What stands between two numbers, with one character more: a space doesn't take a border away.
fn border(c: char, gap: Gap) -> Gap {
    match c {
        '-' | '/' | '.' | ':' if gap == Gap::Space => Gap::Border(c as u8),
        c if c.is_whitespace() && c != '\n' => gap,
        _ => Gap::Space,
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, iso, written};

    #[test]
    fn dates_are_tidied_or_refused() {
        assert_eq!(iso("2019-01-08").as_deref(), Some("2019-01-08"));
        assert_eq!(iso("2019/1/8").as_deref(), Some("2019-01-08"));
        assert_eq!(iso("20190108").as_deref(), Some("2019-01-08"));
        assert_eq!(iso("20190108T10:04:34Z").as_deref(), Some("2019-01-08T10:04:34Z"));
        assert_eq!(iso("2019-01-08T17:03:00+09:00").as_deref(), Some("2019-01-08T17:03:00+09:00"));
        assert_eq!(iso("2019-01-08 17:03").as_deref(), Some("2019-01-08T17:03"));
        let none =
            ["8 January", "2019-13-01", "2019-02-29", "", "２０１９-01-01", "2019", "2019-1", "0000-01-01"];
        for wrong in none {
            assert_eq!(iso(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "Published: August 3rd, 2019 at 10:04 PM",
            "3 Aug 2019",
            "Samstag, den 3. August 2019, 11:51 Uhr",
            "le 3 août 2019",
            "3 de agosto de 2019",
            "2019 Aug 3",
            "Sat Aug 3 09:35:14 CEST 2019",
            "Stand: 03.08.2019",
            "03.08.19 | 18:19",
            "3/8/2019",
            "2019-08-03, 09:14 PM",
            "2019年8月3日",
            "2019년 8월 3일",
            "2019. 08. 03",
            "3 серпня 2019",
            "3 августа 2019 г.",
            "٣ أغسطس ٢٠١٩",
            "3 สิงหาคม 2562",
            "3. srpna 2019",
            "HealthAUGUST 3, 2019Updated: JANUARY 2, 2026",
            "٣ آب / أغسطس ٢٠١٩",
            "https://a.example/2019/08/03/rain",
            "https://a.example/blog/2019-08-03-rain",
        ] {
            let day = written(text, Order::DayFirst).map(|day| day.iso(""));
            assert_eq!(day.as_deref(), Some("2019-08-03"), "{text}");
        }
        let by = |text, order| written(text, order).map(|day| day.iso(""));
        assert_eq!(by("8/3/2019", Order::MonthFirst).as_deref(), Some("2019-08-03"));
        assert_eq!(by("8/13/2019", Order::DayFirst).as_deref(), Some("2019-08-13"));
    }

    #[test]
    fn what_names_no_day_is_none() {
        for text in [
            "August 2019",
            "10:30",
            "2019",
            "31 February 2019",
            "call 555-12-2019",
            "3 days of 2019",
            "99999999999999999999",
            "3 apples in 2019",
            "https://a.example/2019/08/rain",
            "https://a.example/id/99999999",
        ] {
            assert_eq!(written(text, Order::DayFirst), None, "{text}");
        }
    }
}
