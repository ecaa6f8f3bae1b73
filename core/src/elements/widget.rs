//! Controls that stand inside a line of text: they are cut out of it and judged by themselves.

use crate::document::{Document, NodeId, Tag};

/// Whether an inline element is a control: a button by its role, or a link that shares the page.
pub(super) fn is_inline_widget(document: &Document, id: NodeId) -> bool {
    match document.tag(id) {
        Some(Tag::A) => {
            document.attribute(id, "role") == Some("button")
                || document.attribute(id, "href").is_some_and(shares_a_page)
        }
        Some(Tag::Span | Tag::Label) => document.attribute(id, "role") == Some("button"),
        _ => false,
    }
}

/// Whether an address is a network's or a mail program's form for sharing a page.
///
/// The forms are the networks' documented ones; each has a path of its own, so a link to a profile or a post
/// isn't taken for one.
pub fn shares_a_page(address: &str) -> bool {
    const FORMS: &[&str] = &[
        "facebook.com/sharer", "facebook.com/share.php", "facebook.com/dialog/share", "facebook.com/dialog/feed",
        "twitter.com/intent/tweet", "twitter.com/share", "twitter.com/home?status", "x.com/intent", "x.com/share",
        "linkedin.com/sharearticle", "linkedin.com/sharing", "linkedin.com/cws/share", "pinterest.com/pin/create",
        "reddit.com/submit", "tumblr.com/share", "tumblr.com/widgets/share", "wa.me/?text", "whatsapp.com/send?text",
        "whatsapp://send", "t.me/share", "telegram.me/share", "vk.com/share", "connect.ok.ru/offer", "ok.ru/dk?st.cmd=addshare",
        "line.me/r/msg", "social-plugins.line.me", "lineit.line.me", "story.kakao.com/share", "sharer.kakao.com",
        "band.us/plugin/share", "share.naver.com", "b.hatena.ne.jp/add", "b.hatena.ne.jp/entry", "getpocket.com/save", "getpocket.com/edit",
        "service.weibo.com/share", "sns.qzone.qq.com", "xing.com/spi/shares", "xing.com/app/user", "bsky.app/intent",
        "threads.net/intent", "threads.com/intent", "share.flipboard.com", "flipboard.com/bookmarklet", "news.ycombinator.com/submitlink",
        "digg.com/submit", "mix.com/add", "addtoany.com", "addthis.com", "sharethis.com", "fb-messenger://share",
        "plus.google.com/share", "viber://forward", "toot.kytta.dev", "mastodonshare.com", "share?text=", "instapaper.com/",
    ];
    let address = address.trim().to_ascii_lowercase();
    // A letter without an address is one that the reader is to send on.
    if address.starts_with("mailto:?") || address.starts_with("mailto: ?") || address.starts_with("sms:?") {
        return true;
    }
    FORMS.iter().any(|form| address.contains(form))
}

#[cfg(test)]
mod tests {
    use super::shares_a_page;

    #[test]
    fn forms_for_sharing_are_told_from_links_to_networks() {
        for address in [
            "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example",
            "https://twitter.com/intent/tweet?url=x",
            "mailto:?subject=Read%20this",
        ] {
            assert!(shares_a_page(address), "{address}");
        }
        for address in ["https://www.facebook.com/profile", "https://x.com/someone/status/1", "mailto:a@b.example"] {
            assert!(!shares_a_page(address), "{address}");
        }
    }
}
