//! Every export of one made-up report, read back as its reader would.

use crate::common;
use gouji_report::words::{self, Lang};
use gouji_report::{SourceText, csv, json, markdown, sarif, terminal, unreadable};
use serde_json::Value;

#[test]
fn json_keeps_to_its_schema_with_and_without_the_lists() {
    let text = common::text();
    for (figures, relations) in [(true, true), (true, false), (false, true), (false, false)] {
        let mut report = common::report(&text);
        json::Lists { figures, relations }.trim(&mut report);
        let line = json::line(&report);
        assert!(!line.contains('\n'));
        common::assert_valid(&line);
        common::assert_valid(&json::pretty(&report));
        let value: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(value.get("figures").is_some(), figures);
        assert_eq!(value["suspects"][0].get("figure").is_some(), figures);
        assert_eq!(value.get("relations").is_some(), relations);
        assert_eq!(value["findings"][0].get("relation").is_some(), relations);
    }
}

#[test]
fn json_of_every_unreadable_input_keeps_to_the_schema() {
    use unreadable::Reason;
    for reason in [
        Reason::Missing,
        Reason::Refused("x".into()),
        Reason::File(gouji_report::published::Message { zh: "加了密码。".into(), en: "Locked.".into() }),
        Reason::NoDocuments,
        Reason::NothingRecognised,
        Reason::TooLong(60 << 20),
        Reason::Fault,
    ] {
        let report = unreadable::report("a.txt", 0, &reason);
        common::assert_valid(&json::line(&report));
        assert_eq!(report.verdict, "unreadable");
        assert!(!report.findings[0].message.zh.is_empty() && !report.findings[0].message.en.is_empty());
    }
}

#[test]
fn what_is_longer_than_any_disclosure_is_refused_and_leaves_the_others_alone() {
    let rows = "目录\n".to_owned() + &"合计\t1.00\n".repeat(11);
    let long = "基本支出1.00万元，".repeat(150_000);
    let answers = gouji_report::check(&format!("{rows}目录\n{long}\n{rows}{rows}"), "x");
    let verdicts: Vec<bool> = answers.iter().map(|answer| answer.report.verdict == "unreadable").collect();
    assert_eq!(verdicts, [false, true, false]);
    let report = &answers[1].report;
    common::assert_valid(&json::line(report));
    assert!(report.findings[0].message.zh.contains("4 MB") && answers[1].range.0 == answers[1].range.1);
}

#[test]
fn the_core_s_answers_keep_to_the_schema() {
    for text in ["", "没有表的一段话。", &common::text()] {
        for answer in gouji_report::check(text, "x") {
            common::assert_valid(&json::line(&answer.report));
        }
    }
}

