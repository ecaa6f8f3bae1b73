//! The compiler for wasm32, by one of two ways.
//!
//! rustup's own target is one short download. Where rustup can't have it (no rustup, or a network with package
//! registries only), Debian's rustc-web has the compiler and the sources of the standard library; the library is built
//! from those once, put beside the compiler, and rustup gets the whole as its toolchain `distro`.
//!
//! `UNHUSK_WASM_TARGET=rustup` or `=distro` asks for one of the two.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::system;
use crate::command::{command, output, run, run_quietly, succeeds_within};
use crate::places;
use crate::steps::say;

const TARGET: &str = "wasm32-unknown-unknown";
const DISTRO_LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
const DOWNLOAD_LIMIT: Duration = Duration::from_mins(1);

/// Debian's packages. lld makes rustc-web's `rust-lld` valid.
const PACKAGES: [&str; 7] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "rustfmt-web", "lld-22"];

/// Which compiler builds for wasm32.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum WasmCompiler {
    /// The one that builds everything else.
    Own,
    /// Debian's, with a library built here.
    Distro,
}

impl WasmCompiler {
    /// cargo, with this compiler.
    pub(crate) fn cargo(self) -> Command {
        self.command("cargo")
    }

    /// Another program that calls cargo, with this compiler.
    pub(crate) fn command(self, program: &str) -> Command {
        let mut command = command(program);
        if self == Self::Distro {
            use_distro(&mut command);
            command.env("CARGO_TARGET_DIR", self.target_folder());
        }
        command
    }

    /// Of its own for a second compiler: two in one folder would build everything anew at each change.
    pub(crate) fn target_folder(self) -> PathBuf {
        match self {
            Self::Own => places::target(),
            Self::Distro => places::target().join("distro"),
        }
    }
}

fn use_distro(command: &mut Command) {
    command.env_remove("LD_LIBRARY_PATH").env_remove("RUSTC").env_remove("RUSTDOC");
    if has_rustup() {
        command.env("RUSTUP_TOOLCHAIN", "distro");
    } else {
        let path = env::var("PATH").unwrap_or_default();
        let tools = places::tools().join("bin");
        command.env("PATH", format!("{}:/usr/bin:{path}", tools.display()));
    }
}

/// The compiler, and whether its library must be built.
pub(crate) struct Found {
    pub(crate) compiler: WasmCompiler,
    pub(crate) needs_library: bool,
}

impl Found {
    /// For verbs that build nothing for wasm32.
    pub(crate) fn ready() -> Self {
        Self { compiler: WasmCompiler::Own, needs_library: false }
    }
}

/// What is known of this machine, and what was asked for.
#[derive(Clone, Copy)]
struct State {
    wish: Option<WasmCompiler>,
    own_is_ready: bool,
    distro_is_ready: bool,
    has_rustup: bool,
}

/// What to do about the target.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    Use(WasmCompiler),
    AddByRustup,
    BuildLibrary,
    Fail,
}

fn choose(state: State) -> Way {
    match state.wish {
        Some(WasmCompiler::Distro) if state.distro_is_ready => Way::Use(WasmCompiler::Distro),
        Some(WasmCompiler::Distro) => Way::BuildLibrary,
        _ if state.own_is_ready => Way::Use(WasmCompiler::Own),
        Some(WasmCompiler::Own) if state.has_rustup => Way::AddByRustup,
        Some(WasmCompiler::Own) => Way::Fail,
        // rustup failed here once: it isn't asked again.
        None if state.distro_is_ready => Way::Use(WasmCompiler::Distro),
        None if state.has_rustup => Way::AddByRustup,
        None => Way::BuildLibrary,
    }
}

/// Finds a compiler for wasm32, and asks rustup for the target where that is the way.
pub(crate) fn find() -> Result<Found> {
    let wish = wish(env::var("UNHUSK_WASM_TARGET").ok().as_deref())?;
    let state = State {
        wish,
        own_is_ready: own_library_is_there(),
        distro_is_ready: distro_is_ready(),
        has_rustup: has_rustup(),
    };
    let found = |compiler, needs_library| Ok(Found { compiler, needs_library });
    match choose(state) {
        Way::Use(compiler) => found(compiler, false),
        Way::BuildLibrary => found(WasmCompiler::Distro, true),
        Way::Fail => {
            bail!("rustup is missing: install it from https://rustup.rs, or set UNHUSK_WASM_TARGET=distro")
        }
        Way::AddByRustup => {
            say(&format!("rustup target add {TARGET} (at most a minute) ..."));
            if succeeds_within(command("rustup").args(["target", "add", TARGET]), DOWNLOAD_LIMIT) {
                return found(WasmCompiler::Own, false);
            }
            if wish.is_some() {
                bail!("`rustup target add {TARGET}` failed");
            }
            say("rustup could not add it: the system's compiler is used");
            found(WasmCompiler::Distro, !state.distro_is_ready)
        }
    }
}

