//! The article as an EPUB 3: a list of files, which whoever asked for them zips in this order.
//!
//! What comes in: an article with its addresses resolved, and what bytes of its pictures there are. What goes out: the
//! `mimetype` (to be stored, not packed), the container, the package document, a table of contents made of the
//! headings and of a thread's posts, the article as XHTML, a style sheet, and the pictures. Nothing in it is fetched by whoever reads it:
//! a picture without bytes becomes its description or its caption, with a link to its address.
//!
//! The way: [`fitted`] makes the article's tree one that a book may hold, with its [`pictures`]; the writer of
//! [`html`](super::html()) writes it as XML; [`package`] writes what stands around it.

mod package;
mod pictures;

use crate::article::Article;
use crate::document::Tag;
use crate::metadata::Direction;

use super::html::{self, Syntax};
use super::{address, fitted, language};
pub use pictures::Picture;
pub(super) use pictures::Pictures;

/// What makes the text pleasant to read; size, face and colours are the reading system's.
const STYLE: &str = "\
body { overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; break-after: avoid; }
sub, sup { line-height: 0; }
dt { font-weight: bold; break-after: avoid; }
dd { margin-block-end: 0.5em; }
dd > p:first-child { margin-block-start: 0; }
img { max-width: 100%; height: auto; }
figure { margin: 1.5em 0; break-inside: avoid; }
figcaption, .byline { font-size: 0.85em; }
.post { margin: 2.5em 0 1em; padding-block-start: 0.6em; border-block-start: 0.2em solid; font-weight: bold; break-after: avoid; }
.byline + .post { margin-block-start: 1em; border: 0; padding: 0; }
blockquote { margin: 1em 0; padding-inline-start: 1em; border-inline-start: 0.2em solid; }
aside { margin: 1.5em 0; padding: 0.1em 1em; border: 1px solid; }
code, kbd, pre, samp { font-family: monospace, monospace; font-size: 0.9em; }
pre { white-space: pre-wrap; padding: 0.6em; border: 1px solid; line-height: 1.4; }
pre code, pre kbd, pre samp { font-size: inherit; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: 0.3em 0.6em; text-align: start; }
";

const CONTAINER: &str = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">
<rootfiles>
<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>
</rootfiles>
</container>
";

/// An article as files, and what became of its pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epub {
    /// In the order in which they are zipped.
    pub files: Vec<File>,
    /// How many pictures the article has, each address counted once.
    pub pictures: usize,
    /// How many of them are not among the files.
    pub missing: usize,
}

/// A file of an EPUB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path, with slashes.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The article as the files of an EPUB, last modified so many seconds after the beginning of 1970.
///
/// Of the pictures those are taken that the article shows and whose bytes are PNG, JPEG, GIF or WebP. The same article
/// has the same identifier, whenever it is written.
///
/// ```
/// use unhusk_core::{Article, output};
///
/// let book = output::epub(&Article::default(), &[], 0);
/// assert_eq!(book.files[0].name, "mimetype");
/// assert_eq!(book.files[0].bytes, b"application/epub+zip");
/// ```
pub fn epub(article: &Article, pictures: &[Picture<'_>], modified: u64) -> Epub {
    let (tree, pictures) = fitted::for_book(&article.tree, pictures);
    let mut metadata = article.metadata.clone();
    metadata.address = metadata.address.map(|own| address::uri(&own));
    metadata.language = metadata.language.and_then(|own| language::well_formed(&own).map(str::to_owned));
    let book = Article { metadata, tree, ..Article::default() };
    let file = |name: &str, content: String| File { name: name.to_owned(), bytes: content.into_bytes() };
    let mut files = vec![
        file("mimetype", "application/epub+zip".to_owned()),
        file("META-INF/container.xml", CONTAINER.to_owned()),
        file("EPUB/package.opf", package::document(&book, &pictures.packed, modified)),
        file("EPUB/nav.xhtml", package::contents(&book)),
        file("EPUB/article.xhtml", text(&book)),
        file("EPUB/style.css", STYLE.to_owned()),
    ];
    let (packed, missing) = (pictures.packed, pictures.missing.len());
    let count = packed.len() + missing;
    files.extend(packed.into_iter().map(|own| File { name: format!("EPUB/{}", own.name), bytes: own.bytes }));
    Epub { files, pictures: count, missing }
}

/// The article as XHTML.
fn text(book: &Article) -> String {
    let title = book.metadata.title.as_deref().unwrap_or_default();
    let mut out = head(book, "");
    out.push_str(
        "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n<article>\n",
    );
    if !title.is_empty() {
        html::element(&mut out, "h1", title);
    }
    html::byline(&mut out, book, Syntax::Xml);
    html::tree(&mut out, &book.tree, top(book), Syntax::Xml);
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

/// The beginning of an XHTML file, up to its title.
fn head(book: &Article, namespaces: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"",
    );
    out.push_str(namespaces);
    for name in ["lang", "xml:lang"] {
        if let Some(language) = &book.metadata.language {
            html::attribute(&mut out, name, language);
        }
    }
    if book.metadata.direction != Direction::Auto {
        html::attribute(&mut out, "dir", book.metadata.direction.name());
    }
    out.push_str(">\n<head>\n");
    html::element(&mut out, "title", &package::title(book));
    out
}

/// What a heading of the first level becomes: below a title none is as high.
fn top(book: &Article) -> Tag {
    if book.metadata.title.as_deref().unwrap_or_default().is_empty() { Tag::H1 } else { Tag::H2 }
}

#[cfg(test)]
mod tests;
