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

            // A list, since a `match` on names is larger by kilobytes; a page has few names, and each is looked up once.
            const ALL: &[(&str, Self)] = &[$(($name, Self::$variant)),*];

            /// What a lower-case name stands for.
            pub fn from_name(name: &str) -> Self {
                Self::ALL.iter().find(|known| known.0 == name).map_or(Self::Other, |known| known.1)
            }

            /// The lower-case name; empty for any other.
            pub fn name(self) -> &'static str {
                Self::ALL.get(self as usize).map_or("", |known| known.0)
            }
        }
    };
}

pub(super) use known_names;
