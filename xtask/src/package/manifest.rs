//! A manifest: what both browsers have (`base.json`), and what differs (`chromium.json`, `firefox.json`) laid over it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

/// The manifest of this browser, as text. Its version is the workspace's.
pub(crate) fn read(folder: &Path, browser: &str) -> Result<String> {
    let mut manifest = parse(&folder.join("base.json"))?;
    merge(&mut manifest, parse(&folder.join(format!("{browser}.json")))?);
    manifest["version"] = env!("CARGO_PKG_VERSION").into();
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn parse(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", file.display()))
}

/// Objects are merged, everything else is replaced. Manifests are written by hand and never deep.
fn merge(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                merge(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, over) => *base = over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn differences_are_laid_over_what_is_common() {
        let mut manifest =
            json!({"action": {"default_title": "Open"}, "permissions": ["activeTab", "storage"]});
        merge(&mut manifest, json!({"action": {"default_icon": "icon.svg"}, "permissions": ["activeTab"]}));
        let action = json!({"default_title": "Open", "default_icon": "icon.svg"});
        assert_eq!(manifest, json!({"action": action, "permissions": ["activeTab"]}));
    }
}
