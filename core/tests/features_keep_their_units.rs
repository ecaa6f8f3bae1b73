//! Every feature keeps the bounds of its unit, on every fixture.
#![cfg(feature = "html")]

use std::collections::HashSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use unhusk_core::Stages;
use unhusk_core::document::html;
use unhusk_core::features::context::CONTEXT;
use unhusk_core::features::{FEATURES, TOKENS, Unit};

fn bounds(unit: Unit) -> RangeInclusive<f32> {
    match unit {
        Unit::Share => -1.0..=1.0,
        Unit::Ratio => 0.0..=1e4,
        Unit::Count => -1.0..=60_000.0,
        Unit::Difference => -60_000.0..=60_000.0,
        Unit::Levels => 0.0..=99.0,
        Unit::Kind => 0.0..=255.0,
        Unit::LogOdds => -7.0..=7.0,
        Unit::Flag => 0.0..=1.0,
    }
}

#[test]
fn values_lie_in_their_bounds() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut rows = 0;
    for folder in fs::read_dir(fixtures).expect("the fixtures are there") {
        let Ok(page) = fs::read_to_string(folder.expect("a folder").path().join("page.html")) else {
            continue;
        };
        let features = Stages::of(&html::parse(&page)).features;
        for row in 0..features.len() {
            rows += 1;
            for (feature, value) in FEATURES.iter().zip(features.base.row(row)) {
                assert!(bounds(feature.unit).contains(&value), "{}: {value}", feature.key);
            }
        }
    }
    assert!(rows > 100, "only {rows} blocks were looked at");
}

#[test]
fn every_feature_has_a_name_of_its_own() {
    let mut seen = HashSet::new();
    for feature in FEATURES.iter().chain(TOKENS).chain(CONTEXT.iter().map(|group| &group.0)) {
        assert!(seen.insert(feature.key) && !feature.doc.is_empty(), "{}", feature.key);
    }
}
