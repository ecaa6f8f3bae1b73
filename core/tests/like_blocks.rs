//! Blocks of one make are judged alike.
#![cfg(feature = "html")]
#![expect(clippy::float_cmp, reason = "what is left alone is the same number")]

use unhusk_core::Stages;
use unhusk_core::document::html;

const PAGE: &str = "<main><p>One paragraph that leads in.</p>
    <div class=card><h2>Ondine</h2><p>Dyes linen with walnut.</p></div>
    <div class=card><h2>Halyard</h2><p>Makes bags of old sails.</p></div>
    <div class=card><h2>Quay</h2><p>Mends what others sold.</p></div></main>";

#[test]
fn scores_of_one_make_are_drawn_together_and_others_are_left() {
    let features = Stages::of(&html::parse(PAGE)).features;
    let mut scores = [0.9, 0.9, 0.5, 0.9, 0.8, 0.3, 0.7];
    assert_eq!(features.len(), scores.len());
    features.draw_together(&mut scores);
    let [lead, first, text, second, _, third, _] = scores;
    assert_eq!(lead, 0.9, "nothing else is of its make");
    assert!(first < 0.9 && (first - second).abs() < 1e-6, "{first} and {second}");
    assert!(third > 0.3 && third < second, "{third} stays the least");
    assert!(text > 0.5, "the texts go by themselves: {text}");
}

#[test]
fn two_of_a_make_are_no_series() {
    let two = PAGE.replace("<div class=card><h2>Quay</h2><p>Mends what others sold.</p></div>", "");
    let features = Stages::of(&html::parse(&two)).features;
    let mut scores = [0.9, 0.9, 0.5, 0.3, 0.8];
    features.draw_together(&mut scores);
    assert_eq!(scores, [0.9, 0.9, 0.5, 0.3, 0.8]);
}
