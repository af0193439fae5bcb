//! Hostile files end in a refusal or in some text, never in a panic, and never in more memory than there is.

#![cfg(all(feature = "office", feature = "pdf"))]

use crate::table::{SHEET, STYLES, WORD, pdf_of, ruled};
use gouji_intake::{MOST_BYTES, Refusal, member, members, take};
use gouji_samples::files::{Outcome, bad, docx_of, of_every_format, opendocument, xlsx_of};

/// A small file of every format, and one that makes full use of its own.
fn samples() -> Vec<Vec<u8>> {
    let text = "表 1 支出表\n科目\t支出\t\n\t基本\t项目\n甲\t1234.50\t0.25\n\n说明。\n";
    let full = [docx_of(WORD, &[]), xlsx_of(&[("表一", "visible", SHEET)], STYLES), pdf_of(&ruled(), "")];
    let texts = ["| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", "甲,乙\n\"1\",2\n3,4\n"];
    let written = of_every_format("样", text).into_iter().map(|(_, bytes)| bytes);
    written.chain(full).chain(texts.map(|text| text.as_bytes().to_vec())).collect()
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

#[test]
fn cut_off_anywhere() {
    for bytes in samples() {
        for end in (0..bytes.len()).step_by(bytes.len() / 150 + 1) {
            let _ = take(bytes[..end].to_vec());
        }
    }
}

#[test]
fn bytes_changed_anywhere() {
    let mut dice = Dice(11);
    for bytes in samples() {
        for _ in 0..150 {
            let mut bytes = bytes.clone();
            for _ in 0..1 + dice.roll(8) {
                let at = dice.roll(bytes.len());
                bytes[at] = dice.roll(256) as u8;
            }
            let _ = take(bytes);
        }
    }
}

#[test]
fn random_bytes_behind_every_mark() {
    let marks: [&[u8]; 13] = [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html>",
        b"<table",
        b"\xff\xfe",
        b"|-|\n",
        b"{\\rtf1\\ansicpg936\\trowd\\cellx99\\intbl ",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n",
        b"<?xml?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet><Table><Row><Cell>",
        b"<?xml?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'><w:body><w:p>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x3e\0\x03\0\xfe\xff\x09\0\x06\0",
    ];
    let mut dice = Dice(7);
    for mark in marks {
        for length in (0..2_000).step_by(53) {
            let mut bytes = mark.to_vec();
            bytes.extend((0..length).map(|_| dice.roll(256) as u8));
            let _ = take(bytes);
        }
    }
}

#[test]
fn absurd_cells_cost_little() {
    let far = "<sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row><row r='1'><c r='A1'><v>2</v></c></row>\
        <row r='4294967295'><c r='ZZZZZZZZ4294967295'><v>3</v></c></row></sheetData>";
    let _ = take(xlsx_of(&[("表", "visible", far)], &[]));
    let wide = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='4000000000'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p>\
        </w:tc></w:tr></w:tbl>";
    let _ = take(docx_of(wide, &[]));
    let deep = "<w:tbl><w:tr><w:tc>".repeat(20_000) + "<w:p><w:r><w:t>甲</w:t></w:r></w:p>";
    assert!(take(docx_of(&deep, &[])).is_ok());
}

#[test]
fn small_files_that_unfold_are_refused() {
    let cells = |cell: &str, columns: usize, rows: usize| {
        format!("<sheetData>{}</sheetData>", format!("<row>{}</row>", cell.repeat(columns)).repeat(rows))
    };
    let long = format!("<sst><si><t>{}</t></si></sst>", "甲".repeat(30_000));
    let strings = cells("<c t='s'><v>0</v></c>", 100, 100);
    assert_eq!(
        take(xlsx_of(&[("表", "visible", &strings)], &[("sharedStrings.xml", &long)])),
        Err(Refusal::Bomb)
    );
    let many = cells("<c><v>1</v></c>", 500, 500);
    assert_eq!(take(xlsx_of(&[("表", "visible", &many)], &[])), Err(Refusal::Bomb));
    let row = format!(
        "<table:table-row table:number-rows-repeated='900000'><table:table-cell table:number-columns-repeated='900'>\
         <text:p>{}</text:p></table:table-cell></table:table-row>",
        "甲".repeat(500)
    );
    let sheet =
        format!("<office:spreadsheet><table:table table:name='甲'>{row}</table:table></office:spreadsheet>");
    assert_eq!(take(opendocument("spreadsheet", &sheet, &[])), Err(Refusal::Bomb));
    let span = "<tr><td colspan=1000>甲<td>乙";
    assert_eq!(take(format!("<html><table>{}", span.repeat(2_000)).into_bytes()), Err(Refusal::Bomb));
    let blank = docx_of(&("<w:p/>".repeat(1_000_000) + "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"), &[]);
    assert_eq!(take(blank).map(|taken| taken.text), Ok("甲\n".to_owned()));
    // Far-off cells cost no more than they say.
    let far: String = (1..3_000)
        .map(|r| format!("<row r='{r}'><c r='A{r}'><v>1</v></c><c r='ZZ{r}'><v>2</v></c></row>"))
        .collect();
    let far = take(xlsx_of(&[("表", "visible", &format!("<sheetData>{far}</sheetData>"))], &[]));
    assert!(far.is_ok_and(|taken| taken.text.len() < 30_000));
}

#[test]
fn every_bad_file_is_reported_with_what_to_do() {
    for file in bad() {
        // An archive is opened by whoever asks for its documents.
        let taken = take(file.bytes.clone()).map(|_| ());
        let taken = if taken == Err(Refusal::Archive) { first_member(&file.bytes) } else { taken };
        match (file.outcome, taken) {
            (Outcome::Read, Ok(())) => {}
            (Outcome::Refused(matter, advice), Err(refusal)) => {
                let message = refusal.message();
                assert!(
                    message.zh.contains(matter) && message.zh.contains(advice),
                    "{}: {message:?}",
                    file.name
                );
                assert!(!message.en.is_empty() && !refusal.code().is_empty(), "{}", file.name);
            }
            (outcome, taken) => panic!("{}: {outcome:?} {taken:?}", file.name),
        }
    }
}

fn first_member(archive: &[u8]) -> Result<(), Refusal> {
    let members = members(archive)?;
    member(archive, members[0].at).and_then(take).map(|_| ())
}

#[test]
fn what_is_too_large_is_not_looked_at() {
    assert_eq!(take(vec![b'1'; MOST_BYTES + 1]), Err(Refusal::TooLarge));
}
