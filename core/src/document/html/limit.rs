//! A guard between tokenizer and tree builder, which are quadratic in the depth of the page.
//!
//! Every start of a block looks through all open elements. Browsers therefore stop nesting at a depth of 512, and
//! so does this guard, in the same way: what would stand deeper stands side by side.

use std::cell::RefCell;
use std::collections::HashMap;

use html5ever::interface::TreeSink;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};

use super::sink::{Handle, Node, Sink};
use crate::document::snapshot::MAX_NODES;

const DEEPEST: u32 = 512;

pub(super) struct Limit {
    builder: TreeBuilder<Handle, Sink>,
    /// By name, how many elements were closed before their end tags.
    closed_early: RefCell<HashMap<LocalName, u32>>,
}

impl Limit {
    pub(super) fn new(builder: TreeBuilder<Handle, Sink>) -> Self {
        Self { builder, closed_early: RefCell::default() }
    }

    pub(super) fn finish(self) -> Vec<Node> {
        self.builder.sink.finish()
    }

    fn close_innermost(&self, line: u64) {
        if let (_, Some(name)) = self.builder.sink.innermost() {
            *self.closed_early.borrow_mut().entry(name.clone()).or_default() += 1;
            let end = Tag {
                kind: TagKind::EndTag,
                name,
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            };
            // An end tag never changes what the tokenizer does next.
            let _ = self.builder.process_token(Token::TagToken(end), line);
        }
    }

    /// Whether this end tag belongs to an element that is closed already.
    fn was_closed_early(&self, name: &LocalName) -> bool {
        let mut closed = self.closed_early.borrow_mut();
        match closed.get_mut(name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

impl TokenSink for Limit {
    type Handle = Handle;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<Handle> {
        if let Token::TagToken(tag) = &mut token {
            match tag.kind {
                TagKind::StartTag => {
                    if self.builder.sink.len() >= MAX_NODES {
                        return TokenSinkResult::Continue;
                    }
                    if self.builder.sink.is_deeper_than(DEEPEST) {
                        self.close_innermost(line);
                    }
                    if tag.name == local_name!("meta") {
                        disarm(tag);
                    }
                }
                TagKind::EndTag if self.was_closed_early(&tag.name) => return TokenSinkResult::Continue,
                TagKind::EndTag => {}
            }
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// html5ever 0.39 looks for a charset in a meta's content, and past its end if the word stands last there. The
/// text is decoded by then: nobody needs to know.
fn disarm(meta: &mut Tag) {
    let names_charset = |value: &str| value.trim_ascii_end().to_ascii_lowercase().ends_with("charset");
    if meta.attrs.iter().any(|own| own.name.local == local_name!("content") && names_charset(&own.value)) {
        meta.attrs.retain(|own| own.name.local != local_name!("http-equiv"));
    }
}
