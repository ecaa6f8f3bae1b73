use super::Metadata;
use crate::block::Blocks;
use crate::document::{NodeId, html};
use crate::elements::Elements;

fn read(body: &str) -> Metadata {
    let page = html::parse_at(body, "https://rain.example/days");
    let elements = Elements::recognise(&page);
    Metadata::read(&page, &Blocks::cut(&page, &elements), elements.signs(), NodeId(0))
}

#[test]
fn a_title_has_no_sign_of_a_permanent_link() {
    for heading in [
        "Quickstart<a class=headerlink href=#quickstart title='Link to this heading'>¶</a>",
        "<a href=#quickstart><span>§</span></a> Quickstart",
        "Quickstart <a href=#quickstart>#</a>",
    ] {
        let metadata = read(&format!("<title>Quickstart</title><h1>{heading}</h1><p>Text."));
        assert_eq!(metadata.title.as_deref(), Some("Quickstart"), "{heading}");
    }
    assert_eq!(read("<h1>Learn C#</h1><p>Text.").title.as_deref(), Some("Learn C#"));
}

#[test]
fn a_title_has_no_button_and_is_no_widget_s() {
    let head = "<meta property=og:type content=article><title>Four days of rain</title>";
    for page in [
        "<h1>Four <i>days</i> of rain <button>Copy the address</button></h1>",
        "<h1>Vier nasse Tage<button><span>Merken</span></button></h1>",
        "<h1 class=widget-title>Letters</h1><h1>Four wet days</h1>",
    ] {
        let title = read(&format!("{head}{page}<p>Text.")).title;
        let ends = ["Four days of rain", "Vier nasse Tage", "Four wet days"];
        assert!(ends.contains(&title.as_deref().unwrap_or_default()), "{title:?}");
    }
}

#[test]
fn a_heading_behind_the_text_is_no_title() {
    let text = "<p>It rained for four days, and on the fifth it went on as if nothing had been said.</p>";
    let head = "<meta property=og:type content=article><meta property=og:title content='Four days of rain'>";
    let title = |body: &str| read(&format!("{head}{body}")).title;
    let appeal = "<h1>A word from the editor</h1>";
    assert_eq!(title(&format!("{text}{text}{appeal}{text}")).as_deref(), Some("Four days of rain"));
    assert_eq!(title(&format!("{appeal}{text}{text}{text}")).as_deref(), Some("A word from the editor"));
}

#[test]
fn authors_that_libraries_cite_have_their_family_last() {
    let cite = |name| format!("<meta name=citation_author content='{name}'>");
    let page = [cite("Roe, Jane"), cite("Ann Lee"), cite("Plato,")].concat();
    assert_eq!(read(&page).byline.as_deref(), Some("Jane Roe, Ann Lee, Plato"));
}

#[test]
fn the_author_of_a_card_is_another_page_s() {
    let text = "<p>It rained for four days, and on the fifth it went on as if nothing had been said.</p>";
    let byline = |card: &str| read(&format!("<h1>Rain</h1>{text}{card}{text}")).byline;
    let card = |class: &str, href: &str| {
        byline(&format!(
            "<figure><a class={class} href={href}><div>How rye is milled</div><div>A visit to the mill.</div>\
             <div><b class=card-author>Ann Example</b></div><div>Mill</div></a></figure>"
        ))
    };
    assert_eq!(card("kg-bookmark-container", "https://rain.example/rye"), None);
    assert_eq!(card("card", "https://mill.example/rye"), None);
    assert_eq!(card("card", "//mill.example/rye"), None);
    for own in ["/people/ann", "https://rain.example/people/ann"] {
        assert_eq!(card("card", own).as_deref(), Some("Ann Example"));
    }
    let linked = byline("<p class=author><a href=https://ann.example/>Ann Example</a></p>");
    assert_eq!(linked.as_deref(), Some("Ann Example"));
    let around = byline("<a href=https://ann.example/><span class=author>Ann Example</span></a>");
    assert_eq!(around.as_deref(), Some("Ann Example"));
    let signed = "<a href=https://mill.example/><div>How rye is milled</div><div>By Ann Example</div></a>";
    assert_eq!(byline(signed), None);
}

const TEXT: &str = "<p>It rained for four days, and on the fifth it went on as if nothing had been said.</p>";
const ARTICLE: &str = "<meta property=og:type content=article>";

#[track_caller]
fn check_byline(page: &str, name: &str) {
    assert_eq!(read(page).byline.unwrap_or_default(), name, "{page}");
}

#[test]
fn leaves_and_reviewers_are_no_authors() {
    for other in [
        "<a href=/authorization>Authorization</a>",
        "<a href=/autorizacion>Autorizaciones</a>",
        "<p class=authorized-dealer>Boots and Sons</p>",
        "<p class=review-card__author>Ann Example</p>",
    ] {
        check_byline(&format!("<h1>Four days</h1>{other}{TEXT}"), "");
    }
    check_byline(
        &format!("<h1>Four days</h1><a href=https://reviews.example/authors/1>Ann</a>{TEXT}"),
        "Ann",
    );
    check_byline(&format!("<h1>Four days</h1><p class=autoren>Erika Beispiel</p>{TEXT}"), "Erika Beispiel");
}

