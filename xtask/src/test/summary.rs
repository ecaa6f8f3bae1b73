//! One line a check.

use std::time::Duration;

use crate::steps;

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
            Outcome::Passed => ("passed", ""),
            Outcome::Failed(why) => ("FAILED", why.lines().next().unwrap_or_default()),
            Outcome::NotRun(why) => ("not run", why.as_str()),
        };
        let time = line.time.map(steps::shown).unwrap_or_default();
        table.push(format!("{word:<7}  {:<width$}  {time:>12}  {why}", line.name).trim_end().to_owned());
    }
    let whole = lines.iter().filter_map(|line| line.time).sum();
    table.push(format!("{:<7}  {:<width$}  {:>12}", "", "together", steps::shown(whole)));
    table
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
}
