//! Names of classification codes, as the document's own tables tell them: 21013 → 医疗救助.
//! A code that has two names in one document keeps the first.

use super::shape::{Column, shape};
use gouji_report::published::Block;
use std::collections::HashMap;

/// Code → name.
#[derive(Debug, Default)]
pub struct Names(HashMap<String, String>);

impl Names {
    /// Reads the names off every table that has a column of codes and one of names.
    pub fn read(blocks: &[Block]) -> Names {
        let mut names = HashMap::new();
        for block in blocks {
            let Block::Table { rows, header_rows, .. } = block else { continue };
            let header = (*header_rows as usize).min(rows.len());
            let shape = shape(rows, header, |cell| cell.text.contains('.'));
            if !shape.columns.contains(&Column::Code) {
                continue;
            }
            for (at, row) in rows.iter().enumerate().skip(header) {
                let mut code = String::new();
                let mut name = None;
                for (i, cell) in row.iter().enumerate() {
                    match shape.column(at, i) {
                        Column::Code if name.is_none() => code.push_str(cell.text.trim()),
                        Column::Name if name.is_none() && !cell.text.trim().is_empty() => {
                            name = Some(cell.text.trim())
                        }
                        _ => {}
                    }
                }
                if let (3 | 5 | 7, Some(name)) = (code.len(), name) {
                    names.entry(code).or_insert_with(|| name.to_string());
                }
            }
        }
        Names(names)
    }

    /// The name of a code, if the document tells it.
    pub fn of(&self, code: &str) -> Option<&str> {
        self.0.get(code).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_report::published::Cell;

    #[test]
    fn codes_are_put_together_from_their_columns() {
        let cell = |text: &str| Cell { text: text.into(), colspan: 1, rowspan: 1, ..Cell::default() };
        let row = |line: &str| line.split('|').map(cell).collect::<Vec<_>>();
        let rows = ["类|款|项|名称|数", "210|||卫生健康|1.00", "210|13||医疗救助|1.00", "|||总计|1.00"]
            .map(row)
            .to_vec();
        let table =
            Block::Table { title: None, form: None, number: None, captions: vec![], header_rows: 1, rows };
        let names = Names::read(&[table]);
        assert_eq!(
            (names.of("21013"), names.of("210"), names.of("208")),
            (Some("医疗救助"), Some("卫生健康"), None)
        );
    }
}
