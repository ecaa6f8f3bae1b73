use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag as Mark, TagEnd};

use super::markdown;
use crate::document::Tag;
use crate::metadata::Metadata;
use crate::output::{Step, samples, walk};
use crate::tree::Tree;
use crate::words;

fn check(markup: &str, expected: &str) {
    assert_eq!(markdown(&samples::article(markup)), expected, "{markup}");
}

#[test]
fn marks_and_links_stand_where_markdown_reads_them() {
    check("<p>A <b>bold</b> and<i> slanted </i>word</p>", "A **bold** and _slanted_ word\n");
    check("<p>un<b>believ</b>able, un<i>believ</i>able</p>", "un**believ**able, un<em>believ</em>able\n");
    check("<p>a<b>\"b\"</b>c</p>", "a<strong>\"b\"</strong>c\n");
    check("<p><b>a</b><b>b</b><i></i></p>", "**ab**\n");
    check("<p>x<sup>2</sup> <s>y</s> <code>a  `b</code></p>", "x<sup>2</sup> ~~y~~ ``a `b``\n");
    check("<p><code>a</code><code>b|</code> <code> c</code></p>", "`a`<code>b|</code> `c`\n");
    check(
        "<p>Wow!<a href=\"https://a.example/(b) c\" title=\"t\">l</a></p>",
        "Wow\\![l](<https://a.example/(b) c> \"t\")\n",
    );
    check(
        "<a href=\"https://a.example/\"><h2>H</h2><p>t</p></a>",
        "## [H](https://a.example/)\n\n[t](https://a.example/)\n",
    );
}

#[test]
fn titles_of_links_say_more_than_the_links() {
    check(
        "<p><a href=\"https://a.example/b\" title=\"Install\">install</a> <a href=\"https://a.example/#b.Field\" title=\"b.Field\">f</a></p>",
        "[install](https://a.example/b) [f](https://a.example/#b.Field)\n",
    );
}

#[test]
fn a_picture_is_no_link_to_itself() {
    let picture = "<img src=\"https://a.example/b.png\" alt=\"c\">";
    check(
        &format!("<p><a href=\"https://a.example/b.png\">{picture}</a></p>"),
        "![c](https://a.example/b.png)\n",
    );
    check(
        &format!("<p><a href=\"https://a.example/d.png\">{picture}</a></p>"),
        "[![c](https://a.example/b.png)](https://a.example/d.png)\n",
    );
}

#[test]
fn callouts_say_in_bold_what_they_are_and_headings_are_bold_anyway() {
    check("<aside><p>Note</p><p>It rained.</p></aside>", "> **Note**\n>\n> It rained.\n");
    check("<aside><p>💡</p><p>It rained.</p></aside>", "> 💡\n>\n> It rained.\n");
    check("<aside><p>It rained.</p><p>Twice.</p></aside>", "> It rained.\n>\n> Twice.\n");
    check("<h2><b>a</b></h2><h2><b>a</b> b</h2>", "## a\n\n## **a** b\n");
}

#[test]
fn a_video_goes_by_its_file_s_name_as_people_read_it() {
    check(
        "<video src=\"https://a.example/656da6fe%2FRed%20bridge.mp4\"></video>",
        "[Red bridge.mp4](https://a.example/656da6fe%2FRed%20bridge.mp4)\n",
    );
}

#[test]
fn a_page_goes_by_its_host_and_a_desk_by_its_site() {
    let line = |byline: Option<&str>, site: Option<&str>| {
        let mut article = samples::article("<p>a</p>");
        article.metadata = Metadata {
            byline: byline.map(Into::into),
            site: site.map(Into::into),
            address: Some("https://www.a.example/b".into()),
            ..Metadata::default()
        };
        markdown(&article)
    };
    assert_eq!(line(None, None), "[a.example](https://www.a.example/b)\n\na\n");
    assert_eq!(
        line(Some("The harbour"), Some("The Harbour")),
        "[The Harbour](https://www.a.example/b)\n\na\n"
    );
}

