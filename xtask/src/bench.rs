//! `cargo xtask bench`: real clicks, the built extension against another reader mode, in the same browsers and run.
//!
//! This builds what is raced; `tests/e2e/bench` holds the race, its rules and the other extension.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::command::{command, run as run_command};
use crate::package::{self, Target};
use crate::pages;
use crate::setup::{self, Browser, Need, Tool};

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum Choice {
    Both,
    Chromium,
    Firefox,
}

impl Choice {
    fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// The verb's arguments.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The browser
    #[arg(long, value_enum, default_value = "both")]
    browser: Choice,
    /// Loads of each page for each of the two; fewer are quicker and less sure
    #[arg(long, default_value_t = 20)]
    loads: u32,
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
