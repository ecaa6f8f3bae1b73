//! Speed without a browser: from HTML to Markdown, against another library of the kind and against html5ever alone, on the
//! same pages in the same run; what judging spends its time with; and whether it stays linear in a page's nodes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use dom_smoothie::{Config, Readability, TextMode};
use serde_json::{Value, json};
use unhusk_core::document::{Document, html};
use unhusk_core::{address, judge, output};

use super::parts::Parts;
use super::times::{Contender, Times, race, timed};
use crate::score::{self, Markup};
use crate::steps::say;

/// Every fourth page of the collection is timed.
const STEP: usize = 4;

/// So often a page is repeated when judging is held to be linear.
const REPEATED: [usize; 3] = [1, 4, 16];

/// So many times as long may judging take for a node of the longest page: caches cost some of it, on a busy machine
/// twice the time, and what grows with the square of the nodes would cost sixteen times.
const BEARABLE: f64 = 4.0;

/// Runs the race and prints it.
pub(super) fn run(pages: &Path, rounds: u32, file: Option<&Path>) -> Result<()> {
    let pages = score::every(STEP, pages)?;
    say(&format!("{} pages, {} rounds; milliseconds", pages.len(), rounds));
    let contenders: [Contender<'_, Markup>; 4] = [
        ("unhusk", &unhusk),
        ("dom_smoothie", &dom_smoothie),
        ("html5ever", &html5ever),
        ("its own parse", &|page| parsed(page).len()),
    ];
    let times = race(&pages, &contenders, rounds);
    let ratios = times[1..].iter().map(|other| (other.name, times[0].against(other)));
    let ratios: Vec<_> = ratios.collect();
    print_times(&times, &ratios);
    let parts = Parts::time(pages.iter().map(parsed).collect(), rounds);
    parts.print();
    let growth: Vec<Growth> = quarters(&pages).into_iter().map(|page| grow(page, rounds)).collect();
    growth.iter().for_each(Growth::print);
    if let Some(file) = file {
        let text = format!("{:#}\n", as_json(&times, &ratios, &parts, &growth));
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    match growth.iter().find(|growth| growth.factor() > BEARABLE) {
        Some(growth) => bail!("judging page {} is not linear in its nodes", growth.page),
        None => Ok(()),
    }
}

fn parsed(page: &Markup) -> Document {
    page.url.as_deref().map_or_else(|| html::parse(&page.html), |url| html::parse_at(&page.html, url))
}

/// As the command line does it.
fn unhusk(page: &Markup) -> usize {
    let document = parsed(page);
    let mut article = judge(&document, &[]);
    article.resolve_addresses(&mut address::resolver(document.address()));
    output::markdown(&article).len()
}

/// A page of which it makes nothing counts by the time that it took to find out.
fn dom_smoothie(page: &Markup) -> usize {
    let config = Config { text_mode: TextMode::Markdown, ..Config::default() };
    let reader = Readability::new(page.html.as_str(), page.url.as_deref(), Some(config));
    reader.and_then(|mut reader| reader.parse()).map_or(0, |article| article.text_content.len())
}

/// Parsing alone, into a tree that others work on.
fn html5ever(page: &Markup) -> usize {
    dom_query::Document::from(page.html.as_str()).html_root().children().len()
}

type Ratios = [(&'static str, (f64, f64))];

fn print_times(times: &[Times], ratios: &Ratios) {
    println!("{:24} {:>9} {:>9}", "", "median", "total");
    times.iter().for_each(Times::print);
    println!("{:24} {:>9} {:>9}", "ratio of unhusk to", "page", "total");
    for (name, (total, page)) in ratios {
        println!("{name:24} {page:>9.3} {total:>9.3}");
    }
}

/// The pages at a quarter, the half and three quarters of the set by length: enough to see a bend.
fn quarters(pages: &[Markup]) -> Vec<&Markup> {
    let mut by_length: Vec<&Markup> = pages.iter().collect();
    by_length.sort_by_key(|page| page.html.len());
    let at = |quarter: usize| by_length.get(by_length.len() * quarter / 4).copied();
    [1, 2, 3].into_iter().filter_map(at).collect()
}

/// How long judging a page takes when the page is repeated.
struct Growth {
    page: String,
    nodes: Vec<usize>,
    /// Milliseconds for a thousand nodes, without parsing.
    each: Vec<f64>,
}

/// The quickest of some calls counts, of short ones as many more: what disturbs a call makes it longer.
fn grow(page: &Markup, rounds: u32) -> Growth {
    let longest = REPEATED.into_iter().max().unwrap_or(1);
    let (mut nodes, mut each) = (Vec::new(), Vec::new());
    for count in REPEATED {
        let document = html::parse(&page.html.repeat(count));
        let calls = rounds.max(3) as usize * longest / count;
        let quickest = (0..calls).map(|_| timed(|| judge(&document, &[]))).fold(f64::INFINITY, f64::min);
        nodes.push(document.len());
        each.push(quickest * 1000.0 / document.len().max(1) as f64);
    }
    Growth { page: page.name.clone(), nodes, each }
}

impl Growth {
    /// How many times as long a node of the longest page takes as one of the shortest.
    fn factor(&self) -> f64 {
        self.each.last().unwrap_or(&0.0) / self.each.first().unwrap_or(&1.0)
    }

    fn print(&self) {
        let each: Vec<String> = REPEATED
            .iter()
            .zip(self.nodes.iter().zip(&self.each))
            .map(|(count, (nodes, each))| format!("{count}x {each:.3} ({nodes} nodes)"))
            .collect();
        println!("judging 1,000 nodes of {}: {}, factor {:.2}", self.page, each.join(", "), self.factor());
    }
}

fn as_json(times: &[Times], ratios: &Ratios, parts: &Parts, growth: &[Growth]) -> Value {
    let of = |times: &Times| json!({ "median_ms": times.median(), "total_ms": times.total(), "pages_ms": times.pages });
    let growth = growth.iter().map(|growth| {
        json!({ "page": growth.page, "nodes": growth.nodes, "ms_per_1000": growth.each, "factor": growth.factor() })
    });
    json!({
        "pages": times[0].pages.len(),
        "times": times.iter().map(|times| (times.name.to_owned(), of(times))).collect::<serde_json::Map<_, _>>(),
        "ratios": ratios
            .iter()
            .map(|(name, (total, page))| ((*name).to_owned(), json!({ "page": page, "total": total })))
            .collect::<serde_json::Map<_, _>>(),
        "judging": growth.collect::<Vec<_>>(),
        "parts_of_judging": parts.as_json(),
    })
}
