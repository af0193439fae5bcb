//! Any text at all gives reports whose offsets fit it and whose exports can be read; nothing panics.
//! Texts are mixed from what documents are made of, so that tables and sentences arise now and then.

use crate::common;
use gouji_report::published::{Block, Report};
use gouji_report::words::Lang;
use gouji_report::{SourceText, check, csv, json, markdown, sarif, terminal};
use proptest::prelude::*;

const PIECES: &[&str] = &[
    "\t",
    "\t",
    "\n",
    "\n",
    "\r\n",
    " ",
    "\u{3000}",
    "\u{a0}",
    "总计",
    "合计",
    "基本支出",
    "项目支出",
    "人员经费",
    "公用经费",
    "预算数",
    "科目编码",
    "功能分类科目名称",
    "201",
    "20101",
    "2010101",
    "301",
    "30101",
    "一般公共服务支出",
    "12.30",
    "4.10",
    "8.20",
    "0.00",
    "1,234.50",
    "-3.00",
    "１２．３０",
    "99999999999999999999.99",
    "100.00%",
    "占",
    "比上年",
    "增加",
    "下降",
    "万元",
    "表3",
    "支出总体情况表",
    "收支总体情况表",
    "一般公共预算支出情况表",
    "编制部门：示例县档案馆",
    "单位：万元",
    "2026年",
    "第二部分",
    "目录",
    "绩效目标表",
    "一、",
    "（一）",
    "其中：",
    "小计",
    "。",
    "，",
    "<b>",
    "</b>",
    "**",
    "# ",
    "|",
    "※",
    "$40 \\times 0.3$",
    "\u{feff}",
    "\u{202e}",
    "\u{1b}[31m",
    "\u{0}",
    "😀",
    "é",
    "本年收入",
    "收入总计",
    "支出总计",
    "因公出国（境）费",
    "\"",
    "=1+1",
];

fn documents() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => (0_u64..100_000).prop_map(|n| format!("{}.{:02}", n / 100, n % 100)),
    ];
    prop::collection::vec(piece, 0..160).prop_map(|pieces| pieces.concat())
}

fn fits(text: &str, start: u32, end: u32) -> bool {
    start <= end && text.get(start as usize..end as usize).is_some()
}

fn assert_fits(text: &str, report: &Report) {
    let mut spans: Vec<(u32, u32)> = report.disclosure.forms.iter().map(|f| (f.start, f.end)).collect();
    spans.extend(report.findings.iter().flat_map(|f| &f.places).map(|p| (p.start, p.end)));
    spans.extend(report.suspects.iter().map(|s| (s.start, s.end)));
    spans.extend(report.figures.iter().flatten().map(|f| (f.start, f.end)));
    for (start, end) in spans {
        assert!(fits(text, start, end), "{start}..{end} of {} bytes", text.len());
    }
    let figures = report.figures.as_deref().unwrap_or_default().len() as u32;
    let relations = report.relations.as_deref().unwrap_or_default();
    assert!(relations.iter().flat_map(|r| &r.figures).all(|&f| f < figures));
    assert!(relations.iter().all(|r| r.figures.len() == r.signs.len()));
    assert!(report.findings.iter().filter_map(|f| f.story).all(|s| (s as usize) < report.stories.len()));
    assert!(report.stories.iter().flat_map(|s| &s.suspects).all(|&s| (s as usize) < report.suspects.len()));
    let s = &report.summary;
    assert_eq!(s.figures, s.checked + s.unchecked);
    assert_eq!(s.relations, s.exact + s.rounding + s.inconsistent);
}

fn assert_block_fits(text: &str, block: &Block) {
    let spans: Vec<(u32, u32)> = match block {
        Block::Heading { spans, .. } | Block::Paragraph { spans } => spans.clone(),
        Block::Table { rows, .. } => rows.iter().flatten().map(|c| (c.start, c.end)).collect(),
    };
    for (start, end) in spans {
        assert!(fits(text, start, end), "{start}..{end} of {} bytes", text.len());
    }
}

fn assert_exports(text: &str, report: &Report) {
    let source = SourceText::new(text);
    let lists = json::Lists { figures: true, relations: true };
    for lang in [Lang::Zh, Lang::En] {
        let shown = terminal::report(report, &source, terminal::Layout { lang, width: 72, lists, due: true });
        assert!(!shown.contains('\u{202e}') && !shown.contains('\0'));
        assert!(!markdown::report(report, &source, lang).is_empty());
        let log = sarif::log(vec![sarif::part(report, &source, Some(0), lang)], lang, 0);
        assert!(log["runs"][0]["results"].is_array());
    }
    csv::rows(report);
    common::assert_valid(&json::line(report));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_reports_that_fit_it(text in documents()) {
        let answers = check(&text, "任意.txt");
        prop_assert!(!answers.is_empty());
        for answer in answers {
            prop_assert!(fits(&text, answer.range.0, answer.range.1));
            assert_fits(&text, &answer.report);
            answer.reading.blocks.iter().for_each(|block| assert_block_fits(&text, block));
            assert_exports(&text, &answer.report);
        }
    }

    #[test]
    fn a_private_number_never_comes_out(before in documents(), after in documents()) {
        let text = format!("{before}电话{}。{after}", common::telephone());
        for answer in check(&text, "任意.txt") {
            let out = serde_json::to_string(&answer).expect("JSON");
            prop_assert!(!out.contains(&common::telephone()));
        }
    }
}
