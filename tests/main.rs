//! The module's tests in real browsers, as one program: each program starts a browser of its own.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail that way")]

mod browser;
mod fixtures;
mod judging;
mod nodes;
mod snapshot;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
