//! What stands between the title and the text, away from both: the lead picture and the standfirst.

use super::{Page, Role, Verdict, units};
use crate::block::Block;
use crate::document::{NodeId, Tag};
use crate::elements::{UnitKind, picture};
use crate::words;

/// What scores less than this is kept only if the page declares it.
const LEAST: f32 = 0.2;

/// How many blocks before the title a declared picture may stand.
const ABOVE: usize = 6;

/// How many blocks may stand between the first kept one and the text: names, dates and buttons.
const BELOW: usize = 32;

/// Keeps what leads from the title to the text and only its score has dropped.
pub(super) fn keep(page: &Page<'_>, verdicts: &mut [Verdict]) {
    let is_text = |&number: &usize| matches!(verdicts[number], Verdict::Keep(Role::Text | Role::Caption));
    let is_title = |&number: &usize| verdicts[number] == Verdict::Keep(Role::Title);
    let Some(first) = (0..verdicts.len()).find(is_text) else { return };
    let Some(title) = (0..first).rev().find(is_title) else { return };
    // A line below the title may stand above the picture.
    let is_prose = |&number: &usize| {
        let block = &page.blocks[number];
        verdicts[number].keeps() && block.is_prose() && block.heading.is_none()
    };
    let text = (first..verdicts.len()).take(BELOW).find(is_prose).unwrap_or(first);
    let shows = |number: usize| verdicts[number].keeps() && page.shows_picture(&page.blocks[number]);
    if !(first..=text).any(shows) {
        keep_picture(page, verdicts, title, text);
    }
    keep_standfirst(page, &mut verdicts[..first], title);
}

/// Keeps the line below the title that the page declares as its description, or that is a heading right below it.
fn keep_standfirst(page: &Page<'_>, verdicts: &mut [Verdict], title: usize) {
    let declared = words::fingerprint(page.metadata.excerpt.as_deref().unwrap_or_default());
    let mut is_right_below = true;
    for (number, verdict) in verdicts.iter_mut().enumerate().skip(title + 1) {
        let block = &page.blocks[number];
        if verdict.is_low()
            && (block.fingerprint == declared && declared != 0
                || is_right_below && is_subtitle(page, block, title))
        {
            *verdict = Verdict::Keep(Role::Text);
        }
        is_right_below &= block.words == 0;
    }
}

/// Whether a block is a heading of some words in the part that the title stands in: no name of a section or a rubric.
fn is_subtitle(page: &Page<'_>, block: &Block, title: usize) -> bool {
    const LEVELS: usize = 2;
    const SHORT: u32 = 4;
    let holds = |above| page.document.contains(above, block.container);
    let head = page.document.parent(page.blocks[title].container);
    block.heading.is_some()
        && block.is_longer_than(SHORT)
        && block.link_density() < 0.5
        && page.document.nearest(head, LEVELS, &holds).is_some()
}

/// Keeps the last picture between title and text that only its score has dropped, and its caption; also a declared one
/// right above the title.
fn keep_picture(page: &Page<'_>, verdicts: &mut [Verdict], title: usize, first: usize) {
    let leads = |&number: &usize| {
        let below = number > title && page.scores.of(number) >= LEAST;
        let shows = |&leaf: &NodeId| {
            page.document.is(leaf, Tag::Img)
                && picture::is_large(page.document, leaf)
                && (below || is_declared(page, leaf))
        };
        verdicts[number].is_low() && page.blocks.leaves(&page.blocks[number]).iter().any(shows)
    };
    let Some(number) = (title.saturating_sub(ABOVE)..first).rev().find(leads) else { return };
    let unit = page.elements.unit(page.blocks[number].container).filter(|unit| unit.kind == UnitKind::Figure);
    let inside = unit.map_or(number..number + 1, |unit| page.blocks.inside(page.document, unit.root));
    units::keep_low(page, verdicts, inside);
}

/// Whether the page declares this picture as its own, in whatever size.
fn is_declared(page: &Page<'_>, image: NodeId) -> bool {
    let Some(declared) = page.metadata.lead_image.as_deref() else { return false };
    let name = file_name(declared);
    !name.is_empty() && picture::address(page.document, image).is_some_and(|own| file_name(&own) == name)
}

/// The name of an address's file, without its ending and the size before it (`-300x200`).
fn file_name(address: &str) -> &str {
    let path = words::front(address, words::find_char(address, &|letter| matches!(letter, '?' | '#')));
    let name = words::behind(path, last(path, b'/').map_or(0, |slash| slash + 1));
    let stem = words::front(name, last(name, b'.').unwrap_or(name.len()));
    let end = last(stem, b'-').unwrap_or(stem.len());
    let size = words::behind(stem, end + 1).as_bytes();
    let is_size = size.contains(&b'x') && size.iter().all(|byte| byte.is_ascii_digit() || *byte == b'x');
    if is_size { words::front(stem, end) } else { stem }
}

fn last(text: &str, mark: u8) -> Option<usize> {
    text.bytes().rposition(|byte| byte == mark)
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_known_in_each_size() {
        for address in ["https://a.example/up/ferry-at-noon.jpg?w=9", "/up/ferry-at-noon-300x200.webp"] {
            assert_eq!(file_name(address), "ferry-at-noon");
        }
        assert_eq!(file_name("/route-66.jpg"), "route-66");
        assert_eq!(file_name("https://a.example/"), "");
    }

    #[cfg(feature = "html")]
    fn read(head: &str) -> String {
        let page = format!(
            "<title>Nothing is lost in a mill</title><body><article>{head}<div><a href=/u/ida>Ida Holm</a></div><div>Dec 14, 2025\
             </div><div><button>Share</button></div></div><div><p>The mill by the brook grinds three days a week, and on the other \
             four the miller sharpens the stones that have ground too much of themselves into the flour.</p><p>Nobody in the \
             village buys bread on the first day, when the flour is grey, and everybody does on the third.</p></div></article>"
        );
        crate::output::plain_text(&crate::judge(&crate::document::html::parse(&page), &[]))
    }

    #[test]
    #[cfg(feature = "html")]
    fn a_heading_right_below_the_title_is_its_subtitle() {
        let title = "<div class=post-header><h1 class=post-title>Nothing is lost in a mill</h1>";
        for line in [
            "How the miller of Aarup keeps his stones and his customers",
            "Wie aus Stein Mehl wird und aus Mehl wieder Stein",
        ] {
            assert!(read(&format!("{title}<h3 class=subtitle>{line}</h3>")).contains(line), "{line}");
        }
        let link = "<h3><a href=/all>All the stories of this week from the brook</a></h3>";
        assert!(!read(&format!("{title}{link}")).contains("All the stories"), "another part's heading");
    }
}
