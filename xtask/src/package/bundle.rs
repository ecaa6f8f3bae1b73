//! The scripts, by esbuild.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

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

/// Of these nearly all is called between the click and the first frame.
const CALLED_AT_ONCE: [&str; 3] = ["walk", "content", "part"];

/// Tells Chromium to compile a script's functions with it: otherwise it reads each twice, once to find its end and once
/// more when it is called. <https://v8.dev/blog/explicit-compile-hints>
const EAGER: &str = "//# allFunctionsCalledOnLoad";

/// Bundles each room: `ROOM/BROWSER.ts`, or `ROOM/main.ts` where browsers don't differ, becomes `ROOM.js`.
pub(crate) fn extension(source: &Path, folder: &Path, target: Target) -> Result<()> {
    let oldest = match target {
        Target::Chromium => "chrome148",
        Target::Firefox => "firefox142",
    };
    for (room, is_required) in ROOMS {
        let entry = entry(source, room, target);
        if entry.is_none() && !is_required {
            continue;
        }
        let entry = entry.with_context(|| format!("extension/src/{room} has no main.ts"))?;
        let mut options = options(&entry, &folder.join(room).with_extension("js"), "iife", oldest);
        // A classic script has no address of its own; the module's bytes are always handed to it.
        options["define"] = json!({ "import.meta.url": "\"\"" });
        if CALLED_AT_ONCE.contains(&room) {
            options["banner"] = json!({ "js": EAGER });
        }
        bundle(&options)?;
    }
    Ok(())
}

/// Bundles a page's script.
pub(crate) fn module(entry: &Path, to: &Path) -> Result<()> {
    bundle(&options(entry, to, "esm", "es2023"))
}

fn bundle(options: &Value) -> Result<()> {
    let script = places::root().join("xtask/src/package/bundle.mjs");
    run(command("node").arg(script).arg(options.to_string()))
}

fn options(entry: &Path, to: &Path, format: &str, target: &str) -> Value {
    let modules = Module::ALL.map(|module| (module.alias(), module.folder().join("unhusk.js")));
    json!({
        "entryPoints": [entry],
        "outfile": to,
        "format": format,
        "target": target,
        "bundle": true,
        "minify": true,
        // Of letters beyond ASCII a browser makes a text twice as large, and reads it slower.
        "charset": "ascii",
        "logLevel": "warning",
        // A name that the module doesn't export is a mistake, and not a warning.
        "logOverride": { "import-is-undefined": "error" },
        "alias": modules.into_iter().collect::<HashMap<_, _>>(),
    })
}

fn entry(source: &Path, room: &str, target: Target) -> Option<PathBuf> {
    let files = [format!("{}.ts", target.name()), "main.ts".to_owned()];
    files.iter().map(|file| source.join(room).join(file)).find(|file| file.is_file())
}
