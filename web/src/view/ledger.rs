//! The line under the answer: the four states of relations in proportion, which is also the legend.
//! A state without relations has no piece.

use super::State;
use gouji_report::words::Counts;

/// One piece of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How it is drawn.
    pub state: State,
    /// How long it is, as a share of all relations.
    pub count: u32,
}

/// The pieces of the line, from agreement to contradiction.
pub fn ledger(counts: &Counts) -> Vec<Share> {
    [(State::Ok, counts.exact), (State::Round, counts.rounding), (State::Bad, counts.inconsistent)]
        .into_iter()
        .filter(|&(_, count)| count > 0)
        .map(|(state, count)| Share { state, count })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_there_is_drawn() {
        let counts = Counts { exact: 598, rounding: 14, ..Counts::default() };
        let drawn = ledger(&counts);
        assert_eq!(
            drawn.iter().map(|s| (s.state, s.count)).collect::<Vec<_>>(),
            [(State::Ok, 598), (State::Round, 14)]
        );
        assert!(ledger(&Counts::default()).is_empty());
    }
}
