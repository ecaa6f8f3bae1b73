//! The title: declared, and found in the page.

use super::declared::Declared;
use super::tidy;
use crate::block::{Block, Blocks};
use crate::document::{Document, NodeId, Tag};
use crate::words;

/// The article's title, and the heading in the page that says it.
pub(super) fn find(
    document: &Document,
    blocks: &Blocks,
    declared: &Declared,
) -> (Option<String>, Option<NodeId>) {
    if document.is_plain_text() {
        return (by_eye(document, blocks), None);
    }
    let headings = headings(document);
    let candidates = candidates(declared);
    let prints: Vec<u64> = headings.iter().map(|(_, text)| words::fingerprint(text)).collect();
    for title in &candidates {
        let print = words::fingerprint(title);
        if let Some(place) = prints.iter().position(|&own| own == print) {
            let (node, text) = &headings[place];
            return (Some(text.clone()), Some(*node));
        }
    }
    // Most of the words of the page's title are the article's: a heading inside it is the article's own.
    if let Some(whole) = &declared.page_title {
        let whole = format!(" {} ", plain(whole));
        let inside = |text: &str| words::count(text) >= 2 && whole.contains(&format!(" {} ", plain(text)));
        if let Some((node, text)) =
            headings.iter().filter(|(node, _)| document.is(*node, Tag::H1)).find(|(_, text)| inside(text))
        {
            return (Some(text.clone()), Some(*node));
        }
    }
    let mut first = headings.iter().filter(|(node, _)| document.is(*node, Tag::H1));
    match (candidates.into_iter().next(), first.next(), first.next()) {
        (Some(title), _, _) => (Some(title), None),
        (None, Some((node, text)), None) => (Some(text.clone()), Some(*node)),
        _ => (None, None),
    }
}

/// The page's headings of the first two levels, with their texts.
fn headings(document: &Document) -> Vec<(NodeId, String)> {
    let shows = |id| document.text(id).is_some_and(|text| !words::is_blank(text)) && !document.is_hidden(id);
    let mut headings = document.all_of(&[Tag::H1, Tag::H2]);
    headings.retain(|&id| document.descendants(id).any(shows));
    document.keep_outermost(&mut headings);
    headings.into_iter().filter_map(|id| tidy(&document.text_of(id)).map(|text| (id, text))).collect()
}

/// What the page declares as its title, the site's name cut off.
fn candidates(declared: &Declared) -> Vec<String> {
    let site = declared.site.as_deref();
    declared.titles.iter().chain(&declared.page_title).map(|title| without_site(title, site)).collect()
}

/// The title without the site's name at one of its ends, which a dash, bar or the like sets off.
fn without_site(title: &str, site: Option<&str>) -> String {
    const BORDERS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ", " / ", "｜", " ｜ "];
    let site = site.map(plain).filter(|site| !site.is_empty());
    for border in BORDERS {
        let Some((front, end)) = title.rsplit_once(border) else { continue };
        let named =
            site.as_deref().is_some_and(|site| plain(end).contains(site) || site.contains(&plain(end)));
        let long = words::count(front) >= 3 && words::count(front) > 2 * words::count(end);
        if named || site.is_none() && long {
            return front.trim().to_owned();
        }
        if let Some((front, end)) = title.split_once(border)
            && site.as_deref().is_some_and(|site| plain(front) == site)
        {
            return end.trim().to_owned();
        }
    }
    title.to_owned()
}

fn plain(text: &str) -> String {
    words::split(text).map(words::lower).collect::<Vec<_>>().join(" ")
}

/// Of plain text: the longest short line before the first paragraph that isn't in a list, ends no sentence and stands once.
fn by_eye(document: &Document, blocks: &Blocks) -> Option<String> {
    const LENGTH: std::ops::RangeInclusive<u32> = 2..=30;
    let first = blocks.iter().position(Block::is_prose).unwrap_or(blocks.len());
    let prints = words::sorted(blocks.iter().map(|block| (block.fingerprint, 0)).collect());
    let fits = |block: &&Block| {
        let place = prints.partition_point(|&(print, _)| print < block.fingerprint);
        let once = prints.get(place + 1) != Some(&(block.fingerprint, 0));
        let listed = document.is(block.container, Tag::Li);
        LENGTH.contains(&block.words) && !listed && !block.text.ends_with(['.', ':', ',', ';']) && once
    };
    // Of two lines as long the first stands: titles come before what is said about them.
    let all = blocks[..first].iter().filter(fits);
    all.rev().max_by_key(|block| block.words).map(|block| block.text.clone())
}

#[cfg(test)]
mod tests {
    use super::without_site;

    #[test]
    fn the_site_is_cut_off_and_nothing_else() {
        assert_eq!(without_site("Rain again | The Daily", Some("The Daily")), "Rain again");
        assert_eq!(without_site("The Daily - Rain again", Some("The Daily")), "Rain again");
        assert_eq!(without_site("Rain - and wind", Some("The Daily")), "Rain - and wind");
        assert_eq!(without_site("It rained on four days - Daily", None), "It rained on four days");
    }
}
