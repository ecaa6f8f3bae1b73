//! Pages that a collection wrote as XML: `<iframe/>`, which in HTML begins an element, had ended one.

use std::sync::LazyLock;

use regex::{Captures, Regex};

#[expect(clippy::unwrap_used, reason = "a fixed pattern, compiled by the tests")]
static ENDED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"<([A-Za-z][\w:-]*)((?:\s[^<>]*?)?)/>").unwrap());

/// Elements that have no end in HTML.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// The same page as HTML.
pub(super) fn as_html(page: &str) -> String {
    let ended = |found: &Captures<'_>| {
        let (tag, attributes) = (&found[1], &found[2]);
        if VOID.contains(&tag) { found[0].to_owned() } else { format!("<{tag}{attributes}></{tag}>") }
    };
    ENDED.replace_all(page, ended).into_owned()
}

#[cfg(test)]
mod tests {
    use super::as_html;

    #[test]
    fn what_xml_ends_at_once_is_ended() {
        assert_eq!(as_html("<iframe src='/a/b'/>x"), "<iframe src='/a/b'></iframe>x");
        assert_eq!(as_html("<span/><br/><img src=a />"), "<span></span><br/><img src=a />");
        assert_eq!(as_html("<p>1 < 2 />"), "<p>1 < 2 />");
    }
}
