//! The byline: a person or a desk.

use super::declared::Declared;
use super::tidy;
use crate::block::{Block, Blocks};
use crate::document::{Document, NodeId, Tag};
use crate::words;

/// "By", in languages that set it before the name.
const BY: &[&str] = &["by", "von", "par", "por", "di", "door", "av", "af", "przez", "autor", "text", "words by", "written by", "автор"];
/// "Reporter", in languages that set it behind the name.
const REPORTER: &[&str] = &["기자", "특파원", "記者", "记者", "報道"];
const LONGEST: u32 = 12;

/// Who wrote the article: as declared, as marked up, or by a line that says so.
pub(super) fn find(document: &Document, blocks: &Blocks, declared: &Declared) -> Option<String> {
    let declared = declared.author.as_deref().map(name_in).filter(|name| is_name(name));
    declared.or_else(|| marked(document)).or_else(|| by_eye(blocks))
}

/// The mail address that stands with the author's name.
pub(super) fn contact(blocks: &Blocks, name: &str) -> Option<String> {
    blocks.iter().filter(|block| is_byline(block, name)).find_map(|block| mail_in(&block.text).map(str::to_owned))
}

/// Whether a block names the author and says nothing else.
pub(super) fn is_byline(block: &Block, name: &str) -> bool {
    block.words <= LONGEST + 8 && says_only(&block.text, name)
}

/// Whether a line is a name, "By" or a mail address aside.
fn says_only(line: &str, name: &str) -> bool {
    let mail = mail_in(line);
    let rest = mail.map_or_else(|| line.to_owned(), |mail| line.replacen(mail, " ", 1));
    let rest = name_in(&rest);
    let print = words::fingerprint(&rest);
    print == words::fingerprint(name) && print != 0 || print == 0 && mail.is_some()
}

/// An element that is marked up as the author's name.
fn marked(document: &Document) -> Option<String> {
    let marks = |&id: &NodeId| {
        let named = |attribute: &str, names: &[&str]| {
            document.attribute(id, attribute).is_some_and(|value| value.split_whitespace().any(|name| names.contains(&name)))
        };
        document.tag(id).is_some_and(|tag| tag != Tag::Meta && tag != Tag::Link)
            && (named("rel", &["author"]) || named("itemprop", &["author"]) || named("class", &["byline", "author", "author-name", "p-author", "byline__name"]))
    };
    let texts = document.ids().filter(marks).map(|id| document.text_of(id));
    texts.filter_map(|text| tidy(&text)).map(|text| name_in(&text)).find(|name| is_name(name))
}

/// A short line that begins with "By" or ends with "reporter", before the text or at its end.
fn by_eye(blocks: &Blocks) -> Option<String> {
    let lines = blocks.iter().filter(|block| !block.hidden && (2..=LONGEST).contains(&block.words));
    lines.filter(|block| !words::ends_in_stop(&block.text)).find_map(|block| {
        let name = name_in(&block.text);
        (name.len() < block.text.len() && mail_in(&block.text).is_none() && is_name(&name) && is_capitalised(&name)).then_some(name)
    })
}

/// The name in a byline: without "By" before it and what follows a comma, bar or the like.
fn name_in(line: &str) -> String {
    let mut name = line.trim().trim_start_matches(['-', '–', '—', '|', '·', '/']).trim();
    for by in BY {
        let Some(head) = name.get(..by.len()) else { continue };
        let rest = &name[by.len()..];
        if words::lower(head) == *by && rest.starts_with([' ', ':', '\u{a0}']) {
            name = rest.trim_start_matches([' ', ':', '\u{a0}']);
            break;
        }
    }
    for reporter in REPORTER {
        name = name.strip_suffix(reporter).unwrap_or(name).trim_end();
    }
    name.split([';', '|', '•', '·']).next().unwrap_or(name).trim().trim_end_matches([',', '/', '-']).trim().to_owned()
}

fn is_name(name: &str) -> bool {
    let count = words::count(name);
    (1..=LONGEST).contains(&count) && name.len() <= 120 && !name.contains("://") && !name.contains('@') && !name.ends_with(['?', '!'])
        && name.chars().any(char::is_alphabetic)
}

/// Whether each longer word begins with a capital or has no case.
fn is_capitalised(name: &str) -> bool {
    name.split_whitespace().filter(|word| word.chars().count() > 3).all(|word| !word.chars().next().is_some_and(char::is_lowercase))
}

/// The mail address in a line.
fn mail_in(line: &str) -> Option<&str> {
    let pieces = line.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '[' | ']'));
    pieces.map(|piece| piece.trim_end_matches(['.', ':'])).find(|piece| {
        piece.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{says_only, mail_in, name_in};

    #[test]
    fn names_are_found_in_bylines_of_many_languages() {
        assert_eq!(name_in("By Lee Min-hyung"), "Lee Min-hyung");
        assert_eq!(name_in("Von: Erika Beispiel | Politik"), "Erika Beispiel");
        assert_eq!(name_in("김민수 기자"), "김민수");
        assert_eq!(name_in("Byron Smith"), "Byron Smith");
    }

    #[test]
    fn a_byline_is_a_name_and_a_mail_address_at_most() {
        assert!(says_only("Lee Min-hyung mhlee@example.org", "Lee Min-hyung"));
        assert!(says_only("BY LEE MIN-HYUNG", "Lee Min-hyung"));
        assert!(!says_only("Lee Min-hyung said so on Monday", "Lee Min-hyung"));
        assert_eq!(mail_in("write (a@b.example)."), Some("a@b.example"));
    }
}
