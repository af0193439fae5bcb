//! Codes of a table that nobody knows: not those of the official classification, they divide by their own digits.

use super::rows::RowPlace;
use super::view::Labels;
use crate::model::cube::{Axis, Member};
use crate::model::document::{Cell, Table};

/// Whether what stands in a column is codes whatever its heading: of the official lengths, and some below others.
pub fn are_codes(texts: &[&str]) -> bool {
    let below = |text: &str| texts.iter().any(|other| other.len() < text.len() && text.starts_with(other));
    texts.len() > 2 && look_like_codes(texts) && texts.iter().any(|t| below(t))
}

/// Whether all texts are written as codes of the classification are; whole amounts may be, too.
pub fn look_like_codes(texts: &[&str]) -> bool {
    let code = |text: &&str| {
        matches!(text.len(), 3 | 5 | 7)
            && text.starts_with(['2', '3', '5'])
            && text.bytes().all(|b| b.is_ascii_digit())
    };
    !texts.is_empty() && texts.iter().all(code)
}

/// Whether what stands in a column is 款 or 项, two digits each.
pub fn are_of_levels<'t>(mut cells: impl Iterator<Item = &'t Cell>) -> bool {
    cells.all(|cell| {
        let text = cell.text.clean.as_str();
        text.is_empty() || text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Puts rows with codes of their own under those whose code theirs begins with: 90101 under 901 under 9.
pub fn by_prefix(table: &Table, labels: &Labels, rows: &mut [(usize, RowPlace)]) {
    let [column] = labels.codes[..] else { return };
    let code = |row: usize| {
        let text = table.rows[row][column].text.clean.as_str();
        let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
        Some(text).filter(|_| digits && text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let stated: Vec<&str> = rows.iter().filter_map(|(row, _)| code(*row)).collect();
    let official = |code: &&str| matches!(code.len(), 3 | 5 | 7) && code.starts_with(['2', '3', '5']);
    if stated.len() < 2 || stated.iter().all(official) {
        return;
    }
    for (row, place) in rows.iter_mut() {
        let Some(own) = code(*row) else { continue };
        let mut line: Vec<&str> = stated.iter().copied().filter(|c| own.starts_with(c)).collect();
        line.sort_unstable_by_key(|c| c.len());
        line.dedup();
        let path: Vec<String> = line.iter().map(|c| c.replace('.', "·")).collect();
        for axis in Axis::EACH.into_iter().filter(|a| *a != Axis::Entity) {
            if place.place.on(axis).has_local() {
                place.place.set(axis, Member::ALL);
            }
        }
        place.place.set(Axis::Function, Member::local(path.join(".")));
        place.local = true;
    }
}