#[test]
fn no_backslash_becomes_a_part_of_an_address() {
    for (markup, expected) in [
        ("See https://a.example/b_c and www.a.example.", "See https://a.example/b_c and www.a.example."),
        ("www.a.example<br>b", "[www.a.example](http://www.a.example)\\\nb"),
        ("https://a.example/<br>b", "<https://a.example/>\\\nb"),
        ("[https://a.example/b]", "\\[<https://a.example/b>\\]"),
        ("(https://a.example/_b)", "(<https://a.example/_b>)"),
        (
            "https://a.example/_b_?c&amp;d",
            "[https://a.example/\\_b\\_?c\\&amp;d](https://a.example/_b_?c&amp;amp;d)",
        ),
        ("<b>https://a.example/</b> b", "**https://a.example/** b"),
        (
            "<a href=\"https://a.example/_b_\">https://a.example/_b_</a>",
            "[https://a.example/\\_b\\_](https://a.example/_b_)",
        ),
        ("xhttps://a.example/_b_ www._", "xhttps://a.example/\\_b\\_ www.\\_"),
    ] {
        check(&format!("<p>{markup}</p>"), &format!("{expected}\n"));
    }
    check(
        "<table><tr><th>https://a.example/b|c</th></tr></table>",
        "| [https://a.example/b\\|c](https://a.example/b%7Cc) |\n| --- |\n",
    );
}

#[test]
fn text_is_escaped_and_white_space_squeezed() {
    check("<p> 1. not\n a  list </p><p># no<br>- no</p>", "1\\. not a list\n\n\\# no\\\n\\- no\n");
    check("<p>\u{feff} a<b>\u{feff}</b></p>", "a\n");
    check("<p>a<br><br>b</p><h2>C #</h2><h2>x<br>y</h2>", "a\n\nb\n\n## C \\#\n\n## x<br>y\n");
}

#[test]
fn lists_keep_their_numbers_and_their_depth() {
    check(
        "<ol start=\"9\"><li><p>nine</p><ul><li>in</li><li>in</li></ul></li><li>ten<ol><li>deep</li></ol></li></ol><p>x</p>",
        "9. nine\n   - in\n   - in\n10. ten\n    1. deep\n\nx\n",
    );
    check("<ol><li>a</li><li value=\"5\">b</li></ol>", "1. a\n\n5) b\n");
    check("<ol reversed=\"\"><li>a</li><li>b</li></ol>", "2. a\n\n1) b\n");
    check("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b\n");
    check("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c\n");
    check("<dl><dt>t</dt><dd>m</dd><dd>n</dd></dl>", "**t**\n\n- m\n- n\n");
}

#[test]
fn quotes_code_and_pictures() {
    check(
        "<blockquote><p>a</p><ul><li>b</li></ul></blockquote><blockquote>c</blockquote>",
        "> a\n>\n> - b\n\n> c\n",
    );
    check("<pre>a\n\n```\n</pre>", "````\na\n\n```\n````\n");
    check("<ul><li><pre>a\n  b</pre></li></ul>", "- ```\n  a\n    b\n  ```\n");
    check(
        "<figure><img src=\"https://a.example/p.png\" alt=\"a [b]\"><figcaption>It <i>is</i>.</figcaption></figure><hr>",
        "![a \\[b\\]](https://a.example/p.png)\n\n_It is._\n\n___\n",
    );
}

#[test]
fn details_are_html_if_they_say_what_they_are() {
    check(
        "<details><summary>a</summary><p>b</p></details>",
        "<details>\n\n<summary>a</summary>\n\nb\n\n</details>\n",
    );
    check("<details><p>b</p></details>", "b\n");
}

#[test]
fn code_names_its_language() {
    check("<pre class=\"language-rs\">let a;</pre>", "```rs\nlet a;\n```\n");
}

