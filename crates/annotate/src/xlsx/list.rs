//! The sheet that lists the remarks, each with links to the cells that it speaks of.
//! It begins with a line by which the reader knows it and leaves it out when the workbook is checked again.

use super::{NAMESPACE, cell, reference, said};
use crate::fault::Fault;
use crate::markup::{self, Kind, escaped};
use crate::package::{Package, namespace_of_relations, part};
use crate::remark::Remark;
use gouji_intake::{FINDINGS, Taken};

const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/// Name of the sheet.
const NAME: &str = "勾稽";

const HEAD: [&str; 5] = ["序号", "发现", "依据", "位置", "涉及的其他地方"];
/// Widths of the columns, in letters.
const WIDTHS: [u32; 5] = [6, 60, 60, 24, 40];

/// Adds the sheet to a workbook.
///
/// # Errors
/// Where a part cannot be read or written.
pub fn add(package: &mut Package, workbook: &str, taken: &Taken, remarks: &[Remark]) -> Result<(), Fault> {
    let text = package.need(workbook)?;
    let broken = || Fault::Part(workbook.to_owned());
    let (mut names, mut ids, mut end) = (Vec::new(), 0, None);
    let mut prefix = "";
    for tag in markup::tags(&text) {
        if tag.begins("sheet") {
            names.extend(tag.get("name"));
            ids = ids.max(tag.number("sheetId").unwrap_or(0));
        }
        if tag.local() == "sheets" && tag.kind == Kind::Close {
            (end, prefix) = (Some(tag.at.start), markup::prefix(tag.name));
            break;
        }
    }
    let end = end.ok_or_else(broken)?;
    let folder = workbook.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let file = package.unused(&format!("{folder}worksheets/gouji"), ".xml");
    package.write(&file, part(&sheet(taken, remarks)))?;
    package.declare(&file, TYPE)?;
    let id = package.relate(workbook, "worksheet", &file)?;
    let taken_names = |name: &String| names.iter().any(|n| n == name);
    let numbered = (2..).map(|n| format!("{NAME}{n}"));
    let name =
        std::iter::once(NAME.to_owned()).chain(numbered).find(|n| !taken_names(n)).ok_or_else(broken)?;
    let entry = format!(
        "<{prefix}sheet xmlns:r=\"{}\" name=\"{name}\" sheetId=\"{}\" r:id=\"{id}\"/>",
        namespace_of_relations(&text),
        ids.saturating_add(1)
    );
    package.write(workbook, format!("{}{entry}{}", &text[..end], &text[end..]))
}

/// What the sheet says.
fn sheet(taken: &Taken, remarks: &[Remark]) -> String {
    let mut list = List { taken, rows: String::new(), links: String::new(), row: 1 };
    list.row(&[(FINDINGS.to_owned(), None)]);
    let counted =
        format!("共 {} 条。点“位置”到那个单元格；那里有批注，底色是浅橙。请对照原件核实。", remarks.len());
    list.row(&[(counted, None)]);
    list.row(&HEAD.map(|title| (title.to_owned(), None)));
    for (n, remark) in (1..).zip(remarks) {
        list.remark(n, remark);
    }
    let columns: String = (1..)
        .zip(WIDTHS)
        .map(|(n, width)| format!("<col min=\"{n}\" max=\"{n}\" width=\"{width}\" customWidth=\"1\"/>"))
        .collect();
    let links = match list.links.is_empty() {
        true => String::new(),
        false => format!("<hyperlinks>{}</hyperlinks>", list.links),
    };
    format!(
        "<worksheet xmlns=\"{NAMESPACE}\"><cols>{columns}</cols><sheetData>{}</sheetData>{links}</worksheet>",
        list.rows
    )
}

struct List<'a> {
    taken: &'a Taken,
    rows: String,
    links: String,
    row: u32,
}

impl List<'_> {
    fn remark(&mut self, n: usize, remark: &Remark) {
        let place = remark.span.and_then(|(start, _)| self.link(start));
        let mut cells = vec![
            (n.to_string(), None),
            (remark.headline.clone(), None),
            (remark.details.join("\n"), None),
            (place.as_ref().map_or("全文".to_owned(), |(words, _)| words.clone()), place.map(|(_, to)| to)),
        ];
        for side in &remark.sides {
            let text = if side.text.trim().is_empty() { "（空）" } else { &side.text };
            let to = self.link(side.span.0).map(|(_, to)| to);
            cells.push((format!("{}：{text}", side.place), to));
        }
        self.row(&cells);
    }

    /// The cell of a byte in words, and as a link leads to it.
    fn link(&self, at: u32) -> Option<(String, String)> {
        let (sheet, at) = cell(self.taken, at)?;
        let name = self.taken.sheets.get(sheet as usize - 1)?;
        Some((
            format!("{name} {}", reference(at)),
            format!("'{}'!{}", name.replace('\'', "''"), reference(at)),
        ))
    }

    /// Writes a row of texts, some of them links.
    fn row(&mut self, cells: &[(String, Option<String>)]) {
        let mut row = String::new();
        for (column, (text, to)) in (1..).zip(cells) {
            let at = reference((self.row, column));
            let text = said(std::slice::from_ref(text));
            row +=
                &format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>");
            if let Some(to) = to {
                self.links += &format!("<hyperlink ref=\"{at}\" location=\"{}\"/>", escaped(to));
            }
        }
        self.rows += &format!("<row r=\"{}\">{row}</row>", self.row);
        self.row += 1;
    }
}