fn wish(value: Option<&str>) -> Result<Option<WasmCompiler>> {
    match value {
        None | Some("") => Ok(None),
        Some("rustup") => Ok(Some(WasmCompiler::Own)),
        Some("distro") => Ok(Some(WasmCompiler::Distro)),
        Some(other) => bail!("UNHUSK_WASM_TARGET is {other}: it can be rustup or distro"),
    }
}

fn has_rustup() -> bool {
    places::find_program("rustup").is_some()
}

fn own_library_is_there() -> bool {
    let Ok(folder) = output(command("rustc").args(["--print", "target-libdir", "--target", TARGET])) else {
        return false;
    };
    // Debian's own compiler, first on PATH, has its library only where this set-up built it for that very version.
    let folder = PathBuf::from(folder.trim());
    if folder.starts_with("/usr/lib") { distro_is_ready() } else { holds_core(&folder) }
}

fn holds_core(folder: &Path) -> bool {
    let is_core =
        |name: &str| name.starts_with("libcore-") && Path::new(name).extension().is_some_and(|e| e == "rlib");
    let Ok(files) = folder.read_dir() else { return false };
    files.flatten().any(|file| file.file_name().to_str().is_some_and(is_core))
}

/// The file that says for which compiler the library was built, and how.
fn note() -> PathBuf {
    Path::new(DISTRO_LIBRARY).join("built-for.txt")
}

fn distro_is_ready() -> bool {
    let Ok(noted) = fs::read_to_string(note()) else { return false };
    built_for().is_some_and(|wanted| wanted == noted) && holds_core(Path::new(DISTRO_LIBRARY)) && is_linked()
}

fn built_for() -> Option<String> {
    let version = output(command("/usr/bin/rustc").env_remove("LD_LIBRARY_PATH").arg("-vV")).ok()?;
    Some(version + &library_flags())
}

/// Bitcode is embedded because `lto = true` needs it.
fn library_flags() -> String {
    format!("-Cembed-bitcode=yes\u{1f}{}", places::renaming_flag(&places::cargo_home(), "cargo"))
}

fn is_linked() -> bool {
    let mut rustc = command("rustc");
    use_distro(&mut rustc);
    output(rustc.arg("-V")).is_ok()
}

/// The packages that Debian's compiler is made of and that are not there.
pub(crate) fn missing_packages() -> Vec<&'static str> {
    let is_installed = |package: &&str| {
        let state = output(command("dpkg-query").args(["-W", "-f", "${db:Status-Status}", package]));
        state.is_ok_and(|state| state == "installed")
    };
    PACKAGES.into_iter().filter(|package| !is_installed(package)).collect()
}

/// Builds the standard library from its sources, puts it beside Debian's compiler and names that to rustup.
pub(crate) fn build_library(yes: bool) -> Result<()> {
    let by_sudo = !system::is_root();
    if by_sudo && !yes {
        bail!(
            "the library for {TARGET} is installed into {DISTRO_LIBRARY} as root: repeat the command with --yes"
        );
    }
    let empty = places::cache().join("standard-library");
    write_empty_crate(&empty)?;
    run(build_command().current_dir(&empty))?;
    let files = built_libraries(&empty.join("target").join(TARGET).join("release/deps"))?;
    fs::write(empty.join("built-for.txt"), built_for().context("/usr/bin/rustc does not run")?)?;
    install_files(by_sudo, &files, &empty.join("built-for.txt"))?;
    forget_builds()?;
    if has_rustup() {
        run_quietly(command("rustup").args(["toolchain", "link", "distro", "/usr"]))?;
    }
    fs::remove_dir_all(&empty).context("cannot clean up")
}

/// cargo doesn't see that the library is another one.
fn forget_builds() -> Result<()> {
    let builds = WasmCompiler::Distro.target_folder().join(TARGET);
    if builds.is_dir() {
        fs::remove_dir_all(&builds).with_context(|| format!("cannot remove {}", places::shown(&builds)))?;
    }
    Ok(())
}

