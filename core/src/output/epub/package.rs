//! The package document and the table of contents.

use std::fmt::Write;

use crate::article::Article;
use crate::document::Tag;
use crate::metadata::Direction;
use crate::output::{address, html};
use crate::tree::{Tree, TreeId};
use crate::words;

use super::pictures::Packed;
use super::{head, top};

const TEXT: &str = "article.xhtml";

/// The package document: what the book is, which files it has, and in which order they are read.
pub(super) fn document(book: &Article, pictures: &[Packed], modified: u64) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"identifier\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n",
    );
    metadata(&mut out, book, modified);
    out.push_str("</metadata>\n<manifest>\n");
    item(&mut out, "contents", "nav.xhtml", "application/xhtml+xml", " properties=\"nav\"");
    let has_formula = (1..book.tree.len()).any(|id| book.tree.tag(id) == Some(Tag::Math));
    let properties = if has_formula { " properties=\"mathml\"" } else { "" };
    item(&mut out, "article", TEXT, "application/xhtml+xml", properties);
    item(&mut out, "style", "style.css", "text/css", "");
    for (index, picture) in pictures.iter().enumerate() {
        item(&mut out, &format!("picture-{}", index + 1), &picture.name, picture.media_type, "");
    }
    out.push_str("</manifest>\n<spine");
    if book.metadata.direction == Direction::RightToLeft {
        html::attribute(&mut out, "page-progression-direction", "rtl");
    }
    out.push_str(">\n<itemref idref=\"article\"/>\n</spine>\n</package>\n");
    out
}

fn metadata(out: &mut String, book: &Article, modified: u64) {
    let own = &book.metadata;
    out.push_str("<dc:identifier id=\"identifier\">");
    out.push_str(&identifier(book));
    out.push_str("</dc:identifier>\n");
    html::element(out, "dc:title", &title(book));
    html::element(out, "dc:language", own.language.as_deref().unwrap_or("und"));
    let date = own.published.as_deref().and_then(html::day_of);
    let elements = [
        ("dc:creator", own.byline.as_deref()),
        ("dc:date", date),
        ("dc:publisher", own.site.as_deref()),
        ("dc:description", own.excerpt.as_deref()),
        ("dc:source", own.address.as_deref()),
    ];
    for (name, value) in elements {
        if let Some(value) = value.map(words::squeeze).filter(|value| !value.is_empty()) {
            html::element(out, name, &value);
        }
    }
    out.push_str("<meta property=\"dcterms:modified\">");
    out.push_str(&moment(modified));
    out.push_str("</meta>\n");
}

fn item(out: &mut String, id: &str, href: &str, media_type: &str, more: &str) {
    // A String takes whatever is written to it.
    let _ = writeln!(out, "<item id=\"{id}\" href=\"{href}\" media-type=\"{media_type}\"{more}/>");
}

/// The article's title, or what names it best.
pub(super) fn title(book: &Article) -> String {
    let own = &book.metadata;
    let mut names =
        [&own.title, &own.site, &own.address].into_iter().flatten().map(|name| words::squeeze(name));
    names.find(|name| !name.is_empty()).unwrap_or_else(|| "Article".to_owned())
}

/// A UUID made of the article's address, or of its title and text where it has none: a later version of an article
/// is the same book, changed.
fn identifier(book: &Article) -> String {
    let named = book.metadata.address.clone().unwrap_or_else(|| title(book) + "\n" + &book.tree.text_of(0));
    let hash = fnv(named.as_bytes());
    // Version 8: by a rule of one's own.
    let digits = format!("{:032x}", hash & !(0xf << 76) & !(0b11 << 62) | 8 << 76 | 0b10 << 62);
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..]
    )
}

/// FNV-1a of 128 bits.
fn fnv(bytes: &[u8]) -> u128 {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(START, |hash, &byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

/// Seconds since the beginning of 1970 as `2026-01-31T12:00:00Z`.
fn moment(seconds: u64) -> String {
    const LAST: u64 = 253_402_300_799;
    const DAYS_TO_1970: u64 = 719_468;
    let seconds = seconds.min(LAST);
    // Years from March to February, in eras of 400: the day that leap years add is the last of its year.
    let days = seconds / 86_400 + DAYS_TO_1970;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (year, month) =
        (era * 400 + year + u64::from(month > 9), if month > 9 { month - 9 } else { month + 3 });
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The table of contents: the title, and below it the headings by their levels.
pub(super) fn contents(book: &Article) -> String {
    let mut out = head(book, " xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    out.push_str("</head>\n<body>\n<nav epub:type=\"toc\">\n");
    let mut open: Vec<u8> = Vec::new();
    for entry in entries(book) {
        // A level that the text skips has no list of its own: what is between two open levels is beside the deeper one.
        while open.len() > 1 && open[open.len() - 2] >= entry.level {
            open.pop();
            out.push_str("</li>\n</ol>\n");
        }
        let is_beside = open.last().is_some_and(|&level| level >= entry.level);
        if is_beside {
            open.pop();
        }
        out.push_str(if is_beside { "</li>\n<li><a" } else { "<ol>\n<li><a" });
        open.push(entry.level);
        html::attribute(&mut out, "href", &entry.href);
        out.push('>');
        html::escape(&mut out, &entry.text);
        out.push_str("</a>");
    }
    for _ in open {
        out.push_str("</li>\n</ol>\n");
    }
    out.push_str("</nav>\n</body>\n</html>\n");
    out
}

struct Entry {
    level: u8,
    href: String,
    text: String,
}

/// The title, posts below it, and headings below the post that they stand in.
fn entries(book: &Article) -> Vec<Entry> {
    const POST: u8 = 1;
    let (tree, top) = (&book.tree, top(book));
    let level = |tag: Tag| match tag {
        Tag::Header => Some(POST),
        Tag::H1 => top.heading_level(),
        tag => tag.heading_level(),
    };
    let named = (1..tree.len()).filter_map(|id| Some((id, level(tree.tag(id)?)?)));
    let below = named.map(|(id, level)| Entry {
        level,
        href: format!(
            "{TEXT}{}",
            address::uri(&format!("#{}", tree.attribute(id, "id").unwrap_or_default()))
        ),
        text: shown(tree, id),
    });
    let first = Entry { level: 0, href: TEXT.to_owned(), text: title(book) };
    std::iter::once(first).chain(below.filter(|entry| !entry.text.is_empty())).collect()
}

/// A post's author and time, or a heading's words; a line break keeps them apart.
fn shown(tree: &Tree, id: TreeId) -> String {
    if tree.tag(id) == Some(Tag::Header) {
        return words::squeeze(tree.attribute(id, "title").unwrap_or_default());
    }
    let texts = (id..tree.end(id)).filter_map(|node| match tree.tag(node) {
        Some(Tag::Br) => Some(" "),
        _ => tree.text(node),
    });
    words::squeeze(&texts.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn moments_are_written_as_the_calendar_has_them() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_251_199, "2024-02-29T23:59:59Z"),
            (1_767_225_600, "2026-01-01T00:00:00Z"),
            (u64::MAX, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(moment(seconds), expected);
        }
    }
}
