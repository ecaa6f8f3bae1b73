use proptest::prelude::*;
use roxmltree::{Document, ParsingOptions};

use super::{Epub, Picture, epub};
use crate::article::Article;
use crate::metadata::{Direction, Metadata};
use crate::output::samples;
use crate::tree::{Tree, TreeBuilder};
use crate::words;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

fn file<'a>(book: &'a Epub, name: &str) -> &'a str {
    let file = book.files.iter().find(|file| file.name == name).unwrap();
    std::str::from_utf8(&file.bytes).unwrap()
}

fn parsed(xml: &str) -> Result<Document<'_>, roxmltree::Error> {
    Document::parse_with_options(xml, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() })
}

/// The article's markup in the book.
fn body(article: &Article, pictures: &[Picture<'_>]) -> String {
    let book = epub(article, pictures, 0);
    let text = file(&book, "EPUB/article.xhtml");
    let (_, after) = text.split_once("<article>\n").unwrap();
    samples::joined(after.split_once("\n</article>").unwrap().0)
}

#[track_caller]
fn check(markup: &str, expected: &str) {
    assert_eq!(body(&samples::article(markup), &[]), expected, "{markup}");
}

#[test]
fn the_package_says_what_is_known() {
    let mut article = samples::article("<p>نص</p>");
    article.metadata = Metadata {
        title: Some("A < B".into()),
        byline: Some("N. N.".into()),
        published: Some("2019-01-08T07:08".into()),
        language: Some("ar-".into()),
        direction: Direction::RightToLeft,
        address: Some("https://a.example/?x|y".into()),
        ..Metadata::default()
    };
    let book = epub(&article, &[], 86_400);
    let package = file(&book, "EPUB/package.opf");
    for expected in [
        "<dc:title>A &lt; B</dc:title>",
        "<dc:creator>N. N.</dc:creator>",
        "<dc:date>2019-01-08</dc:date>",
        "<dc:language>ar</dc:language>",
        "<dc:source>https://a.example/?x%7Cy</dc:source>",
        "<meta property=\"dcterms:modified\">1970-01-02T00:00:00Z</meta>",
        "<spine page-progression-direction=\"rtl\">",
    ] {
        assert!(package.contains(expected), "{expected} in\n{package}");
    }
    let text = file(&book, "EPUB/article.xhtml");
    assert!(text.contains(" lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">"), "{text}");
}

#[test]
fn an_article_keeps_its_identifier() {
    let identifier = |article: &Article, modified| {
        let book = epub(article, &[], modified);
        let package = parsed(file(&book, "EPUB/package.opf")).unwrap();
        let element = package.descendants().find(|node| node.attribute("id") == Some("identifier")).unwrap();
        element.text().unwrap().to_owned()
    };
    let (rain, snow) = (samples::article("<p>Rain</p>"), samples::article("<p>Snow</p>"));
    assert_eq!(identifier(&rain, 1), identifier(&rain, 2));
    assert_ne!(identifier(&rain, 1), identifier(&snow, 1));
    let at = |mut article: Article| {
        article.metadata.address = Some("https://a.example/".into());
        article
    };
    assert_eq!(identifier(&at(rain), 1), identifier(&at(snow), 1));
}

#[test]
fn headings_make_a_table_of_contents_without_gaps() {
    let article = samples::article("<h3>a</h3><h2>b<br>c</h2><h4>d</h4><h3>e</h3><h6></h6><h2>f</h2>");
    let book = epub(&article, &[], 0);
    let contents = file(&book, "EPUB/nav.xhtml").replace('\n', "");
    let link = |id: u32, text: &str| format!("<li><a href=\"article.xhtml#heading-{id}\">{text}</a>");
    let expected = format!(
        "<ol><li><a href=\"article.xhtml\">Article</a><ol>{}</li>{}<ol>{}</li>{}</li></ol></li>{}</li></ol></li></ol></nav>",
        link(1, "a"),
        link(3, "b c"),
        link(7, "d"),
        link(9, "e"),
        link(12, "f"),
    );
    assert!(contents.contains(&expected), "{contents}\n{expected}");
    assert!(file(&book, "EPUB/article.xhtml").contains("<h2 id=\"heading-3\">b<br/>c</h2>"));
}

#[test]
fn a_link_whose_picture_is_missing_has_words() {
    let article =
        samples::article("<a href=\"https://a.example/\"><img src=\"https://a.example/b/c.jpg?d\"></a>");
    assert_eq!(body(&article, &[]), "<a href=\"https://a.example/\">c.jpg</a>");
    check(
        "<p><img src=\"https://a.example/b/c.jpg?d\"></p>",
        "<p><a href=\"https://a.example/b/c.jpg?d\">c.jpg</a></p>",
    );
}

#[test]
fn a_missing_picture_goes_by_its_description_or_its_caption() {
    let figure = |alt: &str, caption: &str| {
        format!(
            "<figure><img src=\"https://a.example/c.jpg\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>"
        )
    };
    let link = |words: &str| format!("<a href=\"https://a.example/c.jpg\">{words}</a>");
    let caption = "Rain, <i>again</i>. Photo: N.";
    for (alt, expected) in [
        ("Rain,  again.", format!("<figure><figcaption>{}</figcaption></figure>", link(caption))),
        ("", format!("<figure><figcaption>{}</figcaption></figure>", link(caption))),
        ("Snow", format!("<figure>{}<figcaption>{caption}</figcaption></figure>", link("Snow"))),
        ("Rain", format!("<figure>{}<figcaption>{caption}</figcaption></figure>", link("Rain"))),
    ] {
        check(&figure(alt, caption), &expected);
    }
    let source = "<a href=\"https://b.example/\">N.</a>";
    check(
        &figure("", &format!("{source} on Monday")),
        &format!("<figure><figcaption>{source}{}</figcaption></figure>", link(" on Monday")),
    );
}

#[test]
fn a_caption_leads_to_one_picture_and_a_link_without_it_goes() {
    check(
        "<figure><a href=\"https://a.example/\"><img src=\"https://a.example/b.jpg\"></a>\
         <img src=\"https://a.example/c.jpg\"><figcaption>Rain</figcaption></figure>",
        "<figure><figcaption><a href=\"https://a.example/b.jpg\">Rain</a></figcaption></figure>",
    );
}

#[test]
fn an_ornament_of_a_line_is_left_out() {
    check("<p><img src=\"https://a.example/i.png\">a</p>", "<p>a</p>");
    check(
        "<p><a href=\"https://a.example/\"><img src=\"https://a.example/i.png\" alt=\"\"></a>Learn</p>",
        "<p>Learn</p>",
    );
    check(
        "<p><img src=\"https://a.example/i.png\" width=\"600\">a</p>",
        "<p><a href=\"https://a.example/i.png\">i.png</a> a</p>",
    );
}

#[test]
fn what_stands_for_a_picture_stands_apart_from_the_text() {
    let picture = |name: &str| format!("<img src=\"https://a.example/{name}\" alt=\"{name}\">");
    let link = |name: &str| format!("<a href=\"https://a.example/{name}\">{name}</a>");
    check(
        &format!("<p>a{}{}<b>c</b> {}. d{}</p>", picture("p"), picture("q"), picture("r"), picture("s")),
        &format!("<p>a {} {} <b>c</b> {}. d {}</p>", link("p"), link("q"), link("r"), link("s")),
    );
    check(
        &format!("<a href=\"https://a.example/\">{}{}</a>a", picture("p"), picture("q")),
        "<a href=\"https://a.example/\">p q</a> a",
    );
    check(
        "<p>a<embed href=\"https://a.example/\" title=\"b\"></embed>c</p>",
        "<p>a <a href=\"https://a.example/\">b</a> c</p>",
    );
}

#[test]
fn posts_stand_in_the_table_of_contents() {
    let article = samples::article(
        "<header title=\"N. · Monday\"></header><p>a</p><h3>b</h3><p>c</p><header title=\"O.\"></header><p>d</p>",
    );
    let book = epub(&article, &[], 0);
    let contents = samples::joined(file(&book, "EPUB/nav.xhtml"));
    let expected = "<ol><li><a href=\"article.xhtml\">Article</a><ol><li><a href=\"article.xhtml#post-1\">N. · Monday</a>\
         <ol><li><a href=\"article.xhtml#heading-4\">b</a></li></ol></li><li><a href=\"article.xhtml#post-8\">O.</a></li></ol></li></ol>";
    assert!(contents.contains(expected), "{contents}");
    assert!(body(&article, &[]).starts_with("<p class=\"post\" id=\"post-1\">N. · Monday</p><p>a</p>"));
    let style = file(&book, "EPUB/style.css");
    assert!(style.contains("\naside {") && style.contains("\n.post {"), "{style}");
}

#[test]
fn pictures_that_were_given_are_packed_once() {
    let markup = "<p><img src=\"https://a.example/p\" alt=\"a\" width=\"3px\"><img src=\"https://a.example/p\"></p>\
        <p><img src=\"data:image/gif;base64,R0lGODlh\"><img src=\"https://a.example/q\" alt=\"q  r\"></p>\
        <a href=\"https://a.example/\"><img src=\"https://a.example/svg\" alt=\"s\"></a><img alt=\"none\">";
    let article = samples::article(markup);
    let pictures = [
        Picture { address: "https://a.example/p", bytes: PNG },
        Picture { address: "https://a.example/svg", bytes: b"<svg/>" },
        Picture { address: "https://a.example/unused", bytes: PNG },
    ];
    let book = epub(&article, &pictures, 0);
    assert_eq!((book.pictures, book.missing), (4, 2));
    let names: Vec<&str> = book.files[6..].iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["EPUB/pictures/1.png", "EPUB/pictures/2.gif"]);
    assert_eq!(book.files[6].bytes, PNG);
    assert_eq!(
        body(&article, &pictures),
        "<p><img src=\"pictures/1.png\" alt=\"a\" width=\"3\"/><img src=\"pictures/1.png\" alt=\"\"/></p>\
         <p><img src=\"pictures/2.gif\" alt=\"\"/> <a href=\"https://a.example/q\">q r</a></p>\
         <a href=\"https://a.example/\">s</a> none"
    );
}

#[test]
fn only_values_that_the_standard_has_are_left() {
    check(
        "<p><a href=\"tuesday\">a</a><a href=\"#b\">b</a><a href=\"mailto:c\">c</a></p>",
        "<p><a>a</a><a>b</a><a href=\"mailto:c\">c</a></p>",
    );
    check(
        "<ol type=\"disc\" start=\"x\" reversed=\"reversed\"><li value=\"-2\">a</li></ol>",
        "<ol reversed=\"\"><li value=\"-2\">a</li></ol>",
    );
    check("<ul><li value=\"2\">a</li></ul>", "<ul><li>a</li></ul>");
    check(
        "<p lang=\"de_\" dir=\"RTL\">a<time datetime=\"2019-01-08T01:02\">b</time><time datetime=\"now\">c</time></p>",
        "<p dir=\"rtl\">a<time datetime=\"2019-01-08\">b</time><span>c</span></p>",
    );
    check(
        "<table><tr><td colspan=\"0\" rowspan=\"2\" headers=\"x\">a</td></tr></table>",
        "<table><tr><td rowspan=\"2\">a</td></tr></table>",
    );
    check("<pre>\n a</pre><hr>", "<pre>\n a</pre><hr/>");
    check("<p lang=\"pt-BR\">a\u{1}\u{c}b</p>", "<p lang=\"pt-BR\" xml:lang=\"pt-BR\">a\u{fffd} b</p>");
}

/// The text of an XHTML file's article, in which what isn't inline ends a word.
fn words_of(xhtml: &str) -> Vec<String> {
    let document = parsed(xhtml).unwrap_or_else(|error| panic!("{error}\n{xhtml}"));
    let article =
        document.descendants().find(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "article")));
    let mut text = String::new();
    // Elements' ends are told by the depth that the next node has.
    let mut open: Vec<roxmltree::Node<'_, '_>> = Vec::new();
    let is_inline = |name: &str| name != "q" && crate::document::Tag::from_name(name).is_inline();
    for node in article.unwrap().descendants().skip(1) {
        while open
            .last()
            .is_some_and(|last| Some(*last) != node.parent() && !node.ancestors().any(|above| above == *last))
        {
            let ended = open.pop().unwrap();
            text.push_str(if is_inline(ended.tag_name().name()) { "" } else { "\n" });
        }
        if node.is_element() {
            text.push_str(if is_inline(node.tag_name().name()) { "" } else { "\n" });
            open.push(node);
        }
        text.push_str(if node.is_text() { node.text().unwrap_or_default() } else { "" });
    }
    words::split(&text).map(str::to_owned).collect()
}

