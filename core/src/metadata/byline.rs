//! The byline: a person or a desk.

use super::declared::Declared;
use super::head::Head;
use super::name::{self, is_name, name_in, signed_name};
use super::title::{Site, host};
use super::{shown_in, tidy};
use crate::block::{Block, Blocks};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// Who wrote the article. A person who is declared goes first, then one that stands in the article's head; only then
/// come a declared name that is the site's or an account's, and names behind the head.
pub(super) fn find(head: &Head<'_>, declared: &Declared, site: &Site) -> Option<String> {
    let mut names = declared.authors.iter().map(|name| name_in(name)).filter(|name| is_name(name));
    let is_person = |name: &&str| !is_account(name) && !site.is_named(name, true);
    let own = names.clone().next();
    if let Some(person) = names.find(is_person) {
        return Some(person.to_owned());
    }
    let [marked, marked_behind] = marked(head);
    marked
        .or_else(|| head.lines().iter().find_map(|block| signed(head, block)))
        .or_else(|| own.map(str::to_owned))
        .or(marked_behind)
        .or_else(|| head.blocks[head.text..].iter().find_map(|block| signed_behind(head, block)))
}

/// Whether a name is one that a machine knows a person by: a single word in small letters.
fn is_account(name: &str) -> bool {
    let other = |c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-'));
    words::find_char(name, &other) == name.len()
}

/// The mail address that stands with the author's name.
pub(super) fn contact(blocks: &Blocks, name: &str) -> Option<String> {
    let author = Author::of(name);
    blocks
        .iter()
        .find_map(|block| mail_in(&block.text).filter(|_| author.is_named_by(block)))
        .map(str::to_owned)
}

/// What a byline is recognised by.
pub(super) struct Author<'a> {
    words: u32,
    fingerprint: u64,
    /// The name's first letters, as far as they are of ASCII.
    beginning: &'a [u8],
}

impl<'a> Author<'a> {
    /// Of a name as [`find`] gives it.
    pub(super) fn of(name: &'a str) -> Self {
        const LETTERS: usize = 3;
        let (words, fingerprint) = words::measure(name);
        let letters = name.bytes().take(LETTERS).take_while(u8::is_ascii_alphabetic).count();
        Self { words, fingerprint, beginning: words::front(name, letters).as_bytes() }
    }

    /// Whether a block is the name, "By" or a mail address aside.
    pub(super) fn is_named_by(&self, block: &Block) -> bool {
        if block.fingerprint == self.fingerprint && self.words > 0 {
            return true;
        }
        if block.words > self.words + MAIL {
            return false;
        }
        let mail = mail_in(&block.text);
        let surplus = block.words.saturating_sub(self.words);
        let may = mail.is_some() || (1..=SURPLUS).contains(&surplus) && self.may_stand_in(&block.text);
        may && self.is_named_beside(&block.text, mail)
    }

    /// Whether a line has the name's first letters: most have not, and need not be read as a byline.
    fn may_stand_in(&self, line: &str) -> bool {
        let Some(first) = self.beginning.first() else { return true };
        let mut parts = line.as_bytes().windows(self.beginning.len());
        parts.any(|part| part[0] | 0x20 == first | 0x20 && part.eq_ignore_ascii_case(self.beginning))
    }

    fn is_named_beside(&self, line: &str, mail: Option<&str>) -> bool {
        let at = mail.and_then(|mail| words::find(line, mail)).unwrap_or(line.len());
        let front = words::front(line, at);
        let behind = words::behind(line, at + mail.unwrap_or_default().len());
        let print = words::fingerprint(name_in(if words::is_blank(front) { behind } else { front }));
        print == self.fingerprint && print != 0 || print == 0 && mail.is_some()
    }
}

/// How many words a mail address may be counted as, and how many may stand beside the name.
const MAIL: u32 = 8;
const SURPLUS: u32 = 6;

/// The names in elements that are marked up as the author's: in the article's head, and behind it.
fn marked(head: &Head<'_>) -> [Option<String>; 2] {
    let [start, _, text] = head.nodes();
    let document = head.document;
    let attributes =
        document.attributes_named(&[Attribute::Rel, Attribute::Itemprop, Attribute::Class, Attribute::Href]);
    let mut found = [None, None];
    let mut covered = start;
    for (id, attribute, value) in attributes {
        if id.0 < covered || !names_author(attribute, value) || !head.part.holds(id) {
            continue;
        }
        let place = &mut found[usize::from(id.0 >= text)];
        if let Some(name) = marked_name(head, id).filter(|_| place.is_none()) {
            *place = Some(name);
            covered = document.end(id);
            if id.0 >= text {
                break;
            }
        }
    }
    found
}

/// Whether an attribute says that its element holds the author or leads there.
fn names_author(attribute: Attribute, value: &str) -> bool {
    const AUTHOR: [&str; 4] = ["byline", "author", "autor", "auteur"];
    match attribute {
        Attribute::Href => words::has_any(value, &["/aut"]) && words::has_any(value, &AUTHOR[1..]),
        Attribute::Class => words::has_any(value, &AUTHOR) && !words::has_any(value, &["comment", "autoref"]),
        _ => value == "author",
    }
}

