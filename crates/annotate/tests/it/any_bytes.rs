//! Whatever the parts of a file look like, annotating it gives a copy or says why not; and where remarks stand at any
//! letters of a sound file, its text stays the same.

use crate::common::pdf::{FORMS, objects, written};
use crate::common::*;
use gouji_annotate::{Level, Options, Remark, annotate};
use gouji_samples::files::{PdfFile, docx_of, shown, xlsx_of};

/// Numbers that look drawn and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    /// A place in a text between two letters.
    fn place(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    }
}

fn remark(span: (u32, u32)) -> Remark {
    Remark {
        span: Some(span),
        level: Level::Error,
        headline: "对不上".into(),
        details: Vec::new(),
        sides: Vec::new(),
        correction: Some("1.00".into()),
        rules: Vec::new(),
        findings: Vec::new(),
    }
}

fn remarks_at(text: &str, dice: &mut Dice) -> Vec<Remark> {
    let mut span = || {
        let (a, b) = (dice.place(text) as u32, dice.place(text) as u32);
        remark((a.min(b), a.max(b)))
    };
    (0..4).map(|_| span()).collect()
}

const BODY: &str = "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:hyperlink><w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>收入 &amp; 支出</w:t></w:r></w:hyperlink>\
    <w:ins w:id=\"3\"><w:r><w:t>12.</w:t><w:br/><w:t>30 万元</w:t></w:r></w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>\
    <w:p><w:r><w:ruby><w:rt><w:r><w:t>甲</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>乙</w:t></w:r></w:rubyBase></w:ruby></w:r><m:oMath><m:r><m:t>3.5</m:t></m:r></m:oMath></w:p>\
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t><![CDATA[科目]]></w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>1.00</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2&#48;0</w:t></w:r></w:p></w:tc><w:tc><w:p></w:p></w:tc></w:tr></w:tbl>";

const SHEET: &str = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>科目</t></is></c><c r=\"C1\"><v>1</v></c></row>\
    <row><c t=\"inlineStr\"><is><t>甲</t></is></c><c s=\"1\"><v>2.5</v></c></row><row r=\"7\"/><row r=\"9\"><c r=\"B9\"><v>3</v></c></row></sheetData><pageSetup/><extLst/>";
const STYLES: &str = "<styleSheet><fills count=\"1\"><fill/></fills><cellXfs count=\"2\"><xf/><xf numFmtId=\"2\"><alignment/></xf></cellXfs></styleSheet>";

/// Small PDF files, one in each form.
fn pages() -> Vec<Vec<u8>> {
    let content = shown("收入 12.30 万元，支出", 60, 300, 10) + &shown("4.50 万元", 60, 280, 10);
    let page = "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>]/Rotate 90";
    let parts = objects(&PdfFile { page, ..PdfFile::default() }.packed(&[content.clone(), content]));
    FORMS.map(|form| written(&parts, form, "")).to_vec()
}

#[test]
fn remarks_at_any_letters_leave_the_text() {
    let mut dice = Dice(3);
    for file in pages() {
        let taken = take(&file);
        for _ in 0..20 {
            let remarks = remarks_at(&taken.text, &mut dice);
            let copy = annotate(&file, &taken, &remarks, &Options::default()).expect("a copy");
            assert!(copy.bytes.starts_with(&file));
            assert_eq!(take(&copy.bytes).text, taken.text, "{remarks:?}");
        }
    }
    let (word, sheet) = (docx_of(BODY, &[]), xlsx_of(&[("表", "visible", SHEET)], &[("styles.xml", STYLES)]));
    for file in [word, sheet] {
        let taken = take(&file);
        for _ in 0..200 {
            let remarks = remarks_at(&taken.text, &mut dice);
            let copy = annotate(&file, &taken, &remarks, &Options::default()).expect("a copy");
            assert_eq!(take(&copy.bytes).text, taken.text, "{remarks:?}");
            let options = Options { corrections: true, date: None };
            let corrected = annotate(&file, &taken, &remarks, &options).expect("a copy");
            let again = take(&corrected.bytes);
            assert!(corrected.corrected > 0 || again.text == taken.text);
        }
    }
}

#[test]
fn broken_parts_do_no_harm() {
    let mut dice = Dice(7);
    let mut read = 0;
    for n in 0..600 {
        let whole = if n % 2 == 0 { BODY } else { SHEET };
        let (a, b, c) = (dice.place(whole), dice.place(whole), dice.place(whole));
        let (from, to) = (a.min(b), a.max(b));
        // A piece is cut out and put in elsewhere, or only cut out.
        let piece = if n % 3 == 0 { "" } else { &whole[from..to] };
        let rest = format!("{}{}", &whole[..from], &whole[to..]);
        let at = (0..=c.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
        let part = format!("{}{piece}{}", &rest[..at], &rest[at..]);
        let file = match n % 2 {
            0 => docx_of(&part, &[]),
            _ => xlsx_of(&[("表", "visible", &part)], &[("styles.xml", STYLES)]),
        };
        let Ok(taken) = gouji_intake::take(file.clone()) else { continue };
        let remarks = remarks_at(&taken.text, &mut dice);
        read += 1;
        match annotate(&file, &taken, &remarks, &Options { corrections: true, date: None }) {
            Ok(copy) => drop(gouji_intake::take(copy.bytes)),
            Err(fault) => assert!(fault.message().zh.contains('请')),
        }
    }
    assert!(read > 300, "{read} were read");
}

#[test]
fn broken_pages_do_no_harm() {
    let mut dice = Dice(11);
    let files = pages();
    let (mut read, mut written) = (0, 0);
    for n in 0..900 {
        let whole = &files[n % 3];
        let mut file = whole.clone();
        // Mostly what stands behind the objects: there it is told where they are.
        let from = if n % 4 == 0 { 0 } else { whole.len() * 3 / 4 };
        for _ in 0..=dice.below(3) {
            let at = from + dice.below(file.len() - from);
            match dice.below(4) {
                0 => file[at] = b'0' + dice.below(10) as u8,
                1 => file[at] = dice.below(256) as u8,
                2 => drop(file.drain(at..(at + dice.below(9)).min(file.len()))),
                _ => drop(file.splice(at..at, *b"<</Prev 9>>")),
            }
        }
        let taken = match gouji_intake::take(file.clone()) {
            Ok(taken) => taken,
            Err(_) => continue,
        };
        let remarks = remarks_at(&taken.text, &mut dice);
        read += 1;
        match annotate(&file, &taken, &remarks, &Options::default()) {
            Ok(copy) => {
                written += 1;
                assert!(copy.bytes.starts_with(&file));
                // What is broken is repaired by whoever reads it, in one way or another.
                drop(gouji_intake::take(copy.bytes));
            }
            Err(fault) => assert!(fault.message().zh.contains('请')),
        }
    }
    assert!(read > 450 && written > 100, "{read} were read, {written} written");
}
