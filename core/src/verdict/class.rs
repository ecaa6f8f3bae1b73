//! The classes of boilerplate, and the reasons for a verdict.

/// A class of boilerplate. Each has a file in this folder, a fixture and a message in the extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Links and buttons that share the page.
    ShareButtons,
    /// Widgets for the text's size and look.
    TextSettings,
    /// Buttons that close a picture, a notice or a layer.
    CloseButton,
    /// Links that lead back to the page's top.
    GoTop,
    /// Menus, breadcrumbs, pagers.
    Navigation,
    /// The page's foot.
    Footer,
    /// Buttons and form fields.
    PageControl,
    /// Most-read lists, related stories, the next article.
    OtherStories,
    /// What readers wrote below the article.
    Comments,
    /// Cookie walls and consent dialogs.
    Consent,
    /// Advertisements.
    Advert,
    /// Invitations to subscribe.
    Newsletter,
    /// Offers to print the article elsewhere.
    Republish,
    /// A second copy of words that the article has already.
    Repeat,
    /// Text that the page doesn't show.
    Hidden,
    /// What the score alone tells from the article.
    Unrelated,
}

/// What a list of removed parts is grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Share buttons.
    Sharing,
    /// Menus and page controls.
    Menus,
    /// Other stories.
    OtherStories,
    /// Comments.
    Comments,
    /// Adverts and notices.
    Notices,
    /// Repeats and hidden text.
    Repeats,
    /// What belongs to nothing named.
    Unrelated,
}

impl Class {
    /// Every class, in the order of the rules.
    pub const ALL: [Self; 16] = [
        Self::ShareButtons,
        Self::TextSettings,
        Self::CloseButton,
        Self::GoTop,
        Self::Navigation,
        Self::Footer,
        Self::PageControl,
        Self::OtherStories,
        Self::Comments,
        Self::Consent,
        Self::Advert,
        Self::Newsletter,
        Self::Republish,
        Self::Repeat,
        Self::Hidden,
        Self::Unrelated,
    ];

    /// The class's name in outputs and message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::ShareButtons => "share_buttons",
            Self::TextSettings => "text_settings",
            Self::CloseButton => "close_button",
            Self::GoTop => "go_top",
            Self::Navigation => "navigation",
            Self::Footer => "footer",
            Self::PageControl => "page_control",
            Self::OtherStories => "other_stories",
            Self::Comments => "comments",
            Self::Consent => "consent",
            Self::Advert => "advert",
            Self::Newsletter => "newsletter",
            Self::Republish => "republish",
            Self::Repeat => "repeat",
            Self::Hidden => "hidden",
            Self::Unrelated => "unrelated",
        }
    }

    /// The group that the class is listed in.
    pub fn group(self) -> Group {
        match self {
            Self::ShareButtons => Group::Sharing,
            Self::TextSettings
            | Self::CloseButton
            | Self::GoTop
            | Self::Navigation
            | Self::Footer
            | Self::PageControl => Group::Menus,
            Self::OtherStories => Group::OtherStories,
            Self::Comments => Group::Comments,
            Self::Consent | Self::Advert | Self::Newsletter | Self::Republish => Group::Notices,
            Self::Repeat | Self::Hidden => Group::Repeats,
            Self::Unrelated => Group::Unrelated,
        }
    }
}

impl Group {
    /// Every group, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::Sharing,
        Self::Menus,
        Self::OtherStories,
        Self::Comments,
        Self::Notices,
        Self::Repeats,
        Self::Unrelated,
    ];

    /// The group's name in outputs and message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sharing => "sharing",
            Self::Menus => "menus",
            Self::OtherStories => "other_stories",
            Self::Comments => "comments",
            Self::Notices => "notices",
            Self::Repeats => "repeats",
            Self::Unrelated => "unrelated",
        }
    }
}

