//! What the walk over a document writes down, in real browsers; the rules stand in the format,
//! `core/src/document/snapshot.rs`.

use crate::browser::{body, change, live, outline_of_body, parsed, snapshot_with, tower, typed};
use unhusk::snapshot::{read, take};
use unhusk_core::document::{Attribute, NodeId, Tag};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_page_is_walked_in_document_order() {
    let document = take(&live("<p class=a title='ü😀'>One <b>two</b></p><!-- no --><p>three").await).unwrap();
    assert_eq!(outline_of_body(&document), "p('One' b('two')) p('three')");
    let paragraph = document.first(Tag::P).unwrap();
    assert_eq!(document.attributes(paragraph).collect::<Vec<_>>(), [("class", "a"), ("title", "ü😀")]);
    assert_eq!(document.name(NodeId(0)), "html");
}

#[wasm_bindgen_test]
async fn programs_styles_and_drawings_are_left_out() {
    let page = "<style>a</style><script>b = 1</script><svg><text>c</text></svg><template>d</template>\
                <script type='application/ld+json'>{}</script><script type='math/tex; mode=display'>h</script><p onclick='e()' style='color: red' id=f>g";
    let document = take(&live(page).await).unwrap();
    assert_eq!(outline_of_body(&document), "style script svg template script('{}') script('h') p('g')");
    let paragraph = document.first(Tag::P).unwrap();
    assert_eq!(document.attributes(paragraph).collect::<Vec<_>>(), [("id", "f")]);
}

#[wasm_bindgen_test]
async fn what_the_page_does_not_show_is_marked() {
    let page = "<style>.none {display: none} .unseen {visibility: hidden} .seen {visibility: visible}</style>\
                <p class=none>a<b>b</b></p><p hidden>c</p><p aria-hidden=true>d</p>\
                <div class=unseen>e<i class=seen>f</i><u>g</u></div>";
    assert_eq!(body(page).await, "style p(-'a' b(-'b')) p(-'c') p('d') div(-'e' i('f') u(-'g'))");
}

#[wasm_bindgen_test]
async fn pictures_and_what_stands_deep_in_the_unseen_are_marked() {
    let page = "<style>.own {display: contents} .unseen {visibility: hidden}</style>\
                <div hidden><ul><li><a>a</a></li><li><img><b>b</b></li></ul>c</div><img><p hidden><img></p>\
                <div class=unseen><img><div hidden>d</div></div><div class=own><div hidden><div>e</div></div><div>f</div></div>";
    assert_eq!(
        body(page).await,
        "style div(ul(li(a(-'a')) li(-img b(-'b'))) -'c') img p(-img) div(-img div(-'d')) div(div(div(-'e')) div('f'))"
    );
}

#[wasm_bindgen_test]
async fn an_element_without_a_box_of_its_own_is_shown() {
    let page = "<style>.own {display: contents} .unseen {visibility: hidden}</style>\
                <div class=own>a<p>b</p><p hidden>c</p></div><div class='own unseen'>d<p>e</p></div>\
                <div hidden><div class=own>f</div></div>";
    assert_eq!(body(page).await, "style div('a' p('b') p(-'c')) div(-'d' p(-'e')) div(div(-'f'))");
}

#[wasm_bindgen_test]
async fn closed_details_are_there_to_be_opened() {
    let page = "<details><summary>a</summary><p>b</p></details><details hidden><p>c</p></details>\
                <details open><p hidden>d</p></details>";
    assert_eq!(body(page).await, "details(summary('a') p('b')) details(p(-'c')) details(p(-'d'))");
}

#[wasm_bindgen_test]
async fn shadow_roots_stand_in_for_their_hosts_children() {
    let page = "<x-card><template shadowrootmode=open><h2>a</h2><slot name=lead>unused</slot><slot></slot><slot \
                name=none>fallback</slot></template><p>b</p><p slot=lead>c</p><p slot=elsewhere>d</p></x-card>\
                <x-plain><p>e</p></x-plain>";
    let outline = body(page).await;
    assert_eq!(outline, "x-card(h2('a') slot(p('c')) slot(p('b')) slot('fallback')) x-plain(p('e'))");
}

