//! The attributes that the core knows by name.

use super::known_names::known_names;

known_names! {
    /// An attribute's name, as far as a decision depends on it.
    ///
    /// A page has some thousands of attributes and some dozens of names.
    Attribute {
        Abbr = "abbr", Allow = "allow", Allowfullscreen = "allowfullscreen", Alt = "alt", AriaModal = "aria-modal", Checked = "checked", Class = "class", Colspan = "colspan",
        Content = "content", CurrentSrc = "current-src", Data = "data", DataImage = "data-image", DataLazySrc = "data-lazy-src",
        DataLazySrcset = "data-lazy-srcset", DataOriginal = "data-original",
        DataOriginalSrc = "data-original-src", DataSrc = "data-src", DataSrcset = "data-srcset",
        DataUrl = "data-url", Datetime = "datetime", Dir = "dir", Headers = "headers", Height = "height",
        Href = "href", HttpEquiv = "http-equiv", Id = "id", Itemprop = "itemprop", Lang = "lang", Name = "name",
        Itemtype = "itemtype",
        Open = "open", Poster = "poster", Property = "property", Rel = "rel", Reversed = "reversed", Role = "role",
        Rowspan = "rowspan", Scope = "scope", Src = "src", Srcset = "srcset", Start = "start", Title = "title",
        Type = "type", Value = "value", Width = "width", XmlLang = "xml:lang",
    }
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
