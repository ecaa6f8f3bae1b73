//! Whether time grows in proportion to the page.

#![allow(dead_code, reason = "each test file uses its part")]

use std::fs;
use std::time::{Duration, Instant};

use unhusk_core::document::{Builder, Document, html};
use unhusk_core::{Article, Correction, judge, output};

/// Everything that is done with a page: judging it, and all outputs; once more with every block kept, since most of such
/// pages is dropped else.
pub(crate) fn all_of_it(document: &Document) -> Article {
    let every: Vec<Correction> =
        (0..document.len() as u32).map(|block| Correction::of(block, true)).collect();
    write_all(&judge(document, &every));
    let article = judge(document, &[]);
    write_all(&article);
    article
}

fn write_all(article: &Article) {
    for write in [output::plain_text, output::markdown, output::html, output::json] {
        std::hint::black_box(write(article));
    }
}

/// The time that this thread had on a processor, which other programs don't add to; elsewhere than on Linux the
/// time on the wall.
fn processor_time(start: Instant) -> Duration {
    let spent = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = spent.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    let before = processor_time(start);
    run();
    processor_time(start).saturating_sub(before)
}

/// The kernel adds up a thread's time so often: what takes less may seem to take none.
const TICK: Duration = Duration::from_millis(4);

/// Four times the input may take up to nine times as long: sixteen times is what squares take.
#[track_caller]
pub(crate) fn grows_in_proportion(size: usize, page: impl Fn(usize) -> Document) {
    let mut measured = Vec::new();
    for _ in 0..3 {
        let of = |size| time(|| drop(all_of_it(&page(size))));
        let (small, large) = (of(size / 4), of(size));
        if large < (small + TICK) * 9 {
            return;
        }
        measured.push((small, large));
    }
    panic!("{size}, of a quarter and of the whole: {measured:?}");
}

pub(crate) fn repeated(part: &str, size: usize) -> Document {
    html::parse(&part.repeat(size))
}

/// A document as deep as no parser makes it; a page's scripts do. Each element has text before and after its child.
pub(crate) fn nested(names: &[&str], depth: usize) -> Document {
    let mut builder = Builder::new();
    builder.open("html");
    builder.open("body");
    for name in names.iter().cycle().take(depth) {
        builder.open(name);
        builder.text("Rain. ");
    }
    for _ in 0..depth {
        builder.text("And snowed. ");
        builder.close();
    }
    builder.text("It rained on Monday, on Tuesday and, to nobody's surprise, on Wednesday as well.");
    builder.finish()
}
