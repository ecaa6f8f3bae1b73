//! The article's text alone: what is read, without marks.

use crate::article::Article;
use crate::document::Tag;

use super::{Step, collapses, tex, walk_words};

/// The article's body as plain text, in lines that end with a line feed.
///
/// Blocks are set off by blank lines; a list's items stand one a line after `- ` (also numbered ones: a number
/// would be a word that the page doesn't have), a table's rows one a line with tabs between cells, preformatted
/// text as it is, and formulas in TeX where the page has them so. Title, byline and descriptions of pictures are left
/// out: no word is added, lost, split or glued.
pub fn plain_text(article: &Article) -> String {
    let tree = &article.tree;
    let mut writer = Writer::default();
    walk_words(tree, |step| match step {
        Step::Enter(id) => match tree.tag(id) {
            None => writer.text(tree.text(id).unwrap_or_default()),
            Some(Tag::Math) => writer.text(&tex::of(tree, id).unwrap_or_else(|| tree.text_of(id))),
            Some(Tag::Img) => writer.text(&tex::of(tree, id).unwrap_or_default()),
            Some(tag) => writer.enter(tag),
        },
        Step::Leave(id) => tree.tag(id).into_iter().for_each(|tag| writer.leave(tag)),
    });
    writer.finish()
}

/// What has to stand between the words so far and the next one; the greater wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Tab,
    Line,
    Blank,
}

#[derive(Default)]
struct Writer {
    out: String,
    gap: Gap,
    /// A list item has begun and has no word yet.
    bullet: bool,
    /// How many items are open: in them blocks follow one another without blank lines.
    items: usize,
    /// How many `pre` are open.
    preformatted: usize,
    /// How many cells are open: in them blocks don't start new lines, which are the rows'.
    cells: usize,
}

impl Writer {
    fn enter(&mut self, tag: Tag) {
        match tag {
            Tag::Br => return self.line_break(),
            Tag::Q => return self.text("“"),
            _ => self.widen(border(tag)),
        }
        match tag {
            Tag::Li => {
                self.bullet = true;
                self.items += 1;
            }
            Tag::Pre => self.preformatted += 1,
            Tag::Td | Tag::Th => self.cells += 1,
            _ => {}
        }
    }

    fn leave(&mut self, tag: Tag) {
        match tag {
            Tag::Li => self.items = self.items.saturating_sub(1),
            Tag::Pre => self.preformatted = self.preformatted.saturating_sub(1),
            Tag::Td | Tag::Th => self.cells = self.cells.saturating_sub(1),
            Tag::Q => self.out.push('”'),
            _ => {}
        }
        self.widen(border(tag));
    }

    /// Whether texts stand as they are: in `pre`, but not in a cell, whose row is one line.
    fn is_raw(&self) -> bool {
        self.preformatted > 0 && self.cells == 0
    }

    /// A second break in a row leaves a blank line.
    fn line_break(&mut self) {
        if self.is_raw() {
            self.fill_gap();
            self.out.push('\n');
        } else if self.gap == Gap::Line && self.cells == 0 {
            self.gap = Gap::Blank;
        } else {
            self.widen(Gap::Line);
        }
    }

    /// Asks for a gap, as wide as the place allows.
    fn widen(&mut self, gap: Gap) {
        let gap = match gap {
            Gap::Line | Gap::Blank if self.cells > 0 => Gap::Space,
            Gap::Blank if self.items > 0 => Gap::Line,
            gap => gap,
        };
        if !self.is_raw() {
            self.gap = self.gap.max(gap);
        } else if gap == Gap::Tab {
            self.out.push('\t');
        } else if gap > Gap::Tab && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_raw() {
            self.fill_gap();
            self.out.push_str(text);
            return;
        }
        for (index, word) in text.split(collapses).enumerate() {
            if index > 0 {
                self.gap = self.gap.max(Gap::Space);
            }
            if !word.is_empty() {
                self.fill_gap();
                self.out.push_str(word);
            }
        }
    }

    fn fill_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if !self.out.is_empty() {
            let ended = self.out.ends_with('\n');
            self.out.push_str(match gap {
                Gap::None => "",
                Gap::Space | Gap::Tab | Gap::Line if ended => "",
                Gap::Space => " ",
                Gap::Tab => "\t",
                Gap::Line => "\n",
                Gap::Blank if ended => "\n",
                Gap::Blank => "\n\n",
            });
        }
        if std::mem::take(&mut self.bullet) {
            self.out.push_str("- ");
        }
    }

    fn finish(mut self) -> String {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out
    }
}

/// The gap that the element's borders ask for.
fn border(tag: Tag) -> Gap {
    match tag {
        Tag::Td | Tag::Th => Gap::Tab,
        Tag::Li | Tag::Tr | Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Dt | Tag::Dd => Gap::Line,
        Tag::Br => Gap::None,
        _ if tag.is_inline() => Gap::None,
        _ => Gap::Blank,
    }
}

#[cfg(test)]
mod tests {
    use super::plain_text;
    use crate::output::samples;
    use crate::words;

    fn check(markup: &str, expected: &str) {
        assert_eq!(plain_text(&samples::article(markup)), expected, "{markup}");
    }

    #[test]
    fn blocks_are_set_off_and_inline_tags_leave_words_whole() {
        check("<p>One  <b>bo</b>ld\n word</p><p>Two</p>", "One bold word\n\nTwo\n");
        check("<p>a<br>b<br><br>c</p>", "a\nb\n\nc\n");
        check("<p>He said <q>no</q>.</p>", "He said “no”.\n");
        check("loose<h2>Head</h2>text", "loose\n\nHead\n\ntext\n");
    }

    #[test]
    fn items_and_rows_stand_one_a_line() {
        check(
            "<ol><li><p>one</p><ul><li>in</li></ul></li><li>two</li></ol><p>x</p>",
            "- one\n- in\n- two\n\nx\n",
        );
        check(
            "<table><tr><th>a</th><th>b</th></tr><tr><td><p>1</p><p>2</p></td><td>3<br>4</td></tr></table>",
            "a\tb\n1 2\t3 4\n",
        );
        check("<dl><dt>t</dt><dd>m</dd></dl>", "t\nm\n");
    }

    #[test]
    fn a_formula_is_its_tex_or_its_text() {
        check("<p>So <math alttext=\"a^2\"><mi>a</mi></math>.</p>", "So a^2.\n");
        check("<p>So <math><mi>a</mi><mo>=</mo></math>.</p>", "So a=.\n");
    }

    #[test]
    fn preformatted_text_keeps_every_byte() {
        check("<p>a</p><pre>\tx = 1;\n\n  y  \n</pre><p>b</p>", "a\n\n\tx = 1;\n\n  y  \n\nb\n");
        check("<pre>a<br><br>b</pre>", "a\n\nb\n");
    }

    #[test]
    fn nothing_gives_nothing_and_depth_costs_no_stack() {
        check("", "");
        let deep = format!(
            "{}word{}",
            "<div>".replace("div", "blockquote").repeat(100_000),
            "</blockquote>".repeat(100_000)
        );
        check(&deep, "word\n");
    }

    #[test]
    fn its_words_are_the_tree_s() {
        let article = samples::every_kind();
        let words: Vec<String> = words::split(&plain_text(&article)).map(str::to_owned).collect();
        assert_eq!(words, samples::words_of(&article.tree));
    }
}
