//! The scripts, by esbuild.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Target;
use super::wasm::Module;
use crate::command::{command, run};
use crate::places;

/// A room of `extension/src` that becomes a script.
struct Room {
    name: &'static str,
    /// Whether every extension has it.
    is_required: bool,
    /// Whether most of it is called between the click and the first frame.
    is_eager: bool,
}

const fn room(name: &'static str, is_required: bool, is_eager: bool) -> Room {
    Room { name, is_required, is_eager }
}

const ROOMS: [Room; 8] = [
    room("background", true, false),
    room("walk", true, true),
    room("content", true, true),
    room("controls", true, false),
    room("always", false, false),
    room("part", false, true),
    room("settings", false, false),
    room("popup", false, false),
];

/// Tells Chromium to compile a script's functions with it: otherwise it reads each twice, once to find its end and once
/// more when it is called. <https://v8.dev/blog/explicit-compile-hints>
const EAGER: &str = "//# allFunctionsCalledOnLoad";

/// Bundles each room: `ROOM/BROWSER.ts`, or `ROOM/main.ts` where browsers don't differ, becomes `ROOM.js`.
pub(crate) fn extension(source: &Path, folder: &Path, target: Target) -> Result<()> {
    let oldest = match target {
        Target::Chromium => "chrome148",
        Target::Firefox => "firefox142",
    };
    for Room { name, is_required, is_eager } in ROOMS {
        let entry = entry(source, name, target);
        if entry.is_none() && !is_required {
            continue;
        }
        let entry = entry.with_context(|| format!("extension/src/{name} has no main.ts"))?;
        let mut options = options(&entry, &folder.join(name).with_extension("js"), "iife", oldest);
        // A classic script has no address of its own; the module's bytes are always handed to it.
        options["define"] = json!({ "import.meta.url": "\"\"" });
        options["banner"] = json!({ "js": if is_eager { EAGER } else { "" } });
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
