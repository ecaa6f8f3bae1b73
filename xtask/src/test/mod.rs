//! `cargo xtask test`: everything that must hold, part after part, and one line for each at the end.
//!
//! A check that fails doesn't stop the others, unless they need what it would have made. The exit code is zero only
//! when each check of the asked part was run and passed.

mod checks;
mod epubs;
mod summary;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::pages;
use crate::setup::{self, Browser, Need, Setup, Tool};
use crate::steps::{Steps, say};
use summary::{Line, Outcome};

/// A part of the tests that can be run by itself.
#[derive(Clone, Copy, ValueEnum, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// Formatting, lints, native tests, EPUBs, documentation
    Native,
    /// The wasm module's tests in both browsers
    Wasm,
    /// The extension: types, lints, size, and end to end in both browsers
    E2e,
    /// The playground in a browser
    Www,
}

impl Part {
    const ALL: [Self; 4] = [Self::Native, Self::Wasm, Self::E2e, Self::Www];

    fn needs(self) -> Vec<Need> {
        let browsers = [Need::Browser(Browser::Chromium), Need::Browser(Browser::Firefox)];
        let drivers = [Need::Tool(Tool::Geckodriver), Need::Browser(Browser::Chromedriver)];
        match self {
            Self::Native => vec![Need::Lints, Need::EpubCheck],
            Self::Wasm => {
                let build = [
                    Need::Lints,
                    Need::WasmTarget,
                    Need::Tool(Tool::WasmBindgen),
                    Need::Tool(Tool::WasmPack),
                ];
                [&build[..], &browsers, &drivers].concat()
            }
            Self::E2e | Self::Www => [&setup::BUILD[..], &browsers, &drivers].concat(),
        }
    }
}

/// The verb's arguments.
#[derive(Args)]
pub(crate) struct Arguments {
    /// One part; by default all of them
    part: Option<Part>,
    /// Install missing system packages without asking
    #[arg(long)]
    yes: bool,
    /// The folder with the collection of real pages
    #[arg(long, value_name = "DIR")]
    pages: Option<PathBuf>,
}

/// What the checks work with.
struct Context {
    setup: Setup,
    pages: Option<PathBuf>,
}

/// One thing that must hold.
struct Check {
    name: &'static str,
    run: fn(&Context) -> Result<()>,
    /// The check that makes what this one reads.
    after: Option<&'static str>,
}

/// Runs the verb.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let parts = arguments.part.map_or(Part::ALL.to_vec(), |part| vec![part]);
    let mut needs = Vec::new();
    for need in parts.iter().flat_map(|part| part.needs()) {
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    let pages = pages::find(arguments.pages.as_deref())?;
    let context = Context { setup: setup::prepare(&needs, arguments.yes)?, pages };
    let checks: Vec<Check> =
        parts.iter().flat_map(|part| checks::of(*part, context.pages.is_some())).collect();
    let lines = run_all(&checks, &context);
    for line in summary::table(&lines) {
        say(&line);
    }
    for line in not_checked(&parts, &context) {
        say(&line);
    }
    let failed = lines.iter().filter(|line| line.outcome != Outcome::Passed).count();
    if failed > 0 {
        bail!("{failed} of {} checks did not pass", lines.len());
    }
    Ok(())
}

fn run_all(checks: &[Check], context: &Context) -> Vec<Line> {
    let mut steps = Steps::of(checks.len());
    let mut lines: Vec<Line> = Vec::new();
    for check in checks {
        let blocker =
            lines.iter().find(|line| Some(line.name) == check.after && line.outcome != Outcome::Passed);
        if let Some(blocker) = blocker {
            let why = format!("it needs: {}", blocker.name);
            steps.next(&format!("{}: not run, {why}", check.name));
            lines.push(Line { name: check.name, outcome: Outcome::NotRun(why), time: None });
            continue;
        }
        steps.next(check.name);
        let start = Instant::now();
        let outcome = match (check.run)(context) {
            Ok(()) => Outcome::Passed,
            Err(error) => {
                let why = format!("{error:#}");
                say(&format!("FAILED: {}: {why}", check.name));
                Outcome::Failed(why)
            }
        };
        lines.push(Line { name: check.name, outcome, time: Some(start.elapsed()) });
    }
    lines
}

/// What was left out, and how to have it.
fn not_checked(parts: &[Part], context: &Context) -> Vec<String> {
    let mut lines = Vec::new();
    if parts.contains(&Part::Native) && Tool::CargoDeny.find().is_none() {
        lines.push(
            "not checked: licences and bans of the dependencies (`cargo xtask audit` does it)".to_owned(),
        );
    }
    let reading = [(Part::Native, "what is kept of real pages"), (Part::E2e, "real pages in browsers")];
    let left: Vec<&str> =
        reading.iter().filter(|(part, _)| parts.contains(part)).map(|&(_, what)| what).collect();
    if !left.is_empty() && context.pages.is_none() {
        lines.push(format!("not checked: {}, because there are no real pages here", left.join(" and ")));
        lines.push(format!("  they are {}", pages::SOURCE));
        lines.push(format!("  name their folder with --pages DIR or {}", pages::VARIABLE));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::WasmCompiler;

    #[test]
    fn a_check_that_lacks_its_input_is_not_run() {
        let context = Context { setup: Setup::bare(WasmCompiler::Own), pages: None };
        let checks = [
            Check { name: "build", run: |_| bail!("broken"), after: None },
            Check { name: "reads the build", run: |_| Ok(()), after: Some("build") },
            Check { name: "alone", run: |_| Ok(()), after: None },
        ];
        let outcomes: Vec<_> = run_all(&checks, &context).into_iter().map(|line| line.outcome).collect();
        let not_run = Outcome::NotRun("it needs: build".to_owned());
        assert_eq!(outcomes, [Outcome::Failed("broken".to_owned()), not_run, Outcome::Passed]);
    }

    #[test]
    fn what_real_pages_would_show_is_named_where_there_are_none() {
        let context = Context { setup: Setup::bare(WasmCompiler::Own), pages: None };
        let said = |part| not_checked(&[part], &context).join("\n");
        assert!(said(Part::Native).contains("what is kept of real pages, because"));
        assert!(said(Part::E2e).contains("real pages in browsers, because"));
        assert!(!said(Part::Www).contains("not checked"));
    }

    #[test]
    fn every_predecessor_is_a_check_of_the_same_part() {
        for part in Part::ALL {
            let checks = checks::of(part, true);
            for (index, check) in checks.iter().enumerate() {
                let before = &checks[..index];
                assert!(
                    check.after.is_none_or(|name| before.iter().any(|check| check.name == name)),
                    "{}",
                    check.name
                );
            }
        }
    }
}