/// The tree with each picture's description, or address, as the text that stands for it in a book without pictures.
fn described(tree: &Tree) -> Tree {
    crate::output::fitted::for_book(tree, &[]).0
}

fn whole(article: &Article) -> Epub {
    let book = epub(article, &[], 0);
    for name in ["META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml"] {
        parsed(file(&book, name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    book
}

#[test]
fn every_kind_of_element_keeps_its_words() {
    let article = samples::every_kind();
    let book = whole(&article);
    assert_eq!(words_of(file(&book, "EPUB/article.xhtml")), samples::words_of(&described(&article.tree)));
}

/// The article of a page, with its jumps bound and its notes known.
#[cfg(feature = "html")]
fn judged(page: &str) -> Article {
    crate::judge(&crate::document::html::parse(page), &[])
}

#[test]
#[cfg(feature = "html")]
fn jumps_lead_to_one_place_each_and_notes_keep_their_roles() {
    let prose =
        "The bridge was built in a dry year, and nobody who crossed it then thought of the river below it.";
    let article = judged(&format!(
        "<article><h1>A bridge</h1><p id=a>{prose}<sup id=r><a href='#n'>1</a></sup> <a href='#a'>Again</a>, \
         <a href='#heading-1'>there</a>.</p><h2>Piers</h2><p id='heading-1'>{prose} Twice.</p>\
         <ol><li id=n>A note on the bridge. <a href='#r'>↩</a></li></ol></article>"
    ));
    let text = body(&article, &[]);
    let xml = format!("<a>{text}</a>");
    let document = parsed(&xml).unwrap();
    let all = |name: &str| -> Vec<String> {
        document.descendants().filter_map(|node| node.attribute(name)).map(str::to_owned).collect()
    };
    let (ids, jumps) = (all("id"), all("href"));
    let is_single = |id: &String| ids.iter().filter(|own| *own == id).count() == 1;
    assert!(ids.iter().all(is_single), "{text}");
    assert!(jumps.len() == 4 && jumps.iter().all(|jump| ids.contains(&jump[1..].to_owned())), "{text}");
    assert_eq!(all("role"), ["doc-noteref", "doc-backlink"], "{text}");
}

#[test]
fn formulas_are_in_their_namespace_and_named_in_the_manifest() {
    let markup = "<p><math display=\"block\" alttext=\"x\"><msup width=\"wide\"><mi mathvariant=\"normal\">x</mi></msup></math></p>";
    let article = samples::article(markup);
    assert_eq!(
        body(&article, &[]),
        "<p><math display=\"block\" alttext=\"x\" xmlns=\"http://www.w3.org/1998/Math/MathML\">\
         <mrow><mi mathvariant=\"normal\">x</mi></mrow></math></p>"
    );
    let named = |article: &Article| {
        file(&epub(article, &[], 0), "EPUB/package.opf").contains("properties=\"mathml\"")
    };
    assert!(named(&article) && !named(&samples::article("<p>a</p>")));
}

#[test]
fn videos_and_sounds_are_links_and_boxes_of_tasks_stay() {
    check(
        "<p><video src=\"https://a.example/b.mp4\" poster=\"https://a.example/c.jpg\"></video></p>",
        "<p><a href=\"https://a.example/b.mp4\">b.mp4</a></p>",
    );
    check(
        "<ul><li><input type=\"checkbox\" checked=\"checked\"></input>a</li></ul>",
        "<ul><li><input type=\"checkbox\" checked=\"\" disabled=\"\"/>a</li></ul>",
    );
}

#[test]
fn details_have_a_summary() {
    check(
        "<details><summary>a</summary><p>b</p></details><details><p>c</p></details>",
        "<details><summary>a</summary><p>b</p></details><aside><p>c</p></aside>",
    );
}

#[test]
fn a_figure_has_one_caption_at_an_end() {
    check(
        "<figure><figcaption>a</figcaption><blockquote>b</blockquote></figure>",
        "<figure><figcaption>a</figcaption><blockquote>b</blockquote></figure>",
    );
    check(
        "<figure><blockquote>b</blockquote><figcaption>c</figcaption>d</figure>",
        "<figure><blockquote>b</blockquote><p>c</p>\nd</figure>",
    );
    check(
        "<figure><blockquote>b</blockquote><figcaption>c</figcaption><figcaption>d</figcaption></figure>",
        "<figure><blockquote>b</blockquote><figcaption>c<br/>d</figcaption></figure>",
    );
}

#[test]
fn descriptions_without_a_term_are_items() {
    check("<dl><dt>t</dt><dd>a</dd><dd>b</dd></dl>", "<dl><dt>t</dt><dd>a</dd><dd>b</dd></dl>");
    check("<dl><dd>a<dl><dd>b</dd></dl></dd></dl>", "<ul><li>a<ul><li>b</li></ul></li></ul>");
    check("<dl><dt>t</dt><dd>a</dd><dt>u</dt></dl>", "<ul><li>t</li><li>a</li><li>u</li></ul>");
    check(
        "<dl><h3>h</h3><dt>t</dt><dd>a</dd></dl>",
        "<ul><li><h3 id=\"heading-3\">h</h3></li><li>t</li><li>a</li></ul>",
    );
    check("<ol><p>p</p><li>a</li>b</ol>", "<ol><li><p>p</p></li><li>a</li><li>b</li></ol>");
}

#[test]
fn depth_costs_no_stack() {
    let deep = format!("{}word{}", "<blockquote>".repeat(50_000), "</blockquote>".repeat(50_000));
    assert!(body(&samples::article(&deep), &[]).contains(">word<"));
}

proptest! {
    #[test]
    fn any_tree_is_xml_of_the_same_words(acts in samples::acts()) {
        let article = samples::build(&acts);
        let book = whole(&article);
        prop_assert_eq!(words_of(file(&book, "EPUB/article.xhtml")), samples::words_of(&described(&article.tree)));
    }

    #[test]
    fn any_characters_are_xml(text in any::<String>(), value in any::<String>()) {
        let mut builder = TreeBuilder::default();
        builder.open(crate::document::Tag::Abbr, None);
        builder.attribute(crate::document::Attribute::Title, &value);
        builder.text(&text, None, None);
        let metadata = Metadata {
            title: Some(value.clone()),
            language: Some(text.clone()),
            published: Some(value.clone()),
            address: Some(value),
            site: Some(text),
            ..Metadata::default()
        };
        let article = Article { tree: builder.finish(), metadata, ..Article::default() };
        let book = whole(&article);
        parsed(file(&book, "EPUB/article.xhtml")).unwrap();
    }
}
