//! What is read of a folder that was dropped: its documents, in the order of their paths, within bounds; and what is
//! said of the rest.

use gouji_intake::is_document;

/// The most documents of a folder.
pub const MOST_FILES: usize = 200;
/// The most bytes of all of them together.
pub const MOST_BYTES: f64 = 400.0 * 1024.0 * 1024.0;
/// The most entries of a folder and the folders in it that are looked at.
pub const MOST_SEEN: usize = 10_000;

/// Files of a folder that were not read, by why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// They are no documents by their names.
    pub others: usize,
    /// They are beyond the number or the size that is read at once.
    pub beyond: usize,
    /// The folder holds more than was looked at.
    pub unseen: bool,
}

impl LeftOut {
    /// Whether nothing was.
    pub fn is_empty(self) -> bool {
        self == LeftOut::default()
    }
}

/// What a file of a folder is taken for, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// It is read: a document, or an archive of some.
    Document,
    /// It is not read, and that is said.
    Other,
    /// A system or a program keeps it there; nobody asks for it.
    Hidden,
}

/// What a file is, by its path.
pub fn sort(path: &str) -> Sort {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let lower = name.to_ascii_lowercase();
    let hidden = path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
        || name.starts_with("~$")
        || ["thumbs.db", "desktop.ini"].contains(&lower.as_str());
    match hidden {
        true => Sort::Hidden,
        false if is_document(name) || lower.ends_with(".zip") => Sort::Document,
        false => Sort::Other,
    }
}

/// Which of the documents are read, given path and size of each: their indices, and how many are too many or too much.
pub fn within(documents: &[(String, f64)]) -> (Vec<usize>, usize) {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by(|&a, &b| documents[a].0.cmp(&documents[b].0));
    let mut bytes = 0.0;
    let mut taken = Vec::new();
    for at in order {
        let size = documents[at].1;
        if taken.len() < MOST_FILES && bytes + size <= MOST_BYTES {
            bytes += size;
            taken.push(at);
        }
    }
    let beyond = documents.len() - taken.len();
    (taken, beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_recognised_by_their_names() {
        for (path, wanted) in [
            ("2026/预算.PDF", Sort::Document),
            ("2026/预算.zip", Sort::Document),
            ("2026/照片.jpg", Sort::Other),
            ("2026/.DS_Store", Sort::Hidden),
            ("__MACOSX/._预算.pdf", Sort::Hidden),
            ("2026/~$预算.docx", Sort::Hidden),
            ("2026/Thumbs.db", Sort::Hidden),
        ] {
            assert_eq!(sort(path), wanted, "{path}");
        }
    }

    #[test]
    fn what_is_read_is_in_order_and_within_bounds() {
        let file = |path: &str, size: f64| (path.to_owned(), size);
        assert_eq!(within(&[file("乙", 1.0), file("丙", MOST_BYTES), file("一", 1.0)]), (vec![2, 0], 1));
        let many: Vec<_> = (0..MOST_FILES + 3).map(|n| file(&format!("{n:04}"), 0.0)).collect();
        assert_eq!((within(&many).0.len(), within(&many).1), (MOST_FILES, 3));
    }
}
