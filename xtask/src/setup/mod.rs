//! Finds what a verb needs, and installs what is missing.
//!
//! Looking costs some tenths of a second and happens every time; installing happens once. The order: the compiler's
//! wasm32 target (rustup's own), then one call for all system packages, the standard library where rustup had no
//! target, the tools that cargo builds, and the packages of npm
//! and of Python.

pub(crate) mod browsers;
pub(crate) mod epubcheck;
mod npm;
pub(crate) mod python;
mod rust_target;
mod system;
mod tools;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::command::command;
use crate::places;
use crate::steps::Steps;

pub(crate) use browsers::Browser;
pub(crate) use rust_target::WasmCompiler;
pub(crate) use tools::Tool;

/// Something that a verb can't do without.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Need {
    /// rustfmt and clippy.
    Lints,
    /// A compiler with the wasm32 standard library.
    WasmTarget,
    /// A program that cargo builds.
    Tool(Tool),
    /// A browser or a browser's driver.
    Browser(Browser),
    /// The check of EPUBs, and Java for it.
    EpubCheck,
    /// Node.js and the packages of package-lock.json.
    NodePackages,
    /// Python and the packages of model/requirements.lock.
    PythonPackages,
}

/// What building the extension needs.
pub(crate) const BUILD: [Need; 3] = [Need::WasmTarget, Need::Tool(Tool::WasmBindgen), Need::NodePackages];

