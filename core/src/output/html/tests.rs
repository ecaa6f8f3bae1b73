use super::html;
use crate::article::Article;
use crate::metadata::{Direction, Metadata};
use crate::output::samples;

/// The article's markup in the file.
fn body(article: &Article) -> String {
    let page = html(article);
    let (_, after) = page.split_once("<article>\n").unwrap();
    after.split_once("\n</article>").unwrap().0.to_owned()
}

#[track_caller]
fn check(markup: &str, expected: &str) {
    assert_eq!(samples::joined(&body(&samples::article(markup))), expected, "{markup}");
}

#[test]
fn language_direction_and_title_are_set() {
    let mut article = samples::article("<h1>Own</h1><p>نص</p>");
    article.metadata = Metadata {
        title: Some("A < B".into()),
        byline: Some("N. N.".into()),
        published: Some("2019-01-08T07:08+0900".into()),
        language: Some("ar".into()),
        direction: Direction::RightToLeft,
        site: Some("Site".into()),
        address: Some("https://a.example/?x=1&y".into()),
        ..Metadata::default()
    };
    let html = html(&article);
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert!(html.contains("<h1>A &lt; B</h1>"));
    assert!(html.contains(
        "<p class=\"byline\">N. N. · <time dir=\"ltr\" datetime=\"2019-01-08T07:08+0900\">2019-01-08</time> · <a href=\"https://a.example/?x=1&amp;y\">Site</a></p>"
    ));
    assert!(html.contains("<h2>Own</h2>\n<p>نص</p>\n</article>"));
}

#[test]
fn text_and_values_can_t_become_markup() {
    let html = html(&samples::article("<p><a href=\"https://a.example/?a&b\">x & y</a></p><pre>\n a</pre>"));
    assert!(html.contains("<p><a href=\"https://a.example/?a&amp;b\">x &amp; y</a></p>"));
    assert!(html.contains("<pre>\n\n a</pre>"));
}

#[test]
fn a_title_that_says_what_its_link_says_is_left_out() {
    let html = html(&samples::article(
        "<a href=\"https://a.example/\" title=\"Rain\"><b>Rain</b></a><a href=\"https://b.example/\" title=\"Snow\">it</a>",
    ));
    let expected =
        "<a href=\"https://a.example/\"><b>Rain</b></a><a href=\"https://b.example/\" title=\"Snow\">it</a>";
    assert!(html.contains(expected), "{html}");
}

#[test]
fn details_without_a_summary_are_open_to_all() {
    check(
        "<details open=\"\"><summary>a</summary><p>b</p></details><details open=\"\"><p>c</p></details>",
        "<details open=\"\"><summary>a</summary><p>b</p></details><aside><p>c</p></aside>",
    );
}

#[test]
fn code_keeps_its_language_and_formulas_are_mathml() {
    let markup = "<pre class=\"language-rs\">a</pre><p><math display=\"block\"><msup><mi>x</mi><mn>2</mn></msup></math></p>";
    check(markup, &markup.replace(">a<", ">\na<"));
}

#[test]
fn each_block_ends_its_line_where_nobody_sees_it() {
    let markup = "<ul><li>a <b>b</b></li></ul><p>c<br>d</p><hr><pre><b>e</b>\n<i>f</i></pre>";
    let expected = "<ul><li>a <b>b</b></li>\n</ul>\n<p>c<br>d</p>\n<hr>\n<pre>\n<b>e</b>\n<i>f</i></pre>";
    assert_eq!(body(&samples::article(markup)), expected);
}

