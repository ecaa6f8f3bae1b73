//! Learning, fold by fold and as a whole.
//!
//! A page's scores that something is learned or measured from must come of a model that hasn't seen the page's site.
//! The second stage of fold f sees scores of the first: these mustn't come of a model that has seen a site of f, either.
//! So there is a first stage for each pair of folds, learned without both. (With the usual single set of out-of-fold
//! scores the second stage is worse by 0.002: on pages of other sites its first stage's scores are less alike.)

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;
use unhusk_core::features::FEATURES;
use unhusk_core::score::Model;

use super::choice::trust;
use super::encode;
use super::fit::{Fitted, Fitter};
use super::page::Page;
use super::stage::{Lesson, Scores, most_used};
use super::table::{Table, Tables};
use crate::folds::FOLDS;
use crate::steps::{say, shown};

/// What may differ between two runs.
pub(super) struct Options<'a> {
    pub(super) folds: usize,
    pub(super) tokens: usize,
    pub(super) second: usize,
    pub(super) without: &'a [String],
    pub(super) seed: u64,
}

/// The pages, and how they are learned from.
pub(super) struct Pipeline<'a> {
    pages: &'a [Page],
    options: Options<'a>,
    /// The features that take part in the first stage.
    features: Vec<u16>,
    fitter: Fitter,
}

/// Both stages, learned without one fold or from all.
pub(super) struct Learned {
    pub(super) bytes: Vec<u8>,
    pub(super) stages: [Fitted; 2],
}

/// A fold's model with the scores of the fold's own pages.
pub(super) struct Fold {
    pub(super) learned: Learned,
    pub(super) first: Scores,
    pub(super) second: Scores,
}

impl<'a> Pipeline<'a> {
    /// Nothing is learned yet.
    pub(super) fn new(pages: &'a [Page], options: Options<'a>) -> Result<Self> {
        let known = |key: &&String| FEATURES.iter().any(|feature| feature.key == key.as_str());
        let unknown = options.without.iter().find(|key| !known(key));
        ensure!(unknown.is_none(), "there is no feature {}", unknown.map_or("", String::as_str));
        let features = FEATURES.iter().enumerate();
        let features = features.filter(|(_, feature)| !options.without.iter().any(|key| key == feature.key));
        let features = features.map(|(number, _)| number as u16).collect();
        Ok(Self { pages, options, features, fitter: Fitter::new()? })
    }

    /// Learns the model of each fold, and scores its pages.
    pub(super) fn folds(&self) -> Result<Vec<Fold>> {
        let folds = self.options.folds.clamp(1, FOLDS);
        let pairs: Vec<(usize, usize)> =
            (0..folds).flat_map(|one| (one + 1..FOLDS).map(move |other| (one, other))).collect();
        let start = Instant::now();
        let of_pairs = two_at_a_time(pairs.len(), |number| self.pair(pairs[number]))?;
        say(&format!("{} pairs of folds learned in {}", pairs.len(), shown(start.elapsed())));
        let inner = |fold: usize| {
            let own = pairs.iter().zip(&of_pairs).filter(|((one, other), _)| *one == fold || *other == fold);
            merged(own.map(|(_, scores)| scores), self.pages.len())
        };
        let start = Instant::now();
        let learned = two_at_a_time(folds, |fold| self.fold(fold, &inner(fold)))?;
        say(&format!("{folds} folds learned in {}", shown(start.elapsed())));
        Ok(learned)
    }

    /// Learns from all pages, by the scores that each got from its own fold's model.
    pub(super) fn whole(&self, folds: &[Fold]) -> Result<Learned> {
        const ROWS: [usize; 2] = [120_000, 100_000];
        let start = Instant::now();
        let before = merged(folds.iter().map(|fold| &fold.first), self.pages.len());
        let chosen = self.trained_on(|_| true);
        let learned = self.both("whole", &chosen, &before, ROWS, 1000)?;
        say(&format!("the whole learned in {}", shown(start.elapsed())));
        Ok(learned)
    }

