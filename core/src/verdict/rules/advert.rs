use super::super::{Class, Page, Reason, Verdicts, phrases};
use super::{named_parts, prose_words};
use crate::block::Block;
use crate::features::Name;

const MOST_PROSE: u32 = 60;

pub(super) fn apply(page: &Page<'_>, verdicts: &mut Verdicts<'_>) {
    for part in named_parts(page, Name::Advert) {
        if prose_words(page, part) > MOST_PROSE {
            continue;
        }
        let inside = page.blocks.inside(page.document, part);
        // A name may stand for much else; with the label in it there is no doubt.
        verdicts.yield_to_scores(!page.blocks[inside.clone()].iter().any(is_label));
        for number in inside {
            verdicts.drop(number, Class::Advert, Reason::MarkedAsAdvert, part);
        }
    }
    verdicts.yield_to_scores(false);
    for (number, block) in page.blocks.iter().enumerate().filter(|(_, block)| is_label(block)) {
        verdicts.drop(number, Class::Advert, Reason::MarkedAsAdvert, block.container);
    }
}

fn is_label(block: &Block) -> bool {
    block.pictures == 0 && phrases::is(block, phrases::ADVERTISEMENT)
}
