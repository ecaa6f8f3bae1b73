//! What stands between the title and the text, away from both: the lead picture and the standfirst.

use super::{Page, Role, Verdict, units};
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

/// Keeps the line below the title that the page declares as its description.
fn keep_standfirst(page: &Page<'_>, verdicts: &mut [Verdict], title: usize) {
    let declared = words::fingerprint(page.metadata.excerpt.as_deref().unwrap_or_default());
    for (number, verdict) in verdicts.iter_mut().enumerate().skip(title) {
        if verdict.is_low() && page.blocks[number].fingerprint == declared && declared != 0 {
            *verdict = Verdict::Keep(Role::Text);
            return;
        }
    }
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
}
