//! Putting the models where the core and `score` read them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::pipeline::{Fold, Learned};
use crate::places;
use crate::steps::say;

/// Writes the model of the whole and one for each fold.
pub(super) fn models(whole: &Learned, folds: &[Fold], out: Option<&Path>) -> Result<()> {
    let root = out.map_or_else(places::root, Path::to_path_buf);
    write(&root.join("core/src/score/model.bin"), &whole.bytes)?;
    for (number, fold) in folds.iter().enumerate() {
        write(&root.join(format!("model/folds/{number}.bin")), &fold.learned.bytes)?;
    }
    Ok(())
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    say(&format!("{}: {} bytes", places::shown(file), bytes.len()));
    Ok(())
}
