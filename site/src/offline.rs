//! The offline worker and the manifest: every file of the site with its hash, so that a browser keeps one build whole.
//! The worker's address never changes; its text does, whenever a file does.

use crate::Result;
use crate::sums::{files, hex, sha256};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::fs;
use std::path::Path;

const WORKER: &str = include_str!("../offline.js");
/// The worker itself is the one file that is never kept.
const NAME: &str = "offline.js";

/// Writes the worker for all that is in `site` by now. `build` names the build to files whose names never change:
/// they are asked for with it in their addresses.
pub fn write(site: &Path, build: &str) -> Result<()> {
    let mut lines = Vec::new();
    for path in files(site)?.iter().filter(|path| *path != NAME) {
        let sum = BASE64_STANDARD.encode(sha256(&fs::read(site.join(path))?));
        let asked = if is_asked_by_build(path) { format!("{path}?{build}") } else { path.clone() };
        lines.push(format!("  [\"{asked}\", \"sha256-{sum}\"],"));
    }
    let list = lines.join("\n");
    let name = &hex(&sha256(list.as_bytes()))[..16];
    Ok(fs::write(site.join(NAME), WORKER.replace("@BUILD@", name).replace("@FILES@", &list))?)
}

/// The worker of the page and what it loads: Trunk gives them no hashes, so that the page asks for them with its own.
fn is_asked_by_build(path: &str) -> bool {
    path == "check.js" || path.starts_with("worker") || path.starts_with("reader-")
}
