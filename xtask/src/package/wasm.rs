//! The wasm modules: cargo, then wasm-bindgen, then wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{command, run};
use crate::places;
use crate::setup::Setup;
use crate::steps::Steps;

/// What is built of `src/`. Every byte of what a click loads is paid at each click.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Module {
    /// Judging a snapshot: what a click loads.
    Judge,
    /// Writing what was judged: what an export loads.
    Export,
    /// Both, and judging plain text: what the playground loads.
    Whole,
}

/// What rustc makes of its own accord and wasm-opt must be told that it may keep.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Less is inlined than even "s" would, of what asks for it too (the standard library's small parts): 10 KB fewer. Equal
/// ends of branches are one: 1 KB fewer. Loops keep their counters, and loads are not made ready on other ways: browsers
/// do that themselves, 2 KB fewer. (With 20 and 150 judging would take a fifth less time once it is compiled at its best, which
/// no click showed, and 14 KB more. Conditions that stand once a loop, by `rotation-max-header-size=0`, would be 1 KB fewer, and cost a
/// worker that has just started a sixth.)
const CODE: [&str; 5] = [
    "-Cllvm-args=-inline-threshold=5",
    "-Cllvm-args=-tail-merge-size=1",
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-enable-load-pre=false",
    "-Cllvm-args=-inlinehint-threshold=35",
];

impl Module {
    /// How many steps [`Self::build`] says.
    pub(crate) const STEPS: usize = 3;

    /// All.
    pub(crate) const ALL: [Self; 3] = [Self::Judge, Self::Export, Self::Whole];

    /// Those of an extension.
    pub(crate) const SHIPPED: [Self; 2] = [Self::Judge, Self::Export];

