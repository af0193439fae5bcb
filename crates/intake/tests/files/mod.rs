//! Made-up files of every format, written byte by byte: no real name and no real figure is in them.
//! Each tells the same small table, so that the tests can hold one format against another.

pub use gouji_samples::files::compound;

/// A zip archive of parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (*name, content.as_bytes())).collect();
    gouji_samples::files::zipped(&parts)
}

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file with a body.
pub fn docx(body: &str) -> Vec<u8> {
    let rels = format!(
        "<Relationships><Relationship Id='a' Type='{RELATION}/officeDocument' Target='word/document.xml'/></Relationships>"
    );
    let document = format!("<?xml version='1.0'?><w:document><w:body>{body}</w:body></w:document>");
    zipped(&[("_rels/.rels", &rels), ("word/document.xml", &document)])
}

/// A Word file that tells the table.
pub fn docx_table() -> Vec<u8> {
    let cell = |text: &str, properties: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let rows = [
        cell("科目", "<w:vMerge w:val='restart'/>") + &cell("支出", "<w:gridSpan w:val='2'/>"),
        cell("藏", "<w:vMerge/>") + &cell("基本", "") + &cell("项目", ""),
        cell("甲", "") + &cell("1,234.50", "") + &cell("", ""),
    ];
    let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    docx(&format!(
        "<w:p><w:r><w:t>支出表</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>\
         <w:p><w:ins><w:r><w:t>说明</w:t><w:tab/><w:t>完</w:t></w:r></w:ins></w:p>"
    ))
}

/// A workbook whose sheets are given as name, state and `sheetData` with what follows it.
pub fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let rels = format!(
        "<Relationships><Relationship Id='a' Type='{RELATION}/officeDocument' Target='/xl/workbook.xml'/></Relationships>"
    );
    let list: String = (sheets.iter().enumerate())
        .map(|(n, (name, state, _))| format!("<sheet name='{name}' state='{state}' r:id='r{n}'/>"))
        .collect();
    let book = format!("<workbook><sheets>{list}</sheets></workbook>");
    let targets: String = (0..sheets.len())
        .map(|n| {
            format!("<Relationship Id='r{n}' Type='{RELATION}/worksheet' Target='worksheets/s{n}.xml'/>")
        })
        .collect();
    let targets = format!("<Relationships>{targets}</Relationships>");
    let styles = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='0.0%'/></numFmts>\
        <cellXfs><xf numFmtId='0'/><xf numFmtId='4'/><xf numFmtId='170'/></cellXfs></styleSheet>";
    let shared = "<sst><si><t>科</t><r><t>目</t></r><rPh><t>x</t></rPh></si></sst>";
    let mut parts: Vec<(String, String)> = vec![
        ("_rels/.rels".into(), rels),
        ("xl/workbook.xml".into(), book),
        ("xl/_rels/workbook.xml.rels".into(), targets),
        ("xl/styles.xml".into(), styles.into()),
        ("xl/sharedStrings.xml".into(), shared.into()),
    ];
    for (n, (_, _, data)) in sheets.iter().enumerate() {
        parts.push((format!("xl/worksheets/s{n}.xml"), format!("<worksheet>{data}</worksheet>")));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    zipped(&parts)
}

/// The table as a sheet.
pub const SHEET: &str = "<sheetData>\
    <row r='1'><c r='A1' t='inlineStr'><is><t>支出表</t></is></c></row>\
    <row r='2'><c r='C2' t='inlineStr'><is><t>单位：元</t></is></c></row>\
    <row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' t='str'><f>x</f><v>支出</v></c></row>\
    <row r='4'><c r='B4' t='inlineStr'><is><t>基本</t></is></c><c r='C4' t='inlineStr'><is><t>占比</t></is></c></row>\
    <row r='5' hidden='1'><c r='A5'><v>9</v></c></row>\
    <row r='6'><c r='A6' t='inlineStr'><is><t>甲</t></is></c><c r='B6' s='1'><f>SUM(B7)</f><v>1234.5</v></c>\
    <c r='C6' s='2'><v>0.125</v></c></row></sheetData><mergeCells><mergeCell ref='B3:C3'/></mergeCells>";

