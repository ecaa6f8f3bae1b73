//! From html5gum's tokenizer to html5ever's tree builder: the first is several times as quick as html5ever's own, which
//! goes through names and attributes letter by letter.

use std::convert::Infallible;
use std::mem::take;

use html5ever::interface::QualName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute, LocalName, local_name, ns};
use html5gum::{Emitter, Error, State};

use super::{is_data, value};

/// Nobody asks where in the text a token stands.
const LINE: u64 = 1;

/// Makes tokens of what the tokenizer finds, and hands them to a sink.
#[derive(Debug)]
pub(super) struct Tokens<'a, S> {
    sink: &'a S,
    text: Vec<u8>,
    /// Whether the text is that of a program or a style, which is none of the page.
    unread: bool,
    kind: TagKind,
    name: Vec<u8>,
    /// The name of the start tag that came last.
    started: Vec<u8>,
    self_closing: bool,
    attributes: Vec<Attribute>,
    /// Whether an attribute was begun.
    begun: bool,
    attribute: Vec<u8>,
    value: Vec<u8>,
    doctype: Doctype,
    names: Names,
}

impl<'a, S: TokenSink> Tokens<'a, S> {
    pub(super) fn new(sink: &'a S) -> Self {
        Self {
            sink,
            text: Vec::new(),
            unread: false,
            kind: TagKind::StartTag,
            name: Vec::new(),
            started: Vec::new(),
            self_closing: false,
            attributes: Vec::new(),
            begun: false,
            attribute: Vec::new(),
            value: Vec::new(),
            doctype: Doctype::default(),
            names: Names::default(),
        }
    }

    fn hand_over(&self, token: Token) -> TokenSinkResult<S::Handle> {
        self.sink.process_token(token, LINE)
    }

    fn finish_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = str(&self.text);
        for (place, piece) in text.split('\0').enumerate() {
            if place > 0 {
                let _ = self.hand_over(Token::NullCharacterToken);
            }
            if !piece.is_empty() {
                let _ = self.hand_over(Token::CharacterTokens(StrTendril::from_slice(piece)));
            }
        }
        self.text.clear();
    }

    fn begin_tag(&mut self, kind: TagKind) {
        self.kind = kind;
        self.name.clear();
        self.self_closing = false;
        self.attributes.clear();
        self.begun = false;
    }

    /// Of two attributes of one name the first counts.
    fn finish_attribute(&mut self) {
        if !take(&mut self.begun) || self.kind == TagKind::EndTag {
            return;
        }
        let name = self.names.get(&self.attribute);
        if self.attributes.iter().all(|own| own.name.local != name) {
            let value = StrTendril::from_slice(str(&self.value));
            self.attributes.push(Attribute { name: QualName::new(None, ns!(), name), value });
        }
    }
}

/// Names that came lately: looking them up anew takes ten times as long.
#[derive(Debug)]
struct Names([LocalName; Self::COUNT]);

impl Default for Names {
    fn default() -> Self {
        Self([const { local_name!("") }; Self::COUNT])
    }
}

impl Names {
    const COUNT: usize = 256;

    fn get(&mut self, name: &[u8]) -> LocalName {
        let (first, last) = (name.first().copied().unwrap_or(0), name.last().copied().unwrap_or(0));
        let place = first.wrapping_mul(7).wrapping_add(last.wrapping_mul(31)).wrapping_add(name.len() as u8);
        let known = &mut self.0[usize::from(place)];
        if known.as_bytes() != name {
            *known = LocalName::from(str(name));
        }
        known.clone()
    }
}

/// Whether the page has no use for what the element holds, which is raw text in HTML.
fn is_unread(tag: &Tag) -> bool {
    match tag.name {
        local_name!("style") => true,
        local_name!("script") => !value(&tag.attrs, "type").is_some_and(is_data),
        _ => false,
    }
}

/// What was cut from a text at letters of ASCII.
fn str(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

fn tendril(bytes: &[u8]) -> StrTendril {
    StrTendril::from_slice(str(bytes))
}

impl<S: TokenSink> Emitter for Tokens<'_, S> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.started = name.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        self.finish_text();
        let _ = self.hand_over(Token::EOFToken);
        self.sink.end();
    }

    fn emit_error(&mut self, _: Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        if !self.unread {
            self.text.extend_from_slice(text);
        }
    }

    fn init_start_tag(&mut self) {
        self.begin_tag(TagKind::StartTag);
    }

    fn init_end_tag(&mut self) {
        self.begin_tag(TagKind::EndTag);
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.finish_attribute();
        self.finish_text();
        if self.kind == TagKind::StartTag {
            self.started.clone_from(&self.name);
        }
        let tag = Tag {
            kind: self.kind,
            name: self.names.get(&self.name),
            self_closing: self.self_closing,
            attrs: take(&mut self.attributes),
            had_duplicate_attributes: false,
        };
        let unread = self.kind == TagKind::StartTag && is_unread(&tag);
        let result = self.hand_over(Token::TagToken(tag));
        self.unread = unread && matches!(result, TokenSinkResult::RawData(_));
        match result {
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            TokenSinkResult::Plaintext => Some(State::PlainText),
            _ => None,
        }
    }

    /// What it says is none of the page, but it parts two texts.
    fn emit_current_comment(&mut self) {
        self.finish_text();
        let _ = self.hand_over(Token::CommentToken(StrTendril::new()));
    }

    fn emit_current_doctype(&mut self) {
        self.finish_text();
        let doctype = take(&mut self.doctype);
        let _ = self.hand_over(Token::DoctypeToken(doctype));
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_force_quirks(&mut self) {
        self.doctype.force_quirks = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, name: &[u8]) {
        self.doctype.name.get_or_insert_default().push_tendril(&tendril(name));
    }

    fn init_doctype(&mut self) {
        self.doctype = Doctype::default();
    }

    fn init_attribute(&mut self) {
        self.finish_attribute();
        self.begun = true;
        self.attribute.clear();
        self.value.clear();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.value.extend_from_slice(value);
    }

    fn set_doctype_public_identifier(&mut self, value: &[u8]) {
        self.doctype.public_id = Some(tendril(value));
    }

    fn set_doctype_system_identifier(&mut self, value: &[u8]) {
        self.doctype.system_id = Some(tendril(value));
    }

    fn push_doctype_public_identifier(&mut self, value: &[u8]) {
        self.doctype.public_id.get_or_insert_default().push_tendril(&tendril(value));
    }

    fn push_doctype_system_identifier(&mut self, value: &[u8]) {
        self.doctype.system_id.get_or_insert_default().push_tendril(&tendril(value));
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.kind == TagKind::EndTag && self.name == self.started
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.sink.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
