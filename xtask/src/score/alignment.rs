//! Which words of a page are the truth's: the longest common subsequence of both.

use std::collections::HashMap;

/// A table of this many bits is as much as a measurement may take (250 MB).
const LARGEST: usize = 2_000_000_000;

/// Of each word of the page, whether it stands in the truth too, in the same order; `None` for texts too long to align.
///
/// By bits, a word of the page a row (Hyyrö 2004): a zero is a column where the length of the subsequence grows.
pub(super) fn aligned(page: &[&str], truth: &[&str]) -> Option<Vec<bool>> {
    let width = truth.len().div_ceil(64);
    if page.len().saturating_mul(width * 64) > LARGEST {
        return None;
    }
    let places = places(truth);
    let nowhere = vec![0; width];
    let mut rows: Vec<Vec<u64>> = Vec::with_capacity(page.len());
    let mut row = vec![u64::MAX; width];
    for word in page {
        advance(&mut row, places.get(word).unwrap_or(&nowhere));
        rows.push(row.clone());
    }
    Some(traced(&rows, truth.len()))
}

/// Where each word stands, as bits.
fn places<'a>(truth: &[&'a str]) -> HashMap<&'a str, Vec<u64>> {
    let mut places: HashMap<&str, Vec<u64>> = HashMap::new();
    for (at, word) in truth.iter().enumerate() {
        let bits = places.entry(word).or_insert_with(|| vec![0; truth.len().div_ceil(64)]);
        bits[at / 64] |= 1 << (at % 64);
    }
    places
}

fn advance(row: &mut [u64], places: &[u64]) {
    let mut carry = false;
    for (cell, &places) in row.iter_mut().zip(places) {
        let hits = *cell & places;
        let (sum, over) = cell.overflowing_add(hits);
        let (sum, again) = sum.overflowing_add(u64::from(carry));
        carry = over || again;
        *cell = sum | (*cell & !hits);
    }
}

/// Walks back from the last words of both.
fn traced(rows: &[Vec<u64>], columns: usize) -> Vec<bool> {
    let mut found = vec![false; rows.len()];
    let grows = |row: usize, column: usize| rows[row][column / 64] & (1 << (column % 64)) == 0;
    let (mut row, mut column) = (rows.len(), columns);
    while row > 0 && column > 0 {
        if !grows(row - 1, column - 1) {
            column -= 1;
            continue;
        }
        row -= 1;
        if row == 0 || !grows(row - 1, column - 1) {
            found[row] = true;
            column -= 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[track_caller]
    fn check(page: &str, truth: &str, expected: &str) {
        let [page, truth] = [page, truth].map(|text| text.split(' ').collect::<Vec<_>>());
        let found = aligned(&page, &truth).unwrap();
        let found: Vec<&str> = page.iter().zip(found).filter(|(_, found)| *found).map(|(w, _)| *w).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn words_are_found_in_their_order() {
        check("menu a b c foot", "a b c", "a b c");
        check("c a b", "a b c", "a b");
        check("x y", "a", "");
        check("a x b", "a b a", "a b");
    }

    #[test]
    fn long_texts_carry_over_the_words_of_the_machine() {
        let truth: Vec<String> = (0..200).map(|number| number.to_string()).collect();
        let truth: Vec<&str> = truth.iter().map(String::as_str).collect();
        let page = [&["menu"], &truth[..], &["foot"]].concat();
        let found = aligned(&page, &truth).unwrap();
        assert_eq!(found.iter().filter(|found| **found).count(), 200);
        assert!(!found[0] && !found[201]);
    }
}
