//! The document as core read it, for the page: cleaned, masked, with its spans.
//! Figures stand in it by their own spans.

use crate::mask::mask;
use crate::published as p;
use gouji::Span;
use std::collections::HashMap;

/// The document of a report.
pub fn reading(report: &gouji::Report) -> p::Reading {
    let forms: HashMap<usize, &gouji::FormFound> =
        report.disclosure.forms.iter().rev().map(|f| (f.block, f)).collect();
    let blocks = report.document.blocks.iter().enumerate();
    let contents = report.document.contents.span;
    p::Reading {
        blocks: blocks.map(|(i, block)| block_of(block, forms.get(&i).copied())).collect(),
        contents: (contents.start, contents.end),
    }
}

fn block_of(block: &gouji::Block, form: Option<&gouji::FormFound>) -> p::Block {
    match block {
        gouji::Block::Heading { level, text } => {
            p::Block::Heading { level: *level, text: clean(text), spans: spans(text) }
        }
        gouji::Block::Paragraph(text) => p::Block::Paragraph { spans: spans(text) },
        gouji::Block::Table(table) => p::Block::Table {
            title: table.title.as_ref().map(clean),
            form: form.map(|f| f.form.to_string()),
            number: table.number.or(form.and_then(|f| f.number)),
            captions: table.captions.iter().map(clean).collect(),
            header_rows: table.header_rows as u32,
            rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        },
    }
}

fn clean(text: &gouji::Text) -> String {
    mask(&text.clean).into_owned()
}

fn spans(text: &gouji::Text) -> Vec<(u32, u32)> {
    text.spans.iter().map(|s| (s.start, s.end)).collect()
}

fn cell(cell: &gouji::Cell) -> p::Cell {
    let whole = cell.text.spans.iter().copied().reduce(Span::cover).unwrap_or_default();
    p::Cell {
        start: whole.start,
        end: whole.end,
        text: clean(&cell.text),
        colspan: cell.colspan.max(1),
        rowspan: cell.rowspan.max(1),
    }
}
