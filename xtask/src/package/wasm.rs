//! The wasm module: cargo, then wasm-bindgen, then wasm-opt.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{command, run};
use crate::places;
use crate::setup::Setup;
use crate::steps::Steps;

/// How many steps [`build`] says.
pub(crate) const STEPS: usize = 3;

/// What rustc makes of its own accord and wasm-opt must be told that it may keep.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The module as it is shipped.
pub(crate) fn file() -> PathBuf {
    places::wasm_module().join("unhusk_bg.wasm")
}

/// Builds `target/wasm-module/unhusk.js`, its types and `unhusk_bg.wasm`.
pub(crate) fn build(setup: &Setup, steps: &mut Steps) -> Result<()> {
    steps.next("compiling to wasm");
    let mut cargo = setup.wasm.cargo();
    // A fifth smaller than at 3 and about as quick; "z" would be smaller still, and half as quick.
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s");
    cargo.args(["rustc", "--release", "--quiet", "--package", "unhusk", "--lib", "--crate-type", "cdylib"]);
    run(cargo.args(["--target", "wasm32-unknown-unknown"]))?;
    let compiled = setup.wasm.target_folder().join("wasm32-unknown-unknown/release/unhusk.wasm");

    steps.next("wasm-bindgen");
    let bound = places::root().join("target/wasm-bound");
    let mut bindgen = command("wasm-bindgen");
    // What traps is thrown away and started anew.
    bindgen.args(["--target", "web", "--experimental-reset-state-function"]);
    run(bindgen.args(["--out-name", "unhusk", "--out-dir"]).arg(&bound).arg(compiled))?;

    steps.next("wasm-opt");
    optimise(&bound)
}

/// wasm-opt takes seconds: a module of the same bytes as last time is left as it is.
fn optimise(bound: &std::path::Path) -> Result<()> {
    let module = places::wasm_module();
    let kept = bound.with_extension("last.wasm");
    let input = fs::read(bound.join("unhusk_bg.wasm")).context("wasm-bindgen wrote no module")?;
    let is_new = !file().is_file() || fs::read(&kept).is_ok_and(|last| last != input) || !kept.is_file();
    let optimised = bound.join("unhusk_bg.optimised.wasm");
    if is_new {
        let mut tool = command(places::node_program("wasm-opt"));
        tool.arg("-O3").args(FEATURES).arg(bound.join("unhusk_bg.wasm")).arg("-o").arg(&optimised);
        run(&mut tool)?;
    } else {
        fs::copy(file(), &optimised)?;
    }
    if module.is_dir() {
        fs::remove_dir_all(&module)?;
    }
    fs::rename(bound, &module)?;
    fs::rename(module.join("unhusk_bg.optimised.wasm"), file())?;
    fs::write(kept, input).context("cannot note what was optimised")
}
