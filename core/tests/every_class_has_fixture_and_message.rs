//! Each class of boilerplate has a page that shows it, and everything said of it has its English message.

#![expect(clippy::unwrap_used, reason = "a message that can't be read fails the test")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use unhusk_core::features::Aspect;
use unhusk_core::verdict::{Class, Group, Reason, feature};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The extension's English messages by key.
fn messages() -> HashMap<String, String> {
    let file = root().join("extension/_locales/en/messages.json");
    let text = std::fs::read_to_string(file).unwrap();
    let messages: HashMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    messages.into_iter().map(|(key, value)| (key, value["message"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn every_class_has_a_fixture() {
    let folders: Vec<String> = std::fs::read_dir(root().join("tests/fixtures"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for class in Class::ALL {
        let start = format!("{}--", class.key().replace('_', "-"));
        let pages = folders.iter().filter(|folder| folder.starts_with(&start)).count();
        assert!(pages >= 1, "no folder {start}… in tests/fixtures shows the class {}", class.key());
    }
}

#[test]
fn every_class_and_group_has_a_name() {
    let messages = messages();
    for key in Class::ALL.map(|class| format!("class_{}", class.key())) {
        assert!(messages.contains_key(&key), "{key} is missing in messages.json");
    }
    for key in Group::ALL.map(|group| format!("group_{}", group.key())) {
        assert!(messages.contains_key(&key), "{key} is missing in messages.json");
    }
}

#[test]
fn every_reason_says_the_same_in_every_output() {
    let messages = messages();
    for reason in Reason::ALL {
        let key = format!("reason_{}", reason.key());
        assert_eq!(messages.get(&key).map(String::as_str), Some(reason.template()), "{key}");
    }
    for key in Aspect::REASONS.map(Aspect::key) {
        let message = messages.get(&format!("feature_{key}")).map(String::as_str);
        assert_eq!(message, Some(feature(key)), "feature_{key}");
        assert_ne!(feature(key), key, "the feature {key} has no words");
    }
}
