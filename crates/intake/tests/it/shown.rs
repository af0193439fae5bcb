//! What a reader of a file sees is read, however it is set; what nobody sees is not; what is shown and cannot be read is
//! reported. Office files and pages.

#![cfg(feature = "office")]

use gouji_intake::{Refusal, Taken, What, Where, take};
use gouji_samples::files::{compound, docx_of, opendocument, xlsx_of, zipped};

fn read(bytes: Vec<u8>) -> Taken {
    take(bytes).expect("text")
}

fn unread(taken: &Taken) -> Vec<(What, u32)> {
    taken.unread.iter().map(|unread| (unread.what, unread.count)).collect()
}

fn said(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn word_tells_what_it_shows_and_gives_no_text() {
    let object = "<w:p><w:r><w:object><v:shape style='width:400pt;height:200pt'><v:imagedata/></v:shape>\
        <o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>";
    let picture = |width: u32| {
        format!(
            "<w:p><w:r><w:drawing><wp:extent cx='{width}' cy='2000000'/><a:blip/></w:drawing></w:r></w:p>"
        )
    };
    let body =
        [said("支出总表"), object.to_owned(), said("完"), picture(5_000_000), picture(500_000)].concat();
    let taken = read(docx_of(&body, &[]));
    assert_eq!(taken.text, "支出总表\n\n完\n");
    assert_eq!(unread(&taken), [(What::Object, 1), (What::Picture, 1)]);
    assert_eq!(taken.unread[0].at, Where::Below("支出总表".into()));
    // In a cell of a table, too.
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{object}</w:tc></w:tr></w:tbl>", said("甲"));
    assert_eq!(unread(&read(docx_of(&cell, &[]))), [(What::Object, 1)]);
}

#[test]
fn word_reads_what_is_inserted_as_a_whole() {
    let relation = |target: &str| {
        format!("<Relationships><Relationship Id='c' Type='x/aFChunk' Target='{target}'/></Relationships>")
    };
    let body = said("甲") + "<w:altChunk r:id='c'/>" + &said("乙");
    let with = |name: &str, content: &str| {
        read(docx_of(&body, &[("_rels/document.xml.rels", &relation(name)), (name, content)]))
    };
    let page = "<html><p>合计</p><table><tr><td>甲<td>1.00</table></html>";
    assert_eq!(with("a.html", page).text, "甲\n\n合计\n\n甲\t1.00\n\n乙\n");
    let archive = with("a.mht", "MIME-Version: 1.0\n\n合计");
    assert_eq!((archive.text.as_str(), unread(&archive)), ("甲\n\n乙\n", vec![(What::Inserted, 1)]));
    assert_eq!(take(docx_of("<w:altChunk r:id='c'/>", &[])), Err(Refusal::Unread(What::Inserted)));
}

#[test]
fn word_leaves_out_white_words_and_hidden_styles() {
    let white = |text: &str| format!("<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>{text}</w:t></w:r>");
    let hidden = "<w:p><w:pPr><w:pStyle w:val='h'/></w:pPr><w:r><w:t>藏</w:t></w:r></w:p>";
    let styles = "<w:styles><w:style w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    let cell = |shading: &str, text: &str| {
        format!("<w:tc><w:tcPr>{shading}</w:tcPr><w:p>{}</w:p></w:tc>", white(text))
    };
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell("<w:shd w:val='clear' w:fill='1F4E79'/>", "科目"),
        cell("<w:shd w:val='clear' w:fill='auto'/>", "9.99") + &format!("<w:tc>{}</w:tc>", said("合计"))
    );
    let body = format!("<w:p>{}</w:p>{hidden}{table}", white("白"));
    assert_eq!(read(docx_of(&body, &[("styles.xml", styles)])).text, "科目\t\t合计\n");
}

#[test]
fn covered_cells_of_opendocument_however_they_are_counted() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let head = "<table:table-cell table:number-rows-spanned='2'><text:p>科目</text:p></table:table-cell>\
        <table:table-cell table:number-columns-spanned='2'><text:p>支出</text:p></table:table-cell>";
    let below = cell("甲") + &cell("1.00") + &cell("2.00");
    let names = cell("基本") + &cell("项目");
    for (right, left) in [
        ("<table:covered-table-cell/>", "<table:covered-table-cell/>"),
        ("<table:covered-table-cell table:number-columns-repeated='1'/>", "<table:covered-table-cell/>"),
        ("", ""),
    ] {
        let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
        let body = format!(
            "<office:text><text:section text:display='none'><text:p>藏</text:p></text:section><table:table>{}{}{}</table:table></office:text>",
            row(&format!("{head}{right}")),
            row(&format!("{left}{names}")),
            row(&below)
        );
        assert_eq!(
            read(opendocument("text", &body, &[])).text,
            "科目\t支出\t\n\t基本\t项目\n甲\t1.00\t2.00\n"
        );
    }
}

