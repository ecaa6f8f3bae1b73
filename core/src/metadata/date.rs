//! When the article was published: as declared, as marked up, or as it stands by the title.

use super::calendar::{self, Day, Order};
use super::head::Head;
use crate::block::Block;
use crate::document::{Attribute, NodeId, Tag};
use crate::words;

/// A day or a time as ISO 8601 from what a machine wrote.
#[inline(never)]
pub(super) fn declared(value: &str) -> Option<String> {
    calendar::iso(value).or_else(|| Some(calendar::written(value, Order::MonthFirst)?.iso("")))
}

/// The day of a date that [`declared`] gave.
fn day_in(date: &str) -> Option<Day> {
    calendar::written(date, Order::DayFirst)
}

/// Where dates are looked for.
pub(super) struct Page<'a> {
    head: &'a Head<'a>,
    order: Order,
    /// The days that the lines of the article's head show, each with the number of its line's words.
    shown: Vec<(Day, u32)>,
}

impl<'a> Page<'a> {
    pub(super) fn of(head: &'a Head<'a>, language: Option<&str>) -> Self {
        let order = match language {
            None | Some("en" | "en-US" | "en-us") => Order::MonthFirst,
            _ => Order::DayFirst,
        };
        let mut shown = Vec::new();
        for line in head.lines() {
            for day in calendar::days(&line.text, order) {
                if day.is_of_the_web() {
                    shown.push((day, line.words));
                }
            }
        }
        Self { head, order, shown }
    }

    /// What is declared of the publication, of anything else and of the last change, as readers see it; else the date that
    /// the page's markup or its text gives.
    pub(super) fn published(&self, declared: [Option<String>; 3]) -> Option<String> {
        let [published, other, changed] = declared;
        for date in [&published, &other].into_iter().flatten() {
            if let Some(day) = day_in(date)
                && self.shown.iter().any(|shown| shown.0 == day)
            {
                return Some(date.clone());
            }
        }
        match published {
            Some(date) => Some(self.as_shown(&date).map_or(date, |day| day.iso(""))),
            None => self.find(other).or(changed),
        }
    }

    /// The day that readers see instead of a date that is declared: the day before or after it, if that is by universal
    /// time; or an earlier one in a line of its own.
    fn as_shown(&self, date: &str) -> Option<Day> {
        const LINE: u32 = 6;
        let day = day_in(date)?;
        let zone =
            date.get(10..).and_then(|time| time.get(words::find_char(time, &|c| matches!(c, '+' | '-'))..));
        if matches!(zone.unwrap_or_default(), "" | "+00:00") {
            let near = self.shown.iter().map(|shown| shown.0).find(|shown| shown.is_next_to(day));
            if let Some(near) = near.or_else(|| self.same_time(date, day)) {
                return Some(near);
            }
        }
        let &(first, words) = self.shown.first()?;
        (words <= LINE && first < day && !first.is_swapped(day)).then_some(first)
    }

    /// The day of a `time` that is the day before or after, and at the same minute of its hour.
    fn same_time(&self, date: &str, day: Day) -> Option<Day> {
        const MINUTES: std::ops::Range<usize> = 13..16;
        let minutes = date.get(MINUTES)?;
        let times = self.head.document.all(Tag::Time).iter();
        let mut times = times.filter_map(|&id| self.head.document.attribute(id, Attribute::Datetime));
        times.find_map(|time| {
            if time.get(MINUTES) != Some(minutes) {
                return None;
            }
            day_in(time).filter(|other| other.is_next_to(day))
        })
    }

    /// The date that the page's markup or its text gives; what is marked up as the publication's goes first.
    fn find(&self, declared: Option<String>) -> Option<String> {
        let [head, behind, before] = self.times();
        self.marked()
            .or(head)
            .or_else(|| Some(self.shown.first()?.0.iso("")))
            .or(behind)
            .or(before)
            .or(declared)
            .or_else(|| self.written(self.head.document.address().filter(|_| !self.head.part.is_later)?))
            .or_else(|| self.after_title())
    }

    /// The first element that says it holds the date of publication.
    fn marked(&self) -> Option<String> {
        let names = [Attribute::Itemprop, Attribute::Property, Attribute::Class];
        let is_marked = |&(id, name, own): &_| marks(name, own) && self.head.part.holds(id);
        let mut marked = self.head.document.attributes_named(&names).filter(is_marked);
        marked.find_map(|(id, ..)| self.value(id))
    }

    /// The date that an element holds in an attribute or as its text.
    #[inline(never)]
    fn value(&self, id: NodeId) -> Option<String> {
        let attributes = [Attribute::Datetime, Attribute::Content, Attribute::Title];
        let mut values = attributes.iter().filter_map(|&name| self.head.document.attribute(id, name));
        values.find_map(declared).or_else(|| self.written(&self.head.document.text_of(id)))
    }

    /// The dates of the first `time` between title and text, of the first behind them, and of the last before them.
    fn times(&self) -> [Option<String>; 3] {
        let [_, title, text] = self.head.nodes();
        let mut found = [None, None, None];
        for &id in self.head.document.all(Tag::Time) {
            let before = id.0 < title;
            let place = &mut found[if before { 2 } else { usize::from(id.0 >= text) }];
            if (place.is_none() || before) && self.head.part.holds(id) {
                *place = self.value(id).or(place.take());
            }
        }
        found
    }

    #[inline(never)]
    fn written(&self, text: &str) -> Option<String> {
        Some(calendar::written(text, self.order).filter(|day| day.is_of_the_web())?.iso(""))
    }

    /// The first line behind the title that is little more than a day.
    fn after_title(&self) -> Option<String> {
        const LONGEST: u32 = 12;
        let behind = &self.head.blocks[self.head.title..];
        let is_line = |block: &&Block| {
            !block.hidden && (2..=LONGEST).contains(&block.words) && self.head.part.holds(block.container)
        };
        let mut lines = behind.iter().filter(is_line);
        lines.find_map(|block| self.written(&block.text))
    }
}

/// Whether an attribute says that its element holds the date of publication.
fn marks(name: Attribute, own: &str) -> bool {
    const CLASSES: [&str; 4] = ["published", "entry-date", "post-date", "pubdate"];
    match name {
        Attribute::Class => words::has_any(own, &CLASSES),
        _ => own == "dateCreated" || words::has_any(own, &["ublish"]),
    }
}
