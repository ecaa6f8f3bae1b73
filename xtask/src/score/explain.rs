//! One page, block by block: what became of each, why, and what the truth says of it.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Result, bail};
use unhusk_core::Article;
use unhusk_core::block::Block;
use unhusk_core::document::{Attribute, Document, NodeId};
use unhusk_core::output;
use unhusk_core::verdict::{Class, Page as Judging, Role, Verdict};

use super::measures::{lower_words, word_f1};
use super::model::model_for;
use super::truth::{self, Page};
use super::{judged, model};
use crate::alignment::aligned;

/// So many characters of a block's text are shown.
const SHOWN: usize = 100;

const HEADING: &str = "     #  verdict              score  truth  words  links  text\n";

/// So many classes of an element are named.
const CLASSES: usize = 2;

/// As many bits are as much as an explanation may take (250 MB).
const LARGEST: usize = 2_000_000_000;

/// So many elements above a block are named.
const LEVELS: usize = 4;

/// A block as it is shown.
struct Seen {
    number: usize,
    verdict: Verdict,
    score: f32,
    words: usize,
    /// How many of its words the truth has; `None` where nothing is known of the page.
    true_words: Option<usize>,
    links: f32,
    hidden: bool,
    path: String,
    text: String,
}

/// Prints a page of the collection or a file.
pub(super) fn explain(name: &str, named: Option<&Path>) -> Result<()> {
    let page = find(name, named)?;
    let document = judged::parsed(&page)?;
    if document.is_empty() {
        bail!("{name} has no content");
    }
    let known = page.known;
    let report = model::take_apart(model_for(&page)?, &document, |judging, verdicts, article| {
        let seen = look(judging, verdicts, known.then_some(page.text.as_str()));
        let mut report = HEADING.to_owned();
        for block in &seen {
            block.write(&mut report);
        }
        summary(&mut report, &seen, &page, article);
        report
    });
    print!("{report}");
    Ok(())
}

/// The page of this name, in the collection or beside it; or the file.
fn find(name: &str, named: Option<&Path>) -> Result<Page> {
    let file = Path::new(name);
    if file.is_file() {
        return Ok(Page::of_file(file));
    }
    let sets = [crate::pages::find(named)?, crate::pages::set_beside(named, super::beside::LABELLED)?];
    let Some(folder) = sets.iter().flatten().find(|folder| truth::has(folder, name)) else {
        bail!("there is no page and no file of the name {name}");
    };
    truth::load_one(folder, name)
}

fn look(judging: &Judging<'_>, verdicts: &[Verdict], truth: Option<&str>) -> Vec<Seen> {
    let texts: Vec<Vec<String>> = judging.blocks.iter().map(|block| lower_words(&block.text)).collect();
    let true_words = truth.map(|truth| give_back(judging, verdicts, true_words(&texts, truth)));
    let blocks = judging.blocks.iter().zip(verdicts).zip(texts.iter()).enumerate();
    blocks
        .map(|(number, ((block, &verdict), words))| Seen {
            number,
            verdict,
            score: judging.scores.of(number),
            words: words.len(),
            true_words: true_words.as_ref().map(|counts| counts[number]),
            links: block.link_density(),
            hidden: block.hidden,
            path: path(judging.document, block),
            text: shortened(&block.text),
        })
        .collect()
}

/// Of each block, how many of its words are the truth's: by alignment, of very long pages by counting.
fn true_words(texts: &[Vec<String>], truth: &str) -> Vec<usize> {
    let truth = lower_words(truth);
    let page: Vec<&str> = texts.iter().flatten().map(String::as_str).collect();
    let truth: Vec<&str> = truth.iter().map(String::as_str).collect();
    // An alignment takes a bit for each word of the one and each of the other.
    let is_bearable = page.len().saturating_mul(truth.len()) < LARGEST;
    let found = if is_bearable { aligned(&page, &truth) } else { counted(&page, &truth) };
    let mut found = found.into_iter();
    texts.iter().map(|words| found.by_ref().take(words.len()).filter(|found| *found).count()).collect()
}

