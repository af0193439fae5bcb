//! What a reader takes along: findings that were set aside, rows for a spreadsheet, a letter, the annotated document.

use crate::common;
use gouji_report::published::{Block, Cell, Reading, Report};
use gouji_report::suppressions::Suppressions;
use gouji_report::words::{self, Lang};
use gouji_report::{Answer, SourceText, csv, fingerprint, html, json, letter, markdown, sarif};

fn set_aside(report: &mut Report, which: &[usize], reason: &str) -> Suppressions {
    let mut suppressions = Suppressions::default();
    suppressions.set(which.iter().map(|&i| report.findings[i].fingerprint.as_str()), reason);
    suppressions.apply(report);
    suppressions
}

#[test]
fn a_fingerprint_lasts_while_the_trouble_does() {
    let text = common::text();
    let first = common::report(&text);
    let moved = common::report(&format!("　\n\n{text}"));
    let prints = |report: &Report| report.findings.iter().map(|f| f.fingerprint.clone()).collect::<Vec<_>>();
    assert_eq!(prints(&first), prints(&moved), "lines that move change nothing");
    let mut next = common::report(&text);
    next.disclosure.year = Some(2027);
    fingerprint::mark(&mut next);
    assert!(
        prints(&first).iter().zip(prints(&next)).all(|(a, b)| *a != b),
        "another year is another document"
    );
    let mut other = common::report(&text);
    other.findings[0].places[0].text = "262.72".into();
    fingerprint::mark(&mut other);
    assert_ne!(prints(&first)[0], prints(&other)[0], "another number is another finding");
    let mut twice = common::report(&text);
    twice.findings[3] = twice.findings[2].clone();
    fingerprint::mark(&mut twice);
    assert_ne!(twice.findings[2].fingerprint, twice.findings[3].fingerprint, "two alike are distinguished");
}

#[test]
fn what_is_set_aside_is_read_back_from_json_and_sarif() {
    let text = common::text();
    let mut report = common::report(&text);
    let suppressions = set_aside(&mut report, &[0, 2], "口径不同，已问过");
    common::assert_valid(&json::line(&report));
    assert_eq!(Suppressions::read(&json::pretty(&report)), Some(suppressions.clone()));
    assert_eq!(Suppressions::read(&format!("\u{feff}[{}]", json::line(&report))), Some(suppressions.clone()));
    let log = sarif::log(vec![sarif::part(&report, &SourceText::new(&text), None, Lang::Zh)], Lang::Zh, 1);
    assert_eq!(Suppressions::read(&log.to_string()), Some(suppressions));
    let results = log["runs"][0]["results"].as_array().expect("results");
    let failures: Vec<_> = results.iter().filter(|r| r["kind"] == "fail").collect();
    let suppressed = |i: usize| failures[i]["suppressions"].as_array().map(Vec::len);
    assert_eq!([suppressed(0), suppressed(1), suppressed(2)], [Some(1), Some(0), Some(1)]);
    assert_eq!(failures[0]["suppressions"][0]["justification"], "口径不同，已问过");
    for other in ["", "{}", "[1]", "表 1", "{\"findings\": 3}"] {
        assert_eq!(Suppressions::read(other), None, "{other}");
    }
}

#[test]
fn a_reason_holds_no_private_number() {
    let text = common::text();
    let mut report = common::report(&text);
    let suppressions = set_aside(&mut report, &[0], &format!("问过 {}", common::telephone()));
    assert_eq!(suppressions.reason(&report.findings[0].fingerprint), Some("问过 100****0001"));
}

#[test]
fn the_headline_counts_apart_what_is_set_aside() {
    let text = common::text();
    let mut report = common::report(&text);
    set_aside(&mut report, &[0, 1], "");
    assert_eq!(words::headline(&report).zh, "其余数字都对得上，另有 1 处请留意；有 1 处已由读者核实。");
    assert_eq!(words::Counts::of(&report).aside, 1, "a story counts once");
    set_aside(&mut report, &[0], "");
    assert!(words::headline(&report).zh.starts_with("有 1 个数对不上"), "half a story is still reported");
    let page = markdown::report(&report, &SourceText::new(&text), Lang::Zh);
    assert!(page.contains("## 已核实，不是错误\n\n- **GJ102**"), "{page}");
}

