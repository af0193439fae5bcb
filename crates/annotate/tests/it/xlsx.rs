//! Workbooks given back: notes and fills on the cells, a sheet that lists the findings, and nothing else changed.

use crate::common::*;
use gouji_annotate::{Level, Options, Remark, annotate};
use gouji_intake::{Place, Taken};
use gouji_samples::files::{xlsx, xlsx_of};
use std::collections::BTreeMap;

fn reference(taken: &Taken, at: u32) -> Option<(usize, String)> {
    match taken.origin(at)?.place {
        Place::Sheet { sheet, row, column } => {
            let letter = char::from(b'A' + (column - 1) as u8);
            Some((sheet as usize - 1, format!("{letter}{row}")))
        }
        _ => None,
    }
}

/// The cells of a sheet as they are written, by name.
fn cells(sheet: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for piece in sheet.split("<c ").skip(1) {
        let name = piece.split("r=\"").nth(1).and_then(|r| r.split('"').next()).expect("a name");
        let end = piece.find("</c>").unwrap_or_else(|| piece.find("/>").expect("an end"));
        out.insert(name.to_owned(), piece[..end].to_owned());
    }
    out
}

fn style(cell: &str) -> usize {
    cell.split(" s=\"").nth(1).and_then(|s| s.split('"').next()).map_or(0, |s| s.parse().expect("a number"))
}

/// The notes of a sheet, by cell.
fn notes(file: &[u8], sheet: &str) -> BTreeMap<String, String> {
    let rels = part(file, &sheet.replace("worksheets/", "worksheets/_rels/").replace(".xml", ".xml.rels"));
    let target = rels.split("Target=\"/").find(|t| t.starts_with("xl/comments")).expect("notes");
    let comments = part(file, target.split('"').next().expect("a name"));
    let mut out = BTreeMap::new();
    for piece in comments.split("<comment ref=\"").skip(1) {
        out.insert(piece.split('"').next().expect("a cell").to_owned(), piece.to_owned());
    }
    out
}

fn remark(span: Option<(u32, u32)>) -> Remark {
    Remark {
        span,
        level: Level::Error,
        headline: "甲 < 乙".into(),
        details: vec!["算式".into()],
        sides: Vec::new(),
        correction: None,
        rules: Vec::new(),
        findings: Vec::new(),
    }
}

#[test]
fn every_note_stands_on_its_cell_and_no_other_cell_changes() {
    let mut seen = 0;
    for seed in 0..12 {
        let file = xlsx(&planted(seed, 4));
        let taken = take(&file);
        let remarks = remarks(&taken);
        assert!(!remarks.is_empty());
        let copy = annotate(&file, &taken, &remarks, &Options::default()).expect("a copy");
        let after = take(&copy.bytes);
        assert_eq!(after.text, taken.text);
        assert_eq!(after.origins, taken.origins);
        assert!(after.notes.iter().any(|note| note.code == "own-sheet"));
        let styles = part(&copy.bytes, "xl/styles.xml");
        let mut changed = vec![
            "[Content_Types].xml".to_owned(),
            "xl/workbook.xml".into(),
            "xl/_rels/workbook.xml.rels".into(),
            "xl/styles.xml".into(),
        ];
        let mut noted: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for remark in &remarks {
            let Some((sheet, cell)) = remark.span.and_then(|(start, _)| reference(&after, start)) else {
                continue;
            };
            let part_name = format!("xl/worksheets/s{sheet}.xml");
            assert!(notes(&copy.bytes, &part_name)[&cell].contains(&remark.headline.replace('<', "&lt;")));
            let now = &cells(&part(&copy.bytes, &part_name))[&cell];
            let xf = styles
                .split("<cellXfs")
                .nth(1)
                .expect("styles")
                .split("<xf ")
                .nth(style(now) + 1)
                .expect("a style");
            assert!(xf.contains("fillId=\"2\"") && xf.contains("applyFill=\"1\""), "{xf}");
            noted.entry(sheet).or_default().push(cell);
            seen += 1;
        }
        for (sheet, noted) in noted {
            let name = format!("xl/worksheets/s{sheet}.xml");
            let (before, after) = (cells(&part(&file, &name)), cells(&part(&copy.bytes, &name)));
            for (cell, written) in &after {
                assert!(noted.contains(cell) || before.get(cell) == Some(written), "{cell}");
            }
            changed.push(name);
        }
        same_but(&file, &copy.bytes, &changed.iter().map(String::as_str).collect::<Vec<_>>());
        let list = part(&copy.bytes, "xl/worksheets/gouji1.xml");
        for remark in &remarks {
            assert!(list.contains(&remark.headline.replace('<', "&lt;")));
        }
        assert!(list.matches("<hyperlink ").count() >= copy.placed);
        assert_eq!(copy, annotate(&file, &taken, &remarks, &Options::default()).expect("a copy"));
    }
    assert!(seen > 40, "{seen} notes were looked at");
}

