//! The reasons in English, word for word as the extension's English messages have them (a test compares them).

use super::Reason;

impl Reason {
    /// The reason's sentence with `$1` where a value stands; several values are a list at that place.
    pub fn template(self) -> &'static str {
        match self {
            Self::SharesThePage => "It shares the page.",
            Self::ChangesTheText => "It changes the text's size or look.",
            Self::Closes => "It closes something.",
            Self::LeadsToTheTop => "It leads to the top of the page.",
            Self::Menu { .. } => "A menu of links: $1.",
            Self::Foot => "It stands at the page's foot.",
            Self::Control => "It is a button or a field.",
            Self::NumbersLines => "It numbers the lines of code.",
            Self::ListOfStories { .. } => "A list of links to other stories: $1.",
            Self::HeadsStories => "A heading over links to other stories.",
            Self::NextArticle => "Another article on this page.",
            Self::AmongComments => "It stands among readers' comments.",
            Self::AsksForConsent => "It asks for consent.",
            Self::MarkedAsAdvert => "It is marked as an advert.",
            Self::InvitesToSubscribe => "It invites to subscribe.",
            Self::OffersToRepublish => "It offers the article for printing elsewhere.",
            Self::SameWords => "The same words stand elsewhere in the article.",
            Self::SameAsTitle => "The same words are the title.",
            Self::NotShown => "The page doesn't show it.",
            Self::LowScore { .. } => "It scored low: $1.",
            Self::HeadsNothing => "What stood below this heading was removed.",
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
        if values.is_empty() {
            return self.template().replace(": $1", "");
        }
        self.template().replace("$1", &values.join(", "))
    }
}

/// What an aspect says of a block that it speaks against; the key itself where it has no words.
pub fn feature(key: &'static str) -> &'static str {
    match key {
        "text" => "the way it is written",
        "links" => "links in and around it",
        "root" => "its distance from the main text",
        "around" => "the part of the page around it",
        "shape" => "parts of the same make",
        "section" => "the heading above it",
        "place" => "its place on the page",
        "names" => "what the page calls it",
        "company" => "its neighbours",
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn values_stand_in_their_places() {
        assert_eq!(Reason::Menu { links: 7 }.sentence(), "A menu of links: 7.");
        let low = Reason::LowScore { features: ["links", "text", ""] };
        assert_eq!(low.sentence(), "It scored low: links in and around it, the way it is written.");
        assert_eq!(Reason::LowScore { features: ["", "", ""] }.sentence(), "It scored low.");
    }
}
