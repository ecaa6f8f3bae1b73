//! When the article was published: as declared, as marked up, or as it stands by the title.

use super::calendar::{self, Day, Order};
use super::head::Head;
use crate::document::{Attribute, Document, NodeId, Tag};
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

/// What the first of two numbers is in a language.
fn order(language: Option<&str>) -> Order {
    match language {
        None | Some("en" | "en-US" | "en-us") => Order::MonthFirst,
        _ => Order::DayFirst,
    }
}

/// The date that an element holds in an attribute or as its text; a text's is that of the element around it.
#[inline(never)]
fn value(document: &Document, order: Order, id: NodeId) -> Option<String> {
    let id = if document.text(id).is_some() { document.parent(id)? } else { id };
    let attributes = [Attribute::Datetime, Attribute::Content, Attribute::Title];
    for &name in &attributes {
        if let Some(date) = document.attribute(id, name).and_then(declared) {
            return Some(date);
        }
    }
    written(&document.text_of(id), order)
}

#[inline(never)]
fn written(text: &str, order: Order) -> Option<String> {
    Some(calendar::written(text, order).filter(|day| day.is_of_the_web())?.iso(""))
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
        let order = order(language);
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
        let is_shown = |date: &Option<String>| {
            let day = date.as_deref().and_then(day_in);
            day.is_some() && self.shown.iter().any(|shown| Some(shown.0) == day)
        };
        if is_shown(&published) {
            return published;
        }
        if is_shown(&other) {
            return other;
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
        let time = words::behind(date, 10);
        let zone = words::behind(time, words::find_char(time, &|c| matches!(c, '+' | '-')));
        if matches!(zone, "" | "+00:00") {
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
        let minutes = date.as_bytes().get(MINUTES)?;
        for &id in self.head.document.all(Tag::Time) {
            if let Some(time) = self.head.document.attribute(id, Attribute::Datetime)
                && time.as_bytes().get(MINUTES) == Some(minutes)
                && let Some(other) = day_in(time).filter(|other| other.is_next_to(day))
            {
                return Some(other);
            }
        }
        None
    }

    /// The date that the page's markup or its text gives; what is marked up as the publication's goes first.
    fn find(&self, declared: Option<String>) -> Option<String> {
        let [_, title, text, _] = self.head.nodes();
        self.head.post[1]
            .and_then(|id| self.value(id))
            .or_else(|| self.marked())
            .or_else(|| self.time([title, text], false))
            .or_else(|| Some(self.shown.first()?.0.iso("")))
            .or_else(|| self.time([text, u32::MAX], false))
            .or_else(|| self.time([0, title], true))
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

    fn value(&self, id: NodeId) -> Option<String> {
        value(self.head.document, self.order, id)
    }

    /// The date of the first `time` among some nodes, or of the last.
    #[inline(never)]
    fn time(&self, nodes: [u32; 2], is_last: bool) -> Option<String> {
        let mut found = None;
        for &id in self.head.document.all(Tag::Time) {
            let is_of_them = (nodes[0]..nodes[1]).contains(&id.0) && self.head.part.holds(id);
            if is_of_them
                && (is_last || found.is_none())
                && let Some(date) = self.value(id)
            {
                found = Some(date);
            }
        }
        found
    }

    fn written(&self, text: &str) -> Option<String> {
        written(text, self.order)
    }

    /// The day of the first line behind the title that is little more than one; where the page may go on about others, of
    /// the only one.
    fn after_title(&self) -> Option<String> {
        const LONGEST: u32 = 12;
        let mut found = None;
        for at in self.head.title..self.head.blocks.len() {
            let block = &self.head.blocks[at];
            let is_line = !block.hidden && (2..=LONGEST).contains(&block.words);
            if !is_line || !self.head.part.holds(block.container) {
                continue;
            }
            let day = calendar::written(&block.text, self.order).filter(|day| day.is_of_the_web());
            if found.is_some() && day.is_some() && found != day {
                return None;
            }
            found = found.or(day);
            if found.is_some() && at < self.head.end {
                break;
            }
        }
        Some(found?.iso(""))
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
