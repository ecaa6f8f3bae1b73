//! Times of several contenders over the same pages, taken in turns.

use std::hint::black_box;
use std::time::Instant;

/// How long one contender took for each page, in milliseconds.
pub(super) struct Times {
    pub(super) name: &'static str,
    pub(super) pages: Vec<f64>,
}

/// What is timed: a name, and all that it does for one page.
pub(super) type Contender<'a, P> = (&'static str, &'a dyn Fn(&P) -> usize);

/// Times every contender on every page: in each round all of them, the first one last in the next; the median of the
/// rounds counts. One round before those warms up.
pub(super) fn race<P>(pages: &[P], contenders: &[Contender<'_, P>], rounds: u32) -> Vec<Times> {
    let mut times: Vec<Times> =
        contenders.iter().map(|(name, _)| Times { name, pages: Vec::with_capacity(pages.len()) }).collect();
    for page in pages {
        let mut own: Vec<Vec<f64>> = vec![Vec::new(); contenders.len()];
        for round in 0..=rounds as usize {
            for turn in 0..contenders.len() {
                let place = (turn + round) % contenders.len();
                let time = timed(|| contenders[place].1(page));
                if round > 0 {
                    own[place].push(time);
                }
            }
        }
        for (times, own) in times.iter_mut().zip(own) {
            times.pages.push(median(own));
        }
    }
    times
}

/// How long a call takes, in milliseconds.
pub(super) fn timed<T>(call: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(call());
    start.elapsed().as_secs_f64() * 1000.0
}

/// The middle value; 0 of none.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => 0.0,
        count if count % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

impl Times {
    pub(super) fn total(&self) -> f64 {
        self.pages.iter().sum()
    }

    pub(super) fn median(&self) -> f64 {
        median(self.pages.clone())
    }

    /// As a row of a table: the median of a page and the total of all, in milliseconds.
    pub(super) fn print(&self) {
        println!("{:24} {:>9.3} {:>9.1}", self.name, self.median(), self.total());
    }

    /// How many times as long as another, over all pages together, and on the page in the middle.
    pub(super) fn against(&self, other: &Self) -> (f64, f64) {
        let ratios = self.pages.iter().zip(&other.pages).map(|(own, other)| own / other);
        (self.total() / other.total(), median(ratios.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Times, median, race};

    #[test]
    fn the_middle_of_an_even_number_lies_between() {
        assert!((median(vec![4.0, 1.0, 2.0, 9.0]) - 3.0).abs() < 1e-9);
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!(median(Vec::new()).abs() < 1e-9);
    }

    #[test]
    fn ratios_are_of_totals_and_of_pages() {
        let [one, other] =
            [[1.0, 2.0, 9.0], [2.0, 2.0, 2.0]].map(|pages| Times { name: "", pages: pages.into() });
        let (total, page) = one.against(&other);
        assert!((one.median() - 2.0).abs() < 1e-9);
        assert!((total - 2.0).abs() < 1e-9 && (page - 1.0).abs() < 1e-9);
    }

    #[test]
    fn every_contender_runs_on_every_page() {
        let times = race(&[1, 2, 3], &[("one", &|page| *page), ("other", &|_| 0)], 2);
        assert_eq!(
            times.iter().map(|times| (times.name, times.pages.len())).collect::<Vec<_>>(),
            [("one", 3), ("other", 3)]
        );
    }
}