#[test]
fn opendocument_leaves_out_white_words() {
    let styles = "<office:automatic-styles><style:style style:name='w'><style:text-properties fo:color='#FFFFFF'/></style:style>\
        <style:style style:name='b'><style:text-properties fo:color='#000000'/></style:style>\
        <style:style style:name='d'><style:table-cell-properties fo:background-color='#1f4e79'/></style:style></office:automatic-styles>";
    let white = "<text:p text:style-name='w'>白<text:span text:style-name='b'>黑</text:span></text:p>";
    let cell = |style: &str| {
        format!(
            "<table:table-cell table:style-name='{style}'><text:p text:style-name='w'>科目</text:p></table:table-cell>"
        )
    };
    let table =
        format!("<table:table><table:table-row>{}{}</table:table-row></table:table>", cell("d"), cell("e"));
    let body = format!("<office:text>{white}{table}<text:p>完</text:p></office:text>");
    let content = opendocument("text", &body, &[]);
    assert_eq!(read(content).text, "白黑\n\n科目\t科目\n\n完\n");
    let content = format!(
        "<office:document-content>{styles}<office:body>{body}</office:body></office:document-content>"
    );
    let parts: [(&str, &[u8]); 2] =
        [("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())];
    assert_eq!(read(zipped(&parts)).text, "黑\n\n科目\n\n完\n");
}

#[test]
fn a_formula_without_value_is_no_empty_cell() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let formula = "<table:table-cell table:formula='of:=SUM([.B1:.B2])'/>";
    let nothing = "<table:table-cell table:formula='of:=\"\"' office:value-type='string'/>";
    let row = |cells: String| format!("<table:table-row>{cells}</table:table-row>");
    let body = format!(
        "<office:spreadsheet><table:table table:name='表一'>{}{}{}</table:table></office:spreadsheet>",
        row(cell("甲") + &cell("1.00")),
        row(cell("乙") + &cell("2.00") + nothing),
        row(cell("合计") + formula)
    );
    let taken = read(opendocument("spreadsheet", &body, &[]));
    assert_eq!(taken.text, "甲\t1.00\n乙\t2.00\n合计\t（公式）\n");
    assert_eq!(unread(&taken), [(What::Formula, 1)]);
}

#[test]
fn lines_of_cells_end_as_their_sender_ended_them() {
    let rows = ["科目,合计", "甲,1.00", "乙,2.00", "合计,3.00", ""];
    let wanted = "科目\t合计\n甲\t1.00\n乙\t2.00\n合计\t3.00\n";
    for end in ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"] {
        assert_eq!(read(rows.join(end).into_bytes()).text, wanted, "{end:?}");
    }
    let marked = ["## 表", "", "| 科目 | 合计 |", "|---|---:|", "| 甲 | 1.00 |", ""].join("\r");
    assert!(read(marked.into_bytes()).text.ends_with("科目\t合计\n甲\t1.00\n"));
}

#[test]
fn sheets_say_what_the_program_shows() {
    let sheet = "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>合计_x000D_数_x005F_x</t></is></c><c r='B1' s='1'><v>834.69</v></c></row>\
        <row r='2'><c r='A2' t='inlineStr'><is><t>甲</t></is></c><c r='B2' s='2'><v>12345678</v></c></row>\
        <row r='3'><c r='A3' t='inlineStr'><is><t>乙</t></is></c><c r='B3' s='3'><v>77</v></c></row></sheetData>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='G/通用格式'/><numFmt numFmtId='171' formatCode='0!.0000'/></numFmts>\
        <fonts><font/><font><color rgb='FFFFFFFF'/></font></fonts><fills><fill><patternFill patternType='none'/></fill></fills>\
        <cellXfs><xf/><xf numFmtId='170'/><xf numFmtId='171'/><xf numFmtId='0' fontId='1' fillId='0'/></cellXfs></styleSheet>";
    let taken = read(xlsx_of(&[("表一", "visible", sheet)], &[("styles.xml", styles)]));
    assert_eq!(taken.text, "合计 数_x\t834.69\n甲\t1234.5678\n乙\t\n");
    assert!(taken.notes.iter().any(|note| note.code == "white-cells"), "{:?}", taken.notes);
}

