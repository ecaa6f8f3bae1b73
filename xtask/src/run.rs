//! `cargo xtask run`: a real browser with the extension installed, on a page, its toolbar button pressed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use crate::command::{command, run as run_command};
use crate::package::{self, Target};
use crate::places;
use crate::serve::{self, Server};
use crate::setup::{self, Browser, Need, Tool};
use crate::steps::say;

const SAMPLE: &str = "tests/fixtures/korea-times/page.html";

#[derive(Clone, Copy, ValueEnum)]
enum Choice {
    Chromium,
    Firefox,
}

/// The verb's arguments.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The browser
    #[arg(long, value_enum, default_value = "chromium")]
    browser: Choice,
    /// A file or an http address; by default the sample page
    #[arg(long, value_name = "FILE|URL")]
    page: Option<String>,
    /// Where the screenshot goes; the article's Markdown lies beside it
    #[arg(long, value_name = "PNG")]
    shot: Option<PathBuf>,
    /// Install missing system packages without asking
    #[arg(long)]
    yes: bool,
}

/// Runs the verb.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let (target, needs) = match arguments.browser {
        Choice::Chromium => (Target::Chromium, vec![Need::Browser(Browser::Chromium)]),
        Choice::Firefox => {
            (Target::Firefox, vec![Need::Browser(Browser::Firefox), Need::Tool(Tool::Geckodriver)])
        }
    };
    let page = Page::parse(arguments.page.as_deref())?;
    let setup = setup::prepare(&[&setup::BUILD[..], &needs].concat(), arguments.yes)?;
    package::unpacked(&setup, &[target])?;
    let shot = match &arguments.shot {
        Some(file) => env::current_dir()?.join(file),
        None => places::root().join(format!("target/run/{}.png", target.name())),
    };
    fs::create_dir_all(shot.parent().unwrap_or(Path::new(".")))
        .context("cannot make the screenshot's folder")?;
    let markdown = shot.with_extension("md");
    let address = page.serve()?;
    let mut script = command("node");
    script.args(["tests/e2e/show.mjs", "--browser", target.name(), "--page", &address]);
    script.arg("--shot").arg(&shot).arg("--markdown").arg(&markdown);
    script.envs(setup.programs().iter().map(|(name, path)| (name, path)));
    if has_display() {
        script.arg("--headed");
        say(&format!("{} opens {address}; close it to end this", target.name()));
    } else {
        say(&format!("no display: {} opens {address} without a window ...", target.name()));
    }
    run_command(&mut script)?;
    say(&format!("screenshot: {}", places::shown(&shot)));
    say(&format!("Markdown:   {}", places::shown(&markdown)));
    Ok(())
}

/// What is to be read.
#[derive(Debug, PartialEq, Eq)]
enum Page {
    File(PathBuf),
    Address(String),
}

impl Page {
    fn parse(named: Option<&str>) -> Result<Self> {
        let Some(named) = named else { return Ok(Self::File(places::root().join(SAMPLE))) };
        if named.starts_with("http://") || named.starts_with("https://") {
            return Ok(Self::Address(named.to_owned()));
        }
        let file = env::current_dir()?.join(named);
        if !file.is_file() {
            bail!("no such file: {named} (a page is a file or an http address)");
        }
        Ok(Self::File(file))
    }

    /// Its address; a file gets one from a server on this machine, as the extension reads no files.
    fn serve(self) -> Result<String> {
        let file = match self {
            Self::Address(address) => return Ok(address),
            Self::File(file) => file,
        };
        let folder = file.parent().unwrap_or(Path::new("."));
        let name = file.file_name().and_then(|name| name.to_str()).context("the file's name is not UTF-8")?;
        let server = Server::start(folder, 0)?;
        Ok(format!("{}/{}", server.address, serve::encode(name)))
    }
}

fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(target_os = "macos", windows)) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_files_or_addresses() {
        assert_eq!(
            Page::parse(Some("https://a.example/")).unwrap(),
            Page::Address("https://a.example/".into())
        );
        assert_eq!(Page::parse(None).unwrap(), Page::File(places::root().join(SAMPLE)));
        let error = Page::parse(Some("no-such-page.html")).unwrap_err().to_string();
        assert_eq!(error, "no such file: no-such-page.html (a page is a file or an http address)");
    }
}