#[test]
fn what_an_author_is_stays_out_of_the_name() {
    for author in [
        "<span>Jane Roe</span><span>Senior Editor</span>",
        "<p>Von</p><p>Jane Roe</p><p>Redakteurin</p>",
        "Par <b>Jane Roe</b><time>3/4/2025</time>",
        "<b>J</b>ane\n   Roe<span>Rédactrice</span>",
    ] {
        check_byline(&format!("<h1>Four days</h1><div class=author>{author}</div>{TEXT}"), "Jane Roe");
    }
}

#[test]
fn the_line_below_by_is_the_author() {
    for (by, name) in [("Written by", "Ann Example"), ("Von", "Erika Beispiel"), ("Автор:", "Иван Петров")]
    {
        check_byline(&format!("<h1>Four days</h1><p>{by}</p><div>{name}</div>{TEXT}"), name);
    }
    check_byline(&format!("<h1>Four days</h1><p>Sort by</p><div>Price</div>{TEXT}"), "");
}

#[test]
fn who_is_shown_outranks_who_is_declared_and_not_shown() {
    let page = |shown: &str| {
        format!("<meta name=author content='Max Upload'><h1>Four days</h1><p>By Ann Example</p>{TEXT}{shown}")
    };
    check_byline(&page(""), "Ann Example");
    check_byline(&page("<p>Photo: Max Upload</p>"), "Max Upload");
    let card = |label| {
        format!(
            "<meta name=twitter:label2 content='{label}'><meta name=twitter:data2 content='Ann Example'>{TEXT}"
        )
    };
    check_byline(&card("Written by"), "Ann Example");
    check_byline(&card("Verfasst von"), "Ann Example");
    check_byline(&card("Time to read"), "");
    check_byline("<meta name=author content=admin><h1>Four days</h1>", "");
}

#[test]
fn where_no_article_is_declared_reviews_are_not_the_page_s() {
    let review =
        |name, day| format!("{TEXT}<p class=author>{name}</p><p>{day} January 2024</p><p>By {name}</p>");
    let reviews = format!("<h1>Boots</h1>{TEXT}{TEXT}{}{}", review("Ann", 3), review("Bob Roe", 5));
    assert_eq!((read(&reviews).byline, read(&reviews).published), (None, None));
    let article = read(&format!("{ARTICLE}{reviews}"));
    assert_eq!((article.byline.as_deref(), article.published.as_deref()), (Some("Ann"), Some("2024-01-03")));
    // What stands once is the page's own.
    let once = read(&format!("<h1>Boots</h1>{TEXT}{TEXT}{}", review("Ann", 3)));
    assert_eq!((once.byline.as_deref(), once.published.as_deref()), (Some("Ann"), Some("2024-01-03")));
}

#[test]
fn a_contact_stands_next_to_the_name() {
    let contact = |page: &str| read(&format!("<h1>Four days</h1>{page}")).contact;
    let own = contact(&format!("<p>By Ann Example</p><p>ann@rain.example</p>{TEXT}"));
    assert_eq!(own.as_deref(), Some("ann@rain.example"));
    let site = contact(&format!("<p>Von Ann Example</p>{TEXT}<footer><p>info@rain.example</p></footer>"));
    assert_eq!(site, None);
}

#[test]
fn a_thread_has_the_author_and_the_day_of_its_first_post() {
    let text = "It rained for four days, and on the fifth it went on as if nothing had been said.";
    let post = |name, day, text| {
        format!(
            "<div class=post><a class=username href=/u>{name}</a> <time datetime={day}>{day}</time><p>{text}</div>"
        )
    };
    let read = |body: &str| {
        let metadata = read(body);
        metadata.byline.zip(metadata.published)
    };
    let found = |name: &str, day: &str| Some((name.to_owned(), day.to_owned()));
    let last = "<aside class=author-box>Last: <span class=author>Cy Lee</span></aside>";
    let two = [post("Old Boot", "2021-05-03", "Yes?"), post("hiker", "2021-05-09", text)].concat();
    assert_eq!(read(&format!("{last}<h1>Regen</h1>{two}")), found("Old Boot", "2021-05-03"));
    let two = [post("lluvia", "2019-02-01", text), post("Ana", "2019-02-03", text)].concat();
    assert_eq!(read(&format!("{last}<h1>¿Lloverá?</h1>{two}")), found("lluvia", "2019-02-01"));
    // Who answers to an article hasn't written it.
    let article = format!("<h1>Rain</h1><article><p>By Ann Roe <time>2018-01-05</time><p>{text}</article>");
    assert_eq!(read(&format!("{article}{two}")).map(|found| found.0).as_deref(), Some("Ann Roe"));
}
