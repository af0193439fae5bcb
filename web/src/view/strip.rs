//! What the strip marks: where something rounds, disagrees or is suspect, as offsets into the text.
//! Marks that would lie on one another are one.

use super::{Dossier, State};

/// A mark on the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tick {
    /// By rounding.
    Round,
    /// Disagrees.
    Bad,
    /// The suspect.
    Suspect,
}

/// The marks, the graver later, so that they are drawn above the others. `red` says whether a figure is still suspect.
pub fn ticks(dossier: &Dossier, red: impl Fn(u32) -> bool) -> Vec<(u32, Tick)> {
    let (start, end) = dossier.span();
    let near = (end.saturating_sub(start) / 250).max(1);
    let mut ticks: Vec<(Tick, u32)> = Vec::new();
    for index in dossier.figures_in(start..end) {
        let Some(figure) = dossier.figure(index) else { continue };
        let tick = match dossier.state(index) {
            _ if red(index) => Tick::Suspect,
            State::Bad => Tick::Bad,
            State::Round => Tick::Round,
            _ => continue,
        };
        ticks.push((tick, figure.start));
    }
    ticks.sort_unstable();
    ticks.dedup_by(|later, earlier| later.0 == earlier.0 && later.1 - earlier.1 < near);
    ticks.into_iter().map(|(tick, offset)| (offset, tick)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{dossier, figure, relation};
    use super::*;

    #[test]
    fn marks_close_together_are_one() {
        let text = " ".repeat(1000);
        let figures =
            vec![figure(10, 11, "1"), figure(12, 13, "1"), figure(500, 501, "1"), figure(700, 701, "1")];
        let relations = vec![relation("same", "rounding", &[0, 1]), relation("same", "inconsistent", &[2])];
        let d = dossier(&text, figures, relations, vec![]);
        assert_eq!(ticks(&d, |_| false), [(10, Tick::Round), (500, Tick::Bad)]);
        assert_eq!(ticks(&d, |f| f == 2), [(10, Tick::Round), (500, Tick::Suspect)]);
    }
}
