//! One small table, as each format tells it when it makes full use of what it has: merged and hidden cells, deleted
//! words, numbers with formats, lines that are drawn.

use gouji_samples::files::{PdfFile, shown};

/// The table as the body of a Word file, with a deleted and a hidden word before it and an inserted one below.
pub const WORD: &str = "<w:p><w:r><w:t>支出表</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>\
    <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p><w:tbl>\
    <w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>科目</w:t></w:r></w:p></w:tc>\
    <w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>支出</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>藏</w:t></w:r></w:p></w:tc>\
    <w:tc><w:p><w:r><w:t>基本</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1,234.50</w:t></w:r></w:p></w:tc>\
    <w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:ins><w:r><w:t>说明</w:t><w:tab/><w:t>完</w:t></w:r></w:ins></w:p>";

/// The table as what stands in a sheet of Excel, with a row that is hidden.
pub const SHEET: &str = "<sheetData>\
    <row r='1'><c r='A1' t='inlineStr'><is><t>支出表</t></is></c></row>\
    <row r='2'><c r='C2' t='inlineStr'><is><t>单位：元</t></is></c></row>\
    <row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' t='str'><f>x</f><v>支出</v></c></row>\
    <row r='4'><c r='B4' t='inlineStr'><is><t>基本</t></is></c><c r='C4' t='inlineStr'><is><t>占比</t></is></c></row>\
    <row r='5' hidden='1'><c r='A5'><v>9</v></c></row>\
    <row r='6'><c r='A6' t='inlineStr'><is><t>甲</t></is></c><c r='B6' s='1'><f>SUM(B7)</f><v>1234.5</v></c>\
    <c r='C6' s='2'><v>0.125</v></c></row></sheetData><mergeCells><mergeCell ref='B3:C3'/></mergeCells>";

/// The formats and the word that it refers to.
pub const STYLES: &[(&str, &str)] = &[
    (
        "styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='0.0%'/></numFmts>\
         <cellXfs><xf numFmtId='0'/><xf numFmtId='4'/><xf numFmtId='170'/></cellXfs></styleSheet>",
    ),
    ("sharedStrings.xml", "<sst><si><t>科</t><r><t>目</t></r><rPh><t>x</t></rPh></si></sst>"),
];

/// A PDF of one page, and what its dictionary says besides.
pub fn pdf_of(page: &str, more: &str) -> Vec<u8> {
    PdfFile { page: more, ..PdfFile::default() }.packed(&[page.to_owned()])
}

/// The table on a PDF page, ruled.
pub fn ruled() -> String {
    let line = |a: (u32, u32), b: (u32, u32)| format!("{} {} m {} {} l S\n", a.0, a.1, b.0, b.1);
    let shown = |text: &str, x: u32, y: u32| shown(text, x, y, 10);
    [
        shown("支出表", 130, 350),
        shown("科目", 25, 305),
        shown("支出", 180, 315),
        shown("基本", 125, 295),
        shown("项目", 225, 295),
        shown("甲", 25, 275),
        shown("1,234.50", 125, 275),
        line((20, 330), (280, 330)),
        line((120, 310), (280, 310)),
        line((20, 290), (280, 290)),
        line((20, 270), (280, 270)),
        line((20, 270), (20, 330)),
        line((120, 270), (120, 330)),
        line((220, 270), (220, 310)),
        "279.5 270 1 60 re f\n".to_owned(),
        shown("- 1 -", 140, 10),
    ]
    .concat()
}
