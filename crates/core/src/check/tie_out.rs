//! Law 1: same place, same value. Every figure of a place is held against the one that most of them agree with.

use super::Relating;
use super::cross_form::is_local;
use super::index::{Index, consensus};
use crate::model::cube::Axis;
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// Adds the relations of all places that are told more than once, or told once and left empty elsewhere.
pub fn everywhere(relating: &mut Relating, index: &Index) {
    let mut groups: Vec<Vec<FigureId>> =
        index.places().filter(|(place, _)| !is_local(place)).map(|(_, stated)| stated.clone()).collect();
    groups.sort();
    let of_group: HashMap<FigureId, usize> =
        groups.iter().enumerate().flat_map(|(n, group)| group.iter().map(move |f| (*f, n))).collect();
    for (first, blank) in empty_counterparts(relating, index) {
        if let Some(&group) = of_group.get(&first) {
            groups[group].push(blank);
        }
    }
    let mut tied = tied_pairs(relating);
    for group in groups {
        let figures = relating.figures();
        let printed: Vec<FigureId> = group.iter().copied().filter(|&f| !figures[f].blank).collect();
        let Some(hub) = consensus(&printed, figures) else { continue };
        for other in group.into_iter().filter(|&f| f != hub) {
            let rule = rule(&relating.figures()[hub], &relating.figures()[other]);
            if tied.insert((hub.min(other), hub.max(other))) {
                relating.push(Law::Same, rule, vec![(hub, 1), (other, -1)]);
            }
        }
    }
}

/// The pairs that a whole with a single part has tied already.
fn tied_pairs(relating: &Relating) -> HashSet<(FigureId, FigureId)> {
    let pairs = relating.relations.iter().filter(|r| r.law == Law::Same && r.terms.len() == 2);
    pairs.map(|r| (r.terms[0].0.min(r.terms[1].0), r.terms[0].0.max(r.terms[1].0))).collect()
}

/// Empty cells of known forms at places that are printed elsewhere.
fn empty_counterparts(relating: &mut Relating, index: &Index) -> Vec<(FigureId, FigureId)> {
    let mut wanted: Vec<(FigureId, (usize, usize, usize))> = Vec::new();
    for (v, view) in relating.recognised.views.iter().enumerate().filter(|(_, v)| v.form.is_some()) {
        for (r, (grid_row, row)) in view.rows.iter().enumerate() {
            for (c, column) in view.columns.iter().enumerate() {
                if row.local
                    || column.local
                    || relating.stands_further_right(v, r)
                    || relating.is_dashed(v, r, c)
                {
                    continue;
                }
                let cell = (view.block, *grid_row, column.column);
                if !relating.recognised.cells.contains_key(&cell)
                    && !relating.recognised.unknown.contains(&cell)
                    && let Some(&first) =
                        index.stated(&relating.recognised.key(&view.place(row, column))).first()
                {
                    wanted.push((first, (v, r, c)));
                }
            }
        }
    }
    wanted.into_iter().map(|(first, (v, r, c))| (first, relating.blank(v, r, c))).collect()
}

/// Under which rule two figures of one place are told.
fn rule(a: &Figure, b: &Figure) -> RuleId {
    let block = |f: &Figure| match f.place {
        Place::Cell { block, .. } => Some(block),
        Place::Sentence { .. } => None,
    };
    match (block(a), block(b)) {
        (Some(x), Some(y)) if a.coordinate.on(Axis::Flow) != b.coordinate.on(Axis::Flow) => {
            let _ = (x, y);
            RuleId::GJ203
        }
        (Some(x), Some(y)) if x == y => RuleId::GJ103,
        (Some(_), Some(_)) => RuleId::GJ201,
        _ => RuleId::GJ301,
    }
}
