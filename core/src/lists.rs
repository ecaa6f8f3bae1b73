//! Lists as a small module makes them: what each click loads has dozens of places that do.

/// Some items as a list.
///
/// `collect` would reckon how many they may be: 240 bytes more at each place where that isn't known.
pub(crate) fn gather<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        list.push(item);
    }
    list
}
