//! Pieces of short texts. (The standard library's patterns are made anew, about 1 KB, at each place that uses them.)

/// Where a piece first stands in a text.
#[inline(never)]
pub(crate) fn find(text: &str, piece: &str) -> Option<usize> {
    let (text, piece) = (text.as_bytes(), piece.as_bytes());
    let (&first, last) = (piece.first()?, text.len().checked_sub(piece.len())?);
    (0..=last).find(|&at| text[at] == first && text[at..].iter().zip(piece).all(|(one, other)| one == other))
}

/// Whether one of some pieces, of two bytes at least, stands in a text: in one pass, for the many attributes of a page.
#[inline(never)]
pub(crate) fn has_any(text: &str, pieces: &[&str]) -> bool {
    let bit = |byte: u8| 1_u32 << (byte & 31);
    let (mut first, mut second) = (0, 0);
    for piece in pieces {
        if let [one, other, ..] = *piece.as_bytes() {
            first |= bit(one);
            second |= bit(other);
        }
    }
    let bytes = text.as_bytes();
    bytes.windows(2).enumerate().any(|(at, two)| {
        let may = bit(two[0]) & first != 0 && bit(two[1]) & second != 0;
        may && pieces.iter().any(|piece| bytes[at..].starts_with(piece.as_bytes()))
    })
}

/// Where the first character of a kind stands in a text; its length if there is none.
#[inline(never)]
pub(crate) fn find_char(text: &str, is: &dyn Fn(char) -> bool) -> usize {
    text.char_indices().find(|&(_, c)| is(c)).map_or(text.len(), |(at, _)| at)
}

/// The pieces of a text between characters of ASCII; an empty text is one piece.
pub(crate) struct Pieces<'a> {
    rest: Option<&'a str>,
    border: u8,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest?;
        let end = text.bytes().position(|byte| byte == self.border);
        self.rest = end.map(|end| behind(text, end + 1));
        Some(front(text, end.unwrap_or(text.len())))
    }
}

/// The pieces of a text between the characters of a kind of ASCII.
pub(crate) fn pieces(text: &str, border: u8) -> Pieces<'_> {
    Pieces { rest: Some(text), border }
}

/// A text behind the last such character of ASCII; all of it if there is none.
#[inline(never)]
pub(crate) fn last_piece(text: &str, border: u8) -> &str {
    behind(text, text.bytes().rposition(|byte| byte == border).map_or(0, |at| at + 1))
}

/// A text up to a place; all of it where no character ends.
#[inline(never)]
pub(crate) fn front(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or(text)
}

/// A text from a place on; nothing where no character begins.
#[inline(never)]
pub(crate) fn behind(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

/// A text without the characters of a kind at its ends.
#[inline(never)]
pub(crate) fn trim_char<'a>(text: &'a str, is: &dyn Fn(char) -> bool) -> &'a str {
    let mut rest = behind(text, find_char(text, &|c| !is(c)));
    while let Some(last) = rest.chars().next_back().filter(|&last| is(last)) {
        rest = front(rest, rest.len() - last.len_utf8());
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{behind, find, find_char, front, has_any, last_piece, pieces, trim_char};

    #[test]
    fn pieces_are_found_where_they_stand_and_no_character_is_cut() {
        assert_eq!((find("rain", "in"), find("rain", "rainy"), find("rain", "")), (Some(2), None, None));
        assert!(has_any("post-date", &["pubdate", "-date"]) && !has_any("date", &["pubdate", "-date"]));
        assert_eq!((find_char("é: b", &|c| c == ':'), find_char("é", &|c| c == ':')), (2, 2));
        assert_eq!(pieces("a//é/", b'/').collect::<Vec<_>>(), ["a", "", "é", ""]);
        assert_eq!(pieces("", b'/').collect::<Vec<_>>(), [""]);
        assert_eq!(
            (last_piece("a/b/é", b'/'), last_piece("a/", b'/'), last_piece("é", b'/')),
            ("é", "", "é")
        );
        assert_eq!((front("été", 1), behind("été", 1), behind("été", 9)), ("été", "", ""));
        assert_eq!((trim_char("··é··", &|c| c == '·'), trim_char("··", &|c| c == '·')), ("é", ""));
    }
}
