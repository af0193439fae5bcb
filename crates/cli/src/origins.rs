//! Where the pieces of a text stood in their file, as reports tell it.
//! Names of sheets are masked like everything else that leaves.

use gouji_intake::{Place, Taken};
use gouji_report::mask::mask;
use gouji_report::published::{Message, Origin};

/// The origins of a text, in its order: first byte, byte after the last, place.
pub fn published(taken: &Taken) -> Vec<(u32, u32, Origin)> {
    taken.origins.iter().map(|o| (o.start, o.end, origin(taken, &o.place))).collect()
}

fn origin(taken: &Taken, place: &Place) -> Origin {
    let label = Message {
        zh: mask(&taken.place_zh(place)).into_owned(),
        en: mask(&taken.place_en(place)).into_owned(),
    };
    let told = Origin { label, ..Origin::default() };
    match *place {
        Place::Page { page, left, top, right, bottom } => {
            let area = [left.floor(), top.floor(), right.ceil(), bottom.ceil()].map(|edge| edge as i32);
            Origin { page: Some(page), area: Some(area), ..told }
        }
        Place::Sheet { sheet, row, column } => {
            Origin { sheet: Some(sheet), row: Some(row), column: Some(column), ..told }
        }
        Place::Table { table, row, column } => {
            Origin { table: Some(table), row: Some(row), column: Some(column), ..told }
        }
    }
}