#[test]
fn formulas_are_tex_or_mathml() {
    check(
        "<p>So <math alttext=\"a_{i}*b\"><mi>a</mi></math>, <math alttext=\"x\" display=\"block\"><mi>x</mi></math></p>",
        "So $a_{i}*b$, $$x$$\n",
    );
    check(
        "<p><b>x <math alttext=\"a and b\"><mo>+</mo></math></b> y</p>",
        "**x <math alttext=\"a and b\"><mo>+</mo></math>** y\n",
    );
    check("<p><img src=\"https://a.example/\" alt=\"a^2\" role=\"math\"> b</p>", "$a^2$ b\n");
    check(
        "<p><img src=\"https://a.example/\" alt=\"partner_rain_services\" role=\"math\"></p>",
        "![partner_rain_services](https://a.example/)\n",
    );
    check(
        "<table><tr><th><math alttext=\"|x|\"><mi>x</mi></math></th></tr></table>",
        "| $\\vert x\\vert $ |\n| --- |\n",
    );
}

#[test]
fn dollar_signs_are_escaped_where_they_would_make_a_formula() {
    check("<p>From $5 to $6, or $7.</p>", "From $5 to $6, or $7.\n");
    check("<p>Set $HOME/$USER, or 5$ (6$).</p>", "Set \\$HOME/\\$USER, or 5\\$ (6\\$).\n");
    check("<p>Set $<b>HOME</b>/$<i>USER</i>.</p>", "Set \\$**HOME**/\\$_USER_.\n");
    check("<p>$5 for <math alttext=\"x\"><mi>x</mi></math></p>", "\\$5 for $x$\n");
    check("<p><code>$a$</code> for $5</p>", "`$a$` for \\$5\n");
}

#[test]
fn tables_keep_every_cell() {
    check(
        "<table><caption>C</caption><tr><th>a</th><th>b|c</th></tr><tr><td><p>1</p><p>2</p></td><td><code>x|y</code></td></tr></table>",
        "_C_\n\n| a | b\\|c |\n| --- | --- |\n| 1<br>2 | <code>x\\|y</code> |\n",
    );
    check(
        "<table><tr><td rowspan=\"2\">a</td><td colspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr></table>",
        "<table><tr><td rowspan=\"2\">a</td><td colspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr></table>\n",
    );
}

#[test]
#[cfg(feature = "html")]
fn notes_of_marks_in_html_say_which_they_are() {
    let prose =
        "The bridge was built in a dry year, and nobody who crossed it then thought of the river below it.";
    let mark = |name: &str, sign: &str| format!("<sup id=r{name}><a href='#{name}'>[{sign}]</a></sup>");
    let note = |name: &str, text: &str| format!("<li id={name}><a href='#r{name}'>^</a> {text}</li>");
    let page = format!(
        "<base href='https://a.example/'><link rel=canonical href='https://a.example/p'><article><h1>A bridge</h1><p>{prose} {prose}{}</p><p>{prose}</p>\
         <table><tr><th>Year<th>Boats{}<th>Bridges</tr><tr><td rowspan=2>1901<td>1<td>2</tr><tr><td>3<td>4</tr></table>\
         <p>{prose}</p><ol>{}{}</ol></article>",
        mark("x", "a"),
        mark("y", "b"),
        note("x", "A note on the bridge."),
        note("y", "A note on the boats."),
    );
    let mut article = crate::judge(&crate::document::html::parse(&page), &[]);
    article.metadata.address = Some("https://a.example/p".into());
    let markdown = markdown(&article);
    for expected in [
        "below it.[^a]\n",
        "<th>Boats<sup><a href=\"https://a.example/p#y\">[b]</a></sup></th>",
        "\n[^a]: A note on the bridge.\n\n\\[b\\] A note on the boats.\n",
    ] {
        assert!(markdown.contains(expected), "{expected}\n{markdown}");
    }
}

#[test]
fn one_tilde_strikes_nothing_through() {
    check("<p>~2 %</p><p>~2 to ~3 %</p><p>~2 <s>3</s></p>", "~2 %\n\n\\~2 to \\~3 %\n\n\\~2 ~~3~~\n");
}

#[test]
fn spans_of_one_say_nothing() {
    check(
        "<table><tr><td rowspan=\"1\" colspan=\" 1\">a</td><td colspan=\"2\">b</td></tr></table>",
        "<table><tr><td>a</td><td colspan=\"2\">b</td></tr></table>\n",
    );
}

