//! What ids and classes around a block say of it.
//!
//! Each element's names are read once and compared with all lists at a time: what is left of them is the lists that they
//! stand in.

use crate::document::{Attribute, Document, NodeId};
use crate::lists::gather;
use crate::words;

/// What the names that authors of pages give to their elements say, as far as they stand in one of the lists below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Name {
    /// It is an advert: names that adverts' programs look for.
    Advert = 1,
    /// It is what readers wrote.
    Comments = 1 << 1,
    /// It asks for consent: the names of such dialogs and of their makers.
    Consent = 1 << 2,
    /// It offers the article for printing elsewhere.
    Republish = 1 << 3,
    /// It leads back up the site.
    Breadcrumbs = 1 << 4,
    /// It changes the text's size.
    TextSize = 1 << 5,
    /// It says of what the size is changed, if [`Name::Size`] follows.
    Sized = 1 << 6,
    /// It says that the size is changed, if [`Name::Sized`] comes before it.
    Size = 1 << 7,
}

/// The lists; a name may stand in several.
const LISTS: &[(Name, &[&str])] = &[
    (
        Name::Advert,
        &[
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "adsbygoogle",
            "adslot",
            "adunit",
            "adbox",
            "adwrapper",
            "dfp",
            "gpt",
            "sponsored",
            "outbrain",
            "taboola",
            "promoted",
        ],
    ),
    (
        Name::Comments,
        &[
            "comments",
            "comment",
            "commentlist",
            "commentslist",
            "disqus",
            "respond",
            "livefyre",
            "kommentare",
            "kommentar",
            "commentaires",
            "comentarios",
            "commenti",
            "reacties",
            "kommentarer",
        ],
    ),
    (
        Name::Consent,
        &[
            "cookie",
            "cookies",
            "cookiebanner",
            "cookiebot",
            "consent",
            "gdpr",
            "ccpa",
            "onetrust",
            "didomi",
            "usercentrics",
            "cmpbox",
            "qc",
            "iubenda",
            "trustarc",
            "truste",
            "klaro",
            "osano",
            "tarteaucitron",
            "borlabs",
            "cookieyes",
            "cky",
        ],
    ),
    (Name::Republish, &["republish", "republishing", "republication"]),
    (Name::Breadcrumbs, &["breadcrumb", "breadcrumbs"]),
    (Name::TextSize, &["fontsize", "textsize", "fontsizer", "textsizer", "textresizer", "fontresizer"]),
    (Name::Sized, &["font", "text"]),
    (Name::Size, &["size", "sizer", "sizes", "resize", "resizer", "zoom"]),
];

/// The names of all lists: each stands at the place of its hash, or at the next that was free.
struct Table {
    hashes: [u32; PLACES],
    lists: [u8; PLACES],
}

const PLACES: usize = 256;
static TABLE: Table = table();

const fn table() -> Table {
    let mut table = Table { hashes: [0; PLACES], lists: [0; PLACES] };
    let mut list = 0;
    while list < LISTS.len() {
        let (name, words) = LISTS[list];
        let mut word = 0;
        while word < words.len() {
            let hash = hash(words[word]);
            let mut place = hash as usize % PLACES;
            while table.lists[place] != 0 && table.hashes[place] != hash {
                place = (place + 1) % PLACES;
            }
            table.hashes[place] = hash;
            table.lists[place] |= name as u8;
            word += 1;
        }
        list += 1;
    }
    table
}

/// The lists that a name stands in.
fn look_up(hash: u32) -> u8 {
    let mut place = hash as usize % PLACES;
    loop {
        let lists = TABLE.lists[place];
        if lists == 0 || TABLE.hashes[place] == hash {
            return lists;
        }
        place = (place + 1) % PLACES;
    }
}

/// What the names in ids and classes say.
#[derive(Clone, Debug)]
pub struct Names {
    /// The elements with names of any list, in document order.
    named: Vec<(NodeId, u8)>,
}

/// An element with more names than this is styled by a machine.
const MOST: usize = 24;

impl Names {
    /// Reads the ids and classes of every element once.
    pub(super) fn read(document: &Document) -> Self {
        let elements = document.ids().filter(|&id| document.tag(id).is_some());
        let named = elements.map(|id| (id, lists_of(document, id))).filter(|&(_, lists)| lists != 0);
        Self { named: gather(named) }
    }

    /// Whether an element's own names say this.
    pub fn has(&self, id: NodeId, name: Name) -> bool {
        let place = self.named.binary_search_by_key(&id, |named| named.0);
        place.is_ok_and(|place| says(self.named[place].1, name))
    }

    /// The elements whose names say this, in document order.
    pub fn all(&self, name: Name) -> impl Iterator<Item = NodeId> {
        self.named.iter().filter(move |&&(_, lists)| says(lists, name)).map(|&(id, _)| id)
    }
}

fn says(lists: u8, name: Name) -> bool {
    lists & name as u8 != 0
}

/// The lists that an element's names stand in.
fn lists_of(document: &Document, id: NodeId) -> u8 {
    let mut lists = 0;
    let mut before = 0;
    for attribute in [Attribute::Id, Attribute::Class] {
        let Some(value) = document.attribute(id, attribute) else { continue };
        each_name(value, |hash| {
            let own = look_up(hash);
            lists |= own;
            if says(before, Name::Sized) && says(own, Name::Size) {
                lists |= Name::TextSize as u8;
            }
            before = own;
        });
    }
    lists
}

/// The number that a name, in lower case, is compared by: the lower half of [`words::hash`].
const fn hash(name: &str) -> u32 {
    words::hash(name) as u32
}

/// The parts of a list of names, as hashes: cut at what is no letter and at capitals, in lower case. What follows a digit is
/// a part of a number ("8ad4").
fn each_name(names: &str, mut see: impl FnMut(u32)) {
    let bytes = names.as_bytes();
    let (mut at, mut left) = (0, MOST);
    while at < bytes.len() && left > 0 {
        if !bytes[at].is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let is_of_number = at > 0 && bytes[at - 1].is_ascii_digit();
        let (mut hash, mut lower) = (words::OFFSET as u32, false);
        while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_alphabetic()) {
            if lower && byte.is_ascii_uppercase() {
                break;
            }
            lower = byte.is_ascii_lowercase();
            hash = words::step_half(hash, byte.to_ascii_lowercase());
            at += 1;
        }
        if !is_of_number {
            see(hash);
            left -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LISTS, each_name, hash, look_up, says};

    #[test]
    fn names_are_cut_where_a_reader_would() {
        let mut hashes = Vec::new();
        each_name("post-footer shareBar ad_2 fn-38ad41", |hash| hashes.push(hash));
        assert_eq!(hashes, ["post", "footer", "share", "bar", "ad", "fn"].map(hash));
    }

    #[test]
    fn every_name_is_found_in_its_lists() {
        for &(list, names) in LISTS {
            assert!(names.iter().all(|name| says(look_up(hash(name)), list)));
        }
        assert_eq!(look_up(hash("unhusk")), 0);
    }
}
