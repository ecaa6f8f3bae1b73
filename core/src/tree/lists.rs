//! The lists: which elements, attributes and addresses an article may have.

use crate::document::{Attribute, Tag};
use crate::words;

/// Whether an article may hold this element.
pub fn allows(tag: Tag) -> bool {
    tag.is_maths() || allows_of_html(tag)
}

#[expect(clippy::match_like_matches_macro, reason = "the list in groups, a line each")]
fn allows_of_html(tag: Tag) -> bool {
    #[allow(clippy::enum_glob_use, reason = "a list of sixty names, each of them twice, hides the list")]
    use Tag::*;
    match tag {
        Article | Aside | Header | P | Blockquote | Pre | Hr | Br | Wbr | H1 | H2 | H3 | H4 | H5 | H6 => true,
        Ul | Ol | Li | Input | Dl | Dt | Dd | Details | Summary | Figure | Figcaption | Img | Video
        | Audio | Embed => true,
        Table | Caption | Thead | Tbody | Tfoot | Tr | Th | Td => true,
        A | Abbr | B | Bdi | Bdo | Cite | Code | Del | Dfn | Em | I | Ins | Kbd | Mark | Q | S | Samp
        | Small => true,
        Span | Strong | Sub | Sup | Time | U | Var | Ruby | Rt | Rp => true,
        _ => false,
    }
}

/// The attributes that an element may carry, `lang` and `dir` aside, which all may.
fn attributes_of(tag: Tag) -> &'static [Attribute] {
    use Attribute::{
        Abbr, Alt, Checked, Class, Colspan, Datetime, Headers, Height, Href, Open, Poster, Reversed, Role,
        Rowspan, Scope, Src, Start, Title, Type, Value, Width,
    };
    match tag {
        _ if tag.is_maths() => MATHS,
        Tag::Pre => &[Class],
        Tag::A | Tag::Embed => &[Href, Title],
        Tag::Abbr | Tag::Dfn | Tag::Header => &[Title],
        Tag::Img => &[Src, Alt, Width, Height, Role],
        Tag::Video => &[Src, Poster, Width, Height],
        Tag::Audio => &[Src],
        Tag::Ol => &[Start, Reversed, Type],
        Tag::Li => &[Value],
        Tag::Input => &[Type, Checked],
        Tag::Td => &[Colspan, Rowspan, Headers],
        Tag::Th => &[Colspan, Rowspan, Headers, Scope, Abbr],
        Tag::Time => &[Datetime],
        Tag::Details => &[Open],
        _ => &[],
    }
}

/// The attributes of MathML: they say how a formula is set, and none leads anywhere.
const MATHS: &[Attribute] = {
    #[allow(clippy::enum_glob_use, reason = "as above")]
    use Attribute::*;
    &[
        Accent,
        Accentunder,
        Alttext,
        AriaLabel,
        Columnalign,
        Columnspan,
        Depth,
        Display,
        Displaystyle,
        Fence,
        Form,
        Height,
        Largeop,
        Linethickness,
        Lspace,
        Mathvariant,
        Maxsize,
        Minsize,
        Movablelimits,
        Rowspan,
        Rspace,
        Scriptlevel,
        Separator,
        Stretchy,
        Symmetric,
        Voffset,
        Width,
    ]
};

/// Whether an element may carry an attribute of this value; `lang` and `dir` may all.
pub(super) fn may_carry(tag: Tag, attribute: Attribute, value: &str) -> bool {
    match attribute {
        Attribute::Lang | Attribute::Dir => true,
        // A class and a role only of one kind each: the language of code, and that a picture is a formula.
        Attribute::Class if value.strip_prefix("language-").is_none_or(|language| !is_language(language)) => {
            false
        }
        Attribute::Role if value != "math" => false,
        _ => attributes_of(tag).contains(&attribute),
    }
}

/// Whether this may be the name of a language that code is written in.
pub fn is_language(name: &str) -> bool {
    const LONGEST: usize = 30;
    name.len() <= LONGEST
        && name.bytes().any(|byte| byte.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#-._".contains(&byte))
}

/// Whether an address may be followed (or, of a picture, shown): by its scheme, or because it is relative.
pub(super) fn is_safe(address: &str, picture: bool) -> bool {
    let end = words::find_char(address, &|c| matches!(c, ':' | '/' | '?' | '#'));
    if !words::behind(address, end).starts_with(':') {
        return true;
    }
    match words::front(address, end).to_ascii_lowercase().as_str() {
        "http" | "https" => true,
        "mailto" | "tel" => !picture,
        "data" => {
            let kind = address.get(5..).unwrap_or_default().to_ascii_lowercase();
            picture
                && ["png", "jpeg", "gif", "webp", "avif"].iter().any(|raster| {
                    kind.strip_prefix("image/")
                        .and_then(|rest| rest.strip_prefix(raster))
                        .is_some_and(|rest| rest.starts_with([';', ',']))
                })
        }
        _ => false,
    }
}
