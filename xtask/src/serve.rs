//! A little web server for one folder, on this machine only: for the playground and for a page out of a file.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;
use std::{fs, io, thread};

use anyhow::{Context, Result};

const LONGEST_REQUEST: u64 = 16 * 1024;

/// Serves a folder until the program ends.
pub(crate) struct Server {
    /// `http://127.0.0.1:PORT`
    pub(crate) address: String,
    thread: thread::JoinHandle<()>,
}

impl Server {
    /// At this port, or at any if it is taken.
    pub(crate) fn start(folder: &Path, port: u16) -> Result<Self> {
        let listener =
            TcpListener::bind(("127.0.0.1", port)).or_else(|_| TcpListener::bind(("127.0.0.1", 0)));
        let listener = listener.context("cannot open a port on this machine")?;
        let address = format!("http://{}", listener.local_addr()?);
        let folder =
            folder.canonicalize().with_context(|| format!("no such folder: {}", folder.display()))?;
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let folder = folder.clone();
                // A browser that hangs up early is no fault of ours.
                thread::spawn(move || answer(stream, &folder).ok());
            }
        });
        Ok(Self { address, thread })
    }

    /// Waits for ever: a person ends it with Ctrl+C.
    pub(crate) fn wait(self) {
        let _ = self.thread.join();
    }
}

fn answer(stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new((&stream).take(LONGEST_REQUEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let file = requested_path(&request).map(|path| folder.join(path));
    let file = file.map(|file| if file.is_dir() { file.join("index.html") } else { file });
    match file.and_then(|file| Some((fs::read(&file).ok()?, media_type(&file)))) {
        Some((body, media_type)) => respond(stream, "200 OK", media_type, &body),
        None => {
            respond(stream, "404 Not Found", "text/plain; charset=utf-8", b"There is no such file here.\n")
        }
    }
}

fn respond(mut stream: TcpStream, status: &str, media_type: &str, body: &[u8]) -> io::Result<()> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n");
    stream.write_all(format!("{head}Cache-Control: no-store\r\nConnection: close\r\n\r\n").as_bytes())?;
    stream.write_all(body)?;
    stream.flush()
}

/// The path below the folder that a request's first line asks for; none that leads out of it.
fn requested_path(request: &str) -> Option<PathBuf> {
    let path = request.strip_prefix("GET ")?.split_whitespace().next()?.split(['?', '#']).next()?;
    let path = PathBuf::from(decode(path.trim_start_matches('/'))?);
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

fn decode(path: &str) -> Option<String> {
    let mut pieces = path.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(piece.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(piece.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// An address's form of a file's name.
pub(crate) fn encode(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        // Without a charset: a page declares its own.
        "html" | "htm" => "text/html",
        "xhtml" => "application/xhtml+xml",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(address: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_of_the_folder_are_served_and_no_others() {
        let folder = std::env::temp_dir().join(format!("unhusk-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        fs::write(folder.join("index.html"), "<p>front").unwrap();
        fs::write(folder.join("a page.html"), "<p>page").unwrap();
        let server = Server::start(&folder.join("inner/.."), 0).unwrap();
        assert!(get(&server.address, "/").ends_with("<p>front"));
        assert!(get(&server.address, "/a%20page.html?x=1").ends_with("<p>page"));
        assert!(get(&server.address, "/missing").starts_with("HTTP/1.1 404"));
        assert!(get(&server.address, "/../etc/passwd").starts_with("HTTP/1.1 404"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        assert_eq!(requested_path("GET /inner/page.html HTTP/1.1"), Some("inner/page.html".into()));
        assert_eq!(requested_path("GET / HTTP/1.1"), Some(PathBuf::new()));
        assert_eq!(requested_path("GET /%2e%2e/secret HTTP/1.1"), None);
        assert_eq!(requested_path("GET /inner/%2e%2e/%2e%2e/secret HTTP/1.1"), None);
        assert_eq!(requested_path("POST / HTTP/1.1"), None);
        assert_eq!(requested_path("GET /%zz HTTP/1.1"), None);
    }

    #[test]
    fn names_survive_the_way_through_an_address() {
        for name in ["page.html", "a page é.html", "100%.html"] {
            assert_eq!(decode(&encode(name)).as_deref(), Some(name));
        }
    }
}
