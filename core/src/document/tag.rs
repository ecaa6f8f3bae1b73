//! The elements that the core knows by name.

use super::known_names::known_names;

known_names! {
    /// An element's local name, as far as a decision depends on it. Custom elements are others.
    Tag {
        A = "a", Abbr = "abbr", Acronym = "acronym", Address = "address", Area = "area", Article = "article",
        Aside = "aside", Audio = "audio", B = "b", Base = "base", Bdi = "bdi", Bdo = "bdo", Big = "big",
        Blockquote = "blockquote", Body = "body", Br = "br", Button = "button", Canvas = "canvas",
        Caption = "caption", Center = "center", Cite = "cite", Code = "code", Col = "col",
        Colgroup = "colgroup", Data = "data", Datalist = "datalist", Dd = "dd", Del = "del",
        Details = "details", Dfn = "dfn", Dialog = "dialog", Div = "div", Dl = "dl", Dt = "dt", Em = "em",
        Embed = "embed", Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure", Font = "font",
        Footer = "footer", Form = "form", Frameset = "frameset", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4",
        H5 = "h5", H6 = "h6", Head = "head", Header = "header", Hgroup = "hgroup", Hr = "hr", Html = "html",
        I = "i", Iframe = "iframe", Img = "img", Input = "input", Ins = "ins", Kbd = "kbd", Label = "label",
        Legend = "legend", Li = "li", Link = "link", Main = "main", Map = "map", Mark = "mark",
        Math = "math", Menu = "menu", Meta = "meta", Meter = "meter", Nav = "nav", Nobr = "nobr",
        Noscript = "noscript", Object = "object", Ol = "ol", Optgroup = "optgroup", Option = "option",
        Output = "output", P = "p", Picture = "picture", Pre = "pre", Progress = "progress", Q = "q",
        Rp = "rp", Rt = "rt", Ruby = "ruby", S = "s", Samp = "samp", Script = "script", Search = "search",
        Section = "section", Select = "select", Slot = "slot", Small = "small", Source = "source",
        Span = "span", Strike = "strike", Strong = "strong", Style = "style", Sub = "sub",
        Summary = "summary", Sup = "sup", Svg = "svg", Table = "table", Tbody = "tbody", Td = "td",
        Template = "template", Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead",
        Time = "time", Title = "title", Tr = "tr", Track = "track", Tt = "tt", U = "u", Ul = "ul",
        Var = "var", Video = "video", Wbr = "wbr",
        // Below: what came after the model was trained. To features these are others ([`Tag::number`]).
        Merror = "merror", Mfrac = "mfrac", Mi = "mi", Mmultiscripts = "mmultiscripts", Mn = "mn", Mo = "mo",
        Mover = "mover", Mpadded = "mpadded", Mphantom = "mphantom", Mprescripts = "mprescripts",
        Mroot = "mroot", Mrow = "mrow", Ms = "ms", Mspace = "mspace", Msqrt = "msqrt", Mstyle = "mstyle",
        Msub = "msub", Msubsup = "msubsup", Msup = "msup", Mtable = "mtable", Mtd = "mtd", Mtext = "mtext",
        Mtr = "mtr", Munder = "munder", Munderover = "munderover",
    }
}

impl Tag {
    /// The number that the model knows the tag by.
    pub fn number(self) -> u8 {
        (self as u8).min(Self::Merror as u8)
    }

    /// Whether the model knows it as any other, by its name.
    pub fn is_other(self) -> bool {
        self >= Self::Merror
    }

    /// Whether it is an element of MathML.
    pub fn is_maths(self) -> bool {
        self == Self::Math || (Self::Merror..=Self::Munderover).contains(&self)
    }

    /// Whether text under this element is no rendered text: programs, styles, fallbacks, controls' values.
    ///
    /// A frame's isn't among them: only what it shows is walked, never its fallback.
    pub fn holds_no_text(self) -> bool {
        use Tag::{
            Audio, Canvas, Datalist, Embed, Head, Link, Map, Meta, Meter, Noscript, Object, Option, Progress,
            Script, Select, Style, Svg, Template, Textarea, Title, Video,
        };
        matches!(
            self,
            Script
                | Style
                | Noscript
                | Template
                | Svg
                | Head
                | Object
                | Embed
                | Canvas
                | Video
                | Audio
                | Map
                | Title
                | Meta
                | Link
                | Datalist
                | Option
                | Select
                | Textarea
                | Meter
                | Progress
        )
    }

    /// Whether the element flows inside a line of text, so that it doesn't end a run of words: what is never drawn ends
    /// none either.
    pub fn is_inline(self) -> bool {
        use Tag::{
            A, Abbr, Acronym, B, Bdi, Bdo, Big, Cite, Code, Data, Del, Dfn, Em, Font, I, Img, Input, Ins,
            Kbd, Label, Link, Map, Mark, Math, Meta, Nobr, Noscript, Output, Picture, Q, Rp, Rt, Ruby, S,
            Samp, Script, Slot, Small, Span, Strike, Strong, Style, Sub, Sup, Svg, Template, Time, Tt, U,
            Var, Wbr,
        };
        matches!(
            self,
            A | Abbr
                | Acronym
                | B
                | Bdi
                | Bdo
                | Big
                | Cite
                | Code
                | Data
                | Del
                | Dfn
                | Em
                | Font
                | I
                | Ins
                | Kbd
                | Label
                | Mark
                | Q
                | Rp
                | Rt
                | Ruby
                | S
                | Samp
                | Small
                | Span
                | Strike
                | Strong
                | Sub
                | Sup
                | Time
                | Tt
                | U
                | Var
                | Wbr
                | Nobr
                | Img
                | Input
                | Map
                | Math
                | Output
                | Picture
                | Slot
                | Svg
                | Link
                | Meta
                | Noscript
                | Script
                | Style
                | Template
        )
    }

    /// The level of a heading element, 1 to 6.
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Tag::H1 => Some(1),
            Tag::H2 => Some(2),
            Tag::H3 => Some(3),
            Tag::H4 => Some(4),
            Tag::H5 => Some(5),
            Tag::H6 => Some(6),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn names_lead_there_and_back() {
        for name in ["a", "blockquote", "wbr", "h3"] {
            assert_eq!(Tag::from_name(name).name(), name);
        }
        assert_eq!(Tag::from_name("x-card"), Tag::Other);
    }

    #[test]
    fn the_model_s_numbers_stay() {
        assert_eq!((Tag::A.number(), Tag::Wbr.number(), Tag::Other.number()), (0, 121, 122));
        assert_eq!((Tag::Mrow.number(), Tag::Munderover.number()), (122, 122));
        assert!(Tag::Mrow.is_maths() && Tag::Mrow.is_other() && !Tag::Other.is_maths());
    }
}
