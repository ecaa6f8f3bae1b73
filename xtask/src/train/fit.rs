//! Fitting boosted trees: the rows go to `model/fit.py` in files, the trees come back as JSON.

use std::env;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::command::{command, run_quietly};
use crate::setup::python;

/// What is to be fitted.
pub(super) struct Job {
    /// A name for the files.
    pub(super) name: String,
    pub(super) seed: u64,
    /// The numbers of the columns among all of a stage.
    pub(super) columns: Vec<u16>,
    /// The cells, a row after the other.
    pub(super) matrix: Vec<f32>,
    pub(super) labels: Vec<f32>,
    pub(super) weights: Vec<f32>,
}

/// What came of it.
#[derive(Deserialize, Default)]
pub(super) struct Fitted {
    /// The score before all trees.
    pub(super) start: f64,
    pub(super) trees: Vec<Tree>,
    /// How much each column took part.
    pub(super) gains: Vec<f64>,
    /// The columns, in the order of the gains.
    #[serde(skip)]
    pub(super) columns: Vec<u16>,
}

/// A tree, its splits in preorder and its leaves from left to right.
#[derive(Deserialize)]
pub(super) struct Tree {
    pub(super) splits: Vec<Split>,
    pub(super) leaves: Vec<f64>,
}

/// A row goes to the left if its value is not above the threshold.
#[derive(Deserialize, Clone, Copy)]
pub(super) struct Split {
    pub(super) column: u16,
    pub(super) threshold: f64,
    /// The leaves on the left.
    pub(super) left: usize,
}

/// A folder for the rows, gone when it is dropped.
pub(super) struct Fitter(PathBuf);

impl Fitter {
    /// Makes the folder.
    pub(super) fn new() -> Result<Self> {
        let folder = env::temp_dir().join(format!("unhusk-train-{}", process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self(folder))
    }

    /// Fits the trees of a job; takes the time and the processor that it needs.
    pub(super) fn fit(&self, job: Job) -> Result<Fitted> {
        let width = job.columns.len();
        ensure!(job.matrix.len() == width * job.labels.len(), "{}: a matrix that isn't whole", job.name);
        let file = |part: &str| self.0.join(format!("{}.{part}", job.name));
        let parts = [("rows", &job.matrix), ("labels", &job.labels), ("weights", &job.weights)];
        for (part, numbers) in parts {
            write(&file(part), numbers).with_context(|| format!("cannot write {}", file(part).display()))?;
        }
        let order = json!({
            "rows": file("rows"), "labels": file("labels"), "weights": file("weights"), "trees": file("trees"),
            "columns": width, "seed": job.seed,
        });
        fs::write(file("json"), order.to_string())?;
        let columns = job.columns;
        drop(job.matrix);
        let fitted = run_quietly(command(python::interpreter()).arg("model/fit.py").arg(file("json")))
            .and_then(|()| read(&file("trees"), columns));
        for part in ["rows", "labels", "weights", "trees", "json"] {
            // What is left behind goes with the folder.
            let _ = fs::remove_file(file(part));
        }
        fitted.with_context(|| format!("cannot fit {}", job.name))
    }
}

impl Drop for Fitter {
    fn drop(&mut self) {
        // A folder of temporary files that stays is the system's to sweep.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn write(file: &Path, numbers: &[f32]) -> Result<()> {
    let mut to = BufWriter::new(File::create(file)?);
    for number in numbers {
        to.write_all(&number.to_le_bytes())?;
    }
    Ok(to.flush()?)
}

fn read(file: &Path, columns: Vec<u16>) -> Result<Fitted> {
    let mut fitted: Fitted = serde_json::from_str(&fs::read_to_string(file)?)?;
    ensure!(fitted.gains.len() == columns.len(), "gains of {} columns", fitted.gains.len());
    for tree in &mut fitted.trees {
        ensure!(tree.leaves.len() == tree.splits.len() + 1, "a tree with leaves that hang on no split");
        for split in &mut tree.splits {
            // From here on columns are numbered among all of the stage.
            split.column = *columns.get(usize::from(split.column)).context("a split by no column")?;
        }
    }
    Ok(Fitted { columns, ..fitted })
}
