//! `cargo xtask bench`: real clicks, the built extension against another reader mode, in the same browsers and run.
//!
//! This builds what is raced; `tests/e2e/bench` holds the race, its rules and the other extension. `--native` measures
//! without a browser instead ([`native`]): what it is raced against is built only then.

#[cfg(feature = "native-bench")]
mod native;
#[cfg(feature = "native-bench")]
mod parts;
#[cfg(any(test, feature = "native-bench"))]
mod times;

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use crate::command::{command, run as run_command};
use crate::package::{self, Target};
use crate::pages;
use crate::setup::browsers::Choice;
use crate::setup::{self, Browser, Need, Tool};

/// The verb's arguments.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The browser
    #[arg(long, value_enum, default_value = "both")]
    browser: Choice,
    /// Loads of each page for each of the two; fewer are quicker and less sure
    #[arg(long, default_value_t = 20, conflicts_with = "rounds")]
    loads: u32,
    /// Measure HTML to Markdown without a browser, against another library and against parsing alone
    #[arg(long, conflicts_with_all = ["browser", "loads"])]
    native: bool,
    /// How often each page is timed, with --native
    #[arg(long, default_value_t = 5, requires = "native")]
    rounds: u32,
    /// Write the ratios and the raw times to this file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// The folder with the collection of real pages
    #[arg(long, value_name = "DIR")]
    pages: Option<PathBuf>,
    /// Install missing system packages without asking
    #[arg(long)]
    yes: bool,
}

/// Runs the verb.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    if arguments.native { native(arguments) } else { race(arguments) }
}

/// Starts this verb again, with the core and the other library built in.
#[cfg(not(feature = "native-bench"))]
fn native(arguments: &Arguments) -> Result<()> {
    // A missing collection is told before anything is built.
    pages::find_or_refuse(arguments.pages.as_deref())?;
    crate::steps::say("building what is raced, optimized (two minutes when it has changed) ...");
    crate::command::restart_with("native-bench")
}

#[cfg(feature = "native-bench")]
fn native(arguments: &Arguments) -> Result<()> {
    let pages = pages::find_or_refuse(arguments.pages.as_deref())?;
    native::run(&pages, arguments.rounds, arguments.json.as_deref())
}

fn race(arguments: &Arguments) -> Result<()> {
    let Some(pages) = pages::find(arguments.pages.as_deref())? else {
        bail!("the race is run on real pages: name a folder with {}", pages::SOURCE);
    };
    let mut needs = setup::BUILD.to_vec();
    // Judging alone is always timed in Chromium.
    needs.push(Need::Browser(Browser::Chromium));
    if arguments.browser != Choice::Chromium {
        needs.extend([Need::Browser(Browser::Firefox), Need::Tool(Tool::Geckodriver)]);
    }
    let setup = setup::prepare(&needs, arguments.yes)?;
    package::unpacked(&setup, &Target::ALL)?;
    let mut race = command("node");
    race.args(["tests/e2e/bench/bench.mjs", "--browser", arguments.browser.name()]);
    race.arg("--loads").arg(arguments.loads.to_string()).arg("--pages").arg(pages);
    if let Some(file) = &arguments.json {
        race.arg("--json").arg(env::current_dir()?.join(file));
    }
    run_command(race.envs(setup.programs().iter().map(|(name, path)| (name, path))))
}
