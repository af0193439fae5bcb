//! Every format gives the text that the core reads, and leads back to where a figure stood.

#![cfg(all(feature = "office", feature = "pdf"))]

use crate::table::{SHEET, STYLES, WORD, pdf_of, ruled};
use gouji_intake::{Format, Place, Refusal, Taken, take};
use gouji_samples::files::{docx_of, opendocument, shown, xls, xlsx_of};

fn read(bytes: Vec<u8>) -> Taken {
    take(bytes).expect("text")
}

/// Where a figure stood.
fn place_of(taken: &Taken, figure: &str) -> Place {
    let at = taken.text.find(figure).expect("the figure") as u32;
    taken.origin(at).expect("its place").place
}

#[test]
fn word() {
    let taken = read(docx_of(WORD, &[]));
    assert_eq!(taken.format, Format::Docx);
    assert_eq!(taken.text, "支出表\n\n科目\t支出\t\n\t基本\t项目\n甲\t1,234.50\t\n\n说明 完\n");
    assert_eq!(place_of(&taken, "1,234.50"), Place::Table { table: 1, row: 3, column: 2 });
}

#[test]
fn word_with_text_boxes_numbers_and_tables_inside_tables() {
    let body = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p>\
        </w:txbxContent></mc:Choice><mc:Fallback><w:t>框内</w:t></mc:Fallback></mc:AlternateContent></w:r>\
        <w:r><w:t>框外</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p>\
        </w:tc><w:tc><w:p><w:r><w:t>1.00</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>";
    assert_eq!(read(docx_of(body, &[])).text, "框内\n\n框外\n\n外\n\n甲\t1.00\n");
}

#[test]
fn word_with_changes_that_are_tracked() {
    let said = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let deleted = "<w:del><w:r><w:delText>999.99</w:delText></w:r></w:del>";
    let moved = format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", said("旧"), said("新"));
    let unmarked = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    let body = format!(
        "<w:p>{}{deleted}<w:ins>{}</w:ins></w:p><w:p>{unmarked}{}</w:p><w:p>{moved}</w:p>\
         <w:tbl><w:tr><w:tc><w:p>{unmarked}</w:p><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>\
         <w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        said("预算"),
        said("12.00 万元"),
        said("项目支出"),
        said("合计"),
        said("12.00"),
        said("删去的行"),
    );
    assert_eq!(read(docx_of(&body, &[])).text, "预算12.00 万元\n\n项目支出新\n\n合计\t12.00\n");
}

#[test]
fn word_with_headings_that_number_themselves() {
    let lists = "<w:numbering><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/>\
        <w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/>\
        </w:lvl></w:abstractNum><w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>\
        <w:lvlText w:val='%1'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>\
        <w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num></w:numbering>";
    let numbered = |list: u32, level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        numbered(1, 0, "收入预算情况说明"),
        numbered(1, 1, "总体情况"),
        numbered(1, 1, "具体情况"),
        numbered(1, 0, "支出预算情况说明"),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", numbered(2, 0, "")),
        format!(
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
            numbered(2, 0, ""),
            numbered(0, 0, "甲")
        ),
    ];
    assert_eq!(
        read(docx_of(&body.concat(), &[("numbering.xml", lists)])).text,
        "一、收入预算情况说明\n\n（一）总体情况\n\n（二）具体情况\n\n二、支出预算情况说明\n\n1\n\n2\t甲\n"
    );
}

#[test]
fn excel() {
    let hidden = "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>";
    let bare = "<sheetData><row><c><v>1</v></c><c s='1'><v>2000</v></c></row><row><c><f>A1</f><v/></c></row></sheetData>";
    let sheets = [("表一", "visible", SHEET), ("底稿", "hidden", hidden), ("收入表", "visible", bare)];
    let taken = read(xlsx_of(&sheets, STYLES));
    assert_eq!(taken.format, Format::Xlsx);
    assert_eq!(
        taken.text,
        "支出表\n\n单位：元\n\n科目\t支出\t\n\t基本\t占比\n甲\t1,234.50\t12.5%\n\n收入表\n\n1\t2,000.00\n1\t\n"
    );
    assert_eq!(place_of(&taken, "1,234.50"), Place::Sheet { sheet: 1, row: 6, column: 2 });
    assert_eq!(taken.place_zh(&place_of(&taken, "2,000.00")), "工作表“收入表”B1");
    let codes: Vec<&str> = taken.notes.iter().map(|note| note.code.as_ref()).collect();
    assert_eq!(codes, ["hidden-rows", "hidden-sheet", "formula-worked-out"]);
}

