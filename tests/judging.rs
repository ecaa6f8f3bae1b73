//! What JavaScript gets from the module: judgements, outputs and errors.

use crate::browser::{describe, evaluate, live, parsed, removals, snapshot, snapshot_with, tower};
use serde_json::{Value, json};
use unhusk::{export_article, judge_document, judge_snapshot, judge_text, save_article};
use wasm_bindgen::prelude::{JsError, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const TEXT: &str =
    "Rain again\n\nIt rained on Monday, on Tuesday and, to nobody's surprise, on Wednesday as well.\n\nClose";

/// A judgement as JSON; typed arrays become objects with numbers for keys.
fn value(judgement: Result<JsValue, JsError>) -> Value {
    let text =
        js_sys::JSON::stringify(&judgement.unwrap_or_else(|error| panic!("{}", sentence(error)))).unwrap();
    serde_json::from_str(&String::from(text)).unwrap()
}

/// How many words a judgement says the page has; read without its tree, which may be large.
fn words(judgement: Result<JsValue, JsError>) -> String {
    let judgement = judgement.unwrap_or_else(|error| panic!("{}", sentence(error)));
    describe(&judgement, "({ words }) => words.page")
}

fn sentence(error: JsError) -> String {
    js_sys::Error::from(JsValue::from(error)).message().into()
}

fn refusal<T>(result: Result<T, JsError>) -> String {
    sentence(result.err().unwrap())
}

#[wasm_bindgen_test]
fn a_text_becomes_a_judgement() {
    let judgement = judge_text(TEXT, &[]).unwrap_or_else(|error| panic!("{}", sentence(error)));
    let removal = &removals(&judgement)[0];
    let judgement = value(Ok(judgement));
    assert_eq!(judgement["readable"], true);
    assert_eq!(judgement["found"], Value::Null);
    assert_eq!(judgement["metadata"]["title"], "Rain again");
    assert_eq!(judgement["metadata"]["byline"], "");
    assert_eq!(judgement["metadata"]["leadImage"], "");
    let words = |of: &str| judgement["words"][of].as_u64().unwrap();
    assert_eq!(words("kept") + words("removed"), words("page"));
    assert_eq!(removal["class"], "close_button");
    assert_eq!(removal["group"], "menus");
    assert_eq!(removal["reason"]["key"], "reason_closes");
    assert_eq!(removal["text"], "Close");
    assert_eq!(judgement["tree"]["names"].as_str().unwrap().split('\n').next(), Some("article"));
    assert!(judgement["tree"]["text"].as_str().unwrap().starts_with("It rained on Monday"));
}

#[wasm_bindgen_test]
fn the_tree_is_made_of_typed_arrays_of_one_length() {
    let judgement = judge_text(TEXT, &[]).unwrap_or_else(|error| panic!("{}", sentence(error)));
    let kinds =
        describe(&judgement, "({ tree }) => Object.values(tree).map((part) => part.constructor.name)");
    let expected = "Uint32Array Uint16Array Uint32Array Uint32Array Uint16Array Uint32Array String String String \
                    Uint32Array Uint32Array";
    assert_eq!(kinds.replace(',', " "), expected);
    let even = "({ tree }) => new Set([tree.parents, tree.tags, tree.lengths, tree.sources, tree.blocks].map((of) => of.length)).size";
    assert_eq!(describe(&judgement, even), "1");
}

#[wasm_bindgen_test]
fn a_correction_puts_a_block_back_and_goes_without_a_trace() {
    let before = value(judge_text(TEXT, &[]));
    let block = before["removed"]["numbers"]["0"].as_u64().unwrap() as u32;
    let corrected = value(judge_text(TEXT, &[block, block, 1]));
    assert!(corrected["tree"]["text"].as_str().unwrap().contains("Close"));
    assert_eq!(corrected["removed"]["kinds"], json!([]));
    assert_eq!(value(judge_text(TEXT, &[])), before);
}

#[wasm_bindgen_test]
async fn a_live_and_a_parsed_page_are_judged_alike() {
    let page = "<title>Rain again</title><h1>Rain again</h1><p>It rained on Monday, on Tuesday and, to nobody's \
                surprise, on Wednesday as well.</p><p>On Thursday the sun came out, and then it rained once more, \
                as <a href='https://a.example/b'>everybody</a> had said it would.</p><p hidden>Secret words</p>";
    let live = value(judge_document(&live(page).await, &[]));
    let parsed = value(judge_document(&parsed(page, "text/html"), &[]));
    assert_eq!(live["tree"]["text"], parsed["tree"]["text"]);
    assert_eq!(live["words"], parsed["words"]);
    assert_eq!(live["words"]["hidden"], json!(2));
    assert!(live["tree"]["values"].as_str().unwrap().contains("https://a.example/b"));
}

#[wasm_bindgen_test]
fn addresses_are_made_absolute_or_go() {
    let words = "It rained on Monday, on Tuesday and, to nobody's surprise, on Wednesday as well, they say. ";
    let page = format!(
        "<base href='https://a.example/b/'><h1>Rain</h1><p>{words}<a href='../c?d'>one</a> <a href='javascript:e()'>two</a> \
         <a href='http://[f'>three</a> {words}</p><p>{words}</p>"
    );
    let judgement = value(judge_document(&parsed(&page, "text/html"), &[]));
    assert_eq!(judgement["tree"]["values"], "https://a.example/c?d");
}

#[wasm_bindgen_test]
fn outputs_are_written_by_name() {
    let judgement = judge_text(TEXT, &[]).unwrap_or_else(|error| panic!("{}", sentence(error)));
    let out = |format: &str| {
        export_article(&judgement, format).unwrap_or_else(|error| panic!("{}", sentence(error)))
    };
    assert!(out("markdown").starts_with("# Rain again"));
    assert!(out("text").contains("It rained on Monday"));
    assert!(out("html").contains("<p>It rained"));
    assert_eq!(refusal(export_article(&judgement, "pdf")), "There is no output format named pdf.");
    assert_eq!(refusal(export_article(&judgement, "")), "There is no output format named .");
}

#[wasm_bindgen_test]
fn what_is_no_judgement_is_not_written() {
    for (change, refused) in [
        (
            "tree.tags[1] = 99",
            "The snapshot can't be read: the snapshot's array tags has an impossible value at 1.",
        ),
        ("tree.text = 1", "The snapshot's part text isn't a string."),
        ("metadata.title = null", "The snapshot's part title isn't a string."),
    ] {
        let judgement = judge_text(TEXT, &[]).unwrap_or_else(|error| panic!("{}", sentence(error)));
        describe(&judgement, &format!("(judgement) => judgement.{change}"));
        assert_eq!(refusal(export_article(&judgement, "markdown")), refused, "{change}");
    }
}

#[wasm_bindgen_test]
fn files_have_names_and_pictures() {
    let words = "It rained on Monday, on Tuesday and, to nobody's surprise, on Wednesday as well, they say. "
        .repeat(4);
    let picture = "<figure><img src=https://a.example/p width=300 height=200><figcaption>The rain.</figcaption></figure>";
    let page = format!(
        "<title>Rain: again?</title><meta name=description content='On the rain.'><h1>Rain: again?</h1><p>{words}</p>{picture}<p>{words}</p>"
    );
    let snapshot = snapshot(&parsed(&page, "text/html"));
    let judgement = judge_snapshot(&snapshot, &[]).unwrap_or_else(|error| panic!("{}", sentence(error)));
    let save = |format: &str, pictures: &str| save_article(&judgement, format, 0.5, &evaluate(pictures));
    let given = "[{ address: 'https://a.example/p', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) }]";
    let book = value(save("epub", given));
    assert_eq!((&book["name"], &book["missing"]), (&json!("Rain again.epub"), &json!(0)));
    assert_eq!(book["files"][6]["name"], "EPUB/pictures/1.png");
    let book = save("epub", "[]").unwrap_or_else(|error| panic!("{}", sentence(error)));
    assert_eq!(describe(&book, "(book) => book.missing"), "1");
    let package = "({ files }) => new TextDecoder().decode(files.find((file) => file.name === 'EPUB/package.opf').bytes)";
    assert!(describe(&book, package).contains("<dc:description>On the rain.</dc:description>"));
    assert_eq!(value(save("markdown", "[]"))["name"], "Rain again.md");
    assert_eq!(refusal(save("pdf", "[]")), "There is no output format named pdf.");
    for wrong in ["0", "[0]", "[{ address: 'a' }]", "[{ address: 1, bytes: new Uint8Array() }]"] {
        let sentence = "The pictures aren't an array of { address, bytes }.";
        assert_eq!(refusal(save("epub", wrong)), sentence, "{wrong}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_correction_is_refused_in_a_sentence() {
    let refused = refusal(judge_text(TEXT, &[1, 1]));
    assert_eq!(refused, "The corrections aren't three numbers each.");
    let unknown = value(judge_text(TEXT, &[u32::MAX, u32::MAX, 1]));
    assert_eq!(unknown, value(judge_text(TEXT, &[])));
}

#[wasm_bindgen_test]
fn a_page_with_nothing_to_read_says_so() {
    for page in ["", "<form><input></form>", "<svg></svg>", "\u{0}\u{fffd}"] {
        let judgement = value(judge_document(&parsed(page, "text/html"), &[]));
        assert_eq!(judgement["readable"], false, "{page}");
        assert!(judgement["found"]["key"].as_str().unwrap().starts_with("found_"));
    }
    assert_eq!(value(judge_text("", &[]))["readable"], false);
    assert_eq!(value(judge_snapshot(&snapshot_with("{}"), &[]))["readable"], false);
}

#[wasm_bindgen_test]
fn a_megabyte_in_one_line_is_judged() {
    let line = "word ".repeat(200_000);
    assert_eq!(words(judge_text(&line, &[])), "200000");
    assert_eq!(words(judge_document(&parsed(&line, "text/html"), &[])), "200000");
}

#[wasm_bindgen_test]
fn depth_and_number_are_no_trouble() {
    assert_eq!(words(judge_document(&tower(), &[])), "1");
    let crowd = "<p>a<b>b</b></p>".repeat(25_000);
    assert_eq!(words(judge_document(&parsed(&crowd, "text/html"), &[])), "25000");
}

#[wasm_bindgen_test]
fn other_kinds_of_document_are_judged() {
    let frames = "<html><frameset><frame></frameset>";
    assert_eq!(value(judge_document(&parsed(frames, "text/html"), &[]))["readable"], false);
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg'/>";
    assert_eq!(value(judge_document(&parsed(drawing, "image/svg+xml"), &[]))["readable"], false);
    // Firefox's document of broken XML has the error's words as a text to read.
    value(judge_document(&parsed("<a", "application/xml"), &[]));
}
