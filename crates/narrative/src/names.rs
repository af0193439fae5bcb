//! Room: what codes are called: as the classification has it, or as the forms print it.

use gouji::lexicon::classification::{Classification, SINCE};
use gouji::model::cube::Axis;
use gouji::{Block, Place, Report};
use std::collections::BTreeMap;

/// The names of functional and economic codes.
#[derive(Debug, Default)]
pub struct Names {
    printed: BTreeMap<String, String>,
    year: i32,
}

impl Names {
    /// The names that the forms of documents print.
    pub fn of(reports: &[&Report]) -> Self {
        let year = reports.first().map_or(0, |report| report.disclosure.year);
        let mut names = Names { printed: BTreeMap::new(), year };
        for report in reports {
            for figure in &report.figures {
                let Place::Cell { block, row, column } = figure.place else { continue };
                for axis in [Axis::Function, Axis::Economic] {
                    let code = figure.coordinate.on(axis);
                    if code.len() >= 3
                        && code.bytes().all(|b| b.is_ascii_digit())
                        && !names.printed.contains_key(&**code)
                        && let Some(name) = beside(report, block, row, column)
                    {
                        names.printed.insert(code.to_string(), name);
                    }
                }
            }
        }
        names
    }

    /// What a code is called.
    pub fn name(&self, code: &str) -> Option<String> {
        let official = Classification::official().name(code).map(str::to_owned);
        let printed = self.printed.get(code).cloned();
        if self.year >= SINCE { official.or(printed) } else { printed.or(official) }
    }
}

/// The nearest name on the left of a cell, without code and mark.
fn beside(report: &Report, block: usize, row: usize, column: usize) -> Option<String> {
    let Block::Table(table) = report.document.blocks.get(block)? else { return None };
    let cells = table.rows.get(row)?;
    let left = cells.iter().take(column).rev().map(|cell| cell.text.clean.as_str());
    let name = left.map(bare).find(|text| text.chars().any(is_han))?;
    Some(name.to_owned())
}

/// A label without the code and the mark before it.
fn bare(label: &str) -> &str {
    let label = label.trim_start_matches(|c: char| c.is_ascii_digit() || "[]【】-. 　".contains(c));
    let mark = label.find('、').map_or(0, |at| at + '、'.len_utf8());
    let numeral = |c: char| "一二三四五六七八九十、（）".contains(c);
    if label[..mark].chars().all(numeral) { &label[mark..] } else { label }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
