//! One line a check.

use std::time::Duration;

use crate::steps;

const LONGEST_REASON: usize = 70;

/// How a check ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Passed,
    Failed(String),
    NotRun(String),
}

/// A check that was run, or was to be.
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) outcome: Outcome,
    pub(super) time: Option<Duration>,
}

/// The lines of the summary.
pub(super) fn table(lines: &[Line]) -> Vec<String> {
    let width = lines.iter().map(|line| line.name.len()).max().unwrap_or_default();
    let mut table = vec![String::new()];
    for line in lines {
        let (word, why) = match &line.outcome {
            Outcome::Passed => ("passed", String::new()),
            Outcome::Failed(why) => ("FAILED", short(why)),
            Outcome::NotRun(why) => ("not run", why.clone()),
        };
        let time = line.time.map(steps::shown).unwrap_or_default();
        table.push(format!("{word:<7}  {:<width$}  {time:>12}  {why}", line.name).trim_end().to_owned());
    }
    let whole = lines.iter().filter_map(|line| line.time).sum();
    table.push(format!("{:<7}  {:<width$}  {:>12}", "", "together", steps::shown(whole)));
    table
}

/// The first line, and of a long one its beginning: the whole was shown when it happened.
fn short(why: &str) -> String {
    let line = why.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST_REASON {
        return line.to_owned();
    }
    line.chars().take(LONGEST_REASON).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_has_its_line() {
        let passed = Line { name: "clippy", outcome: Outcome::Passed, time: Some(Duration::from_secs(2)) };
        let failed =
            Line { name: "types", outcome: Outcome::Failed("`tsc` failed\nmore".into()), time: None };
        let table = table(&[passed, failed]);
        assert_eq!(table[1], "passed   clippy         2.0 s");
        assert_eq!(table[2], "FAILED   types                 `tsc` failed");
        assert_eq!(table.len(), 4);
    }

    #[test]
    fn long_reasons_are_cut() {
        assert_eq!(short(&"x".repeat(70)), "x".repeat(70));
        assert_eq!(short(&"x".repeat(90)), "x".repeat(70) + "…");
    }
}
