//! What a reader downloads holds no parser, no regular expressions and nothing of the command line.

use std::process::Command;

/// Crates that belong to native programs. The browser parses HTML and resolves addresses itself.
const NATIVE_ONLY: [&str; 11] = [
    "html5ever",
    "html5gum",
    "markup5ever",
    "url",
    "idna",
    "encoding_rs",
    "clap",
    "dom_smoothie",
    "regex",
    "regex-automata",
    "aho-corasick",
];

#[test]
fn the_module_has_none_of_the_native_crates() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let target = ["--target", "wasm32-unknown-unknown"];
    let arguments =
        ["tree", "--package", "unhusk", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let tree = Command::new("cargo").args(arguments).args(target).current_dir(root).output().unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    let crates: Vec<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains(&"unhusk-core"), "the tree is not the module's:\n{tree}");
    for name in NATIVE_ONLY {
        assert!(!crates.contains(&name), "the wasm module depends on {name}");
    }
}
