//! `cargo xtask package`: the extension for both browsers, unpacked and packed, within its size.
//!
//! The wasm modules are made once ([`wasm`]), the scripts once a browser ([`bundle`]), the manifest from what is common
//! and what differs ([`manifest`]); then all of it is packed ([`archive`]) and weighed ([`budget`]).

mod archive;
mod budget;
pub(crate) mod bundle;
mod manifest;
pub(crate) mod wasm;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use crate::places;
use crate::setup::{self, Setup};
use crate::steps::{Steps, say};
use archive::Packer;
use wasm::Module;

/// The verb's arguments.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Install missing system packages without asking
    #[arg(long)]
    yes: bool,
}

/// A browser that the extension is built for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    Chromium,
    Firefox,
}

impl Target {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// As in the names of folders and files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Where its unpacked extension lies.
    pub(crate) fn folder(self) -> PathBuf {
        places::dist().join(self.name())
    }

    fn archive(self) -> PathBuf {
        places::dist().join(format!("unhusk-{}-{}.zip", self.name(), env!("CARGO_PKG_VERSION")))
    }
}

/// Runs the verb.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    packed(&setup::prepare(&setup::BUILD, arguments.yes)?)?;
    weigh()
}

/// Builds both extensions and packs them.
pub(crate) fn packed(setup: &Setup) -> Result<()> {
    unpacked(setup, &Target::ALL)?;
    let mut packer = Packer::keeping(places::target().join("packed"));
    Target::ALL.into_iter().try_for_each(|target| packer.pack(&target.folder(), &target.archive()))
}

/// Says how large the module that a click loads and the packed extensions are, and holds them to their size.
pub(crate) fn weigh() -> Result<()> {
    let wasm = fs::metadata(Module::Judge.file())?.len();
    let mut weighed = vec![(Module::Judge.shipped_as().to_owned(), wasm, budget::WASM)];
    for target in Target::ALL {
        let size = fs::metadata(target.archive())?.len();
        weighed.push((places::shown(&target.archive()), size, budget::PACKED));
    }
    for (name, size, limit) in &weighed {
        say(&format!("{name}: {} of {} KB", budget::kilobytes(*size), limit / 1000));
    }
    budget::hold(&weighed)
}

/// Builds the unpacked extensions into `dist/`.
pub(crate) fn unpacked(setup: &Setup, targets: &[Target]) -> Result<()> {
    let mut steps = Steps::of(Module::SHIPPED.len() * Module::STEPS + targets.len());
    Module::SHIPPED.into_iter().try_for_each(|module| module.build(setup, &mut steps))?;
    for target in targets {
        steps.next(&format!("bundling the extension for {}", target.name()));
        assemble(*target).with_context(|| format!("cannot build the extension for {}", target.name()))?;
    }
    Ok(())
}

fn assemble(target: Target) -> Result<()> {
    let source = places::root().join("extension");
    let folder = target.folder();
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("manifest.json"), manifest::read(&source.join("manifest"), target.name())?)?;
    for part in ["assets", "_locales"] {
        copy_folder(&source.join(part), &folder.join(part))?;
    }
    for module in Module::SHIPPED {
        fs::copy(module.file(), folder.join(module.shipped_as()))?;
    }
    bundle::extension(&source.join("src"), &folder, target)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let mut folders = vec![(from.to_path_buf(), to.to_path_buf())];
    while let Some((from, to)) = folders.pop() {
        fs::create_dir_all(&to)?;
        for entry in from.read_dir().with_context(|| format!("cannot read {}", places::shown(&from)))? {
            let entry = entry?.path();
            let copy = to.join(entry.file_name().unwrap_or_default());
            if entry.is_dir() {
                folders.push((entry, copy));
            } else {
                fs::copy(&entry, &copy)?;
            }
        }
    }
    Ok(())
}
