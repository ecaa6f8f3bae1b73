//! What has to be written differently so that Markdown reads it as the text that it is.

/// What a text stands next to, where that decides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// The character before the text; `None` at the start of a line that may begin a block.
    pub(super) before: Option<char>,
    /// The first character written after the text; `None` at its end.
    pub(super) after: Option<char>,
    /// In a table's cell, where a bar ends the cell.
    pub(super) cell: bool,
    /// Where a dollar sign may begin or end a formula.
    pub(super) dollars: bool,
    /// Where a tilde may begin or end what is struck through.
    pub(super) tildes: bool,
}

/// Whether some reader of Markdown would take what stands between two dollar signs of a line for a formula: all want no
/// white space right inside of them, some want more. So most prices are none (`$5 and $6`), and stay as they are.
pub(super) fn has_formula(line: &str) -> bool {
    let (mut before, mut open) = (' ', false);
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '$' && open && !before.is_ascii_whitespace() {
            return true;
        }
        open |= character == '$' && characters.peek().is_some_and(|next| !next.is_ascii_whitespace());
        before = character;
    }
    false
}

/// Writes a text without line feeds so that it renders as itself.
pub(super) fn text(out: &mut String, text: &str, around: Around) {
    let rest = if around.before.is_none() { line_start(out, text) } else { text };
    let mut before = around.before.unwrap_or(' ');
    let mut characters = rest.chars();
    let whole = rest.len() == text.len();
    if !whole {
        before = '\\';
    }
    while let Some(character) = characters.next() {
        if needs_backslash(character, before, characters.as_str(), around) {
            out.push('\\');
        }
        out.push(character);
        before = character;
    }
}

fn needs_backslash(character: char, before: char, rest: &str, around: Around) -> bool {
    let after = rest.chars().next().or(around.after);
    match character {
        '\\' | '`' | '*' | '[' | ']' => true,
        // Within a word an underscore marks nothing.
        '_' => !(before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)),
        '<' => after.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '&' => makes_reference(rest),
        '!' => after == Some('['),
        '|' => around.cell,
        '$' => around.dollars,
        '~' => around.tildes,
        _ => false,
    }
}

/// Whether an ampersand makes a reference to a character of what follows it: a name or a number, and a semicolon.
fn makes_reference(rest: &str) -> bool {
    let after = rest.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
    after.len() < rest.len() && after.starts_with(';')
}

/// Writes a character of a link's address or title: an ampersand stays, unless it would make a reference.
fn plain_or_reference(out: &mut String, character: char, rest: &str) {
    out.push(character);
    out.push_str(if character == '&' && makes_reference(rest) { "amp;" } else { "" });
}

/// Writes what would begin a block at the start of a line, and gives the rest of the text.
fn line_start<'a>(out: &mut String, text: &'a str) -> &'a str {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (mark, rest) = text.split_at(digits);
    let Some(first) = rest.chars().next() else { return text };
    let begins = if digits > 0 {
        matches!(first, '.' | ')') && ends_a_marker(&rest[1..])
    } else {
        match first {
            '#' | '>' | '=' | '|' | ':' => true,
            '-' | '+' => ends_a_marker(&rest[1..]) || rest[1..].starts_with(first),
            _ => false,
        }
    };
    if !begins {
        return text;
    }
    out.push_str(mark);
    out.push('\\');
    out.push(first);
    &rest[first.len_utf8()..]
}

fn ends_a_marker(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '|', ':'])
}

/// Writes the destination of a link or picture, in angle brackets where it must be.
pub(super) fn address(out: &mut String, address: &str) {
    let plain = !address.is_empty()
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>()\\".contains(c));
    out.push_str(if plain { "" } else { "<" });
    let mut characters = address.chars();
    while let Some(character) = characters.next() {
        match character {
            '\n' => out.push_str("%0A"),
            '\r' => out.push_str("%0D"),
            '|' => out.push_str("%7C"),
            '<' | '>' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            _ => plain_or_reference(out, character, characters.as_str()),
        }
    }
    out.push_str(if plain { "" } else { ">" });
}

/// Writes the title of a link, with a space before it; nothing for an empty one.
pub(super) fn title(out: &mut String, title: &str) {
    let title = crate::words::squeeze(title);
    if title.is_empty() {
        return;
    }
    out.push_str(" \"");
    let mut characters = title.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '|' => out.push_str("&#124;"),
            _ => plain_or_reference(out, character, characters.as_str()),
        }
    }
    out.push('"');
}

/// A fence longer than every run of backticks in the code.
pub(super) fn fence(code: &str, least: usize) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + 1))
}

/// Writes a span of code in HTML's tags.
pub(super) fn tagged_code(out: &mut String, code: &str, cell: bool) {
    out.push_str("<code>");
    text(out, code, Around { before: Some(' '), after: None, cell, dollars: true, tildes: true });
    out.push_str("</code>");
}

/// Writes a span of code.
pub(super) fn code(out: &mut String, code: &str, cell: bool) {
    if cell && code.contains('|') {
        // In a cell no backslash in code can be told from one that guards a bar.
        return tagged_code(out, code, cell);
    }
    let fence = fence(code, 1);
    let padded = code.starts_with('`')
        || code.ends_with('`')
        || (code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty());
    let pad = if padded { " " } else { "" };
    for piece in [&fence, pad, code, pad, &fence] {
        out.push_str(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::{Around, address, code, has_formula, text};

    fn escaped(line: &str) -> String {
        let mut out = String::new();
        text(
            &mut out,
            line,
            Around { before: None, after: None, cell: false, dollars: false, tildes: false },
        );
        out
    }

    #[test]
    fn marks_are_escaped_where_they_would_mark() {
        for (line, expected) in [
            ("a * b", "a \\* b"),
            ("snake_case _x_", "snake_case \\_x\\_"),
            ("1 < 2 <b>", "1 < 2 \\<b>"),
            ("R&D a & b &amp; &#38; &c", "R&D a & b \\&amp; \\&#38; &c"),
            ("1. Mai", "1\\. Mai"),
            ("1.5 l", "1.5 l"),
            ("- x", "\\- x"),
            ("-1", "-1"),
            ("# x", "\\# x"),
            ("---", "\\---"),
        ] {
            assert_eq!(escaped(line), expected);
        }
    }

    #[test]
    fn prices_are_no_formulas() {
        for price in ["$5", "$5 and $6", "5$ or 6 $", "a $ b $ c"] {
            assert!(!has_formula(price), "{price}");
        }
        for formula in ["$x$", "$HOME/$USER", "$5-$6", "it costs 5$, or 6$.", "$$ x $$", "5 $a b$ 6"] {
            assert!(has_formula(formula), "{formula}");
        }
    }

    #[test]
    fn addresses_and_code_can_t_break_out() {
        let mut out = String::new();
        address(&mut out, "https://a.example/x y(z)");
        code(&mut out, "a`b", false);
        assert_eq!(out, "<https://a.example/x y(z)>``a`b``");
        out.clear();
        address(&mut out, "https://a.example/?b=1&copy=2&copy;");
        assert_eq!(out, "https://a.example/?b=1&copy=2&amp;copy;");
    }
}
