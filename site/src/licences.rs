//! The licences of everything inside, in one text: which package is under which, and every licence text once.

use crate::Result;
use crate::packages::{Package, inside};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Writes the text to `file`.
pub fn write(file: &Path) -> Result<()> {
    Ok(fs::write(file, text(&inside()?)?)?)
}

fn text(packages: &[Package]) -> Result<String> {
    let mut out = String::from(
        "勾稽 Gouji: MIT OR Apache-2.0\n\n其中包含的软件及其许可 / What is inside, and under which licence\n\n",
    );
    for p in packages {
        writeln!(out, "{} {}: {}  {}", p.name, p.version, p.licence, p.repository)?;
    }
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        for text in texts_of(&package.folder)? {
            texts.entry(text).or_default().push(format!("{} {}", package.name, package.version));
        }
    }
    for (text, of) in texts {
        write!(out, "\n{}\n{}\n\n{text}\n", "─".repeat(78), of.join(", "))?;
    }
    Ok(out)
}

/// The texts of the files named LICENSE, COPYING and the like, without differences of white space at line ends.
fn texts_of(folder: &Path) -> Result<Vec<String>> {
    let mut names: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    names.sort();
    let wanted = |path: &Path| {
        let name = path.file_name().map(|n| n.to_string_lossy().to_ascii_uppercase()).unwrap_or_default();
        path.is_file()
            && ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT"].iter().any(|w| name.starts_with(w))
    };
    let read = |path: &std::path::PathBuf| {
        let text = String::from_utf8_lossy(&fs::read(path).ok()?).replace('\r', "");
        Some(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_string())
    };
    Ok(names.iter().filter(|path| wanted(path)).filter_map(read).collect())
}
