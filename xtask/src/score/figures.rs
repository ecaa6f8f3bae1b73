//! The table: means over pages, by the names and in the order of the collection's own scorer.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Map, Value};

use super::calibration::Calibration;
use super::judged::Judged;
use super::measures::{is_same, is_same_day, shingle_rates, snippet_rate, word_f1};
use super::truth::Page;

/// What was measured.
#[derive(Debug)]
pub(super) struct Figures {
    pages: usize,
    missing: usize,
    means: Vec<(String, f64)>,
    /// How many pages further figures leave out or are means of.
    counts: Vec<(&'static str, usize)>,
    /// Word F1, name and kind of each page, the worst first.
    ranking: Vec<(f64, String, String)>,
    /// Of pages whose truth somebody has checked, where it was doubtful.
    pub(super) calibration: Calibration,
}

/// The measures of one page beside its word F1; `None` where the truth says nothing.
const RATES: [&str; 7] =
    ["shingle_precision", "shingle_recall", "with", "without", "title", "author", "date"];

/// Measures all pages; a missing one counts as empty.
pub(super) fn of(pages: &[Page], judged: &[Option<Judged>]) -> Figures {
    let empty = Judged::default();
    let mut ranking = Vec::new();
    let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut rates: [Vec<f64>; RATES.len()] = Default::default();
    for (page, judged) in pages.iter().zip(judged) {
        let judged = judged.as_ref().unwrap_or(&empty);
        let f1 = word_f1(&judged.text, &page.text);
        kinds.entry(&page.kind).or_default().push(f1);
        ranking.push((f1, page.name.clone(), page.kind.clone()));
        for (all, own) in rates.iter_mut().zip(rates_of(page, judged)) {
            all.extend(own);
        }
    }
    let mut means = vec![("word_f1".to_owned(), mean(ranking.iter().map(|(f1, ..)| *f1)))];
    means.extend(kinds.iter().map(|(kind, f1)| (format!("word_f1_{kind}"), mean(f1.iter().copied()))));
    let measured = RATES.iter().zip(&rates).filter(|(_, all)| !all.is_empty());
    means.extend(measured.map(|(name, all)| ((*name).to_owned(), mean(all.iter().copied()))));
    means.push((
        "shingle_f1".to_owned(),
        harmonic(mean(rates[0].iter().copied()), mean(rates[1].iter().copied())),
    ));
    ranking.sort_by(|one, other| one.0.total_cmp(&other.0).then_with(|| one.1.cmp(&other.1)));
    let missing = judged.iter().filter(|judged| judged.is_none()).count();
    Figures {
        pages: pages.len(),
        missing,
        means,
        counts: Vec::new(),
        ranking,
        calibration: Calibration::default(),
    }
}

fn rates_of(page: &Page, judged: &Judged) -> [Option<f64>; RATES.len()] {
    let (precision, recall) = shingle_rates(&judged.text, &page.text);
    let hit = |truth: &Option<String>, judged: &str, same: fn(&str, &str) -> bool| {
        truth.as_ref().map(|truth| f64::from(same(judged, truth)))
    };
    [
        precision,
        recall,
        snippet_rate(&judged.text, &page.with),
        snippet_rate(&judged.text, &page.without),
        hit(&page.title, &judged.title, is_same),
        hit(&page.author, &judged.byline, is_same),
        hit(&page.date, &judged.published, is_same_day),
    ]
}

pub(super) fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len();
    if count == 0 { 0.0 } else { values.sum::<f64>() / count as f64 }
}

fn harmonic(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

impl Figures {
    /// Adds a mean that isn't of the collection's own scorer.
    pub(super) fn add(&mut self, name: &str, mean: f64) {
        self.means.push((name.to_owned(), mean));
    }

    /// Adds how many pages such a mean is of, or leaves out.
    pub(super) fn add_count(&mut self, name: &'static str, pages: usize) {
        self.counts.push((name, pages));
    }

    /// A line a figure.
    pub(super) fn table(&self) -> String {
        let mut table = format!("{:24} {}\n{:24} {}\n", "pages", self.pages, "missing", self.missing);
        for (name, mean) in &self.means {
            // Writing to a string doesn't fail.
            let _ = writeln!(table, "{name:24} {mean:.4}");
        }
        for (name, pages) in &self.counts {
            let _ = writeln!(table, "{name:24} {pages}");
        }
        table
    }

    /// A line for each of the worst pages.
    pub(super) fn worst(&self, count: usize) -> String {
        self.ranking.iter().take(count).fold(String::new(), |mut lines, (f1, name, kind)| {
            let _ = writeln!(lines, "{f1:.3}  {name}  {kind}");
            lines
        })
    }

    /// The figures as JSON, under the same names.
    pub(super) fn json(&self) -> String {
        let mut figures = Map::new();
        figures.insert("pages".to_owned(), self.pages.into());
        figures.insert("missing".to_owned(), self.missing.into());
        figures.extend(self.means.iter().map(|(name, mean)| (name.clone(), (*mean).into())));
        figures.extend(self.counts.iter().map(|(name, pages)| ((*name).to_owned(), (*pages).into())));
        format!("{:#}\n", Value::Object(figures))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use serde_json::Value;

    use super::of;
    use crate::score::{judged, truth};

    /// Pages in several scripts, one of them empty and one never judged; `figures.json` is what the collection's own
    /// scorer, a program in Python, printed for them.
    #[test]
    fn the_table_is_the_scorer_s() {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/score-sample");
        let pages = truth::load(&sample).unwrap();
        let judged: Vec<_> = pages
            .iter()
            .map(|page| fs::read_to_string(sample.join("judged").join(format!("{}.json", page.name))))
            .map(|json| json.ok().map(|json| judged::read(&json).unwrap()))
            .collect();
        let figures: Value = serde_json::from_str(&of(&pages, &judged).json()).unwrap();
        let expected = fs::read_to_string(sample.join("figures.json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let [figures, expected] = [&figures, &expected].map(|value| value.as_object().unwrap());
        assert_eq!(figures.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        for (name, expected) in expected {
            let (own, expected) = (figures[name].as_f64().unwrap(), expected.as_f64().unwrap());
            assert!((own - expected).abs() < 5e-5, "{name}: {own}, not {expected}");
        }
    }

    #[test]
    fn the_worst_pages_come_first() {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/score-sample");
        let pages = truth::load(&sample).unwrap();
        let figures = of(&pages, &vec![None; pages.len()]);
        assert_eq!(figures.worst(1), "0.000  bridge  article\n");
        assert!(figures.table().starts_with("pages                    7\nmissing                  7\n"));
    }
}
