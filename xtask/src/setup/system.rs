//! System packages, by apt: as root, or with the reader's `--yes` by sudo; else the one command is named.

use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{command, output, run};
use crate::places;

/// How packages can be installed here.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    AsRoot,
    BySudo,
    TellCommand,
    TellNames,
}

fn choose(has_apt: bool, is_root: bool, yes: bool) -> Way {
    match (has_apt, is_root, yes) {
        (false, ..) => Way::TellNames,
        (true, true, _) => Way::AsRoot,
        (true, false, true) => Way::BySudo,
        (true, false, false) => Way::TellCommand,
    }
}

/// Installs the packages, or stops and says how to.
pub(crate) fn install(packages: &[&str], yes: bool) -> Result<()> {
    let way = choose(places::find_program("apt-get").is_some(), is_root(), yes);
    let names = packages.join(" ");
    match way {
        Way::TellNames => {
            bail!("this system has no apt-get; install what these Debian packages hold: {names}")
        }
        Way::TellCommand => bail!(
            "missing: {names}. Install them with\n\n    {}\n\nor let this command do it: repeat it with --yes",
            typed(packages)
        ),
        Way::AsRoot | Way::BySudo => {
            let privileged = |arguments: &[&str]| run(as_root(way == Way::BySudo).args(arguments));
            privileged(&["apt-get", "update", "-q"])?;
            let install = ["apt-get", "install", "-y", "-q", "--no-install-recommends"];
            privileged(&[&install[..], packages].concat())
        }
    }
}

/// A command that runs what follows as root, without questions.
pub(crate) fn as_root(by_sudo: bool) -> Command {
    let mut env = if by_sudo { command("sudo") } else { command("env") };
    if by_sudo {
        env.arg("env");
    }
    env.arg("DEBIAN_FRONTEND=noninteractive");
    env
}

/// Whether this process may write to the system's folders.
pub(crate) fn is_root() -> bool {
    output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn typed(packages: &[&str]) -> String {
    let install = "sudo apt-get install -y --no-install-recommends";
    format!("sudo apt-get update && {install} {}", packages.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_installs_and_others_are_asked() {
        assert_eq!(choose(true, true, false), Way::AsRoot);
        assert_eq!(choose(true, true, true), Way::AsRoot);
        assert_eq!(choose(true, false, true), Way::BySudo);
        assert_eq!(choose(true, false, false), Way::TellCommand);
        assert_eq!(choose(false, true, true), Way::TellNames);
    }

    #[test]
    fn the_command_can_be_typed_as_it_stands() {
        assert_eq!(
            typed(&["chromium", "firefox-esr"]),
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium firefox-esr"
        );
    }
}
