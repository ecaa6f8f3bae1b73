//! A browser's snapshot and html5ever give a real page the same features.
//!
//! The model is trained on what html5ever reads and judges what a browser walks. `cargo xtask test e2e` has Chromium and
//! Firefox take snapshots of some pages of the collection (`tests/e2e/snapshots.mjs`) and then runs this on the folder
//! that `UNHUSK_SNAPSHOTS` names. Parsed alone, a page must give the very same numbers; laid out, all but the same, once
//! what is hidden is left aside. With it, a bound holds how far style sheets move them.
#![cfg(all(feature = "html", feature = "json"))]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;
use unhusk_core::Stages;
use unhusk_core::document::snapshot::{Parts, decode};
use unhusk_core::document::{Document, html};
use unhusk_core::features::FEATURES;

const BROWSERS: [&str; 2] = ["chromium", "firefox"];

/// Of all rows and of all numbers, so many may differ in pages that are laid out, what is hidden left aside: where scripts
/// may run, a `noscript` in the head stays in the head, and where they may not, a picture in it begins the body.
const BY_NOSCRIPT: Bounds = Bounds { rows: 0.001, numbers: 0.001 };

/// So many with what is hidden: a line is cut where a style sheet hides some of its words, and that moves counts of blocks.
const BY_LAYOUT: Bounds = Bounds { rows: 0.01, numbers: 0.04 };

/// Parts of a whole.
struct Bounds {
    rows: f64,
    numbers: f64,
}

/// A page's rows: the text that each stands for, and its numbers.
struct Rows(Vec<(String, Vec<f32>)>);

impl Rows {
    fn of(document: &Document) -> Self {
        let Stages { blocks, features, .. } = Stages::of(document);
        let row = |(row, &block): (usize, &u32)| {
            (blocks[block as usize].text.clone(), features.base.row(row).collect())
        };
        Self(features.blocks().iter().enumerate().map(row).collect())
    }
}

/// What differs between two readings of a page or of several.
#[derive(Default)]
struct Differences {
    rows: usize,
    /// Rows of either that the other has no like of.
    unlike: usize,
    numbers: usize,
    /// By column, how many numbers differ, and the first of them.
    columns: BTreeMap<&'static str, (usize, String)>,
}

impl Differences {
    /// Compares rows of the same text, in their order.
    fn see(&mut self, native: &Rows, browser: &Rows) {
        let pairs = pairs(&native.0, &browser.0);
        self.rows += native.0.len().max(browser.0.len());
        self.unlike += native.0.len().max(browser.0.len()) - pairs.len();
        for (one, other) in pairs {
            let (text, own) = &native.0[one];
            for ((feature, own), its) in FEATURES.iter().zip(own).zip(&browser.0[other].1) {
                self.numbers += 1;
                // The same bits, or both not a number.
                if own.to_bits() != its.to_bits() {
                    let first = || format!("{own} natively, {its} here, of {:?}", beginning(text));
                    self.columns.entry(feature.key).or_insert_with(|| (0, first())).0 += 1;
                }
            }
        }
    }

    fn differing(&self) -> usize {
        self.columns.values().map(|(count, _)| count).sum()
    }

    fn are_none(&self) -> bool {
        self.unlike + self.differing() == 0
    }

    fn lines(&self, name: &str) -> Vec<String> {
        let mut lines = vec![format!("{name}: {} of {} rows have no like", self.unlike, self.rows)];
        lines
            .extend(self.columns.iter().map(|(key, (count, first))| format!("  {key}: {count}, as {first}")));
        lines
    }
}

fn beginning(text: &str) -> String {
    text.chars().take(50).collect()
}

/// Rows of the same text: each finds the next of the other's, as far as it is not too far.
fn pairs(one: &[(String, Vec<f32>)], other: &[(String, Vec<f32>)]) -> Vec<(usize, usize)> {
    const REACH: usize = 200;
    let mut pairs = Vec::new();
    let mut next = 0;
    for (at, (text, _)) in one.iter().enumerate() {
        let end = (next + REACH).min(other.len());
        if let Some(found) = (next..end).find(|&found| other[found].0 == *text) {
            pairs.push((at, found));
            next = found + 1;
        }
    }
    pairs
}

