//! PDF files given back: the file's own bytes first, a highlight at every figure that is spoken of, and the same text.

#![allow(clippy::disallowed_types, reason = "places on a page; no money")]

use crate::common::pdf::*;
use crate::common::*;
use gouji_annotate::{Annotated, Fault, Level, Options, Remark, annotate};
use gouji_intake::Taken;
use gouji_intake::pdf::{Drawing, File};
use gouji_samples::files::{Font, PdfFile, pdf, shown};

fn annotated(file: &[u8], taken: &Taken, remarks: &[Remark]) -> Annotated {
    let copy = annotate(file, taken, remarks, &Options::default()).expect("an annotated file");
    assert!(copy.bytes.starts_with(file), "the file's own bytes come first");
    assert_eq!(copy, annotate(file, taken, remarks, &Options::default()).expect("a copy"));
    let after = take(&copy.bytes);
    assert_eq!(after.text, taken.text);
    assert_eq!(after.origins, taken.origins);
    let windows = of_kind(&copy.bytes, "Popup").len();
    let notes: Vec<Found> =
        annotations(&copy.bytes).into_iter().filter(|found| found.name.starts_with("gouji-")).collect();
    assert_eq!(windows, notes.len());
    assert!(notes.iter().all(|note| note.looks && !note.contents.is_empty()));
    copy
}

fn remark(span: Option<(u32, u32)>, headline: &str) -> Remark {
    Remark {
        span,
        level: Level::Error,
        headline: headline.into(),
        details: Vec::new(),
        sides: Vec::new(),
        correction: None,
        rules: Vec::new(),
        findings: Vec::new(),
    }
}

/// A remark on the first place where the text says something.
fn on(taken: &Taken, what: &str) -> Remark {
    let at = taken.text.find(what).unwrap_or_else(|| panic!("{what} in {}", taken.text)) as u32;
    remark(Some((at, at + what.len() as u32)), what)
}

/// The box of what is highlighted as the page is read, one for each line.
fn boxes(taken: &Taken, found: &Found) -> Vec<[f32; 4]> {
    let [a, b, c, d, e, f] = taken.frames[found.page as usize - 1];
    let by = a * d - b * c;
    let quads = found.quads.chunks_exact(8).map(|quad| {
        let back = |point: &[f32]| {
            let (x, y) = (f64::from(point[0]) - e, f64::from(point[1]) - f);
            (((d * x - c * y) / by) as f32, ((a * y - b * x) / by) as f32)
        };
        let (upper_left, lower_right) = (back(&quad[..2]), back(&quad[6..]));
        [upper_left.0, upper_left.1, lower_right.0, lower_right.1]
    });
    quads.collect()
}

/// The numbers that stand in a box, as a page that is drawn tells them.
fn numbers_in(drawing: &Drawing<'_>, page: u32, area: [f32; 4]) -> Vec<String> {
    let drawn = drawing.page(page).expect("a page");
    let inside = |r: &[f32; 4]| {
        let (x, y) = ((r[0] + r[2]) / 2.0, (r[1] + r[3]) / 2.0);
        (area[0]..area[2]).contains(&x) && (area[1]..area[3]).contains(&y)
    };
    drawn.numbers.into_iter().filter(|(_, r)| inside(r)).map(|(number, _)| number).collect()
}

#[test]
fn every_highlight_covers_its_figure_and_no_text_changes() {
    let mut seen = 0;
    for (seed, font) in [(0, Font::ToUnicode), (1, Font::Predefined), (2, Font::ToUnicode)] {
        let file = pdf(&planted(seed, 4), font);
        let taken = take(&file);
        let remarks = remarks(&taken);
        let copy = annotated(&file, &taken, &remarks);
        assert_eq!(copy.placed + copy.unplaced, remarks.len());
        let opened = File::open(copy.bytes.clone()).expect("the copy");
        let drawing = Drawing::of(&opened);
        let highlights = of_kind(&copy.bytes, "Highlight");
        for remark in remarks.iter().filter(|remark| remark.span.is_some()) {
            let (start, end) = remark.span.expect("a place");
            let figure = &taken.text[start as usize..end as usize];
            let stated = remark.lines().join("\n");
            let here: Vec<&Found> = highlights.iter().filter(|found| found.contents == stated).collect();
            assert!(!here.is_empty(), "{stated}");
            let plain = |c: char| c.is_ascii_digit() || ",.-%".contains(c);
            if figure.is_empty() || !figure.chars().all(plain) {
                continue;
            }
            let found = |found: &&Found| {
                boxes(&taken, found).iter().flat_map(|area| numbers_in(&drawing, found.page, *area)).collect()
            };
            let numbers: Vec<String> = here.iter().map(found).collect();
            assert!(numbers.iter().any(|number| number == figure), "{figure} is not {numbers:?}");
            seen += 1;
        }
    }
    assert!(seen > 12, "{seen} figures were looked at");
}

