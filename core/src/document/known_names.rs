//! Names that a page repeats: each is looked up once, and compared as a number from then on.

/// Makes an enum of the names that decisions depend on, with a variant for all others.
macro_rules! known_names {
    ($(#[$doc:meta])* $known:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $known {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// Any other.
            Other,
        }

        impl $known {
            /// How many there are.
            pub const COUNT: usize = Self::Other as usize + 1;

            const ALL: &[Self] = &[$(Self::$variant),*];
            const NAMES: $crate::document::known_names::Names = $crate::document::known_names::Names {
                text: concat!($($name),*),
                lengths: &[$($name.len() as u8),*],
            };

            /// What a lower-case name stands for.
            pub fn from_name(name: &str) -> Self {
                let place = Self::NAMES.place_of(name);
                place.and_then(|place| Self::ALL.get(place)).copied().unwrap_or(Self::Other)
            }

            /// The lower-case name; empty for any other.
            pub fn name(self) -> &'static str {
                Self::NAMES.at(self as usize).unwrap_or_default()
            }
        }
    };
}

pub(super) use known_names;

/// Names as one text: a tenth of a list of texts. (A `match` on names would be larger by kilobytes; a page has few names,
/// and each is looked up once.)
pub(super) struct Names {
    pub(super) text: &'static str,
    pub(super) lengths: &'static [u8],
}

impl Names {
    /// The place of a name in their order.
    pub(super) fn place_of(&self, name: &str) -> Option<usize> {
        let mut end = 0;
        self.lengths.iter().position(|&length| {
            let start = end;
            end += usize::from(length);
            usize::from(length) == name.len() && self.text.get(start..end) == Some(name)
        })
    }

    /// The name at a place.
    pub(super) fn at(&self, place: usize) -> Option<&'static str> {
        let start = self.lengths.iter().take(place).map(|&length| usize::from(length)).sum();
        self.text.get(start..start + usize::from(*self.lengths.get(place)?))
    }
}