/// Whether every link in an element leads to a place of a page, as that of a post's time does and an author's doesn't.
fn leads_to_places(document: &Document, id: NodeId) -> bool {
    let links = document.descendants(id).filter_map(|inner| document.attribute(inner, Attribute::Href));
    let (mut any, mut all) = (false, true);
    for href in links {
        any = true;
        all &= words::find(href, "#").is_some();
    }
    any && all
}

/// The name in an element, if it holds little else.
fn marked_name(head: &Head<'_>, id: NodeId) -> Option<String> {
    const LONGEST: u32 = 14;
    if is_declaration(head.document, id)
        || head.document.end(id) - id.0 > 60
        || is_of_card(head, id)
        || leads_to_places(head.document, id)
    {
        return None;
    }
    let mut text = shown_in(head.document, head.blocks, id);
    if text.is_empty() {
        text = head.document.text_of(id);
    }
    if !(1..=LONGEST).contains(&words::count(&text)) {
        return None;
    }
    let line = words::squeeze(&text);
    let name = tidy(signed_name(&line, LONGEST).unwrap_or_else(|| name_in(text.trim())))?;
    (is_name(&name) && !name::ends_small(&name)).then_some(name)
}

fn is_declaration(document: &Document, id: NodeId) -> bool {
    matches!(document.tag(id), Some(Tag::Meta | Tag::Link))
}

/// Whether an element stands in what tells of another page: a link around several lines that leads to another site or is
/// a bookmark's card.
#[inline(never)]
fn is_of_card(head: &Head<'_>, id: NodeId) -> bool {
    const LEVELS: usize = 6;
    let document = head.document;
    let value = |link, name| document.attribute(link, name).unwrap_or_default();
    document.ancestors(id).take(LEVELS).any(|link| {
        let href = value(link, Attribute::Href);
        document.is(link, Tag::A)
            && head.blocks.inside(document, link).len() > 1
            && (words::find(href, "//").is_some() && words::find(href, host(document)).is_none()
                || words::find(value(link, Attribute::Class), "bookmark-").is_some())
    })
}

/// The name in a line that says "By" or "reporter".
fn signed(head: &Head<'_>, block: &Block) -> Option<String> {
    let text = block.text.as_str();
    if words::ends_in_stop(text) || mail_in(text).is_some() {
        return None;
    }
    // "The fall of Ann Example" is a heading.
    let most = if block.heading.is_some() { 0 } else { 2 };
    let reporter = || name::is_reporter(text).then(|| name_in(text)).filter(|name| is_name(name));
    let name = signed_name(text, most).or_else(reporter);
    name.filter(|_| !is_of_card(head, block.container)).map(str::to_owned)
}

/// The name in a line behind the head that begins with "By" and holds little else.
fn signed_behind(head: &Head<'_>, block: &Block) -> Option<String> {
    const LONGEST: u32 = 8;
    let is_line = !block.hidden && (2..=LONGEST).contains(&block.words) && head.part.holds(block.container);
    (is_line && name_in(&block.text).len() < block.text.len()).then(|| signed(head, block))?
}

/// The mail address in a line.
#[inline(never)]
fn mail_in(line: &str) -> Option<&str> {
    let bytes = line.as_bytes();
    let parts = |byte: &u8| matches!(byte, 0..=b' ' | b'(' | b')' | b'<' | b'>' | b',' | b';' | b'[' | b']');
    let at = bytes.iter().position(|&byte| byte == b'@')?;
    let (mut start, mut end, mut dots) = (at, at + 1, 0);
    while start > 0 && !parts(&bytes[start - 1]) {
        start -= 1;
    }
    while end < bytes.len() && !parts(&bytes[end]) && bytes[end] != b'@' {
        dots += usize::from(bytes[end] == b'.');
        end += 1;
    }
    while matches!(bytes[end - 1], b'.' | b':') {
        dots -= usize::from(bytes[end - 1] == b'.');
        end -= 1;
    }
    if start == at || dots == 0 { None } else { line.get(start..end) }
}

#[cfg(test)]
mod tests {
    use super::{Author, mail_in};

    #[test]
    fn a_byline_is_a_name_and_a_mail_address_at_most() {
        let author = Author::of("Lee Min-hyung");
        assert!(author.may_stand_in("byLEE MIN-HYUNG") && !author.may_stand_in("Le"));
        assert!(Author::of("Иван").may_stand_in("ИВАН") && Author::of("J. Doe").may_stand_in("By j. doe"));
        assert!(author.is_named_beside("Lee Min-hyung mhlee@example.org", mail_in("mhlee@example.org")));
        assert!(author.is_named_beside("BY LEE MIN-HYUNG", None));
        assert!(!author.is_named_beside("Lee Min-hyung said so on Monday", None));
        assert_eq!(mail_in("write (a@b.example)."), Some("a@b.example"));
    }
}
