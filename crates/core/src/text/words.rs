//! Many words at once: which of them a text is, or begins with, told by one walk along its characters.

use rustc_hash::FxHashMap;

/// Words as a tree of their characters, each with what is known of it, in the order in which it was added.
#[derive(Clone, Debug)]
pub struct WordTree<T> {
    /// The node behind a node for a character; the root is node 0.
    steps: FxHashMap<(u32, char), u32>,
    /// What is known of the word that ends at a node.
    known: Vec<Vec<T>>,
}

impl<T> Default for WordTree<T> {
    fn default() -> Self {
        WordTree { steps: FxHashMap::default(), known: vec![Vec::new()] }
    }
}

impl<T> WordTree<T> {
    /// Adds what is known of a word.
    pub fn add(&mut self, word: &str, known: T) {
        let mut node = 0;
        for c in word.chars() {
            let next = self.known.len() as u32;
            node = *self.steps.entry((node, c)).or_insert(next);
            if node == next {
                self.known.push(Vec::new());
            }
        }
        self.known[node as usize].push(known);
    }

    /// What is known of `text` as a word.
    pub fn exact(&self, text: &str) -> &[T] {
        let end = text.chars().try_fold(0, |node, c| self.steps.get(&(node, c)).copied());
        end.map_or(&[], |node| &self.known[node as usize])
    }

    /// The words that `text` begins with, by their length in bytes, the longest first.
    pub fn beginnings(&self, text: &str) -> impl Iterator<Item = (usize, &[T])> {
        let mut found = Vec::new();
        let mut node = 0;
        for (at, c) in text.char_indices() {
            let Some(&next) = self.steps.get(&(node, c)) else { break };
            node = next;
            if !self.known[node as usize].is_empty() {
                found.push((at + c.len_utf8(), &*self.known[node as usize]));
            }
        }
        found.into_iter().rev()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_comes_first_and_of_one_word_what_was_added_first() {
        let mut tree = WordTree::default();
        for (n, word) in ["公务", "公务用车", "公务", "车"].into_iter().enumerate() {
            tree.add(word, n);
        }
        let found: Vec<(usize, &[usize])> = tree.beginnings("公务用车费").collect();
        assert_eq!(found, [(12, &[1][..]), (6, &[0, 2][..])]);
        assert_eq!((tree.exact("公务"), tree.exact("公")), (&[0, 2][..], &[][..]));
    }
}
