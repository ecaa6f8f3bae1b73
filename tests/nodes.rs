//! From a snapshot back to its document's nodes, in real browsers: in the order in which the walk wrote them down.

use crate::browser::{change, live, parsed, snapshot, strays, tower, typed};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(module = "/src/nodes.js")]
extern "C" {
    /// What the other module imports has to be asked for here, to be served to it.
    #[wasm_bindgen(js_name = nodesOf)]
    fn nodes_of(document: &web_sys::Document, snapshot: &JsValue) -> js_sys::Array;
}

/// Places of a page just walked whose nodes are not found, or not found again.
fn strays_of(document: &web_sys::Document) -> String {
    strays(document, &snapshot(document))
}

#[wasm_bindgen_test]
async fn every_place_leads_to_its_node_and_back() {
    let pages = [
        "<p class=a>One <b>two</b></p><!-- no --><p>three<p><img><br>four</p><ul><li>five<li>six</ul>",
        "<style>a</style><script>b = 1</script><svg><text>c</text></svg><template>d</template>\
         <script type='application/ld+json'>{}</script><p>e<math><mi>f</mi></math>",
        "<x-card><template shadowrootmode=open><h2>a</h2><slot name=lead>unused</slot><slot></slot><slot \
         name=none>fallback</slot></template><p>b</p>text<p slot=lead>c</p><p slot=elsewhere>d</p></x-card>",
        "<x-card><template shadowrootmode=closed><h2>a</h2><slot></slot></template><p>b</p></x-card>",
        "<div hidden>a<p>b</p></div><details><summary>c</summary><p>d</details><div style='display: contents'>e</div>",
        "<table><tr><td>a<td>b<td colspan=2>c</table><form><input name=firstChild><input name=childNodes>\
         <input name=parentNode><input name=localName><input name=nodeType><b>d</b></form>",
    ];
    for page in pages {
        assert_eq!(strays_of(&live(page).await), "", "{page}");
        assert_eq!(strays_of(&parsed(page, "text/html")), "", "parsed: {page}");
    }
    let words = typed("<r>a<s/><slot/><iframe/><![CDATA[b]]><!-- c -->d</r>", "application/xml");
    assert_eq!(strays_of(&words.await), "");
    assert_eq!(nodes_of(&tower(), &snapshot(&tower())).length(), 20_004);
}

#[wasm_bindgen_test]
async fn empty_texts_and_surrogates_shift_nothing() {
    let page = live("<p></p><p>after</p>").await;
    change(&page, "document.querySelector('p').append('', 'a\\ud83d', '', '\\ude00b', '')");
    assert_eq!(strays_of(&page), "");
}

#[wasm_bindgen_test]
async fn what_stands_in_frames_is_found() {
    let page =
        live("<p>a</p><iframe srcdoc='<p>b<p>c'></iframe><iframe sandbox srcdoc='<p>d'></iframe><p>e").await;
    assert_eq!(strays_of(&page), "");
}

#[wasm_bindgen_test]
async fn a_noscript_has_no_nodes_and_shifts_none() {
    let page = live("<noscript><p>a</p><img src=b></noscript><p>c</p><noscript><i>d</i></noscript>e").await;
    assert_eq!(strays_of(&page), "p: lost\ntext: lost\nimg: lost\ni: lost\ntext: lost");
}

#[wasm_bindgen_test]
async fn what_the_page_changed_since_is_left_out_and_shifts_little() {
    let page = live("<p>one</p><p>two</p><ul><li>three</ul><p>four</p>").await;
    let before = snapshot(&page);
    change(
        &page,
        "document.querySelector('ul').before(document.createElement('aside'), document.createElement('aside')); \
         document.querySelector('p').firstChild.data = 'another'",
    );
    let strays = strays(&page, &before);
    assert_eq!(strays.lines().filter(|line| line.ends_with("lost")).collect::<Vec<_>>(), ["text: lost"]);
}
