//! How sure the judge is, held against how right it is.

use std::fmt::Write;

use super::figures::mean;

/// Rows of the table, of as many pages each.
const ROWS: usize = 10;

/// Confidence and word F1 of pages where something was found.
#[derive(Debug, Default)]
pub(super) struct Calibration {
    pages: Vec<(f64, f64)>,
}

impl Calibration {
    /// Takes a page in.
    pub(super) fn add(&mut self, confidence: f64, f1: f64) {
        self.pages.push((confidence, f1));
    }

    /// The pages by their confidence, in ten rows: what was said, and what was.
    pub(super) fn table(&self) -> String {
        let mut pages = self.pages.clone();
        pages.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut table = "confidence        mean   word F1\n".to_owned();
        for row in 0..ROWS {
            let row = &pages[row * pages.len() / ROWS..(row + 1) * pages.len() / ROWS];
            let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
            let (said, was) = (mean(row.iter().map(|page| page.0)), mean(row.iter().map(|page| page.1)));
            // Writing to a string doesn't fail.
            let _ = writeln!(table, "{:.3} to {:.3}   {said:.3}   {was:.3}", first.0, last.0);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::Calibration;

    #[test]
    fn rows_go_from_doubt_to_certainty() {
        let mut calibration = Calibration::default();
        (0..20).rev().for_each(|page| calibration.add(f64::from(page) / 20.0, 0.5));
        let table = calibration.table();
        assert_eq!(table.lines().count(), 11);
        assert_eq!(table.lines().nth(1), Some("0.000 to 0.050   0.025   0.500"));
    }
}
