//! The title: declared, and found in the page.

use super::declared::{Declared, Field, append};
use super::shown_in;
use crate::block::{Block, Blocks};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::elements::permalink;
use crate::lists::gather;
use crate::words;

/// The article's title, and the heading in the page that says it.
///
/// A heading that says what is declared is the title. Else the page's own heading is, if it is no link to the site's
/// home and shares half of its words with what is declared, or the page says that it is an article. What is declared
/// is the title otherwise: pages that sell have slogans as headings.
pub(super) fn find(
    document: &Document,
    blocks: &Blocks,
    declared: &Declared,
    site: &Site,
) -> (Option<String>, Option<NodeId>) {
    if document.is_plain_text() {
        return (by_eye(document, blocks), None);
    }
    let headings = headings(document, blocks);
    let candidates: Vec<String> = declared.titles.iter().map(|title| site.cut_off(title)).collect();
    let chosen = declared_heading(&headings, &candidates)
        .or_else(|| own_heading(&headings, &candidates, declared, site));
    let title = candidates.first().cloned();
    match (chosen, title) {
        (Some(heading), Some(title)) if ends_with(&heading.text, &title) => (Some(title), Some(heading.node)),
        (Some(heading), _) => (Some(words_of(document, blocks, heading.node, false)), Some(heading.node)),
        (None, title) => (title, None),
    }
}

/// A heading that says just what a candidate says.
fn declared_heading<'a>(headings: &'a [Heading], candidates: &[String]) -> Option<&'a Heading> {
    candidates.iter().find_map(|title| {
        let print = words::fingerprint(title);
        headings.iter().find(|heading| heading.print == print)
    })
}

/// The article's own heading, though it says something else than is declared. The best is one of the first level that is
/// near to that; then one that is a part of a declared title, then any if only the site's name is declared, then the
/// only one of the first level in an article, if most of that comes after it.
fn own_heading<'a>(
    headings: &'a [Heading],
    candidates: &[String],
    declared: &Declared,
    site: &Site,
) -> Option<&'a Heading> {
    /// More are the headings of sections.
    const MOST: usize = 2;
    let (parts, last) = parts(&declared.titles);
    let is_article = declared.is_article || candidates.is_empty();
    // What names the site names its home page only.
    let unnamed = !site.is_home && candidates.iter().all(|title| site.is_named(title, false));
    let (mut best, mut found, mut first_level) = (4, None, 0);
    for heading in headings {
        if heading.aside || last.contains(&heading.print) || site.is_named(&heading.text, false) {
            continue;
        }
        first_level += usize::from(heading.is_first_level);
        let near = heading.is_first_level && candidates.iter().any(|title| is_near(&heading.text, title));
        let rank = match () {
            () if near => 0,
            () if parts.contains(&heading.print) => 1,
            () if unnamed => 2,
            () if heading.is_first_level && is_article && !heading.is_behind => 3,
            () => 4,
        };
        if rank < best {
            (best, found) = (rank, Some(heading));
        }
    }
    found.filter(|_| best < 3 || first_level <= MOST)
}

/// The fingerprints of the parts of titles, and of their last parts, which are mostly the site's name.
fn parts(titles: &[String]) -> (Vec<u64>, Vec<u64>) {
    let (mut parts, mut last) = (Vec::new(), Vec::new());
    for title in titles {
        let mut rest = title.as_str();
        while !rest.is_empty() {
            let end = words::find_char(rest, &is_border);
            let print = words::fingerprint(words::front(rest, end));
            parts.push(print);
            if end == rest.len() && end < title.len() {
                last.push(print);
            }
            rest = words::behind(rest, end);
            rest = words::behind(rest, rest.chars().next().map_or(0, char::len_utf8));
        }
    }
    (parts, last)
}

/// Whether the heading is a link to the site's home, a widget's, or in its foot or menus.
fn stands_aside(document: &Document, heading: NodeId) -> bool {
    let leads_home =
        |id| document.is(id, Tag::A) && document.attribute(id, Attribute::Href).is_some_and(is_home);
    let is_aside = |id| leads_home(id) || matches!(document.tag(id), Some(Tag::Nav | Tag::Footer));
    let class = document.attribute(heading, Attribute::Class).unwrap_or_default();
    words::find(class, "widget").is_some()
        || document.descendants(heading).any(leads_home)
        || document.nearest(document.parent(heading), usize::MAX, &is_aside).is_some()
}