/// Why a block was dropped: a message key with values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// It shares the page.
    SharesThePage,
    /// It changes the text's size or look.
    ChangesTheText,
    /// It closes something.
    Closes,
    /// It leads to the top of the page.
    LeadsToTheTop,
    /// It is a menu of links.
    Menu {
        /// How many links it has.
        links: u32,
    },
    /// It stands in the page's foot.
    Foot,
    /// It is a button or a form field.
    Control,
    /// It numbers the lines of code.
    NumbersLines,
    /// It is a list of other stories.
    ListOfStories {
        /// How many links it has.
        links: u32,
    },
    /// It heads a list of other stories.
    HeadsStories,
    /// It is another article.
    NextArticle,
    /// It is among readers' comments.
    AmongComments,
    /// It asks for consent.
    AsksForConsent,
    /// It is marked as an advertisement.
    MarkedAsAdvert,
    /// It invites to subscribe.
    InvitesToSubscribe,
    /// It offers the article for printing elsewhere.
    OffersToRepublish,
    /// The same words stand elsewhere in the article.
    SameWords,
    /// The same words are the title.
    SameAsTitle,
    /// The page doesn't show it.
    NotShown,
    /// Its score is low, mostly for these features.
    LowScore {
        /// What spoke most against it, by key; empty where fewer than three did, and until it is listed.
        features: [&'static str; 3],
    },
    /// It is a heading of which all text was dropped.
    HeadsNothing,
    /// The reader removed it.
    ByTheReader,
}

impl Reason {
    /// Every reason, with empty values.
    pub const ALL: [Self; 22] = [
        Self::SharesThePage,
        Self::ChangesTheText,
        Self::Closes,
        Self::LeadsToTheTop,
        Self::Menu { links: 0 },
        Self::Foot,
        Self::Control,
        Self::NumbersLines,
        Self::ListOfStories { links: 0 },
        Self::HeadsStories,
        Self::NextArticle,
        Self::AmongComments,
        Self::AsksForConsent,
        Self::MarkedAsAdvert,
        Self::InvitesToSubscribe,
        Self::OffersToRepublish,
        Self::SameWords,
        Self::SameAsTitle,
        Self::NotShown,
        Self::LowScore { features: [""; 3] },
        Self::HeadsNothing,
        Self::ByTheReader,
    ];

    /// The reason's name in outputs; its message key is `reason_` and this.
    pub fn key(self) -> &'static str {
        match self {
            Self::SharesThePage => "shares_the_page",
            Self::ChangesTheText => "changes_the_text",
            Self::Closes => "closes",
            Self::LeadsToTheTop => "leads_to_the_top",
            Self::Menu { .. } => "menu",
            Self::Foot => "foot",
            Self::Control => "control",
            Self::NumbersLines => "numbers_lines",
            Self::ListOfStories { .. } => "list_of_stories",
            Self::HeadsStories => "heads_stories",
            Self::NextArticle => "next_article",
            Self::AmongComments => "among_comments",
            Self::AsksForConsent => "asks_for_consent",
            Self::MarkedAsAdvert => "marked_as_advert",
            Self::InvitesToSubscribe => "invites_to_subscribe",
            Self::OffersToRepublish => "offers_to_republish",
            Self::SameWords => "same_words",
            Self::SameAsTitle => "same_as_title",
            Self::NotShown => "not_shown",
            Self::LowScore { .. } => "low_score",
            Self::HeadsNothing => "heads_nothing",
            Self::ByTheReader => "by_the_reader",
        }
    }

    /// The values for the placeholders of the reason's message.
    ///
    /// Those of [`Reason::LowScore`] are message keys themselves, with `feature_` before them.
    pub fn values(self) -> Vec<String> {
        let mut values = Vec::new();
        match self {
            Self::Menu { links } | Self::ListOfStories { links } => values.push(links.to_string()),
            Self::LowScore { features } => {
                for key in features.iter().filter(|key| !key.is_empty()) {
                    values.push("feature_".to_owned() + key);
                }
            }
            _ => {}
        }
        values
    }
}
