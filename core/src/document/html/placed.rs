//! Puts what HTML text holds apart into the place where a browser shows it: declared shadow roots (`template` with
//! `shadowrootmode`), and what React streams behind the page for its scripts to move (`hidden` elements `S:…`, whose
//! places are templates `B:…` and `P:…`). A browser's snapshot is taken when both have happened.

use std::collections::{HashMap, HashSet};

use html5ever::{local_name, ns};

use super::sink::{Content, NONE, Node, link, unlink};
use super::value;

/// A place deeper than this, or an end further away, isn't looked for: no page has one.
const FAR: usize = 512;

pub(super) fn put_in_place(nodes: &mut [Node]) {
    let templates: Vec<u32> = (0..nodes.len() as u32).filter(|&at| is_template(nodes, at)).collect();
    if templates.is_empty() {
        return;
    }
    // The outer come first, so that a root's slots are found before anything else stands in them.
    let mut hosts = HashSet::new();
    for &template in &templates {
        let host = nodes[template as usize].parent;
        if attribute(nodes, template, "shadowrootmode").is_some_and(|mode| mode.eq_ignore_ascii_case("open"))
            && may_be_host(nodes, host)
            && hosts.insert(host)
        {
            attach(nodes, host, template);
        }
    }
    place_streamed(nodes, &templates);
}

fn is_template(nodes: &[Node], at: u32) -> bool {
    matches!(&nodes[at as usize].content, Content::Element { name, .. } if name.local == local_name!("template"))
}

fn attribute<'a>(nodes: &'a [Node], at: u32, name: &str) -> Option<&'a str> {
    match &nodes[at as usize].content {
        Content::Element { attributes, .. } => value(attributes, name),
        _ => None,
    }
}

/// Whether the standard lets this element have a shadow root.
fn may_be_host(nodes: &[Node], at: u32) -> bool {
    let Some(Content::Element { name, .. }) = nodes.get(at as usize).map(|node| &node.content) else {
        return false;
    };
    let named = matches!(
        name.local,
        local_name!("article")
            | local_name!("aside")
            | local_name!("blockquote")
            | local_name!("body")
            | local_name!("div")
            | local_name!("footer")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("header")
            | local_name!("main")
            | local_name!("nav")
            | local_name!("p")
            | local_name!("section")
            | local_name!("span")
    );
    name.ns == ns!(html) && (named || name.local.contains('-'))
}

fn children(nodes: &[Node], parent: u32) -> Vec<u32> {
    let next = |at: u32| Some(at).filter(|&at| at != NONE);
    let first = next(nodes[parent as usize].first);
    std::iter::successors(first, |&at| next(nodes[at as usize].next)).collect()
}

/// Puts a template's contents in place of its host's children, and those into the slots that are for them.
///
/// What no slot is for isn't shown.
fn attach(nodes: &mut [Node], host: u32, template: u32) {
    unlink(nodes, template);
    let light = children(nodes, host);
    for &child in &light {
        unlink(nodes, child);
    }
    // The node after a template holds its contents.
    for child in children(nodes, template + 1) {
        unlink(nodes, child);
        link(nodes, host, NONE, child);
    }
    let slots = slots(nodes, host);
    let mut filled = HashSet::new();
    for child in light {
        let is_shown = !matches!(nodes[child as usize].content, Content::Other);
        let name = attribute(nodes, child, "slot").unwrap_or_default();
        let Some(&slot) = slots.get(name).filter(|_| is_shown) else { continue };
        if filled.insert(slot) {
            for fallback in children(nodes, slot) {
                unlink(nodes, fallback);
            }
        }
        link(nodes, slot, NONE, child);
    }
}

/// The slots below a host, the first of each name.
fn slots(nodes: &[Node], host: u32) -> HashMap<String, u32> {
    let mut slots = HashMap::new();
    let mut at = nodes[host as usize].first;
    while at != NONE {
        if let Content::Element { name, .. } = &nodes[at as usize].content
            && name.local == local_name!("slot")
        {
            slots.entry(attribute(nodes, at, "name").unwrap_or_default().to_owned()).or_insert(at);
        }
        let below = nodes[at as usize].first;
        at = if below == NONE { after(nodes, at, host) } else { below };
    }
    slots
}

/// The next node under `root` that doesn't stand under this one.
fn after(nodes: &[Node], mut at: u32, root: u32) -> u32 {
    while at != root {
        let node = &nodes[at as usize];
        if node.next != NONE {
            return node.next;
        }
        at = node.parent;
    }
    NONE
}

/// Puts streamed parts where their templates stand, and takes away what stood there meanwhile.
fn place_streamed(nodes: &mut [Node], templates: &[u32]) {
    let mut places = HashMap::new();
    for &template in templates {
        let number =
            attribute(nodes, template, "id").and_then(|id| id.strip_prefix("B:").or(id.strip_prefix("P:")));
        if let Some(number) = number {
            places.entry(number.to_owned()).or_insert(template);
        }
    }
    if places.is_empty() {
        return;
    }
    // What stands in a part in a part is moved with each of them: no page needs more than a few.
    let mut moves = nodes.len() * 8;
    for part in 0..nodes.len() as u32 {
        let number = attribute(nodes, part, "id").and_then(|id| id.strip_prefix("S:"));
        let Some(&place) = number.and_then(|number| places.get(number)) else { continue };
        if attribute(nodes, part, "hidden").is_some() && stands_outside(nodes, place, part) {
            if attribute(nodes, place, "id").is_some_and(|id| id.starts_with('B')) {
                take_away_fallback(nodes, place);
            }
            let children = children(nodes, part);
            let Some(left) = moves.checked_sub(children.len()) else { return };
            moves = left;
            for child in children {
                unlink(nodes, child);
                link(nodes, nodes[place as usize].parent, place, child);
            }
        }
    }
}

/// Whether a place is in the page, and not in the part that is to go there.
fn stands_outside(nodes: &[Node], place: u32, part: u32) -> bool {
    let parent = |at: u32| Some(nodes[at as usize].parent).filter(|&above| above != NONE);
    let mut above = std::iter::successors(parent(place), |&at| parent(at)).take(FAR);
    above.find(|&at| at == part || at == 0) == Some(0)
}

/// What is shown until a streamed part comes stands between its template and a comment.
fn take_away_fallback(nodes: &mut [Node], place: u32) {
    let next = |at: u32| Some(nodes[at as usize].next).filter(|&at| at != NONE);
    let behind: Vec<u32> = std::iter::successors(next(place), |&at| next(at)).take(FAR).collect();
    let is_comment = |&at: &u32| matches!(nodes[at as usize].content, Content::Other);
    if let Some(end) = behind.iter().position(is_comment) {
        for &at in &behind[..end] {
            unlink(nodes, at);
        }
    }
}