    /// Scores of the pages of two folds, by a first stage that saw neither.
    fn pair(&self, (one, other): (usize, usize)) -> Result<Scores> {
        const ROWS: usize = 60_000;
        let chosen = self.trained_on(|fold| fold != one && fold != other);
        let tables = Tables::learn(chosen.iter().map(|&page| &self.pages[page]), self.options.tokens);
        let lesson = Lesson {
            name: format!("pair-{one}-{other}"),
            pages: self.pages,
            chosen: &chosen,
            tables: &tables,
            trust: None,
            before: None,
            features: &self.features,
            rows: ROWS,
            seed: self.options.seed + (one * FOLDS + other) as u64,
        };
        let fitted = self.fitter.fit(lesson.job())?;
        let learned = Learned::new(&tables.whole, [fitted, Fitted::default()])?;
        let model = learned.model()?;
        let of_these = |page: &Page| page.fold == one || page.fold == other;
        Ok(self.scores(of_these, |page| model.first_scores(&page.features).0))
    }

    fn fold(&self, fold: usize, inner: &Scores) -> Result<Fold> {
        const ROWS: [usize; 2] = [90_000, 80_000];
        let chosen = self.trained_on(|other| other != fold);
        let learned = self.both(&format!("fold-{fold}"), &chosen, inner, ROWS, 100 + fold as u64)?;
        let model = learned.model()?;
        let first = self.scores(|page| page.fold == fold, |page| model.first_scores(&page.features).0);
        let second = self.scores(|page| page.fold == fold, |page| model.score(&page.features).0);
        Ok(Fold { learned, first, second })
    }

    /// Both stages; `before` are scores of the chosen pages by first stages that haven't seen them.
    fn both(
        &self,
        name: &str,
        chosen: &[usize],
        before: &Scores,
        rows: [usize; 2],
        seed: u64,
    ) -> Result<Learned> {
        let trust: Vec<f32> =
            self.pages.par_iter().zip(before).map(|(page, scores)| trust(page, scores)).collect();
        let tables = Tables::learn(chosen.iter().map(|&page| &self.pages[page]), self.options.tokens);
        let first = Lesson {
            name: format!("{name}-first"),
            pages: self.pages,
            chosen,
            tables: &tables,
            trust: Some(&trust),
            before: None,
            features: &self.features,
            rows: rows[0],
            seed: self.options.seed + seed,
        };
        let fitted = self.fitter.fit(first.job())?;
        let features = most_used(&fitted, self.options.second);
        let second = Lesson {
            name: format!("{name}-second"),
            before: Some(before),
            features: &features,
            rows: rows[1],
            seed: self.options.seed + seed + 7,
            ..first
        };
        let second = self.fitter.fit(second.job())?;
        Learned::new(&tables.whole, [fitted, second])
    }

    /// The numbers of the pages that are learned from, in these folds.
    fn trained_on(&self, fold: impl Fn(usize) -> bool) -> Vec<usize> {
        let pages = self.pages.iter().enumerate();
        pages.filter(|(_, page)| page.is_trained_on && fold(page.fold)).map(|(number, _)| number).collect()
    }

    /// Scores of some pages; none of the others.
    fn scores(
        &self,
        which: impl Fn(&Page) -> bool + Sync,
        score: impl Fn(&Page) -> Vec<f32> + Sync,
    ) -> Scores {
        let one = |page: &Page| if which(page) { score(page) } else { Vec::new() };
        self.pages.par_iter().map(one).collect()
    }
}

impl Learned {
    fn new(table: &Table, stages: [Fitted; 2]) -> Result<Self> {
        let bytes = encode::model(table, [&stages[0], &stages[1]])?;
        Ok(Self { bytes, stages })
    }

    /// What is measured is what the core reads, with everything that rounding did to it.
    fn model(&self) -> Result<Model> {
        Model::read(&self.bytes).context("the core can't read this model")
    }
}

/// Of each page the scores of whichever has some.
fn merged<'s>(all: impl Iterator<Item = &'s Scores>, pages: usize) -> Scores {
    let mut merged = vec![Vec::new(); pages];
    for scores in all {
        for (own, scores) in merged.iter_mut().zip(scores).filter(|(own, _)| own.is_empty()) {
            own.clone_from(scores);
        }
    }
    merged
}

/// Two pieces of work side by side: each fit runs on one processor.
fn two_at_a_time<T: Send>(count: usize, work: impl Fn(usize) -> Result<T> + Sync) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Option<Result<T>>>> = (0..count).map(|_| Mutex::new(None)).collect();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(place) = done.get(number) else { break };
                    let result = work(number);
                    if let Ok(mut place) = place.lock() {
                        *place = Some(result);
                    }
                }
            });
        }
    });
    let result = |place: Mutex<Option<Result<T>>>| {
        place.into_inner().ok().flatten().context("a fit that didn't end")?
    };
    done.into_iter().map(result).collect()
}
