//! `cargo xtask audit`: licences, sources, bans and known holes of the dependencies, by cargo-deny and deny.toml.
//!
//! Not part of `test` where cargo-deny isn't installed, because building that takes minutes.

use anyhow::Result;
use clap::Args;

use crate::command::{command, run as run_command};
use crate::setup::{self, Need, Tool};

/// The verb's arguments.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Ask for known holes too (reads the advisory database from GitHub)
    #[arg(long)]
    advisories: bool,
}

/// Runs the verb.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    setup::prepare(&[Need::Tool(Tool::CargoDeny)], false)?;
    check(arguments.advisories)
}

/// Licences, bans and sources; needs cargo-deny.
pub(crate) fn check(advisories: bool) -> Result<()> {
    let mut deny = command("cargo-deny");
    deny.args(["--all-features", "check", "bans", "licenses", "sources"]);
    if advisories {
        deny.arg("advisories");
    }
    run_command(&mut deny)
}
