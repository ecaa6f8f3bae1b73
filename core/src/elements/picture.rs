//! Pictures: which address shows one.

use super::without_query;
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;

/// Where a picture's address stands, the best first: what the browser shows, and where programs of pages that load
/// pictures late keep it.
const NAMED: [Attribute; 8] = [
    Attribute::CurrentSrc,
    Attribute::DataSrc,
    Attribute::DataOriginal,
    Attribute::DataLazySrc,
    Attribute::DataOriginalSrc,
    Attribute::DataUrl,
    Attribute::DataImage,
    Attribute::Src,
];
/// And several to choose from.
const LISTED: [Attribute; 3] = [Attribute::Srcset, Attribute::DataSrcset, Attribute::DataLazySrcset];

/// The address of a picture: what the browser shows, else the best that the page offers.
///
/// `None` for a placeholder that names no other address, for a tracking pixel and for an icon.
pub fn address(document: &Document, image: NodeId) -> Option<String> {
    if is_pixel(document, image) || is_counter(document, image) || is_icon(document, image) {
        return None;
    }
    let own = own_address(document, image).or_else(|| without_scripts(document, image));
    // What looks like a placeholder may be the picture after all.
    own.or_else(|| value(document, image, Attribute::Src).filter(|own| !is_blank(own)).map(str::to_owned))
}

/// The picture's address, unless that is a placeholder's.
fn own_address(document: &Document, image: NodeId) -> Option<String> {
    let named = NAMED.iter().find_map(|&name| {
        value(document, image, name).filter(|own| !own.starts_with('{') && !is_placeholder(own))
    });
    let found = named.or_else(|| listed(document, image)).or_else(|| sources(document, image));
    found.map(str::to_owned).or_else(|| any_data(document, image))
}

/// The best of the addresses that an element lists.
fn listed(document: &Document, id: NodeId) -> Option<&str> {
    LISTED.iter().find_map(|&name| value(document, id, name)).and_then(largest)
}

fn value(document: &Document, image: NodeId, name: Attribute) -> Option<&str> {
    document.attribute(image, name).map(str::trim).filter(|value| !value.is_empty())
}

/// An address in an attribute that only the page's own program knows.
fn any_data(document: &Document, image: NodeId) -> Option<String> {
    let is_picture = |value: &str| {
        words::find_char(value, &char::is_whitespace) == value.len() && is_named_as_picture(value)
    };
    let mut own = document
        .attributes(image)
        .filter(|(name, value)| words::has_any(name, &["data-", "-src"]) && is_picture(value));
    own.next().map(|(_, value)| value.to_owned())
}

/// Whether an address ends as that of a picture's file does.
#[inline(never)]
fn is_named_as_picture(address: &str) -> bool {
    let path = without_query(address);
    let end = words::behind(path, path.len().saturating_sub(5));
    words::has_any(end, &[".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"])
}

/// The address of the picture that stands in for a late one where no scripts run: in the `noscript` right behind it.
fn without_scripts(document: &Document, image: NodeId) -> Option<String> {
    let end = document.end(document.parent(image)?);
    let mut next = NodeId(document.end(image));
    while next.0 < end && document.text(next).is_some_and(words::is_blank) {
        next.0 += 1;
    }
    if next.0 >= end || !document.is(next, Tag::Noscript) {
        return None;
    }
    document.descendants(next).find(|&id| document.is(id, Tag::Img)).and_then(|id| own_address(document, id))
}

/// The best address among the `source` elements beside the image.
fn sources(document: &Document, image: NodeId) -> Option<&str> {
    let picture = document.parent(image).filter(|&parent| document.is(parent, Tag::Picture))?;
    let mut children = document.children(picture).filter(|&child| document.is(child, Tag::Source));
    children.find_map(|source| listed(document, source))
}

/// The candidate of a `srcset` with the largest width or density.
fn largest(set: &str) -> Option<&str> {
    let mut best: Option<(u32, &str)> = None;
    let mut rest = set;
    loop {
        rest = words::behind(rest, words::find_char(rest, &|c| !c.is_whitespace() && c != ','));
        let (address, behind) = cut(rest, &char::is_whitespace);
        if address.is_empty() {
            return best.map(|(_, address)| address);
        }
        // With a comma at its end it has no descriptor.
        let bare = words::trim_char(address, &|c| c == ',');
        let (descriptor, after) =
            if bare.len() < address.len() { ("", behind) } else { cut(behind, &|c| c == ',') };
        let size = thousandths(descriptor);
        if !is_placeholder(bare) && best.is_none_or(|(most, _)| size > most) {
            best = Some((size, bare));
        }
        rest = after;
    }
}

