//! Room: made-up disclosures as files. Word: a body of paragraphs and tables.
//! Tests give bodies of their own, with whatever Word puts into them.

use super::archive::{PACKAGE, RELATION, root, types, zipped};
use super::blocks::{Block, Cell, Merged, blocks, escaped};

/// A text as a Word file.
pub fn docx(text: &str) -> Vec<u8> {
    docx_of(&body(text, paragraph), &[])
}

/// The same with headings that number themselves: 一、 and （一） are not in the text, as far as they count on.
pub fn docx_numbered(text: &str) -> Vec<u8> {
    let mut lists = Lists::default();
    let body = body(text, |line| lists.paragraph(line));
    docx_of(&body, &[("numbering.xml", &lists.part())])
}

fn body(text: &str, mut line: impl FnMut(&str) -> String) -> String {
    let table = |rows: &[Vec<Cell>]| {
        let rows: String =
            (0..rows.len()).map(|row| format!("<w:tr>{}</w:tr>", word_row(rows, row))).collect();
        format!("<w:tbl>{rows}</w:tbl>")
    };
    let block = |block: &Block| match block {
        Block::Line(text) => line(text),
        Block::Table(rows) => table(rows),
    };
    blocks(text).iter().map(block).collect()
}

/// Lists, each begun where a heading is the first.
#[derive(Default)]
struct Lists {
    begun: usize,
    /// The number of the last heading of either level.
    last: [usize; 2],
}

impl Lists {
    fn paragraph(&mut self, line: &str) -> String {
        let (level, rest) = if line.starts_with('（') { (1, &line["（".len()..]) } else { (0, line) };
        let Some((numeral, said)) = rest.split_once(['、', '）'][level]) else { return paragraph(line) };
        let Some(number) = NUMERALS.iter().position(|n| *n == numeral) else { return paragraph(line) };
        let first = number == 0 && (level == 0 || self.begun == 0);
        if first {
            self.begun += 1;
            self.last = [0, 0];
        } else if number != self.last[level] {
            return paragraph(line);
        }
        self.last[level] = number + 1;
        if level == 0 {
            self.last[1] = 0;
        }
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{}\"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>",
            self.begun,
            escaped(said)
        )
    }

    fn part(&self) -> String {
        let level = |level: usize, text: &str| {
            format!(
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        };
        let anew = |level: usize| {
            format!("<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
        };
        let list = |n: usize| {
            format!("<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"0\"/>{}{}</w:num>", anew(0), anew(1))
        };
        let lists: String = (1..=self.begun).map(list).collect();
        format!(
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>{lists}</w:numbering>",
            level(0, "%1、"),
            level(1, "（%2）")
        )
    }
}

const NUMERALS: [&str; 15] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"];

/// A Word file whose body is given, and parts besides: a path below `word/`, and what is in it.
pub fn docx_of(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let rels = root("word/document.xml");
    let more: Vec<(String, &str)> = more.iter().map(|(path, part)| (format!("word/{path}"), *part)).collect();
    // Parts that programs find by their usual names are listed, too.
    let usual = [("numbering", "numbering.xml"), ("styles", "styles.xml"), ("comments", "comments.xml")];
    let usual = usual.iter().filter(|(_, name)| more.iter().any(|(path, _)| path == &format!("word/{name}")));
    let mut kinds = vec![("word/document.xml".to_owned(), "wordprocessingml.document.main".to_owned())];
    kinds.extend(
        usual.clone().map(|(kind, name)| (format!("word/{name}"), format!("wordprocessingml.{kind}"))),
    );
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(part, kind)| (part.as_str(), kind.as_str())).collect();
    let types = types(&kinds);
    let related: String = usual
        .map(|(kind, name)| {
            format!("<Relationship Id=\"{kind}\" Type=\"{RELATION}/{kind}\" Target=\"{name}\"/>")
        })
        .collect();
    let own = "word/_rels/document.xml.rels";
    let related = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{related}</Relationships>");
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ];
    if more.iter().all(|(path, _)| path != own) {
        parts.push((own, related.as_bytes()));
    }
    parts.extend(more.iter().map(|(path, part)| (path.as_str(), part.as_bytes())));
    zipped(&parts)
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text))
}

/// Word marks what is merged downwards in every row, and what is merged sideways only in the first cell.
fn word_row(rows: &[Vec<Cell>], row: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    while column < rows[row].len() {
        let above = (0..row).rev().find_map(|r| rows[r][column].as_ref().filter(|cell| r + cell.rows > row));
        let (cell, merge) = match (&rows[row][column], above) {
            (Some(cell), _) if cell.rows > 1 => (cell.clone(), "<w:vMerge w:val=\"restart\"/>"),
            (Some(cell), _) => (cell.clone(), ""),
            (None, Some(above)) => (Merged { text: String::new(), ..above.clone() }, "<w:vMerge/>"),
            (None, None) => (Merged { text: String::new(), columns: 1, rows: 1 }, ""),
        };
        let span = if cell.columns > 1 {
            format!("<w:gridSpan w:val=\"{}\"/>", cell.columns)
        } else {
            String::new()
        };
        let text = escaped(&cell.text);
        out += &format!("<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        column += cell.columns;
    }
    out
}
