//! What a page embeds: videos and sounds of its own, and frames that play or show something of another site.
//!
//! A frame is never shown: every output makes a link of it, by its name or its host's, which is no word of the page. Of
//! frames only those are embeds that an author lets go full screen or play, whose address says so, or that show a document;
//! others are advertisements, counters and forms.

use super::{picture, without_query};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// What kind of thing is embedded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A video or a sound: the browser plays it by itself.
    Media,
    /// Anything else: a link leads to it.
    Frame,
}

/// The elements that embed.
pub(crate) const TAGS: [Tag; 5] = [Tag::Iframe, Tag::Video, Tag::Audio, Tag::Object, Tag::Embed];

/// What a frame may be allowed to that only players and viewers need.
const PERMISSIONS: [&str; 2] = ["fullscreen", "autoplay"];

/// What sites call the addresses that they give out to be embedded.
const ADDRESSES: [&str; 3] = ["/embed/", "/embed?", "player."];

/// The kind and the address of what an element embeds; `None` for one that embeds nothing to read, see or hear.
#[inline(never)]
pub fn of(document: &Document, id: NodeId) -> Option<(Kind, &str)> {
    let tag = document.tag(id).filter(|tag| TAGS.contains(tag))?;
    if picture::is_pixel(document, id) {
        return None;
    }
    match tag {
        Tag::Video | Tag::Audio => media(document, id).map(|address| (Kind::Media, address)),
        _ => frame(document, id, tag).map(|address| (Kind::Frame, address)),
    }
}

/// What a link to a frame says: its title, or the host or file that its address names.
#[inline(never)]
pub fn name<'a>(document: &'a Document, id: NodeId, address: &'a str) -> &'a str {
    let title = document.attribute(id, Attribute::Title).map(str::trim).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| short(address))
}

/// The host of an address, or its file, if it has no host or is a file to read.
pub fn short(address: &str) -> &str {
    let path = without_query(address);
    let host = words::find(path, "//").map_or("", |at| words::behind(path, at + 2));
    let host = words::front(host, words::find_char(host, &|letter| letter == '/'));
    let file = words::last_piece(path, b'/');
    let is_file = words::find(file, ".").is_some() && file != host;
    match (is_file, host) {
        (true, _) => file,
        (false, "") => path,
        (false, host) => host,
    }
}

fn media(document: &Document, id: NodeId) -> Option<&str> {
    let own = source(document, id);
    let mut sources = document.children(id).filter(|&child| document.is(child, Tag::Source));
    own.or_else(|| sources.find_map(|child| source(document, child)))
}

fn source(document: &Document, id: NodeId) -> Option<&str> {
    [Attribute::Src, Attribute::DataSrc, Attribute::Data].into_iter().find_map(|name| {
        let value = document.attribute(id, name)?.trim();
        is_address(value).then_some(value)
    })
}

fn frame(document: &Document, id: NodeId, tag: Tag) -> Option<&str> {
    // One that shows a document of this site was read with the page.
    let is_empty = tag != Tag::Iframe || document.end(id) == id.0 + 1;
    let address = source(document, id).filter(|_| is_empty)?;
    let allows = |value| words::has_any(value, &PERMISSIONS);
    let says = |name| document.attribute(id, name);
    let plays = says(Attribute::Allowfullscreen).is_some() || says(Attribute::Allow).is_some_and(allows);
    let is_given_out = || words::has_any(address, &ADDRESSES);
    (plays || is_given_out() || is_file_to_read(document, id, address)).then_some(address)
}

fn is_file_to_read(document: &Document, id: NodeId, address: &str) -> bool {
    let path = without_query(address);
    words::last_piece(path, b'.').eq_ignore_ascii_case("pdf")
        || document.attribute(id, Attribute::Type) == Some("application/pdf")
}

/// Whether an address leads anywhere outside the program that made it.
fn is_address(value: &str) -> bool {
    !value.is_empty() && !words::has_any(words::front(value, 6), &["blob:", "data:", "about:", "javasc"])
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn an_address_is_said_by_its_host_or_its_file() {
        for (address, said) in [
            ("https://player.example/embed/abc?x=1", "player.example"),
            ("//maps.example", "maps.example"),
            ("https://a.example/files/report.pdf#page=2", "report.pdf"),
            ("files/report.pdf", "report.pdf"),
            ("/", "/"),
        ] {
            assert_eq!(short(address), said);
        }
    }
}
