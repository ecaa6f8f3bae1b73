//! How likely a block belongs to the article.
//!
//! In comes a row of features, out goes a score, 0 to 1: a weighted sum through the logistic function. What pulled it
//! down most is the reason that a reader is shown.

use crate::features::{COUNT, FEATURES, Row};

const BIAS: f32 = -0.6;

/// The weight of each feature, in the order of [`FEATURES`].
const WEIGHTS: [f32; COUNT] = [
    1.5,  // length
    -2.2, // links
    1.0,  // stop
    -0.5, // short
    0.7,  // heading
    1.6,  // inside
    -2.4, // distance
    -1.6, // aside
    0.0,  // list
    -1.6, // link_group
    1.1,  // company
    -1.3, // name_of_extras
    0.4,  // name_of_text
    -1.0, // edge
    0.8,  // unit
    3.0,  // authored
    -0.4, // wordless
];

/// The row of an ordinary paragraph in the midst of its article: what a block is held against for its reasons.
const PARAGRAPH: Row = [0.5, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];

/// How likely a block belongs to the article, 0 to 1.
pub fn judge(row: &Row) -> f32 {
    let mut sum = BIAS;
    for (value, weight) in row.iter().zip(WEIGHTS) {
        sum += weight * value;
    }
    1.0 / (1.0 + libm::expf(-sum))
}

/// The keys of the features that pulled a score down most, strongest first; empty where fewer did.
pub fn against(row: &Row) -> [&'static str; 3] {
    let mut pulls: [(f32, &'static str); COUNT] = [(0.0, ""); COUNT];
    for (place, (value, weight)) in row.iter().zip(WEIGHTS).enumerate() {
        pulls[place] = (weight * (value - PARAGRAPH[place]), FEATURES[place].key);
    }
    std::array::from_fn(|_| {
        let strongest = pulls.iter_mut().min_by(|a, b| a.0.total_cmp(&b.0));
        strongest.filter(|pull| pull.0 < 0.0).map_or("", |pull| std::mem::replace(pull, (0.0, "")).1)
    })
}

#[cfg(test)]
mod tests {
    use super::{against, judge};
    use crate::features::COUNT;

    #[test]
    fn a_row_of_links_scores_low_and_says_so() {
        let mut row = [0.0; COUNT];
        row[1] = 1.0;
        row[9] = 1.0;
        assert!(judge(&row) < 0.1);
        assert_eq!(against(&row)[0], "links");
    }
}
