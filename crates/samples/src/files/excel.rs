//! Room: made-up disclosures as files. Excel: a sheet for each form, with what stands around its table; and one that is
//! hidden. Tests give sheets of their own, with whatever Excel puts into them.

use super::archive::{PACKAGE, RELATION, root, types, zipped};
use super::blocks::{Block, Cell, Merged, blocks, escaped};

/// Sheets: a name, and rows with the place of each merged cell. A form begins a sheet with the lines of its title, and so
/// does the prose behind the forms.
pub(super) fn sheets(text: &str) -> Vec<(String, Vec<Vec<Cell>>)> {
    let mut out: Vec<(String, Vec<Vec<Cell>>)> = vec![("封面".into(), Vec::new())];
    let mut lines: Vec<String> = Vec::new();
    for block in blocks(text) {
        match block {
            Block::Line(line) => {
                if line.starts_with("第三部分") {
                    write(&mut out, lines.drain(..));
                    begin(&mut out, &line);
                }
                lines.push(line);
            }
            Block::Table(table) => {
                let title = title(&lines);
                write(&mut out, lines.drain(..title));
                if let Some(line) = lines.first() {
                    begin(&mut out, line);
                }
                write(&mut out, lines.drain(..));
                out.last_mut().into_iter().for_each(|(_, rows)| rows.extend(table.clone()));
            }
        }
    }
    write(&mut out, lines.drain(..));
    out
}

/// Where the lines begin that stand over a form: its title, its number, whose it is, the unit.
fn title(lines: &[String]) -> usize {
    let short = |line: &String| line.chars().count() <= 40 && !line.contains('。');
    let from = lines.len().saturating_sub(6);
    let from = lines.iter().rposition(|line| !short(line)).map_or(from, |long| from.max(long + 1));
    let is_title = |line: &String| line.starts_with('表') || line.ends_with('表');
    lines[from..].iter().position(is_title).map_or(lines.len(), |at| from + at)
}

fn begin(sheets: &mut Vec<(String, Vec<Vec<Cell>>)>, title: &str) {
    let name = format!("{} {}", sheets.len(), title.chars().take(6).collect::<String>());
    sheets.push((name, Vec::new()));
}

fn write(sheets: &mut [(String, Vec<Vec<Cell>>)], lines: impl Iterator<Item = String>) {
    let alone = |line| vec![Some(Merged { text: line, columns: 1, rows: 1 })];
    if let Some((_, rows)) = sheets.last_mut() {
        rows.extend(lines.map(alone));
    }
}

/// The sheets of a text, and a hidden one whose figures belong to nobody.
pub(super) fn with_hidden(text: &str) -> Vec<(String, bool, Vec<Vec<Cell>>)> {
    let hidden = vec![vec![Some(Merged { text: "9999.99".into(), columns: 1, rows: 1 }); 3]; 3];
    let shown = sheets(text).into_iter().map(|(name, rows)| (name, false, rows));
    shown.chain([("底稿".into(), true, hidden)]).collect()
}

/// A text as a workbook; figures are numbers with a format of two decimals.
pub fn xlsx(text: &str) -> Vec<u8> {
    let sheets: Vec<(String, &str, String)> = (with_hidden(text).iter())
        .map(|(name, hidden, rows)| (name.clone(), if *hidden { "hidden" } else { "visible" }, sheet(rows)))
        .collect();
    let sheets: Vec<(&str, &str, &str)> =
        sheets.iter().map(|(name, state, data)| (name.as_str(), *state, data.as_str())).collect();
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts><font/></fonts><fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders><border/></borders><cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"2\"/></cellXfs></styleSheet>";
    xlsx_of(&sheets, &[("styles.xml", styles)])
}