#[test]
fn notes_and_drawings_that_were_there_are_added_to() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>科目</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>合计</t></is></c></row>\
        <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>甲</t></is></c></row><row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>乙</t></is></c><c r=\"B4\"><v>2</v></c></row></sheetData><legacyDrawing r:id=\"d\"/>";
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"c\" Type=\"x/comments\" Target=\"../comments1.xml\"/><Relationship Id=\"d\" Type=\"x/vmlDrawing\" Target=\"../v.vml\"/></Relationships>";
    let comments = "<comments><authors><author>某</author></authors><commentList><comment ref=\"B4\" authorId=\"0\"><text><t>旧</t></text></comment></commentList></comments>";
    let vml = "<xml xmlns:v=\"v\" xmlns:o=\"o\" xmlns:x=\"x\"><v:shape id=\"_x0000_s1025\"/></xml>";
    let styles = "<styleSheet><borders count=\"1\"><border/></borders><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>";
    let more = [
        ("worksheets/_rels/s0.xml.rels", rels),
        ("comments1.xml", comments),
        ("v.vml", vml),
        ("styles.xml", styles),
    ];
    let file = xlsx_of(&[("表", "visible", sheet)], &more);
    let taken = take(&file);
    let two = taken.text.find("乙\t2").expect("a row") as u32 + 4;
    let blank = taken.text.find("甲\t").expect("a row") as u32 + 4;
    let remarks = [
        remark(Some((two, two + 1))),
        remark(Some((two, two + 1))),
        remark(Some((blank, blank))),
        remark(None),
    ];
    let copy = annotate(&file, &taken, &remarks, &Options::default()).expect("a copy");
    assert_eq!((copy.placed, copy.unplaced), (3, 1));
    let notes = part(&copy.bytes, "xl/comments1.xml");
    assert!(
        notes.contains(
            "<text><r><t>旧</t></r><r><t xml:space=\"preserve\">\n\n勾稽：\n甲 &lt; 乙\n算式\n\n甲 &lt; 乙"
        ),
        "{notes}"
    );
    assert!(notes.contains("<author>某</author><author>勾稽</author>"));
    assert!(notes.contains("<comment ref=\"B2\" authorId=\"1\">"));
    let drawn = part(&copy.bytes, "xl/v.vml");
    assert!(drawn.contains("_x0000_s1026") && !drawn.contains("_x0000_s1027"));
    let sheet = part(&copy.bytes, "xl/worksheets/s0.xml");
    assert!(
        sheet.contains("</c><c r=\"B2\" s=\"1\"/></row>") && sheet.contains("<c r=\"B4\" s=\"1\"><v>"),
        "{sheet}"
    );
    assert_eq!(sheet.matches("legacyDrawing").count(), 1);
    let styles = part(&copy.bytes, "xl/styles.xml");
    assert!(
        styles.contains("<fills count=\"3\">")
            && styles.contains(
                "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"0\" fillId=\"2\" applyFill=\"1\"/>"
            ),
        "{styles}"
    );
    assert_eq!(take(&copy.bytes).text, taken.text);
}

#[test]
fn other_formats_say_which_can_be_annotated() {
    let bytes = "支出 1.00 万元。".as_bytes();
    let fault = annotate(bytes, &take(bytes), &[], &Options::default()).expect_err("text has no comments");
    assert!(fault.message().zh.contains("docx") && fault.message().en.contains("xlsx"));
}
