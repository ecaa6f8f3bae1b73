//! The installed extension in real browsers against the core alone, on the same pages: both have to read the same words.
//!
//! The pages are served without scripts and network, as they lie in the collection. The extension judges by the core's
//! own model, so the core is asked for that one here, whatever the other figures are made by.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use regex::Regex;
use serde_json::{Map, Value, json};

use super::differences::{Side, differences};
use super::figures::mean;
use super::measures::word_f1;
use super::model::shipped;
use super::truth::Page;
use super::{Arguments, judged};
use crate::command::{command, run as run_command};
use crate::package::{self, Target};
use crate::setup::{self, Browser, Need, Setup, Tool};
use crate::steps::{say, shown};

/// The means may lie this far apart.
const NEAR: f64 = 0.01;

/// So many of the pages that differ most are explained.
const EXPLAINED: usize = 10;

#[expect(clippy::unwrap_used, reason = "a fixed pattern, compiled by the tests")]
static HEAD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)<head(?:\s[^>]*)?>").unwrap());

#[expect(clippy::unwrap_used, reason = "a fixed pattern, compiled by the tests")]
static BASE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)<base\s").unwrap());

/// A page, read natively and in a browser.
struct Compared<'a> {
    page: &'a Page,
    native: Side,
    browser: Side,
    native_f1: f64,
    browser_f1: f64,
    error: Option<String>,
}

impl Compared<'_> {
    fn distance(&self) -> f64 {
        (self.native_f1 - self.browser_f1).abs()
    }
}

/// Runs the comparison and prints it.
pub(super) fn compare(pages: &[Page], targets: &[Target], arguments: &Arguments) -> Result<()> {
    let step = pages.len().div_ceil(arguments.sample.max(1)).max(1);
    let pages: Vec<&Page> = pages.iter().step_by(step).collect();
    let setup = prepare(targets, arguments.yes)?;
    let natives = pages
        .par_iter()
        .map(|page| Side::native(&judged::written(page, shipped()?)?))
        .collect::<Result<Vec<Side>>>()?;
    let mut figures = Map::new();
    let mut far = Vec::new();
    for &target in targets {
        let start = std::time::Instant::now();
        let read = collect(&setup, target, &pages, false)?;
        let compared = together(&pages, &natives, read);
        let (native, browser) = means(&compared);
        say(&format!("{}: {} pages in {}", target.name(), compared.len(), shown(start.elapsed())));
        print(target, &compared);
        explain(&setup, target, compared)?;
        figures.insert(target.name().to_owned(), json!({ "native": native, "browser": browser }));
        if (native - browser).abs() > NEAR {
            far.push(target.name());
        }
    }
    if let Some(file) = &arguments.json {
        let text = format!("{:#}\n", Value::Object(figures));
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    if !far.is_empty() {
        bail!("the extension is farther than {NEAR} from the core in {}", far.join(" and "));
    }
    Ok(())
}

fn prepare(targets: &[Target], yes: bool) -> Result<Setup> {
    let mut needs = setup::BUILD.to_vec();
    for target in targets {
        match target {
            Target::Chromium => needs.push(Need::Browser(Browser::Chromium)),
            Target::Firefox => {
                needs.extend([Need::Browser(Browser::Firefox), Need::Tool(Tool::Geckodriver)]);
            }
        }
    }
    let setup = setup::prepare(&needs, yes)?;
    package::unpacked(&setup, targets)?;
    Ok(setup)
}

/// A folder that goes with its owner.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // A leftover in the system's temporary folder does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Has the extension read the pages; by the name of the page.
fn collect(
    setup: &Setup,
    target: Target,
    pages: &[&Page],
    with_removed: bool,
) -> Result<HashMap<String, Value>> {
    let name = format!("unhusk-score-{}-{}", target.name(), std::process::id());
    let folder = Folder(std::env::temp_dir().join(name));
    fs::create_dir_all(&folder.0)?;
    for page in pages {
        let markup = located(&judged::markup(page)?, page.url.as_deref());
        fs::write(folder.0.join(format!("{}.html", page.name)), markup)?;
    }
    let file = folder.0.join("collected.json");
    let mut node = command("node");
    node.args(["tests/e2e/collect.mjs", "--browser", target.name(), "--pages"]).arg(&folder.0);
    node.arg("--json").arg(&file).args(with_removed.then_some("--removed"));
    run_command(node.envs(setup.programs().iter().map(|(name, path)| (name, path))))?;
    Ok(serde_json::from_str(&read(&file)?)?)
}

/// The page with its address in its head, as natively: of links it counts whether they lead elsewhere. One with a base of
/// its own keeps that.
fn located(markup: &str, url: Option<&str>) -> String {
    let (Some(url), Some(head)) = (url, HEAD.find(markup)) else { return markup.to_owned() };
    if BASE.is_match(markup) {
        return markup.to_owned();
    }
    let (before, after) = markup.split_at(head.end());
    let url = url.replace('&', "&amp;").replace('"', "&quot;");
    format!("{before}<base href=\"{url}\">{after}")
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// A page that no browser could read counts as empty.
fn together<'a>(pages: &[&'a Page], natives: &[Side], mut read: HashMap<String, Value>) -> Vec<Compared<'a>> {
    let compare = |(page, native): (&&'a Page, &Side)| {
        let collected = read.remove(&page.name).unwrap_or_else(|| json!({ "error": "never read" }));
        let browser = Side::browser(&collected);
        Compared {
            page,
            native_f1: word_f1(&native.text, &page.text),
            browser_f1: word_f1(&browser.text, &page.text),
            native: native.clone(),
            browser,
            error: collected["error"].as_str().map(str::to_owned),
        }
    };
    pages.iter().zip(natives).map(compare).collect()
}

