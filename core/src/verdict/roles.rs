//! Blocks that stand in the article's head: its title and its byline.

use super::{Class, Page, Reason, Role, SURE, Verdicts, labels};
use crate::block::Block;
use crate::document::Tag;
use crate::lists::gather;
use crate::words;

/// Gives title and byline their roles; second copies of the title are dropped as repeats.
pub(super) fn assign(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    assign_title(page, verdicts);
    assign_byline(page, verdicts);
}

fn assign_title(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    let title = words::fingerprint(page.metadata.title.as_deref().unwrap_or_default());
    if title == 0 {
        return;
    }
    let copies = gather((0..page.blocks.len()).filter(|&number| {
        let block = &page.blocks[number];
        let named =
            page.metadata.title_node.is_some_and(|node| page.document.contains(node, block.container));
        let same = block.fingerprint == title || answers(&block.text, title);
        !block.hidden && block.apart.is_none() && (same || named && block.words > 0)
    }));
    let rank = |&&number: &&usize| {
        let container = page.blocks[number].container;
        let named = page.metadata.title_node.is_some_and(|node| page.document.contains(node, container));
        let block = &page.blocks[number];
        (!named, block.fingerprint != title, block.heading.unwrap_or(9), number)
    };
    let Some(&chosen) = copies.iter().min_by_key(rank) else { return };
    for number in copies {
        let container = page.blocks[number].container;
        let same_heading =
            page.metadata.title_node.is_some_and(|node| page.document.contains(node, container));
        if number == chosen || same_heading {
            verdicts.keep(number, Role::Title);
        } else if page.blocks[number].heading.is_some() && !heads_chapter(page, chosen, number)
            || number < page.features.root.span.end && page.scores.of(number) < SURE
        {
            verdicts.drop(number, Class::Repeat, Reason::SameAsTitle, container);
        }
    }
}

/// Whether a copy of the title heads a chapter: text stands between the two, and right below it.
fn heads_chapter(page: &Page<'_>, title: usize, copy: usize) -> bool {
    page.scores.of(copy) >= SURE
        && page.blocks.sums(title.min(copy)..copy).prose > 0
        && page.blocks.get(copy + 1).is_some_and(Block::is_prose)
}

/// Whether it is the title behind the few letters that mark an answer: "Re:", "AW:", "回复：".
fn answers(text: &str, title: u64) -> bool {
    const LONGEST: usize = 9;
    // Each block is asked: no further than there may be a colon.
    let mut first = text.char_indices().take(LONGEST + 1);
    first
        .find(|&(_, character)| matches!(character, ':' | '：'))
        .is_some_and(|(colon, _)| colon <= LONGEST && words::fingerprint(words::behind(text, colon)) == title)
}

fn assign_byline(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for (number, block) in page.metadata.bylines(page.blocks) {
        let in_table = |id| page.elements.is_data_table(id);
        let in_text = page.document.is(block.container, Tag::Figcaption)
            || page.document.nearest(Some(block.container), usize::MAX, &in_table).is_some()
            || labels::heads_quotation(page.document, block.container);
        if !block.hidden && block.apart.is_none() && !in_text {
            verdicts.keep(number, Role::Byline);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{answers, words};

    #[cfg(feature = "html")]
    #[test]
    fn a_cell_with_the_author_s_name_stays() {
        let row = |name| format!("<tr><td>{name}<td>Rye, and a mill of its own<td>12");
        let page = format!(
            "<meta name=author content='Mill and Sons'><h1>The best mills</h1><p>By Mill and Sons</p>\
             <p>We asked nine bakers of the valley where they have their rye milled, and what they pay for it.</p>\
             <table><tr><th>Mill<th>What it mills<th>Price{}{}</table>\
             <p>The prices are those of a hundredweight in March, before the harvest of the year was sold.</p>",
            row("Mill and Sons"),
            row("Ann Example"),
        );
        let article = crate::judge(&crate::document::html::parse(&page), &[]);
        let text = crate::output::plain_text(&article);
        assert!(text.contains("Mill and Sons") && !text.contains("By Mill"), "{text}");
    }

    #[test]
    fn an_answer_has_the_title_behind_a_few_letters() {
        let title = words::fingerprint("Tent in the rain");
        for answer in ["Re: Tent in the rain", "AW: tent in the Rain", "回复：Tent in the rain"] {
            assert!(answers(answer, title), "{answer}");
        }
        for other in
            ["Tent in the rain", "Re: Boots in the rain", "Last autumn's question: Tent in the rain", "Re:"]
        {
            assert!(!answers(other, title), "{other}");
        }
    }
}
