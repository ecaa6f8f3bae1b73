//! Unhusk in the browser: the thin module between JavaScript and the core, which judges.
//!
//! The way of the data:
//! 1. A live or parsed document becomes a snapshot by `snapshot.js` (flat arrays and three strings), in the page's own
//!    language because node by node across the border costs five times as much.
//! 2. `snapshot.rs` takes it into Rust, and [`unhusk_core::document::snapshot`] checks it and makes a document of it;
//!    plain text becomes one by [`unhusk_core::document::plain_text`].
//! 3. `judging.rs` has [`unhusk_core::judge`] tell the article from its boilerplate.
//! 4. `address.rs` makes the addresses of the article absolute, by the browser's own `URL`.
//! 5. `reply.rs` gives the article back as typed arrays and plain objects.
//! 6. `exporting.rs` reads such an article back, and one of the core's outputs writes it, for `saving.rs` as files.
//!
//! Features say what a module has of it: a click of the extension loads one with `judge` alone, an export one with
//! `export` alone, and `sources` judges documents where they stand and plain text too.
//!
//! Nothing here knows about boilerplate, and nothing in the core knows about browsers.

#[cfg(feature = "judge")]
mod address;
#[cfg(feature = "export")]
mod exporting;
#[cfg(feature = "judge")]
mod judging;
mod refusal;
#[cfg(feature = "judge")]
mod reply;
#[cfg(feature = "export")]
mod saving;
pub mod snapshot;

#[cfg(feature = "export")]
pub use exporting::{export_article, save_article};
#[cfg(feature = "judge")]
pub use judging::judge_snapshot;
#[cfg(feature = "sources")]
pub use judging::{judge_document, judge_text};
pub use refusal::Refusal;
use wasm_bindgen::prelude::wasm_bindgen;

/// Memory from an allocator that is half as large as the one that Rust brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Names the place of a defect in the browser's console; runs once, when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}
