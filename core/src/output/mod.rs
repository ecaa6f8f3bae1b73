//! The forms that an article is given in, each a function from an [`Article`](crate::Article), whose addresses
//! were resolved before.
//!
//! All walk the tree in document order with a stack of what is open, so that depth costs no stack of the program's.
//!
//! ```
//! use unhusk_core::document::Tag;
//! use unhusk_core::{Article, output, tree::TreeBuilder};
//!
//! let mut builder = TreeBuilder::default();
//! builder.open(Tag::P, None);
//! builder.text("Rain * again", None, Some(0));
//! let article = Article { tree: builder.finish(), ..Article::default() };
//! assert_eq!(output::plain_text(&article), "Rain * again\n");
//! assert_eq!(output::markdown(&article), "Rain \\* again\n");
//! ```

#[cfg(feature = "export")]
mod address;
#[cfg(feature = "export")]
mod callout;
#[cfg(feature = "export")]
pub mod epub;
#[cfg(feature = "export")]
mod file_name;
#[cfg(feature = "export")]
mod fitted;
#[cfg(feature = "export")]
mod front_matter;
#[cfg(feature = "export")]
mod html;
#[cfg(feature = "export")]
mod imprint;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "export")]
mod language;
#[cfg(feature = "export")]
mod latest;
#[cfg(feature = "export")]
mod link;
#[cfg(feature = "export")]
mod markdown;
#[cfg(feature = "export")]
mod plain_text;
mod removals;
#[cfg(feature = "export")]
mod shown;
#[cfg(feature = "export")]
mod tex;
#[cfg(feature = "export")]
mod version;
mod view;
#[cfg(feature = "export")]
mod walk;

#[cfg(feature = "export")]
pub use epub::epub;
#[cfg(feature = "export")]
pub use file_name::file_name;
#[cfg(feature = "export")]
pub use front_matter::front_matter;
#[cfg(feature = "export")]
pub use html::html;
#[cfg(feature = "json")]
pub use json::json;
#[cfg(feature = "export")]
pub use markdown::markdown;
#[cfg(feature = "export")]
pub use plain_text::plain_text;
pub use removals::{RemovedParts, removals};
#[cfg(feature = "export")]
pub use shown::shown;
#[cfg(feature = "export")]
pub use version::keep_version;
pub use view::{NONE, ViewParts, parts};

#[cfg(feature = "export")]
use walk::{Step, collapses, walk, walk_range, walk_words};

#[cfg(test)]
mod samples;
