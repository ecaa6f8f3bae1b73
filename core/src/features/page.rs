//! What kind of page it is: numbers that all of its blocks share.

use super::list::Base;
use super::outline::share;
use super::place::Marks;
use super::roots::Roots;
use super::writing::Writing;
use super::{Cells, Rows, number};
use crate::document::Tag;
use crate::words;

/// Fills the columns of the page.
#[inline(never)]
pub(super) fn fill(rows: &Rows<'_>, roots: &Roots, marks: &Marks, cells: &mut Cells) {
    rows.fill_words(cells);
    rows.fill_elements(cells);
    rows.fill_declared(cells);
    rows.fill_roots(roots, cells);
    cells.set(Base::PageLongParagraphs, number(marks.long_count));
    cells.set(Base::PageSpan, marks.span(rows.outline));
}

impl Rows<'_> {
    fn fill_words(&self, cells: &mut Cells) {
        let outline = self.outline;
        let page = outline.page();
        let words = || outline.rows.iter().map(|&number| self.blocks[number as usize].words);
        cells.set(Base::PageBlocks, number(outline.len() as u32));
        cells.set(Base::PageWords, number(page.words));
        cells.set(Base::PageLinks, page.links());
        cells.set(Base::PageLongest, number(words().max().unwrap_or(0)));
        cells.set(Base::PageLong, share(words().filter(|&words| words >= 25).sum(), page.words));
        cells.set(Base::PageProse, share(page.prose_words, page.words));
        cells.set(
            Base::PageSentences,
            share(self.writing.iter().map(|writing| writing.sentences).sum(), page.words),
        );
        cells.set(Base::PagePrices, self.count_writing(|writing| writing.price));
        cells.set(Base::PageDates, self.count_writing(|writing| writing.date));
        let in_paragraph = |&row: &usize| {
            outline.element(outline.own[row]).tag == Tag::P && outline.block(self.blocks, row).words >= 12
        };
        cells.set(Base::PageParagraphs, (0..outline.len()).filter(in_paragraph).count() as f32);
    }

    fn count_writing(&self, is: impl Fn(&Writing) -> bool) -> f32 {
        self.writing.iter().filter(|writing| is(writing)).count() as f32
    }

    fn fill_elements(&self, cells: &mut Cells) {
        let document = self.document;
        let count = |tags: &[Tag]| tags.iter().map(|&tag| document.all(tag).len() as u32).sum::<u32>();
        cells.set(Base::PageHeadings, number(count(&[Tag::H2, Tag::H3])));
        cells.set(Base::PageForms, number(count(&[Tag::Input, Tag::Textarea, Tag::Select])));
        cells.set(Base::PageButtons, number(count(&[Tag::Button])));
        cells.set(Base::PagePictures, number(count(&[Tag::Img])));
        cells.set(Base::PageTimes, number(count(&[Tag::Time])));
        cells.set(Base::PageCode, number(count(&[Tag::Code, Tag::Pre])));
        cells.set(Base::PageItems, number(count(&[Tag::Li])));
        let articles = self.outline.elements.iter().filter(|element| element.tag == Tag::Article).count();
        cells.set(Base::PageArticles, articles as f32);
        let mains = (0..self.outline.elements.len() as u32)
            .filter(|&place| self.outline.element(place).tag == Tag::Main)
            .map(|place| self.outline.share(place));
        cells.set(Base::PageMain, mains.fold(-1.0, f32::max));
    }

    fn fill_declared(&self, cells: &mut Cells) {
        let scripts = self.document.all(Tag::Script).iter();
        let types = scripts.map(|&id| {
            words::pieces(&self.document.text_of(id), b'"').filter(|&name| name == "@type").count()
        });
        cells.set(Base::PageDeclared, types.sum::<usize>() as f32);
        let count = |text: &Option<String>| number(words::count(text.as_deref().unwrap_or_default()));
        cells.set(Base::PageTitle, count(&self.metadata.title));
        cells.set(Base::PageDescription, count(&self.metadata.excerpt));
        let address = self.metadata.address.as_deref().unwrap_or_default();
        let end = words::find_char(address, &|c| matches!(c, '?' | '#'));
        let path = words::front(address, end).trim_end_matches('/');
        let slash = path.bytes().enumerate().filter(|&(_, byte)| byte == b'/').nth(2);
        let path = words::behind(path, slash.map_or(path.len(), |(at, _)| at + 1));
        let slug = words::last_piece(path, b'/');
        cells.set(Base::PageSlug, slug.len() as f32);
        cells.set(Base::PageDashes, slug.bytes().filter(|byte| matches!(byte, b'-' | b'_')).count() as f32);
        cells.set(Base::PageDigits, path.bytes().filter(u8::is_ascii_digit).count() as f32);
    }

    fn fill_roots(&self, roots: &Roots, cells: &mut Cells) {
        let outline = self.outline;
        cells.set(Base::PageRootWords, number(outline.inside(roots.fast).words));
        cells.set(Base::PageRoot, outline.share(roots.fast));
        cells.set(Base::PageSlowRoot, outline.share(roots.slow));
        cells.set(Base::PageDescent, outline.share(roots.descents.prose));
        cells.set(Base::PageSteepDescent, outline.share(roots.descents.steep));
        let groups = self.groups;
        cells.set(Base::PageCards, share(groups.largest.words, outline.page().words));
        cells.set(Base::PageCardCount, number(groups.largest.count));
        cells.set(Base::PageCardGroups, number(groups.decks));
    }
}
