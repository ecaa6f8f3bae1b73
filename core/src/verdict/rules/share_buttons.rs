//! # What it is
//! Links and buttons that share the page.
//! # How it shows
//! An address that is a network's form for sharing; or a row of short links, buttons or equal phrases of which at
//! least two, and half, name a network.
//! # Example
//! `<li><a href="https://www.facebook.com/sharer/sharer.php?u=…">Facebook</a></li>`
//! # Not this
//! A list of networks' names in a text; a link to a profile.

use super::super::phrases::phrases;
use super::super::{Class, Page, Reason, Verdicts};
use super::{is_pressed, link_around, rows_of_short_blocks};
use crate::block::Block;
use crate::lists::gather;
use crate::words;

/// Networks' own names, which no language translates, and their names in the scripts that write them.
const NETWORKS: &[u64] = phrases![
    "facebook",
    "twitter",
    "x",
    "kakao",
    "kakaotalk",
    "kakaostory",
    "line",
    "whatsapp",
    "telegram",
    "linkedin",
    "reddit",
    "pinterest",
    "instagram",
    "tumblr",
    "weibo",
    "wechat",
    "viber",
    "vk",
    "vkontakte",
    "xing",
    "pocket",
    "bluesky",
    "mastodon",
    "threads",
    "messenger",
    "flipboard",
    "hatena",
    "naver",
    "band",
    "email",
    "mail",
    "페이스북",
    "트위터",
    "카카오톡",
    "카카오스토리",
    "밴드",
    "네이버",
    "フェイスブック",
    "ツイッター",
    "фейсбук",
    "твиттер",
    "вконтакте",
    "فيسبوك",
    "تويتر",
    "واتساب",
];

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    if page.elements.share() {
        for number in 0..page.blocks.len() {
            if shares_by_address(page, &page.blocks[number]) {
                drop(page, verdicts, number);
            }
        }
    }
    // The items of a list may end with a network's name too.
    verdicts.yield_to_scores(!page.document.is_plain_text());
    for (first, end) in rows_of_short_blocks(page, 2) {
        let row = &page.blocks[first..end];
        let named = row.iter().filter(|block| names_network(block)).count();
        if named >= 2
            && named * 2 >= row.len()
            && (row.iter().all(|block| is_pressed(page, block)) || say_the_same(row))
        {
            (first..end).for_each(|number| drop(page, verdicts, number));
        }
    }
}

fn drop(page: &Page<'_>, verdicts: &mut Verdicts<'_>, number: usize) {
    let part = page.blocks[number].widget.unwrap_or(page.blocks[number].container);
    verdicts.drop(number, Class::ShareButtons, Reason::SharesThePage, part);
}

/// Whether every link of a short block is a form for sharing.
fn shares_by_address(page: &Page<'_>, block: &Block) -> bool {
    const SHORT: u32 = 8;
    if block.links == 0 || block.is_longer_than(SHORT) {
        return false;
    }
    let mut links = page.blocks.leaves(block).iter().filter_map(|&leaf| link_around(page, leaf)).peekable();
    links.peek().is_some() && links.all(|link| page.elements.shares(link))
}

fn names_network(block: &Block) -> bool {
    words::split(&block.text).any(|word| NETWORKS.binary_search(&words::hash_lower(word)).is_ok())
}

/// Whether at least two blocks of a row end (or begin) with the same words, as "… share button" does.
fn say_the_same(row: &[Block]) -> bool {
    [true, false].into_iter().any(|at_end| {
        let edges: Vec<u64> = gather(row.iter().filter_map(|block| edge(block, at_end)));
        edges.len() * 2 > row.len() && edges.iter().all(|&word| Some(&word) == edges.first())
    })
}

/// The hash of the last or first word of a block that has two.
fn edge(block: &Block, at_end: bool) -> Option<u64> {
    let mut words = words::split(&block.text);
    let (first, last) = (words.next()?, words.last()?);
    Some(words::hash_lower(if at_end { last } else { first }))
}
