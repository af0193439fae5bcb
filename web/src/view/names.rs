//! Names of classification codes, as the document's own tables give them: 21013 → 医疗救助.
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
                // A row may have several codes side by side, each before its name.
                let mut code = String::new();
                for (i, cell) in row.iter().enumerate() {
                    let text = cell.text.trim();
                    match shape.column(at, i) {
                        // Some spreadsheets lose the zero of 01.
                        Column::Code if text.len() == 1 && !code.is_empty() => code.extend(["0", text]),
                        Column::Code => code.push_str(text),
                        Column::Name if !text.is_empty() => {
                            let code = std::mem::take(&mut code);
                            if matches!(code.len(), 3 | 5 | 7) {
                                names.entry(code).or_insert_with(|| text.to_string());
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        Names(names)
    }

    /// The name of a code, if the document states it.
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
        let rows = [
            "类|款|项|名称|数",
            "210|||卫生健康|1.00",
            "210|13||医疗救助|1.00",
            "210|2||公立医院|1.00",
            "|||总计|1.00",
        ]
        .map(row)
        .to_vec();
        let table =
            Block::Table { title: None, form: None, number: None, captions: vec![], header_rows: 1, rows };
        let names = Names::read(&[table]);
        assert_eq!(
            (names.of("21013"), names.of("21002"), names.of("210"), names.of("208")),
            (Some("医疗救助"), Some("公立医院"), Some("卫生健康"), None)
        );
    }

    #[test]
    fn codes_stand_side_by_side() {
        let cell = |text: &str| Cell { text: text.into(), colspan: 1, rowspan: 1, ..Cell::default() };
        let row = |line: &str| line.split('|').map(cell).collect::<Vec<_>>();
        let rows = [
            "编码|名称|数|编码|名称|数",
            "30101|基本工资|1.00|30201|办公费|2.00",
            "30102|津贴补贴|1.00|30202|印刷费|2.00",
        ];
        let (title, form, number, captions) = (None, None, None, vec![]);
        let rows = rows.map(row).to_vec();
        let names = Names::read(&[Block::Table { title, form, number, captions, header_rows: 1, rows }]);
        assert_eq!((names.of("30102"), names.of("30201")), (Some("津贴补贴"), Some("办公费")));
    }
}