fn means(compared: &[Compared<'_>]) -> (f64, f64) {
    let of = |f1: fn(&Compared<'_>) -> f64| mean(compared.iter().map(f1));
    (of(|page| page.native_f1), of(|page| page.browser_f1))
}

fn print(target: Target, compared: &[Compared<'_>]) {
    let (native, browser) = means(compared);
    let same = compared.iter().filter(|page| page.native.text == page.browser.text).count();
    println!("{:24} {native:.4}", "word_f1 natively");
    println!("{:24} {browser:.4}", format!("word_f1 in {}", target.name()));
    println!("{:24} {same}", "pages of the same text");
    for page in compared {
        if let Some(error) = &page.error {
            println!("FAILED  {}: {error}", page.page.name);
        }
    }
}

/// Reads the pages that differ most once more, with what was removed, and says which lines differ and why.
fn explain(setup: &Setup, target: Target, mut compared: Vec<Compared<'_>>) -> Result<()> {
    compared.retain(|page| page.error.is_none() && page.native.text != page.browser.text);
    compared.sort_by(|one, other| other.distance().total_cmp(&one.distance()));
    compared.truncate(EXPLAINED);
    if compared.is_empty() {
        return Ok(());
    }
    let pages: Vec<&Page> = compared.iter().map(|page| page.page).collect();
    let read = collect(setup, target, &pages, true)?;
    for page in compared {
        println!("{}  natively {:.4}, here {:.4}", page.page.name, page.native_f1, page.browser_f1);
        let again = read.get(&page.page.name).filter(|collected| collected["error"].is_null());
        if let Some(card) = again.and_then(|collected| collected["card"].as_str()) {
            println!("    instead of an article: {card}");
            continue;
        }
        let browser = again.map_or(page.browser, Side::browser);
        for line in differences(&page.native, &browser) {
            println!("    {line}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::located;

    #[test]
    fn a_page_lies_where_it_came_from() {
        let url = Some("https://example.org/?a=1&b=2");
        let base = "<base href=\"https://example.org/?a=1&amp;b=2\">";
        assert_eq!(
            located("<!doctype html><HEAD lang=en><title>", url),
            format!("<!doctype html><HEAD lang=en>{base}<title>")
        );
        for same in ["<header><p>no head", "<head><base href=/x>"] {
            assert_eq!(located(same, url), same);
        }
        assert_eq!(located("<head>", None), "<head>");
    }
}
