//! Every fixture is also judged in a browser, by `tests/fixtures.rs`, which has to name it.

use std::path::Path;

#[test]
fn every_fixture_is_named_for_the_browsers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let list = std::fs::read_to_string(root.join("fixtures.rs")).unwrap();
    for entry in std::fs::read_dir(root.join("fixtures")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let named = list.contains(&format!("\"{name}\","));
        assert!(named || !entry.path().is_dir(), "add {name} to tests/fixtures.rs");
    }
}
