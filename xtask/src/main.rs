//! The verbs of this project: `cargo xtask run`, `test`, `package`, `playground` and those beside them.
//!
//! One verb, one file (or one folder). Each verb first calls [`setup::prepare`] with what it needs: what is there is
//! taken, what is missing is installed, one line a step. Nothing here judges a page; this crate only builds and runs.
#![forbid(unsafe_code)]

#[cfg(feature = "score")]
mod alignment;
mod audit;
mod bench;
mod command;
#[cfg(feature = "score")]
mod folds;
mod package;
mod pages;
mod places;
mod playground;
mod run;
mod score;
mod serve;
mod setup;
mod steps;
mod test;
mod train;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, tests and shows Unhusk", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Show a page in a real browser, with the reader view open
    Run(run::Arguments),
    /// Run every test, or one part of them
    Test(test::Arguments),
    /// Build the extension for both browsers into dist/, and check its size
    Package(package::Arguments),
    /// Build the playground and serve it on localhost
    Playground(playground::Arguments),
    /// Measure real clicks against another reader mode
    Bench(bench::Arguments),
    /// Judge the collection of pages and measure the result
    Score(score::Arguments),
    /// Train the model that scores blocks
    Train(train::Arguments),
    /// Check the dependencies' licences and advisories with cargo-deny
    Audit(audit::Arguments),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().verb {
        Verb::Run(arguments) => run::run(&arguments),
        Verb::Test(arguments) => test::run(&arguments),
        Verb::Package(arguments) => package::run(&arguments),
        Verb::Playground(arguments) => playground::run(&arguments),
        Verb::Bench(arguments) => bench::run(&arguments),
        Verb::Score(arguments) => score::run(&arguments),
        Verb::Train(arguments) => train::run(&arguments),
        Verb::Audit(arguments) => audit::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
