//! Tells a page's article from its boilerplate, and says why.
#![forbid(unsafe_code)]

pub mod document;
