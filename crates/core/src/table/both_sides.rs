//! Forms whose two sides are parts of one whole, 人员经费 and 公用经费: below the total of each side one row closes both.

use super::rows::RowPlace;
use super::view::View;
use crate::lexicon::vocabulary::is_total;
use crate::model::cube::{Axis, Member};
use crate::model::document::Table;
use crate::text::number::whole_cell;

/// Sets the row that closes both sides apart from them: its merged cell stands in a column of one side.
pub(super) fn set_apart(mut views: Vec<View>, table: &Table) -> Vec<View> {
    let sides: Vec<usize> = (0..views.len()).filter(|&n| nature_of(&views[n]).is_some()).collect();
    let two = sides.windows(2).any(|two| nature_of(&views[two[0]]) != nature_of(&views[two[1]]));
    for n in sides.into_iter().filter(|_| two) {
        let closing = |at: usize| closes_both(&views[n].rows, at, table);
        let Some(at) = (0..views[n].rows.len()).rev().find(|&at| closing(at)) else { continue };
        let mut whole = views[n].clone();
        whole.rows = vec![views[n].rows.remove(at)];
        let nature = whole.base.on(Axis::Nature).clone();
        whole.rows[0].1.place.set(Axis::Nature, nature.clone());
        whole.columns.iter_mut().for_each(|column| column.place.set(Axis::Nature, nature.clone()));
        views.push(whole);
    }
    views
}

/// The nature that all columns of a panel have by their headings.
fn nature_of(view: &View) -> Option<&Member> {
    let nature = view.columns.first()?.place.on(Axis::Nature);
    let one = view.columns.iter().all(|column| column.place.on(Axis::Nature) == nature);
    (one && nature != view.base.on(Axis::Nature) && !nature.has_local()).then_some(nature)
}

/// Whether a row is called but 合计, tells one figure, and stands below the total of its side: 人员经费合计.
fn closes_both(rows: &[(usize, RowPlace)], at: usize, table: &Table) -> bool {
    let (line, row) = &rows[at];
    let stated = table.rows[*line].iter().filter(|cell| whole_cell(&cell.text.clean).is_some()).count();
    let closed = |(_, above): &(usize, RowPlace)| above.closes() && !is_total(&above.label);
    is_total(&row.label) && stated == 1 && rows[..at].iter().any(closed)
}
