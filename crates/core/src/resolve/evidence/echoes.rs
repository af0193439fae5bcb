//! Which figures are confirmed: by relations that hold, but not by each other alone where they have the same fault.

use super::super::policy as p;
use super::kinds::{Kind, Tally, is_telling, wide_kind};
use super::{Wanted, lines_of};
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Law, Relation};
use rustc_hash::FxHashMap;

/// How many telling relations hold with each figure.
pub(super) fn confirmed<'r>(
    figures: &[Figure],
    holding: impl Iterator<Item = &'r Relation>,
    wanted: &Wanted,
    wide: &FxHashMap<Kind, Tally>,
) -> FxHashMap<FigureId, usize> {
    let sound = |r: &Relation| {
        let tally = wide.get(&wide_kind(figures, r));
        tally.is_some_and(|t| t.holds > 0 && t.holds >= p::SOUND * t.faults)
    };
    let alone = |f: &FigureId| {
        let fails = wanted.get(f).is_some_and(|all| all.iter().all(|(r, _)| sound(r)));
        matches!(figures[*f].place, Place::Cell { .. }) && fails
    };
    let row = |f: FigureId| lines_of(&figures[f])[0];
    // Two cells that agree with each other and with nothing else, though what they fail in is read rightly beside, have
    // the same fault. In one row they may be one figure, told of a fund and of all of them.
    let echo = |r: &Relation| {
        let [(a, _), (b, _)] = r.terms[..] else { return false };
        r.law == Law::Same && alone(&a) && alone(&b) && row(a) != row(b)
    };
    let mut confirmed: FxHashMap<FigureId, usize> = FxHashMap::default();
    for relation in holding.filter(|r| is_telling(figures, r) && !echo(r)) {
        for (figure, _) in &relation.terms {
            *confirmed.entry(*figure).or_default() += 1;
        }
    }
    confirmed
}
