//! The scripts, by esbuild.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::Target;
use super::wasm::Module;
use crate::command::{command, run};
use crate::places;

/// The rooms of `extension/src` that become a script each; the first four every extension has.
const ROOMS: [(&str, bool); 8] = [
    ("background", true),
    ("walk", true),
    ("content", true),
    ("controls", true),
    ("always", false),
    ("part", false),
    ("settings", false),
    ("popup", false),
];

/// Bundles each room: `ROOM/BROWSER.ts`, or `ROOM/main.ts` where browsers don't differ, becomes `ROOM.js`.
pub(crate) fn extension(source: &Path, folder: &Path, target: Target) -> Result<()> {
    for (room, is_required) in ROOMS {
        let entry = entry(source, room, target);
        if entry.is_none() && !is_required {
            continue;
        }
        let entry = entry.with_context(|| format!("extension/src/{room} has no main.ts"))?;
        let oldest = match target {
            Target::Chromium => "chrome148",
            Target::Firefox => "firefox142",
        };
        let mut bundle = esbuild(&entry, &folder.join(room).with_extension("js"));
        // A classic script has no address of its own; the module's bytes are always handed to it.
        bundle.args(["--format=iife", "--define:import.meta.url=\"\"", &format!("--target={oldest}")]);
        run(&mut bundle)?;
    }
    Ok(())
}

/// Bundles a page's script.
pub(crate) fn module(entry: &Path, to: &Path) -> Result<()> {
    run(esbuild(entry, to).args(["--format=esm", "--target=es2023"]))
}

fn esbuild(entry: &Path, to: &Path) -> Command {
    let mut esbuild = command(places::node_program("esbuild"));
    esbuild.arg(entry).args([
        "--bundle",
        "--minify",
        // Of letters beyond ASCII a browser makes a text twice as large, and reads it slower.
        "--charset=ascii",
        "--log-level=warning",
        "--loader:.css=text",
    ]);
    // A name that the module doesn't export is a mistake, and not a warning.
    esbuild.arg("--log-override:import-is-undefined=error");
    for module in Module::ALL {
        esbuild.arg(format!("--alias:{}={}", module.alias(), module.folder().join("unhusk.js").display()));
    }
    esbuild.arg(format!("--outfile={}", to.display()));
    esbuild
}

fn entry(source: &Path, room: &str, target: Target) -> Option<PathBuf> {
    let files = [format!("{}.ts", target.name()), "main.ts".to_owned()];
    files.iter().map(|file| source.join(room).join(file)).find(|file| file.is_file())
}