/// Of two copies the truth's words may be found in the one that was dropped: they are the kept one's.
fn give_back(judging: &Judging<'_>, verdicts: &[Verdict], mut counts: Vec<usize>) -> Vec<usize> {
    let blocks = judging.blocks.iter().zip(verdicts).enumerate();
    let kept: HashMap<u64, usize> = blocks
        .clone()
        .filter(|(_, (_, verdict))| verdict.keeps())
        .map(|(number, (block, _))| (block.fingerprint, number))
        .collect();
    for (number, (block, verdict)) in blocks {
        let is_copy = matches!(verdict, Verdict::Drop { class: Class::Repeat, .. });
        if let Some(&other) =
            kept.get(&block.fingerprint).filter(|&&other| is_copy && counts[other] < counts[number])
        {
            counts.swap(number, other);
        }
    }
    counts
}

fn counted(page: &[&str], truth: &[&str]) -> Vec<bool> {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in truth {
        *left.entry(word).or_default() += 1;
    }
    let mut take =
        |word: &&str| left.get_mut(*word).filter(|left| **left > 0).map(|left| *left -= 1).is_some();
    page.iter().map(&mut take).collect()
}

/// The elements above a block, the innermost last: `article.story > div#text > p`.
fn path(document: &Document, block: &Block) -> String {
    let above = std::iter::once(block.container).chain(document.ancestors(block.container));
    let mut names: Vec<String> = above.take(LEVELS).map(|element| name(document, element)).collect();
    names.reverse();
    names.join(" > ")
}

fn name(document: &Document, element: NodeId) -> String {
    let mut name = document.name(element).to_owned();
    for class in
        document.attribute(element, Attribute::Class).unwrap_or_default().split_whitespace().take(CLASSES)
    {
        name.push('.');
        name.push_str(class);
    }
    if let Some(id) = document.attribute(element, Attribute::Id).filter(|id| !id.is_empty()) {
        name.push('#');
        name.push_str(id);
    }
    name
}

fn shortened(text: &str) -> String {
    let mut squeezed: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = squeezed.char_indices().nth(SHOWN) {
        squeezed.truncate(end);
        squeezed.push('…');
    }
    squeezed
}

impl Seen {
    /// A wrong choice: `-` for a block that is missing, `+` for one too many.
    fn mark(&self) -> char {
        let Some(true_words) = self.true_words.filter(|_| self.words > 0) else { return ' ' };
        let belongs = 2 * true_words >= self.words;
        match (self.verdict.keeps(), belongs) {
            (false, true) if !self.is_moved() => '-',
            (true, false) if !self.is_moved() => '+',
            _ => ' ',
        }
    }

    /// Title and byline stand in the metadata: whether a truth has them is a matter of taste.
    fn is_moved(&self) -> bool {
        matches!(self.verdict, Verdict::Keep(Role::Title | Role::Byline))
    }

    fn missed(&self) -> usize {
        if self.verdict.keeps() { 0 } else { self.true_words.unwrap_or(0) }
    }

    fn extra(&self) -> usize {
        if self.verdict.keeps() && !self.is_moved() { self.words - self.true_words.unwrap_or(0) } else { 0 }
    }

    /// What became of it and its text; below, why and where it stands.
    fn write(&self, report: &mut String) {
        let truth = match self.true_words {
            None => "?".to_owned(),
            Some(_) if self.words == 0 => "-".to_owned(),
            Some(found) => format!("{:.2}", found as f32 / self.words as f32),
        };
        // Writing to a string doesn't fail.
        let _ = writeln!(
            report,
            "{} {:>4}  {:<20} {:>5.2}  {truth:>5}  {:>5}  {:>5.2}  {}{}",
            self.mark(),
            self.number,
            called(self.verdict),
            self.score,
            self.words,
            self.links,
            if self.hidden { "(not shown) " } else { "" },
            if self.text.is_empty() { "(a picture)" } else { &self.text },
        );
        let reason = match self.verdict {
            Verdict::Drop { reason, .. } => format!("{}  ", reason.sentence()),
            Verdict::Keep(_) => String::new(),
        };
        let _ = writeln!(report, "        {reason}{}", self.path);
    }
}

fn called(verdict: Verdict) -> String {
    match verdict {
        Verdict::Keep(Role::Text) => "keep".to_owned(),
        Verdict::Keep(role) => format!("keep {}", format!("{role:?}").to_lowercase()),
        Verdict::Drop { class, .. } => format!("drop {}", class.key()),
    }
}

