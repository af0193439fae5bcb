//! HTML as saved from a page or offered by a clipboard: its lines and tables, in their order.
//! A small tree is grown on html5gum's tokens: enough for tables inside tables, no more.

mod seen;

use crate::grid::{self, Block, Cell};
use crate::limits::MOST_NESTING;
use crate::pictures::{self, Size};
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::unread::What;
use crate::writer::Writer;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};
use seen::{is_hidden, is_unseen};

/// Reads a page.
///
/// # Errors
/// [`Refusal::TooLarge`].
pub fn take(source: &str) -> Result<Taken, Refusal> {
    let mut writer = Writer::sized(Format::Html, source.len());
    write(source, &mut writer, &mut 0);
    writer.finish()
}

/// Writes what a piece of HTML says; `tables` counts the tables written.
pub fn write(source: &str, writer: &mut Writer, tables: &mut u32) {
    grid::write(&blocks(source), writer, tables);
}

/// Lines and tables of a page.
pub fn blocks(source: &str) -> Vec<Block> {
    let mut tokens = Tokenizer::new_with_emitter(source, {
        let mut emitter = html5gum::emitters::default::DefaultEmitter::default();
        emitter.naively_switch_states(true);
        emitter
    });
    let mut tree = Tree::default();
    for token in &mut tokens {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => tree.open(&tag),
            Token::EndTag(tag) => tree.close(&name(&tag.name)),
            Token::String(text) => tree.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    tree.finish()
}

fn name(name: &HtmlString) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// A table being read.
#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<Cell>>,
    /// Whether a cell is open.
    in_cell: bool,
    /// What stood before the cell that is open, at the level above.
    outside: Vec<Block>,
}

#[derive(Default)]
struct Tree {
    /// What the innermost cell, or the page, holds so far.
    content: Vec<Block>,
    line: String,
    tables: Vec<OpenTable>,
    /// The elements that are open and hidden: scripts, styles, `display:none`; how many of that name are open.
    hidden: Option<(String, usize)>,
    /// Tables beyond the nesting that is followed.
    ignored: usize,
    preformatted: usize,
}

impl Tree {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = name(&tag.name);
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth += usize::from(*hidden == name && !tag.self_closing);
            return;
        }
        if matches!(name.as_str(), "iframe" | "object" | "embed") && !is_unseen(&name, tag) {
            self.embedded(tag);
        }
        if is_hidden(&name, tag) {
            if !is_void(&name) {
                self.hidden = Some((name, 1));
            }
            return;
        }
        match name.as_str() {
            "table" if self.tables.len() >= MOST_NESTING => self.ignored += 1,
            "table" => {
                self.end_line();
                let outside = std::mem::take(&mut self.content);
                self.tables.push(OpenTable { outside, ..OpenTable::default() });
            }
            "tr" => {
                self.end_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "td" | "th" => self.open_cell(tag),
            "pre" | "textarea" => self.preformatted += 1,
            "br" => self.line.push('\n'),
            "img" => self.picture(tag),
            "input" => {}
            other if is_block(other) => self.end_line(),
            _ => {}
        }
    }

    /// A picture as large as a table, or of a size that is not given and below what leads to a table.
    fn picture(&mut self, tag: &StartTag<()>) {
        let value = |key: &[u8]| tag.attributes.get(key).map(|v| String::from_utf8_lossy(v).into_owned());
        let (width, height) = (value(b"width"), value(b"height"));
        let style = value(b"style").map(|style| pictures::of_style(&style)).unwrap_or_default();
        let size = Size::of(width.as_deref(), height.as_deref());
        let sized = style.width > 0.0 && style.height > 0.0 || size.width > 0.0 && size.height > 0.0;
        let large = style.may_hold_a_table() || size.may_hold_a_table();
        if large || !sized && self.leads_to_a_table() {
            self.end_line();
            self.content.push(Block::Unread(What::Picture));
        }
    }

    /// What a page shows in a frame of its own, such as a PDF: noted where it is a document by its address, or as large
    /// as a table.
    fn embedded(&mut self, tag: &StartTag<()>) {
        let value = |key: &[u8]| tag.attributes.get(key).map(|v| String::from_utf8_lossy(v).into_owned());
        let Some(address) = value(b"src").or_else(|| value(b"data")) else { return };
        let path = address.split(['?', '#']).next().unwrap_or("");
        let (width, height) = (value(b"width"), value(b"height"));
        let size = Size::of(width.as_deref(), height.as_deref());
        let style = value(b"style").map(|style| pictures::of_style(&style)).unwrap_or_default();
        let page =
            path.rsplit('/').next().is_some_and(|file| file.ends_with("htm") || file.ends_with("html"));
        if crate::is_document(path) && !page || size.may_hold_a_table() || style.may_hold_a_table() {
            self.end_line();
            self.content.push(Block::Unread(What::Object));
        }
    }

    /// Whether the last line is a form's title or its unit.
    fn leads_to_a_table(&self) -> bool {
        let last = self.content.iter().rev().find_map(|block| match block {
            Block::Line(line) => Some(line.text.as_str()),
            _ => None,
        });
        let line = if self.line.trim().is_empty() { last.unwrap_or("") } else { &self.line };
        let line = line.trim().trim_end_matches(['）', ')', '：', ':']);
        line.chars().count() <= 40 && (line.ends_with('表') || line.ends_with('元') && line.contains("单位"))
    }

    fn close(&mut self, name: &str) {
        if let Some((hidden, depth)) = &mut self.hidden {
            if hidden == name {
                *depth -= 1;
                if *depth == 0 {
                    self.hidden = None;
                }
            }
            return;
        }
        match name {
            "table" if self.ignored > 0 => self.ignored -= 1,
            "table" => self.close_table(),
            "tr" | "td" | "th" => self.end_cell(),
            "pre" | "textarea" => self.preformatted = self.preformatted.saturating_sub(1),
            other if is_block(other) => self.end_line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        // Breaks in the source are white space, and white space is one space.
        for c in text.chars() {
            match c {
                '\n' | '\r' | '\t' | '\u{c}' | ' ' if self.preformatted == 0 => {
                    if !self.line.ends_with([' ', '\n']) {
                        self.line.push(' ');
                    }
                }
                c => self.line.push(c),
            }
        }
    }

    fn open_cell(&mut self, tag: &StartTag<()>) {
        self.end_cell();
        let span = |key: &[u8]| {
            let value = tag.attributes.get(key).map(|v| String::from_utf8_lossy(v).trim().to_owned());
            value.and_then(|v| v.parse::<usize>().ok()).unwrap_or(1)
        };
        let Some(table) = self.tables.last_mut() else {
            return self.end_line();
        };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        let cell = Cell { content: Vec::new(), colspan: span(b"colspan").max(1), rowspan: span(b"rowspan") };
        table.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
        table.in_cell = true;
    }

    /// Ends the cell that is open, if one is; what stands between cells comes before the table.
    fn end_cell(&mut self) {
        self.end_line();
        let Some(table) = self.tables.last_mut() else { return };
        let content = std::mem::take(&mut self.content);
        let cell = table.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| table.in_cell);
        match cell {
            Some(cell) => cell.content.extend(content),
            None => table.outside.extend(content),
        }
        table.in_cell = false;
    }

    fn close_table(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.pop() else { return };
        self.content = table.outside;
        self.content.push(Block::Table(table.rows));
    }

    /// Ends a line: inside a cell it stays a line of the cell.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let in_cell = self.tables.last().is_some_and(|table| table.in_cell);
        if in_cell {
            self.content.extend((!line.trim().is_empty()).then_some(Block::Line(line.into())));
        } else {
            let lines = line.split('\n').filter(|l| !l.trim().is_empty());
            self.content.extend(lines.map(|l| Block::Line(l.into())));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.end_line();
        self.content
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "img"
            | "embed"
            | "input"
            | "hr"
            | "col"
            | "meta"
            | "link"
            | "wbr"
            | "base"
            | "area"
            | "source"
    )
}

fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "blockquote",
        "hr",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "caption",
        "address",
        "body",
        "html",
        "center",
        "thead",
        "tbody",
        "tfoot",
    ];
    BLOCKS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        take(source).expect("text").text
    }

    #[test]
    fn lines_and_tables_in_order() {
        let page = "<!doctype html><head><title>页</title><style>p{}</style></head><body><h2>支出表</h2>\
            <p>单位：<b>万元</b></p><script>if (1 < 2) alert('x')</script>\
            <table><thead><tr><th rowspan=2>科目<th colspan=2>支出</tr><tr><th>基本<th>项目</thead>\
            <tr style='display: none'><td>藏<td>9<td>9</tr>\
            <tr><td>甲&amp;乙<br>丙<td>&nbsp;1,234.50<td></tr></table>第一行<br>第二行</body>";
        assert_eq!(
            text(page),
            "支出表\n\n单位：万元\n\n科目\t支出\t\n\t基本\t项目\n甲&乙 丙\t1,234.50\t\n\n第一行\n\n第二行\n"
        );
    }

    #[test]
    fn tables_inside_tables() {
        let page =
            "<table><tr><td><p>说明</p><table><tr><td>甲</td><td>1.00</td></tr></table></td></tr></table>";
        assert_eq!(text(page), "说明\n\n甲\t1.00\n");
    }

    #[test]
    fn what_nobody_sees_is_not_read() {
        for style in ["position: absolute; left: -9999px", "text-indent:-999em", "opacity:0", "OPACITY: 0.0"]
        {
            assert_eq!(text(&format!("甲<p style='{style}'>乙</p>")), "甲\n", "{style}");
        }
        assert_eq!(text("甲<span style='font-size:0'>乙</span>"), "甲\n");
        for style in
            ["position:absolute;left:20px", "left:-9999px", "opacity:0.5", "text-indent:-21pt", "opacity:"]
        {
            assert_eq!(text(&format!("甲<p style='{style}'>乙</p>")), "甲\n\n乙\n", "{style}");
        }
    }

    #[test]
    fn tag_soup_does_no_harm() {
        for soup in [
            "<table><td>甲<td>乙",
            "</td></tr></table>甲",
            "<tr><td>甲",
            "<table></table>甲",
            "<td><<<&#0;甲",
        ] {
            assert!(text(soup).contains('甲'), "{soup}");
        }
        let deep = "<table><tr><td>".repeat(3000) + "甲<td>乙";
        assert!(text(&deep).contains('甲'));
    }
}
