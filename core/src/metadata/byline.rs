//! The byline: a person or a desk.

use super::declared::{Declared, append};
use super::head::Head;
use super::name::{self, is_name, name_in, signed_name};
use super::title::{Site, host};
use crate::block::{Block, Blocks};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// Who wrote the article. A person who is declared and shown goes first, then one that stands in the article's head; only
/// then come who is declared and not shown, the site or an account, and names behind the head.
pub(super) fn find(head: &Head<'_>, declared: &Declared, site: &Site) -> Option<String> {
    let mut names = declared.authors.iter().map(|name| name_in(name)).filter(|name| is_name(name));
    let is_person = |name: &&str| !is_account(name) && !site.is_named(name, true);
    let own = names.clone().next();
    let person = names.find(is_person);
    if let Some(person) = person.filter(|name| is_shown(head.blocks, name)) {
        return Some(person.to_owned());
    }
    // "Shop by size" stands on a page that sells.
    let most = if head.is_article { 2 } else { 0 };
    let [marked, marked_behind] = marked(head);
    marked
        .or_else(|| head.lines().iter().find_map(|block| signed(head, block, most)))
        .or_else(|| person.or(own).map(str::to_owned))
        .or(marked_behind)
        .or_else(|| announced(head))
        .or_else(|| head.blocks[head.text..head.end].iter().find_map(|block| signed_behind(head, block)))
}

/// Whether a line of the page has a name in it.
#[inline(never)]
fn is_shown(blocks: &Blocks, name: &str) -> bool {
    blocks.iter().any(|block| !block.hidden && words::find(&block.text, name).is_some())
}

/// Whether a name is one that a machine knows a person by: a single word in small letters.
fn is_account(name: &str) -> bool {
    let other = |c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-'));
    words::find_char(name, &other) == name.len()
}

/// The mail address that stands with the author's name.
pub(super) fn contact(blocks: &Blocks, name: &str) -> Option<String> {
    let author = Author::of(name);
    let mut named = (0..blocks.len()).filter(|&at| author.stands_in(blocks, at));
    named.find_map(|at| mail_in(&blocks[at].text)).map(str::to_owned)
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

    /// Whether a block is the name, or a mail address next to it.
    #[inline(never)]
    pub(super) fn stands_in(&self, blocks: &Blocks, at: usize) -> bool {
        let is_named = |at: usize| blocks.get(at).is_some_and(|block| self.is_named_by(block));
        let is_mail = || mail_in(&blocks[at].text).is_some_and(|mail| words::count(mail) == blocks[at].words);
        is_named(at) || is_mail() && (is_named(at.wrapping_sub(1)) || is_named(at + 1))
    }

    /// Whether a block is the name, "By" or a mail address aside.
    #[inline(never)]
    fn is_named_by(&self, block: &Block) -> bool {
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
        print == self.fingerprint && print != 0
    }
}

/// How many words a mail address may be counted as, and how many may stand beside the name.
const MAIL: u32 = 8;
const SURPLUS: u32 = 6;

/// The names in elements that are marked up as the author's: in the first post or the article's head, and behind it.
/// Where the page may speak of others, several names are those of others.
fn marked(head: &Head<'_>) -> [Option<String>; 2] {
    let [start, _, text, end] = head.nodes();
    let document = head.document;
    let attributes =
        document.attributes_named(&[Attribute::Rel, Attribute::Itemprop, Attribute::Class, Attribute::Href]);
    let mut found = [None, None];
    // What stands before the first post is another's.
    let mut covered = head.post[0].map_or(start, |author| author.0);
    for (id, attribute, value) in attributes {
        let posted = head.post[0] == Some(id);
        if id.0 < covered || !(posted || names_author(attribute, value)) || !head.part.holds(id) {
            continue;
        }
        let Some(name) = marked_name(head, id) else { continue };
        covered = document.end(id);
        let place = &mut found[usize::from(id.0 >= text && !posted)];
        if place.as_ref().is_some_and(|other| *other != name) && id.0 >= end {
            *place = None;
            break;
        }
        place.get_or_insert(name);
        if (text..end).contains(&id.0) {
            break;
        }
    }
    found
}