#[wasm_bindgen_test]
async fn a_closed_shadow_root_stays_closed() {
    let page = "<x-card><template shadowrootmode=closed><h2>a</h2><slot></slot></template><p>b</p></x-card>";
    assert_eq!(body(page).await, "x-card(p('b'))");
}

#[wasm_bindgen_test]
async fn frames_of_the_same_origin_are_walked() {
    let page = "<iframe srcdoc='<p>a<p hidden>b'></iframe><iframe sandbox srcdoc='<p>c'></iframe><p>d";
    assert_eq!(body(page).await, "iframe(html(head body(p('a') p(-'b')))) iframe p('d')");
}

#[wasm_bindgen_test]
async fn a_frameset_is_a_page() {
    let document =
        take(&typed("<frameset cols='50%,50%'><frame><frame></frameset>", "text/html").await).unwrap();
    assert!(document.first(Tag::Frameset).is_some());
}

#[wasm_bindgen_test]
async fn noscript_is_parsed_and_loads_nothing() {
    let page = "<noscript><p>a</p><img src=b></noscript><div><noscript></div>c<p style='display: none'>d</noscript></div>";
    assert_eq!(body(page).await, "noscript(p('a') img) div(noscript('c' p(-'d')))");
}

#[wasm_bindgen_test]
async fn a_noscript_that_breaks_out_harms_no_other() {
    let page =
        "<noscript></template><b>a</b></noscript><noscript><i>b</i></noscript><noscript><!-- </noscript><p>c";
    assert_eq!(body(page).await, "noscript(b('a')) noscript(i('b')) noscript p('c')");
}

#[wasm_bindgen_test]
async fn properties_shadowed_by_a_form_are_read() {
    let names =
        ["firstChild", "nextSibling", "attributes", "localName", "nodeType", "shadowRoot", "hasAttributes"];
    let inputs = names.map(|name| format!("<input name={name}>")).concat();
    let page = format!("<form id=a><b>b</b>{inputs}</form><img name=documentElement><img name=defaultView>c");
    let outline = body(&page).await;
    assert!(outline.starts_with("form(b('b') input input"), "{outline}");
    assert!(outline.ends_with("img img 'c'"), "{outline}");
}

#[wasm_bindgen_test]
async fn lone_surrogates_are_replaced_and_lengths_hold() {
    let page = live("<p></p><p>after</p>").await;
    change(
        &page,
        "document.querySelector('p').append('a\\ud83d', '\\ude00b', '', '\\udc00'); document.body.title = '\\ud800'",
    );
    let document = take(&page).unwrap();
    assert_eq!(outline_of_body(&document), "p('a\u{fffd}' '\u{fffd}b' '\u{fffd}') p('after')");
    let body = document.first(Tag::Body).unwrap();
    assert_eq!(document.attribute(body, Attribute::Title), Some("\u{fffd}"));
}

#[wasm_bindgen_test]
async fn a_picture_says_what_it_shows() {
    let pixel = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
    let page = format!("<img src=missing.png srcset='{pixel} 1x, {pixel} 2x'><img src='{pixel}'>");
    let document = take(&live(&page).await).unwrap();
    let mut pictures = document.ids().filter(|&id| document.is(id, Tag::Img));
    assert_eq!(document.attribute(pictures.next().unwrap(), Attribute::CurrentSrc), Some(pixel));
    assert_eq!(document.attribute(pictures.next().unwrap(), Attribute::CurrentSrc), None);
}

#[wasm_bindgen_test]
async fn values_without_end_are_left_out() {
    let long = "x".repeat(65_537);
    let document = take(&live(&format!("<p lang='{long}' title='{}'>c", &long[1..])).await).unwrap();
    let paragraph = document.first(Tag::P).unwrap();
    assert_eq!(document.attributes(paragraph).map(|(name, _)| name).collect::<Vec<_>>(), ["title"]);
}

