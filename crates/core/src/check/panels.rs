//! Panels that go on in the one to their right: a long list of codes folded into columns, 人员经费 beside 公用经费 beside
//! the rest of it. Their rows are those of one list.

use crate::model::cube::Axis;
use crate::table::View;
use crate::table::view::ColumnPlace;

/// The rows that add up together with those of a view: its own and those of the panels that it goes on in. None where
/// the view itself goes on from one to its left, whose list holds its rows.
pub fn lines(views: &[View], view: usize) -> Option<Vec<(usize, usize)>> {
    let goes_on = |left: usize, right: usize| continues(&views[left], &views[right]);
    if view > 0 && goes_on(view - 1, view) {
        return None;
    }
    let last = (view..views.len() - 1).find(|&v| !goes_on(v, v + 1)).unwrap_or(views.len() - 1);
    Some((view..=last).flat_map(|v| (0..views[v].rows.len()).map(move |r| (v, r))).collect())
}

/// Whether a panel's list of codes goes on in the one beside it: both tell the same by codes of one classification, and
/// those on the right come after those on the left.
fn continues(left: &View, right: &View) -> bool {
    let same = |(a, b): (&ColumnPlace, &ColumnPlace)| a.place == b.place && a.local == b.local;
    let ends = |view: &View, axis: Axis| {
        let mut codes = view.rows.iter().map(|(_, row)| row.place.on(axis).as_str()).filter(|c| is_code(c));
        let first = codes.next()?.to_string();
        Some((first.clone(), codes.next_back().map_or(first, str::to_string)))
    };
    let follows = |axis: Axis| match (ends(left, axis), ends(right, axis)) {
        (Some((_, last)), Some((first, _))) => first > last,
        _ => false,
    };
    left.form.is_some()
        && left.block == right.block
        && left.columns.len() == right.columns.len()
        && left.columns.iter().zip(&right.columns).all(same)
        && [Axis::Economic, Axis::Function].into_iter().any(follows)
}

fn is_code(member: &str) -> bool {
    member.len() >= 3 && member.bytes().all(|b| b.is_ascii_digit())
}
