//! Code, tables of data and figures are kept or dropped whole.

use super::{Page, Reason, Role, Verdict, low_score};
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
            Verdict::Drop { reason: Reason::LowScore { .. }, .. } => dropped += weight(offset),
            Verdict::Drop { .. } => {}
        }
    }
    let keep = kept >= dropped && kept > 0;
    for (offset, verdict) in verdicts.iter_mut().enumerate() {
        match verdict {
            Verdict::Drop { reason: Reason::LowScore { .. }, .. } if keep => {
                let caption = unit.kind == UnitKind::Figure && page.blocks[first + offset].words > 0;
                *verdict = Verdict::Keep(if caption { Role::Caption } else { Role::Text });
            }
            Verdict::Keep(Role::Text) if !keep => {
                *verdict = low_score(unit.root);
            }
            Verdict::Keep(role @ Role::Text)
                if unit.kind == UnitKind::Figure && page.blocks[first + offset].words > 0 =>
            {
                *role = Role::Caption;
            }
            _ => {}
        }
    }
}