#[wasm_bindgen_test]
async fn names_that_nobody_reads_are_left_out() {
    let page =
        "<p data-v-1 aria-live=polite data-lang=c>a<img alt=b data-v-1=c style='width:1px' aria-live=off>";
    let document = take(&live(page).await).unwrap();
    let names = |tag| document.attributes(document.first(tag).unwrap()).map(|(name, _)| name.to_owned());
    assert_eq!(names(Tag::P).collect::<Vec<_>>(), ["data-lang"]);
    assert_eq!(names(Tag::Img).collect::<Vec<_>>(), ["alt", "data-v-1"]);
}

#[wasm_bindgen_test]
fn a_parsed_document_is_hidden_by_attributes() {
    let page = "<p hidden>a<b>b</b></p><p style='COLOR: red; Display : none !important'>c</p><dialog>d</dialog>\
                <dialog open>e</dialog><div style='visibility: hidden'>f<i style='visibility: visible'>g</i></div>\
                <p style='display: none; display: block'>h</p><noscript><p>i</p></noscript><details><p hidden>j</details>";
    let document = take(&parsed(page, "text/html")).unwrap();
    assert_eq!(
        outline_of_body(&document),
        "p(-'a' b(-'b')) p(-'c') dialog(-'d') dialog('e') div(-'f' i('g')) p('h') noscript(p('i')) details(p('j'))"
    );
    assert_eq!(document.address(), None);
}

#[wasm_bindgen_test]
fn a_base_element_gives_a_parsed_document_its_address() {
    let address = |page: &str| take(&parsed(page, "text/html")).unwrap().address().map(str::to_owned);
    assert_eq!(
        address("<base target=a><base href='https://a.example/b?c'>").as_deref(),
        Some("https://a.example/b?c")
    );
    assert_eq!(address("<base href='/b'>"), None);
}

#[wasm_bindgen_test]
async fn other_kinds_of_document_are_walked() {
    let drawing =
        typed("<svg xmlns='http://www.w3.org/2000/svg'><title>a</title></svg>", "image/svg+xml").await;
    assert_eq!(take(&drawing).unwrap().name(NodeId(0)), "svg");
    let words = typed("<r><img/><slot/><iframe/><details>a</details><![CDATA[b]]></r>", "application/xml");
    let document = take(&words.await).unwrap();
    assert!(document.text_of(NodeId(0)).contains("ab"));
    take(&parsed("<a", "application/xml")).unwrap();
    take(&parsed("", "text/html")).unwrap();
}

#[wasm_bindgen_test]
async fn a_document_without_a_root_is_refused_in_a_sentence() {
    let page = live("<p>a").await;
    change(&page, "document.documentElement.remove()");
    assert_eq!(
        take(&page).unwrap_err().to_string(),
        "The snapshot can't be read: the snapshot has no root element."
    );
}

#[wasm_bindgen_test]
fn depth_is_no_trouble() {
    let document = take(&tower()).unwrap();
    assert_eq!(document.len(), 20_004);
    assert!(document.text_of(NodeId(0)).ends_with("end"));
}

#[wasm_bindgen_test]
fn what_is_no_snapshot_is_refused_in_a_sentence() {
    let refusal = |script: &str| read(&snapshot_with(script)).unwrap_err().to_string();
    assert!(read(&snapshot_with("{}")).is_ok());
    assert_eq!(refusal("{ parents: [0, 0, 1] }"), "The snapshot's part parents isn't a Uint32Array.");
    assert_eq!(refusal("{ text: 1 }"), "The snapshot's part text isn't a string.");
    assert_eq!(
        refusal("{ tags: Uint16Array.of(1) }"),
        "The snapshot can't be read: the snapshot's array tags has another length than its neighbours."
    );
    assert_eq!(
        refusal("{ text: 'abc' }"),
        "The snapshot can't be read: the snapshot's string text doesn't fit its lengths."
    );
    for nothing in [wasm_bindgen::JsValue::NULL, wasm_bindgen::JsValue::from_str("page")] {
        assert_eq!(
            read(&nothing).unwrap_err().to_string(),
            "The snapshot's part parents isn't a Uint32Array."
        );
    }
}
