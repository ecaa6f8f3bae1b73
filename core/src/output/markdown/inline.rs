//! A paragraph's run of text, marks, links and pictures, collected first and written when it is whole: whether a
//! mark can be written as Markdown's depends on what follows it.

use super::autolink;
use super::escape::{self, Around};

/// What marks a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// `**`
    Strong,
    /// `_`
    Emphasis,
    /// `~~`
    Deleted,
    /// A mark that only HTML has, by its tag.
    Html(&'static str),
    /// A link with its address and title.
    Link(String, String),
}

impl Span {
    /// The name of the HTML element that means the same.
    fn tag(&self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Emphasis => "em",
            Self::Deleted => "del",
            Self::Html(tag) => tag,
            Self::Link(..) => "a",
        }
    }

    /// Whether a second one within or right behind the first says nothing more.
    fn is_same_kind(&self, other: &Self) -> bool {
        self.tag() == other.tag()
    }
}

/// What a run is made of.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Text(String),
    Code(String),
    Break,
    Open(Span),
    Close(Span),
    Picture {
        alt: String,
        address: String,
    },
    /// An address that is a link to itself.
    Address(String),
    /// Markdown as it is.
    Raw(String),
    /// A formula in TeX, and its marks.
    Formula(String, &'static str),
}

/// White space met, and not yet written: it stands only between two pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Break,
}

/// How a run is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A paragraph: breaks are lines, and a line's start may need an escape.
    Paragraph,
    /// A heading, which is one line.
    Heading,
    /// A cell of a table: one line, and no bars.
    Cell,
}

/// A run of text under way.
#[derive(Debug, Default)]
pub(super) struct Run {
    pieces: Vec<Piece>,
    gap: Gap,
    open: Vec<Span>,
    code: usize,
    /// Whether code ended since the last word.
    code_ended: bool,
}

impl Run {
    /// Opens a span, unless one of its kind is open already; says whether it did.
    pub(super) fn open(&mut self, span: Span) -> bool {
        if self.open.iter().any(|open| open.is_same_kind(&span)) {
            return false;
        }
        match self.pieces.last() {
            Some(Piece::Close(last)) if self.gap == Gap::None && *last == span => {
                self.pieces.pop();
            }
            _ => self.pieces.push(Piece::Open(span.clone())),
        }
        self.open.push(span);
        true
    }

    /// Closes the span opened last; one without content leaves nothing.
    pub(super) fn close(&mut self) {
        let Some(span) = self.open.pop() else { return };
        if matches!(self.pieces.last(), Some(Piece::Open(_))) {
            self.pieces.pop();
        } else {
            self.pieces.push(Piece::Close(span));
        }
    }

    /// Begins code: texts are written as they are.
    pub(super) fn open_code(&mut self) {
        self.code += 1;
    }

    /// Ends code.
    pub(super) fn close_code(&mut self) {
        self.code = self.code.saturating_sub(1);
        self.code_ended |= self.code == 0;
    }

    /// Adds text, white space as single spaces, and without the marks of byte order that are left from other files.
    pub(super) fn text(&mut self, text: &str) {
        for (index, word) in text.replace('\u{feff}', "").split(crate::output::collapses).enumerate() {
            if index > 0 {
                self.gap = self.gap.max(Gap::Space);
            }
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    /// Adds a mark right behind the last word: white space that ended it comes after the mark.
    pub(super) fn closing_mark(&mut self, mark: &str) {
        let gap = std::mem::take(&mut self.gap);
        self.word(mark);
        self.gap = gap;
    }

    /// Adds a break; says whether one stood there already and no span is open, so that a paragraph may end here.
    pub(super) fn line_break(&mut self) -> bool {
        let second = self.gap == Gap::Break && self.open.is_empty() && !self.is_blank();
        self.gap = Gap::Break;
        second
    }

    /// Adds a picture.
    pub(super) fn picture(&mut self, alt: &str, address: &str) {
        self.fill_gap();
        self.pieces.push(Piece::Picture { alt: crate::words::squeeze(alt), address: address.to_owned() });
    }

    /// Adds Markdown that is written as it is.
    pub(super) fn raw(&mut self, markdown: String) {
        self.fill_gap();
        self.pieces.push(Piece::Raw(markdown));
    }

    /// Adds a formula in TeX; one for display gets double marks.
    pub(super) fn formula(&mut self, tex: &str, display: bool) {
        self.fill_gap();
        self.pieces.push(Piece::Formula(tex.to_owned(), if display { "$$" } else { "$" }));
    }

    /// Whether there is nothing to write.
    pub(super) fn is_blank(&self) -> bool {
        !self.pieces.iter().any(|piece| !matches!(piece, Piece::Open(_)))
    }

    /// Writes the run and begins a new one with the same spans open.
    pub(super) fn take(&mut self, style: Style) -> String {
        for span in self.open.iter().rev() {
            match self.pieces.last() {
                Some(Piece::Open(_)) => drop(self.pieces.pop()),
                _ => self.pieces.push(Piece::Close(span.clone())),
            }
        }
        let reopened = self.open.iter().cloned().map(Piece::Open).collect();
        let pieces = std::mem::replace(&mut self.pieces, reopened);
        self.gap = Gap::None;
        Writer::new(&autolink::set_apart(pieces, style), style).write()
    }

    fn word(&mut self, word: &str) {
        self.fill_gap();
        let code = self.code > 0;
        match self.pieces.last_mut() {
            Some(Piece::Text(text)) if !code => text.push_str(word),
            Some(Piece::Code(text)) if code && !self.code_ended => text.push_str(word),
            _ if code => self.pieces.push(Piece::Code(word.to_owned())),
            _ => self.pieces.push(Piece::Text(word.to_owned())),
        }
        self.code_ended = false;
    }

    /// Writes the gap before a piece that is about to come: outside the spans that just opened.
    fn fill_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        let opening = self.pieces.iter().rev().take_while(|piece| matches!(piece, Piece::Open(_))).count();
        let at = self.pieces.len() - opening;
        let code = self.code > 0 && opening == 0 && !self.code_ended;
        match (gap, self.pieces[..at].last_mut()) {
            (Gap::None, _) | (_, None) => {}
            (Gap::Space, Some(Piece::Text(text))) => text.push(' '),
            (Gap::Space, Some(Piece::Code(text))) if code => text.push(' '),
            (Gap::Space, Some(_)) => self.pieces.insert(at, Piece::Text(" ".to_owned())),
            (Gap::Break, Some(_)) => self.pieces.insert(at, Piece::Break),
        }
    }
}

/// What a mark stands next to: its own rules depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Space,
    Punctuation,
    Word,
    /// Punctuation for some readers of Markdown and not for others.
    Unclear,
}

