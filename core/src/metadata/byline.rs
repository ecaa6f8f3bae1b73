//! The byline: a person or a desk.

use std::borrow::Cow;

use super::declared::Declared;
use super::tidy;
use crate::block::{Block, Blocks};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// "By", in languages that set it before the name.
const BY: [u64; 15] = [
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
    words::hash("author"),
    words::hash("text"),
    words::hash("words"),
    words::hash("written"),
    words::hash("автор"),
];
/// The longest of them, in bytes.
const LONGEST_BY: usize = 10;
/// "Reporter", in languages that set it behind the name.
const REPORTER: &[&str] = &["기자", "특파원", "記者", "记者", "報道"];
const LONGEST: u32 = 12;

/// Who wrote the article: as declared, as marked up, or by a line that says so.
pub(super) fn find(document: &Document, blocks: &Blocks, declared: &Declared) -> Option<String> {
    let declared = declared.author.as_deref().map(name_in).filter(|name| is_name(name));
    declared.map(str::to_owned).or_else(|| marked(document)).or_else(|| by_eye(blocks))
}

/// The mail address that stands with the author's name.
pub(super) fn contact(blocks: &Blocks, name: &str) -> Option<String> {
    let author = Author::of(name);
    let lines = blocks.iter().filter(|block| block.text.contains('@') && author.is_named_by(block));
    lines.filter_map(|block| mail_in(&block.text)).map(str::to_owned).next()
}

/// What a byline is recognised by.
pub(super) struct Author {
    words: u32,
    fingerprint: u64,
}

impl Author {
    /// Of a name as [`find`] gives it.
    pub(super) fn of(name: &str) -> Self {
        let (words, fingerprint) = words::measure(name);
        Self { words, fingerprint }
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
        let may = mail.is_some() || (1..=SURPLUS).contains(&surplus);
        may && self.is_named_beside(&block.text, mail)
    }

    fn is_named_beside(&self, line: &str, mail: Option<&str>) -> bool {
        let rest = mail.map_or(Cow::Borrowed(line), |mail| line.replacen(mail, " ", 1).into());
        let print = words::fingerprint(name_in(&rest));
        print == self.fingerprint && print != 0 || print == 0 && mail.is_some()
    }
}

/// How many words a mail address may be counted as, and how many may stand beside the name.
const MAIL: u32 = 8;
const SURPLUS: u32 = 6;

/// An element that is marked up as the author's name.
fn marked(document: &Document) -> Option<String> {
    let marks = |attribute: Attribute, value: &str| {
        let names: &[&str] = match attribute {
            Attribute::Class => &["byline", "author", "author-name", "p-author", "byline__name"],
            _ => &["author"],
        };
        value.split_whitespace().any(|name| names.contains(&name))
    };
    let attributes = document.attributes_named(&[Attribute::Rel, Attribute::Itemprop, Attribute::Class]);
    attributes
        .filter(|&(id, attribute, value)| !is_declaration(document, id) && marks(attribute, value))
        .filter_map(|(id, ..)| tidy(&document.text_of(id)))
        .map(|text| name_in(&text).to_owned())
        .find(|name| is_name(name))
}

fn is_declaration(document: &Document, id: NodeId) -> bool {
    matches!(document.tag(id), Some(Tag::Meta | Tag::Link))
}

/// A short line that begins with "By" or ends with "reporter", before the text or at its end.
fn by_eye(blocks: &Blocks) -> Option<String> {
    let lines = blocks.iter().filter(|block| !block.hidden && (2..=LONGEST).contains(&block.words));
    lines.filter(|block| !words::ends_in_stop(&block.text)).find_map(|block| {
        let name = name_in(&block.text);
        let says = name.len() < block.text.len() && mail_in(&block.text).is_none();
        (says && is_name(name) && is_capitalised(name)).then(|| name.to_owned())
    })
}

/// The name in a byline: without "By" before it and what follows a comma, bar or the like.
fn name_in(line: &str) -> &str {
    let mut name = line.trim().trim_start_matches(['-', '–', '—', '|', '·', '/']).trim();
    for _ in 0..2 {
        let end = name.find([' ', ':', '\u{a0}']).unwrap_or(name.len());
        if end > LONGEST_BY || !BY.contains(&words::hash_lower(&name[..end])) {
            break;
        }
        name = name[end..].trim_start_matches([' ', ':', '\u{a0}']);
    }
    for reporter in REPORTER {
        name = name.strip_suffix(reporter).unwrap_or(name).trim_end();
    }
    name.split([';', '|', '•', '·']).next().unwrap_or(name).trim().trim_end_matches([',', '/', '-']).trim()
}

fn is_name(name: &str) -> bool {
    let count = words::count(name);
    (1..=LONGEST).contains(&count)
        && name.len() <= 120
        && !name.contains("://")
        && !name.contains('@')
        && !name.ends_with(['?', '!'])
        && name.chars().any(char::is_alphabetic)
}

/// Whether each longer word begins with a capital or has no case.
fn is_capitalised(name: &str) -> bool {
    name.split_whitespace()
        .filter(|word| word.chars().count() > 3)
        .all(|word| !word.chars().next().is_some_and(char::is_lowercase))
}

/// The mail address in a line.
fn mail_in(line: &str) -> Option<&str> {
    if !line.contains('@') {
        return None;
    }
    let pieces =
        line.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '[' | ']'));
    pieces.map(|piece| piece.trim_end_matches(['.', ':'])).find(|piece| {
        piece.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !host.contains('@')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Author, mail_in, name_in};

    #[test]
    fn names_are_found_in_bylines_of_many_languages() {
        assert_eq!(name_in("By Lee Min-hyung"), "Lee Min-hyung");
        assert_eq!(name_in("Von: Erika Beispiel | Politik"), "Erika Beispiel");
        assert_eq!(name_in("김민수 기자"), "김민수");
        assert_eq!(name_in("Byron Smith"), "Byron Smith");
    }

    #[test]
    fn a_byline_is_a_name_and_a_mail_address_at_most() {
        let author = Author::of("Lee Min-hyung");
        assert!(author.is_named_beside("Lee Min-hyung mhlee@example.org", mail_in("mhlee@example.org")));
        assert!(author.is_named_beside("BY LEE MIN-HYUNG", None));
        assert!(!author.is_named_beside("Lee Min-hyung said so on Monday", None));
        assert_eq!(mail_in("write (a@b.example)."), Some("a@b.example"));
    }
}
