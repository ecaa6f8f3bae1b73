//! Manuals have a page for each version, and declare the one of the newest as their address.

use crate::metadata::Metadata;

/// Names of versions that have no number.
const NAMES: [&str; 8] = ["latest", "stable", "current", "dev", "devel", "main", "master", "next"];

/// Takes the address that a page was read at as its own, where the one that it declares is that of another version:
/// links to its places lead nowhere there.
pub fn keep_version(metadata: &mut Metadata, read_at: &str) {
    let declared = metadata.address.as_mut();
    if let Some(declared) = declared.filter(|declared| is_other_version(read_at, declared)) {
        read_at.clone_into(declared);
    }
}

/// Whether two addresses differ only in the version that their paths name.
fn is_other_version(one: &str, other: &str) -> bool {
    const ORIGIN: usize = 3;
    let pieces = |address: &str| -> Vec<String> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        path.split('/').map(str::to_owned).collect()
    };
    let (one, other) = (pieces(one), pieces(other));
    let mut differing = one.iter().zip(&other).enumerate().filter(|(_, (own, other))| own != other);
    let versions = differing
        .next()
        .is_some_and(|(place, (own, other))| place >= ORIGIN && is_version(own) && is_version(other));
    one.len() == other.len() && versions && differing.next().is_none()
}

/// Whether a piece of a path is a version, as `5.1`, `v2` or `stable`: a year isn't.
fn is_version(piece: &str) -> bool {
    const LONGEST: usize = 10;
    let number = piece.strip_prefix('v').unwrap_or(piece);
    let is_number = number.starts_with(|first: char| first.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && (number.len() <= 2 || number.contains('.') && number.len() <= LONGEST);
    is_number || NAMES.contains(&piece)
}

#[cfg(test)]
mod tests {
    use super::is_other_version;

    #[test]
    fn only_a_version_may_differ() {
        let at = |path: &str| format!("https://a.example/{path}");
        for (one, other, is) in [
            ("en/5.1/models/#fields", "en/6.0/models/", true),
            ("3.8/library/?b", "3/library/", true),
            ("latest/b.html", "v2/b.html", true),
            ("en/5.1/models/", "de/6.0/models/", false),
            ("en/5.1/models/", "en/5.1/models/", false),
            ("2019/b", "2020/b", false),
            ("t/rain/4", "t/rain", false),
            ("amp/b", "5.1/b", false),
        ] {
            assert_eq!(is_other_version(&at(one), &at(other)), is, "{one} {other}");
        }
        assert!(!is_other_version("https://1.example/", "https://2.example/"));
    }
}