impl Side {
    fn of(character: Option<char>) -> Self {
        match character {
            None => Self::Space,
            Some(character) if character.is_whitespace() => Self::Space,
            Some(character) if character.is_ascii_punctuation() => Self::Punctuation,
            Some(character) if character.is_alphanumeric() => Self::Word,
            Some(_) => Self::Unclear,
        }
    }

    /// Whether a mark between this side and `inner` flanks `inner`, for every reader.
    fn flanks(self, inner: Self) -> bool {
        match inner {
            Self::Space => false,
            Self::Word => true,
            Self::Punctuation | Self::Unclear => matches!(self, Self::Space | Self::Punctuation),
        }
    }
}

struct Writer<'a> {
    pieces: &'a [Piece],
    /// Of each opening or closing piece, whether Markdown's own mark can't be read there.
    needs_html: Vec<bool>,
    /// Whether a dollar sign of the text needs an escape.
    dollars: bool,
    /// Whether a tilde does.
    tildes: bool,
    style: Style,
    out: String,
}

/// Whether a run has a formula, beside which each dollar sign is a mark, or text that looks like one.
fn has_dollars(pieces: &[Piece], style: Style) -> bool {
    let mut line = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => line.push_str(text),
            Piece::Code(code) => line.extend(["`", code, "`"]),
            Piece::Break if style == Style::Paragraph => line.push_str("\\\n"),
            Piece::Formula(..) => return true,
            // A mark or a picture is no white space.
            _ => line.push(char::REPLACEMENT_CHARACTER),
        }
    }
    escape::has_formula(&line)
}

/// Whether a run has more than one tilde, or what is struck through already: two of them would strike through what
/// stands between.
fn has_tildes(pieces: &[Piece]) -> bool {
    let tildes = |piece: &Piece| match piece {
        Piece::Text(text) | Piece::Raw(text) | Piece::Picture { alt: text, .. } => text.matches('~').count(),
        Piece::Formula(..) | Piece::Open(Span::Deleted) => 2,
        _ => 0,
    };
    pieces.iter().map(tildes).sum::<usize>() > 1
}