/// Whether an attribute says that its element holds the author or leads there.
fn names_author(attribute: Attribute, value: &str) -> bool {
    const AUTHOR: [&str; 4] = ["byline", "author", "autor", "auteur"];
    /// Who comments or reviews, and what leave or office begins with the same letters.
    const OTHERS: [&str; 7] = ["comment", "review", "date", "autoref", "utoris", "utoriz", "uthori"];
    /// How many of them an address may have in its host or its day.
    const HOSTS: usize = 3;
    match attribute {
        Attribute::Href => {
            words::has_any(value, &["/aut"])
                && words::has_any(value, &AUTHOR[1..])
                && !words::has_any(value, &OTHERS[HOSTS..])
        }
        Attribute::Class => words::has_any(value, &AUTHOR) && !words::has_any(value, &OTHERS),
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
    const LONGEST: u32 = 18;
    if is_declaration(head.document, id)
        || head.document.end(id) - id.0 > 60
        || is_of_card(head, id)
        || leads_to_places(head.document, id)
    {
        return None;
    }
    let text = lines_of(head, id);
    if !(1..=LONGEST).contains(&words::count(&text)) {
        return None;
    }
    let name = signed_name(&text, LONGEST).unwrap_or_else(|| name_in(&text));
    (is_name(name) && !name::ends_small(name)).then(|| name.to_owned())
}

/// The lines that an element shows, or hides if it shows none, with bars between them. A capital or a digit right behind
/// another element's letter begins a line: only their style parts the two.
#[inline(never)]
fn lines_of(head: &Head<'_>, id: NodeId) -> String {
    let document = head.document;
    let mut text = String::new();
    for node in (id.0..document.end(id)).map(NodeId) {
        let Some(own) = document.text(node).filter(|_| !document.is_hidden(node)) else { continue };
        let begins = own.chars().next().is_some_and(|c| words::is_capital(c) || c.is_ascii_digit());
        let is_joined = begins && text.as_bytes().last().is_some_and(|last| !last.is_ascii_whitespace());
        let is_border = is_joined || !head.blocks.inside(document, node).is_empty();
        append(&mut text, if is_border { "| " } else { "" }, own);
    }
    words::squeeze(&if words::is_blank(&text) { document.text_of(id) } else { text })
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
#[inline(never)]
fn signed(head: &Head<'_>, block: &Block, most: u32) -> Option<String> {
    let text = block.text.as_str();
    if words::ends_in_stop(text) || mail_in(text).is_some() {
        return None;
    }
    // "The fall of Ann Example" is a heading.
    let most = if block.heading.is_some() { 0 } else { most };
    let reporter = || name::is_reporter(text).then(|| name_in(text)).filter(|name| is_name(name));
    let name = signed_name(text, most).or_else(reporter);
    name.filter(|_| !is_of_card(head, block.container)).map(str::to_owned)
}

/// The name in a line behind the head that begins with "By" and holds little else.
fn signed_behind(head: &Head<'_>, block: &Block) -> Option<String> {
    const LONGEST: u32 = 8;
    let is_line = !block.hidden && (2..=LONGEST).contains(&block.words) && head.part.holds(block.container);
    (is_line && name_in(&block.text).len() < block.text.len()).then(|| signed(head, block, 0))?
}

/// The name in the line below one that is "By" and nothing else.
fn announced(head: &Head<'_>) -> Option<String> {
    const LONGEST: u32 = 8;
    let mut is_below = false;
    for block in &head.blocks[head.title..head.end] {
        let name = name_in(&block.text);
        if is_below && !block.hidden && block.words <= LONGEST && is_name(name) {
            return Some(name.to_owned());
        }
        is_below = !block.hidden && name::is_by(&block.text) && head.part.holds(block.container);
    }
    None
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
