//! Title, byline, date and language, as the page declares them and as they stand in its text.

mod articles;
mod byline;
mod calendar;
mod date;
mod declared;
mod head;
mod json_ld;
mod months;
mod name;
mod title;

use crate::block::{Block, Blocks};
use crate::document::{Attribute, Document, NodeId, Tag};
use crate::words;
pub use articles::Part;
use byline::Author;
use declared::{Declared, Field};
use head::Head;
use title::Site;

/// What the page says about its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The article's title.
    pub title: Option<String>,
    /// Who wrote it: a person or a desk, without "By".
    pub byline: Option<String>,
    /// The author's mail address, where the page prints one.
    pub contact: Option<String>,
    /// When it was published, in ISO 8601.
    pub published: Option<String>,
    /// The language tag of its text.
    pub language: Option<String>,
    /// The direction of its text.
    pub direction: Direction,
    /// The site's name.
    pub site: Option<String>,
    /// A sentence or two on what it says.
    pub excerpt: Option<String>,
    /// The address of its lead image.
    pub lead_image: Option<String>,
    /// The page's own address.
    pub address: Option<String>,
    /// The heading in the page that is the title.
    pub title_node: Option<NodeId>,
    /// Whether the page calls itself an article.
    pub is_article: bool,
    /// The page's articles, if it has several: of each the element and the heading, by their nodes' places.
    pub articles: Vec<[u32; 2]>,
    /// What of the page speaks of the one that is read.
    pub part: Part,
}

impl Metadata {
    /// Reads what a page declares, and what stands in its text where it declares nothing. If the page has several
    /// articles, it is about the one with this node, else about the first. Of a later one that is what stands in its
    /// element: what the page declares is about the first.
    #[inline(never)]
    pub fn read(document: &Document, blocks: &Blocks, node: NodeId) -> Self {
        let mut declared = Declared::read(document, &Part::default());
        let site = Site::of(document, &declared);
        let (mut title, mut title_node) = title::find(document, blocks, &declared, &site);
        let language = language(document, &declared);
        let is_article = declared.is_article;
        let named = declared.take(Field::Site).or_else(|| declared.take(Field::Publisher));
        let articles = title_node.map_or(Vec::new(), |title| articles::find(document, blocks, title));
        let mut part = Part::default();
        if !articles.is_empty() {
            let holds = |&[element, _]: &[u32; 2]| document.contains(NodeId(element), node);
            let place = articles.iter().position(holds).unwrap_or(0);
            part = Part::of(document, &articles, place);
            declared = Declared::read(document, &part);
            if part.is_later {
                title_node = Some(NodeId(articles[place][1]));
                title = title_node.map(|heading| title::words_of(document, blocks, heading, false));
            }
        }
        let head = Head::find(document, blocks, &part, title.as_deref(), title_node, is_article);
        let byline = byline::find(&head, &declared, &site);
        let contact = byline.as_deref().and_then(|name| byline::contact(blocks, name));
        let dates = [Field::Published, Field::Dated, Field::Changed].map(|field| declared.take(field));
        let published = date::Page::of(&head, language.as_deref()).published(dates);
        Self {
            articles,
            title,
            title_node,
            is_article,
            byline,
            contact,
            published,
            language,
            direction: direction(document, blocks),
            site: named,
            excerpt: declared.take(Field::Description).or_else(|| declared.take(Field::Abstract)),
            lead_image: declared.take(Field::Image),
            address: declared.take(Field::Address).or_else(|| document.address().map(str::to_owned)),
            part,
        }
    }

    /// The blocks that say who wrote the article, and nothing else: "By", the name, a mail address.
    pub fn bylines<'a>(&'a self, blocks: &'a Blocks) -> impl Iterator<Item = (usize, &'a Block)> {
        let author = self.byline.as_deref().map(Author::of);
        blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| self.part.holds(block.container))
            .filter(move |&(at, _)| author.as_ref().is_some_and(|author| author.stands_in(blocks, at)))
    }
}

