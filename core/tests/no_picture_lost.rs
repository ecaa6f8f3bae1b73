//! No picture is lost inside the article: where the texts on both sides of it are kept, so is the picture.
//!
//! What is no picture to be looked at may go (icons, pixels, avatars, drawings of controls), and second copies, and what a
//! rule names as boilerplate. The pages are those of the collection, where it is at hand.
#![cfg(feature = "html")]

mod real_pages;

use std::collections::{BTreeMap, HashSet};

use unhusk_core::document::{Document, NodeId, Tag, html};
use unhusk_core::elements::picture;
use unhusk_core::score::{Model, Scores};
use unhusk_core::verdict::{self, Verdict};
use unhusk_core::{Article, Stages};

/// So many of a hundred pictures may be lost whose block only its score dropped, most of them the faces of a list of
/// authors; what a rule names is boilerplate.
const MOST_LOST: f64 = 0.25;

/// A page's pictures between texts of the article: how many, and those that are lost.
struct Pictures {
    seen: usize,
    lost: Vec<(String, String)>,
}

/// The pictures with texts of the article on both sides, nothing but pictures between.
fn between_kept(document: &Document, kept: &HashSet<NodeId>) -> Vec<NodeId> {
    let (mut found, mut waiting) = (Vec::new(), Vec::new());
    let (mut inside, mut next) = (false, 0);
    while (next as usize) < document.len() {
        let id = NodeId(next);
        next += 1;
        match (document.tag(id), document.text(id)) {
            (Some(Tag::Img), _) if inside && !document.is_hidden(id) => waiting.push(id),
            (Some(tag), _) if tag.holds_no_text() => next = document.end(id),
            (None, Some(text)) if !text.trim().is_empty() && !document.is_hidden(id) => {
                inside = kept.contains(&id);
                found.extend(waiting.drain(..).filter(|_| inside));
            }
            _ => {}
        }
    }
    found
}

fn look(name: &str, markup: &str) -> Pictures {
    let document = html::parse(markup);
    let stages = Stages::of(&document);
    let model = Model::built_in().expect("the model");
    let scores = Scores::compute(&document, &stages.blocks, &stages.features, model);
    let page = stages.page(&document, &scores);
    let verdicts = verdict::judge(&page, &[]);
    let tree = Article::assemble(&page, &verdicts).tree;
    let kept = (0..tree.len()).filter_map(|id| tree.source(id)).collect();
    let addresses: HashSet<&str> = (0..tree.len()).filter_map(|id| tree.attribute(id, "src")).collect();
    let pictures = between_kept(&document, &kept).into_iter().filter_map(|image| {
        let address = picture::address(&document, image).filter(|_| picture::is_large(&document, image))?;
        let is_there = kept.contains(&image) || addresses.contains(&*address);
        Some((image, address, is_there))
    });
    let (mut seen, mut lost) = (0, Vec::new());
    for (image, address, is_there) in pictures {
        seen += 1;
        if !is_there {
            let holds = |number: &usize| stages.blocks.leaves(&stages.blocks[*number]).contains(&image);
            let verdict = (0..verdicts.len()).find(holds).map(|number| verdicts[number]);
            let class = match verdict {
                Some(Verdict::Drop { class, .. }) => class.key(),
                _ => "no block",
            };
            lost.push((class.to_owned(), format!("{name}: {class}: {address}")));
        }
    }
    Pictures { seen, lost }
}

#[test]
#[ignore = "needs real pages: UNHUSK_PAGES names the folder, as `cargo xtask test` does"]
fn pictures_between_kept_texts_are_kept() {
    let pages = real_pages::each(look);
    let seen: usize = pages.iter().map(|page| page.seen).sum();
    let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (class, line) in pages.iter().flat_map(|page| &page.lost) {
        classes.entry(class).or_default().push(line);
    }
    let lost: usize = classes.values().map(Vec::len).sum();
    let without_rule = classes.get("unrelated").map_or(0, Vec::len);
    let counts: Vec<String> =
        classes.iter().map(|(class, lines)| format!("{class} {}", lines.len())).collect();
    let said = format!("of {seen} pictures {lost} are lost: {}", counts.join(", "));
    println!("{said}");
    let lines: Vec<&str> = classes.into_values().flatten().collect();
    assert!(
        without_rule as f64 * 100.0 < MOST_LOST * seen as f64 && !said.contains("no block"),
        "{said}\n{}",
        lines.join("\n")
    );
}