/// A page with three figures in the middle of a line.
fn content() -> String {
    shown("本年支出合计 12.30 万元，", 60, 300, 10) + &shown("其中 4.50 万元", 60, 280, 10)
}

#[test]
fn whatever_form_a_file_has_its_update_has_too() {
    let mut sizes = Vec::new();
    for form in FORMS {
        for page in
            ["", "/Annots[]", "/Annots [ 30 0 R % ]\n]", "/Annots 31 0 R", "/Annots 32 0 R", "/Annots 9 0 R"]
        {
            let file = PdfFile { page, ..PdfFile::default() }.packed(&[content(), content()]);
            let mut parts = objects(&file);
            let link = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Contents(])>>";
            parts.push((30, link.into()));
            parts.push((31, "[ 30 0 R ]".into()));
            parts.push((32, "null".into()));
            let file = written(&parts, form, "/Info 30 0 R/ID[<01ff>(x)]");
            let taken = take(&file);
            let copy = annotated(&file, &taken, &[on(&taken, "12.30"), remark(None, "全文")]);
            assert_eq!((copy.placed, copy.unplaced), (1, 1));
            let found = annotations(&copy.bytes);
            let kinds: Vec<&str> =
                found.iter().filter(|a| a.page == 1).map(|found| found.kind.as_str()).collect();
            let added = ["Highlight", "Popup", "Text", "Popup"];
            let links = usize::from(page.contains("30") || page.contains("31"));
            assert_eq!(kinds[..links], ["Link"][..links], "{form:?} {page}");
            assert_eq!(kinds[links..], added, "{form:?} {page}");
            let more = String::from_utf8_lossy(&copy.bytes[file.len()..]).into_owned();
            assert_eq!(more.contains("/Type/XRef"), form == Form::Stream);
            assert_eq!(more.contains("\ntrailer"), form != Form::Stream);
            assert!(more.contains("/Prev ") && more.contains("/Info 30 0 R/ID[<01ff><"), "{more}");
            // The catalogue and the font are as they were: only the page, or its list, is written again.
            assert!(!more.contains("/Catalog") && !more.contains("/Contents 13"), "{more}");
            sizes.push(copy.bytes.len() - file.len());
        }
    }
    assert!(sizes.iter().all(|size| *size < 4_000), "{sizes:?}");
}

#[test]
fn a_copy_can_be_annotated_again() {
    let file = PdfFile::default().packed(&[content()]);
    let taken = take(&file);
    let first = annotated(&file, &taken, &[on(&taken, "12.30")]);
    let second = annotated(&first.bytes, &taken, &[on(&taken, "4.50")]);
    let found = of_kind(&second.bytes, "Highlight");
    let stated: Vec<&str> = found.iter().map(|found| found.contents.as_str()).collect();
    assert_eq!(stated, ["12.30", "4.50"]);
    assert_ne!(found[0].name, found[1].name);
    let none = annotate(&file, &taken, &[], &Options::default()).expect("a copy");
    assert_eq!(none.bytes, file);
    let dated = Options { corrections: true, date: Some("2026-03-01T08:00:00Z".into()) };
    let dated = annotate(&file, &taken, &[on(&taken, "4.50")], &dated).expect("a copy");
    assert!(String::from_utf8_lossy(&dated.bytes).contains("/M(D:20260301080000Z)"));
    assert_eq!(dated.corrected, 0);
}

#[test]
fn turned_and_cut_pages_are_marked_where_the_figure_stands() {
    for turn in [0, 90, 180, 270] {
        for cut in ["", "/CropBox[40 30 280 390]"] {
            let page = format!("{cut}/Rotate {turn}");
            let file = PdfFile { page: &page, ..PdfFile::default() }.packed(&[content()]);
            // What pages inherit stands in their list.
            let mut parts = objects(&file);
            for (number, object) in &mut parts {
                let text = String::from_utf8_lossy(object).into_owned();
                match number {
                    2 => {
                        *object =
                            text.replace("/Count", &format!("/MediaBox[0 0 300 400]{page}/Count")).into()
                    }
                    10 => *object = text.replace("/MediaBox[0 0 300 400]", "").replace(&page, "").into(),
                    _ => {}
                }
            }
            for file in [file, written(&parts, Form::Stream, "")] {
                let taken = take(&file);
                let copy = annotated(&file, &taken, &[on(&taken, "4.50")]);
                let [found] = &of_kind(&copy.bytes, "Highlight")[..] else { panic!("one highlight") };
                // In the page's own coordinates: behind 其中 and a blank, four digits of half a width.
                let edges = |n: usize| found.quads.iter().skip(n).step_by(2).copied();
                let [left, right] = [edges(0).fold(f32::MAX, f32::min), edges(0).fold(f32::MIN, f32::max)];
                let [low, high] = [edges(1).fold(f32::MAX, f32::min), edges(1).fold(f32::MIN, f32::max)];
                let near = |a: f32, b: f32| (a - b).abs() < 0.1;
                assert!(near(left, 85.0) && near(right, 105.0), "{page}: {:?}", found.quads);
                assert!(near(low, 278.4) && near(high, 288.4), "{page}: {:?}", found.quads);
                assert!(near(found.rect[0], left) && near(found.rect[3], high));
            }
        }
    }
}