/// Whether an address names no page of its site, but for its language.
fn is_home(address: &str) -> bool {
    let rest = words::find(address, "//").map_or(address, |at| words::behind(address, at + 2));
    let host = if rest.len() < address.len() { words::find_char(rest, &|c| c == '/') } else { 0 };
    let path = words::trim_char(words::behind(rest, host), &|c| matches!(c, '/' | '.'));
    path.len() <= 2 || path.starts_with("index.") && words::find(path, "?").is_none()
}

/// Whether a heading shares half of the words of the shorter text with a title; of a single word, that the title begins
/// with it.
fn is_near(heading: &str, title: &str) -> bool {
    let prints = |text| gather(words::split(text).map(words::hash_lower));
    let (heading, title) = (prints(heading), prints(title));
    let shared = heading.iter().filter(|word| title.contains(word)).count();
    let length = heading.len().min(title.len());
    if length == 1 { heading.first() == title.first() } else { 2 * shared >= length }
}

/// Whether a text ends with the words of another, and has more.
fn ends_with(text: &str, end: &str) -> bool {
    let (text, end) = (plain(text), plain(end));
    words::count(&end) >= 3 && text.strip_suffix(&end).is_some_and(|front| front.ends_with(' '))
}

/// A heading of the page that shows.
struct Heading {
    node: NodeId,
    is_first_level: bool,
    /// Whether it is another's: a link to the site's home, or in a menu or foot.
    aside: bool,
    /// Whether it stands behind most of the page's paragraphs.
    is_behind: bool,
    text: String,
    print: u64,
}

/// The page's headings of the first two levels, as far as they show.
fn headings(document: &Document, blocks: &Blocks) -> Vec<Heading> {
    let mut headings = document.all_of(&[Tag::H1, Tag::H2]);
    document.keep_outermost(&mut headings);
    let mut shown = Vec::new();
    for node in headings {
        let text = words_of(document, blocks, node, true);
        let print = words::fingerprint(&text);
        if !text.is_empty() {
            let (is_first_level, aside) = (document.is(node, Tag::H1), stands_aside(document, node));
            let before = blocks.sums(0..blocks.inside(document, node).start).prose;
            let is_behind = 2 * before > blocks.sums(0..blocks.len()).prose;
            shown.push(Heading { node, is_first_level, aside, is_behind, text, print });
        }
    }
    shown
}

/// The words of a heading: without hyphens that show only where a line ends, and without the sign of a permanent link.
pub(super) fn words_of(document: &Document, blocks: &Blocks, heading: NodeId, buttons: bool) -> String {
    let text = words::squeeze(&without(&shown_in(document, blocks, heading, buttons), '\u{ad}'));
    if document.descendants(heading).any(|id| permalink::of_sign(document, id).is_some()) {
        words::trim_char(&text, &|c| matches!(c, ' ' | '#' | '¶' | '§' | '🔗' | '\u{e000}'..='\u{f8ff}'))
            .to_owned()
    } else {
        text
    }
}

/// A text without one of its characters.
#[inline(never)]
fn without(text: &str, dropped: char) -> String {
    let (mut kept, mut rest) = (String::new(), text);
    while !rest.is_empty() {
        let end = words::find_char(rest, &|c| c == dropped);
        kept.push_str(words::front(rest, end));
        rest = words::behind(rest, end + dropped.len_utf8());
    }
    kept
}

/// The names that a site goes by.
pub(super) struct Site {
    name: String,
    /// The host's letters.
    host: String,
    /// Whether the page is its home.
    is_home: bool,
}

impl Site {
    pub(super) fn of(document: &Document, declared: &Declared) -> Self {
        let name = declared.get(Field::Site).or(declared.get(Field::Publisher)).unwrap_or_default();
        let is_home = is_home(document.address().unwrap_or_default());
        Self { name: plain(name), host: joined(host(document)), is_home }
    }

    /// The title without the site's name at one of its ends, which a dash, bar or the like sets off.
    fn cut_off(&self, title: &str) -> String {
        let mut rest = title;
        while let Some(shorter) = self.cut_once(rest) {
            rest = shorter;
        }
        rest.to_owned()
    }

