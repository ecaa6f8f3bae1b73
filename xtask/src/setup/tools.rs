//! The programs that no package manager has: cargo builds them into the cache, once, quickly rather than well.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{version_in, version_line};
use crate::command::{command, run};
use crate::places;

/// The environment variable that names another geckodriver.
pub(super) const GECKODRIVER: &str = "UNHUSK_GECKODRIVER";

/// A program that cargo builds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tool {
    /// wasm-bindgen and its test runner; the version must be the crate's own.
    WasmBindgen,
    /// wasm-pack, which runs tests in browsers.
    WasmPack,
    /// Firefox's driver.
    Geckodriver,
    /// cargo-deny, which reads deny.toml.
    CargoDeny,
}

impl Tool {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::WasmBindgen => "wasm-bindgen",
            Self::WasmPack => "wasm-pack",
            Self::Geckodriver => "geckodriver",
            Self::CargoDeny => "cargo-deny",
        }
    }

    /// How long its building takes on two cores.
    pub(crate) fn time(self) -> &'static str {
        match self {
            Self::WasmBindgen | Self::Geckodriver => "about 1 to 2 minutes",
            Self::WasmPack => "about 1 minute",
            Self::CargoDeny => "some minutes",
        }
    }

    /// The package, with the version that is installed where there is none.
    fn package(self) -> Result<String> {
        Ok(match self {
            Self::WasmBindgen => format!("wasm-bindgen-cli@{}", crate_version("wasm-bindgen")?),
            Self::WasmPack => "wasm-pack@0.15.1".to_owned(),
            Self::Geckodriver => "geckodriver@0.37.1".to_owned(),
            Self::CargoDeny => "cargo-deny".to_owned(),
        })
    }

    /// Where it lies, if it is there and of a version that fits.
    pub(crate) fn find(self) -> Option<PathBuf> {
        if self == Self::Geckodriver
            && let Some(named) = std::env::var_os(GECKODRIVER).filter(|value| !value.is_empty())
        {
            return Some(named.into()).filter(|path: &PathBuf| places::is_program(path));
        }
        let path = places::find_program(self.name())?;
        if self == Self::WasmBindgen {
            places::find_program("wasm-bindgen-test-runner")?;
            let line = version_line(&path)?;
            return (version_in(&line)? == crate_version("wasm-bindgen").ok()?).then_some(path);
        }
        Some(path)
    }

    /// Builds it into the cache.
    ///
    /// Without `--locked`, because a lock that names a withdrawn version can't be followed; unoptimised, because
    /// these programs wait for browsers most of their time.
    pub(crate) fn install(self) -> Result<()> {
        let build = places::cache().join("tools-build");
        let mut cargo = command("cargo");
        cargo.arg("install").arg("--quiet").arg("--root").arg(places::tools()).arg(self.package()?);
        cargo.env("CARGO_TARGET_DIR", &build).env_remove("RUSTFLAGS");
        for (setting, value) in [("LTO", "off"), ("OPT_LEVEL", "0"), ("CODEGEN_UNITS", "256"), ("DEBUG", "0")]
        {
            cargo.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        run(&mut cargo)
    }
}

/// Takes away what building the tools left: some hundred megabytes.
pub(crate) fn clean() {
    // Left behind, it costs room and nothing else.
    let _ = fs::remove_dir_all(places::cache().join("tools-build"));
}

/// A crate's version in Cargo.lock.
fn crate_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string(places::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    version_in_lock(&lock, name).with_context(|| format!("Cargo.lock has no {name}"))
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tool_has_the_version_of_the_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-backend\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "regex"), None);
        assert!(crate_version("wasm-bindgen").is_ok());
    }
}