    /// What TypeScript imports it by.
    pub(crate) fn alias(self) -> &'static str {
        match self {
            Self::Judge => "unhusk-wasm",
            Self::Export => "unhusk-wasm-export",
            Self::Whole => "unhusk-wasm-whole",
        }
    }

    /// Its name where it is loaded.
    pub(crate) fn shipped_as(self) -> &'static str {
        match self {
            Self::Judge | Self::Whole => "unhusk.wasm",
            Self::Export => "unhusk-export.wasm",
        }
    }

    /// Where wasm-bindgen writes it: `unhusk.js`, its types and `unhusk_bg.wasm`.
    pub(crate) fn folder(self) -> PathBuf {
        places::root().join(match self {
            Self::Judge => "target/wasm-judge",
            Self::Export => "target/wasm-export",
            Self::Whole => "target/wasm-module",
        })
    }

    /// The module as it is shipped.
    pub(crate) fn file(self) -> PathBuf {
        self.folder().join("unhusk_bg.wasm")
    }

    /// A fifth smaller at "s" than at 3 and about as quick. At "z" it would be 5 % smaller still and a fifth slower, and
    /// an eighth slower where the worker has just started. The modules share their dependencies' builds as long as they
    /// share the level.
    fn level(self) -> &'static str {
        match self {
            Self::Judge | Self::Export | Self::Whole => "s",
        }
    }

    fn features(self) -> &'static str {
        match self {
            Self::Judge => "judge",
            Self::Export => "export",
            Self::Whole => "judge,sources,export",
        }
    }

    /// An export may take its time. At 3, wasm-opt would make one function of all that is called once: it was of 94 KB,
    /// which browsers compile late and badly. With this limit, and nothing inlined that is called twice, it is 3 KB less. What is small already
    /// comes out of that level 0.2 KB smaller.
    /// Numbers that a function names again and again stand in it once, and what is called most has the shortest number: 3 KB
    /// fewer. (No address under 1,024 is used: there the stack ends, which grows downwards.)
    fn optimisation(self) -> &'static [&'static str] {
        match self {
            Self::Judge => &[
                "-Oz",
                "-O3",
                "-Oz",
                "--const-hoisting",
                "--reorder-functions",
                "--low-memory-unused",
                "--strip-producers",
                "--strip-target-features",
                "--one-caller-inline-max-function-size=600",
                "--always-inline-max-function-size=1",
                "--flexible-inline-max-function-size=1",
            ],
            Self::Export | Self::Whole => &["-Oz"],
        }
    }

    /// Builds what [`Self::folder`] holds.
    pub(crate) fn build(self, setup: &Setup, steps: &mut Steps) -> Result<()> {
        steps.next(&format!("compiling {} to wasm", self.shipped_as()));
        let mut cargo = setup.wasm.cargo();
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.level());
        // The module names files where it may stop: the shorter the better.
        let renamed =
            [(places::cargo_home(), "cargo"), (places::root(), "unhusk"), ("core/src".into(), "core")];
        let mut flags = renamed.map(|(folder, name)| places::renaming_flag(&folder, name)).to_vec();
        flags.extend(CODE.map(str::to_owned));
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        // Cargo gives libraries for other languages one name whatever their features, so that each module would overwrite the
        // one before; with this they are kept apart.
        cargo.env("__CARGO_DEFAULT_LIB_METADATA", "unhusk");
        cargo.args([
            "rustc",
            "--release",
            "--quiet",
            "--package",
            "unhusk",
            "--lib",
            "--crate-type",
            "cdylib",
        ]);
        cargo.args(["--no-default-features", "--features", self.features()]);
        run(cargo.args(["--target", "wasm32-unknown-unknown"]))?;
        let compiled = setup.wasm.target_folder().join("wasm32-unknown-unknown/release/unhusk.wasm");

        steps.next("wasm-bindgen");
        let bound = self.folder().with_extension("bound");
        let mut bindgen = command("wasm-bindgen");
        // What traps is thrown away and started anew.
        bindgen.args(["--target", "web", "--experimental-reset-state-function"]);
        run(bindgen.args(["--out-name", "unhusk", "--out-dir"]).arg(&bound).arg(compiled))?;

        let mut script = command("node");
        run(script.arg(places::root().join("xtask/src/package/trim.mjs")).arg(&bound).arg("unhusk"))?;

        steps.next("wasm-opt");
        self.optimise(&bound)?;
        refuse_places(&fs::read(self.file())?)
    }

    /// wasm-opt takes seconds: a module of the same bytes as last time is left as it is.
    fn optimise(self, bound: &Path) -> Result<()> {
        let folder = self.folder();
        let kept = folder.with_extension("last.wasm");
        let input = fs::read(bound.join("unhusk_bg.wasm")).context("wasm-bindgen wrote no module")?;
        let is_new = !self.file().is_file() || fs::read(&kept).map_or(true, |last| last != input);
        let optimised = bound.join("unhusk_bg.optimised.wasm");
        if is_new {
            let mut tool = command(places::node_program("wasm-opt"));
            tool.args(self.optimisation()).args(FEATURES);
            run(tool.arg(bound.join("unhusk_bg.wasm")).arg("-o").arg(&optimised))?;
        } else {
            fs::copy(self.file(), &optimised)?;
        }
        if folder.is_dir() {
            fs::remove_dir_all(&folder)?;
        }
        fs::rename(bound, &folder)?;
        fs::rename(folder.join("unhusk_bg.optimised.wasm"), self.file())?;
        fs::write(kept, input).context("cannot note what was optimised")
    }
}

/// An error if the module names a folder of this machine.
fn refuse_places(module: &[u8]) -> Result<()> {
    for place in [places::cargo_home(), places::root()] {
        let name = place.as_os_str().as_encoded_bytes();
        if module.windows(name.len()).any(|bytes| bytes == name) {
            bail!("the module names {}, a folder of this machine", place.display());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_names_a_folder_of_this_machine_is_refused() {
        let named = places::cargo_home().join("registry/src/some-crate/lib.rs");
        assert!(refuse_places(named.as_os_str().as_encoded_bytes()).is_err());
        assert!(refuse_places(b"cargo/registry/src/some-crate/lib.rs").is_ok());
    }
}
