//! The article as one JSON object, for other programs; `docs/article.schema.json` says what is in it.

use serde::Serialize;
use serde_json::Map;
use serde_json::value::RawValue;

use crate::article::{Article, Found, Removed};
use crate::tree::{Tree, TreeBuilder, TreeId};

use super::{Step, plain_text, walk};

/// The article as JSON: its plain text and its tree, what the page declares, and what was removed with class and reason.
///
/// What isn't known is null. `reason` is a sentence in English, `reason_key` its stable name. The tree's elements hold
/// their children, as deep as the page has them.
pub fn json(article: &Article) -> String {
    let metadata = &article.metadata;
    let output = Output {
        readable: article.readable,
        found: article.found.map(FoundOutput::from),
        source: article.source.key(),
        title: metadata.title.as_deref(),
        byline: metadata.byline.as_deref(),
        contact: metadata.contact.as_deref(),
        published: metadata.published.as_deref(),
        language: metadata.language.as_deref(),
        direction: metadata.direction.name(),
        site: metadata.site.as_deref(),
        address: metadata.address.as_deref(),
        excerpt: metadata.excerpt.as_deref(),
        lead_image: metadata.lead_image.as_deref(),
        confidence: article.confidence,
        minutes: article.minutes,
        words: Words::from(article.words),
        text: plain_text(article),
        tree: RawValue::from_string(nested(&article.tree)).unwrap_or_default(),
        removed: article.removed.iter().map(RemovedOutput::from).collect(),
    };
    // Strings, numbers and lists of them can't fail to be written.
    serde_json::to_string(&output).unwrap_or_default()
}

#[derive(Serialize)]
struct Output<'a> {
    readable: bool,
    found: Option<FoundOutput>,
    source: &'static str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    contact: Option<&'a str>,
    published: Option<&'a str>,
    language: Option<&'a str>,
    direction: &'static str,
    site: Option<&'a str>,
    address: Option<&'a str>,
    excerpt: Option<&'a str>,
    lead_image: Option<&'a str>,
    confidence: f32,
    minutes: u32,
    words: Words,
    text: String,
    tree: Box<RawValue>,
    removed: Vec<RemovedOutput<'a>>,
}

/// The tree as objects in each other, which a serializer would write by recursion.
fn nested(tree: &Tree) -> String {
    let bare = TreeBuilder::default().finish();
    // Where there is no article, there isn't even a root.
    let tree = if tree.is_empty() { &bare } else { tree };
    let mut out = String::new();
    begin(&mut out, tree, 0);
    walk(tree, |step| match step {
        Step::Enter(id) => {
            // Behind a sibling, and not behind the list's beginning.
            out.push_str(if out.ends_with('}') { "," } else { "" });
            begin(&mut out, tree, id);
        }
        Step::Leave(id) => out.push_str(if tree.tag(id).is_some() { "]}" } else { "" }),
    });
    out.push_str("]}");
    out
}

/// A text, or the beginning of an element up to its children.
fn begin(out: &mut String, tree: &Tree, id: TreeId) {
    let string = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let Some(tag) = tree.tag(id) else {
        out.extend(["{\"text\":", &string(tree.text(id).unwrap_or_default()), "}"]);
        return;
    };
    let attributes: Map<_, _> =
        tree.attributes(id).map(|(name, value)| (name.to_owned(), value.into())).collect();
    let attributes = serde_json::to_string(&attributes).unwrap_or_default();
    out.extend(["{\"tag\":", &string(tag.name()), ",\"attributes\":", &attributes, ",\"children\":["]);
}

#[derive(Serialize)]
struct FoundOutput {
    kind: &'static str,
    links: u32,
    words: u32,
}

impl From<Found> for FoundOutput {
    fn from(found: Found) -> Self {
        match found {
            Found::Links { links, words } => Self { kind: "links", links, words },
            Found::Form => Self { kind: "form", links: 0, words: 0 },
            Found::Nothing => Self { kind: "nothing", links: 0, words: 0 },
        }
    }
}

#[derive(Serialize)]
struct Words {
    page: u32,
    kept: u32,
    removed: u32,
    hidden: u32,
}

impl From<crate::article::Words> for Words {
    fn from(words: crate::article::Words) -> Self {
        Self { page: words.page, kept: words.kept, removed: words.removed, hidden: words.hidden }
    }
}

#[derive(Serialize)]
struct RemovedOutput<'a> {
    class: &'static str,
    group: &'static str,
    reason: String,
    reason_key: &'static str,
    score: f32,
    words: u32,
    text: &'a str,
}

impl<'a> From<&'a Removed> for RemovedOutput<'a> {
    fn from(removed: &'a Removed) -> Self {
        Self {
            class: removed.class.key(),
            group: removed.class.group().key(),
            reason: removed.reason.sentence(),
            reason_key: removed.reason.key(),
            score: removed.score,
            words: removed.words,
            text: &removed.text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::json;
    use crate::article::Removed;
    use crate::output::samples;
    use crate::verdict::{Class, Reason};

    #[test]
    fn the_tree_is_nested() {
        let markup = "<p lang=\"en\">\"a\"<br><b></b>b</p>c";
        let value: serde_json::Value = serde_json::from_str(&json(&samples::article(markup))).unwrap();
        let element = |tag: &str, children: serde_json::Value| serde_json::json!({"tag": tag, "attributes": {}, "children": children});
        let inside = serde_json::json!([{"text": "\"a\""}, element("br", serde_json::json!([])), element("b", serde_json::json!([])), {"text": "b"}]);
        let paragraph = serde_json::json!({"tag": "p", "attributes": {"lang": "en"}, "children": inside});
        let expected = element("article", serde_json::json!([paragraph, {"text": "c"}]));
        assert_eq!(value["tree"], expected);
    }

    #[test]
    fn no_article_is_an_empty_one() {
        let value: serde_json::Value =
            serde_json::from_str(&json(&crate::article::Article::default())).unwrap();
        assert_eq!(value["tree"], serde_json::json!({"tag": "article", "attributes": {}, "children": []}));
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = format!("{}word{}", "<blockquote>".repeat(50_000), "</blockquote>".repeat(50_000));
        assert!(json(&samples::article(&deep)).contains("{\"text\":\"word\"}"));
    }

    #[test]
    fn text_metadata_and_removals_are_all_there() {
        let mut article = samples::article("<p>Rain.</p>");
        article.metadata.title = Some("\"Rain\"".into());
        article.removed.push(Removed {
            first: 3,
            last: 4,
            class: Class::Navigation,
            reason: Reason::Menu { links: 2 },
            score: 0.25,
            words: 2,
            text: "Home\nNews".into(),
        });
        let value: serde_json::Value = serde_json::from_str(&json(&article)).unwrap();
        assert_eq!(value["text"], "Rain.\n");
        assert_eq!(value["title"], "\"Rain\"");
        assert_eq!(value["byline"], serde_json::Value::Null);
        assert_eq!(value["direction"], "auto");
        assert_eq!(
            value["removed"][0],
            serde_json::json!({
                "class": "navigation", "group": "menus", "reason": "A menu of links: 2.", "reason_key": "menu",
                "score": 0.25, "words": 2, "text": "Home\nNews"
            })
        );
    }
}
