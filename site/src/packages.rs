//! The packages that are inside what is given away: of the page and the npm package for WebAssembly, of the
//! command line for this machine. What only builds or tests them is not inside.

use crate::Result;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

/// A package of the registry that is inside.
#[derive(Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// An SPDX expression.
    pub licence: String,
    /// What it says of itself, on one line.
    pub about: String,
    /// Where its source is kept; may be empty.
    pub repository: String,
    /// The folder of its source on this machine.
    pub folder: PathBuf,
    /// SHA-256 of its archive in the registry.
    pub checksum: Option<String>,
}

const GIVEN: [(&str, &str); 3] = [
    ("gouji-web", "wasm32-unknown-unknown"),
    ("gouji-wasm", "wasm32-unknown-unknown"),
    ("gouji-cli", "x86_64-unknown-linux-gnu"),
];

/// Every package inside, by name and version; ours are left out.
pub fn inside() -> Result<Vec<Package>> {
    let checksums = checksums()?;
    let mut found = BTreeMap::new();
    for (root, target) in GIVEN {
        let metadata = metadata(target)?;
        for id in reached(&metadata, root)? {
            let package = by_id(&metadata, &id).ok_or("a package that is not listed")?;
            if !package["source"].is_null() {
                let package = read(package, &checksums);
                found.insert((package.name.clone(), package.version.clone()), package);
            }
        }
    }
    Ok(found.into_values().collect())
}

fn metadata(target: &str) -> Result<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["metadata", "--format-version", "1", "--locked", "--filter-platform", target];
    let output = Command::new(cargo).args(arguments).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The ids of all packages that are linked into `root`.
fn reached(metadata: &Value, root: &str) -> Result<BTreeSet<String>> {
    let nodes = metadata["resolve"]["nodes"].as_array().ok_or("no graph of packages")?;
    let graph: BTreeMap<&str, &Value> = nodes.iter().filter_map(|n| Some((n["id"].as_str()?, n))).collect();
    let packages = metadata["packages"].as_array().ok_or("no packages")?;
    let start =
        packages.iter().find(|p| p["name"] == root && p["source"].is_null()).ok_or("no such package")?;
    let mut waiting = vec![start["id"].as_str().unwrap_or_default()];
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if by_id(metadata, id).is_none_or(is_macro) || !found.insert(id.to_string()) {
            continue;
        }
        let linked =
            |d: &&Value| d["dep_kinds"].as_array().is_some_and(|k| k.iter().any(|k| k["kind"].is_null()));
        let next = graph.get(id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        waiting.extend(next.filter(linked).filter_map(|d| d["pkg"].as_str()));
    }
    Ok(found)
}

fn by_id<'a>(metadata: &'a Value, id: &str) -> Option<&'a Value> {
    metadata["packages"].as_array()?.iter().find(|package| package["id"] == id)
}

/// A macro runs while building: neither it nor what it needs is inside.
fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets.flat_map(|t| t["kind"].as_array().into_iter().flatten()).any(|kind| kind == "proc-macro")
}

fn read(package: &Value, checksums: &BTreeMap<(String, String), String>) -> Package {
    let text = |key: &str| package[key].as_str().unwrap_or_default().trim().replace('\n', " ");
    let manifest = PathBuf::from(text("manifest_path"));
    let (name, version) = (text("name"), text("version"));
    Package {
        checksum: checksums.get(&(name.clone(), version.clone())).cloned(),
        licence: text("license").replace('/', " OR "),
        about: text("description"),
        repository: text("repository"),
        folder: manifest.parent().map(PathBuf::from).unwrap_or_default(),
        name,
        version,
    }
}

/// The checksums that Cargo.lock holds, by name and version.
fn checksums() -> Result<BTreeMap<(String, String), String>> {
    let lock = std::fs::read_to_string("Cargo.lock")?;
    let mut found = BTreeMap::new();
    for package in lock.split("[[package]]") {
        let field = |name: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \""));
            line.and_then(|line| line.strip_suffix('"')).map(str::to_string)
        };
        if let (Some(name), Some(version), Some(sum)) = (field("name"), field("version"), field("checksum")) {
            found.insert((name, version), sum);
        }
    }
    Ok(found)
}
