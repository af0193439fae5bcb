//! Where a workbook's links lead: to the documents, as seen from where the workbook lies.

use std::path::{Path, PathBuf};

/// The most links that Excel takes on a sheet.
pub const MOST: u32 = 65_000;

/// The link to a document named as the reports name it; nothing for standard input.
pub fn link(book: &Path, name: &str) -> Option<String> {
    if name == "-" {
        return None;
    }
    // A document in an archive, or of two files, is found by opening the first that exists.
    let first = name.split(" + ").next().unwrap_or(name);
    let file = Path::new(first).ancestors().find(|path| path.is_file())?;
    let file = file.canonicalize().ok()?;
    let folder = book.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().ok()?;
    Some(format!("file:///{}", encoded(&seen_from(&folder, &file).to_string_lossy())))
}

/// A path as the target of a link.
fn encoded(path: &str) -> String {
    path.replace('\\', "/").replace('%', "%25").replace('#', "%23").replace(' ', "%20")
}

/// A path relative to a folder; the path itself where they share nothing.
fn seen_from(folder: &Path, file: &Path) -> PathBuf {
    let shared = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return file.to_path_buf();
    }
    let up = folder.components().skip(shared).map(|_| Path::new("..").to_path_buf());
    let down = file.components().skip(shared).map(|part| PathBuf::from(part.as_os_str()));
    up.chain(down).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_from_where_the_workbook_lies() {
        let seen = |folder: &str, file: &str| seen_from(Path::new(folder), Path::new(file));
        assert_eq!(seen("/a/b", "/a/b/c.docx"), Path::new("c.docx"));
        assert_eq!(seen("/a/b/out", "/a/b/in/c.docx"), Path::new("../in/c.docx"));
        assert_eq!(encoded("a b/50%#1.docx"), "a%20b/50%25%231.docx");
        assert_eq!(link(Path::new("x.xlsx"), "-"), None);
        assert_eq!(link(Path::new("x.xlsx"), "no such file"), None);
    }
}
