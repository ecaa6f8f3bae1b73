//! Running other programs: in the project's folder, with the tools' cache on PATH, and with errors that name the command.

use std::env;
use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::places;

/// A command in the project's folder that finds the cached tools.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(places::root());
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(places::tools().join("bin")).chain(env::split_paths(&path));
    if let Ok(path) = env::join_paths(folders) {
        command.env("PATH", path);
    }
    // `cargo xtask` would hand its own package's description on to the cargo that it calls.
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_PKG_")) {
        command.env_remove(name);
    }
    for name in ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH"] {
        command.env_remove(name);
    }
    command
}

/// Starts this program again with the same arguments, built with a feature and optimized.
///
/// What judging and measuring need takes a while to build, and no other verb has a use for it.
#[cfg(not(feature = "native-bench"))]
pub(crate) fn restart_with(feature: &str) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["run", "--quiet", "--release", "--package", "xtask", "--features", feature]);
    cargo
        .arg("--manifest-path")
        .arg(places::root().join("Cargo.toml"))
        .arg("--")
        .args(env::args_os().skip(1));
    // Paths mean what they meant where the command was typed.
    if let Ok(folder) = env::current_dir() {
        cargo.current_dir(folder);
    }
    run(&mut cargo)
}

/// Runs it to its end, its output beside ours.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs all of them, two at least and as many as there are cores at once: more are in each other's way. What each says is
/// shown when it has ended, in their order.
pub(crate) fn run_together(commands: &mut [Command]) -> Result<()> {
    let at_once = thread::available_parallelism().map_or(2, |cores| cores.get().max(2));
    let mut failed = Vec::new();
    for group in commands.chunks_mut(at_once) {
        failed.extend(failures(group)?);
    }
    if !failed.is_empty() {
        bail!("{}", failed.join(", "));
    }
    Ok(())
}

/// Runs all of them at once; a line for each that fails.
fn failures(commands: &mut [Command]) -> Result<Vec<String>> {
    let mut running = Vec::new();
    for command in commands {
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        running.push((shown(command), child.with_context(|| format!("cannot start `{}`", shown(command)))?));
    }
    let mut failed = Vec::new();
    for (name, child) in running {
        let output = child.wait_with_output()?;
        print!("{}", String::from_utf8_lossy(&output.stdout));
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        if !output.status.success() {
            failed.push(format!("`{name}` failed ({})", output.status));
        }
    }
    Ok(failed)
}

/// Runs it and returns what it printed; what it says on stderr is shown only when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", shown(command), output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it without its output, and shows that only when it fails.
pub(crate) fn run_quietly(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    Ok(())
}

/// Runs it for at most this long; `false` when it failed or was ended.
pub(crate) fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).spawn() else { return false };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(50)),
            _ => {
                // It may have ended by itself meanwhile; both calls then only report that.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// The command as a person would type it, without its paths' project folder.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let root = format!("{}/", places::root().display());
    words.map(|word| word.to_string_lossy().replace(&root, "")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named() {
        let error = run(command("cargo").arg("no-such-verb").stderr(Stdio::null())).unwrap_err();
        assert!(error.to_string().starts_with("`cargo no-such-verb` failed"), "{error}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = output(&mut command("no-such-program-here")).unwrap_err();
        assert_eq!(error.to_string(), "cannot start `no-such-program-here`");
    }

    #[test]
    fn of_commands_run_together_each_that_fails_is_named() {
        let mut commands = ["--version", "no-such-verb", "nor-this"].map(|verb| {
            let mut cargo = command("cargo");
            cargo.arg(verb);
            cargo
        });
        let error = run_together(&mut commands).unwrap_err().to_string();
        assert!(!error.contains("--version"), "{error}");
        assert!(
            error.contains("`cargo no-such-verb` failed") && error.contains("`cargo nor-this` failed"),
            "{error}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_command_that_takes_too_long_is_ended() {
        let start = Instant::now();
        assert!(!succeeds_within(command("sleep").arg("20"), Duration::from_millis(100)));
        assert!(start.elapsed() < Duration::from_secs(10));
        assert!(succeeds_within(&mut command("true"), Duration::from_secs(10)));
    }
}
