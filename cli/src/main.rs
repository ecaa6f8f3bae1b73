//! `unhusk`: the article of a saved page, without its boilerplate, on the command line.
//!
//! [`source`] takes bytes for a page, [`page`] has it judged and written in a [`Format`], [`folder`] does so for many;
//! [`pictures`] finds what a browser saved beside a page, [`epub`] packs.
#![forbid(unsafe_code)]

mod epub;
mod folder;
mod page;
mod pictures;
mod source;

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};
use unhusk_core::address;

const EXAMPLES: &str = "\
Examples:
  unhusk page.html
  curl -s https://example.org/story | unhusk - --url https://example.org/story --format html > story.html
  unhusk story.html --out read/ --format epub
  unhusk saved/ --out read/ --format json

Pictures that were saved beside a page, in its folder or below, are copied into --out or packed into the EPUB.
The encoding is found as browsers find it; a file that ends in .txt or has no tag is read as plain text.
Exit status: 0 if all went well, 1 if a page could not be read or has no article, 2 if the command is wrong.";

/// Reads the article of a saved web page, without its boilerplate
#[derive(Debug, Parser)]
#[command(name = "unhusk", version, after_help = EXAMPLES)]
struct Arguments {
    /// A saved page, `-` for standard input, or a folder of pages (with --out)
    path: PathBuf,
    /// The page's address, which its relative links start from; by default the one that the page names itself
    #[arg(long, value_name = "URL", value_parser = whole_address)]
    url: Option<String>,
    /// What to write; json also says what was removed and why
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// Write a file for the page, or for each page of the folder, into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// How many pages of a folder to read at a time; by default one for each processor
    #[arg(long, value_name = "N", requires = "out")]
    jobs: Option<NonZeroUsize>,
}

/// What is written of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The words alone, without title and author
    Text,
    /// Markdown, with title, author, date and source above as YAML
    Markdown,
    /// A page of its own, with formulas as MathML
    Html,
    /// All that is known of the page, the article's elements too
    Json,
    /// A book of one chapter, with its pictures
    Epub,
}

impl Format {
    /// How its files' names end.
    fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Epub => "epub",
        }
    }
}

/// Takes an address for one that links can start from.
fn whole_address(value: &str) -> Result<String, String> {
    let is_whole = is_web_address(value) && address::resolver(Some(value))("x").is_some_and(|own| own != "x");
    let example = "https://example.org/story";
    if is_whole { Ok(value.to_owned()) } else { Err(format!("it is no whole address, such as {example}")) }
}

fn is_web_address(value: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| value.starts_with(scheme))
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
        (Some(_), false) if arguments.path == Path::new("-") => {
            usage("--out names files after their pages: standard input has no name")
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

/// Reads one page and writes it: into a folder, or to standard output.
fn one(arguments: &Arguments) -> Result<(), String> {
    let (path, format) = (&arguments.path, arguments.format);
    let name = if path == Path::new("-") { "standard input".into() } else { path.display().to_string() };
    if arguments.out.is_none() && format == Format::Epub && io::stdout().is_terminal() {
        return Err("an EPUB is nothing for a terminal: say with --out where to write".to_owned());
    }
    if is_web_address(&name) {
        return Err(format!(
            "{name} is an address, and this program fetches nothing: save the page, or run\n  \
             curl -sL {name} | unhusk - --url {name}"
        ));
    }
    let bytes = bytes_of(path).map_err(|error| format!("{name}: {}", in_words(&error)))?;
    let written = page::write(path, &bytes, arguments.url.as_deref(), format);
    let written = written.map_err(|refusal| format!("{name} {refusal}"))?;
    match &arguments.out {
        None => print(&written.bytes)?,
        Some(out) => {
            let target = out.join(path.file_name().unwrap_or_default()).with_extension(format.ending());
            folder::put(path, &target, &written).map_err(|why| format!("{name} {why}"))?;
            eprintln!("written to {}", target.display());
        }
    }
    written.missing.sentence().into_iter().for_each(|sentence| eprintln!("{sentence}"));
    Ok(())
}

fn print(bytes: &[u8]) -> Result<(), String> {
    match io::stdout().lock().write_all(bytes).and_then(|()| io::stdout().flush()) {
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
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "there is a file where a folder is needed".to_owned()
        }
        _ => error.to_string(),
    }
}
