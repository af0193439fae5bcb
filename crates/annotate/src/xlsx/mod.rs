//! Excel: a note and a fill on every cell that a remark speaks of, and a sheet that lists the remarks with links.
//! Of a sheet only those cells are changed; styles are added to, never changed.

mod cells;
mod list;
mod notes;
mod shapes;
mod styles;

use crate::edits::Edits;
use crate::fault::Fault;
use crate::markup;
use crate::package::Package;
use crate::remark::Remark;
use crate::{Annotated, Options};
use gouji_intake::{Place, Taken};
use std::collections::BTreeMap;
use styles::Styles;

/// A cell: row and column, from 1.
type At = (u32, u32);

/// The main namespace of workbooks.
const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A copy of a workbook with remarks in it.
///
/// # Errors
/// Where a part that they need is missing, broken or not in UTF-8.
pub fn annotate(bytes: &[u8], taken: &Taken, remarks: &[Remark], _: &Options) -> Result<Annotated, Fault> {
    let mut done = Annotated { bytes: bytes.to_vec(), placed: 0, unplaced: 0, corrected: 0 };
    if remarks.is_empty() {
        return Ok(done);
    }
    let mut package = Package::open(bytes)?;
    let workbook = workbook(&mut package)?;
    let mut styles = Styles::open(&mut package, &workbook)?;
    let mut by_sheet: BTreeMap<u32, BTreeMap<At, Vec<&Remark>>> = BTreeMap::new();
    for remark in remarks {
        match remark.span.and_then(|(start, _)| cell(taken, start)) {
            Some((sheet, at)) => {
                by_sheet.entry(sheet).or_default().entry(at).or_default().push(remark);
                done.placed += 1;
            }
            None => done.unplaced += 1,
        }
    }
    for (number, cells) in by_sheet {
        let part =
            taken.parts.get(number as usize - 1).ok_or_else(|| Fault::Part("xl/workbook.xml".into()))?;
        sheet(&mut package, (part, number), &cells, &mut styles)?;
    }
    styles.write(&mut package)?;
    list::add(&mut package, &workbook, taken, remarks)?;
    done.bytes = package.finish()?;
    Ok(done)
}

/// The sheet and the cell that a byte of the text stood in.
fn cell(taken: &Taken, at: u32) -> Option<(u32, At)> {
    match taken.origin(at)?.place {
        Place::Sheet { sheet, row, column } => Some((sheet, (row, column))),
        _ => None,
    }
}

/// The name of the main part.
fn workbook(package: &mut Package) -> Result<String, Fault> {
    let stated = package.relations("")?.into_iter().find(|r| r.kind.ends_with("/officeDocument"));
    let usual = ["xl/workbook.xml", "workbook.xml"];
    let stated = stated.map(|relation| relation.target).filter(|target| package.has(target));
    let found = stated.or_else(|| usual.into_iter().find(|name| package.has(name)).map(str::to_owned));
    found.ok_or_else(|| Fault::Part("xl/workbook.xml".into()))
}

/// Writes the notes and fills of one sheet.
fn sheet(
    package: &mut Package,
    (part, number): (&str, u32),
    cells: &BTreeMap<At, Vec<&Remark>>,
    styles: &mut Styles,
) -> Result<(), Fault> {
    let text = package.need(part)?;
    let mut edits = Edits::default();
    cells::fill(&text, cells.keys().copied().collect(), styles, &mut edits);
    let noted = notes::write(package, part, cells)?;
    shapes::write(package, (part, number), &text, &noted, &mut edits)?;
    let new = edits.apply(&text).ok_or_else(|| Fault::Part(part.to_owned()))?;
    package.write(part, new)
}

/// A column's letters and a row's number: `B5`.
fn reference((row, column): At) -> String {
    let (mut letters, mut column) = (Vec::new(), column);
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    letters.iter().rev().chain(row.to_string().chars().collect::<Vec<_>>().iter()).collect()
}

/// `B5` as row and column.
fn cell_of(text: &str) -> Option<At> {
    let text = text.trim();
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = text[..letters].bytes().try_fold(0_u32, |n, b| {
        n.checked_mul(26)?.checked_add(u32::from(b.to_ascii_uppercase() - b'A') + 1)
    })?;
    Some((text[letters..].parse().ok()?, column))
}

/// What remarks say in a cell or a note: lines, as XML, no longer than Excel takes.
fn said(lines: &[String]) -> String {
    const MOST: usize = 32_000;
    let text: String = lines.join("\n").chars().take(MOST).collect();
    text.split('\n').map(markup::escaped).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named() {
        for (at, name) in [((1, 1), "A1"), ((5, 2), "B5"), ((10, 27), "AA10"), ((7, 703), "AAA7")] {
            assert_eq!(reference(at), name);
            assert_eq!(cell_of(name), Some(at));
        }
        assert_eq!(cell_of("12"), Some((12, 0)));
        assert_eq!(cell_of("B"), None);
    }
}
