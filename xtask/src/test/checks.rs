//! The checks of each part, in their order: what is quick and what others need comes first.

use std::process::Command;
use std::{env, fs};

use anyhow::Result;

use super::{Check, Context, Part, epubs};
use crate::command::{command, run, run_together};
use crate::package::{self, Target};
use crate::setup::{Browser, Tool};
use crate::{audit, pages, places, playground};

/// The checks of a part; those that read real pages only where there are some.
pub(super) fn of(part: Part, pages: bool) -> Vec<Check> {
    let check = |name, run| Check { name, run, after: None };
    let after = |first, name, run| Check { name, run, after: Some(first) };
    match part {
        Part::Native => {
            let mut checks = vec![
                check("formatting", formatting),
                check("clippy", clippy),
                check("native tests", native_tests),
                check("EPUBs by EPUBCheck", |_| epubs::check()),
                check("documentation", documentation),
            ];
            if pages {
                checks.push(check("real pages", real_pages));
            }
            if Tool::CargoDeny.find().is_some() {
                checks.push(check("licences and bans", |_| audit::check(false)));
            }
            checks
        }
        Part::Wasm => vec![
            check("clippy for wasm32", clippy_for_wasm),
            check("wasm tests in both browsers", wasm_tests),
        ],
        Part::E2e => {
            let mut checks = vec![
                check("extension", |context| package::packed(&context.setup)),
                after("extension", "extension's size", |_| package::weigh()),
                after("extension", "types", types),
                check(
                    "script lints",
                    |_| run(command(places::node_program("oxlint")).arg("--deny-warnings")),
                ),
                after("extension", "web-ext lint", web_ext_lint),
                after("extension", "end to end", |context| run(&mut script(context, "tests/e2e/run.mjs"))),
            ];
            if pages {
                checks.push(check("real pages in browsers", browsers_agree));
            }
            checks
        }
        Part::Www => vec![
            check("playground", |context| playground::build(&context.setup).map(drop)),
            after("playground", "types of the playground", types_of_the_playground),
            after("playground", "playground in a browser", |context| {
                run(&mut script(context, "tests/e2e/www.mjs"))
            }),
        ],
    }
}

fn formatting(_: &Context) -> Result<()> {
    run(command("cargo").args(["fmt", "--all", "--check"]))
}

fn clippy(_: &Context) -> Result<()> {
    run(command("cargo").args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "xtask/native-bench",
        "--",
        "-D",
        "warnings",
    ]))
}

fn native_tests(context: &Context) -> Result<()> {
    run(with_pages(tests().arg("--no-fail-fast"), context))
}

/// The wasm package's own tests need a browser.
fn tests() -> Command {
    let mut cargo = command("cargo");
    cargo.args(["test", "--workspace", "--exclude", "unhusk", "--features", "xtask/score"]);
    cargo
}

/// What is kept of real pages is kept whole.
fn real_pages(context: &Context) -> Result<()> {
    let mut tests = tests();
    for test in ["code_keeps_its_bytes", "no_picture_lost", "no_word_lost"] {
        tests.args(["--test", test]);
    }
    tests.args(["--", "--ignored"]);
    run(with_pages(&mut tests, context))
}

/// Real pages give the same features by a browser's walk and by html5ever.
fn browsers_agree(context: &Context) -> Result<()> {
    let folder = env::temp_dir().join(format!("unhusk-snapshots-{}", std::process::id()));
    let taken = run(script(context, "tests/e2e/snapshots.mjs").arg("--out").arg(&folder));
    let compared = taken.and_then(|()| {
        let mut tests = tests();
        tests.args(["--test", "browsers_agree"]).env("UNHUSK_SNAPSHOTS", &folder);
        run(tests.args(["--", "--ignored"]))
    });
    // A leftover in the system's temporary folder does no harm.
    let _ = fs::remove_dir_all(&folder);
    compared
}

fn documentation(_: &Context) -> Result<()> {
    let mut doc = command("cargo");
    doc.args(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    run(doc.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links"))
}

fn clippy_for_wasm(context: &Context) -> Result<()> {
    let mut clippy = context.setup.wasm.cargo();
    clippy.args(["clippy", "--package", "unhusk", "--target", "wasm32-unknown-unknown", "--all-targets"]);
    run(clippy.args(["--", "-D", "warnings"]))
}

/// They start a browser for every file of tests: one browser alone would leave half of the time unused.
fn wasm_tests(context: &Context) -> Result<()> {
    run_together(&mut [Browser::Chromium, Browser::Firefox].map(|browser| wasm_tests_in(context, browser)))
}

fn wasm_tests_in(context: &Context, browser: Browser) -> Command {
    let mut pack = context.setup.wasm.command("wasm-pack");
    // Seconds. The runner's own twenty are too few for all fixtures on a slow machine.
    pack.args(["test", "--headless"]).env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    pack.arg(if browser == Browser::Firefox { "--firefox" } else { "--chrome" });
    for (name, path) in context.setup.programs() {
        match *name {
            "UNHUSK_CHROMEDRIVER" if browser == Browser::Chromium => pack.arg("--chromedriver").arg(path),
            "UNHUSK_GECKODRIVER" if browser == Browser::Firefox => pack.arg("--geckodriver").arg(path),
            _ => &mut pack,
        };
    }
    pack
}

/// The shipped scripts know no Node.js, those of the tests do.
fn types(_: &Context) -> Result<()> {
    run(&mut command(places::node_program("tsc")))?;
    run(command(places::node_program("tsc")).args(["--project", "tests/e2e"]))
}

/// Its module has more than those of the extension.
fn types_of_the_playground(_: &Context) -> Result<()> {
    run(command(places::node_program("tsc")).args(["--project", "www"]))
}

fn web_ext_lint(_: &Context) -> Result<()> {
    let folder = Target::Firefox.folder();
    let mut lint = command(places::node_program("web-ext"));
    run(lint.args(["lint", "--no-config-discovery", "--warnings-as-errors", "--source-dir"]).arg(folder))
}

fn script(context: &Context, file: &str) -> Command {
    let mut node = command("node");
    node.arg(file).envs(context.setup.programs().iter().map(|(name, path)| (name, path)));
    with_pages(&mut node, context);
    node
}

fn with_pages<'a>(command: &'a mut Command, context: &Context) -> &'a mut Command {
    match &context.pages {
        Some(folder) => command.env(pages::VARIABLE, folder),
        None => command.env_remove(pages::VARIABLE),
    }
}