/// What was found or installed.
pub(crate) struct Setup {
    /// The compiler for wasm32, if it was asked for.
    pub(crate) wasm: WasmCompiler,
    programs: Vec<(&'static str, PathBuf)>,
}

impl Setup {
    /// The browsers and drivers, as environment variables for the scripts that drive them.
    pub(crate) fn programs(&self) -> &[(&'static str, PathBuf)] {
        &self.programs
    }

    /// Without any program: for tests that start none.
    #[cfg(test)]
    pub(crate) fn bare(wasm: WasmCompiler) -> Self {
        Self { wasm, programs: Vec::new() }
    }
}

/// A piece of work on a machine that lacks something.
enum Missing {
    SystemPackages(Vec<&'static str>),
    StandardLibrary,
    Tool(Tool),
    NodePackages,
    PythonPackages,
}

/// Sees to it that everything in `needs` is there. System packages are installed as root or with `yes`.
pub(crate) fn prepare(needs: &[Need], yes: bool) -> Result<Setup> {
    let variables = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    check_named_programs(&variables.collect::<Vec<_>>())?;
    if needs.contains(&Need::Lints) {
        rust_target::ensure_lints()?;
    }
    let target =
        if needs.contains(&Need::WasmTarget) { rust_target::find()? } else { rust_target::Found::ready() };
    let missing = find_missing(needs, &target)?;
    let mut steps = Steps::of(missing.len());
    for work in &missing {
        steps.next(&title(work));
        install(work, yes)?;
    }
    if missing.iter().any(|work| matches!(work, Missing::Tool(_))) {
        tools::clean();
    }
    if !missing.is_empty() {
        let installed = rust_target::Found { needs_library: false, ..target };
        if let Some(work) = find_missing(needs, &installed)?.first() {
            bail!("set-up ended without an error, and this is still to do: {}", title(work));
        }
    }
    let found = Browser::ALL.into_iter().filter_map(|browser| Some((browser.variable(), browser.find()?)));
    let programs = found.chain(Tool::Geckodriver.find().map(|path| (tools::GECKODRIVER, path))).collect();
    Ok(Setup { wasm: target.compiler, programs })
}

fn find_missing(needs: &[Need], target: &rust_target::Found) -> Result<Vec<Missing>> {
    let wanted = |need: &Need| match need {
        Need::Browser(browser) => Some(*browser),
        _ => None,
    };
    let browsers: Vec<Browser> = needs.iter().filter_map(wanted).collect();
    let mut packages = browsers::missing_packages(&browsers);
    if target.needs_library {
        packages.extend(rust_target::missing_packages());
    }
    if needs.contains(&Need::NodePackages) {
        packages.extend(npm::missing_packages());
    }
    if needs.contains(&Need::EpubCheck) {
        packages.extend(epubcheck::missing_packages());
    }
    if needs.contains(&Need::PythonPackages) {
        packages.extend(python::missing_packages());
    }
    let mut missing = Vec::new();
    if !packages.is_empty() {
        missing.push(Missing::SystemPackages(packages));
    }
    if target.needs_library {
        missing.push(Missing::StandardLibrary);
    }
    for need in needs {
        match need {
            Need::Tool(tool) if tool.find().is_none() => missing.push(Missing::Tool(*tool)),
            Need::NodePackages if !npm::is_complete()? => missing.push(Missing::NodePackages),
            Need::PythonPackages if !python::is_complete()? => missing.push(Missing::PythonPackages),
            _ => {}
        }
    }
    Ok(missing)
}

fn title(missing: &Missing) -> String {
    match missing {
        Missing::SystemPackages(packages) => format!("installing {} (about 1 minute)", packages.join(", ")),
        Missing::StandardLibrary => "building the standard library for wasm32 (about 1 minute)".to_owned(),
        Missing::Tool(tool) => format!("building {} ({})", tool.name(), tool.time()),
        Missing::NodePackages => "npm ci (about half a minute)".to_owned(),
        Missing::PythonPackages => "installing LightGBM for Python (about half a minute)".to_owned(),
    }
}

fn install(missing: &Missing, yes: bool) -> Result<()> {
    match missing {
        Missing::SystemPackages(packages) => system::install(packages, yes),
        Missing::StandardLibrary => rust_target::build_library(yes),
        Missing::Tool(tool) => tool.install(),
        Missing::NodePackages => npm::install(),
        Missing::PythonPackages => python::install(),
    }
}

/// A program that a variable names must be one.
fn check_named_programs(variables: &[(String, String)]) -> Result<()> {
    let known = Browser::ALL.map(Browser::variable).into_iter().chain([tools::GECKODRIVER]);
    for name in known {
        let named = variables.iter().find(|(variable, value)| variable == name && !value.is_empty());
        if let Some((_, path)) = named.filter(|(_, path)| !places::is_program(Path::new(path))) {
            bail!("{name} is {path}: there is no such program");
        }
    }
    Ok(())
}

/// The first line that `program --version` prints, if it runs.
fn version_line(program: impl AsRef<std::ffi::OsStr>) -> Option<String> {
    let output = crate::command::output(command(program).arg("--version")).ok()?;
    output.lines().next().map(str::to_owned)
}

/// The first word of a line that looks like a version: `ChromeDriver 156.0.1 (…)` has 156.0.1.
fn version_in(line: &str) -> Option<&str> {
    let words = line.split_whitespace().map(|word| word.trim_start_matches('v'));
    words
        .into_iter()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()) && word.contains('.'))
}

/// The number before the first dot.
fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_print() {
        assert_eq!(version_in("ChromeDriver 156.0.8078.79 (a21ce95c24)"), Some("156.0.8078.79"));
        assert_eq!(version_in("Mozilla Firefox 153.7.0esr"), Some("153.7.0esr"));
        assert_eq!(version_in("v20.20.2"), Some("20.20.2"));
        assert_eq!(version_in("geckodriver 0.37.1 ( 2026-01-01)"), Some("0.37.1"));
        assert_eq!(version_in("command not found"), None);
        assert_eq!(version_in(""), None);
    }

    #[test]
    fn a_variable_that_names_no_program_is_told() {
        let named = |path: &str| check_named_programs(&[("UNHUSK_FIREFOX".to_owned(), path.to_owned())]);
        assert!(named("").is_ok());
        assert_eq!(
            named("/none").unwrap_err().to_string(),
            "UNHUSK_FIREFOX is /none: there is no such program"
        );
    }

    #[test]
    fn majors_are_numbers() {
        assert_eq!(major("156.0.8078.79"), Some(156));
        assert_eq!(major("20"), Some(20));
        assert_eq!(major("esr"), None);
    }
}