/// An OpenDocument file of a kind.
pub fn opendocument(kind: &str, content: &str) -> Vec<u8> {
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    zipped(&[("mimetype", &kind), ("content.xml", content)])
}

/// An Excel 97 file that tells the table.
pub fn xls() -> Vec<u8> {
    let record = |id: u16, content: &[u8]| {
        [&id.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat()
    };
    let words = |words: &[u16]| words.iter().copied().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let text = |text: &str| {
        let units: Vec<u16> = text.encode_utf16().collect();
        [&words(&[units.len() as u16])[..], &[1], &words(&units)].concat()
    };
    let strings = ["科目", "支出", "基本", "占比", "甲", "支出表"];
    let sst: Vec<u8> =
        [6_u32, 6].into_iter().flat_map(u32::to_le_bytes).chain(strings.into_iter().flat_map(text)).collect();
    let label = |row: u16, column: u16, n: u32| {
        record(0xfd, &[words(&[row, column, 0]), n.to_le_bytes().to_vec()].concat())
    };
    let number = |row: u16, column: u16, style: u16, value: f64| {
        record(0x203, &[words(&[row, column, style]), value.to_le_bytes().to_vec()].concat())
    };
    let head = |at: usize| {
        let name = words(&"表".encode_utf16().collect::<Vec<_>>());
        let bound = [&(at as u32).to_le_bytes()[..], &[0, 0, 1, 1], &name].concat();
        let styles = [0_u16, 4, 10].map(|format| record(0xe0, &words(&[0, format, 0, 0])));
        [
            record(0x809, &words(&[0x600, 5])),
            styles.concat(),
            record(0x85, &bound),
            record(0xfc, &sst),
            record(0x0a, &[]),
        ]
        .concat()
    };
    let sheet = [
        record(0x809, &words(&[0x600, 0x10])),
        label(0, 0, 5),
        label(2, 0, 0),
        label(2, 1, 1),
        label(3, 1, 2),
        label(3, 2, 3),
        record(0x208, &words(&[4, 0, 1, 0, 0, 0, 0x20, 0])),
        number(4, 0, 0, 9.0),
        label(5, 0, 4),
        number(5, 1, 1, 1234.5),
        number(5, 2, 2, 0.125),
        record(0x0a, &[]),
    ]
    .concat();
    let stream = [head(head(0).len()), sheet].concat();
    compound("Workbook", &stream)
}

/// A PDF of pages whose content is given. Font F is of two-byte codes that are UTF-16.
pub fn pdf(pages: &[String], page: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 10 + 2 * n)).collect();
    let cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n\
        1 begincodespacerange <0000> <ffff> endcodespacerange\n1 beginbfrange <0000> <ffff> <0000> endbfrange\n\
        endcmap end end";
    let mut objects: Vec<(usize, String)> = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".into()),
        (2, format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" "))),
        (3, "<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>".into()),
        (4, "<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
             /Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[32 126 500]>>".into()),
        (5, "<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880\
             /Descent -120/CapHeight 700/StemV 80>>".into()),
        (6, format!("<</Length {}>>stream\n{cmap}\nendstream", cmap.len())),
    ];
    for (n, content) in pages.iter().enumerate() {
        let (at, length) = (10 + 2 * n, content.len());
        objects.push((
            at,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]{page}/Contents {} 0 R\
             /Resources<</Font<</F 3 0 R>>>>>>",
                at + 1
            ),
        ));
        objects.push((at + 1, format!("<</Length {length}>>stream\n{content}\nendstream")));
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in &objects {
        places.push((*number, out.len()));
        out.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = out.len();
    out.extend(b"xref\n");
    for (number, at) in &places {
        out.extend(format!("{number} 1\n{at:010} 00000 n \n").bytes());
    }
    out.extend(format!("trailer\n<</Size 100/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// Text at a place of a PDF page.
pub fn shown(text: &str, x: u32, y: u32) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("BT /F 10 Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// The table on a PDF page, ruled.
pub fn ruled() -> String {
    let line = |a: (u32, u32), b: (u32, u32)| format!("{} {} m {} {} l S\n", a.0, a.1, b.0, b.1);
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
