//! Controls that stand inside a line of text: they are cut out of it and judged by themselves.

use crate::document::Tag;
use crate::words;

/// Whether an element is a control inside a line where its role is that of a button.
pub(super) fn may_be_button(tag: Option<Tag>) -> bool {
    matches!(tag, Some(Tag::A | Tag::Span | Tag::Label))
}

/// Whether an element is the sign that opens a note in the margin where there is no room for it, in Tufte's manner.
pub(super) fn opens_a_note(tag: Option<Tag>, class: &str) -> bool {
    tag == Some(Tag::Label) && words::has_any(class, &["margin-toggle"])
}

/// The networks' forms for sharing, by host and the beginning of their paths, as the networks document them: a link to
/// a profile or a post isn't taken for one.
const FORMS: &[(&str, &str)] = &[
    ("facebook.com", "sharer share.php dialog/share dialog/feed dialog/send"),
    ("twitter.com", "intent/ share home?status"),
    ("x.com", "intent/ share"),
    ("linkedin.com", "sharearticle sharing cws/share feed/?shareactive"),
    ("pinterest.com", "pin/create"),
    ("reddit.com", "submit"),
    ("tumblr.com", "share widgets/share"),
    ("wa.me", "?text"),
    ("whatsapp.com", "send"),
    ("t.me", "share"),
    ("telegram.me", "share"),
    ("vk.com", "share"),
    ("ok.ru", "offer dk?st.cmd=addshare"),
    ("line.me", "r/msg lineit share"),
    ("kakao.com", "share picker"),
    ("band.us", "plugin/share"),
    ("naver.com", "web/shareview share"),
    ("hatena.ne.jp", "add entry append"),
    ("getpocket.com", "save edit"),
    ("weibo.com", "share"),
    ("qzone.qq.com", ""),
    ("xing.com", "spi/shares app/user social/share"),
    ("bsky.app", "intent/"),
    ("threads.net", "intent/"),
    ("threads.com", "intent/"),
    ("flipboard.com", "bookmarklet"),
    ("news.ycombinator.com", "submitlink"),
    ("addtoany.com", "share add_to"),
    ("instapaper.com", "hello2 edit"),
];

/// Whether an address is a network's or a mail program's form for sharing a page.
pub fn shares_a_page(address: &str) -> bool {
    let address = address.trim();
    let end = words::find_char(address, &|c| c == ':');
    if end == address.len() {
        return address.starts_with("//") && is_form(words::behind(address, 2));
    }
    let (scheme, rest) = (words::front(address, end), words::behind(address, end + 1));
    let is = |names: &[&str]| names.iter().any(|name| scheme.eq_ignore_ascii_case(name));
    if is(&["http", "https"]) {
        return is_form(rest.trim_start_matches('/'));
    }
    // A letter to nobody is one that the reader is to send on.
    is(&["mailto", "sms"]) && rest.trim_start().starts_with('?') || is(&["whatsapp", "fb-messenger", "viber"])
}

/// Whether an address, its scheme cut off, is one of [`FORMS`].
fn is_form(address: &str) -> bool {
    let end = words::find_char(address, &|c| matches!(c, '/' | '?'));
    let (host, path) = (words::front(address, end), words::behind(address, end).trim_start_matches('/'));
    let host = host.as_bytes();
    let ends_with = |tail: &str| {
        let border = host.len().checked_sub(tail.len());
        border.is_some_and(|border| {
            host[border..].eq_ignore_ascii_case(tail.as_bytes()) && (border == 0 || host[border - 1] == b'.')
        })
    };
    let begins = |form: &str| path.get(..form.len()).is_some_and(|head| head.eq_ignore_ascii_case(form));
    FORMS.iter().any(|(tail, forms)| ends_with(tail) && words::pieces(forms, b' ').any(begins))
}

#[cfg(test)]
mod tests {
    use super::shares_a_page;

    #[test]
    fn forms_for_sharing_are_told_from_links_to_networks() {
        for address in [
            "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example",
            "https://twitter.com/intent/tweet?url=x",
            "//WA.me/?text=hello",
            "mailto:?subject=Read%20this",
        ] {
            assert!(shares_a_page(address), "{address}");
        }
        for address in [
            "https://www.facebook.com/profile",
            "https://x.com/someone/status/1",
            "https://notfacebook.com/sharer",
            "/share",
            "mailto:a@b.example",
        ] {
            assert!(!shares_a_page(address), "{address}");
        }
    }
}
