//! Word files given back: the comment stands at the figure, nothing else has changed, and what is accepted checks clean.

use crate::common::*;
use gouji_annotate::{Annotated, Options, Remark, annotate};
use gouji_samples::files::{docx, docx_numbered, docx_of};

const DOCUMENT: &str = "word/document.xml";
const CORRECTED: Options = Options { corrections: true, date: None };

fn annotated(file: &[u8], remarks: &[Remark], options: &Options) -> Annotated {
    annotate(file, &take(file), remarks, options).expect("an annotated file")
}

/// The bytes of the main part between the beginning and the end of a comment.
fn between(document: &str, id: u32) -> std::ops::Range<usize> {
    let start = format!("<w:commentRangeStart w:id=\"{id}\"/>");
    let end = format!("<w:commentRangeEnd w:id=\"{id}\"/>");
    let from = document.find(&start).expect("a beginning") + start.len();
    from..document.find(&end).expect("an end")
}

/// What stands between tags.
fn said(markup: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in markup.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn every_comment_stands_at_its_figure_and_no_text_changes() {
    let mut seen = 0;
    for seed in 0..6 {
        let text = planted(seed, 4);
        for file in [docx(&text), docx_numbered(&text)] {
            let taken = take(&file);
            let remarks = remarks(&taken);
            assert!(!remarks.is_empty());
            let copy = annotated(&file, &remarks, &Options::default());
            let after = take(&copy.bytes);
            assert_eq!(after.text, taken.text);
            assert_eq!(after.origins, taken.origins);
            let document = part(&copy.bytes, DOCUMENT);
            for (id, remark) in (0..).zip(&remarks) {
                let Some((start, end)) = remark.span else { continue };
                let range = between(&document, id);
                assert_eq!(said(&document[range.clone()]), taken.text[start as usize..end as usize]);
                for piece in after.written(start..end) {
                    assert!(range.start <= piece.start && piece.end <= range.end, "{remark:?}");
                }
                seen += 1;
            }
            same_but(&file, &copy.bytes, &[DOCUMENT, "[Content_Types].xml", "word/_rels/document.xml.rels"]);
            assert_eq!(copy, annotated(&file, &remarks, &Options::default()));
        }
    }
    assert!(seen > 40, "{seen} comments were looked at");
}

#[test]
fn what_is_accepted_checks_clean_and_what_is_rejected_is_as_it_was() {
    let (mut corrected, mut clean) = (0, 0);
    for seed in 0..8 {
        let file = docx(&planted(seed, 2));
        let taken = take(&file);
        let remarks = remarks(&taken);
        let copy = annotated(&file, &remarks, &CORRECTED);
        corrected += copy.corrected;
        let repaired = reports(&take(&copy.bytes));
        let stated = |all: &[Remark]| all.iter().filter(|r| r.correction.is_some()).count();
        assert_eq!(copy.corrected, stated(&remarks));
        let before = reports(&taken);
        let decided = |reports: &[gouji_report::published::Report]| -> Vec<String> {
            let stories = |r: &gouji_report::published::Report| -> Vec<String> {
                r.stories.iter().filter(|s| s.decided).map(|s| s.headline.zh.clone()).collect()
            };
            reports.iter().flat_map(stories).collect()
        };
        let after = decided(&repaired);
        for (story, remark) in decided(&before).iter().zip(remarks.iter().filter(|r| r.correction.is_some()))
        {
            assert!(!after.contains(story), "{story} is still told: {remark:?}");
        }
        if before.iter().flat_map(|report| &report.stories).all(|story| story.decided)
            && remarks.iter().all(|r| r.correction.is_some() || r.level != gouji_annotate::Level::Error)
        {
            let errors =
                repaired.iter().flat_map(|report| &report.findings).filter(|f| f.severity == "error");
            assert_eq!(errors.count(), 0, "seed {seed}");
            clean += 1;
        }
        let document = part(&copy.bytes, DOCUMENT);
        assert_eq!(rejected(&document), said(&part(&file, DOCUMENT)));
    }
    assert!(corrected >= 8 && clean >= 4, "{corrected} corrections were made, {clean} files are clean");
}

/// What the main part says once every change is rejected.
fn rejected(document: &str) -> String {
    let mut out = String::new();
    let mut rest = document;
    while let Some(at) = rest.find("<w:ins ") {
        out += &rest[..at];
        rest = &rest[at..];
        rest = &rest[rest.find("</w:ins>").expect("an end") + "</w:ins>".len()..];
    }
    said(&(out + rest))
}

#[test]
fn runs_are_parted_with_their_properties_and_blanks_are_kept() {
    let run = |text: &str| format!("<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>{text}</w:r>");
    let body = format!(
        "<w:p>{}{}</w:p>",
        run("<w:tab/><w:t>支出 12.</w:t>"),
        run("<w:t>30</w:t><w:t xml:space=\"preserve\"> &amp; 万元</w:t><w:br/>")
    );
    let file = docx_of(&body, &[]);
    let taken = take(&file);
    let at = taken.text.find("12.30").expect("a figure") as u32;
    let of = |span, correction: Option<&str>| Remark {
        span: Some(span),
        level: gouji_annotate::Level::Error,
        headline: "甲 < 乙".into(),
        details: Vec::new(),
        sides: Vec::new(),
        correction: correction.map(str::to_owned),
        rules: Vec::new(),
        findings: Vec::new(),
    };
    let remarks = [of((at, at + 5), Some("13.20")), of((at, at + 5), Some("1.00")), of((0, 6), None)];
    let copy =
        annotated(&file, &remarks, &Options { corrections: true, date: Some("2026-03-01T08:00:00Z".into()) });
    assert_eq!((copy.placed, copy.corrected), (3, 1));
    let document = part(&copy.bytes, DOCUMENT);
    let run = |text: &str| format!("<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>{text}</w:r>");
    let end =
        |id: u32| format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>");
    let signed = |id: u32| format!("w:id=\"{id}\" w:author=\"勾稽\" w:date=\"2026-03-01T08:00:00Z\"");
    let expected = [
        "<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:tab/></w:r><w:commentRangeStart w:id=\"2\"/>"
            .to_owned(),
        run("<w:t xml:space=\"preserve\">支出</w:t>"),
        end(2),
        run("<w:t xml:space=\"preserve\"> </w:t>"),
        "<w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"1\"/>".to_owned(),
        format!("<w:del {}>{}</w:del>", signed(3), run("<w:delText xml:space=\"preserve\">12.</w:delText>")),
        format!("<w:del {}>{}</w:del>", signed(4), run("<w:delText xml:space=\"preserve\">30</w:delText>")),
        format!("<w:ins {}><w:r><w:rPr><w:b/></w:rPr><w:t>13.20</w:t></w:r></w:ins>", signed(5)),
        end(0),
        end(1),
        run("<w:t xml:space=\"preserve\"> &amp; 万元</w:t><w:br/>"),
        "</w:p>".to_owned(),
    ];
    let body =
        &document[document.find("<w:p>").expect("a paragraph")..document.find("</w:body>").expect("an end")];
    assert_eq!(body.replace("<w:t>支出</w:t>", "<w:t xml:space=\"preserve\">支出</w:t>"), expected.concat());
    assert!(part(&copy.bytes, "word/comments.xml").contains("甲 &lt; 乙"));
}

#[test]
fn comments_that_were_there_stay_and_their_numbers_are_not_used_again() {
    let body = "<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>支出 1.00 万元</w:t></w:r><w:commentRangeEnd w:id=\"7\"/></w:p>";
    let old = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"7\" w:author=\"某\"><w:p/></w:comment></w:comments>";
    let file = docx_of(body, &[("comments.xml", old)]);
    let taken = take(&file);
    let remark = Remark {
        span: None,
        level: gouji_annotate::Level::Note,
        headline: "关于全文".into(),
        details: Vec::new(),
        sides: Vec::new(),
        correction: None,
        rules: Vec::new(),
        findings: Vec::new(),
    };
    let copy = annotated(&file, &[remark], &CORRECTED);
    assert_eq!((copy.placed, copy.unplaced), (0, 1));
    let comments = part(&copy.bytes, "word/comments.xml");
    assert!(
        comments.starts_with(&old[..old.len() - "</w:comments>".len()]) && comments.contains("w:id=\"8\"")
    );
    assert_eq!(take(&copy.bytes).text, taken.text);
    same_but(&file, &copy.bytes, &[DOCUMENT, "word/comments.xml"]);
}

#[test]
fn empty_cells_and_text_boxes_have_their_comments() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let table = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell(&p("科目")),
        cell(&p("合计")),
        cell(&p("基本")),
        cell(&p("甲")),
        cell("<w:p w:rsidR=\"2\"/>"),
        cell("<w:p><w:pPr/></w:p>")
    );
    let boxed = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框 3.00</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>";
    let file = docx_of(&format!("{table}{boxed}"), &[]);
    let taken = take(&file);
    let blank = taken.text.find("甲\t").expect("a row") as u32 + "甲\t".len() as u32;
    let three = taken.text.find("3.00").expect("a figure") as u32;
    let of = |span, correction: Option<&str>| Remark {
        span: Some(span),
        level: gouji_annotate::Level::Error,
        headline: "缺".into(),
        details: Vec::new(),
        sides: Vec::new(),
        correction: correction.map(str::to_owned),
        rules: Vec::new(),
        findings: Vec::new(),
    };
    let remarks = [
        of((blank, blank), Some("5.00")),
        of((blank + 1, blank + 1), None),
        of((three, three + 4), Some("4.00")),
    ];
    let copy = annotated(&file, &remarks, &CORRECTED);
    assert_eq!((copy.placed, copy.corrected), (3, 1));
    let document = part(&copy.bytes, DOCUMENT);
    assert!(document.contains("<w:p w:rsidR=\"2\"><w:commentRangeStart w:id=\"0\"/><w:ins "), "{document}");
    assert!(document.contains("<w:pPr/><w:commentRangeStart w:id=\"1\"/><w:commentRangeEnd w:id=\"1\"/>"));
    assert!(document.contains("<w:p><w:commentRangeStart w:id=\"2\"/><w:r><w:pict>"));
    assert!(take(&copy.bytes).text.contains("甲\t5.00"));
}
