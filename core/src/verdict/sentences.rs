//! The reasons in English, word for word as the extension's English messages have them (a test compares them).

use super::Reason;

impl Reason {
    /// The reason's sentence with `$1` where a value stands; several values are a list at that place.
    pub fn template(self) -> &'static str {
        match self {
            Self::SharesThePage => "Shares the page.",
            Self::ChangesTheText => "Changes the size or look of the text.",
            Self::Closes => "Closes a picture, a notice or a layer.",
            Self::LeadsToTheTop => "Leads back to the top of the page.",
            Self::Menu { .. } => "A menu of links ($1).",
            Self::Foot => "Stands in the foot of the page.",
            Self::Control => "A button or a form field.",
            Self::ListOfStories { .. } => "A list of links to other stories ($1).",
            Self::HeadsStories => "Heads a list of other stories.",
            Self::AmongComments => "Stands among the comments of readers.",
            Self::AsksForConsent => "Asks for consent.",
            Self::MarkedAsAdvert => "Is marked as an advertisement.",
            Self::InvitesToSubscribe => "Invites to subscribe.",
            Self::SameWords => "The same words stand elsewhere in the article.",
            Self::SameAsTitle => "The same words are the title.",
            Self::NotShown => "The page does not show it.",
            Self::LowScore { .. } => "Reads unlike the article: $1.",
            Self::OutOfScope => "Stands outside the article.",
            Self::ByTheReader => "You removed it.",
        }
    }

    /// The reason as an English sentence.
    pub fn sentence(self) -> String {
        let values: Vec<String> = match self {
            Self::LowScore { features } => {
                features.iter().filter(|key| !key.is_empty()).map(|key| feature(key).to_owned()).collect()
            }
            _ => self.values(),
        };
        self.template().replace("$1", &values.join(", "))
    }
}

/// What a feature says of a block that it speaks against; the key itself where it has no sentence.
pub fn feature(key: &'static str) -> &'static str {
    match key {
        "length" => "few words",
        "links" => "mostly links",
        "stop" => "no full sentence",
        "short" => "a short line",
        "heading" => "a heading without a text",
        "inside" => "not in the main text",
        "distance" => "far from the main text",
        "aside" => "in a part beside the text",
        "list" => "an item of a list",
        "link_group" => "among links",
        "company" => "no paragraphs near it",
        "name_of_extras" => "named as an extra of the page",
        "name_of_text" => "not named as a text",
        "edge" => "before or after the main text",
        "unit" => "no picture, code or data",
        "wordless" => "no words",
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn values_stand_in_their_places() {
        assert_eq!(Reason::Menu { links: 7 }.sentence(), "A menu of links (7).");
        let low = Reason::LowScore { features: ["links", "short", ""] };
        assert_eq!(low.sentence(), "Reads unlike the article: mostly links, a short line.");
    }
}
