//! The pages of the collection that `cargo xtask score` measures on, for tests that look at each of them.

use std::path::PathBuf;
use std::{env, fs, thread};

/// What `look` says of each page of the folder that `UNHUSK_PAGES` names, in the order of their names: it is given the
/// page's name and markup.
pub(crate) fn each<T: Send>(look: impl Fn(&str, &str) -> T + Sync) -> Vec<T> {
    let folder = env::var("UNHUSK_PAGES").expect("UNHUSK_PAGES names the folder with the pages");
    let files = fs::read_dir(format!("{folder}/html")).expect("the folder has pages in html/");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{folder}/html has no pages");
    let look_at = |file: &PathBuf| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        look(&name, &String::from_utf8_lossy(&fs::read(file).expect("a page")))
    };
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let parts = files.chunks(files.len().div_ceil(jobs));
        let work = parts.map(|part| scope.spawn(|| part.iter().map(look_at).collect::<Vec<T>>()));
        let work: Vec<_> = work.collect();
        work.into_iter().flat_map(|job| job.join().expect("no page stops the test")).collect()
    })
}
