//! Dates, as ISO 8601.

use crate::document::{Attribute, Document, Tag};

/// A date (and time) as ISO 8601, if the value begins with one: `2019-01-08`, `2019-01-08T09:30:00+09:00`, `2019/1/8`.
pub(super) fn iso(value: &str) -> Option<String> {
    let value = value.trim();
    let digits = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    if digits == 8 && value.len() == 8 {
        return iso(&format!("{}-{}-{}", &value[..4], &value[4..6], &value[6..]));
    }
    let mut parts = value.splitn(3, ['-', '/', '.']);
    let year = number(parts.next()?, 4)?;
    let month = number(parts.next()?, 2).filter(|month| (1..=12).contains(month))?;
    let rest = parts.next()?;
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let day = number(&rest[..length], 2).filter(|day| (1..=31).contains(day))?;
    let date = format!("{year:04}-{month:02}-{day:02}");
    Some(match time(&rest[length..]) {
        Some(time) => format!("{date}T{time}"),
        None => date,
    })
}

fn number(digits: &str, most: usize) -> Option<u32> {
    let fits = (most == 4 && digits.len() == 4) || (most == 2 && (1..=2).contains(&digits.len()));
    (fits && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// The time after a date, with its zone, if it is written as ISO 8601 asks.
fn time(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let clock = rest.get(..5)?;
    let bytes = clock.as_bytes();
    let digits = [0, 1, 3, 4].iter().all(|&at| bytes[at].is_ascii_digit());
    if !digits || bytes[2] != b':' {
        return None;
    }
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z')))
        .unwrap_or(rest.len());
    Some(rest[..end].to_ascii_uppercase())
}

/// The first date that an element of the page is marked up with: of publication by microdata, else any `time`.
pub(super) fn find(document: &Document) -> Option<String> {
    let value = |id| {
        document.attribute(id, Attribute::Datetime).or_else(|| document.attribute(id, Attribute::Content))
    };
    let by_microdata = |value: &str| value == "datePublished";
    let by_class = |value: &str| value.split(' ').any(|name| matches!(name, "published" | "dt-published"));
    let mut names = document.attributes_named(&[Attribute::Itemprop, Attribute::Class]);
    let marked = names.find_map(|(id, name, own)| {
        let marks = if name == Attribute::Class { by_class(own) } else { by_microdata(own) };
        marks.then(|| value(id).and_then(iso))?
    });
    marked.or_else(|| document.all(Tag::Time).iter().find_map(|&id| value(id).and_then(iso)))
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn dates_are_tidied_or_refused() {
        assert_eq!(iso("2019-01-08").as_deref(), Some("2019-01-08"));
        assert_eq!(iso("2019/1/8").as_deref(), Some("2019-01-08"));
        assert_eq!(iso("20190108").as_deref(), Some("2019-01-08"));
        assert_eq!(iso("2019-01-08T17:03:00+09:00").as_deref(), Some("2019-01-08T17:03:00+09:00"));
        assert_eq!(iso("2019-01-08 17:03").as_deref(), Some("2019-01-08T17:03"));
        for wrong in ["8 January", "2019-13-01", "2019-01-99", "", "２０１９-01-01", "2019"] {
            assert_eq!(iso(wrong), None, "{wrong}");
        }
    }
}
