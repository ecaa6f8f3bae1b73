//! The rules, one file a class of boilerplate, in the order in which they speak.
//!
//! A rule names what a widget is by its structure: its elements, addresses, roles and neighbours. Words alone decide
//! only where nothing else is left, as in plain text, and then in many languages ([`super::phrases`]).
//! What stands apart comes first, then what text isn't shown, since no other rule should call it something else; then single controls, then
//! whole parts of the page.

mod advert;
mod apart;
mod close_button;
mod comments;
mod consent;
mod footer;
mod go_top;
mod hidden;
mod logo;
mod navigation;
mod newsletter;
mod next_article;
mod other_stories;
mod page_control;
mod republish;
mod share_buttons;
mod text_settings;

use super::{Class, Page, Verdicts};
use crate::block::Block;
use crate::document::{Attribute, NodeId, Tag};
use crate::features::Name;
use crate::lists::gather;

/// One class of boilerplate that a rule finds.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The class that it gives.
    pub class: Class,
    /// Whether the score has the last word, unless the rule says otherwise.
    pub yields: bool,
    /// Decides blocks that are undecided.
    pub apply: fn(&Page<'_>, &mut Verdicts<'_>),
}

/// Every rule, in the order in which they speak.
pub const RULES: &[Rule] = &[
    Rule { class: Class::PageControl, yields: false, apply: apart::apply },
    Rule { class: Class::Hidden, yields: false, apply: hidden::apply },
    Rule { class: Class::ShareButtons, yields: false, apply: share_buttons::apply },
    Rule { class: Class::TextSettings, yields: false, apply: text_settings::apply },
    Rule { class: Class::CloseButton, yields: false, apply: close_button::apply },
    Rule { class: Class::GoTop, yields: false, apply: go_top::apply },
    Rule { class: Class::Navigation, yields: false, apply: logo::apply },
    Rule { class: Class::Consent, yields: true, apply: consent::apply },
    Rule { class: Class::Newsletter, yields: true, apply: newsletter::apply },
    Rule { class: Class::Republish, yields: false, apply: republish::apply },
    Rule { class: Class::Advert, yields: true, apply: advert::apply },
    Rule { class: Class::Comments, yields: true, apply: comments::apply },
    Rule { class: Class::Navigation, yields: true, apply: navigation::apply },
    Rule { class: Class::Footer, yields: true, apply: footer::apply },
    Rule { class: Class::OtherStories, yields: false, apply: next_article::apply },
    Rule { class: Class::OtherStories, yields: true, apply: other_stories::apply },
    Rule { class: Class::PageControl, yields: false, apply: page_control::apply },
];

/// Runs of at least `least` neighbouring blocks of at most five words that hang from one element: `(first, end)` each.
fn rows_of_short_blocks(page: &Page<'_>, least: usize) -> Vec<(usize, usize)> {
    const SHORT: u32 = 5;
    let mut rows = Vec::new();
    let mut first = 0;
    let mut open = None;
    for number in 0..=page.blocks.len() {
        let block = page.blocks.get(number).filter(|block| block.words <= SHORT && !block.hidden);
        let element = block.map(|block| row_around(page, block.container));
        if element.is_some() && element == open {
            continue;
        }
        if open.is_some() && number - first >= least {
            rows.push((first, number));
        }
        (first, open) = (number, element);
    }
    rows
}

/// The nearest element above a container that holds more than the container's block.
fn row_around(page: &Page<'_>, container: NodeId) -> Option<NodeId> {
    const LEVELS: usize = 6;
    let isnt_alone = |element| page.blocks.inside(page.document, element).len() > 1;
    page.document.nearest(page.document.parent(container), LEVELS, &isnt_alone)
}

/// The link that a leaf stands in.
#[inline(never)]
fn link_around(page: &Page<'_>, leaf: NodeId) -> Option<NodeId> {
    const LEVELS: usize = 6;
    page.document.nearest(page.document.parent(leaf), LEVELS, &|above| page.document.is(above, Tag::A))
}

/// The first link in a block.
fn link_in(page: &Page<'_>, block: &Block) -> Option<NodeId> {
    page.blocks.leaves(block).iter().find_map(|&leaf| link_around(page, leaf))
}

/// Whether a block is a link or a button as a whole.
fn is_pressed(page: &Page<'_>, block: &Block) -> bool {
    block.link_density() > 0.5
        || block.widget.is_some()
        || page.document.is(block.container, Tag::Button)
        || page.document.attribute(block.container, Attribute::Role) == Some("button")
}

/// Outermost elements with one of these names as a part of their id or a class, that don't hold the candidate root.
fn named_parts(page: &Page<'_>, name: Name) -> Vec<NodeId> {
    let root = page.features.root.element;
    let named = page.features.names.all(name);
    let mut parts: Vec<NodeId> = gather(named.filter(|&id| !page.document.contains(id, root)));
    page.document.keep_outermost(&mut parts);
    parts
}

/// How many words in paragraphs an element has.
fn prose_words(page: &Page<'_>, element: NodeId) -> u32 {
    page.blocks.sums(page.blocks.inside(page.document, element)).prose_words
}

/// How many words in paragraphs the whole page has.
fn all_prose_words(page: &Page<'_>) -> u32 {
    page.blocks.sums(0..page.blocks.len()).prose_words
}