    fn cut_once<'a>(&self, title: &'a str) -> Option<&'a str> {
        let (mut at, mut first) = (title.len(), title.len());
        let mut space = false;
        for (place, c) in title.char_indices() {
            // A border between spaces; the last one of them has more spaces behind it.
            if is_border(c) && (space && words::behind(title, place).contains(' ') || c == '｜') {
                at = place;
                first = first.min(place);
            }
            space = c == ' ';
        }
        if at == title.len() {
            return None;
        }
        let (front, end) = (words::front(title, at), words::behind(title, at));
        let long = words::count(front) >= 3 && words::count(front) > 2 * words::count(end);
        if self.is_named(end, true) || self.name.is_empty() && long {
            return Some(trim(front));
        }
        self.is_named(words::front(title, first), false).then(|| trim(words::behind(title, first)))
    }

    /// Whether a part of a title is the site's name; or has it in it or is a part of it, where that is allowed.
    #[inline(never)]
    pub(super) fn is_named(&self, part: &str, loosely: bool) -> bool {
        const SHORT: usize = 3;
        let joined = joined(part);
        let by_host = joined.len() >= SHORT && words::find(&self.host, &joined).is_some();
        let part = plain(part);
        let loose =
            loosely && (words::find(&part, &self.name).is_some() || words::find(&self.name, &part).is_some());
        by_host || !self.name.is_empty() && (part == self.name || loose)
    }
}

/// The host of the page's address.
#[inline(never)]
pub(super) fn host(document: &Document) -> &str {
    words::pieces(document.address().unwrap_or_default(), b'/').nth(2).unwrap_or_default()
}

/// A part of a title without borders.
fn trim(part: &str) -> &str {
    words::trim_char(part, &|c| c == ' ' || is_border(c))
}

/// Whether a character may part a title from a site's name.
fn is_border(c: char) -> bool {
    matches!(c, '|' | '-' | '–' | '—' | '·' | '•' | '»' | '«' | '/' | '｜')
}

/// The letters of a text without what parts them.
#[inline(never)]
fn joined(text: &str) -> String {
    without(&plain(text), ' ')
}

#[inline(never)]
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for word in words::split(text) {
        append(&mut plain, " ", &words::lower(word));
    }
    plain
}

/// Of plain text: the longest short line before the first paragraph that isn't in a list, ends no sentence and stands once.
fn by_eye(document: &Document, blocks: &Blocks) -> Option<String> {
    const LENGTH: std::ops::RangeInclusive<u32> = 2..=30;
    let first = blocks.iter().position(Block::is_prose).unwrap_or(blocks.len());
    let prints = words::sorted(blocks.iter().map(|block| (block.fingerprint, 0)).collect());
    let mut best: Option<&Block> = None;
    for block in &blocks[..first] {
        let place = prints.partition_point(|&(print, _)| print < block.fingerprint);
        let once = prints.get(place + 1) != Some(&(block.fingerprint, 0));
        let listed = document.is(block.container, Tag::Li);
        let goes_on = matches!(block.text.as_bytes().last(), Some(b'.' | b':' | b',' | b';'));
        // Of two lines as long the first stands: titles come before what is said about them.
        let longer = best.is_none_or(|best| block.words > best.words);
        if LENGTH.contains(&block.words) && longer && !listed && !goes_on && once {
            best = Some(block);
        }
    }
    best.map(|block| block.text.clone())
}

#[cfg(test)]
mod tests {
    use super::{Site, is_home, is_near, plain};

    #[track_caller]
    fn check(title: &str, site: &str, expected: &str) {
        let site = Site { name: plain(site), host: "wwwrainexample".to_owned(), is_home: false };
        assert_eq!(site.cut_off(title), expected);
    }

    #[test]
    fn the_site_is_cut_off_and_nothing_else() {
        check("Rain again | The Daily", "The Daily", "Rain again");
        check("The Daily - Rain again", "The Daily", "Rain again");
        check("Rain again | Daily | The Daily", "The Daily", "Rain again");
        check("Wind - and snow", "The Daily", "Wind - and snow");
        check("It rained on four days - Daily", "", "It rained on four days");
        check("Wind | Rain.example", "", "Wind");
    }

    #[test]
    fn a_link_to_the_home_page_names_no_article() {
        for home in ["/", "", "https://a.example", "https://a.example/", "/de/", "index.php", "./"] {
            assert!(is_home(home), "{home}");
        }
        for other in ["/rain", "https://a.example/rain/", "index.php?id=3", "#rain"] {
            assert!(!is_home(other), "{other}");
        }
    }

    #[test]
    fn near_titles_share_half_of_their_words() {
        assert!(is_near("Rain for four days", "It will rain for days"));
        assert!(is_near("Rain", "Rain - and wind"));
        assert!(!is_near("Wind", "Rain - and wind"));
        assert!(!is_near("Our best offers", "Rain for four days"));
    }
}
