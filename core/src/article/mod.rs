//! What a page was judged to be: the article's tree, what was removed and why, and how many words went where.

mod assemble;
mod confidence;
mod found;
mod removed;

use crate::document::Source;
use crate::lists::gather;
use crate::metadata::Metadata;
use crate::tree::Tree;
use crate::verdict::{Class, Page, Reason, Role, Verdict};
use crate::words;

/// The article of a page, and everything that is not in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Whether there is something to read; if not, [`Article::found`] says what there is.
    pub readable: bool,
    /// What the page is instead of an article.
    pub found: Option<Found>,
    /// Where the page's text was found.
    pub source: Source,
    /// Title, byline, date and what else the page declares.
    pub metadata: Metadata,
    /// The text: title and byline aside, which stand in the metadata.
    pub tree: Tree,
    /// The page's lines that became title and byline, as they stand there.
    pub head: Vec<String>,
    /// What was removed, in the order of the page.
    pub removed: Vec<Removed>,
    /// Where the page's words went.
    pub words: Words,
    /// Of each of the page's blocks, its first node, its last, and 1 if it is kept, as text, title or byline.
    pub places: Vec<[u32; 3]>,
    /// How sure the judgement is, 0 to 1.
    pub confidence: f32,
    /// The time that the text takes to read, in minutes, at least 1.
    pub minutes: u32,
}

impl Article {
    /// Assembles what the verdicts say.
    #[inline(never)]
    pub fn assemble(page: &Page<'_>, verdicts: &[Verdict]) -> Self {
        let confidence = confidence::expected_f1(page, verdicts);
        let found = found::instead_of_an_article(page, verdicts, confidence);
        Self {
            readable: found.is_none(),
            found,
            source: page.document.source(),
            metadata: page.metadata.clone(),
            tree: assemble::tree(page, verdicts),
            head: head(page, verdicts),
            removed: removed::list(page, verdicts),
            words: Words::count(page, verdicts),
            places: places(page, verdicts),
            confidence,
            minutes: minutes(page, verdicts),
        }
    }

    /// Whether the judgement is to be trusted without a word; of the others readers are told that it is unsure.
    #[inline]
    pub fn is_sure(&self) -> bool {
        self.confidence >= confidence::SURE
    }

    /// Makes every address of the article absolute; see [`Tree::resolve_addresses`].
    pub fn resolve_addresses(&mut self, absolute: &mut dyn FnMut(&str) -> Option<String>) {
        self.tree.resolve_addresses(absolute);
        let image = self.metadata.lead_image.take();
        self.metadata.lead_image =
            image.and_then(|address| absolute(&address)).filter(|address| address.starts_with("http"));
    }
}

/// Where the page's words went: `kept + removed = page`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In all rendered text.
    pub page: u32,
    /// In the article, its title and its byline.
    pub kept: u32,
    /// In what was removed.
    pub removed: u32,
    /// In text that the page doesn't show; not among the page's words.
    pub hidden: u32,
}

impl Words {
    fn count(page: &Page<'_>, verdicts: &[Verdict]) -> Self {
        let mut words = Self::default();
        for (block, verdict) in page.blocks.iter().zip(verdicts) {
            let kept = verdict.keeps();
            match (block.hidden, kept) {
                (true, false) => words.hidden += block.words,
                (_, true) => words.kept += block.words,
                (false, false) => words.removed += block.words,
            }
        }
        words.page = words.kept + words.removed;
        words
    }
}

/// What stands apart among another block's words is where it begins.
fn places(page: &Page<'_>, verdicts: &[Verdict]) -> Vec<[u32; 3]> {
    let mut places = Vec::new();
    for (block, verdict) in page.blocks.iter().zip(verdicts) {
        let leaves = page.blocks.leaves(block);
        let first = leaves.first().map_or(0, |leaf| leaf.0);
        let last = leaves.last().filter(|_| block.apart.is_none()).map_or(first, |leaf| leaf.0);
        places.push([first, last, verdict.keeps().into()]);
    }
    places
}

fn head(page: &Page<'_>, verdicts: &[Verdict]) -> Vec<String> {
    let moved = |verdict: &Verdict| matches!(verdict, Verdict::Keep(Role::Title | Role::Byline));
    let head = page.blocks.iter().zip(verdicts).filter(|(_, verdict)| moved(verdict));
    gather(head.map(|(block, _)| block.text.clone()))
}

/// The time that the kept text takes to read.
///
/// 238 words a minute are Brysbaert's figure (2019) for silent reading of English; scripts without spaces are measured in
/// such words ([`words::length`]), which makes 480 characters of Chinese or Japanese and 1,190 of Thai.
fn minutes(page: &Page<'_>, verdicts: &[Verdict]) -> u32 {
    const WORDS: f32 = 2.38;
    let kept = page.blocks.iter().zip(verdicts).filter(|(_, verdict)| verdict.keeps());
    let length: u32 = kept.map(|(block, _)| words::length(&block.text, block.words)).sum();
    let speed = WORDS * f32::from(speed(page.metadata.language.as_deref().unwrap_or_default()));
    (length as f32 / speed + 0.5).max(1.0) as u32
}

