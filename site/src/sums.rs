//! Checksums of every file of a folder, in the form that `sha256sum --check` reads.

use crate::Result;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const NAME: &str = "SHA256SUMS";

/// Writes `SHA256SUMS` into `folder`.
pub fn write(folder: &Path) -> Result<()> {
    let mut out = String::new();
    for name in files(folder)?.iter().filter(|name| *name != NAME) {
        writeln!(out, "{}  {name}", hex(&sha256(&fs::read(folder.join(name))?)))?;
    }
    Ok(fs::write(folder.join(NAME), out)?)
}

/// The SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every file below `folder`, by its path from there with `/`, sorted.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(under) = waiting.pop() {
        for entry in fs::read_dir(folder.join(&under))? {
            let entry = entry?;
            let path = under.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                waiting.push(path);
            } else {
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                found.push(parts.join("/"));
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}
