//! The browsers and chromedriver: an environment variable first, then PATH, then where macOS keeps its programs.

use std::env;
use std::path::PathBuf;

use super::{major, version_in, version_line};
#[cfg(feature = "score")]
use crate::package::Target;
use crate::places;

/// A browser, or the driver that comes with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Browser {
    /// Chromium, or Chrome where there is no Chromium.
    Chromium,
    /// Chromium's driver, of the browser's own version.
    Chromedriver,
    /// Firefox, also the long-term release.
    Firefox,
}

/// The browsers that a verb may be told to run in.
#[derive(Clone, Copy, clap::ValueEnum, PartialEq, Eq, Debug)]
pub(crate) enum Choice {
    Both,
    Chromium,
    Firefox,
}

impl Choice {
    /// As on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// What is built for them.
    #[cfg(feature = "score")]
    pub(crate) fn targets(self) -> &'static [Target] {
        match self {
            Self::Both => &Target::ALL,
            Self::Chromium => &[Target::Chromium],
            Self::Firefox => &[Target::Firefox],
        }
    }
}

impl Browser {
    /// Each of them.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Chromedriver, Self::Firefox];

    /// The environment variable that names another program than the one that would be found.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "UNHUSK_CHROMIUM",
            Self::Chromedriver => "UNHUSK_CHROMEDRIVER",
            Self::Firefox => "UNHUSK_FIREFOX",
        }
    }

    // Chromium first: Chrome itself no longer loads unpacked extensions from its command line.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => {
                &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
            }
            Self::Chromedriver => &["chromedriver"],
            Self::Firefox => &["firefox", "firefox-esr"],
        }
    }

    fn places(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ],
            Self::Chromedriver => {
                &["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"]
            }
            Self::Firefox => &["/Applications/Firefox.app/Contents/MacOS/firefox"],
        }
    }

    /// Debian's package.
    fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Chromedriver => "chromium-driver",
            Self::Firefox => "firefox-esr",
        }
    }

    /// Where it lies on this machine.
    pub(crate) fn find(self) -> Option<PathBuf> {
        if let Some(named) = env::var_os(self.variable()).filter(|value| !value.is_empty()) {
            return Some(named.into()).filter(|path: &PathBuf| places::is_program(path));
        }
        let on_path = self.names().iter().find_map(|name| places::find_program(name));
        on_path.or_else(|| self.places().iter().map(PathBuf::from).find(|path| places::is_program(path)))
    }
}

/// The packages of those that are not there, and of a driver that is of another version than its browser.
pub(crate) fn missing_packages(wanted: &[Browser]) -> Vec<&'static str> {
    let is_missing = |browser: &&Browser| match browser {
        Browser::Chromedriver => !driver_fits(),
        browser => browser.find().is_none(),
    };
    let mut packages: Vec<_> = wanted.iter().filter(is_missing).map(|browser| browser.package()).collect();
    // Debian's driver needs Debian's browser of the same version.
    if packages.contains(&"chromium-driver") && !packages.contains(&"chromium") {
        packages.push("chromium");
    }
    packages
}

fn driver_fits() -> bool {
    let version = |browser: Browser| version_line(browser.find()?);
    match (version(Browser::Chromium), version(Browser::Chromedriver)) {
        (Some(browser), Some(driver)) => are_of_one_major(&browser, &driver),
        (None, Some(_)) => true,
        _ => false,
    }
}

fn are_of_one_major(browser: &str, driver: &str) -> bool {
    let number = |line: &str| version_in(line).and_then(major);
    number(browser).is_some() && number(browser) == number(driver)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_driver_fits_a_browser_of_its_major_version() {
        let driver = "ChromeDriver 156.0.8078.79 (a21ce95c24ce)";
        assert!(are_of_one_major("Chromium 156.0.8078.1 built on Debian GNU/Linux 12 (bookworm)", driver));
        assert!(are_of_one_major("Google Chrome 156.0.7000.2", driver));
        assert!(!are_of_one_major("Chromium 155.0.8078.79 snap", driver));
        assert!(!are_of_one_major("unknown", "unknown"));
    }

    #[test]
    fn names_variables_and_packages_are_distinct() {
        for (a, b) in [(0, 1), (0, 2), (1, 2)].map(|(a, b)| (Browser::ALL[a], Browser::ALL[b])) {
            assert_ne!(a.variable(), b.variable());
            assert_ne!(a.package(), b.package());
            assert!(a.names().iter().all(|name| !b.names().contains(name)));
        }
    }
}