#[test]
fn what_no_standard_has_is_put_right() {
    check(
        "<p>a<img src=\"https://a.example/b.png\"></p>",
        "<p>a<img src=\"https://a.example/b.png\" alt=\"\"></p>",
    );
    for (width, kept) in
        [("40 px", "40"), ("1077.8181818181818", "1077"), ("auto", ""), ("", ""), ("50%", ""), ("0", "")]
    {
        let kept = if kept.is_empty() { String::new() } else { format!(" width=\"{kept}\"") };
        check(
            &format!("<p><img src=\"https://a.example/b.png\" alt=\"c\" width=\"{width}\"></p>"),
            &format!("<p><img src=\"https://a.example/b.png\" alt=\"c\"{kept}></p>"),
        );
    }
    check("<dl><dd>a</dd></dl><ul><p>b</p></ul>", "<ul><li>a</li></ul><ul><li><p>b</p></li></ul>");
    check("<p><i><i>a</i></i></p>", "<p><i>a</i></p>");
    check(
        "<p><video src=\"https://a.example/b.mp4\" height=\"auto\"></video></p>",
        "<p><video src=\"https://a.example/b.mp4\" controls=\"\" preload=\"none\"></video></p>",
    );
    check(
        "<p><time datetime=\"2019-01-08T01:02\">a</time> <time datetime=\"now\">b</time></p>",
        "<p><time datetime=\"2019-01-08T01:02\">a</time> <span>b</span></p>",
    );
    check("<pre>a\u{b}b</pre>", "<pre>\na b</pre>");
    check("<p>\u{feff} a</p>", "<p> a</p>");
}

#[test]
fn titles_that_repeat_a_link_s_words_or_its_address_are_left_out() {
    for (title, href, stays) in [
        ("Su", "https://a.example/su", false),
        ("Sudo (2)", "https://a.example/Sudo_(2)", false),
        ("django.db.models.Field", "https://a.example/fields/#django.db.models.Field", false),
        ("Field", "https://a.example/TextField", true),
        ("Rain", "https://a.example/", true),
    ] {
        let said = if stays { format!(" title=\"{title}\"") } else { String::new() };
        check(
            &format!("<p><a href=\"{href}\" title=\"{title}\">su</a></p>"),
            &format!("<p><a href=\"{href}\"{said}>su</a></p>"),
        );
    }
}

#[test]
fn a_picture_is_no_link_to_itself() {
    let picture = "<img src=\"https://a.example/b.png\" alt=\"\">";
    check(&format!("<p><a href=\"https://a.example/b.png\">{picture}</a></p>"), &format!("<p>{picture}</p>"));
    let larger = format!("<p><a href=\"https://a.example/b-large.png\">{picture}</a></p>");
    check(&larger, &larger);
}

#[test]
fn callouts_and_posts_say_in_bold_what_they_are() {
    check(
        "<aside><p>See also</p><p>The bridge.</p></aside><aside><p>It rained.</p><p>Twice.</p></aside>",
        "<aside><p><strong>See also</strong></p><p>The bridge.</p></aside><aside><p>It rained.</p><p>Twice.</p></aside>",
    );
    check("<header title=\"N. N.\"></header><p>a</p>", "<p class=\"post\">N. N.</p><p>a</p>");
    let page = html(&samples::article("<p>a</p>"));
    for rule in ["aside{", ".post{"] {
        assert!(page.contains(rule), "{rule}");
    }
}

#[test]
fn a_page_goes_by_its_host_and_a_desk_by_its_site() {
    let line = |metadata: Metadata| {
        let page = body(&Article { metadata, ..samples::article("<p>a</p>") });
        page.split('\n').next().unwrap().to_owned()
    };
    let address = || Some("https://www.a.example/b".to_owned());
    assert_eq!(
        line(Metadata { address: address(), ..Metadata::default() }),
        "<p class=\"byline\"><a href=\"https://www.a.example/b\">a.example</a></p>"
    );
    let (byline, site) = (Some("The harbour".to_owned()), Some("The Harbour".to_owned()));
    assert_eq!(
        line(Metadata { byline, site, address: address(), ..Metadata::default() }),
        "<p class=\"byline\"><a href=\"https://www.a.example/b\">The Harbour</a></p>"
    );
    assert_eq!(
        line(Metadata { address: Some("file:///home/n/b.html".into()), ..Metadata::default() }),
        "<p>a</p>"
    );
}
