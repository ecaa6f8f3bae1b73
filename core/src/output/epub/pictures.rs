//! The pictures of a book: which of them there are, and what they are.

use std::collections::{HashMap, HashSet};

use crate::output::address;

/// A picture that whoever asks for an EPUB has at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture<'a> {
    /// As the article's tree has it.
    pub address: &'a str,
    /// The file itself.
    pub bytes: &'a [u8],
}

/// A picture that is a file of the book.
pub(super) struct Packed {
    pub(super) name: String,
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// The pictures that the article's tree names, in its order.
#[derive(Default)]
pub(in crate::output) struct Pictures<'a> {
    given: HashMap<&'a str, &'a [u8]>,
    /// Of each address that was asked for, its file's place among those packed.
    places: HashMap<String, usize>,
    pub(super) packed: Vec<Packed>,
    pub(super) missing: HashSet<String>,
}

impl<'a> Pictures<'a> {
    pub(in crate::output) fn of(given: &[Picture<'a>]) -> Self {
        Self { given: given.iter().map(|own| (own.address, own.bytes)).collect(), ..Self::default() }
    }

    /// The name of the picture's file in the book; `None`, and noted as missing, where it can't be one.
    pub(in crate::output) fn file_of(&mut self, address: &str) -> Option<&str> {
        if !self.places.contains_key(address) && !self.pack(address) {
            self.missing.insert(address.to_owned());
            return None;
        }
        self.places.get(address).map(|&place| self.packed[place].name.as_str())
    }

    fn pack(&mut self, address: &str) -> bool {
        let given = self.given.get(address).map(|bytes| bytes.to_vec());
        let Some(bytes) = given.or_else(|| address::data(address)) else { return false };
        let Some((media_type, ending)) = kind(&bytes) else { return false };
        let name = format!("pictures/{}.{ending}", self.packed.len() + 1);
        self.places.insert(address.to_owned(), self.packed.len());
        self.packed.push(Packed { name, media_type, bytes });
        true
    }
}

/// Media type and ending of what every reading system shows, by how the bytes begin: names and servers may be wrong.
fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(("image/png", "png")),
        [0xff, 0xd8, 0xff, ..] => Some(("image/jpeg", "jpg")),
        [b'G', b'I', b'F', b'8', ..] => Some(("image/gif", "gif")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(("image/webp", "webp")),
        _ => None,
    }
}