#[test]
fn formulas_that_no_program_worked_out() {
    let sheet = "<sheetData><row r='1'><c r='A1' t='str'><v>甲</v></c><c r='B1'><v>1.5</v></c><c r='C1'><f>B1*2</f><v>0</v></c></row>\
        <row r='2'><c r='A2' t='str'><v>乙</v></c><c r='B2'><v>2</v></c><c r='C2'><f t='shared' si='0'>SUM(B$1:B2)</f></c></row>\
        <row r='3'><c r='A3' t='str'><v>丙</v></c><c r='B3'><v>3</v></c><c r='C3'><f t='shared' si='0'/></c></row>\
        <row r='4'><c r='A4' t='str'><v>丁</v></c><c r='B4'><f>VLOOKUP(1,A:B,2)</f><v>0</v></c><c r='C4'><f>B4+1</f></c></row></sheetData>";
    let taken = read(xlsx_of(&[("表一", "visible", sheet)], &[]));
    assert_eq!(taken.text, "甲\t1.5\t3\n乙\t2\t3.5\n丙\t3\t6.5\n丁\t（公式）\t（公式）\n");
    assert_eq!(taken.unread[0].at, Where::Sheet("表一".into()));
    assert_eq!(unread(&taken), [(What::Formula, 2)]);
    assert!(taken.notes.iter().any(|note| note.code == "formula-worked-out"));
}

#[test]
fn formulas_of_old_excel() {
    let words = |of: &[u16]| of.iter().copied().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let record = |id: u16, content: &[u8]| [&words(&[id, content.len() as u16])[..], content].concat();
    let begin = |kind: u16| record(0x809, &words(&[0x600, kind, 0, 0, 0, 0, 0x600, 0]));
    let number =
        |row: u16, value: f64| record(0x203, &[&words(&[row, 0, 0])[..], &value.to_le_bytes()].concat());
    // The sum of the cells above, with nothing stored, as programs write it that work nothing out.
    let tokens = [0x25, 0, 0, 1, 0, 0, 0, 0, 0, 0x19, 0x10, 0, 0];
    let blank = [3_u8, 0, 0, 0, 0, 0, 0xff, 0xff];
    let formula = [&words(&[2, 0, 0])[..], &blank, &[0; 6], &words(&[tokens.len() as u16]), &tokens].concat();
    let sheet =
        [begin(16), number(0, 1.5), number(1, 2.25), record(0x06, &formula), record(0x0a, &[])].concat();
    let bound = |at: u32| record(0x85, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
    let head = |at| [begin(5), bound(at), record(0x0a, &[])].concat();
    let stream = [head(head(0).len() as u32), sheet].concat();
    assert_eq!(read(compound("Workbook", &stream)).text, "1.5\n\n2.25\n\n3.75\n");
}

#[test]
fn packages_as_odd_programs_write_them() {
    let sheet = "<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>";
    let book = "<workbook><sheets><sheet name='甲' sheetId='1' r:id='r'/></sheets></workbook>";
    let links = |target: &str| {
        format!("<Relationships><Relationship Id='r' Type='x/worksheet' Target='{target}'/></Relationships>")
    };
    for (book_at, links_at, target, sheet_at) in [
        ("xl\\workbook.xml", "xl\\_rels\\workbook.xml.rels", "worksheets/s.xml", "xl\\worksheets\\s.xml"),
        ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "worksheets\\s.xml", "xl/worksheets/s.xml"),
        ("workbook.xml", "_rels/workbook.xml.rels", "s.xml", "s.xml"),
        ("XL/Workbook.xml", "xl/none", "", "xl/worksheets/sheet1.xml"),
    ] {
        let links = links(target);
        let parts = [(book_at, book.as_bytes()), (links_at, links.as_bytes()), (sheet_at, sheet.as_bytes())];
        assert_eq!(read(zipped(&parts)).text, "甲\n\n1\t2\n", "{book_at}");
    }
}