#[test]
fn tables_below_one_another_in_a_sheet() {
    let row = |n: usize, cells: &[(&str, &str)]| {
        let cells: String = (cells.iter())
            .map(|(column, text)| format!("<c r='{column}{n}' t='inlineStr'><is><t>{text}</t></is></c>"))
            .collect();
        format!("<row r='{n}'>{cells}</row>")
    };
    let rows = [
        row(1, &[("A", "示例市港务局资金安排公示")]),
        row(2, &[("A", "一、资金盘子")]),
        row(3, &[("B", "金额单位：元")]),
        row(4, &[("A", "项目"), ("B", "金额")]),
        row(5, &[("A", "合计"), ("B", "1.00")]),
        row(6, &[("A", "二、办事明细")]),
        row(7, &[("B", "金额单位：元")]),
        row(8, &[("A", "项目"), ("B", "金额")]),
        row(9, &[("A", "合计"), ("B", "2.00")]),
    ];
    let sheet = format!("<sheetData>{}</sheetData>", rows.concat());
    assert_eq!(
        read(xlsx_of(&[("封面", "visible", &sheet)], &[])).text,
        "示例市港务局资金安排公示\n\n一、资金盘子\n\n金额单位：元\n\n项目\t金额\n合计\t1.00\n\n\
         二、办事明细\n\n金额单位：元\n\n项目\t金额\n合计\t2.00\n"
    );
}

#[test]
fn excel_of_old() {
    let text = "表 1\n科目\t支出\t\n\t基本\t项目\n甲\t1234.50\t0.25\n";
    let taken = read(xls(text));
    assert_eq!(taken.format, Format::Xls);
    assert_eq!(taken.text, "表 1\n\n科目\t支出\t\n\t基本\t项目\n甲\t1234.50\t0.25\n");
    assert_eq!(place_of(&taken, "1234.50"), Place::Sheet { sheet: 2, row: 4, column: 2 });
    let codes: Vec<&str> = taken.notes.iter().map(|note| note.code.as_ref()).collect();
    assert_eq!(codes, ["hidden-sheet"]);
}

#[test]
fn sheets_and_texts_of_opendocument() {
    let sheet = "<office:spreadsheet><table:table table:name='支出表'>\
        <table:table-row><table:table-cell><text:p>科目</text:p></table:table-cell>\
        <table:table-cell office:value='1234.5'><text:p>1,234.50</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated='16000'/></table:table-row>\
        <table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>\
        </table:table></office:spreadsheet>";
    let taken = read(opendocument("spreadsheet", sheet, &[]));
    assert_eq!((taken.format, taken.text.as_str()), (Format::Ods, "支出表\n\n科目\t1,234.50\n"));
    let text = "<office:text><text:h>支出表</text:h><table:table><table:table-row>\
        <table:table-cell><text:p>科<text:s/>目</text:p></table:table-cell><table:table-cell><text:p>1.00</text:p>\
        </table:table-cell></table:table-row></table:table><text:p>完</text:p></office:text>";
    let taken = read(opendocument("text", text, &[]));
    assert_eq!((taken.format, taken.text.as_str()), (Format::Odt, "支出表\n\n科 目\t1.00\n\n完\n"));
}

const TABLE: &str = "支出表\n\n科目\t支出\t\n\t基本\t项目\n甲\t1,234.50\t\n";

