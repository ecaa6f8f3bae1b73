//! Where things lie: the project, what it builds, and the cache that outlives a clone.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    manifest.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The unpacked and packed extensions.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// A program of the npm packages.
pub(crate) fn node_program(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}

/// What is made once for all clones: `$XDG_CACHE_HOME/unhusk`, by default `~/.cache/unhusk`.
pub(crate) fn cache() -> PathBuf {
    let named = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    named.unwrap_or_else(|| home().join(".cache")).join("unhusk")
}

/// Tools that no package manager installs, built by `cargo install --root`.
pub(crate) fn tools() -> PathBuf {
    cache().join("tools")
}

/// cargo's folder, with the sources of dependencies.
pub(crate) fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(|| home().join(".cargo"), PathBuf::from)
}

/// rustc's flag by which panics name a file by its crate, and not by a folder of this machine.
pub(crate) fn renaming_flag(folder: &Path, name: &str) -> String {
    format!("--remap-path-prefix={}={name}", folder.display())
}

fn home() -> PathBuf {
    env::home_dir().unwrap_or_else(env::temp_dir)
}

/// The program's path, if a folder of PATH or the tools' cache has it.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools().join("bin")).chain(env::split_paths(&path));
    folders.map(|folder| folder.join(name)).find(|file| is_program(file))
}

/// Whether this file can be run.
pub(crate) fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    file.is_file()
}

/// A path as a person types it: below the project without the project's folder.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_below_the_project_are_shown_short() {
        assert_eq!(shown(&root().join("dist/chromium")), "dist/chromium");
        assert_eq!(shown(Path::new("/elsewhere/page.html")), "/elsewhere/page.html");
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("xtask/Cargo.toml").is_file());
    }
}