/// A descriptor's number (`640w`, `1.5x`) in thousandths; as large as the page's pixels without one.
fn thousandths(descriptor: &str) -> u32 {
    let (mut size, mut unit) = (0_u32, 1000);
    let mut is_part = false;
    for byte in descriptor.bytes().skip_while(u8::is_ascii_whitespace) {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        if byte == b'.' {
            is_part = true;
        } else if digit > 9 {
            break;
        } else if is_part {
            unit /= 10;
            size = size.saturating_add(digit * unit);
        } else {
            size = size.saturating_mul(10).saturating_add(digit * 1000);
        }
    }
    if size == 0 { 1000 } else { size }
}

/// A text before and from the first character of a kind on.
fn cut<'a>(text: &'a str, is: &dyn Fn(char) -> bool) -> (&'a str, &'a str) {
    text.split_at_checked(words::find_char(text, is)).unwrap_or_default()
}

/// Whether an address stands for a picture that is still to come: by inline data, or by the file's name.
fn is_placeholder(address: &str) -> bool {
    words::front(address, 5) == "data:"
        || is_blank(address)
        || words::has_any(address, &["placeholder.", "/blank.", "/spacer.", "/1x1."])
}

/// Whether an address shows nothing: inline data small enough for a blank, or a vector of it.
fn is_blank(address: &str) -> bool {
    address.starts_with("data:") && (address.len() < 512 || address.starts_with("data:image/svg"))
        || address.starts_with("about:")
}

/// Whether a picture or a frame is a point, which only counts who came.
pub(super) fn is_pixel(document: &Document, id: NodeId) -> bool {
    [Attribute::Width, Attribute::Height].into_iter().any(|name| {
        let value = document.attribute(id, name).unwrap_or_default().trim_start();
        let first = value.bytes().next();
        // Where there are sizes to choose from, 0 leaves the width to the style.
        let is_zero = first == Some(b'0') && listed(document, id).is_none();
        (is_zero || first == Some(b'1')) && pixels(value) < 2
    })
}

/// Whether a picture is meant for browsers that run no scripts, and nothing shows that it is one to be looked at: neither a
/// size nor a description, nor its name. Then it asks for nothing but to be counted. One from the head begins the body where
/// a parser knows of no scripts.
fn is_counter(document: &Document, image: NodeId) -> bool {
    let shows = [Attribute::Width, Attribute::Height, Attribute::Alt, Attribute::Srcset];
    let parent = document.parent(image).and_then(|parent| document.tag(parent));
    matches!(parent, Some(Tag::Noscript | Tag::Body))
        && shows.into_iter().all(|name| value(document, image, name).is_none())
        && value(document, image, Attribute::Src).is_some_and(|own| !is_named_as_picture(own))
}

/// Whether a picture is too small to be looked at, and no letter of the text (an emoji).
fn is_icon(document: &Document, image: NodeId) -> bool {
    let is_small = |name| is_at_most(document, image, name, 24);
    let alt = document.attribute(image, Attribute::Alt).unwrap_or_default();
    let is_letter = !words::is_blank(alt) && words::find_char(alt, &char::is_alphanumeric) == alt.len();
    is_small(Attribute::Width) && is_small(Attribute::Height) && !is_letter
}

/// Whether a picture is large enough to be looked at for itself, and not drawn for a page's controls.
pub fn is_large(document: &Document, image: NodeId) -> bool {
    let is_small = |name| is_at_most(document, image, name, 100);
    !is_small(Attribute::Width)
        && !is_small(Attribute::Height)
        && address(document, image).is_some_and(|own| !words::has_any(&own, &[".svg", "avatar"]))
}

fn is_at_most(document: &Document, image: NodeId, name: Attribute, most: u32) -> bool {
    document.attribute(image, name).is_some_and(|value| (1..=most).contains(&pixels(value)))
}