#[test]
fn title_and_byline_come_first_and_headings_below_them() {
    let mut article = samples::article("<h1>Own</h1><h3>Sub</h3>");
    article.metadata = Metadata {
        title: Some("1. A * B".into()),
        byline: Some("N. N.".into()),
        published: Some("2019-01-08T07:08:09+0900".into()),
        site: Some("Site".into()),
        address: Some("https://a.example/".into()),
        ..Metadata::default()
    };
    let expected = "# 1. A \\* B\n\nN. N. · 2019-01-08 · [Site](https://a.example/)\n\n## Own\n\n### Sub\n";
    assert_eq!(markdown(&article), expected);
}

#[test]
fn depth_costs_neither_stack_nor_words() {
    for (open, close) in
        [("<blockquote>", "</blockquote>"), ("<ul><li>", "</li></ul>"), ("<b><i>", "</i></b>")]
    {
        let article = samples::article(&format!("{}word{}", open.repeat(50_000), close.repeat(50_000)));
        assert_eq!(rendered(&markdown(&article)), "word");
    }
}

/// The text that a reader of Markdown shows, borders of blocks and line breaks as line feeds, pictures left out.
fn rendered(markdown: &str) -> String {
    let mut text = String::new();
    let mut in_picture = false;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    for event in Parser::new_ext(markdown, options) {
        match event {
            // No text was one.
            Event::InlineMath(tex) | Event::DisplayMath(tex) => text.extend(["formula ", &*tex]),
            Event::Start(Mark::Image { .. }) => in_picture = true,
            Event::End(TagEnd::Image) => in_picture = false,
            Event::Text(piece) | Event::Code(piece) if !in_picture => text.push_str(&piece),
            Event::Start(Mark::Emphasis | Mark::Strong | Mark::Strikethrough | Mark::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
            | Event::Text(_)
            | Event::Code(_) => {}
            Event::InlineHtml(tag) if &*tag != "<br>" => {}
            Event::Html(markup) => text.push_str(&shown_by(&markup)),
            _ => text.push('\n'),
        }
    }
    words::squeeze(&text)
}

/// The text that HTML in Markdown shows, in the same way.
fn shown_by(markup: &str) -> String {
    let mut text = String::from("\n");
    for (at, piece) in markup.split('<').enumerate() {
        let (tag, rest) = if at > 0 { piece.split_once('>').unwrap() } else { ("", piece) };
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        match Tag::from_name(name) {
            Tag::Q => text.push_str(if tag.starts_with('/') { "”" } else { "“" }),
            tag if !tag.is_inline() || name == "br" => text.push('\n'),
            _ => {}
        }
        text.push_str(rest);
    }
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#10;", "\n"), ("&#13;", "\r"), ("&amp;", "&")];
    entities.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

/// The text that the tree shows, in the same way.
fn shown(tree: &Tree) -> String {
    let mut text = String::new();
    walk(tree, |step| {
        let (id, quote) = match step {
            Step::Enter(id) => (id, "“"),
            Step::Leave(id) => (id, "”"),
        };
        match tree.tag(id) {
            None => text.push_str(tree.text(id).unwrap_or_default()),
            Some(Tag::Q) => text.push_str(quote),
            Some(tag) if !tag.is_inline() => text.push('\n'),
            Some(_) => {}
        }
    });
    words::squeeze(&text)
}

proptest! {
    #[test]
    fn what_it_renders_to_is_what_the_tree_shows(acts in samples::acts()) {
        let article = samples::build(&acts);
        let markdown = markdown(&article);
        let (rendered, shown) = (rendered(&markdown), shown(&article.tree));
        let words = |text: &str| words::split(text).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(words(&rendered), words(&shown), "{}", markdown);
        prop_assert_eq!(rendered.replace(' ', ""), shown.replace(' ', ""), "{}", markdown);
    }

    #[test]
    fn plain_text_has_the_tree_s_words(acts in samples::acts()) {
        let article = samples::build(&acts);
        let text = crate::output::plain_text(&article);
        prop_assert_eq!(words::split(&text).map(str::to_owned).collect::<Vec<_>>(), samples::words_of(&article.tree));
    }
}
