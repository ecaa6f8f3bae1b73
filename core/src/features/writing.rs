//! How a block is written: its sentences, marks and capitals, and the words that it shares with title and description.

use crate::block::{Block, Blocks};
use crate::lists::gather;
use crate::metadata::Metadata;
use crate::words;

/// Characters looked at for shares: the beginning of a block tells as much as all of it.
const SAMPLE: u32 = 600;

/// What a block's text shows by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Writing {
    pub(super) sentences: u32,
    pub(super) commas: u32,
    /// Shares of the characters, and of the words.
    pub(super) capitals: f32,
    pub(super) marks: f32,
    pub(super) title_case: f32,
    pub(super) stop: bool,
    pub(super) price: bool,
    pub(super) date: bool,
    /// Shares of its words: different ones, and of these those that the title and the description have.
    pub(super) unique: f32,
    pub(super) in_title: f32,
    pub(super) in_description: f32,
    /// The share of the title's words that it has.
    pub(super) title_covered: f32,
}

/// Reads the blocks that have words, in order.
#[inline(never)]
pub(super) fn read(blocks: &Blocks, metadata: &Metadata) -> Vec<Writing> {
    let with_words = || blocks.iter().filter(|block| block.scored_words() > 0);
    let mut vocabulary = Vocabulary::new(with_words().map(|block| block.words).sum());
    let title = vocabulary.mark(metadata.title.as_deref().unwrap_or_default(), IN_TITLE);
    vocabulary.mark(metadata.excerpt.as_deref().unwrap_or_default(), IN_DESCRIPTION);
    gather(with_words().zip(1..).map(|(block, row)| {
        let mut writing = characters(&block.text);
        vocabulary.measure(row, block, title, &mut writing);
        writing
    }))
}

fn characters(text: &str) -> Writing {
    let mut writing = Writing { stop: ends_a_sentence(text), ..Writing::default() };
    let (mut seen, mut capitals, mut marks) = (0, 0, 0);
    let (mut begun, mut cased) = (0, 0);
    let mut before = ' ';
    let mut digits = Digits::default();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        // What most texts are made of is none of what is counted here.
        if character.is_ascii_lowercase() && before.is_ascii_lowercase() {
            seen += u32::from(seen < SAMPLE);
            continue;
        }
        let next = characters.peek().copied();
        if seen < SAMPLE {
            let capital = words::is_capital(character);
            seen += 1;
            capitals += u32::from(capital);
            marks += u32::from(words::is_mark(character));
            if before == ' ' && character != ' ' && begun < 60 {
                begun += 1;
                cased += u32::from(capital);
            }
        }
        writing.commas += u32::from(matches!(character, ',' | '、' | '，' | '،'));
        writing.sentences += u32::from(ends_here(character, next));
        digits.step(character, next);
        writing.price |= is_price(before, character);
        before = character;
    }
    writing.date = digits.date;
    writing.capitals = capitals as f32 / seen.max(1) as f32;
    writing.marks = marks as f32 / seen.max(1) as f32;
    writing.title_case = cased as f32 / begun.max(1) as f32;
    writing
}

fn ends_a_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '。', '？', '！', '"', '”', '…', '»', '」', '؟', '।'])
}

fn ends_here(character: char, next: Option<char>) -> bool {
    match character {
        '.' | '!' | '?' | '؟' | '।' => {
            next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | '\'' | ')'))
        }
        '。' | '？' | '！' => true,
        _ => false,
    }
}

fn is_price(before: char, character: char) -> bool {
    let currency = |c| matches!(c, '$' | '€' | '£' | '¥' | '₹' | '￥' | '₩' | '₽');
    currency(before) && character.is_ascii_digit() || before.is_ascii_digit() && currency(character)
}

/// Digits in a row: four of them that begin with 19 or 20 are a year, two after a colon a time of day.
#[derive(Default)]
struct Digits {
    value: u32,
    length: u32,
    after_colon: bool,
    date: bool,
}

impl Digits {
    fn step(&mut self, character: char, next: Option<char>) {
        let Some(digit) = character.to_digit(10) else {
            self.after_colon = character == ':' && self.length > 0;
            (self.value, self.length) = (0, 0);
            return;
        };
        self.value = self.value.wrapping_mul(10).wrapping_add(digit);
        self.length += 1;
        if !next.is_some_and(|next| next.is_ascii_alphanumeric()) {
            let year = self.length == 4 && (1900..2100).contains(&self.value);
            self.date |= year || self.length == 2 && self.after_colon;
        }
    }
}

const IN_TITLE: u8 = 1;
const IN_DESCRIPTION: u8 = 2;

/// The page's words: of each, where it was seen last, and whether title and description have it.
struct Vocabulary {
    /// Each word stands at the place of its hash, or at the next that was free.
    words: Vec<Word>,
    mask: usize,
}

#[derive(Clone, Copy, Default)]
struct Word {
    hash: u32,
    row: u32,
    used: bool,
    marks: u8,
}

impl Vocabulary {
    /// With room for so many words, and for those of title and description.
    fn new(words: u32) -> Self {
        const HEAD: usize = 1024;
        let places = (words as usize * 3 / 2 + 2 * HEAD).next_power_of_two();
        Self { words: vec![Word::default(); places], mask: places - 1 }
    }

    fn word(&mut self, hash: u32) -> &mut Word {
        let mut place = hash as usize & self.mask;
        while self.words[place].used && self.words[place].hash != hash {
            place = (place + 1) & self.mask;
        }
        let word = &mut self.words[place];
        word.used = true;
        word.hash = hash;
        word
    }

    /// Marks the words of a text, at most 500, and says how many different ones it has.
    fn mark(&mut self, text: &str, mark: u8) -> u32 {
        let (mut left, mut different) = (500, 0);
        words::each_hash(text, |hash| {
            if left > 0 {
                left -= 1;
                let word = self.word(hash);
                different += u32::from(word.marks & mark == 0);
                word.marks |= mark;
            }
        });
        different
    }

    fn measure(&mut self, row: u32, block: &Block, title: u32, writing: &mut Writing) {
        let (mut different, mut in_title, mut in_description) = (0, 0, 0);
        words::each_hash(&block.text, |hash| {
            let word = self.word(hash);
            if word.row != row {
                word.row = row;
                different += 1;
                in_title += u32::from(word.marks & IN_TITLE != 0);
                in_description += u32::from(word.marks & IN_DESCRIPTION != 0);
            }
        });
        let of = |part: u32, whole: u32| part as f32 / whole.max(1) as f32;
        writing.unique = of(different, block.words);
        writing.in_title = of(in_title, different);
        writing.in_description = of(in_description, different);
        writing.title_covered = of(in_title, title);
    }
}
