//! The set of blocks that comes nearest to a truth, greedily.

use super::page::bag;

/// Word F1 of the best set that adding and taking away single blocks leads to, and the set.
pub(super) fn best_set(blocks: &[Vec<u32>], truth: &[u32], begin: Vec<bool>) -> (f64, Vec<bool>) {
    const SWEEPS: usize = 3;
    let mut set = Set::new(truth);
    let signed = |(word, times): (u32, u32)| (word, times.cast_signed());
    let bags: Vec<Vec<(u32, i32)>> =
        blocks.iter().map(|block| bag(block).into_iter().map(signed).collect()).collect();
    let lengths: Vec<i32> = blocks.iter().map(|block| count(block)).collect();
    for number in (0..blocks.len()).filter(|&number| begin[number]) {
        set.change(&bags[number], lengths[number], 1);
    }
    let mut chosen = begin;
    let mut best = set.f1();
    for _ in 0..SWEEPS {
        let mut is_better = false;
        for (number, bag) in bags.iter().enumerate() {
            let sign = if chosen[number] { -1 } else { 1 };
            set.change(bag, lengths[number], sign);
            if set.f1() > best + 1e-12 {
                best = set.f1();
                chosen[number] = !chosen[number];
                is_better = true;
            } else {
                set.change(bag, lengths[number], -sign);
            }
        }
        if !is_better {
            break;
        }
    }
    (best, chosen)
}

/// A page's words are counted in 32 bits, as in the core.
fn count(words: &[u32]) -> i32 {
    (words.len() as u32).cast_signed()
}

/// The words of the chosen blocks, against the truth's.
struct Set {
    /// Of each word, how often the truth has it, and the blocks.
    words: Vec<(i32, i32)>,
    truth: i32,
    chosen: i32,
    common: i32,
}

impl Set {
    fn new(truth: &[u32]) -> Self {
        let mut words = vec![(0, 0); truth.iter().max().map_or(0, |&last| last as usize + 1)];
        for &word in truth {
            words[word as usize].0 += 1;
        }
        Self { words, truth: count(truth), chosen: 0, common: 0 }
    }

    /// Adds a block or takes it away.
    fn change(&mut self, bag: &[(u32, i32)], length: i32, sign: i32) {
        self.chosen += sign * length;
        for &(word, times) in bag {
            // A word that only the record's truth has isn't among these.
            let Some((truth, chosen)) = self.words.get_mut(word as usize) else { continue };
            let before = (*truth).min(*chosen);
            *chosen += sign * times;
            self.common += (*truth).min(*chosen) - before;
        }
    }

    fn f1(&self) -> f64 {
        let total = self.truth + self.chosen;
        if total == 0 { 1.0 } else { 2.0 * f64::from(self.common) / f64::from(total) }
    }
}

#[cfg(test)]
mod tests {
    use super::best_set;

    #[test]
    fn blocks_are_added_and_taken_away_while_it_helps() {
        let blocks = [vec![9, 9, 9], vec![1, 2], vec![1, 2], vec![3, 9]];
        let (best, chosen) = best_set(&blocks, &[1, 2, 3], vec![true, false, false, false]);
        assert_eq!(chosen, [false, true, false, true]);
        assert!((best - 6.0 / 7.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_best_where_nothing_is_true() {
        let (best, chosen) = best_set(&[vec![9, 9]], &[], vec![true]);
        assert_eq!(chosen, [false]);
        assert!((best - 1.0).abs() < 1e-9);
    }
}