#[test]
fn pages_tell_pictures_of_tables() {
    let page = "<html><p>收支总表</p><p><img src='1.jpg'></p><p>完<img width=16 height=16></p><img style='width:600px;height:300px'></html>";
    let taken = read(page.into());
    assert_eq!(taken.text, "收支总表\n\n完\n");
    assert_eq!(unread(&taken), [(What::Picture, 1), (What::Picture, 1)]);
}

#[test]
fn text_boxes_of_sheets_are_read() {
    let sheet = "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>收支总表</t></is></c></row></sheetData><drawing r:id='d'/>";
    let shape = |properties: &str, text: &str| {
        format!(
            "<xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id='2' {properties}/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>{text}</a:t></a:r>\
             <a:r><a:t>万元</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
        )
    };
    let drawing =
        format!("<xdr:wsDr>{}{}</xdr:wsDr>", shape("", "注：含结转 3.00 "), shape("hidden='1'", "9.99"));
    let links =
        "<Relationships><Relationship Id='d' Type='x/drawing' Target='../drawings/d.xml'/></Relationships>";
    let parts = [("worksheets/_rels/s0.xml.rels", links), ("drawings/d.xml", &drawing)];
    assert_eq!(
        read(xlsx_of(&[("表一", "visible", sheet)], &parts)).text,
        "收支总表\n\n注：含结转 3.00 万元\n"
    );
}

#[test]
fn numbers_in_cells_of_text_are_shown() {
    let sheet = "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>合计</t></is></c><c r='B1' s='1'><v>834.69</v></c></row></sheetData>";
    let styles = "<styleSheet><cellXfs><xf/><xf numFmtId='49'/></cellXfs></styleSheet>";
    let taken = read(xlsx_of(&[("表一", "visible", sheet)], &[("styles.xml", styles)]));
    assert!(taken.text.ends_with("合计\t834.69\n"), "{}", taken.text);
}

#[test]
fn word_leaves_out_specks_near_whites_and_readings() {
    let run = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>");
    let ruby = "<w:r><w:ruby><w:rt><w:r><w:t>shì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>示</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    let body = format!(
        "<w:p>{}{}{}{}{ruby}</w:p>",
        run("<w:sz w:val='1'/>", "9.97"),
        run("<w:color w:val='FEFEFE'/>", "9.95"),
        run("<w:color w:val='F0F0F0'/><w:sz w:val='10'/>", "甲"),
        run("<w:color w:val='auto'/>", "乙")
    );
    assert_eq!(read(docx_of(&body, &[])).text, "甲乙示\n");
    let chart = "<w:p><w:r><w:drawing><wp:extent cx='5000000' cy='3000000'/><c:chart r:id='c'/></w:drawing></w:r></w:p>";
    let taken = read(docx_of(&(said("图 1") + chart), &[]));
    assert_eq!(unread(&taken), [(What::Picture, 1)]);
}

#[test]
fn pages_tell_what_stands_in_frames() {
    for frame in [
        "<iframe src='/a/b.pdf?x=1' width=100% height=600></iframe>",
        "<embed src='b.xlsx'>",
        "<object data='b' width=600 height=400></object>",
        "<iframe src='list.html' style='width:600px;height:400px'></iframe>",
    ] {
        let taken = read(format!("<html><p>收支总表</p>{frame}<p>完</p></html>").into());
        assert_eq!(
            (taken.text.as_str(), unread(&taken)),
            ("收支总表\n\n完\n", vec![(What::Object, 1)]),
            "{frame}"
        );
    }
    for frame in [
        "<iframe src='count.html' width=0 height=0></iframe>",
        "<iframe src='b.pdf' style='display:none'></iframe>",
        "<iframe width=600 height=400></iframe>",
    ] {
        assert_eq!(unread(&read(format!("<html><p>收支总表</p>{frame}</html>").into())), [], "{frame}");
    }
}

#[test]
fn word_with_columns_that_only_edges_a_hair_apart_make() {
    let cell = |span: usize, text: &str| {
        format!("<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr>{}</w:tc>", said(text))
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = format!(
        "<w:tbl><w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='899'/><w:gridCol w:w='1'/><w:gridCol w:w='900'/></w:tblGrid>{}{}</w:tbl>",
        row(&[cell(1, "科目"), cell(1, "合计"), cell(2, "其中")]),
        row(&[cell(1, "甲"), cell(2, "3.00"), cell(1, "1.00")])
    );
    assert_eq!(read(docx_of(&body, &[])).text, "科目\t合计\t其中\n甲\t3.00\t1.00\n");
}