/// The number that a length begins with, up to 9,999; 0 without one.
fn pixels(value: &str) -> u32 {
    let digits = value.trim_start().bytes().take_while(u8::is_ascii_digit).take(4);
    digits.fold(0, |number, digit| 10 * number + u32::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::{address, largest};
    use crate::document::{Builder, Tag};

    fn of(attributes: &[(&str, &str)]) -> Option<String> {
        inside("p", attributes)
    }

    fn inside(parent: &str, attributes: &[(&str, &str)]) -> Option<String> {
        let mut builder = Builder::new();
        builder.open(parent);
        builder.open("img");
        for (name, value) in attributes {
            builder.attribute(name, value);
        }
        let document = builder.finish();
        address(&document, document.first(Tag::Img).unwrap())
    }

    #[test]
    fn the_address_shown_wins_and_placeholders_never_do() {
        assert_eq!(of(&[("src", "a.jpg"), ("current-src", "b.jpg")]).as_deref(), Some("b.jpg"));
        assert_eq!(
            of(&[("src", "data:image/gif;base64,R0"), ("data-src", "c.jpg")]).as_deref(),
            Some("c.jpg")
        );
        assert_eq!(of(&[("src", "data:image/gif;base64,R0")]), None);
        assert_eq!(of(&[("src", "t.gif"), ("width", "1")]), None);
        let unset = [("src", "n.jpg"), ("width", "0"), ("height", "0")];
        assert_eq!(of(&unset), None);
        assert_eq!(of(&[&unset[..], &[("srcset", "n.jpg 640w")]].concat()).as_deref(), Some("n.jpg"));
        assert_eq!(of(&[("src", "t.gif"), ("width", "1"), ("srcset", "t.gif 1x")]), None);
        assert_eq!(of(&[("src", "i.png"), ("width", "16"), ("height", "16px"), ("alt", "Print")]), None);
        assert_eq!(
            of(&[("src", "e.png"), ("width", "16"), ("height", "16"), ("alt", "🙂")]).as_deref(),
            Some("e.png")
        );
        assert_eq!(of(&[("data-full", "f.webp?w=900")]).as_deref(), Some("f.webp?w=900"));
        let late = "data:image/png;base64,".to_owned() + &"A".repeat(600);
        for placeholder in [&late, "/lazy_placeholder.gif", "img/blank.gif"] {
            assert_eq!(
                of(&[("src", placeholder), ("x-lazy-src", "g.jpg")]).as_deref(),
                Some("g.jpg"),
                "{placeholder}"
            );
            assert_eq!(of(&[("src", placeholder)]).as_deref(), Some(placeholder));
        }
    }

    #[test]
    fn a_picture_for_no_scripts_that_shows_by_nothing_what_it_is_counts_visits() {
        let without_scripts = |attributes: &[(&str, &str)]| inside("noscript", attributes);
        let counter = ("src", "https://visits.example/p?c1=2&c2=7");
        assert_eq!(without_scripts(&[counter]), None);
        assert_eq!(without_scripts(&[counter, ("alt", "")]), None);
        assert_eq!(inside("body", &[counter]), None);
        assert!(of(&[counter]).is_some(), "where scripts run it is shown");
        for sign in [("alt", "The harbour"), ("width", "640"), ("srcset", "h 640w")] {
            assert!(without_scripts(&[counter, sign]).is_some(), "{sign:?}");
        }
        assert!(without_scripts(&[("src", "/harbour.jpg?w=640")]).is_some());
    }

    #[test]
    fn the_largest_candidate_of_a_set() {
        assert_eq!(largest("a.jpg 320w, b.jpg 1280w, c.jpg 640w"), Some("b.jpg"));
        assert_eq!(largest("a,b.jpg 2x, c.jpg"), Some("a,b.jpg"));
        assert_eq!(largest("a.jpg 1.5x, b.jpg 2x, c.jpg"), Some("b.jpg"));
        assert_eq!(largest("a.jpg 1x,b.jpg 2x"), Some("b.jpg"));
        assert_eq!(largest("/blank.gif, , a.jpg 1x,"), Some("a.jpg"));
        assert_eq!(largest(" "), None);
    }
}