/// How many words of a language are read in the time of a hundred of English: where words are longer, fewer.
///
/// By Trauzettel-Klosinski and Dietz (2012), who had the same texts read in seventeen languages.
fn speed(language: &str) -> u8 {
    /// Two letters, and the number.
    const SPEEDS: &[[u8; 3]] = &[
        *b"ar\x3d", *b"fi\x47", *b"pl\x49", *b"tr\x49", *b"de\x4f", *b"pt\x4f", *b"sl\x4f", *b"he\x52",
        *b"it\x52", *b"ru\x52", *b"fr\x57", *b"nl\x57", *b"sv\x57", *b"es\x60",
    ];
    let known = SPEEDS.iter().find(|entry| language.as_bytes().first_chunk() == entry.first_chunk::<2>());
    known.map_or(100, |entry| entry[2])
}

/// A part of the page that isn't in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    /// The first of its blocks.
    pub first: u32,
    /// The last of its blocks.
    pub last: u32,
    /// What kind of boilerplate it is.
    pub class: Class,
    /// Why it went.
    pub reason: Reason,
    /// The highest score of its blocks, 0 (boilerplate) to 1 (article).
    pub score: f32,
    /// How many words it has.
    pub words: u32,
    /// Its text, a line a block.
    pub text: String,
}

/// What a page without an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A list of links, with few words outside them.
    Links {
        /// How many links.
        links: u32,
        /// How many words outside them.
        words: u32,
    },
    /// A form to fill in.
    Form,
    /// Nothing to read at all.
    Nothing,
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use crate::document::html::parse;

    /// The minutes of so many paragraphs, no two of which are alike.
    fn minutes(language: &str, paragraph: &str, times: u32) -> u32 {
        let paragraphs = (0..times)
            .fold(String::new(), |page, number| page + &format!("<p>{number}, {paragraph} {number}.</p>"));
        let page = format!(
            "<html lang={language}><title>A title</title><article><h1>A title</h1>{paragraphs}</article>"
        );
        crate::judge(&parse(&page), &[]).minutes
    }

    /// The article of a body, all of which a reader keeps.
    #[cfg(feature = "export")]
    fn kept(body: &str) -> super::Article {
        use crate::verdict::{Correction, Wish};
        let all = Correction { first: 0, last: 99, wish: Wish::Keep };
        crate::judge(&parse(&format!("<title>A title</title>{body}")), &[all])
    }

    #[cfg(feature = "export")]
    #[test]
    fn lines_of_an_address_stay_lines() {
        use crate::output::{epub, html, markdown, plain_text};
        for (page, breaks) in [
            ("<address>Lee Example<br>Mill Lane 3<br>Ryeham</address>", ["<br>", "\\\n", "\n", "<br/>"]),
            (
                "<address><div>Lee Example</div><div>Mill Lane 3</div><div>Ryeham</div></address>",
                ["</p>\n<p>", "\n\n", "\n\n", "</p>\n<p>"],
            ),
        ] {
            let article = kept(page);
            let book = epub(&article, &[], 0).files;
            let book: String = book.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
            let outputs = [html(&article), markdown(&article), plain_text(&article), book];
            for (output, line) in outputs.iter().zip(breaks) {
                assert!(output.contains(&["Lee Example", "Mill Lane 3", "Ryeham"].join(line)), "{output}");
            }
        }
    }

    #[cfg(feature = "export")]
    #[test]
    fn no_line_is_left_without_a_word() {
        let page = "<p>It rained.<br><br></p><p>&#8205;</p><p>Then<br> <b>it snowed.<br></b></p><p>◇</p>";
        let html = crate::output::html(&kept(page));
        let expected = "<p>It rained.</p>\n<p>Then<br><b>it snowed.</b></p>\n<p>◇</p>";
        assert!(html.contains(expected), "{html}");
    }

    #[cfg(feature = "export")]
    #[test]
    fn each_row_has_its_empty_cells() {
        let page = "<table><tr><th>Day<th>Rain<th>Wind<tr><td>Monday<td><td><tr><td><td>2<td></table>";
        // Markdown fills its rows up, HTML has the cells that the tree has.
        let html = crate::output::html(&kept(page));
        assert_eq!(html.matches("<td").count(), 6, "{html}");
    }

    #[test]
    fn the_time_to_read_goes_by_language_and_script() {
        let english =
            "the keeper of the light wrote the distance into the same green book, once a year, in March";
        assert_eq!(minutes("en", english, 26), 2);
        assert_eq!(minutes("ar", english, 26), 4);
        let han = "昨年五月にも両首脳は中国で会い、六月の歴史的な会談に向けた議題を話し合った可能性がある";
        assert_eq!(minutes("ja", han, 24), 2);
        let thai = "เมื่อปีที่แล้วผู้นำทั้งสองได้พบกันที่ประเทศจีนและอาจได้หารือเรื่องการประชุมครั้งประวัติศาสตร์ในเดือนมิถุนายน";
        assert_eq!(minutes("th", thai, 24), 2);
    }
}
