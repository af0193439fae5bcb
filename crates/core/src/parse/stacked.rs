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

/// A table has no more lines.
const MOST_LINES: usize = 2000;

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
    // Where the headings are none, the rows are not looked at.
    let own = lines_of(lines, n, MOST_COLUMNS + 1);
    let heads = own.iter().take_while(|&&at| is_words(&Text::new(source, lines[at].span).clean)).count();
    if !(3..=MOST_COLUMNS + 1).contains(&heads) {
        return None;
    }
    let own = lines_of(lines, n, MOST_LINES);
    let text = |at: usize| own.get(at).map(|&at| &lines[at]);
    let cell =
        |at: usize| Some(Text::new(source, text(at)?.span)).filter(|t| t.clean.chars().count() <= LONGEST);
    let words = |at: &usize| cell(*at).is_some_and(|t| is_words(&t.clean));
    // `　其中：教育收费`: the label of a part.
    let label = |at: usize| {
        let stated = |t: &Text| !is_value(&t.clean) && !t.clean.contains(['。', '；']);
        cell(at).is_some_and(|t| words(&at) || t.clean.starts_with("其中：") && stated(&t))
    };
    // The last of the words above the first figure is the label of its row.
    let width = (0..=MOST_COLUMNS).take_while(words).count().checked_sub(1).filter(|width| *width >= 2)?;
    let row = |at: usize| -> Option<Vec<Cell>> {
        let values = (at + 1..at + width).all(|at| cell(at).is_some_and(|t| is_value(&t.clean)));
        let figures =
            (at + 1..at + width).filter_map(cell).filter(|t| whole_cell(&t.clean).is_some()).count();
        let whole = label(at) && values && figures > 0;
        whole.then(|| (at..at + width).filter_map(cell).map(into_cell).collect())
    };
    let mut rows: Vec<Vec<Cell>> = vec![(0..width).filter_map(cell).map(into_cell).collect()];
    let mut at = width;
    while let Some(next) = row(at) {
        rows.push(next);
        at += width;
    }
    // What goes on with figures has rows of another length.
    let goes_on =
        cell(at).is_some_and(|t| is_value(&t.clean)) || cell(at + 1).is_some_and(|t| is_value(&t.clean));
    let end = own.get(at - 1).map(|last| last + 1)?;
    (rows.len() > FEWEST_ROWS && !goes_on).then_some((end, rows))
}

/// The lines of text from line `n` on, so many at most: one empty line may part the headings from the rows, or the rows from
/// one another.
fn lines_of(lines: &[Line], n: usize, most: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut empty = 0;
    for (at, line) in lines.iter().enumerate().skip(n) {
        match line.kind {
            LineKind::Text => empty = 0,
            LineKind::Blank => empty += 1,
            LineKind::Row => break,
        }
        if empty > 1 || found.len() == most {
            break;
        }
        if line.kind == LineKind::Text {
            found.push(at);
        }
    }
    found
}

/// Whether a cell is a name or a heading.
fn is_words(clean: &str) -> bool {
    !is_value(clean) && !clean.contains(['。', '：', '；'])
}

/// Whether a cell is a figure, or says with a dash that there is none.
fn is_value(clean: &str) -> bool {
    whole_cell(clean).is_some() || matches!(no_number(clean), Some(NoNumber::Nothing | NoNumber::NotStated))
}

fn into_cell(text: Text) -> Cell {
    Cell { text, colspan: 1, rowspan: 1, indent: 0 }
}
