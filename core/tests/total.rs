//! Whatever the input, there is a page or a refusal: nothing panics.

use proptest::collection::vec;
use proptest::prelude::*;
use unhusk_core::document::snapshot::{Parts, decode};
use unhusk_core::document::{Document, NodeId, html, plain_text};
use unhusk_core::metadata::Metadata;
use unhusk_core::{address, judge, output};

/// Judges the document and writes all outputs.
fn read(document: &Document) {
    let mut article = judge(document, &[]);
    article.resolve_addresses(&mut address::resolver(document.address()));
    for write in [output::plain_text, output::markdown, output::html, output::json] {
        write(&article);
    }
    output::epub(&article, &[], 0);
}

/// Each node has its parent before it and its end after it.
fn assert_whole(document: &Document) {
    for id in document.ids() {
        assert!(document.parent(id).is_none_or(|parent| parent < id && document.contains(parent, id)));
        assert!(document.end(id) > id.0 && document.end(id) <= document.len() as u32);
    }
}

/// Numbers that are often small enough to mean something.
fn numbers<T: Arbitrary + From<u8> + 'static>() -> impl Strategy<Value = Vec<T>> {
    vec(prop_oneof![8 => (0_u8..6).prop_map(T::from), 1 => any::<T>()], 0..12)
}

/// A tree in document order: of each node, how many open elements it closes before it, and whether it is a text.
fn tree(nodes: &[(usize, bool)]) -> (Vec<u32>, Vec<u16>, Vec<u32>) {
    let (mut parents, mut tags, mut lengths) = (vec![0], vec![1], vec![0]);
    let mut open = vec![0];
    for &(closes, is_text) in nodes {
        open.truncate(open.len().saturating_sub(closes).max(1));
        parents.push(open[open.len() - 1]);
        tags.push(if is_text { 0 } else { 2 });
        lengths.push(if is_text { 3 } else { 0 });
        if !is_text {
            open.push(parents.len() as u32 - 1);
        }
    }
    (parents, tags, lengths)
}

