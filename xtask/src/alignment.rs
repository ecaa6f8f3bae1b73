//! Which words of a page are the truth's: the longest common subsequence of both.

use std::collections::HashMap;
use std::hash::Hash;

/// Of each word of the page, whether it stands in the truth too, in the same order.
pub(crate) fn aligned<T: Eq + Hash>(page: &[T], truth: &[T]) -> Vec<bool> {
    let mut found = vec![false; page.len()];
    // A word that only one of them has takes no part.
    let numbers = numbered(page);
    let truth: Vec<usize> = truth.iter().filter_map(|word| numbers.get(word).copied()).collect();
    let places = places(&truth, numbers.len());
    let numbers = page.iter().map(|word| numbers[word]);
    let shared: Vec<(usize, usize)> =
        numbers.enumerate().filter(|(_, number)| !places[*number].is_empty()).collect();
    let rows = rows(&shared, &places, truth.len());
    let mut next = None;
    for (row, column) in traced(&rows, shared.len(), truth.len()) {
        // Of equal words the one that stands beside the next found one: what is before may be a menu's.
        let beside = next.filter(|&(_, after)| after == column + 1).map(|(after, _)| after - 1);
        let row = beside.filter(|&beside: &usize| shared[beside].1 == truth[column]).unwrap_or(row);
        found[shared[row].0] = true;
        next = Some((row, column));
    }
    found
}

fn numbered<T: Eq + Hash>(words: &[T]) -> HashMap<&T, usize> {
    let mut numbers = HashMap::new();
    for word in words {
        let next = numbers.len();
        numbers.entry(word).or_insert(next);
    }
    numbers
}

/// Where each word stands in the truth, as bits; empty where it doesn't.
fn places(truth: &[usize], numbers: usize) -> Vec<Vec<u64>> {
    let mut places = vec![Vec::new(); numbers];
    for (at, &word) in truth.iter().enumerate() {
        let bits: &mut Vec<u64> = &mut places[word];
        bits.resize(truth.len().div_ceil(64), 0);
        bits[at / 64] |= 1 << (at % 64);
    }
    places
}

/// A row a word of the page, by bits (Hyyrö 2004): a zero is a column where the length of the subsequence grows.
fn rows(shared: &[(usize, usize)], places: &[Vec<u64>], columns: usize) -> Vec<u64> {
    let width = columns.div_ceil(64);
    let mut rows = Vec::with_capacity(shared.len() * width);
    let mut row = vec![u64::MAX; width];
    for (_, word) in shared {
        advance(&mut row, &places[*word]);
        rows.extend_from_slice(&row);
    }
    rows
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

/// Walks back from the last words of both; the rows and columns of the subsequence.
fn traced(rows: &[u64], count: usize, columns: usize) -> Vec<(usize, usize)> {
    let width = columns.div_ceil(64);
    let grows = |row: usize, column: usize| rows[row * width + column / 64] & (1 << (column % 64)) == 0;
    let (mut row, mut column) = (count, columns);
    let mut found = Vec::new();
    while row > 0 && column > 0 {
        if !grows(row - 1, column - 1) {
            column -= 1;
            continue;
        }
        row -= 1;
        if row == 0 || !grows(row - 1, column - 1) {
            column -= 1;
            found.push((row, column));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[track_caller]
    fn check(page: &str, truth: &str, expected: &str) {
        let [page, truth] = [page, truth].map(|text| text.split_whitespace().collect::<Vec<_>>());
        let found = aligned(&page, &truth);
        let found: Vec<&str> = page.iter().zip(found).filter(|(_, found)| *found).map(|(w, _)| *w).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn words_are_found_in_their_order() {
        check("menu a b c foot", "a b c", "a b c");
        check("c a b", "a b c", "a b");
        check("x y", "a", "");
        check("a x b", "a b a", "a b");
        check("a b c", "a b c", "a b c");
        check("a a", "a a a", "a a");
        check("", "a", "");
        check("a", "", "");
        check("h x a b h y c", "a h c", "a h c");
    }

    #[test]
    fn of_equal_words_those_side_by_side_are_found() {
        assert_eq!(aligned(&["a", "x", "a", "b"], &["a", "b"]), [false, false, true, true]);
        assert_eq!(aligned(&["a", "a", "b", "a", "y"], &["a", "b", "a"]), [false, true, true, true, false]);
    }

    #[test]
    fn long_texts_carry_over_the_words_of_the_machine() {
        let truth: Vec<usize> = (0..200).collect();
        let page = [&[900, 901][..], &truth[..100], &[5, 902], &truth[100..], &[903]].concat();
        let found = aligned(&page, &truth);
        assert_eq!(found.iter().filter(|found| **found).count(), 200);
        assert!(!found[0] && !found[1] && !found[102] && !found[103] && !found[204]);
    }
}