#[test]
fn findings_are_rows_with_their_places() {
    let text = common::text();
    let mut report = common::report(&text);
    set_aside(&mut report, &[2], "=1+1，\"问过\"");
    let rows = csv::findings::rows(&report, &SourceText::new(&text), Lang::Zh);
    let lines: Vec<&str> = rows.lines().collect();
    assert_eq!(lines.len(), 4);
    let columns = csv::findings::HEADER.trim_end().split(',').count();
    assert_eq!(lines[0].split(',').count(), columns);
    assert!(lines[0].contains("表3 总计 项目支出（第 4 行）,262.27,226.27,36.00"), "{}", lines[0]);
    assert!(lines[2].contains(",是,\"'=1+1，\"\"问过\"\"\","), "{}", lines[2]);
}

#[test]
fn the_letter_names_places_and_accuses_nobody() {
    let text = common::text();
    let mut report = common::report(&text);
    let letter = letter::letter(&report, &SourceText::new(&text));
    for part in [
        "示例县档案馆：",
        "表3 总计 项目支出（第 4 行）",
        "疑为 226.27",
        "正文 项目支出（第 5 行）",
        "敬请",
        "署名",
    ] {
        assert!(letter.contains(part), "{part} is in:\n{letter}");
    }
    for never in ["错误", "！", &common::telephone()] {
        assert!(!letter.contains(never), "{never} is not in:\n{letter}");
    }
    set_aside(&mut report, &[0, 1, 2], "");
    let letter = letter::letter(&report, &SourceText::new(&text));
    assert!(
        !letter.contains("262.27") && letter.contains("都对得上") && !letter.contains("核实"),
        "{letter}"
    );
}

fn answer(text: &str) -> Answer {
    let end = text.find('\n').unwrap_or(text.len()) as u32;
    let report = common::report(text);
    let cell = |start: u32, end: u32| Cell {
        start,
        end,
        text: text[start as usize..end as usize].into(),
        colspan: 1,
        rowspan: 2,
    };
    let figures = report.figures.iter().flatten().take(3);
    let row = figures.map(|f| cell(f.start, f.end)).collect();
    let table = Block::Table {
        title: Some("支出<表>".into()),
        form: None,
        number: None,
        captions: vec![],
        header_rows: 0,
        rows: vec![row],
    };
    let rest = text.find("项目支出 226").expect("the sentence") as u32;
    let blocks = vec![
        Block::Heading { level: 1, text: String::new(), spans: vec![(0, end)] },
        table,
        Block::Paragraph { spans: vec![(rest, text.len() as u32)] },
    ];
    Answer { report, reading: Reading { blocks, contents: (0, 0) }, range: (0, text.len() as u32) }
}

#[test]
fn the_annotated_document_stands_alone() {
    let text = common::text();
    let page = html::page(&answer(&text), &SourceText::new(&text), Lang::Zh);
    for part in [
        "<h1>有 1 个数对不上，其余都对得上。</h1>",
        "<a class=\"f bad suspect\" id=\"f2\" href=\"#s0\" title=\"表3 总计 项目支出\">262.27</a>",
        "<a href=\"#f2\">表3 总计 项目支出（第 4 行）</a>",
        "<td rowspan=\"2\" class=\"n\">",
        "支出&lt;表&gt;",
        "100****0001",
    ] {
        assert!(page.contains(part), "{part} is in:\n{page}");
    }
    for never in ["<script", "src=", "@import", "url(", "\u{1b}", &common::telephone()] {
        assert!(!page.contains(never), "{never} is not in:\n{page}");
    }
    let mut answer = answer(&text);
    set_aside(&mut answer.report, &[0, 1], "对过账");
    let page = html::page(&answer, &SourceText::new(&text), Lang::En);
    assert!(page.contains("<html lang=\"en\">") && page.contains("对过账"));
    assert!(!page.contains("f bad suspect"), "what is set aside is not pointed at");
}
