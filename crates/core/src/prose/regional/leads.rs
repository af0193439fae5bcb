//! The words before a number, looked at once however long they are.

/// What the words before a number hold, seen once however many brackets they open.
pub(super) struct Ahead {
    /// Where the last bracket closes.
    pub(super) closes: Option<usize>,
    /// Where the last but one of its letters stands.
    pub(super) two_letters: Option<usize>,
}

impl Ahead {
    pub(super) fn of(lead: &str) -> Self {
        let mut letters = lead.char_indices().rev().filter(|(_, c)| c.is_alphabetic());
        Ahead { closes: lead.rfind('）'), two_letters: letters.nth(1).map(|(at, _)| at) }
    }
}

/// So many bytes a name has at most.
const LONGEST_NAME: usize = 300;

/// What a sentence opens with that `before` ends in; `None` where that is longer than any name.
pub(super) fn sentence(before: &str) -> Option<&str> {
    let from = before.len().saturating_sub(LONGEST_NAME);
    let from = (from..before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(before.len());
    let tail = &before[from..];
    match tail.rsplit_once(['。', '；', '\n']) {
        Some((_, sentence)) => Some(sentence),
        None => (from == 0).then_some(before),
    }
}