impl<'a> Writer<'a> {
    fn new(pieces: &'a [Piece], style: Style) -> Self {
        let mut needs_html = vec![false; pieces.len()];
        let mut open: Vec<usize> = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Open(_) => open.push(at),
                Piece::Close(span) => {
                    if let Some(start) = open.pop() {
                        let html = !can_mark(span, pieces, start, at);
                        needs_html[start] = html;
                        needs_html[at] = html;
                    }
                }
                _ => {}
            }
        }
        let (dollars, tildes) = (has_dollars(pieces, style), has_tildes(pieces));
        Self { pieces, needs_html, dollars, tildes, style, out: String::new() }
    }

    fn write(mut self) -> String {
        for at in 0..self.pieces.len() {
            self.piece(at);
        }
        if self.style == Style::Heading && self.out.ends_with('#') {
            // A heading's last hashes would be taken for its end.
            self.out.insert(self.out.len() - 1, '\\');
        }
        self.out
    }

    fn piece(&mut self, at: usize) {
        let (cell, dollars, tildes) = (self.style == Style::Cell, self.dollars, self.tildes);
        match &self.pieces[at] {
            Piece::Text(text) => {
                let line_start =
                    self.style == Style::Paragraph && (self.out.is_empty() || self.out.ends_with('\n'));
                let before =
                    if line_start { None } else { Some(self.out.chars().next_back().unwrap_or(' ')) };
                let after = self.pieces.get(at + 1).and_then(first_character);
                escape::text(&mut self.out, text, Around { before, after, cell, dollars, tildes });
            }
            // Right behind other code, backticks would be its.
            Piece::Code(code) if at > 0 && matches!(self.pieces[at - 1], Piece::Code(_)) => {
                escape::tagged_code(&mut self.out, code, cell);
            }
            Piece::Code(code) => escape::code(&mut self.out, code, cell),
            Piece::Address(address) => autolink::write(&mut self.out, address, cell),
            Piece::Raw(markdown) if cell => self.out.push_str(&markdown.replace('|', "&#124;")),
            Piece::Raw(markdown) => self.out.push_str(markdown),
            Piece::Break if self.style == Style::Paragraph => self.out.push_str("\\\n"),
            Piece::Break => self.out.push_str("<br>"),
            Piece::Open(span) => self.open(span, self.needs_html[at]),
            Piece::Close(span) => self.close(span, self.needs_html[at]),
            Piece::Formula(tex, mark) => self.formula(tex, mark),
            Piece::Picture { alt, address } => {
                self.out.push_str("![");
                let around = Around { before: Some(' '), after: None, cell, dollars, tildes };
                escape::text(&mut self.out, alt, around);
                self.out.push_str("](");
                escape::address(&mut self.out, address);
                self.out.push(')');
            }
        }
    }

    fn formula(&mut self, tex: &str, mark: &str) {
        self.out.push_str(mark);
        if self.style == Style::Cell {
            // A bar would end the cell.
            self.out.push_str(&tex.replace("\\|", "\\Vert ").replace('|', "\\vert "));
        } else {
            self.out.push_str(tex);
        }
        self.out.push_str(mark);
    }

    fn open(&mut self, span: &Span, html: bool) {
        match span {
            Span::Link(..) => self.out.push('['),
            Span::Strong if !html => self.out.push_str("**"),
            Span::Emphasis if !html => self.out.push('_'),
            Span::Deleted if !html => self.out.push_str("~~"),
            span => self.tag("<", span.tag()),
        }
    }

    fn close(&mut self, span: &Span, html: bool) {
        match span {
            Span::Link(address, title) => {
                self.out.push_str("](");
                escape::address(&mut self.out, address);
                escape::title(&mut self.out, title);
                self.out.push(')');
            }
            Span::Strong if !html => self.out.push_str("**"),
            Span::Emphasis if !html => self.out.push('_'),
            Span::Deleted if !html => self.out.push_str("~~"),
            span => self.tag("</", span.tag()),
        }
    }

    fn tag(&mut self, start: &str, name: &str) {
        self.out.push_str(start);
        self.out.push_str(name);
        self.out.push('>');
    }
}

/// The first character that a piece is written with, as far as its neighbour depends on it.
fn first_character(piece: &Piece) -> Option<char> {
    match piece {
        Piece::Text(text) => text.chars().next(),
        Piece::Code(_) => Some('`'),
        Piece::Break => Some('\\'),
        // An address may stand in angle brackets too: no neighbour minds which.
        Piece::Open(Span::Link(..)) | Piece::Address(_) => Some('['),
        Piece::Open(_) | Piece::Close(_) => Some('*'),
        Piece::Picture { .. } => Some('!'),
        Piece::Raw(markdown) => markdown.chars().next(),
        Piece::Formula(..) => Some('$'),
    }
}

/// The last character that a piece is written with.
fn last_character(piece: &Piece) -> Option<char> {
    match piece {
        Piece::Text(text) | Piece::Raw(text) => text.chars().next_back(),
        Piece::Break => Some('\n'),
        _ => Some('*'),
    }
}

/// Whether the marks at both ends of a span are read as such by every reader of Markdown.
fn can_mark(span: &Span, pieces: &[Piece], start: usize, end: usize) -> bool {
    let before = |at: usize| Side::of(at.checked_sub(1).and_then(|at| last_character(&pieces[at])));
    let after = |at: usize| Side::of(pieces.get(at + 1).and_then(first_character));
    let flanks = before(start).flanks(after(start)) && after(end).flanks(before(end));
    match span {
        Span::Strong | Span::Deleted => flanks,
        Span::Emphasis => {
            let apart = |side| matches!(side, Side::Space | Side::Punctuation);
            flanks && apart(before(start)) && apart(after(end))
        }
        Span::Html(_) => false,
        Span::Link(..) => true,
    }
}
