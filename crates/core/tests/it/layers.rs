//! The rooms of core stand on one another: a module imports only from its own room and from those below it; and what
//! has a type is not passed on as a string.

#![allow(clippy::disallowed_methods, reason = "a test reads the sources")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from the lowest.
const ROOMS: [&str; 14] = [
    "source",
    "model",
    "text",
    "lexicon",
    "parse",
    "constraint",
    "explain",
    "table",
    "prose",
    "check",
    "resolve",
    "diagnose",
    "lint",
    "due",
];

/// Modules that stand above all rooms.
const ROOF: [&str; 2] = ["lib", "pipeline"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The rooms that a source names behind `crate::`, each with its line; its tests may stand on the roof.
fn imports(source: &str) -> Vec<(usize, &str)> {
    code(source)
        .flat_map(|(n, line)| {
            line.match_indices("crate::").map(move |(at, word)| {
                let rest = &line[at + word.len()..];
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                (n + 1, &rest[..end])
            })
        })
        .collect()
}

#[test]
fn a_room_imports_only_from_those_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 50, "the sources are read");
    let mut upward = Vec::new();
    for path in files {
        let inner = path.strip_prefix(&root).expect("below src").with_extension("");
        let room =
            inner.components().next().expect("a name").as_os_str().to_str().expect("a name").to_owned();
        if ROOF.contains(&room.as_str()) {
            continue;
        }
        let level = ROOMS.iter().position(|r| *r == room);
        let level = level.unwrap_or_else(|| panic!("{} stands in no room of the list", path.display()));
        for (line, other) in imports(&fs::read_to_string(&path).expect("a source")) {
            match ROOMS.iter().position(|r| *r == other) {
                Some(below) if below <= level => {}
                Some(_) => upward.push(format!("{}:{line}: {room} → {other}", inner.display())),
                None => upward.push(format!("{}:{line}: `crate::{other}` is no room", inner.display())),
            }
        }
    }
    assert!(upward.is_empty(), "imports that go up:\n{}", upward.join("\n"));
}

/// The lines of a source that are no comment and no test.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = source.lines().take_while(|line| line.trim() != "#[cfg(test)]").enumerate();
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn rules_and_local_members_are_named_by_their_types() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut strings = Vec::new();
    for path in files.iter().filter(|path| !path.ends_with("model/cube.rs")) {
        let text = fs::read_to_string(path).expect("a source");
        let named = code(&text).filter(|(_, line)| line.contains("\"GJ") || line.contains("\"~"));
        strings.extend(named.map(|(n, line)| format!("{}:{}: {}", path.display(), n + 1, line.trim())));
    }
    assert!(strings.is_empty(), "strings where RuleId or Member::local belongs:\n{}", strings.join("\n"));
}