#[test]
fn figures_over_two_lines_and_blank_cells_have_their_boxes() {
    let lines = shown("一般公共预算拨款收入为本年收入的主要部分一百二十三", 20, 300, 10)
        + &shown("万元，其中基本支出十二万元。", 20, 285, 10);
    let file = PdfFile::default().packed(&[lines]);
    let taken = take(&file);
    let copy = annotated(&file, &taken, &[on(&taken, "一百二十三万元")]);
    let [found] = &of_kind(&copy.bytes, "Highlight")[..] else { panic!("one highlight") };
    let [first, second] = boxes(&taken, found)[..] else { panic!("{:?}", found.quads) };
    assert!((first[2] - first[0] - 50.0).abs() < 0.1 && (second[2] - second[0] - 20.0).abs() < 0.1);
    let cell = |x: u32, y: u32| format!("0.5 w {x} {y} 80 20 re S\n");
    let grid: String =
        [20, 100, 180].iter().flat_map(|x| [300, 320, 340].map(|y| cell(*x, y))).collect::<String>();
    let said = shown("科目", 25, 345, 10) + &shown("合计", 105, 345, 10) + &shown("基本", 185, 345, 10);
    let rows = shown("甲", 25, 325, 10) + &shown("乙", 25, 305, 10) + &shown("1.00", 185, 305, 10);
    let file = PdfFile::default().packed(&[grid + &said + &rows]);
    let taken = take(&file);
    let blank = taken.text.find("甲\t").expect("a row") as u32 + "甲\t".len() as u32;
    let copy = annotated(&file, &taken, &[remark(Some((blank, blank)), "缺")]);
    let [found] = &of_kind(&copy.bytes, "Highlight")[..] else { panic!("one highlight") };
    let [area] = boxes(&taken, found)[..] else { panic!("{:?}", found.quads) };
    assert!((area[2] - area[0] - 80.0).abs() < 1.0 && (area[3] - area[1] - 20.0).abs() < 1.0, "{area:?}");
}

#[test]
fn what_cannot_be_gone_on_with_is_refused_with_what_to_do() {
    let file = PdfFile::default().packed(&[content()]);
    let start = file.windows(9).rposition(|window| window == b"startxref").expect("an end");
    let mut moved = file.clone();
    moved.splice(0..0, *b"%\n");
    let replaced = |from: &str, to: &str| {
        assert_eq!(from.len(), to.len());
        let mut out = file.clone();
        let at = file.windows(from.len()).rposition(|w| w == from.as_bytes()).expect(from);
        out[at..at + from.len()].copy_from_slice(to.as_bytes());
        out
    };
    let damaged = [
        ("cut off", file[..start].to_vec()),
        ("another table", replaced("\nxref\n", "\nxxxf\n")),
        ("moved", moved),
        ("no end of the table", replaced("trailer", "trailor")),
        ("list of no kind", PdfFile { page: "/Annots(x)", ..PdfFile::default() }.packed(&[content()])),
        (
            "list that is nowhere",
            PdfFile { page: "/Annots 99 0 R", ..PdfFile::default() }.packed(&[content()]),
        ),
        (
            "earlier part that is nowhere",
            PdfFile { trailer: "/Prev 7", ..PdfFile::default() }.packed(&[content()]),
        ),
    ];
    for (what, file) in damaged {
        let Ok(taken) = gouji_intake::take(file.clone()) else { panic!("{what} is read") };
        let refused = annotate(&file, &taken, &[on(&taken, "12.30")], &Options::default());
        assert_eq!(refused, Err(Fault::Damaged), "{what}");
    }
    let locked = PdfFile { trailer: "/Encrypt<</Filter/Standard/V 9>>", ..PdfFile::default() };
    let refused = annotate(
        &locked.packed(&[content()]),
        &take(&file),
        &[on(&take(&file), "12.30")],
        &Options::default(),
    );
    assert_eq!(refused, Err(Fault::Locked));
    for fault in [Fault::Damaged, Fault::Locked] {
        let message = fault.message();
        assert!(message.zh.contains('请') && message.en.contains("Please"), "{message:?}");
    }
}
