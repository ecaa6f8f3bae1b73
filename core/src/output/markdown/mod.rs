//! The article as Markdown: `CommonMark` with the tables and strikethrough of GitHub's dialect.
//!
//! What Markdown can't say is said in HTML (`sup`, `kbd`, `ruby`, `details`, tables with spans or with lists in their
//! cells) or left as its plain text. A callout is a quotation. A
//! figure is its picture on a line and its caption as a paragraph in emphasis; a term of a description list is
//! strong and its descriptions are items; blocks in a table's cell are lines of it. A formula is TeX between dollar
//! signs, or MathML where the page has no TeX. A note is written where it stands, without its ways back; one whose marks
//! are all in HTML, where Markdown reads none, begins with what they say. Text is escaped so that it renders as itself.

mod autolink;
mod blocks;
mod escape;
mod inline;
mod notes;
mod objects;
mod table;

use crate::article::Article;
use crate::document::Tag;
use crate::elements::footnote;
use crate::metadata::Metadata;
use crate::tree::{Tree, TreeId};

use super::imprint::Imprint;
use super::{Step, callout, collapses, html, walk_words};
use blocks::Blocks;
use inline::{Run, Span, Style};
use notes::Notes;
use table::{Cell, Table};

/// The article as Markdown: its title as the first heading, a line with byline, date and site, then its tree.
pub fn markdown(article: &Article) -> String {
    let mut writer = Writer::new(article);
    writer.front(&article.metadata);
    walk_words(&article.tree, |step| match step {
        Step::Enter(id) => match article.tree.tag(id) {
            None if id < writer.skipped => {}
            None => writer.text(article.tree.text(id).unwrap_or_default()),
            Some(tag) => {
                let opened = if id < writer.skipped { Opened::Nothing } else { writer.enter(id, tag) };
                writer.opened.push(opened);
            }
        },
        Step::Leave(id) => {
            if article.tree.tag(id).is_some()
                && let Some(opened) = writer.opened.pop()
            {
                writer.leave(id, opened);
            }
        }
    });
    writer.border();
    writer.blocks.finish()
}

/// What an element opened, and has to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    Nothing,
    Block,
    Span,
    Code,
    Quotation,
    Heading,
    Container,
    List,
    /// A block whose text is marked as a whole.
    Marked,
    Details,
    Pre,
    Table,
    Cell,
}

struct Writer<'a> {
    tree: &'a Tree,
    notes: Notes,
    /// The page's address, for links to its places, if it is known.
    page: Option<&'a str>,
    /// Nodes before this one are said already.
    skipped: TreeId,
    blocks: Blocks,
    run: Run,
    opened: Vec<Opened>,
    /// Whether a title stands above the text, so that no heading may be as high.
    titled: bool,
    heading: Option<u8>,
    /// The text of the open `pre`.
    pre: Option<String>,
    table: Option<Table>,
    /// Whether a cell is open, in which everything stays on one line.
    in_cell: bool,
}

impl<'a> Writer<'a> {
    fn new(article: &'a Article) -> Self {
        let (tree, metadata) = (&article.tree, &article.metadata);
        let address = metadata.address.as_deref().filter(|address| address.starts_with("http"));
        Self {
            tree,
            notes: Notes::find(tree),
            page: address.map(|address| address.split('#').next().unwrap_or(address)),
            skipped: 0,
            blocks: Blocks::default(),
            run: Run::default(),
            opened: Vec::new(),
            titled: metadata.title.is_some(),
            heading: None,
            pre: None,
            table: None,
            in_cell: false,
        }
    }

    /// Title, and the line with byline, date and site.
    fn front(&mut self, metadata: &Metadata) {
        self.heading = Some(1);
        self.run.text(metadata.title.as_deref().unwrap_or_default());
        self.border();
        self.heading = None;
        let imprint = Imprint::of(metadata);
        for part in imprint.authors.into_iter().chain(imprint.published) {
            self.separate();
            self.run.text(part);
        }
        if let Some(site) = imprint.site {
            self.separate();
            let link = imprint.address.map(|address| Span::Link(address.to_owned(), String::new()));
            let linked = link.is_some_and(|link| self.run.open(link));
            self.run.text(site);
            if linked {
                self.run.close();
            }
        }
        self.border();
    }

    fn separate(&mut self) {
        if !self.run.is_blank() {
            self.run.text(" · ");
        }
    }

    /// Ends the paragraph, heading or preformatted line under way; in a cell, only its line.
    fn border(&mut self) {
        if let Some(pre) = &mut self.pre {
            if !pre.is_empty() && !pre.ends_with('\n') {
                pre.push('\n');
            }
        } else if self.in_cell {
            self.run.line_break();
        } else if !self.run.is_blank() {
            self.end_run();
        }
    }

