//! Drawing rows by their weight: a fit takes a fraction of the time and loses next to nothing.

/// The rows of one page that were drawn: the number of the block, and its weight from here on.
pub(super) type Rows = Vec<(usize, f32)>;

/// Draws about `target` rows. One is drawn with a probability in proportion to its weight, which is then divided by it.
pub(super) fn draw(weights: &[Vec<f32>], target: usize, seed: u64) -> Vec<Rows> {
    let threshold = threshold(weights, target as f64);
    let mut chance = Chance(seed);
    let mut of_page = |weights: &Vec<f32>| {
        let mut rows = Rows::new();
        for (block, &weight) in weights.iter().enumerate() {
            let probability = (f64::from(weight) / threshold).min(1.0);
            if chance.next() < probability {
                rows.push((block, (f64::from(weight) / probability) as f32));
            }
        }
        rows
    };
    weights.iter().map(&mut of_page).collect()
}

/// The weight from which on a row is always drawn.
fn threshold(weights: &[Vec<f32>], target: f64) -> f64 {
    let expected = |threshold: f64| -> f64 {
        weights.iter().flatten().map(|&weight| (f64::from(weight) / threshold).min(1.0)).sum()
    };
    let (mut low, mut high) = (1e-9, 1.0);
    for _ in 0..40 {
        let middle = f64::sqrt(low * high);
        if expected(middle) > target { low = middle } else { high = middle }
    }
    f64::sqrt(low * high)
}

/// Numbers between 0 and 1 that are the same in every run (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn about_as_many_rows_are_drawn_as_asked() {
        let weights: Vec<Vec<f32>> = (0..10).map(|page| vec![0.001 * (page + 1) as f32; 1000]).collect();
        let rows = draw(&weights, 2000, 7);
        let count: usize = rows.iter().map(Vec::len).sum();
        assert!((1850..2150).contains(&count), "{count}");
        assert!(rows[0].len() < rows[9].len());
        assert_eq!(rows, draw(&weights, 2000, 7));
        assert_ne!(rows, draw(&weights, 2000, 8));
    }

    #[test]
    fn the_weight_of_all_stays_about_the_same() {
        let weights = vec![(0..5000).map(|row| row as f32 / 5000.0).collect::<Vec<f32>>()];
        let before: f32 = weights[0].iter().sum();
        let after: f32 = draw(&weights, 1000, 1)[0].iter().map(|row| row.1).sum();
        assert!((after / before - 1.0).abs() < 0.05, "{after} of {before}");
    }

    #[test]
    fn all_are_drawn_where_there_are_few_and_none_without_weight() {
        let rows = draw(&[vec![0.5, 0.0, 0.25]], 100, 1);
        assert_eq!(rows, [[(0, 0.5), (2, 0.25)]]);
    }
}
