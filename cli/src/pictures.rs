//! The pictures that a browser saved beside a page.

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use unhusk_core::document::Tag;
use unhusk_core::tree::Tree;

/// A picture of the article that lies beside its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Beside {
    /// As the page names it.
    pub(crate) address: String,
    /// Where it lies, from the page's folder.
    pub(crate) place: PathBuf,
    /// The file itself.
    pub(crate) file: PathBuf,
}

/// Those of the tree's pictures whose addresses name a file in the page's folder or below, each once.
pub(crate) fn beside(page: &Path, tree: &Tree) -> Vec<Beside> {
    let folder = page.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut seen = HashSet::new();
    (1..tree.len())
        .filter(|&id| tree.tag(id) == Some(Tag::Img))
        .filter_map(|id| tree.attribute(id, "src").map(str::trim))
        .filter(|address| seen.insert(*address))
        .filter_map(|address| find(folder, address))
        .collect()
}

fn find(folder: &Path, address: &str) -> Option<Beside> {
    // A file's name may hold what an address has other uses for, and a browser that saves it may write it either way.
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    let names = [address.to_owned(), unescaped(address), unescaped(bare)];
    let place =
        names.iter().map(Path::new).find(|place| stays_below(place) && folder.join(place).is_file())?;
    let file = folder.join(place);
    // A link may lead anywhere.
    let is_inside = file.canonicalize().ok()?.starts_with(folder.canonicalize().ok()?);
    is_inside.then(|| Beside { address: address.to_owned(), place: place.to_owned(), file })
}

fn stays_below(place: &Path) -> bool {
    place.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// An address without its percent signs; as it stands where they don't make a text.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits =
            after.get(..2).filter(|digits| first == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        let value = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(value.unwrap_or(first));
        rest = if value.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

/// Copies the pictures to the same places in another folder.
pub(crate) fn copy(pictures: &[Beside], folder: &Path) -> Result<(), String> {
    for picture in pictures {
        let target = folder.join(&picture.place);
        let done = target.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| {
            // Copied onto itself, a file would be emptied.
            if is_same(&picture.file, &target) { Ok(0) } else { fs::copy(&picture.file, &target) }
        });
        done.map_err(|error| {
            format!(
                "has a picture that cannot be copied to {}: {}",
                target.display(),
                crate::in_words(&error)
            )
        })?;
    }
    Ok(())
}

/// Whether both paths lead to one file that there is.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

#[cfg(test)]
mod tests {
    use super::{stays_below, unescaped};
    use std::path::Path;

    #[test]
    fn percent_signs_are_read_where_they_make_a_text() {
        assert_eq!(unescaped("a%20b/%C3%A9.jpg"), "a b/é.jpg");
        assert_eq!(unescaped("100%"), "100%");
        assert_eq!(unescaped("%ff.png"), "%ff.png");
    }

    #[test]
    fn no_place_leads_out_of_the_folder() {
        assert!(stays_below(Path::new("./x_files/a.jpg")));
        for outside in ["../a.jpg", "x/../../a.jpg", "/etc/a.jpg"] {
            assert!(!stays_below(Path::new(outside)), "{outside}");
        }
    }
}