    fn end_run(&mut self) {
        // Text between a table's cells, which only programs can put there, gets a row, so that order stays.
        if let Some(table) = self.table.as_mut().filter(|table| !table.is_empty()) {
            let text = self.run.take(Style::Cell);
            table.row(false);
            table.cell(Cell { text, head: false });
        } else if let Some(level) = self.heading {
            let text = self.run.take(Style::Heading);
            self.blocks.block(&format!("{} {text}", "#".repeat(usize::from(level))), false);
        } else {
            let text = self.run.take(Style::Paragraph);
            self.blocks.block(&text, true);
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.pre {
            Some(pre) => pre.push_str(text),
            None => self.run.text(text),
        }
    }

    fn enter(&mut self, id: TreeId, tag: Tag) -> Opened {
        if tag == Tag::Math {
            self.formula(id);
            return Opened::Nothing;
        }
        if self.pre.is_some() {
            return self.enter_in_pre(id, tag);
        }
        if tag == Tag::Br {
            if self.run.line_break() && !self.in_cell && self.heading.is_none() {
                self.border();
            }
            return Opened::Nothing;
        }
        if tag.is_inline() {
            return self.enter_inline(id, tag);
        }
        self.border();
        match &self.table {
            _ if self.in_cell => Opened::Block,
            Some(table) if !is_part_of_table(tag, table) => self.enter_cell(),
            _ => self.enter_block(id, tag),
        }
    }

    fn enter_cell(&mut self) -> Opened {
        self.in_cell = true;
        Opened::Cell
    }

    /// In preformatted text only lines count, and pictures, which come after it.
    fn enter_in_pre(&mut self, id: TreeId, tag: Tag) -> Opened {
        match (tag, &mut self.pre) {
            (Tag::Img, _) => self.picture(id),
            (Tag::Br, Some(pre)) => pre.push('\n'),
            (Tag::Q, Some(pre)) => {
                pre.push('“');
                return Opened::Quotation;
            }
            _ if tag.is_inline() => {}
            _ => {
                self.border();
                return Opened::Block;
            }
        }
        Opened::Nothing
    }

    fn enter_inline(&mut self, id: TreeId, tag: Tag) -> Opened {
        let span = match tag {
            // A heading is bold anyway.
            Tag::B | Tag::Strong if self.is_whole_heading(id) => return Opened::Nothing,
            Tag::B | Tag::Strong => Span::Strong,
            Tag::I | Tag::Em | Tag::Cite | Tag::Dfn | Tag::Var => Span::Emphasis,
            Tag::Del | Tag::S => Span::Deleted,
            Tag::Sup if self.is_mark_alone(id) => return Opened::Nothing,
            Tag::Sup | Tag::Sub | Tag::Kbd | Tag::Mark | Tag::Ruby | Tag::Rt | Tag::Rp => {
                Span::Html(tag.name())
            }
            Tag::A => match self.link(id) {
                Some(link) => link,
                None => return Opened::Nothing,
            },
            Tag::Code | Tag::Samp => {
                self.run.open_code();
                return Opened::Code;
            }
            Tag::Q => {
                self.run.text("“");
                return Opened::Quotation;
            }
            Tag::Img => {
                self.picture(id);
                return Opened::Nothing;
            }
            Tag::Input => {
                let ticked = self.tree.attribute(id, "checked").is_some();
                self.run.raw(String::from(if ticked { "[x]" } else { "[ ]" }));
                self.run.text(" ");
                return Opened::Nothing;
            }
            _ => return Opened::Nothing,
        };
        if self.run.open(span) { Opened::Span } else { Opened::Nothing }
    }

    fn enter_block(&mut self, id: TreeId, tag: Tag) -> Opened {
        if let Some(level) = tag.heading_level() {
            self.heading = Some(if self.titled { level.max(2) } else { level });
            return Opened::Heading;
        }
        if let Some(label) = self.notes.label(id)
            && self.blocks.open_note(label)
        {
            self.skipped = footnote::end_of_ways_back(self.tree, id);
            return Opened::Container;
        }
        if matches!(tag, Tag::P | Tag::Dt) && footnote::is_only_way_back(self.tree, id) {
            self.skipped = self.tree.end(id);
            return Opened::Block;
        }
        if let Some(sign) = self.notes.sign(id) {
            self.run.text(&format!("[{sign}] "));
            self.skipped = footnote::end_of_ways_back(self.tree, id);
            return Opened::Block;
        }
        match tag {
            Tag::Hr => self.blocks.block("___", false),
            Tag::Blockquote | Tag::Aside if self.blocks.open_quote() => return Opened::Container,
            Tag::Li | Tag::Dd if self.blocks.open_item(self.number(id, "value")) => return Opened::Container,
            Tag::Ul | Tag::Ol | Tag::Dl => {
                let ordered = (tag == Tag::Ol).then(|| self.numbering(id));
                self.blocks.open_list(ordered, self.is_tight(id));
                return Opened::List;
            }
            Tag::P if callout::is_label(self.tree, id) && self.run.open(Span::Strong) => {
                return Opened::Marked;
            }
            Tag::Figcaption | Tag::Caption if self.run.open(Span::Emphasis) => return Opened::Marked,
            Tag::Details if html::begins_with_summary(self.tree, id) => return self.details(id),
            Tag::Video | Tag::Audio => self.media(id, "src"),
            Tag::Embed => self.media(id, "href"),
            Tag::Header if self.run.open(Span::Strong) => {
                self.run.text(self.tree.attribute(id, "title").unwrap_or_default());
                return Opened::Marked;
            }
            Tag::Summary => return self.html(id),
            Tag::Dt if self.run.open(Span::Strong) => return Opened::Marked,
            Tag::Pre => {
                self.pre = Some(String::new());
                return Opened::Pre;
            }
            Tag::Table if table::needs_html(self.tree, id) => return self.html(id),
            Tag::Table => {
                self.table = Some(Table::default());
                return Opened::Table;
            }
            Tag::Tr => {
                let head = self.tree.parent(id).is_some_and(|above| self.tree.tag(above) == Some(Tag::Thead));
                self.table.iter_mut().for_each(|table| table.row(head));
            }
            Tag::Td | Tag::Th if self.table.is_some() => return self.enter_cell(),
            _ => {}
        }
        Opened::Block
    }

    fn details(&mut self, id: TreeId) -> Opened {
        let open = if self.tree.attribute(id, "open").is_some() { " open" } else { "" };
        self.blocks.block(&format!("<details{open}>"), false);
        Opened::Details
    }

    fn line(&self, id: TreeId) -> String {
        html::line(self.tree, id, self.page.unwrap_or_default())
    }

    /// Writes an element as HTML: Markdown has no form for it.
    fn html(&mut self, id: TreeId) -> Opened {
        self.blocks.block(&self.line(id), false);
        self.skipped = self.tree.end(id);
        Opened::Nothing
    }

    fn leave(&mut self, id: TreeId, opened: Opened) {
        match opened {
            Opened::Nothing => {}
            Opened::Span => self.run.close(),
            Opened::Code => self.run.close_code(),
            Opened::Quotation => match &mut self.pre {
                Some(pre) => pre.push('”'),
                None => self.run.closing_mark("”"),
            },
            Opened::Block => self.border(),
            Opened::Heading => {
                self.border();
                self.heading = None;
            }
            Opened::Container => {
                self.border();
                self.blocks.close();
            }
            Opened::List => {
                self.border();
                self.blocks.close_list();
            }
            Opened::Marked => {
                self.run.close();
                self.border();
            }
            Opened::Details => {
                self.border();
                self.blocks.block("</details>", false);
            }
            Opened::Pre => self.leave_pre(id),
            Opened::Cell => self.leave_cell(id),
            Opened::Table => {
                self.border();
                let table = self.table.take().map(Table::write).unwrap_or_default();
                if !table.is_empty() {
                    self.blocks.block(&table, false);
                }
            }
        }
    }

    /// Writes the code in a fence that it can't close, and then the pictures that stood in it.
    fn leave_pre(&mut self, id: TreeId) {
        let code = self.pre.take().unwrap_or_default().replace("\r\n", "\n").replace('\r', "\n");
        if !code.chars().all(collapses) {
            let code = code.strip_suffix('\n').unwrap_or(&code);
            let fence = escape::fence(code, 3);
            let class = self.tree.attribute(id, "class").unwrap_or_default();
            let language = class.strip_prefix("language-").unwrap_or_default();
            self.blocks.block(&format!("{fence}{language}\n{code}\n{fence}"), false);
        }
        self.border();
    }

    fn leave_cell(&mut self, id: TreeId) {
        let head = self.tree.tag(id) == Some(Tag::Th);
        self.in_cell = false;
        let text = self.run.take(Style::Cell);
        if let Some(table) = &mut self.table {
            table.cell(Cell { text, head });
        }
    }

    fn number(&self, id: TreeId, name: &str) -> Option<i64> {
        self.tree.attribute(id, name)?.trim().parse().ok()
    }

    /// The first number of an ordered list and the step to the next.
    fn numbering(&self, id: TreeId) -> (i64, i64) {
        let start = self.number(id, "start");
        if self.tree.attribute(id, "reversed").is_none() {
            return (start.unwrap_or(1), 1);
        }
        let items = self.tree.children(id).filter(|&child| self.tree.tag(child) == Some(Tag::Li)).count();
        (start.unwrap_or_else(|| i64::try_from(items).unwrap_or(i64::MAX)), -1)
    }

    /// Whether no item of a list has more than one paragraph and lists after it.
    fn is_tight(&self, list: TreeId) -> bool {
        self.tree.children(list).all(|item| {
            let mut blocks = self.tree.children(item).filter(|&child| {
                self.tree
                    .tag(child)
                    .is_some_and(|tag| !tag.is_inline() && !matches!(tag, Tag::Ul | Tag::Ol | Tag::Br))
            });
            blocks.next().is_none_or(|first| self.tree.tag(first) == Some(Tag::P)) && blocks.next().is_none()
        })
    }
}

/// Whether the element has a place of its own in the table; a caption only before the first cell.
fn is_part_of_table(tag: Tag, table: &Table) -> bool {
    match tag {
        Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr | Tag::Td | Tag::Th => true,
        Tag::Caption => table.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
