//! Changes to a text that leave all the rest of it as it is.
//! Collected in any order, applied at once; two that want the same bytes are a fault of whoever plans them.

use std::ops::Range;

/// Changes to a text.
#[derive(Debug, Default)]
pub struct Edits {
    changes: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Inserts before the byte `at`; behind what was inserted there before.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Puts `text` in the place of bytes.
    pub fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.changes.push((range, text.into()));
    }

    /// The text with its changes; nothing where two of them overlap or one does not fit it.
    pub fn apply(mut self, text: &str) -> Option<String> {
        self.changes.sort_by_key(|(range, _)| (range.start, range.end));
        let more: usize = self.changes.iter().map(|(_, text)| text.len()).sum();
        let mut out = String::with_capacity(text.len() + more);
        let mut at = 0;
        for (range, new) in &self.changes {
            out.push_str(text.get(at..range.start)?);
            out.push_str(new);
            at = range.end;
        }
        out.push_str(text.get(at..)?);
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_applied_in_order() {
        let mut edits = Edits::default();
        edits.replace(3..4, "D");
        edits.insert(1, "x");
        edits.insert(1, "y");
        assert_eq!(edits.apply("abcde").as_deref(), Some("axybcDe"));
    }

    #[test]
    fn changes_of_the_same_bytes_are_none() {
        let mut edits = Edits::default();
        edits.replace(1..3, "");
        edits.replace(2..4, "");
        assert_eq!(edits.apply("abcde"), None);
        let mut beyond = Edits::default();
        beyond.insert(9, "x");
        assert_eq!(beyond.apply("a"), None);
    }
}
