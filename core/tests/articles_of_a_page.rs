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

fn page() -> String {
    format!(
        "<title>The mill</title><meta name=author content='Ada Byron'><main><article><h1>The mill</h1>{}</article>\
         <article><h1>The tower</h1><p>By Ben Cole</p>{}</article><article><h1>The bridge</h1>{}</article></main>",
        text("mill"),
        text("tower"),
        text("bridge")
    )
}

/// Reads the article in which these words stand first.
fn read(page: &str, words: &str) -> Article {
    let document = html::parse(page);
    let has_words = |&id: &NodeId| document.text(id).is_some_and(|text| text.contains(words));
    let node = document.descendants(NodeId(0)).find(has_words).map_or(0, |id| id.0);
    judge(&document, &[Correction { first: node, last: node, wish: Wish::Article }])
}

#[test]
fn each_of_several_articles_is_read_by_itself() {
    for (name, byline) in [("mill", Some("Ada Byron")), ("tower", None), ("bridge", None)] {
        let article = read(&page(), &format!("years the {name}"));
        let shown = output::plain_text(&article);
        assert_eq!(article.words.page, judge(&html::parse(&page()), &[]).words.page, "no word is lost");
        assert_eq!(article.metadata.title, Some(format!("The {name}")));
        assert_eq!(article.metadata.byline.as_deref(), byline);
        for other in ["mill", "tower", "bridge"] {
            assert_eq!(shown.contains(other), other == name, "{other} in {name}");
        }
        assert_eq!(article.metadata.articles.len(), 3);
    }
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