/// The figures of the page, and which blocks cost them most.
fn summary(report: &mut String, seen: &[Seen], page: &Page, article: &Article) {
    let text = output::plain_text(article);
    let kept = lower_words(&text).len();
    let heading = format!("{}  {}  {}", page.name, page.kind, page.url.as_deref().unwrap_or_default());
    let _ = writeln!(report, "\n{}", heading.trim_end());
    if !article.readable {
        let _ = writeln!(report, "no article was found: a reader is told so");
    }
    let _ = writeln!(report, "expected F1 {:.3}, {kept} words", article.confidence);
    if !page.known {
        return;
    }
    let truth = lower_words(&page.text).len();
    let _ = writeln!(report, "word F1     {:.3}, {truth} words in the truth", word_f1(&text, &page.text));
    costs(report, "missed", seen, Seen::missed);
    costs(report, "extra", seen, Seen::extra);
    let placed: usize = seen.iter().filter_map(|block| block.true_words).sum();
    let _ = writeln!(report, "{} words of the truth stand in no block", truth.saturating_sub(placed));
}

fn costs(report: &mut String, what: &str, seen: &[Seen], cost: fn(&Seen) -> usize) {
    const LISTED: usize = 12;
    let mut blocks: Vec<(usize, usize)> = seen.iter().map(|block| (cost(block), block.number)).collect();
    blocks.retain(|(words, _)| *words > 0);
    blocks.sort_by_key(|&(words, number)| (std::cmp::Reverse(words), number));
    let total: usize = blocks.iter().map(|(words, _)| words).sum();
    let listed: Vec<String> =
        blocks.iter().take(LISTED).map(|(words, number)| format!("#{number} ({words})")).collect();
    let more = if blocks.len() > LISTED { " …" } else { "" };
    let _ =
        writeln!(report, "{what:<11} {total} words in {} blocks: {}{more}", blocks.len(), listed.join(" "));
}

#[cfg(test)]
mod tests {
    use super::{HEADING, look, true_words};
    use crate::score::model::{shipped, take_apart};
    use unhusk_core::document::html;

    const PAGE: &str =
        "<body><nav class='top bar' id=menu><ul><li><a href=/a>News</a><li><a href=/b>Sport</a></ul></nav>
        <article><h1>River</h1><p>The old bridge was closed on Monday, and nobody crossed it.</p></article>";

    #[test]
    fn a_block_says_what_became_of_it_and_where_it_stands() {
        let document = html::parse(PAGE);
        let truth = Some("The old bridge was closed on Monday, and nobody crossed it.");
        let report = take_apart(shipped().expect("a model"), &document, |judging, verdicts, _| {
            let mut report = String::new();
            for block in look(judging, verdicts, truth) {
                block.write(&mut report);
            }
            report
        });
        assert!(report.contains("  drop navigation"), "{report}");
        assert!(report.contains("body > nav.top.bar#menu > ul > li"), "{report}");
        assert!(report.contains("1.00     11   0.00  The old bridge was closed"), "{report}");
        assert!(HEADING.contains("score  truth  words  links"));
    }

    #[test]
    fn a_copy_s_words_are_those_of_the_block_that_was_kept() {
        let line = "<p>The old bridge was closed on Monday, and nobody crossed it until the spring.</p>";
        let page = format!(
            "<article><h1>River</h1>{line}<p>Nobody knows why it was closed then.</p><div>{line}</div></article>"
        );
        let document = html::parse(&page);
        let seen = take_apart(shipped().expect("a model"), &document, |judging, verdicts, _| {
            let truth = "Nobody knows why it was closed then. The old bridge was closed on Monday, and nobody crossed it until the spring.";
            look(judging, verdicts, Some(truth))
        });
        assert!(seen.iter().any(|block| !block.verdict.keeps()), "one of the copies is dropped");
        assert!(seen.iter().all(|block| block.missed() == 0 && block.mark() != '-'));
    }

    #[test]
    fn the_truth_s_words_are_counted_block_by_block() {
        let texts = [vec!["menu", "a"], vec!["a", "b", "c"], vec!["foot"]]
            .map(|words| words.into_iter().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(true_words(&texts, "b C foot"), [0, 2, 1]);
    }
}