fn language(document: &Document, declared: &Declared) -> Option<String> {
    const LONGEST: usize = 35;
    let named = |tag| {
        let element = document.first(tag)?;
        let value = |name| document.attribute(element, name);
        value(Attribute::Lang).or_else(|| value(Attribute::XmlLang))
    };
    let tag = named(Tag::Html).or_else(|| named(Tag::Body)).or_else(|| declared.get(Field::Language))?.trim();
    let mut tidy = String::new();
    for part in words::pieces(tag, b'_') {
        declared::append(&mut tidy, "-", part);
    }
    let sane = tidy.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (sane && (1..=LONGEST).contains(&tidy.len())).then_some(tidy)
}

/// The direction that the page names, else that of most letters in its text, if they run left.
fn direction(document: &Document, blocks: &Blocks) -> Direction {
    for tag in [Tag::Html, Tag::Body] {
        let named = document.first(tag).and_then(|id| document.attribute(id, Attribute::Dir));
        for direction in [Direction::RightToLeft, Direction::LeftToRight] {
            if named.is_some_and(|named| named.eq_ignore_ascii_case(direction.name())) {
                return direction;
            }
        }
    }
    if runs_left(blocks) { Direction::RightToLeft } else { Direction::Auto }
}

/// Whether most letters of the first paragraphs belong to scripts that are written from right to left.
fn runs_left(blocks: &Blocks) -> bool {
    const FIRST: usize = 20;
    let prose = blocks.iter().filter(|block| !block.hidden && block.is_prose()).take(FIRST);
    let (mut left, mut right) = (0, 0);
    for byte in prose.flat_map(|block| block.text.bytes()) {
        match byte {
            // What a letter of Hebrew, Arabic, Syriac or Thaana begins with.
            0xd6..=0xdf => left += 1,
            b'A'..=b'Z' | b'a'..=b'z' | 0xc3..=0xf4 => right += 1,
            _ => {}
        }
    }
    left > right
}

/// The lines that an element shows, with or without its buttons.
#[inline(never)]
fn shown_in(document: &Document, blocks: &Blocks, element: NodeId, buttons: bool) -> String {
    let mut text = String::new();
    for block in blocks[blocks.inside(document, element)].iter().filter(|block| !block.hidden) {
        if !buttons && (block.widget.is_some() || document.is(block.container, Tag::Button)) {
            continue;
        }
        declared::append(&mut text, "\n", &block.text);
    }
    text
}

/// A declared value without surplus white space; `None` if nothing is left.
fn tidy(value: &str) -> Option<String> {
    let squeezed = words::squeeze(value);
    (!squeezed.is_empty()).then_some(squeezed)
}

/// The direction in which a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
    /// By its first strong character: the page doesn't say.
    #[default]
    Auto,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
            Self::Auto => "auto",
        }
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::Metadata;
    use crate::block::Blocks;
    use crate::document::{NodeId, html};
    use crate::elements::Elements;

    fn read(body: &str) -> Metadata {
        let page = html::parse_at(body, "https://rain.example/days");
        Metadata::read(&page, &Blocks::cut(&page, &Elements::recognise(&page)), NodeId(0))
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
        let head =
            "<meta property=og:type content=article><meta property=og:title content='Four days of rain'>";
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
        let signed =
            "<a href=https://mill.example/><div>How rye is milled</div><div>By Ann Example</div></a>";
        assert_eq!(byline(signed), None);
    }

    const TEXT: &str =
        "<p>It rained for four days, and on the fifth it went on as if nothing had been said.</p>";
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
        check_byline(
            &format!("<h1>Four days</h1><p class=autoren>Erika Beispiel</p>{TEXT}"),
            "Erika Beispiel",
        );
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
        for (by, name) in
            [("Written by", "Ann Example"), ("Von", "Erika Beispiel"), ("Автор:", "Иван Петров")]
        {
            check_byline(&format!("<h1>Four days</h1><p>{by}</p><div>{name}</div>{TEXT}"), name);
        }
        check_byline(&format!("<h1>Four days</h1><p>Sort by</p><div>Price</div>{TEXT}"), "");
    }

    #[test]
    fn who_is_shown_outranks_who_is_declared_and_not_shown() {
        let page = |shown: &str| {
            format!(
                "<meta name=author content='Max Upload'><h1>Four days</h1><p>By Ann Example</p>{TEXT}{shown}"
            )
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
        assert_eq!(
            (article.byline.as_deref(), article.published.as_deref()),
            (Some("Ann"), Some("2024-01-03"))
        );
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
}
