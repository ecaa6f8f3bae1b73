//! The npm packages: `npm ci` when `node_modules` is not what package-lock.json says.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{major, version_in, version_line};
use crate::command::{command, run};
use crate::places;

const OLDEST_NODE: u32 = 20;

/// The system's packages of Node.js and npm, where there are none.
pub(crate) fn missing_packages() -> Vec<&'static str> {
    [("node", "nodejs"), ("npm", "npm")]
        .into_iter()
        .filter(|(program, _)| places::find_program(program).is_none())
        .map(|(_, package)| package)
        .collect()
}

/// Whether every package of the lock is there in its version.
pub(crate) fn is_complete() -> Result<bool> {
    let root = places::root();
    let wanted =
        fs::read_to_string(root.join("package-lock.json")).context("cannot read package-lock.json")?;
    let wanted = serde_json::from_str(&wanted).context("package-lock.json is not JSON")?;
    // npm notes what it installed; without the note, or with half of one, it installs again.
    let installed = fs::read_to_string(root.join("node_modules/.package-lock.json")).unwrap_or_default();
    let installed = serde_json::from_str(&installed).unwrap_or_default();
    Ok(matches(&wanted, &installed))
}

/// Installs them.
pub(crate) fn install() -> Result<()> {
    check_node(version_line("node").as_deref())?;
    run(command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
}

fn check_node(line: Option<&str>) -> Result<()> {
    let Some(line) = line else {
        bail!("Node.js is missing: install version {OLDEST_NODE} or newer from https://nodejs.org");
    };
    let number = version_in(line).and_then(major);
    if number.is_none_or(|number| number < OLDEST_NODE) {
        bail!("Node.js is {line}: install version {OLDEST_NODE} or newer from https://nodejs.org");
    }
    Ok(())
}

/// Packages for other systems are optional, and absent.
fn matches(wanted: &Value, installed: &Value) -> bool {
    let Some(wanted) = wanted["packages"].as_object() else { return false };
    wanted.iter().filter(|(path, _)| !path.is_empty()).all(|(path, package)| {
        let found = &installed["packages"][path];
        let is_optional = package["optional"] == true || package["peer"] == true;
        if found.is_null() { is_optional } else { found["version"] == package["version"] }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_package_that_lacks_or_differs_is_seen() {
        let lock =
            |version: &str| json!({"packages": {"": {}, "node_modules/esbuild": {"version": version}}});
        assert!(matches(&lock("1.0.0"), &lock("1.0.0")));
        assert!(!matches(&lock("1.0.0"), &lock("1.0.1")));
        assert!(!matches(&lock("1.0.0"), &json!({"packages": {}})));
        assert!(!matches(&lock("1.0.0"), &Value::Null));
    }

    #[test]
    fn packages_for_other_systems_may_lack() {
        let wanted =
            json!({"packages": {"node_modules/@esbuild/aix-ppc64": {"version": "1.0.0", "optional": true}}});
        assert!(matches(&wanted, &json!({"packages": {}})));
    }

    #[test]
    fn an_old_or_missing_node_is_named() {
        assert!(check_node(Some("v20.20.2")).is_ok());
        assert!(check_node(Some("v22.1.0")).is_ok());
        assert!(check_node(Some("v18.19.0")).unwrap_err().to_string().contains("v18.19.0"));
        assert!(check_node(None).unwrap_err().to_string().contains("nodejs.org"));
    }
}