#[test]
fn sarif_tells_failures_with_places_fixes_and_passes() {
    let text = common::text();
    let report = common::report(&text);
    let source = SourceText::new(&text);
    let part = sarif::part(&report, &source, Some(3), Lang::Zh);
    let log = sarif::log(vec![part.clone(), part], Lang::Zh, 1);
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["artifacts"].as_array().map(Vec::len), Some(1), "one file, one artifact");
    let first = &run["results"][0];
    assert_eq!(
        (&first["ruleId"], &first["level"], &first["kind"]),
        (&"GJ102".into(), &"error".into(), &"fail".into())
    );
    let region = &first["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["byteOffset"], text.find("262.27").expect("the figure") + 3);
    assert_eq!(
        (&region["byteLength"], &region["startLine"], &region["startColumn"]),
        (&6.into(), &4.into(), &18.into())
    );
    assert_eq!(first["relatedLocations"].as_array().map(Vec::len), Some(2));
    let replacement = &first["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "226.27");
    for result in run["results"].as_array().expect("results") {
        let rule = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    }
    let passes: Vec<&Value> =
        run["results"].as_array().expect("results").iter().filter(|r| r["kind"] == "pass").collect();
    assert_eq!(passes.len(), 2, "one a report: the rule that holds somewhere");
    assert_eq!(passes[0]["ruleId"], "GJ103");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    assert!(!log.to_string().contains(&common::telephone()));
    assert!(!log.to_string().contains("[看](http"), "no link out of a document");
}

#[test]
fn sarif_fingerprints_stay_when_lines_move_and_differ_among_results() {
    let prints = |text: &str| -> Vec<String> {
        let report = common::report(text);
        let part = sarif::part(&report, &SourceText::new(text), None, Lang::En);
        let log = sarif::log(vec![part], Lang::En, 1);
        let results = log["runs"][0]["results"].as_array().expect("results").clone();
        results
            .iter()
            .filter_map(|r| r["partialFingerprints"]["gouji/v1"].as_str().map(str::to_owned))
            .collect()
    };
    let text = common::text();
    let before = prints(&text);
    assert_eq!(before, prints(&format!("\n\n{text}")));
    let distinct: std::collections::HashSet<_> = before.iter().collect();
    assert_eq!(distinct.len(), before.len());
}

#[test]
fn sarif_tells_what_could_not_be_read() {
    let report = unreadable::report("a.txt", 0, &unreadable::Reason::Missing);
    let part = sarif::part(&report, &SourceText::new(""), Some(0), Lang::En);
    let log = sarif::log(vec![part], Lang::En, 2);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!((&invocation["executionSuccessful"], &invocation["exitCode"]), (&false.into(), &2.into()));
    assert_eq!(invocation["toolExecutionNotifications"].as_array().map(Vec::len), Some(1));
}

#[test]
fn markdown_is_prose_that_keeps_the_document_s_markup_out() {
    let text = common::text();
    let report = common::report(&text);
    let page = markdown::report(&report, &SourceText::new(&text), Lang::Zh);
    assert!(
        page.starts_with("# 示例县档案馆 · 2026 年预算 · 1 张表\n\n**有 1 个数对不上，其余都对得上。**"),
        "{page}"
    );
    for expected in
        ["表3 总计 项目支出（第 4 行）", "数字颠倒", "861.44 ≠ 635.17 + 262.27，差 36.00", "\\[看\\](http"]
    {
        assert!(page.contains(expected), "{expected} in\n{page}");
    }
    assert!(!page.contains(&common::telephone()));
    let english = markdown::report(&report, &SourceText::new(&text), Lang::En);
    assert!(english.contains("**1 figure does not agree; all the others do.**"), "{english}");
}

#[test]
fn csv_has_a_row_for_every_figure() {
    let report = common::report(&common::text());
    let rows = csv::rows(&report);
    let lines: Vec<&str> = rows.lines().collect();
    assert_eq!(lines.len(), 4);
    let columns = csv::HEADER.trim_end().split(',').count();
    assert!(lines.iter().all(|line| line.split(',').count() == columns));
    assert!(lines[2].ends_with(",0,2,,226.27"), "{}", lines[2]);
}

#[test]
fn terminal_answers_first_and_underlines_the_figure() {
    let text = common::text();
    let report = common::report(&text);
    let layout = terminal::Layout { lang: Lang::Zh, width: 80, lists: json::Lists::default(), due: false };
    let shown = plain(&terminal::report(&report, &SourceText::new(&text), layout));
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines[3], "有 1 个数对不上，其余都对得上。");
    let at = lines.iter().position(|l| l.contains("总计  861.44")).expect("the line of the source");
    assert_eq!(lines[at], "    总计  861.44  635.17  262.27");
    assert_eq!(lines[at + 1], "                          ^^^^^^");
    for expected in ["疑为 226.27（数字颠倒）", "861.44 ≠ 635.17 + 262.27，差 36.00", "请留意", "供参考"]
    {
        assert!(shown.contains(expected), "{expected} in\n{shown}");
    }
    assert!(!shown.contains(&common::telephone()) && !shown.contains('\u{1b}'), "{shown}");
}

#[test]
fn terminal_lists_figures_and_relations_when_asked() {
    let text = common::text();
    let report = common::report(&text);
    let lists = json::Lists { figures: true, relations: true };
    let layout = terminal::Layout { lang: Lang::En, width: 80, lists, due: false };
    let shown = plain(&terminal::report(&report, &SourceText::new(&text), layout));
    for expected in ["Figures", "≠ 262.27", "Relations", "= GJ103"] {
        assert!(shown.contains(expected), "{expected} in\n{shown}");
    }
}

/// Without the styles that the terminal's caller strips where there is no terminal.
fn plain(styled: &str) -> String {
    let mut out = String::new();
    let mut rest = styled;
    while let Some(at) = rest.find("\u{1b}[") {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('m').map_or(rest.len(), |m| at + m + 1);
        rest = &rest[end..];
    }
    out + rest
}

#[test]
fn headlines_follow_the_rules_of_the_page() {
    let text = common::text();
    let sentence = |change: &dyn Fn(&mut gouji_report::published::Report)| {
        let mut report = common::report(&text);
        change(&mut report);
        words::headline(&report).zh
    };
    assert_eq!(sentence(&|_| ()), "有 1 个数对不上，其余都对得上。");
    assert_eq!(sentence(&|r| r.stories[0].decided = false), "有 2 处对不上，还不能断定错在哪个数。");
    let agree = |r: &mut gouji_report::published::Report| {
        r.relations.iter_mut().flatten().for_each(|x| x.verdict = gouji_report::Verdict::Exact);
        r.stories.clear();
        r.suspects.clear();
        r.findings.retain(|f| f.relation.is_none());
    };
    assert_eq!(sentence(&agree), "数字都对得上，另有 1 处请留意。");
    assert_eq!(
        sentence(&|r| {
            agree(r);
            r.findings.clear();
        }),
        "数字都对得上。"
    );
    let empty = |r: &mut gouji_report::published::Report| {
        (r.verdict, r.summary) = ("unreadable".into(), Default::default());
    };
    assert_eq!(sentence(&empty), "没有读出可以核对的数。");
    assert_eq!(sentence(&|r| json::Lists::default().trim(r)), "有 1 个数对不上，其余都对得上。");
}
