//! The core is a chain: each stage reads only those before it. The law is held over what the sources import.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages, in the order in which a page goes through them.
const STAGES: [&str; 14] = [
    "lists", "words", "json", "address", "document", "tree", "elements", "block", "metadata", "features",
    "score", "verdict", "article", "output",
];

#[test]
fn each_stage_reads_only_those_before_it() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let (files, mut wrong) = (sources(&core), Vec::new());
    assert!(files.len() > 5, "the core's sources are not in {}", core.display());
    for file in files {
        let place = file.strip_prefix(&core).unwrap();
        // lib.rs joins the stages; it is none of them. A stage's own tests may look at what becomes of it.
        if place == Path::new("lib.rs") || place.ends_with("tests.rs") {
            continue;
        }
        let stage = place.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        wrong.extend(complaints(&stage, &fs::read_to_string(&file).unwrap()));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let (mut folders, mut files) = (vec![folder.to_path_buf()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let entry = entry.path();
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                files.push(entry);
            }
        }
    }
    files
}

fn complaints(stage: &str, source: &str) -> Vec<String> {
    let Some(place) = STAGES.iter().position(|name| *name == stage) else {
        return vec![format!("{stage} is no stage: give it its place in STAGES and in ARCHITECTURE.md")];
    };
    let is_allowed = |name: &String| STAGES[..=place].contains(&name.as_str());
    let imports = imports(without_tests(source)).into_iter().filter(|name| !is_allowed(name));
    imports.map(|name| format!("{stage} reads {name}, which is not before it")).collect()
}

/// A source up to its tests, which stand at its end.
fn without_tests(source: &str) -> &str {
    ["#[cfg(test)]\nmod ", "#[cfg(all(test,"]
        .iter()
        .fold(source, |rest, start| rest.split(start).next().unwrap_or(rest))
}

/// What follows `crate::` anywhere in the source, comments aside: each name where there are several in braces.
fn imports(source: &str) -> Vec<String> {
    let code: String =
        source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (at, root) in code.match_indices("crate::") {
        // `unhusk_crate::` is another word, and `pub(in crate::…)` imports nothing.
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') || code[..at].ends_with("in ") {
            continue;
        }
        let rest = &code[at + root.len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(names_in_braces(list)),
            None => found.push(first_name(rest)),
        }
    }
    found
}

/// The first names of a list up to its closing brace: of `a::{b, c}, d}` they are a and d.
fn names_in_braces(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut is_start) = (1, Vec::new(), true);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => is_start = true,
            c if is_start && !c.is_whitespace() => {
                names.push(first_name(&list[at..]));
                is_start = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_of_every_form_are_seen() {
    let source = "use crate::words::count;\nuse crate::{\n    document::{Document, Node},\n    output,\n};\n\
                  // use crate::verdict;\nfn f(a: &crate::article::Article) {}\npub(in crate::tree) fn g() {}\n";
    assert_eq!(imports(source), ["words", "document", "output", "article"]);
}

#[test]
fn a_step_back_is_named() {
    assert_eq!(
        complaints("block", "use crate::document::Document;\nuse crate::block::Block;"),
        Vec::<String>::new()
    );
    assert_eq!(
        complaints("block", "use crate::verdict::Verdict;"),
        ["block reads verdict, which is not before it"]
    );
    assert_eq!(complaints("block", "use crate::judge;"), ["block reads judge, which is not before it"]);
    assert_eq!(
        complaints("block", "use crate::words;\n#[cfg(test)]\nmod tests {\n    use crate::judge;\n}").len(),
        0
    );
    assert_eq!(complaints("magic", "").len(), 1);
}
