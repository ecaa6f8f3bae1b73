//! Every feature, by name: what the model is trained on and what it reads, in one order.
//!
//! Where a word is used in the list: a *paragraph* is a block of at least a dozen words, mostly outside links; an
//! element's *share* is its part of the page's words; *links* is the part of its words in links. `Levels` count elements
//! upwards from the block's own, which is level 0.

/// What a number counts, and between which bounds it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Part of a whole, 0 to 1; below 0 where there is no whole.
    Share,
    /// One count by another, 0 and more.
    Ratio,
    /// How many, 0 to 60,000; below 0 where there is nothing to count.
    Count,
    /// A difference of counts or of shares, -60,000 to 60,000.
    Difference,
    /// Elements upwards, 0 to 98; 99 where there is none.
    Levels,
    /// 0 or 1.
    Flag,
    /// A number that only tells kinds apart, 0 to 255.
    Kind,
    /// Log-odds of being the page's own text, -7 to 7; 0 where nothing is known.
    LogOdds,
}

/// What a feature looks at, as a reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The page as a whole: no reason for one of its blocks.
    Page,
    /// The block's words.
    Text,
    /// Links in and around it.
    Links,
    /// Where the page's text hangs.
    Root,
    /// The part of the page around it.
    Around,
    /// Blocks of the same make.
    Shape,
    /// The headings before it.
    Section,
    /// Where it stands in the page's order.
    Place,
    /// What the page calls the elements around it.
    Names,
    /// What its neighbours were judged to be.
    Company,
}

impl Aspect {
    /// Every aspect that can be a reason.
    pub const REASONS: [Self; 9] = [
        Self::Text,
        Self::Links,
        Self::Root,
        Self::Around,
        Self::Shape,
        Self::Section,
        Self::Place,
        Self::Names,
        Self::Company,
    ];

    /// Its name in outputs; its message key is `feature_` and this.
    pub fn key(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Text => "text",
            Self::Links => "links",
            Self::Root => "root",
            Self::Around => "around",
            Self::Shape => "shape",
            Self::Section => "section",
            Self::Place => "place",
            Self::Names => "names",
            Self::Company => "company",
        }
    }
}

/// What one number says of a block.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Its name in the model's reports.
    pub key: &'static str,
    /// What it looks at.
    pub aspect: Aspect,
    /// What it counts.
    pub unit: Unit,
    /// What it is.
    pub doc: &'static str,
}