/// Markup that is broken in the ways in which markup breaks.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "<p>", "</p>", "<div hidden>", "</div>", "<table>", "<tr>", "<td colspan=9999999999>", "</table>", "<b>", "</b>",
            "<a href='javascript:x'>", "<a href=//[>", "</a>", "<ul>", "<ol start=-1>", "<li value=x>", "<select>", "<option>",
            "<svg>", "<math>", "<annotation-xml encoding=text/html>", "<foreignObject>", "<template>", "</template>", "<script>",
            "</script>", "<noscript>", "<frameset>", "<form>", "</form>", "<button>", "<h1>", "</h1>", "<article>", "<pre>\n",
            "<img srcset=',,' src>", "<br>", "</br>", "<body class=x>", "<html lang=x>", "<head>", "<title>", "<meta charset",
            "<meta http-equiv=content-type content='charset'>", "<base href=':'>", "<script type='application/ld+json'>{\"@type\":",
            "<details>", "<summary>", "<x-a>", "</x-a>", "<template shadowrootmode=open>", "<slot>", "<slot name=a>", "<b slot=a>",
            "<template id=B:0>", "<div hidden id=S:0>", "<template id=P:1>", "<div hidden id=S:1>", "<!--$?-->", "</script>",
            "<script type='application/ld+json'>{\"articleBody\":\"&lt;p>", "<dl><dt>", "<dd>", "<figure>", "<figcaption>", "<iframe>", "<textarea>", "<plaintext>",
            "<!--", "-->", "<![CDATA[", "<!doctype html>", "&#x110000;", "&nosuch;", "\0", "\u{feff}", "\u{202e}",
            "<time datetime=99999999999>", "<p style='display:none'>", "<p class='comments share ad'>", "By ", "|", "`",
        ]).prop_map(str::to_owned),
        2 => "[a-zA-Z .,!]{0,30}",
        1 => "\\PC{0,8}",
    ];
    vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn any_arrays_are_a_snapshot_or_an_error(
        parents in numbers::<u32>(), tags in numbers::<u16>(), flags in numbers::<u8>(), lengths in numbers::<u32>(),
        owners in numbers::<u32>(), names_of in numbers::<u16>(), value_lengths in numbers::<u32>(),
        names in "[a-z\n]{0,20}", text in "\\PC{0,20}", values in "\\PC{0,10}",
        even in any::<bool>(),
    ) {
        let nodes = if even { [tags.len(), flags.len(), lengths.len()].into_iter().fold(parents.len(), usize::min) } else { 99 };
        let own = if even { owners.len().min(names_of.len()).min(value_lengths.len()) } else { 99 };
        let parts = Parts {
            parents: &parents[..parents.len().min(nodes)],
            tags: &tags[..tags.len().min(nodes)],
            flags: &flags[..flags.len().min(nodes)],
            lengths: &lengths[..lengths.len().min(nodes)],
            attribute_owners: &owners[..owners.len().min(own)],
            attribute_names: &names_of[..names_of.len().min(own)],
            attribute_lengths: &value_lengths[..value_lengths.len().min(own)],
            names: &names,
            text: &text,
            values: &values,
            address: "https://a.example/",
        };
        match decode(&parts) {
            Ok(document) => {
                assert_whole(&document);
                assert_eq!(document.len(), parts.parents.len());
                read(&document);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
        if let Ok(article) = output::shown(&parts, Metadata::default()) {
            output::epub(&article, &[], 0);
        }
    }

    #[test]
    fn a_snapshot_of_any_tree_is_read_back(levels in vec((0_usize..6, any::<bool>()), 0..40)) {
        let (parents, tags, lengths) = tree(&levels);
        let parts = Parts {
            parents: &parents,
            tags: &tags,
            flags: &vec![0; parents.len()],
            lengths: &lengths,
            names: "html\np",
            text: &"é😀".repeat(tags.iter().filter(|&&tag| tag == 0).count()),
            ..Parts::default()
        };
        let document = decode(&parts).unwrap();
        assert_whole(&document);
        let article = output::shown(&parts, Metadata::default()).unwrap().tree;
        assert_eq!(article.len(), document.len());
        for id in document.ids().skip(1) {
            let (parent, text) = (parents[id.index()], (tags[id.index()] == 0).then_some("é😀"));
            assert_eq!(document.parent(id), Some(NodeId(parent)));
            assert_eq!(document.text(id), text);
            assert_eq!(article.parent(id.index()), Some(parent as usize));
            assert_eq!(article.text(id.index()), text);
        }
    }

    #[test]
    fn any_markup_is_a_page(markup in markup()) {
        let document = html::parse_at(&markup, "https://a.example/b");
        assert_whole(&document);
        read(&document);
    }

    #[test]
    fn any_string_is_a_page(text in any::<String>()) {
        for document in [html::parse(&text), plain_text::parse(&text)] {
            assert_whole(&document);
            read(&document);
        }
    }

    #[test]
    fn any_lines_are_a_text(lines in vec("([•*-]|[0-9]{1,3}[.)])? {0,3}[a-z ]{0,60}(\r\n|\n|\u{c}|\t|\0)", 0..12)) {
        let document = plain_text::parse(&lines.concat());
        assert_whole(&document);
        read(&document);
    }

    #[test]
    fn any_bytes_are_some_text(bytes in vec(any::<u8>(), 0..200), charset in "[a-z0-9-]{0,8}") {
        let declared = [b"<meta charset=".as_slice(), charset.as_bytes(), b">", &bytes].concat();
        for (bytes, charset) in [(&bytes, None), (&declared, None), (&bytes, Some(charset.as_str()))] {
            let (text, encoding) = html::decode(bytes, charset);
            assert!(!encoding.is_empty());
            assert_whole(&html::parse(&text));
        }
    }
}