#[test]
fn pdf() {
    let taken = read(pdf_of(&ruled(), ""));
    assert_eq!((taken.format, taken.text.as_str()), (Format::Pdf, TABLE));
    let Place::Page { page, left, top, right, bottom } = place_of(&taken, "1,234.50") else {
        panic!("a page")
    };
    assert_eq!((page, left.round(), right.round()), (1, 125.0, 165.0));
    assert!(top < 125.0 && 125.0 < bottom, "{top} {bottom}");
}

#[test]
fn pdf_turned() {
    for page in ["/Rotate 90", "/Rotate 180", "/Rotate 270"] {
        assert_eq!(read(pdf_of(&ruled(), page)).text, TABLE, "{page}");
    }
    let turned = format!("0 1 -1 0 400 0 cm\n{}", ruled());
    assert_eq!(read(pdf_of(&turned, "/Rotate 90")).text, TABLE);
}

#[test]
fn pdf_without_lines_or_text() {
    let rows = [("基本支出", "12.00"), ("项目支出", "3.50"), ("合计", "15.50")];
    let rows = rows.iter().zip([300, 285, 270]);
    let page: String = rows.map(|((a, b), y)| shown(a, 30, y, 10) + &shown(b, 200, y, 10)).collect();
    assert_eq!(read(pdf_of(&page, "")).text, "基本支出\t12.00\n项目支出\t3.50\n合计\t15.50\n");
    assert_eq!(take(pdf_of("", "")), Err(Refusal::Empty));
    let picture = "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q\n";
    assert_eq!(take(pdf_of(picture, "")), Err(Refusal::Scanned));
}

#[test]
fn what_a_document_inserts_is_read_where_it_stands() {
    let body = "<w:p><w:r><w:t>前</w:t></w:r></w:p><w:altChunk r:id='c1'/><w:altChunk r:id='c2'/><w:altChunk r:id='c3'/><w:p><w:r><w:t>后</w:t></w:r></w:p>";
    let relation = |id: &str, target: &str| {
        format!(
            "<Relationship Id='{id}' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk' Target='{target}'/>"
        )
    };
    let relations = format!(
        "<Relationships>{}{}{}</Relationships>",
        relation("c1", "a.html"),
        relation("c2", "b.rtf"),
        relation("c3", "c.png")
    );
    let parts = [
        ("_rels/document.xml.rels", relations.as_str()),
        ("a.html", "<html><body><p>页</p><table><tr><td>合计</td><td>1.00</td></tr></table></body></html>"),
        ("b.rtf", "{\\rtf1 in RTF\\par}"),
        ("c.png", "GIF89a"),
    ];
    let taken = read(docx_of(body, &parts));
    assert_eq!(taken.text, "前\n\n页\n\n合计\t1.00\n\nin RTF\n\n后\n");
    assert_eq!(taken.unread.iter().map(|unread| unread.what.name()).collect::<Vec<_>>(), ["inserted"]);
}

#[test]
fn opendocument_in_one_xml() {
    let file = |kind: &str, body: &str| {
        format!(
            "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
             office:mimetype='application/vnd.oasis.opendocument.{kind}'><office:automatic-styles><number:date-style>\
             <number:text>年</number:text></number:date-style></office:automatic-styles><office:master-styles>\
             <style:header><text:p>眉</text:p></style:header></office:master-styles><office:body>{body}</office:body></office:document>"
        )
        .into_bytes()
    };
    let row = "<table:table-row><table:table-cell><text:p>合计</text:p></table:table-cell><table:table-cell \
               office:value='1234.5'><text:p>1,234.50</text:p></table:table-cell></table:table-row>";
    let table = format!("<table:table table:name='支出表'>{row}{row}</table:table>");
    let sheets = read(file("spreadsheet", &format!("<office:spreadsheet>{table}</office:spreadsheet>")));
    assert_eq!(sheets.format, Format::Ods);
    assert_eq!(sheets.text, "支出表\n\n合计\t1,234.50\n合计\t1,234.50\n");
    let text = read(file("text", &format!("<office:text><text:p>支出表</text:p>{table}</office:text>")));
    assert_eq!((text.format, text.text), (Format::Odt, sheets.text));
}
