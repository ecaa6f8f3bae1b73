//! `unhusk`: the article of a saved page, without its boilerplate, on the command line.
//!
//! [`source`] takes bytes for a page, [`page`] has it judged and written in a [`Format`], [`folder`] does so for many.
#![forbid(unsafe_code)]

mod folder;
mod page;
mod source;

use std::fs;
use std::io::{self, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  unhusk page.html
  curl -s https://example.org/story | unhusk - --url https://example.org/story --format html > story.html
  unhusk saved/ --out read/ --format json

The encoding is found as browsers find it; a file that ends in .txt or has no tag is read as plain text.
Exit status: 0 if all went well, 1 if a page could not be read or has no article, 2 if the command is wrong.";

/// Reads the article of a saved web page, without its boilerplate
#[derive(Debug, Parser)]
#[command(name = "unhusk", version, after_help = EXAMPLES)]
struct Arguments {
    /// A saved page, `-` for standard input, or a folder of pages (with --out)
    path: PathBuf,
    /// The page's address, which its relative links start from
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// What to write; json also says what was removed and why
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// Write one file for each page of the folder, into this one
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// How many pages of a folder to read at a time; by default one for each processor
    #[arg(long, value_name = "N", requires = "out")]
    jobs: Option<NonZeroUsize>,
}

/// What is written of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The words alone
    Text,
    /// Markdown, with the title above
    Markdown,
    /// A page of its own
    Html,
    /// All that is known of the page
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let is_folder = arguments.path.is_dir();
    let done = match (&arguments.out, is_folder) {
        (Some(_), true) if arguments.url.is_some() => usage("--url belongs to one page, not to a folder"),
        (Some(out), true) => folder::read(&arguments.path, out, arguments.format, arguments.jobs),
        (None, true) => {
            usage(&format!("{} is a folder: say with --out where to write", arguments.path.display()))
        }
        (Some(_), false) if arguments.path.exists() => {
            usage("--out belongs to a folder: one page goes to standard output")
        }
        _ => one(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("unhusk: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Ends the program, as for any other wrong command.
fn usage<T>(message: &str) -> T {
    Arguments::command().error(ErrorKind::ArgumentConflict, message).exit()
}

/// Reads one page and writes it to standard output.
fn one(arguments: &Arguments) -> Result<(), String> {
    let path = &arguments.path;
    let name = if path == Path::new("-") { "standard input".into() } else { path.display().to_string() };
    let bytes = bytes_of(path).map_err(|error| format!("{name}: {}", in_words(&error)))?;
    let written = page::write(path, &bytes, arguments.url.as_deref(), arguments.format);
    let written = written.map_err(|refusal| format!("{name} {refusal}"))?;
    match io::stdout().lock().write_all(written.as_bytes()).and_then(|()| io::stdout().flush()) {
        // Whoever reads us has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(format!("cannot write: {}", in_words(&error))),
        Ok(()) => Ok(()),
    }
}

fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The system's error without its number.
fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