/// A workbook whose sheets are given as name, state and what stands in `worksheet`, and parts besides: a path below
/// `xl/`, and what is in it.
pub fn xlsx_of(sheets: &[(&str, &str, &str)], more: &[(&str, &str)]) -> Vec<u8> {
    let list: String = (sheets.iter().enumerate())
        .map(|(n, (name, state, _))| {
            format!("<sheet name=\"{name}\" sheetId=\"{}\" state=\"{state}\" r:id=\"r{n}\"/>", n + 1)
        })
        .collect();
    let targets: String = (0..sheets.len())
        .map(|n| {
            format!(
                "<Relationship Id=\"r{n}\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/s{n}.xml\"/>"
            )
        })
        .collect();
    let (has_styles, has_strings) = (has(more, "styles.xml"), has(more, "sharedStrings.xml"));
    let mut listed = vec![("xl/workbook.xml".to_owned(), "spreadsheetml.sheet.main")];
    listed.extend((0..sheets.len()).map(|n| (format!("xl/worksheets/s{n}.xml"), "spreadsheetml.worksheet")));
    listed.extend(has_styles.then(|| ("xl/styles.xml".to_owned(), "spreadsheetml.styles")));
    listed.extend(has_strings.then(|| ("xl/sharedStrings.xml".to_owned(), "spreadsheetml.sharedStrings")));
    let listed: Vec<(&str, &str)> = listed.iter().map(|(part, kind)| (part.as_str(), *kind)).collect();
    let related = |has: bool, kind: &str| match has {
        true => format!("<Relationship Id=\"{kind}\" Type=\"{RELATION}/{kind}\" Target=\"{kind}.xml\"/>"),
        false => String::new(),
    };
    let related = related(has_styles, "styles") + &related(has_strings, "sharedStrings");
    let mut parts: Vec<(String, String)> = vec![
        ("[Content_Types].xml".into(), types(&listed)),
        ("_rels/.rels".into(), root("xl/workbook.xml")),
        (
            "xl/workbook.xml".into(),
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets>{list}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".into(),
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{targets}{related}</Relationships>"),
        ),
    ];
    parts.extend(more.iter().map(|(path, part)| (format!("xl/{path}"), (*part).to_owned())));
    for (n, (_, _, data)) in sheets.iter().enumerate() {
        parts.push((
            format!("xl/worksheets/s{n}.xml"),
            format!("<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\">{data}</worksheet>"),
        ));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
    zipped(&parts)
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fn has(parts: &[(&str, &str)], name: &str) -> bool {
    parts.iter().any(|(path, _)| *path == name)
}

fn sheet(rows: &[Vec<Cell>]) -> String {
    let at = |row: usize, column: usize| {
        let letters =
            if column < 26 { String::new() } else { char::from(b'A' + (column / 26 - 1) as u8).to_string() };
        format!("{letters}{}{}", char::from(b'A' + (column % 26) as u8), row + 1)
    };
    let (mut data, mut merges) = (String::new(), String::new());
    for (r, row) in rows.iter().enumerate() {
        let mut cells = String::new();
        for (c, cell) in row.iter().enumerate() {
            let Some(cell) = cell.as_ref().filter(|cell| !cell.text.is_empty()) else { continue };
            let here = at(r, c);
            cells += &match is_amount(&cell.text) {
                true => format!("<c r=\"{here}\" s=\"1\"><v>{}</v></c>", cell.text),
                false => {
                    format!("<c r=\"{here}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(&cell.text))
                }
            };
            if cell.columns > 1 || cell.rows > 1 {
                merges +=
                    &format!("<mergeCell ref=\"{here}:{}\"/>", at(r + cell.rows - 1, c + cell.columns - 1));
            }
        }
        data += &format!("<row r=\"{}\">{cells}</row>", r + 1);
    }
    let merges = if merges.is_empty() { merges } else { format!("<mergeCells>{merges}</mergeCells>") };
    format!("<sheetData>{data}</sheetData>{merges}")
}

/// A plain decimal of two places, which a sheet may hold as a number without showing it otherwise.
pub(super) fn is_amount(text: &str) -> bool {
    let Some((whole, part)) = text.split_once('.') else { return false };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    part.len() == 2
        && digits(part)
        && digits(whole)
        && !whole.is_empty()
        && (whole == "0" || !whole.starts_with('0'))
}
