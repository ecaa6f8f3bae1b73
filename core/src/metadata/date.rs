//! When the article was published: as declared, as marked up, or as it stands by the title.

use super::calendar::{self, Day, Order};
use super::head::Head;
use crate::document::{Attribute, NodeId, Tag};
use crate::words;

/// A day or a time as ISO 8601 from what a machine wrote.
pub(super) fn declared(value: &str) -> Option<String> {
    calendar::iso(value).or_else(|| Some(calendar::written(value, Order::MonthFirst)?.iso("")))
}

/// Where dates are looked for.
pub(super) struct Page<'a> {
    pub(super) head: &'a Head<'a>,
    pub(super) language: Option<&'a str>,
}

impl Page<'_> {
    /// The date that the page's markup or its text gives; what is marked up as the publication's goes first.
    pub(super) fn find(&self, declared: Option<String>) -> Option<String> {
        let (head, others) = self.times();
        self.marked()
            .or(head)
            .or_else(|| Some(self.by_title()?.iso("")))
            .or(others)
            .or(declared)
            .or_else(|| self.head.document.address().and_then(in_address))
            .or_else(|| self.after_title())
    }

    /// The first element that says it holds the date of publication.
    fn marked(&self) -> Option<String> {
        const CLASSES: [&str; 4] = ["published", "entry-date", "post-date", "pubdate"];
        let has = |own: &str, part: &str| words::find(own, part).is_some();
        let marks = |name: Attribute, own: &str| {
            own.as_bytes().windows(4).any(|four| matches!(four, b"date" | b"publ"))
                && match name {
                    Attribute::Class => CLASSES.iter().any(|class| has(own, class)),
                    _ => own == "dateCreated" || has(own, "ublish"),
                }
        };
        let names = [Attribute::Itemprop, Attribute::Property, Attribute::Class];
        let mut marked =
            self.head.document.attributes_named(&names).filter(|&(_, name, own)| marks(name, own));
        marked.find_map(|(id, ..)| self.value(id))
    }

    /// The date that an element holds in an attribute or as its text.
    fn value(&self, id: NodeId) -> Option<String> {
        let attributes = [Attribute::Datetime, Attribute::Content, Attribute::Title];
        let mut values = attributes.iter().filter_map(|&name| self.head.document.attribute(id, name));
        values.find_map(declared).or_else(|| Some(self.written(&self.head.document.text_of(id))?.iso("")))
    }

    /// The dates of the first `time` between title and text, and of the next one behind it, else before the title.
    fn times(&self) -> (Option<String>, Option<String>) {
        let [_, title, text] = self.head.nodes();
        let (mut head, mut behind, mut before) = (None, None, None);
        for &id in self.head.document.all(Tag::Time) {
            let place = if id.0 < title {
                &mut before
            } else if id.0 < text {
                &mut head
            } else {
                &mut behind
            };
            if place.is_none() || id.0 < title {
                *place = self.value(id).or(place.take());
            }
        }
        (head, behind.or(before))
    }

    /// The date as readers see it: what is declared by universal time may be another day at the page's place.
    pub(super) fn as_shown(&self, declared: String) -> String {
        let universal = declared.ends_with('Z') || declared.ends_with("+00:00");
        let shown = if universal { self.by_title() } else { None };
        match (calendar::written(&declared, Order::DayFirst), shown) {
            (Some(day), Some(shown)) if day.is_next_to(shown) => shown.iso(""),
            _ => declared,
        }
    }

    fn written(&self, text: &str) -> Option<Day> {
        calendar::written(text, self.order()).filter(|day| day.is_of_the_web())
    }

    fn order(&self) -> Order {
        let language = self.language.unwrap_or("en");
        if matches!(language, "en" | "en-US" | "en-us") { Order::MonthFirst } else { Order::DayFirst }
    }

    /// A day in a short line between the title and the text, or just before the title.
    fn by_title(&self) -> Option<Day> {
        self.head.lines().iter().find_map(|block| self.written(&block.text))
    }

    /// The first line behind the title that is little more than a day.
    fn after_title(&self) -> Option<String> {
        const LONGEST: u32 = 12;
        let behind = &self.head.blocks[self.head.title..];
        let mut lines = behind.iter().filter(|block| !block.hidden && (2..=LONGEST).contains(&block.words));
        Some(lines.find_map(|block| self.written(&block.text))?.iso(""))
    }
}

/// A day in an address: `/2019/08/03/`, `/2019-08-03-`.
fn in_address(address: &str) -> Option<String> {
    let mut path = &address[words::find(address, "//")? + 2..];
    while let Some(slash) = words::find(path, "/") {
        path = &path[slash + 1..];
        if let Some(mut date) = calendar::iso(path).filter(|_| path.starts_with(['1', '2'])) {
            date.truncate(10);
            return Some(date);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::in_address;

    #[test]
    fn addresses_name_days() {
        assert_eq!(in_address("https://a.example/2019/08/03/rain").as_deref(), Some("2019-08-03"));
        assert_eq!(in_address("https://a.example/blog/2019-08-03-rain").as_deref(), Some("2019-08-03"));
        assert_eq!(in_address("https://a.example/2019/08/rain"), None);
        assert_eq!(in_address("https://a.example/id/99999999"), None);
    }
}
