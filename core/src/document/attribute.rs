//! The attributes that the core knows by name.

macro_rules! attributes {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// An attribute's name, as far as a decision depends on it.
        ///
        /// A page has some thousands of attributes and some dozens of names: a name is looked up once, and compared as a
        /// number from then on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Attribute {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// Any other attribute.
            Other,
        }

        impl Attribute {
            /// How many there are.
            pub const COUNT: usize = Self::Other as usize + 1;

            /// The attribute of a lower-case name.
            pub fn from_name(name: &str) -> Self {
                // A list, since a `match` on names is larger by kilobytes; a page has few names, and each is looked up once.
                const ALL: &[(&str, Attribute)] = &[$(($name, Attribute::$variant)),*];
                ALL.iter().find(|known| known.0 == name).map_or(Self::Other, |known| known.1)
            }

            /// The lower-case name; empty for [`Attribute::Other`].
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Other => "",
                }
            }
        }
    };
}

attributes! {
    Abbr = "abbr", Alt = "alt", AriaModal = "aria-modal", Class = "class", Colspan = "colspan",
    Content = "content", CurrentSrc = "current-src", DataImage = "data-image", DataLazySrc = "data-lazy-src",
    DataLazySrcset = "data-lazy-srcset", DataOriginal = "data-original",
    DataOriginalSrc = "data-original-src", DataSrc = "data-src", DataSrcset = "data-srcset",
    DataUrl = "data-url", Datetime = "datetime", Dir = "dir", Headers = "headers", Height = "height",
    Href = "href", HttpEquiv = "http-equiv", Id = "id", Itemprop = "itemprop", Lang = "lang", Name = "name",
    Open = "open", Property = "property", Rel = "rel", Reversed = "reversed", Role = "role",
    Rowspan = "rowspan", Scope = "scope", Src = "src", Srcset = "srcset", Start = "start", Title = "title",
    Type = "type", Value = "value", Width = "width", XmlLang = "xml:lang",
}

#[cfg(test)]
mod tests {
    use super::Attribute;

    #[test]
    fn names_lead_there_and_back() {
        for name in ["class", "xml:lang", "data-src"] {
            assert_eq!(Attribute::from_name(name).name(), name);
        }
        assert_eq!(Attribute::from_name("data-x"), Attribute::Other);
    }
}
