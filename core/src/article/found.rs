//! What a page is that has no article.

use super::Found;
use crate::document::{Attribute, Tag};
use crate::verdict::{Page, Role, Verdict};
use crate::words;

/// The least that is worth a reader view: one line of this many words, or this many in all.
const LINE: u32 = 12;
const TEXT: u32 = 40;
/// A list of links: at least so many, and at least this share of the kept words in short ones.
const LINKS: u32 = 10;
/// A list of so many words is worth reading, if its choice is trusted so much: others have made it for readers.
const LIST: u32 = 100;
const TRUSTED: f32 = 0.6;
/// What is longer than this isn't a link's label.
const PARAGRAPH: u32 = 30;
const LINKED: f32 = 0.6;

/// What the page is instead of an article; `None` where there is something to read.
pub(super) fn instead_of_an_article(page: &Page<'_>, verdicts: &[Verdict], confidence: f32) -> Option<Found> {
    let (mut kept, mut linked, mut text, mut has_line) = (0, 0, 0, false);
    for (block, verdict) in page.blocks.iter().zip(verdicts) {
        if matches!(verdict, Verdict::Keep(Role::Text | Role::Caption)) {
            kept += block.words;
            // A long text is one to read, even if it is a link as a whole.
            linked += if block.is_longer_than(PARAGRAPH) { 0 } else { block.link_words };
            text += words::length(&block.text, block.words);
            has_line |= block.is_longer_than(LINE - 1 + block.link_words);
        }
    }
    let links: u32 = page.blocks.iter().filter(|block| !block.hidden).map(|block| block.links).sum();
    let is_list = kept >= LIST && confidence >= TRUSTED;
    let mostly_links = links >= LINKS && linked as f32 > LINKED * kept as f32 && !is_list;
    if (has_line || text >= TEXT) && !mostly_links {
        return None;
    }
    let outside: u32 =
        page.blocks.iter().filter(|block| !block.hidden).map(|block| block.words - block.link_words).sum();
    if links >= LINKS {
        return Some(Found::Links { links, words: outside });
    }
    let asks = [Tag::Textarea, Tag::Select].iter().any(|&tag| !page.document.all(tag).is_empty())
        || page.document.all(Tag::Input).iter().any(|&id| {
            !matches!(page.document.attribute(id, Attribute::Type), Some("hidden" | "submit" | "button"))
        });
    // What a page doesn't show, as a program's form for its own use, has no words either.
    Some(if asks && outside > 0 { Found::Form } else { Found::Nothing })
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use crate::article::Found;
    use crate::document::html;

    #[test]
    fn a_form_without_words_is_nothing() {
        let found = |page| crate::judge(&html::parse(page), &[]).found;
        let form = "<form><label>Your name <input type=text></label></form>";
        assert_eq!(found(form), Some(Found::Form));
        let hidden = "<form style='display: none'><input type=text name=user></form><div id=app></div>";
        assert_eq!(found(hidden), Some(Found::Nothing));
    }
}
