//! Hostile files end in a refusal or in some text, never in a panic, and never in more memory than there is.

#![cfg(all(feature = "office", feature = "pdf"))]

mod files;

use gouji_intake::{Refusal, take};

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("docx", files::docx_table()),
        ("xlsx", files::xlsx(&[("表一", "visible", files::SHEET)])),
        (
            "ods",
            files::opendocument("spreadsheet", "<office:spreadsheet><table:table/></office:spreadsheet>"),
        ),
        ("xls", files::xls()),
        ("pdf", files::pdf(&[files::ruled()], "")),
        ("html", "<table><tr><td rowspan=2>甲<td>1.00<tr><td>2.00</table>".as_bytes().to_vec()),
        ("md", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n".as_bytes().to_vec()),
        ("csv", "甲,乙\n\"1\",2\n3,4\n".as_bytes().to_vec()),
    ]
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
    for (_, bytes) in samples() {
        for end in (0..bytes.len()).step_by(bytes.len() / 150 + 1) {
            let _ = take(bytes[..end].to_vec());
        }
    }
}

#[test]
fn bytes_changed_anywhere() {
    let mut dice = Dice(11);
    for (_, bytes) in samples() {
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
    let marks: [&[u8]; 8] = [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html>",
        b"<table",
        b"\xff\xfe",
        b"|-|\n",
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
fn bombs_are_refused() {
    let zeros = " ".repeat(40 << 20);
    let bomb = files::zipped(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(take(bomb), Err(Refusal::Bomb));
    let many: Vec<String> = (0..10_001).map(|n| format!("p{n}")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(take(files::zipped(&many)), Err(Refusal::Bomb));
}

#[test]
fn absurd_cells_cost_little() {
    let far = "<sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row><row r='1'><c r='A1'><v>2</v></c></row>\
        <row r='4294967295'><c r='ZZZZZZZZ4294967295'><v>3</v></c></row></sheetData>";
    let _ = take(files::xlsx(&[("表", "visible", far)]));
    let wide = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='4000000000'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p>\
        </w:tc></w:tr></w:tbl>";
    let _ = take(files::docx(wide));
    let deep = "<w:tbl><w:tr><w:tc>".repeat(20_000) + "<w:p><w:r><w:t>甲</w:t></w:r></w:p>";
    assert!(take(files::docx(&deep)).is_ok());
}

#[test]
fn each_refusal_is_its_own() {
    let cases = [
        (files::zipped(&[("a.txt", "x")]), Refusal::Archive),
        (files::zipped(&[("ppt/presentation.xml", "x")]), Refusal::Unsupported("PowerPoint")),
        (files::compound("WordDocument", b"x"), Refusal::LegacyWord),
        (files::compound("EncryptedPackage", b"x"), Refusal::Encrypted("Word/Excel")),
        (files::compound("Book", b"x"), Refusal::Unsupported("Excel 5.0/95 (xls)")),
        (b"\x89PNG\r\n\x1a\n".to_vec(), Refusal::Image("PNG")),
        (b"{\\rtf1 x}".to_vec(), Refusal::Unsupported("RTF")),
        (b"%PDF-1.4 nothing".to_vec(), Refusal::Damaged("PDF")),
        (files::docx_table()[..400].to_vec(), Refusal::Damaged("Word/Excel")),
        (b" \n".to_vec(), Refusal::Empty),
        (vec![1, 2, 3, 200, 5, 6, 7, 0], Refusal::Binary),
    ];
    for (bytes, expected) in cases {
        let refused = take(bytes).expect_err("a refusal");
        assert_eq!(refused, expected);
        assert!(
            !refused.message().zh.is_empty()
                && !refused.message().en.is_empty()
                && !refused.code().is_empty()
        );
    }
}
