//! `EPUBCheck`, the standard's own check of EPUBs: a Java program.

use std::path::Path;
use std::process::Command;

use crate::command::command;
use crate::places;

/// Where Debian's package has it. Its `/usr/bin/epubcheck` is the same file, which runs only where the kernel knows jars.
const JAR: &str = "/usr/share/java/epubcheck.jar";

/// A command that checks the file named behind it, if there is one here.
pub(crate) fn find() -> Option<Command> {
    if Path::new(JAR).is_file() && places::find_program("java").is_some() {
        let mut java = command("java");
        // Each EPUB takes seconds, and a program of its own: less time than the better compiler would need.
        java.args(["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR]);
        return Some(java);
    }
    let program = places::find_program("epubcheck").filter(|_| !Path::new(JAR).is_file());
    program.map(command)
}

/// The system's packages of it, where there is none.
pub(crate) fn missing_packages() -> Vec<&'static str> {
    if find().is_some() { Vec::new() } else { vec!["epubcheck", "default-jre-headless"] }
}
