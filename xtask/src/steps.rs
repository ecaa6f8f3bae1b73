//! The lines that say what is done and how far it is: `[3/6] building wasm-pack (about 1 minute) ...`.

use std::io::Write;
use std::time::Duration;

/// A counted list of steps.
pub(crate) struct Steps {
    done: usize,
    total: usize,
}

impl Steps {
    /// None of this many steps is done yet.
    pub(crate) fn of(total: usize) -> Self {
        Self { done: 0, total }
    }

    /// Says that the next step begins.
    pub(crate) fn next(&mut self, what: &str) {
        self.done += 1;
        say(&format!("[{}/{}] {what} ...", self.done, self.total));
    }
}

/// One line, at once.
pub(crate) fn say(line: &str) {
    println!("{line}");
    // A closed pipe shows at the next println; there is nothing to do about it here.
    let _ = std::io::stdout().flush();
}

/// `0.4 s`, `12.0 s`, `3 min 20 s`.
pub(crate) fn shown(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", time.as_secs_f64());
    }
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_in_seconds_or_minutes() {
        assert_eq!(shown(Duration::from_millis(430)), "0.4 s");
        assert_eq!(shown(Duration::from_secs(59)), "59.0 s");
        assert_eq!(shown(Duration::from_secs(200)), "3 min 20 s");
    }
}