fn numbers<T: TryFrom<u64>>(snapshot: &Value, name: &str) -> Vec<T> {
    let list = snapshot[name].as_array().expect("an array");
    list.iter()
        .map(|number| number.as_u64().and_then(|number| T::try_from(number).ok()).expect("fits"))
        .collect()
}

fn read(snapshot: &Value) -> Document {
    let string = |name: &str| snapshot[name].as_str().expect("a string");
    decode(&Parts {
        parents: &numbers(snapshot, "parents"),
        tags: &numbers(snapshot, "tags"),
        flags: &numbers(snapshot, "flags"),
        lengths: &numbers(snapshot, "lengths"),
        attribute_owners: &numbers(snapshot, "attributeOwners"),
        attribute_names: &numbers(snapshot, "attributeNames"),
        attribute_lengths: &numbers(snapshot, "attributeLengths"),
        names: string("names"),
        text: string("text"),
        values: string("values"),
        address: string("address"),
    })
    .expect("a snapshot")
}

fn folder() -> PathBuf {
    env::var_os("UNHUSK_SNAPSHOTS").expect("UNHUSK_SNAPSHOTS names the folder with the snapshots").into()
}

/// The pages of the folder: name and markup.
fn pages(folder: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(folder).expect("the folder is there").map(|file| file.expect("a file").path());
    let mut files: Vec<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|own| own == "html")).collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no pages", folder.display());
    let name = |file: &PathBuf| file.file_stem().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), fs::read_to_string(file).expect("a page"))).collect()
}

fn snapshots(folder: &Path, page: &str, browser: &str) -> Value {
    let file = folder.join(format!("{page}.{browser}.json"));
    serde_json::from_str(&fs::read_to_string(file).expect("its snapshots")).expect("JSON")
}

/// A snapshot of which nothing is hidden, at an address.
fn all_shown(snapshot: &Value, address: &Value) -> Document {
    let mut shown = snapshot.clone();
    for flag in shown["flags"].as_array_mut().expect("an array") {
        *flag = 0.into();
    }
    shown["address"] = address.clone();
    read(&shown)
}

/// The differences of two readings of all pages, each in each browser; and what to say of the pages that differ.
fn compare(read: impl Fn(&str, &Value) -> (Document, Document)) -> (Differences, String) {
    let folder = folder();
    let (mut all, mut lines) = (Differences::default(), Vec::new());
    for (name, markup) in pages(&folder) {
        for browser in BROWSERS {
            let (one, other) = read(&markup, &snapshots(&folder, &name, browser));
            let (one, other) = (Rows::of(&one), Rows::of(&other));
            let mut own = Differences::default();
            own.see(&one, &other);
            all.see(&one, &other);
            if !own.are_none() {
                lines.extend(own.lines(&format!("{name} in {browser}")));
            }
        }
    }
    (all, lines.join("\n"))
}

#[track_caller]
fn within((all, lines): &(Differences, String), bounds: &Bounds) {
    let rows = all.unlike as f64 / all.rows.max(1) as f64;
    let numbers = all.differing() as f64 / all.numbers.max(1) as f64;
    let said = format!("{rows:.4} of the rows have no like, {numbers:.4} of the numbers differ");
    println!("{said}");
    assert!(rows <= bounds.rows && numbers <= bounds.numbers, "{said}\n{lines}");
}

#[test]
#[ignore = "needs snapshots of real pages: `cargo xtask test e2e` takes them"]
fn a_parsed_page_has_the_same_features() {
    let (all, lines) = compare(|markup, taken| (html::parse(markup), read(&taken["parsed"])));
    assert!(all.rows > 0 && all.are_none(), "of {} rows\n{lines}", all.rows);
}

#[test]
#[ignore = "needs snapshots of real pages: `cargo xtask test e2e` takes them"]
fn a_laid_out_page_has_them_too_but_for_what_is_hidden() {
    let differences = compare(|_, taken| {
        (all_shown(&taken["parsed"], &taken["address"]), all_shown(&taken["live"], &taken["address"]))
    });
    within(&differences, &BY_NOSCRIPT);
}

#[test]
#[ignore = "needs snapshots of real pages: `cargo xtask test e2e` takes them"]
fn what_layout_hides_moves_few_features() {
    let differences = compare(|markup, taken| {
        let address = taken["address"].as_str().expect("an address");
        (html::parse_at(markup, address), read(&taken["live"]))
    });
    within(&differences, &BY_LAYOUT);
}
