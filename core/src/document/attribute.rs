//! The attributes that the core knows by name.

use super::known_names::known_names;

known_names! {
    /// An attribute's name, as far as a decision depends on it.
    ///
    /// A page has some thousands of attributes and some dozens of names.
    Attribute {
        Abbr = "abbr", Allow = "allow", Allowfullscreen = "allowfullscreen", Alt = "alt", AriaHidden = "aria-hidden",
        AriaLabel = "aria-label", AriaModal = "aria-modal", Checked = "checked", Class = "class", Colspan = "colspan",
        Content = "content", CurrentSrc = "current-src", Data = "data", DataImage = "data-image",
        DataLang = "data-lang", DataLanguage = "data-language", DataLatex = "data-latex",
        DataLineNumber = "data-line-number", DataLazySrc = "data-lazy-src",
        DataLazySrcset = "data-lazy-srcset", DataOriginal = "data-original",
        DataOriginalSrc = "data-original-src", DataSrc = "data-src", DataSrcset = "data-srcset",
        DataUrl = "data-url", Datetime = "datetime", Dir = "dir", Headers = "headers", Height = "height",
        Href = "href", HttpEquiv = "http-equiv", Id = "id", Itemprop = "itemprop", Lang = "lang", Name = "name",
        Itemtype = "itemtype",
        Open = "open", Placeholder = "placeholder", Poster = "poster", Property = "property", Rel = "rel", Reversed = "reversed", Role = "role",
        Rowspan = "rowspan", Scope = "scope", Src = "src", Srcset = "srcset", Start = "start", Title = "title",
        Type = "type", Value = "value", Width = "width", XmlLang = "xml:lang",
        // Of MathML.
        Accent = "accent", Accentunder = "accentunder", Alttext = "alttext", Columnalign = "columnalign",
        Columnspan = "columnspan", Depth = "depth", Display = "display", Displaystyle = "displaystyle",
        Encoding = "encoding", Fence = "fence", Form = "form", Largeop = "largeop", Linethickness = "linethickness",
        Lspace = "lspace", Mathvariant = "mathvariant", Maxsize = "maxsize", Minsize = "minsize",
        Movablelimits = "movablelimits", Rspace = "rspace", Scriptlevel = "scriptlevel",
        Separator = "separator", Stretchy = "stretchy", Symmetric = "symmetric", Voffset = "voffset",
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