/// Makes an enum of the places in a row, and the list that says what stands there.
macro_rules! columns {
    ($(#[$doc:meta])* $list:ident of $columns:ident {
        $($aspect:ident { $($variant:ident: $unit:ident = $key:literal, $text:literal;)* })*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum $columns { $($($variant,)*)* }

        $(#[$doc])*
        pub const $list: &[Feature] = &[$($(Feature {
            key: $key,
            aspect: Aspect::$aspect,
            unit: Unit::$unit,
            doc: $text,
        },)*)*];
    };
}

columns! {
    /// The features of a block that need no score, in the order of a row.
    FEATURES of Base {
        Page {
            PageBlocks: Count = "page_blocks", "blocks of the page";
            PageWords: Count = "page_words", "words of the page";
            PageLinks: Share = "page_links", "links of the page";
            PageParagraphs: Count = "page_paragraphs", "paragraphs that stand in a `p`";
            PageHeadings: Count = "page_headings", "headings of the second and third level";
            PageArticles: Count = "page_articles", "`article` elements with text";
            PageForms: Count = "page_forms", "form fields";
            PageButtons: Count = "page_buttons", "`button` elements";
            PagePictures: Count = "page_pictures", "pictures";
            PagePrices: Count = "page_prices", "blocks with a price";
            PageDates: Count = "page_dates", "blocks with a year or a time of day";
            PageTimes: Count = "page_times", "`time` elements";
            PageCode: Count = "page_code", "`code` and `pre` elements";
            PageItems: Count = "page_items", "`li` elements";
            PageDeclared: Count = "page_declared", "things that the page's JSON-LD declares";
            PageTitle: Count = "page_title", "words in its title";
            PageDescription: Count = "page_description", "words in its description";
            PageSlug: Count = "page_slug", "characters in the last part of its address";
            PageDashes: Count = "page_dashes", "dashes in the last part of its address";
            PageDigits: Count = "page_digits", "digits in its address";
            PageRootWords: Count = "page_root_words", "words in the candidate root";
            PageRoot: Share = "page_root", "share of the candidate root";
            PageSlowRoot: Share = "page_slow_root", "share of the slow candidate root";
            PageDescent: Share = "page_descent", "share of where the descent after 60 % of the paragraphs ends";
            PageSteepDescent: Share = "page_steep_descent", "the same after 85 %";
            PageLongest: Count = "page_longest", "words in the longest block";
            PageLong: Share = "page_long", "words in blocks of 25 words and more";
            PageProse: Share = "page_prose", "words in paragraphs";
            PageSentences: Ratio = "page_sentences", "sentences a word";
            PageLongParagraphs: Count = "page_long_paragraphs", "paragraphs of 30 words and more";
            PageSpan: Share = "page_span", "words from the first of these to the last";
            PageCards: Share = "page_cards", "share of the largest group of like siblings";
            PageCardCount: Count = "page_card_count", "how many these are";
            PageCardGroups: Count = "page_card_groups", "groups of like siblings";
            PageMain: Share = "page_main", "share of the largest `main`; -1 without one";
        }
        Text {
            Words: Count = "words", "its words";
            Stop: Flag = "stop", "whether it ends as a sentence or a quotation does";
            Sentences: Ratio = "sentences", "ends of sentences a word";
            Capitals: Share = "capitals", "capital letters among its characters";
            Marks: Share = "marks", "punctuation among its characters";
            TitleCase: Share = "title_case", "words that begin with a capital";
            Unique: Share = "unique", "different words among its words";
            Repeats: Count = "repeats", "blocks of the same words";
            TitleCovered: Share = "title_covered", "the title's words that it has";
            InTitle: Share = "in_title", "its different words that the title has";
            InDescription: Share = "in_description", "its different words that the description has";
            Tag: Kind = "tag", "its element";
            Heading: Kind = "heading", "its level as a heading, 0 for none";
        }
        Links {
            Linked: Share = "linked", "links of the block";
            Links: Count = "links", "how many links it has";
            Near3: Share = "links_near_3", "links of it and three blocks before and after";
            Near8: Share = "links_near_8", "the same with eight";
            Near20: Share = "links_near_20", "the same with twenty";
            Links0: Share = "links_0", "links of its element";
            Links2: Share = "links_2", "links two levels up";
            Links3: Share = "links_3", "links three levels up";
            Links4: Share = "links_4", "links four levels up";
            Links6: Share = "links_6", "links six levels up";
            HalfLinks: Share = "half_links", "links of the largest part around it under half of the page";
            MostLinks: Share = "most_links", "the same under 85 %";
            SemanticLinks: Share = "semantic_links", "links of the `main` or `article` around it";
            RootBranchLinks: Share = "root_branch_links", "links of its branch under the element that it shares with the root";
            SlowBranchLinks: Share = "slow_branch_links", "the same with the slow root";
        }
        Root {
            RootUp: Levels = "root_up", "levels from the candidate root up to an element around both";
            RootLevel: Levels = "root_level", "levels from the block up to it";
            RootShared: Share = "root_shared", "share of that element";
            RootBranchWords: Count = "root_branch_words", "words of its branch under it";
            RootBranchProse: Share = "root_branch_prose", "paragraphs among the blocks of that branch";
            SlowUp: Levels = "slow_up", "levels from the slow root up to an element around both";
            SlowLevel: Levels = "slow_level", "levels from the block up to it";
            SlowShared: Share = "slow_shared", "share of that element";
            SlowBranchWords: Count = "slow_branch_words", "words of its branch under it";
            SlowBranchProse: Share = "slow_branch_prose", "paragraphs among the blocks of that branch";
            InDescent: Flag = "in_descent", "whether the descent after 60 % of the paragraphs ends around it";
            InHalf: Flag = "in_half", "whether the descent after half of the words does";
            InMost: Flag = "in_most", "the same after 80 %";
            LongestUp: Levels = "longest_up", "levels from the longest paragraph up to an element around both";
            LongestShared: Share = "longest_shared", "share of that element";
        }
        Around {
            Tag1: Kind = "tag_1", "the kind of the element one level up";
            Prose1: Share = "prose_1", "paragraphs among the blocks one level up";
            Prose2: Share = "prose_2", "two levels up";
            Prose3: Share = "prose_3", "three levels up";
            Prose4: Share = "prose_4", "four levels up";
            Prose6: Share = "prose_6", "six levels up";
            Share0: Share = "share_0", "share of its element";
            Share1: Share = "share_1", "share one level up";
            Share2: Share = "share_2", "two levels up";
            Share3: Share = "share_3", "three levels up";
            Share4: Share = "share_4", "four levels up";
            Share6: Share = "share_6", "six levels up";
            Words1: Count = "words_1", "words one level up";
            Words2: Count = "words_2", "two levels up";
            Words3: Count = "words_3", "three levels up";
            Words4: Count = "words_4", "four levels up";
            Words6: Count = "words_6", "six levels up";
            Blocks2: Count = "blocks_2", "blocks two levels up";
            Blocks3: Count = "blocks_3", "three levels up";
            Blocks4: Count = "blocks_4", "four levels up";
            Blocks6: Count = "blocks_6", "six levels up";
            Mean0: Count = "mean_0", "words a block in its element";
            Mean1: Count = "mean_1", "one level up";
            Mean2: Count = "mean_2", "two levels up";
            Mean3: Count = "mean_3", "three levels up";
            Mean4: Count = "mean_4", "four levels up";
            Mean6: Count = "mean_6", "six levels up";
            Forms2: Count = "forms_2", "form fields two levels up";
            Forms3: Count = "forms_3", "three levels up";
            Forms4: Count = "forms_4", "four levels up";
            Pictures4: Ratio = "pictures_4", "pictures a block four levels up";
            Class0: Count = "class_0", "characters in its class";
            Class1: Count = "class_1", "in the class one level up";
            Class4: Count = "class_4", "four levels up";
            HalfWords: Count = "half_words", "words of the largest part around it under half of the page";
            HalfBlocks: Count = "half_blocks", "its blocks";
            HalfProse: Share = "half_prose", "paragraphs among them";
            HalfHeadings: Share = "half_headings", "headings among them";
            HalfForms: Count = "half_forms", "form fields in it";
            HalfPictures: Ratio = "half_pictures", "pictures a block in it";
            HalfOfProse: Share = "half_of_prose", "its part of the page's words in paragraphs";
            MostWords: Count = "most_words", "words of the largest part around it under 85 % of the page";
            MostBlocks: Count = "most_blocks", "its blocks";
            MostProse: Share = "most_prose", "paragraphs among them";
            MostHeadings: Share = "most_headings", "headings among them";
            MostForms: Count = "most_forms", "form fields in it";
            MostPictures: Ratio = "most_pictures", "pictures a block in it";
            MostOfProse: Share = "most_of_prose", "its part of the page's words in paragraphs";
            Semantic: Share = "semantic", "share of the `main` or `article` around it; -1 without one";
            Main: Share = "main", "share of the `main` around it; -1 without one";
            InNav: Levels = "in_nav", "levels up to a `nav`";
            InFooter: Levels = "in_footer", "levels up to a `footer`";
            InAside: Levels = "in_aside", "levels up to an `aside`";
            InMain: Levels = "in_main", "levels up to a `main`";
            InArticle: Levels = "in_article", "levels up to an `article`";
            InList: Levels = "in_list", "levels up to a `ul`";
            Depth: Count = "depth", "elements around it";
        }
        Shape {
            LikeCount: Count = "like_count", "blocks whose element and two above it are of the same make";
            LikeWords: Count = "like_words", "their words";
            LikeShare: Share = "like_share", "their share";
            LikeProse: Share = "like_prose", "paragraphs among them";
            LikeLinks: Share = "like_links", "their links";
            LikeMean: Count = "like_mean", "words a block of them";
            Siblings0: Count = "siblings_0", "siblings of its element of the same make, itself among them";
            Spread0: Ratio = "spread_0", "how their lengths differ: standard deviation over mean";
            SiblingMean1: Count = "sibling_mean_1", "words each of such siblings has one level up";
            SiblingMean2: Count = "sibling_mean_2", "two levels up";
            SiblingMean3: Count = "sibling_mean_3", "three levels up";
            SiblingMean4: Count = "sibling_mean_4", "four levels up";
            SiblingLinks3: Share = "sibling_links_3", "their links three levels up";
            SiblingLinks4: Share = "sibling_links_4", "four levels up";
            Siblings3: Count = "siblings_3", "how many they are three levels up";
            CardCount: Count = "card_count", "siblings like its card: the nearest element with two blocks and three like siblings; -1 without one";
            CardMean: Count = "card_mean", "words each of them has";
            CardSpread: Difference = "card_spread", "how their lengths differ";
            CardShare: Share = "card_share", "their share";
            CardParent: Share = "card_parent", "share of the element around them";
        }
        Section {
            HeadingDistance: Count = "heading_distance", "blocks from the heading before it; 99 without one";
            HeadingWords: Count = "heading_words", "words since the heading before it; -1 without one";
            HeadingLevel: Kind = "heading_level", "the level of that heading";
            HeadingUp: Levels = "heading_up", "levels up to an element around both";
            HeadingDepth: Count = "heading_depth", "headings of higher levels that it stands under";
            HeadingsBefore: Count = "headings_before", "headings before it";
            SectionWords: Count = "section_words", "words between the headings around it";
            SectionLinks: Share = "section_links", "their links";
            SectionProse: Share = "section_prose", "words in paragraphs among them";
            SectionBlocks: Count = "section_blocks", "blocks between the headings around it";
        }
        Place {
            Order: Share = "order", "blocks before it";
            WordOrder: Share = "word_order", "words before it";
            Before: Count = "before", "how many blocks stand before it";
            After: Count = "after", "how many stand from it on";
            ProseBefore: Share = "prose_before", "words in paragraphs before it";
            FirstLong: Difference = "first_long", "blocks since the first long paragraph";
            FirstLongWords: Difference = "first_long_words", "words since then";
            LastLongWords: Difference = "last_long_words", "words since the last long paragraph";
            FirstProse: Difference = "first_prose", "blocks since the first paragraph";
            LongestDistance: Difference = "longest_distance", "blocks since the longest paragraph";
            TopHeading: Difference = "top_heading", "blocks since the first `h1`; -999 without one";
            LastTopHeading: Difference = "last_top_heading", "blocks since the last `h1`";
            NearTopHeading: Difference = "near_top_heading", "blocks to the nearest `h1`";
            TopHeadingWords: Difference = "top_heading_words", "words since the first `h1`";
            TopHeadingUp: Levels = "top_heading_up", "levels from the first `h1` up to an element around both";
            TopHeadingLevel: Levels = "top_heading_level", "levels from the block up to it";
            TopHeadingShared: Share = "top_heading_shared", "share of that element";
            TagAfter: Kind = "tag_after", "the kind of the block after it";
            Hidden: Flag = "hidden", "whether the page doesn't show it";
        }
    }
}

columns! {
    /// What the names around a block say, in the order of a row of `names_by`.
    TOKENS of Tokens {
        Names {
            Least: LogOdds = "names_least", "the least of the names of its element and eight above it";
            Most: LogOdds = "names_most", "the greatest";
            Mean: LogOdds = "names_mean", "their mean";
            Count: Count = "names", "how many of them are known";
            NearLeast: LogOdds = "names_near_least", "the least on levels 0 and 1";
            NearMean: LogOdds = "names_near_mean", "the mean there";
            MiddleLeast: LogOdds = "names_middle_least", "the least on levels 2 to 4";
            MiddleMean: LogOdds = "names_middle_mean", "the mean there";
            FarLeast: LogOdds = "names_far_least", "the least on levels 5 to 8";
            FarMean: LogOdds = "names_far_mean", "the mean there";
            Least0: LogOdds = "names_least_0", "the least of its element's names";
            Mean0: LogOdds = "names_mean_0", "their mean";
            Least1: LogOdds = "names_least_1", "the least one level up";
            Mean1: LogOdds = "names_mean_1", "the mean one level up";
            Least2: LogOdds = "names_least_2", "the least two levels up";
            Mean2: LogOdds = "names_mean_2", "the mean two levels up";
            Least3: LogOdds = "names_least_3", "the least three levels up";
            Mean3: LogOdds = "names_mean_3", "the mean three levels up";
        }
    }
}

/// The number of features of a block that need no score.
pub const BASE_COLUMNS: usize = Base::Hidden as usize + 1;

/// What each feature looks at: all that a browser's module needs of the list.
pub static ASPECTS: [Aspect; BASE_COLUMNS] = {
    let mut aspects = [Aspect::Page; BASE_COLUMNS];
    let mut column = 0;
    while column < BASE_COLUMNS {
        aspects[column] = FEATURES[column].aspect;
        column += 1;
    }
    aspects
};

/// The number of features that names give.
pub const TOKEN_COLUMNS: usize = Tokens::Mean3 as usize + 1;
