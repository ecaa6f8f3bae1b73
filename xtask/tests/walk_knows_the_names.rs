//! The walk leaves out what the core doesn't read: of names in families of thousands it has the core's list.

use std::collections::BTreeSet;

/// The quoted or spaced names in a text that begin like those families.
fn names(text: &str) -> BTreeSet<&str> {
    let border = |c: char| !(c.is_ascii_lowercase() || c == '-');
    text.split(border)
        .filter(|name| name.len() > 5 && (name.starts_with("data-") || name.starts_with("aria-")))
        .collect()
}

#[test]
fn the_walk_knows_the_names_that_the_core_reads() {
    let core = include_str!("../../core/src/document/attribute.rs");
    let walk = include_str!("../../src/snapshot.js");
    let (listed, _) = core.split_once("#[cfg(test)]").unwrap();
    let (_, rest) = walk.split_once("const READ = new Set((").unwrap();
    let (read, _) = rest.split_once("split(").unwrap();
    assert!(names(listed).len() > 10);
    assert_eq!(names(listed), names(read));
}
