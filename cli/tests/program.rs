//! The program from outside: what it prints, what it writes, how it fails.
#![expect(clippy::unwrap_used, reason = "what fails here fails a test")]

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs, process};

use serde_json::Value;

const STORY: &str = "<!doctype html><html lang=en><title>Rain again</title><nav><a href=/>Home</a> <a href=/n>News</a></nav>\
    <article><h1>Rain again</h1><p>It rained on Monday, on <a href=tuesday>Tuesday</a> and, to nobody's surprise, on \
    Wednesday as well, as the oldest people of the town had said it would.</p><p>On Thursday the sun came out, and all \
    who could leave their desks went down to the river, where the water stood higher than in any spring before.</p>\
    </article><footer>Imprint</footer>";

fn unhusk(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_unhusk")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn unhusk_reading(input: &[u8], arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_unhusk"));
    program.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[track_caller]
fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder of its own, gone at the end of its test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("unhusk-{name}-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, bytes).unwrap();
        file.to_str().unwrap().to_owned()
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_page_is_written_in_each_format() {
    let folder = Folder::new("formats");
    let page = folder.write("story.html", STORY);
    let text = printed(&unhusk(&[&page, "--format", "text"]));
    assert!(text.starts_with("It rained on Monday, on Tuesday and"), "{text}");
    assert!(!text.contains("Home") && !text.contains("Imprint"), "{text}");
    let markdown = printed(&unhusk(&[&page]));
    assert!(markdown.contains("# Rain again\n") && markdown.contains("on [Tuesday](tuesday)"), "{markdown}");
    let html = printed(&unhusk(&[&page, "--format", "html", "--url", "https://a.example/b/"]));
    assert!(html.contains("<a href=\"https://a.example/b/tuesday\">"), "{html}");
}

#[test]
fn links_start_from_the_address_that_the_page_names() {
    let page = STORY.replace("<title>", "<link rel=canonical href='https://a.example/b/rain'><title>");
    let page =
        page.replace("href=tuesday", "href='https://a.example/b/rain#sun'").replace("<p>On", "<p id=sun>On");
    let html = printed(&unhusk_reading(page.as_bytes(), &["-", "--format", "html"]));
    assert!(html.contains("<a href=\"#sun\">") && html.contains("<p id=\"sun\">"), "{html}");
    let page = page.replace("https://a.example/b/rain#sun", "tuesday");
    let html = printed(&unhusk_reading(page.as_bytes(), &["-", "--format", "html"]));
    assert!(html.contains("<a href=\"https://a.example/b/tuesday\">"), "{html}");
}

#[test]
fn an_older_version_of_a_manual_keeps_its_address() {
    let page = STORY.replace("<title>", "<link rel=canonical href='https://a.example/6.0/rain'><title>");
    let page = page.replace("href=tuesday", "href='#sun'").replace("<p>On", "<p id=sun>On");
    let markdown = printed(&unhusk_reading(page.as_bytes(), &["-", "--url", "https://a.example/5.1/rain"]));
    let own = "source: \"https://a.example/5.1/rain\"";
    assert!(markdown.contains("(https://a.example/5.1/rain#sun)") && markdown.contains(own), "{markdown}");
}

#[test]
fn what_is_no_address_or_no_file_is_said() {
    let wrong = unhusk(&["page.html", "--url", "a.example/b"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).contains("it is no whole address, such as https://"), "{}", said(&wrong));
    let fetched = said(&unhusk(&["https://a.example/b"]));
    assert!(fetched.contains("fetches nothing") && fetched.contains("| unhusk - --url https://a.example/b"));
    let folder = Folder::new("in-the-way");
    let page = folder.write("story.html", STORY);
    let blocked = said(&unhusk(&[&page, "--out", &page]));
    assert!(blocked.contains("there is a file where a folder is needed"), "{blocked}");
}

#[test]
fn json_says_what_was_removed_and_why() {
    let printed = printed(&unhusk_reading(STORY.as_bytes(), &["-", "--format", "json"]));
    let value: Value = serde_json::from_str(&printed).unwrap();
    for name in ["text", "title", "byline", "published", "language", "excerpt", "confidence"] {
        assert!(value.get(name).is_some(), "{name}");
    }
    assert_eq!(value["title"], "Rain again");
    assert_eq!(value["language"], "en");
    let removed = value["removed"].as_array().unwrap();
    assert!(removed.iter().any(|part| part["class"] == "footer" && part["text"] == "Imprint"), "{removed:?}");
    assert!(removed.iter().all(|part| part["reason"].as_str().is_some_and(|reason| !reason.is_empty())));
}

#[test]
fn markdown_says_above_what_is_known() {
    let page = STORY.replace("<title>", "<meta name=author content='Ada \"A.\" Keeper'><title>");
    let markdown = printed(&unhusk_reading(page.as_bytes(), &["-", "--url", "https://a.example/rain"]));
    let expected = "---\ntitle: \"Rain again\"\nauthor: \"Ada \\\"A.\\\" Keeper\"\nsource: \"https://a.example/rain\"\n---\n\n# Rain again\n";
    assert!(markdown.starts_with(expected), "{markdown}");
}

/// The files of an EPUB with their names, in their order.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names = 0..archive.len();
    names
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

const SAVED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/saved/harbour.html");
const PICTURE: &[u8] = include_bytes!("saved/harbour_files/tower one.png");

#[test]
fn an_epub_takes_along_the_pictures_beside_its_page() {
    let output = unhusk(&[SAVED, "--format", "epub"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(
        said(&output),
        "pictures that are not at hand: 1 of 2; their descriptions and addresses stand in their place\n"
    );
    // Where programs look for what an archive is, without unpacking it.
    assert_eq!(&output.stdout[30..58], b"mimetypeapplication/epub+zip");
    let files = unpacked(&output.stdout);
    assert_eq!(files[0].0, "mimetype");
    let file = |name: &str| &files.iter().find(|(own, _)| own == name).unwrap().1;
    assert_eq!(file("EPUB/pictures/1.png"), PICTURE);
    let text = String::from_utf8(file("EPUB/article.xhtml").clone()).unwrap();
    assert!(text.contains("<img src=\"pictures/1.png\" alt=\"The tower\""), "{text}");
    assert!(text.contains("<a href=\"https://harbour.example/bay.jpg\">The bay</a>"), "{text}");
    let package = String::from_utf8(file("EPUB/package.opf").clone()).unwrap();
    assert!(
        package.contains("<dc:creator>Ada Keeper</dc:creator>\n<dc:date>2024-05-06</dc:date>"),
        "{package}"
    );
}

#[test]
fn pictures_beside_a_page_are_copied_beside_its_article() {
    let folder = Folder::new("pictures");
    let page = fs::read_to_string(SAVED).unwrap();
    // What lies outside its folder isn't its own, whatever way leads there.
    let page = page.replace("https://harbour.example/bay.jpg", "../secret.png");
    folder.write("secret.png", PICTURE);
    let saved = folder.write("in/harbour.html", page);
    folder.write("in/harbour_files/tower one.png", PICTURE);
    let out = folder.path().to_owned() + "/out";
    printed(&unhusk(&[&saved, "--out", &out, "--url", "https://harbour.example/tower/"]));
    let markdown = fs::read_to_string(Path::new(&out).join("harbour.md")).unwrap();
    assert!(markdown.contains("![The tower](harbour_files/tower%20one.png)"), "{markdown}");
    assert!(markdown.contains("(https://harbour.example/secret.png)"), "{markdown}");
    assert_eq!(fs::read(Path::new(&out).join("harbour_files/tower one.png")).unwrap(), PICTURE);
    assert!(!Path::new(&out).join("secret.png").exists());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret.png", folder.0.join("in/harbour_files/linked.png")).unwrap();
        let linked = fs::read_to_string(&saved).unwrap().replace("../secret.png", "harbour_files/linked.png");
        let linked = folder.write("in/linked.html", linked);
        printed(&unhusk(&[&linked, "--out", &out, "--format", "html"]));
        assert!(!Path::new(&out).join("harbour_files/linked.png").exists());
    }
}

#[test]
fn nothing_is_written_over_what_it_is_made_of() {
    let folder = Folder::new("onto");
    let saved = folder.write("harbour.html", fs::read(SAVED).unwrap());
    folder.write("harbour_files/tower one.png", PICTURE);
    let output = unhusk(&[&saved, "--format", "html", "--out", folder.path()]);
    assert_eq!(output.status.code(), Some(1));
    let expected =
        format!("unhusk: {saved} would be overwritten by its own article: name another folder with --out\n");
    assert_eq!(said(&output), expected);
    printed(&unhusk(&[folder.path(), "--out", folder.path()]));
    assert_eq!(fs::read(&saved).unwrap(), fs::read(SAVED).unwrap());
    assert_eq!(fs::read(folder.0.join("harbour_files/tower one.png")).unwrap(), PICTURE);
    assert!(folder.0.join("harbour.md").is_file());
}

#[test]
fn the_encoding_is_found_in_the_page() {
    let page = STORY.replace("<title>", "<meta charset=windows-1251><title>").into_bytes();
    let place = page.windows(5).position(|window| window == b"river").unwrap();
    let page = [&page[..place], b"\xf0\xe5\xea\xe0", &page[place + 5..]].concat();
    assert!(printed(&unhusk_reading(&page, &["-"])).contains("down to the река, where"));
}

#[test]
fn plain_text_is_read_as_such() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/korea-times/page.txt");
    let text = printed(&unhusk(&[sample, "--format", "text"]));
    assert!(text.contains("\n\nExperts said Kim's visit to China signals"), "{text}");
    assert!(!text.contains("share button") && !text.contains("CLOSE"), "{text}");
}

#[test]
fn what_can_t_be_read_gets_one_clear_sentence() {
    let folder = Folder::new("refused");
    let fails = |file: &str, sentence: &str| {
        let output = unhusk(&[file]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        assert_eq!(said(&output), format!("unhusk: {file}{sentence}\n"));
        assert!(output.stdout.is_empty());
    };
    fails(&folder.write("a.html", ""), " is empty");
    fails(&folder.write("b.html", "%PDF-1.7\n"), " is a PDF, not a web page");
    fails(
        &folder.write("c.html", [0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0]),
        " is a binary file, not a web page",
    );
    let frames = "<frameset><frame src=menu.html><frame src=text.html></frameset>";
    fails(&folder.write("d.html", frames), " is a frameset: its text lies in menu.html, text.html");
    fails(
        &folder.write("e.svg", "<svg><circle r=1 /></svg>"),
        " has no article: there is nothing to read in it",
    );
    fails(&format!("{}/none.html", folder.path()), ": there is no such file");
}

#[test]
fn a_wrong_command_is_told_from_a_bad_page() {
    let folder = Folder::new("usage");
    let page = folder.write("story.html", STORY);
    let wrong: [&[&str]; 6] = [
        &[],
        &[&page, "--format", "pdf"],
        &["-", "--out", "x"],
        &[folder.path()],
        &[folder.path(), "--out", "x", "--url", "https://a.example/"],
        &[folder.path(), "--out", "x", "--jobs", "0"],
    ];
    for arguments in wrong {
        assert_eq!(unhusk(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_folder_gives_a_file_for_each_page_and_names_the_bad_ones() {
    let folder = Folder::new("folder");
    folder.write("in/story.html", STORY);
    folder.write("in/more/again.htm", STORY);
    folder.write("in/empty.html", "");
    folder.write("in/picture.png", "no page");
    let (pages, out) = (folder.path().to_owned() + "/in", folder.path().to_owned() + "/in/out");
    let output = unhusk(&[&pages, "--out", &out, "--jobs", "2", "--format", "html"]);
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(said.starts_with("2 of 3 pages written to "), "{said}");
    assert!(said.ends_with("unhusk: 1 page not written:\n  empty.html is empty\n"), "{said}");
    for name in ["story.html", "more/again.html"] {
        assert!(fs::read_to_string(Path::new(&out).join(name)).unwrap().contains("<h1>Rain again</h1>"));
    }
    // What was written isn't read the next time.
    assert!(self::said(&unhusk(&[&pages, "--out", &out])).starts_with("2 of 3 pages written to "));
    let none = Folder::new("none");
    let empty = unhusk(&[none.path(), "--out", &out]);
    assert!(self::said(&empty).contains("there is no page in"));
}

#[test]
fn help_shows_how_it_is_used() {
    let help = printed(&unhusk(&["--help"]));
    for expected in [
        "Usage: unhusk [OPTIONS] <PATH>",
        "--url",
        "--format",
        "--out",
        "--jobs",
        "Examples:",
        "Exit status:",
    ] {
        assert!(help.contains(expected), "{help}");
    }
}
