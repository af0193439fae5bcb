//! Law 1: same place, same value. Every figure of a place is held against the one that most of them agree with.

use super::Relating;
use super::across::is_local;
use super::index::{Index, consensus};
use crate::cube::Axis;
use crate::figure::{Figure, FigureId, Place};
use crate::relation::Law;

/// Adds the relations of all places that are told more than once, or told once and left empty elsewhere.
pub fn everywhere(relating: &mut Relating) {
    let index = Index::new(&relating.recognised);
    let mut groups: Vec<Vec<FigureId>> =
        index.places().filter(|(place, _)| !is_local(place)).map(|(_, told)| told.clone()).collect();
    groups.sort();
    for (id, blanks) in empty_counterparts(relating, &index) {
        if let Some(group) = groups.iter_mut().find(|g| g.contains(&id)) {
            group.extend(blanks);
        }
    }
    for group in groups {
        let figures = relating.figures();
        let printed: Vec<FigureId> = group.iter().copied().filter(|&f| !figures[f].blank).collect();
        let Some(hub) = consensus(&printed, figures) else { continue };
        for other in group.into_iter().filter(|&f| f != hub) {
            let rule = rule(&relating.figures()[hub], &relating.figures()[other]);
            if !already_tied(relating, hub, other) {
                relating.push(Law::Same, rule, vec![(hub, 1), (other, -1)]);
            }
        }
    }
}

/// Whether a whole with a single part has tied the two already.
fn already_tied(relating: &Relating, a: FigureId, b: FigureId) -> bool {
    relating
        .relations
        .iter()
        .any(|r| r.law == Law::Same && r.terms.len() == 2 && r.terms.iter().all(|(f, _)| *f == a || *f == b))
}

/// Empty cells of known forms at places that are printed elsewhere.
fn empty_counterparts(relating: &mut Relating, index: &Index) -> Vec<(FigureId, Vec<FigureId>)> {
    let mut wanted: Vec<(FigureId, (usize, usize, usize))> = Vec::new();
    for (v, view) in relating.recognised.views.iter().enumerate().filter(|(_, v)| v.form.is_some()) {
        for (r, (grid_row, row)) in view.rows.iter().enumerate() {
            for (c, column) in view.columns.iter().enumerate() {
                if row.local || column.local || relating.stands_further_right(v, r) {
                    continue;
                }
                if !relating.recognised.cells.contains_key(&(view.block, *grid_row, column.column))
                    && let Some(&first) =
                        index.told(&relating.recognised.key(&view.place(row, column))).first()
                {
                    wanted.push((first, (v, r, c)));
                }
            }
        }
    }
    wanted.into_iter().map(|(first, (v, r, c))| (first, vec![relating.blank(v, r, c)])).collect()
}

/// Under which rule two figures of one place are told.
fn rule(a: &Figure, b: &Figure) -> &'static str {
    let block = |f: &Figure| match f.place {
        Place::Cell { block, .. } => Some(block),
        Place::Sentence { .. } => None,
    };
    match (block(a), block(b)) {
        (Some(x), Some(y)) if a.coordinate.on(Axis::Flow) != b.coordinate.on(Axis::Flow) => {
            let _ = (x, y);
            "GJ203"
        }
        (Some(x), Some(y)) if x == y => "GJ103",
        (Some(_), Some(_)) => "GJ201",
        _ => "GJ301",
    }
}
