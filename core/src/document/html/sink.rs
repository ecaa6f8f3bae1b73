//! The tree that html5ever builds: an arena of nodes linked by index.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// An element, as html5ever holds it: its place and its name, which the scope rules ask for all the time.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    index: u32,
    name: QualName,
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: u32,
    pub(super) previous: u32,
    pub(super) next: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    depth: u32,
    pub(super) content: Content,
}

#[derive(Debug)]
pub(super) enum Content {
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
        integration_point: bool,
    },
    Text(StrTendril),
    /// The document, a template's contents, a comment: nothing of a page.
    Other,
}

/// Takes the tree builder's orders.
#[derive(Debug)]
pub(super) struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// The element that was put in or closed last, or rather what is open then.
    innermost: Cell<u32>,
}

impl Sink {
    /// A tree of a page of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        const BYTES_OF_A_NODE: usize = 48;
        let nodes = Vec::with_capacity(bytes / BYTES_OF_A_NODE);
        let sink = Self { nodes: RefCell::new(nodes), innermost: Cell::new(0) };
        sink.add(Content::Other);
        sink
    }

    /// How many nodes there are so far.
    pub(super) fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// How deep the innermost open element stands, and its name; nearly always, misnested markup aside.
    pub(super) fn innermost(&self) -> (u32, Option<LocalName>) {
        let nodes = self.nodes.borrow();
        let node = &nodes[self.innermost.get() as usize];
        match &node.content {
            Content::Element { name, .. } => (node.depth, Some(name.local.clone())),
            _ => (node.depth, None),
        }
    }

    /// Whether the innermost open element stands at `depth` or below.
    pub(super) fn is_deeper_than(&self, depth: u32) -> bool {
        self.nodes.borrow()[self.innermost.get() as usize].depth >= depth
    }

    fn add(&self, content: Content) -> u32 {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            parent: NONE,
            previous: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
            depth: 0,
            content,
        });
        nodes.len() as u32 - 1
    }

    /// Puts a node or a text before `next`, or last where that is [`NONE`].
    fn insert(&self, parent: u32, next: u32, child: NodeOrText<Handle>) {
        if parent == NONE {
            return;
        }
        match child {
            NodeOrText::AppendNode(handle) => {
                let mut nodes = self.nodes.borrow_mut();
                unlink(&mut nodes, handle.index);
                link(&mut nodes, parent, next, handle.index);
                let is_element = matches!(nodes[handle.index as usize].content, Content::Element { .. });
                if is_element && !is_void(&handle.name.local) {
                    self.innermost.set(handle.index);
                }
            }
            NodeOrText::AppendText(text) => self.insert_text(parent, next, text),
        }
    }

    fn insert_text(&self, parent: u32, next: u32, text: StrTendril) {
        let before = {
            let nodes = self.nodes.borrow();
            if next == NONE { nodes[parent as usize].last } else { nodes[next as usize].previous }
        };
        if before != NONE
            && let Content::Text(own) = &mut self.nodes.borrow_mut()[before as usize].content
        {
            own.push_tendril(&text);
            return;
        }
        let index = self.add(Content::Text(text));
        link(&mut self.nodes.borrow_mut(), parent, next, index);
    }

    fn parent(&self, index: u32) -> u32 {
        self.nodes.borrow()[index as usize].parent
    }
}

/// What is no element has no name to ask for.
fn nameless(index: u32) -> Handle {
    Handle { index, name: QualName::new(None, ns!(), local_name!("")) }
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

/// Takes a node with all below it out of the tree.
pub(super) fn unlink(nodes: &mut [Node], index: u32) {
    let Node { parent, previous, next, .. } = nodes[index as usize];
    if parent != NONE {
        join(nodes, parent, previous, next);
        let node = &mut nodes[index as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }
}

/// Puts an unlinked node before `next`, or last where that is [`NONE`].
pub(super) fn link(nodes: &mut [Node], parent: u32, next: u32, index: u32) {
    let previous = if next == NONE { nodes[parent as usize].last } else { nodes[next as usize].previous };
    let depth = nodes[parent as usize].depth + 1;
    let node = &mut nodes[index as usize];
    (node.parent, node.depth) = (parent, depth);
    join(nodes, parent, previous, index);
    join(nodes, parent, index, next);
}

/// Makes two children neighbours; where one is [`NONE`], the other becomes the first or the last.
fn join(nodes: &mut [Node], parent: u32, previous: u32, next: u32) {
    match previous {
        NONE => nodes[parent as usize].first = next,
        _ => nodes[previous as usize].next = next,
    }
    match next {
        NONE => nodes[parent as usize].last = previous,
        _ => nodes[next as usize].previous = previous,
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Vec<Node>;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        nameless(0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let integration_point = flags.mathml_annotation_xml_integration_point;
        let index = self.add(Content::Element { name: name.clone(), attributes, integration_point });
        if flags.template {
            // Its contents are the node after it: no part of the page.
            self.add(Content::Other);
        }
        Handle { index, name }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        nameless(self.add(Content::Other))
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.index, NONE, child);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        self.insert(self.parent(sibling.index), sibling.index, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.parent(element.index) == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        nameless(target.index + 1)
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.index == other.index
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn pop(&self, closed: &Handle) {
        let parent = self.parent(closed.index);
        if parent != NONE {
            self.innermost.set(parent);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        if let Content::Element { attributes, .. } =
            &mut self.nodes.borrow_mut()[target.index as usize].content
        {
            for attribute in more {
                if attributes.iter().all(|own| own.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        unlink(&mut self.nodes.borrow_mut(), target.index);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        loop {
            let child = nodes[node.index as usize].first;
            if child == NONE {
                break;
            }
            unlink(&mut nodes, child);
            link(&mut nodes, new_parent.index, NONE, child);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        matches!(
            self.nodes.borrow()[handle.index as usize].content,
            Content::Element { integration_point: true, .. }
        )
    }
}
