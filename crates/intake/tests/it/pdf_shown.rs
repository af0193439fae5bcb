//! What a reader of a PDF sees is read, however it is drawn; what nobody sees is not; what is shown and cannot be read is
//! reported.

#![cfg(feature = "pdf")]

use crate::table::{pdf_of, ruled};
use gouji_intake::{Refusal, What, Where, take};
use gouji_samples::files::{PdfFile, shown};

fn text(page: &str) -> String {
    take(pdf_of(page, "")).expect("text").text
}

#[test]
fn what_nobody_sees() {
    let table = text(&ruled());
    let figure = |x: u32, y: u32| shown("9,999.99", x, y, 10);
    let turned = "q .8 g 0 1 -1 0 150 270 cm BT /F 14 Tf 0 0 Td <6837007a> Tj ET Q\n";
    for (why, unseen) in [
        ("off the page", figure(320, 275)),
        ("below the page", "q 1 0 0 1 0 -300 cm ".to_owned() + &figure(125, 275) + "Q\n"),
        ("clipped", "q 0 0 5 5 re W n ".to_owned() + &figure(225, 275) + "Q\n"),
        ("without ink", "q 3 Tr ".to_owned() + &figure(225, 275) + "Q\n"),
        ("white on white", "q 1 g ".to_owned() + &figure(225, 275) + "Q\n"),
        ("covered", figure(225, 275) + "q 1 g 222 272 56 14 re f Q\n"),
        ("across the page", "q .85 g ".to_owned() + &shown("样稿", 110, 285, 40) + "Q\n"),
        ("across the page at a right angle", turned.to_owned()),
    ] {
        assert_eq!(text(&format!("{unseen}{}", ruled())), table, "{why}, before");
        if why != "covered" {
            assert_eq!(text(&format!("{}{unseen}", ruled())), table, "{why}, after");
        }
    }
}

#[test]
fn what_is_seen_all_the_same() {
    let white = "q 0 0 .6 rg 20 300 100 30 re f 1 g ".to_owned() + &shown("白字", 25, 310, 10) + "Q\n";
    assert_eq!(text(&white), "白字\n");
    let scanned = "q 280 0 0 380 10 10 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q q 3 Tr ".to_owned()
        + &shown("合计 12.00", 25, 310, 10)
        + "Q\n";
    assert_eq!(text(&scanned), "合计 12.00\n");
    let cropped =
        take(pdf_of(&(shown("内", 100, 200, 10) + &shown("外", 20, 20, 10)), "/CropBox[50 50 250 350]"));
    assert_eq!(cropped.expect("text").text, "内\n");
    let grey =
        "q .7 g ".to_owned() + &shown("浅色标题", 25, 310, 14) + "Q\n" + &shown("正文一行", 25, 280, 10);
    assert_eq!(text(&grey), "浅色标题\n\n正文一行\n");
}

#[test]
fn rows_with_rules_between_columns_only() {
    let line = |a: (u32, u32), b: (u32, u32)| format!("{} {} m {} {} l S\n", a.0, a.1, b.0, b.1);
    let mut page: String = [20, 120, 200, 280].map(|x| line((x, 200), (x, 300))).concat();
    page += &(line((20, 300), (280, 300)) + &line((20, 200), (280, 200)));
    let rows = [("合计", "1,300,000", "12"), ("基本支出", "1,000,000", ""), ("项目支出", "300,000", "1.5")];
    for ((name, a, b), y) in rows.iter().zip([280, 250, 220]) {
        page += &(shown(name, 25, y, 10) + &shown(a, 130, y, 10) + &shown(b, 205, y, 10));
    }
    assert_eq!(text(&page), "合计\t1,300,000\t12\n基本支出\t1,000,000\t\n项目支出\t300,000\t1.5\n");
}

#[test]
fn pictures_among_pages_are_noted() {
    let picture = "q 280 0 0 190 10 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q\n".to_owned();
    let pages =
        [shown("收支总表", 100, 350, 10), picture.clone(), shown("收入总表", 100, 350, 10) + &picture];
    let taken = take(PdfFile::default().packed(&pages)).expect("text");
    let noted: Vec<_> = taken.unread.iter().map(|unread| (unread.what, unread.at.clone())).collect();
    assert_eq!(noted, [(What::Page, Where::Pages(vec![2])), (What::Picture, Where::Pages(vec![3]))]);
    assert!(taken.unread[0].zh().starts_with("第 2 页是图片"));
}

/// A file of these objects; readers find them without a table.
fn written(objects: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    for (n, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    out.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    out
}

fn with_font(font: &str, codes: &str) -> Vec<u8> {
    with_content(font, &format!("<{codes}> Tj"))
}

fn with_content(font: &str, shown: &str) -> Vec<u8> {
    let content = format!("BT /F 10 Tf 20 300 Td {shown} ET");
    let stream = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    let page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
    written(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page, &stream, font])
}

#[test]
fn codes_that_fonts_tell_badly() {
    let composite = |more: &str| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H{more}/DescendantFonts[<</Type/Font\
             /Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>]>>"
        )
    };
    // What is written behind glyphs counts where they tell nothing, and only there.
    let behind =
        "/Span<</ActualText<FEFF54088BA1>>>BDC <00010002> Tj EMC /Span<</ActualText(12)>>BDC <0003> Tj EMC";
    let replaced = take(with_content(&composite(""), behind));
    assert_eq!(replaced.expect("text").text, "合计12\n");
    let other = "/Span<</ActualText(9)>>BDC <0031> Tj EMC";
    let kept = take(with_content(&composite("/ToUnicode/Identity-H"), other));
    assert_eq!(kept.expect("text").text, "1\n");
    let codes = "54088ba1003100320033";
    let known = take(with_font(&composite("/ToUnicode/Identity-H"), codes));
    assert_eq!(known.expect("text").text, "合计123\n");
    assert_eq!(take(with_font(&composite(""), codes)), Err(Refusal::Letters));
    let simple =
        "<</Type/Font/Subtype/TrueType/BaseFont/SimSun/Encoding/WinAnsiEncoding/FirstChar 0/LastChar 255>>";
    let bytes = take(with_font(simple, "bacfbcc6312e3030cdf2d4aa"));
    assert_eq!(bytes.expect("text").text, "合计1.00万元\n");
    let western = take(with_font(simple, "636166e9"));
    assert_eq!(western.expect("text").text, "café\n");
}

#[test]
fn forms_that_call_forms_have_an_end() {
    let page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>";
    let mut objects: Vec<String> =
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page]
            .map(String::from)
            .to_vec();
    objects.push("<</Length 5>>stream\n/X Do\nendstream".to_owned());
    for n in 6..46 {
        objects.push(format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 300 400]/Resources<</XObject<</X {n} 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream"
        ));
    }
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    assert_eq!(take(written(&objects)), Err(Refusal::Bomb));
}
