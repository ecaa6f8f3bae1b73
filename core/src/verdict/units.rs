//! Code, tables of data and figures are kept or dropped whole.

use std::ops::Range;

use super::{Page, Role, Verdict, low_score};
use crate::elements::{Unit, UnitKind};

/// Gives every block of a unit the verdict that most of its words have; what a rule dropped stays dropped.
pub(super) fn settle(page: &Page<'_>, verdicts: &mut [Verdict]) {
    let mut first = 0;
    while first < verdicts.len() {
        let unit = page.elements.unit(page.blocks[first].container);
        let mut end = first + 1;
        while end < verdicts.len() && unit.is_some() && page.elements.unit(page.blocks[end].container) == unit
        {
            end += 1;
        }
        if let Some(unit) = unit {
            settle_one(page, unit, first, &mut verdicts[first..end]);
        }
        first = end;
    }
}

fn settle_one(page: &Page<'_>, unit: Unit, first: usize, verdicts: &mut [Verdict]) {
    // A wordless picture says nothing for or against its caption, and a unit of pictures alone stands or falls by them.
    let weight = |offset: usize| page.blocks[first + offset].words + 1;
    let (mut kept, mut dropped) = (0, 0);
    for (offset, verdict) in verdicts.iter().enumerate() {
        match verdict {
            Verdict::Keep(_) => kept += weight(offset),
            low if low.is_low() => dropped += weight(offset),
            Verdict::Drop { .. } => {}
        }
    }
    let keep = kept >= dropped && kept > 0;
    for (offset, verdict) in verdicts.iter_mut().enumerate() {
        match verdict {
            low if low.is_low() && keep => *low = Verdict::Keep(role(page, first + offset)),
            Verdict::Keep(Role::Text) if !keep => {
                *verdict = low_score(unit.root);
            }
            Verdict::Keep(own @ Role::Text) => *own = role(page, first + offset),
            _ => {}
        }
    }
}

/// What a block is as far as its unit says: words beside a picture are its caption.
pub(super) fn role(page: &Page<'_>, block: usize) -> Role {
    if kind(page, block) == Some(UnitKind::Figure) && page.blocks[block].words > 0 {
        Role::Caption
    } else {
        Role::Text
    }
}

/// Keeps what only its score has dropped of some blocks that belong together.
pub(super) fn keep_low(page: &Page<'_>, verdicts: &mut [Verdict], blocks: Range<usize>) {
    for block in blocks {
        if verdicts[block].is_low() {
            verdicts[block] = Verdict::Keep(role(page, block));
        }
    }
}

/// Of what kind the unit around a block is.
#[inline(never)]
pub(super) fn kind(page: &Page<'_>, block: usize) -> Option<UnitKind> {
    page.elements.unit(page.blocks[block].container).map(|unit| unit.kind)
}
