//! Addresses that stand in a text as they are. GitHub's dialect makes links of them, up to the next white space or `<`,
//! and takes each backslash on the way for a part of them: those with an escape inside or right behind them are
//! written as links.

use super::escape::{self, Around};
use super::inline::{Piece, Span, Style};

/// What such an address begins with.
const STARTS: [&str; 3] = ["https://", "http://", "www."];

/// Takes the addresses that need it out of the texts of a run.
pub(super) fn set_apart(pieces: Vec<Piece>, style: Style) -> Vec<Piece> {
    let has_address = |piece: &Piece| matches!(piece, Piece::Text(text) if next(text, 0).is_some());
    if !pieces.iter().any(has_address) {
        return pieces;
    }
    let mut out = Vec::with_capacity(pieces.len());
    let mut links = 0_usize;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            // Within a link none of them is one.
            Piece::Text(text) if links == 0 => {
                cut(&mut out, text, goes_on(&pieces[at + 1..], style), style == Style::Cell);
                continue;
            }
            Piece::Open(Span::Link(..)) => links += 1,
            Piece::Close(Span::Link(..)) => links = links.saturating_sub(1),
            _ => {}
        }
        out.push(piece.clone());
    }
    out
}

/// Writes an address as a link to itself.
pub(super) fn write(out: &mut String, address: &str, cell: bool) {
    let is_whole = !starts_with(address, STARTS[2]);
    // Some readers see references to characters and formulas in angle brackets, others don't.
    let is_unclear = address.contains('$') || address.contains('&') && address.contains(';');
    if is_whole && !is_unclear && !(cell && address.contains('|')) {
        out.extend(["<", address, ">"]);
        return;
    }
    out.push('[');
    escape::text(out, address, around(Some('['), Some(']'), cell));
    out.push_str("](");
    escape::address(
        out,
        &format!("{}{}", if is_whole { "" } else { "http://" }, address.replace('$', "%24")),
    );
    out.push(')');
}

/// Whether something stands right behind a text that a reader would take for a part of its address.
fn goes_on(behind: &[Piece], style: Style) -> bool {
    let next = behind.iter().find(|piece| !matches!(piece, Piece::Close(_)));
    next.is_some_and(|piece| match piece {
        Piece::Text(text) => !text.starts_with(ends),
        Piece::Break => style == Style::Paragraph,
        _ => true,
    })
}

fn cut(out: &mut Vec<Piece>, text: &str, goes_on: bool, cell: bool) {
    let (mut written, mut from) = (0, 0);
    while let Some(start) = next(text, from) {
        let rest = &text[start..];
        let token = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let address = trimmed(token);
        from = start + token.len();
        let mut escaped = String::new();
        escape::text(&mut escaped, token, around(Some(' '), None, cell));
        let needs_marks = escaped != token || goes_on && from == text.len();
        if !needs_marks || address.contains(char::is_control) {
            continue;
        }
        if start > written {
            out.push(Piece::Text(text[written..start].to_owned()));
        }
        out.push(Piece::Address(address.to_owned()));
        written = start + address.len();
    }
    if written < text.len() {
        out.push(Piece::Text(text[written..].to_owned()));
    }
}

/// Where the next address begins that has more than its beginning: right behind a letter or a digit none does.
fn next(text: &str, from: usize) -> Option<usize> {
    let mut before = text[..from].chars().next_back();
    text[from..].char_indices().find_map(|(at, character)| {
        let is_free = !before.replace(character).is_some_and(char::is_alphanumeric);
        let rest = &text[from + at..];
        let start = STARTS.into_iter().find(|start| is_free && starts_with(rest, start))?;
        rest[start.len()..].starts_with(char::is_alphanumeric).then_some(from + at)
    })
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start))
}

fn ends(character: char) -> bool {
    character.is_whitespace() || matches!(character, '<' | '>')
}

/// An address without the punctuation of the sentence that it ends.
fn trimmed(token: &str) -> &str {
    let mut address = token;
    loop {
        let count = |sign: char| address.matches(sign).count();
        let shorter = address.strip_suffix(|last: char| match last {
            ')' => count(')') > count('('),
            ']' => count(']') > count('['),
            _ => "?!.,:;*_~'\"`\\|[".contains(last),
        });
        match shorter {
            Some(shorter) => address = shorter,
            None => return address,
        }
    }
}

fn around(before: Option<char>, after: Option<char>, cell: bool) -> Around {
    Around { before, after, cell, dollars: true, tildes: true }
}
