//! Of a page with several articles each can be read by itself; a thread is one article.

use unhusk_core::document::{NodeId, Tag, html};
use unhusk_core::verdict::{Correction, Wish};
use unhusk_core::{Article, judge, output};

/// A paragraph about something, of a good many words.
fn text(about: &str) -> String {
    let line = format!(
        "<p>For a hundred and twelve years the {about} stood by the brook, and each spring somebody from the \
         village walked out with a tape and wrote down how far the water was from the {about}, in a book.</p>"
    );
    line.clone() + &line.replace("village", "town") + &line.replace("spring", "autumn")
}

/// A page on which one article follows the other; the first one's author and date stand in the page's head.
fn page() -> String {
    let article =
        |name: &str, said: &str| format!("<article><h1>The {name}</h1>{said}{}</article>", text(name));
    let articles = [
        article("mill", ""),
        article("tower", "<p>By Ben Cole</p><p>March 8, 2019</p>"),
        article("bridge", ""),
        article(
            "windmill",
            "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"author\": {\"name\": \"Cleo Dane\"}, \
             \"datePublished\": \"2020-05-01\", \"description\": \"On a windmill.\"}</script>",
        ),
        article(
            "quay",
            "<p><a rel=author href=/ada>Ada Byron</a></p><time datetime=2021-07-02>last summer</time>",
        ),
    ];
    format!(
        "<title>The mill</title><meta name=author content='Ada Byron'><meta name=description content='On a mill.'>\
         <meta property=article:published_time content=2018-01-02><main>{}</main>",
        articles.concat()
    )
}

/// Its articles: the name, and what is said of it: byline, date and excerpt.
const ARTICLES: [(&str, [Option<&str>; 3]); 5] = [
    ("mill", [Some("Ada Byron"), Some("2018-01-02"), Some("On a mill.")]),
    ("tower", [Some("Ben Cole"), Some("2019-03-08"), None]),
    ("bridge", [None, None, None]),
    ("windmill", [Some("Cleo Dane"), Some("2020-05-01"), Some("On a windmill.")]),
    ("quay", [Some("Ada Byron"), Some("2021-07-02"), None]),
];

/// Reads the article in which these words stand first.
fn read(page: &str, words: &str) -> Article {
    let document = html::parse(page);
    let has_words = |&id: &NodeId| document.text(id).is_some_and(|text| text.contains(words));
    let node = document.descendants(NodeId(0)).find(has_words).map_or(0, |id| id.0);
    judge(&document, &[Correction { first: node, last: node, wish: Wish::Article }])
}

#[test]
fn each_of_several_articles_is_read_by_itself() {
    for (name, expected) in ARTICLES {
        let article = read(&page(), &format!("years the {name} "));
        let shown = output::plain_text(&article);
        assert_eq!(article.words.page, judge(&html::parse(&page()), &[]).words.page, "no word is lost");
        let metadata = &article.metadata;
        assert_eq!(metadata.title, Some(format!("The {name}")));
        let said = [&metadata.byline, &metadata.published, &metadata.excerpt].map(Option::as_deref);
        assert_eq!(said, expected, "{name}");
        for (other, ..) in ARTICLES {
            assert_eq!(shown.contains(&format!("the {other} ")), other == name, "{other} in {name}");
        }
        assert_eq!(metadata.articles.len(), ARTICLES.len());
    }
}

#[test]
fn the_first_article_takes_nothing_from_the_others() {
    let page = page().replace("<meta name=author content='Ada Byron'>", "").replace("2018-01-02", "");
    let metadata = judge(&html::parse(&page), &[]).metadata;
    assert_eq!((metadata.byline, metadata.published), (None, None));
}

#[test]
fn an_author_of_two_articles_is_moved_from_the_one_that_is_read() {
    let article = read(&page().replace("Ben Cole", "Ada Byron"), "years the quay ");
    assert_eq!(article.head, ["The quay", "Ada Byron"]);
}

#[test]
fn what_is_in_no_article_or_in_the_first_one_changes_nothing() {
    let document = html::parse(&page());
    let as_it_is = judge(&document, &[]);
    for node in [0, document.all(Tag::Article)[0].0, u32::MAX] {
        let correction = Correction { first: node, last: node, wish: Wish::Article };
        assert_eq!(judge(&document, &[correction]), as_it_is);
    }
}

#[test]
fn a_thread_keeps_all_its_posts() {
    let posts: String =
        ["mill", "tower", "bridge"].map(|name| format!("<article>{}</article>", text(name))).concat();
    let thread = format!("<title>Water</title><main><h1>Water</h1>{posts}</main>");
    let article = judge(&html::parse(&thread), &[]);
    let shown = output::plain_text(&article);
    assert!(["mill", "tower", "bridge"].iter().all(|name| shown.contains(name)), "{shown}");
    assert!(article.metadata.articles.is_empty());
}
