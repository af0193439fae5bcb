//! Tables without a title that were copied a cell a line: below the headings a label and as many figures as there are
//! headings behind its own, over and over.

use super::lines::{Line, LineKind};
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::is_label_heading;
use crate::model::document::Cell;
use crate::source::Text;
use crate::text::number::{NoNumber, no_number, whole_cell};

/// With fewer rows, nothing shows how many cells a row has.
const FEWEST_ROWS: usize = 2;

/// No such table has more columns.
const MOST_COLUMNS: usize = 12;

/// No cell is longer, in characters.
const LONGEST: usize = 24;

/// Endings of headings over labels that are not those of forms.
const LABELS: [&str; 3] = ["类别", "来源", "名称"];

/// The rows of the table whose first heading is line `n`, and the line after it.
pub fn table(source: &str, lines: &[Line], n: usize, families: &Families) -> Option<(usize, Vec<Vec<Cell>>)> {
    let raw = lines[n].span.of(source);
    if raw.starts_with(|c: char| c.is_ascii_digit()) || raw.chars().count() > LONGEST {
        return None;
    }
    let first = Text::new(source, lines[n].span).clean;
    if !is_label_heading(families, &first) && !LABELS.iter().any(|end| first.ends_with(end)) {
        return None;
    }
    let text = |at: usize| lines.get(at).filter(|line| line.kind == LineKind::Text);
    let cell =
        |at: usize| Some(Text::new(source, text(at)?.span)).filter(|t| t.clean.chars().count() <= LONGEST);
    let words =
        |at: &usize| cell(*at).is_some_and(|t| !is_value(&t.clean) && !t.clean.contains(['。', '：', '；']));
    // The last of the words above the first figure is the label of its row.
    let width =
        (n..n + MOST_COLUMNS + 1).take_while(words).count().checked_sub(1).filter(|width| *width >= 2)?;
    let row = |at: usize| -> Option<Vec<Cell>> {
        let values = (at + 1..at + width).all(|at| cell(at).is_some_and(|t| is_value(&t.clean)));
        let figures =
            (at + 1..at + width).filter_map(cell).filter(|t| whole_cell(&t.clean).is_some()).count();
        let whole = words(&at) && values && figures > 0;
        whole.then(|| (at..at + width).filter_map(cell).map(into_cell).collect())
    };
    let mut rows: Vec<Vec<Cell>> = vec![(n..n + width).filter_map(cell).map(into_cell).collect()];
    let mut at = n + width;
    while let Some(next) = row(at) {
        rows.push(next);
        at += width;
    }
    // What goes on with figures has rows of another length.
    let goes_on =
        cell(at).is_some_and(|t| is_value(&t.clean)) || cell(at + 1).is_some_and(|t| is_value(&t.clean));
    (rows.len() > FEWEST_ROWS && !goes_on).then_some((at, rows))
}

/// Whether a cell is a figure, or says with a dash that there is none.
fn is_value(clean: &str) -> bool {
    whole_cell(clean).is_some() || matches!(no_number(clean), Some(NoNumber::Nothing | NoNumber::NotStated))
}

fn into_cell(text: Text) -> Cell {
    Cell { text, colspan: 1, rowspan: 1, indent: 0 }
}
