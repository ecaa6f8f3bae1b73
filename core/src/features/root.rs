//! The candidate root: the element that the article's paragraphs hang from.

use std::ops::Range;

use crate::block::Blocks;
use crate::document::{Document, NodeId};

/// The candidate root of a page's article.
#[derive(Clone, Debug)]
pub struct Root {
    /// The element.
    pub element: NodeId,
    /// From its first paragraph to one past its last, as numbers of blocks; headings just before count in.
    pub span: Range<usize>,
}

impl Root {
    /// Follows, from the page's root, the child that holds most of the words in paragraphs, as long as it holds
    /// enough of them.
    ///
    /// The idea of such a descent is old (the largest text subtree); its threshold is taken from our trials, where 60 %
    /// told best.
    pub fn find(document: &Document, blocks: &Blocks) -> Self {
        const ENOUGH: f32 = 0.6;
        let weights = weights(blocks);
        let weight = |element| {
            let inside = blocks.inside(document, element);
            weights[inside.end] - weights[inside.start]
        };
        let mut element = NodeId(0);
        if document.is_empty() {
            return Self { element, span: 0..0 };
        }
        loop {
            let all = weight(element);
            let child = document.children(element).find(|&child| {
                document.tag(child).is_some() && all > 0 && weight(child) as f32 >= ENOUGH * all as f32
            });
            match child {
                // A lone paragraph is no root: the element around it is.
                Some(child) if blocks.inside(document, child).len() > 1 => element = child,
                _ => break,
            }
        }
        Self { element, span: span(document, blocks, element) }
    }

    /// How many levels above `container` the first element stands that is the root, holds it or stands in it; 0 inside it.
    pub fn distance(&self, document: &Document, container: NodeId) -> u32 {
        const ENOUGH: usize = 16;
        document
            .around(container)
            .take(ENOUGH)
            .take_while(|&element| {
                !document.contains(element, self.element) && !document.contains(self.element, element)
            })
            .count() as u32
    }
}

/// Of each block, the words in paragraphs before it; one more at the end.
fn weights(blocks: &Blocks) -> Vec<u32> {
    let mut before = vec![0];
    let mut sum = 0;
    for block in blocks.iter() {
        if block.is_prose() && !block.hidden {
            sum += block.words.min(100);
        }
        before.push(sum);
    }
    before
}

fn span(document: &Document, blocks: &Blocks, element: NodeId) -> Range<usize> {
    let inside = blocks.inside(document, element);
    let prose = |&number: &usize| blocks[number].is_prose() && !blocks[number].hidden;
    match (inside.clone().find(prose), inside.clone().rfind(prose)) {
        (Some(first), Some(last)) => first..last + 1,
        _ => inside,
    }
}
