//! `cargo xtask playground`: the page that shows the judge at work on pasted text, served on this machine.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use crate::package::{bundle, wasm::Module};
use crate::places;
use crate::serve::Server;
use crate::setup::{self, Setup};
use crate::steps::{Steps, say};

const PORT: u16 = 8377;

/// The verb's arguments.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Build it and don't serve it
    #[arg(long)]
    build_only: bool,
    /// Install missing system packages without asking
    #[arg(long)]
    yes: bool,
}

/// Runs the verb.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let setup = setup::prepare(&setup::BUILD, arguments.yes)?;
    let folder = build(&setup)?;
    if arguments.build_only {
        say(&format!("built: {}", places::shown(&folder)));
        return Ok(());
    }
    let server = Server::start(&folder, PORT)?;
    say(&format!("the playground is at {}/ (end it with Ctrl+C)", server.address));
    server.wait();
    Ok(())
}

/// Builds it into `www/build`.
pub(crate) fn build(setup: &Setup) -> Result<PathBuf> {
    let source = places::root().join("www");
    let build = source.join("build");
    let mut steps = Steps::of(Module::STEPS + 1);
    Module::Whole.build(setup, &mut steps)?;
    steps.next("bundling the playground");
    if build.is_dir() {
        fs::remove_dir_all(&build)?;
    }
    fs::create_dir_all(&build)?;
    copy_static_files(&source, &build)?;
    fs::copy(Module::Whole.file(), build.join("unhusk.wasm"))?;
    bundle::module(&source.join("main.ts"), &build.join("main.js"))?;
    Ok(build)
}

fn copy_static_files(source: &Path, build: &Path) -> Result<()> {
    for file in source.read_dir().context("cannot read www")? {
        let file = file?.path();
        let is_source = file
            .extension()
            .is_some_and(|extension| extension == "ts" || extension == "json" || extension == "md");
        if file.is_file() && !is_source {
            fs::copy(&file, build.join(file.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}