fn write_empty_crate(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let manifest =
        "[package]\nname = \"unhusk-empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), "").with_context(|| format!("cannot write to {}", folder.display()))
}

fn build_command() -> Command {
    let path = env::var("PATH").unwrap_or_default();
    let mut cargo = command("/usr/bin/cargo");
    cargo.args(["build", "--quiet", "--release", "--target", TARGET]);
    cargo.arg("-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro");
    cargo.env("PATH", format!("/usr/bin:{path}")).env("RUSTC", "/usr/bin/rustc");
    cargo.env("CARGO_ENCODED_RUSTFLAGS", library_flags()).env("RUSTC_BOOTSTRAP", "1");
    for name in ["LD_LIBRARY_PATH", "RUSTUP_TOOLCHAIN", "CARGO_TARGET_DIR"] {
        cargo.env_remove(name);
    }
    cargo
}

fn built_libraries(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))?;
    let is_library = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        path.extension().is_some_and(|extension| extension == "rlib") && !name.starts_with("libunhusk_empty")
    };
    Ok(files.flatten().map(|file| file.path()).filter(is_library).collect())
}

fn install_files(by_sudo: bool, files: &[PathBuf], note: &Path) -> Result<()> {
    run(system::as_root(by_sudo).args(["rm", "-rf", DISTRO_LIBRARY]))?;
    run(system::as_root(by_sudo).args(["mkdir", "-p", DISTRO_LIBRARY]))?;
    // The note last: a copy that broke off is no library.
    run(system::as_root(by_sudo).arg("cp").args(files).arg(DISTRO_LIBRARY))?;
    run(system::as_root(by_sudo).arg("cp").arg(note).arg(DISTRO_LIBRARY))
}

/// rustfmt and clippy: part of most installations, and a component of rustup where they are not.
pub(crate) fn ensure_lints() -> Result<()> {
    let runs = |subcommand: &str| output(command("cargo").args([subcommand, "--version"])).is_ok();
    if runs("fmt") && runs("clippy") {
        return Ok(());
    }
    let add = "rustup component add rustfmt clippy";
    say(&format!("{add} (at most a minute) ..."));
    let mut words = add.split(' ');
    let mut rustup = command(words.next().unwrap_or_default());
    if has_rustup() && succeeds_within(rustup.args(words), DOWNLOAD_LIMIT) {
        return Ok(());
    }
    bail!("rustfmt or clippy is missing: install them with `{add}`, or from your system's packages")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: State = State { wish: None, own_is_ready: false, distro_is_ready: false, has_rustup: true };

    #[test]
    fn rustup_is_tried_before_the_library_is_built() {
        assert_eq!(choose(BARE), Way::AddByRustup);
        assert_eq!(choose(State { has_rustup: false, ..BARE }), Way::BuildLibrary);
    }

    #[test]
    fn what_is_ready_is_used() {
        assert_eq!(choose(State { own_is_ready: true, ..BARE }), Way::Use(WasmCompiler::Own));
        assert_eq!(choose(State { distro_is_ready: true, ..BARE }), Way::Use(WasmCompiler::Distro));
        let both = State { own_is_ready: true, distro_is_ready: true, ..BARE };
        assert_eq!(choose(both), Way::Use(WasmCompiler::Own));
    }

    #[test]
    fn a_wish_is_followed() {
        let distro = State { wish: Some(WasmCompiler::Distro), own_is_ready: true, ..BARE };
        assert_eq!(choose(distro), Way::BuildLibrary);
        assert_eq!(choose(State { distro_is_ready: true, ..distro }), Way::Use(WasmCompiler::Distro));
        let own = State { wish: Some(WasmCompiler::Own), distro_is_ready: true, ..BARE };
        assert_eq!(choose(own), Way::AddByRustup);
        assert_eq!(choose(State { has_rustup: false, ..own }), Way::Fail);
    }

    #[test]
    fn wishes_are_words() {
        assert_eq!(wish(None).unwrap(), None);
        assert_eq!(wish(Some("distro")).unwrap(), Some(WasmCompiler::Distro));
        assert_eq!(wish(Some("rustup")).unwrap(), Some(WasmCompiler::Own));
        assert!(wish(Some("nightly")).unwrap_err().to_string().contains("nightly"));
    }

    #[test]
    fn a_second_compiler_has_a_folder_of_its_own() {
        assert_ne!(WasmCompiler::Own.target_folder(), WasmCompiler::Distro.target_folder());
    }
}
