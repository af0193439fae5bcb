//! The sheets of documents held against one another: pairs and what does not agree, the life of figures, who of a list
//! published. Each is there as soon as it has a row.

use super::sheets::{Book, Cell, Sheet};
use crate::compare::units::Published;
use crate::compare::words;
use gouji_report::together::{Held, Life};
use gouji_report::words::Lang;
use rust_xlsxwriter::XlsxError;

impl Book {
    /// Writes how a group agrees and what became of its figures.
    pub fn together(&mut self, held: &[Held], lives: &[Life]) -> Result<(), XlsxError> {
        let lang = self.lang;
        for one in held {
            for row in words::rows(one, lang) {
                self.beside(0)?.row(row.iter().map(|cell| typed(cell)))?;
            }
        }
        for life in lives {
            let row = words::life(life, lang);
            self.beside(1)?.row(row.iter().map(|cell| typed(cell)))?;
        }
        Ok(())
    }

    /// Writes that files could not be held against one another, and why.
    pub fn not_together(&mut self, names: &[String], why: &str) -> Result<(), XlsxError> {
        let names = names.join("，");
        let cells = ["", names.as_str(), "", why].map(Cell::Text);
        self.beside(0)?.row(cells)
    }

    /// Writes who published what.
    pub fn units(&mut self, all: &[Published]) -> Result<(), XlsxError> {
        let lang = self.lang;
        for one in all {
            let row = words::unit(one, lang);
            self.beside(2)?.row(row.iter().map(|cell| typed(cell)))?;
        }
        Ok(())
    }

    /// The `n`th of these sheets, begun where it is not there.
    fn beside(&mut self, n: usize) -> Result<&mut Sheet, XlsxError> {
        let lang = self.lang;
        if let Some(begun) = self.beside[n].take() {
            return Ok(self.beside[n].insert(begun));
        }
        let (name, columns): (&str, Vec<&'static str>) = match n {
            0 => (lang.pick("对照", "Compared"), picked(&words::PAIRS, lang)),
            1 => (lang.pick("沿革", "Over the years"), picked(&words::LIFE, lang)),
            _ => (lang.pick("公开情况", "Published"), picked(&words::UNITS, lang)),
        };
        let columns: Vec<(&str, f64)> = columns.into_iter().map(|name| (name, 22.0)).collect();
        let sheet = self.book.new_worksheet_with_constant_memory();
        Ok(self.beside[n].insert(Sheet::new(sheet, name, &columns, &self.heading)?))
    }
}

fn picked(columns: &[[&'static str; 2]], lang: Lang) -> Vec<&'static str> {
    columns.iter().map(|[zh, en]| lang.pick(zh, en)).collect()
}

/// A cell: what is a number is one.
fn typed(cell: &str) -> Cell<'_> {
    let number = cell.parse::<f64>().ok().filter(|number| number.is_finite() && cell.len() <= 15);
    number.map_or(Cell::Text(cell), Cell::Number)
}
