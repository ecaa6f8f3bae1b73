//! Python with the packages of `model/requirements.lock`, in a folder of its own: training needs them, nothing else does.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::{version_in, version_line};
use crate::command::{command, run, succeeds_within};
use crate::places;

const LOCK: &str = "model/requirements.lock";

/// The oldest that the packages of the lock run on.
const OLDEST: (u32, u32) = (3, 11);

/// The folder of the environment.
fn folder() -> PathBuf {
    places::tools().join("train")
}

/// The interpreter that finds the packages.
pub(crate) fn interpreter() -> PathBuf {
    folder().join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// The system's packages of Python, where it isn't there or can't make an environment.
pub(super) fn missing_packages() -> Vec<&'static str> {
    if interpreter().is_file() {
        return Vec::new();
    }
    let limit = std::time::Duration::from_secs(20);
    if places::find_program("python3").is_none() {
        vec!["python3", "python3-venv"]
    } else if !succeeds_within(command("python3").args(["-c", "import venv, ensurepip"]), limit) {
        vec!["python3-venv"]
    } else {
        Vec::new()
    }
}

/// Whether the packages are those of the lock.
pub(super) fn is_complete() -> Result<bool> {
    let lock =
        fs::read_to_string(places::root().join(LOCK)).with_context(|| format!("cannot read {LOCK}"))?;
    let installed = fs::read_to_string(folder().join("requirements.lock")).unwrap_or_default();
    Ok(interpreter().is_file() && lock == installed)
}

/// Installs them, from nothing.
pub(super) fn install() -> Result<()> {
    check(version_line("python3").as_deref())?;
    run(command("python3").args(["-m", "venv", "--clear"]).arg(folder()))?;
    let mut pip = command(interpreter());
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]);
    run(pip.args(["--require-hashes", "-r", LOCK]))?;
    // The copy says that the installation came to its end.
    fs::copy(places::root().join(LOCK), folder().join("requirements.lock"))
        .with_context(|| format!("cannot note in {} what was installed", folder().display()))?;
    Ok(())
}

fn check(line: Option<&str>) -> Result<()> {
    let version = line.and_then(version_in).unwrap_or_default();
    let mut numbers = version.split('.').map_while(|part| part.parse::<u32>().ok());
    let version = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
    if version < OLDEST {
        bail!("Python is {}: install {}.{} or newer", line.unwrap_or("missing"), OLDEST.0, OLDEST.1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn an_old_python_is_told() {
        assert!(check(Some("Python 3.11.2")).is_ok());
        assert!(check(Some("Python 3.14.0")).is_ok());
        let error = check(Some("Python 3.9.18")).unwrap_err().to_string();
        assert_eq!(error, "Python is Python 3.9.18: install 3.11 or newer");
        assert!(check(None).unwrap_err().to_string().contains("missing"));
    }
}
