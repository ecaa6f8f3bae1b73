//! Blocks in the quotes and list items that they stand in: what comes before each of their lines.

/// Quotes and items nested deeper are written as if they stood in the outer one: the marks of deeper ones would
/// outgrow the text, and no word is in them.
const MAX_DEPTH: usize = 16;

/// The greatest number that a list item may have in Markdown.
const MAX_NUMBER: i64 = 999_999_999;

/// Markdown written block by block.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    out: String,
    containers: Vec<Container>,
    lists: Vec<List>,
    /// The delimiter of the list that the last block outside all containers was an item of.
    previous: Option<char>,
    /// How many containers the last block stood in, and whether it was a paragraph.
    last: Option<(usize, bool)>,
}

#[derive(Debug)]
struct Container {
    /// The item that this is; `None` for a quote or a note.
    item: Option<Item>,
    /// The label of the note that this is.
    note: Option<String>,
    /// Whether something was written in it.
    begun: bool,
    /// As in [`Blocks::previous`], for the last block in this container.
    previous: Option<char>,
}

#[derive(Debug)]
struct Item {
    list: usize,
    number: i64,
    /// Spaces that stand for the marker on later lines.
    width: usize,
}

#[derive(Debug)]
struct List {
    ordered: bool,
    next: i64,
    step: i64,
    tight: bool,
    /// The delimiter and number of the item written last.
    written: Option<(char, i64)>,
}

impl Blocks {
    /// Opens a quote; says whether it did.
    pub(super) fn open_quote(&mut self) -> bool {
        self.open(None, None)
    }

    /// Opens a note; says whether it did.
    pub(super) fn open_note(&mut self, label: &str) -> bool {
        self.open(None, Some(label.to_owned()))
    }

    /// Opens a list. A tight one has no blank lines between its items; an ordered one counts from `first` by `step`.
    pub(super) fn open_list(&mut self, ordered: Option<(i64, i64)>, tight: bool) {
        let (next, step) = ordered.unwrap_or_default();
        self.lists.push(List { ordered: ordered.is_some(), next, step, tight, written: None });
    }

    /// Closes the list opened last.
    pub(super) fn close_list(&mut self) {
        self.lists.pop();
    }

    /// Opens an item of the list opened last; says whether it did. Its marker is written with its first block.
    pub(super) fn open_item(&mut self, value: Option<i64>) -> bool {
        let Some(list) = self.lists.last_mut() else { return false };
        let number = value.unwrap_or(list.next);
        list.next = number.saturating_add(list.step);
        let list = self.lists.len() - 1;
        self.open(Some(Item { list, number, width: 0 }), None)
    }

    /// Closes the quote or item opened last.
    pub(super) fn close(&mut self) {
        self.containers.pop();
    }

    /// Writes a block.
    pub(super) fn block(&mut self, block: &str, paragraph: bool) {
        let new =
            self.containers.iter().position(|container| !container.begun).unwrap_or(self.containers.len());
        let delimiter = self.delimiter(new);
        self.separate(new, delimiter);
        let mut start = String::new();
        self.prefix(&mut start, new);
        for at in new..self.containers.len() {
            let marker = self.begin(at);
            start.push_str(&marker);
        }
        let mut later = String::new();
        self.prefix(&mut later, self.containers.len());
        for (index, line) in block.split('\n').enumerate() {
            let prefix = if index == 0 { &start } else { &later };
            self.out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
            self.out.push_str(line);
            self.out.push('\n');
        }
        *self.previous_mut(self.containers.len()) = None;
        self.last = Some((self.containers.len(), paragraph));
    }

    /// The whole.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn open(&mut self, item: Option<Item>, note: Option<String>) -> bool {
        let fits = self.containers.len() < MAX_DEPTH;
        if fits {
            self.containers.push(Container { item, note, begun: false, previous: None });
        }
        fits
    }

    /// What the last block in the first `depth` containers was an item of.
    fn previous_mut(&mut self, depth: usize) -> &mut Option<char> {
        match depth.checked_sub(1).and_then(|at| self.containers.get_mut(at)) {
            Some(container) => &mut container.previous,
            None => &mut self.previous,
        }
    }

    /// The delimiter of the container at this place, if it is an item that is about to begin.
    ///
    /// Two lists in a row, or numbers with a jump, are told apart by a change of delimiter.
    fn delimiter(&mut self, at: usize) -> Option<char> {
        let before = *self.previous_mut(at);
        let item = self.containers.get(at)?.item.as_ref()?;
        let list = self.lists.get(item.list)?;
        let (first, other) =
            if list.ordered && (0..=MAX_NUMBER).contains(&item.number) { ('.', ')') } else { ('-', '*') };
        let fresh = if before == Some(first) { other } else { first };
        Some(match list.written {
            Some((delimiter, number)) if delimiter == first || delimiter == other => {
                let follows = first != '.' || number.checked_add(1) == Some(item.number);
                if follows == (delimiter == first) { first } else { other }
            }
            _ => fresh,
        })
    }

    /// Marks a container as begun and gives its marker.
    fn begin(&mut self, at: usize) -> String {
        let delimiter = self.delimiter(at);
        *self.previous_mut(at) = delimiter;
        let container = &mut self.containers[at];
        container.begun = true;
        if let Some(label) = &container.note {
            return format!("[^{label}]: ");
        }
        let (Some(item), Some(delimiter)) = (&mut container.item, delimiter) else { return "> ".to_owned() };
        let marker = match delimiter {
            '.' | ')' => format!("{}{delimiter} ", item.number),
            bullet => format!("{bullet} "),
        };
        item.width = marker.len();
        self.lists[item.list].written = Some((delimiter, item.number));
        marker
    }

    /// Writes the line break or blank line between the last block and the next, whose new containers start at `new`.
    fn separate(&mut self, new: usize, delimiter: Option<char>) {
        let Some((depth, paragraph)) = self.last else { return };
        let before = *self.previous_mut(new);
        let tight = |container: Option<&Container>| {
            let item = container.and_then(|container| container.item.as_ref());
            item.and_then(|item| self.lists.get(item.list)).is_some_and(|list| list.tight)
        };
        let sibling = delimiter.is_some() && delimiter == before && tight(self.containers.get(new));
        // A numbered list can follow a paragraph's line only if it starts with 1.
        let first = self.containers.get(new).and_then(|container| container.item.as_ref());
        let interrupts = first.is_some_and(|item| item.number == 1 || matches!(delimiter, Some('-' | '*')));
        let outer = new.checked_sub(1).and_then(|at| self.containers.get(at));
        let nested = interrupts && paragraph && depth == new && tight(outer);
        if !sibling && !nested {
            let mut prefix = String::new();
            self.prefix(&mut prefix, new);
            self.out.push_str(prefix.trim_end());
            self.out.push('\n');
        }
    }

    /// What continues the first `count` containers on a further line.
    fn prefix(&self, prefix: &mut String, count: usize) {
        for container in &self.containers[..count] {
            match &container.item {
                None if container.note.is_some() => prefix.push_str("    "),
                None => prefix.push_str("> "),
                Some(item) => prefix.extend(std::iter::repeat_n(' ', item.width)),
            }
        }
    }
}
