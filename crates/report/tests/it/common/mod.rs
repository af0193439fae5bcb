//! A made-up report: one transposed figure in a small disclosure, a warning, a note, and a telephone number.
//! Everything is stated in the published shape, so that the exports are tested without the core's judgement.

use gouji_report::json;
use gouji_report::published::*;
use gouji_report::{Law, Reason, Role, Slip, Verdict};
use serde_json::Value;
use std::sync::LazyLock;

/// The document: the planted figure is 262.27, which should be 226.27.
pub fn text() -> String {
    format!(
        "示例县档案馆2026年部门预算\n表3 支出总体情况表\n科目\t合计\t基本支出\t项目支出\n总计\t861.44\t635.17\t262.27\n\
         项目支出 226.27 万元。联系人电话{}。\n截至2024年底，另有[说明](http://example.invalid) <b>|\u{1b}[31m\n",
        telephone()
    )
}

/// Eleven digits that nobody has.
pub fn telephone() -> String {
    ["1", "00", "0000", "0001"].concat()
}

fn span(text: &str, what: &str, nth: usize) -> (u32, u32) {
    let start = text.match_indices(what).nth(nth).unwrap_or_else(|| panic!("{what} in the text")).0;
    (start as u32, (start + what.len()) as u32)
}

fn place(source: &gouji_report::SourceText, what: &str) -> Place {
    let (start, end) = span(source.raw(), what, 0);
    let at = source.position(start);
    Place { start, end, line: at.line, column: at.column, text: source.masked(start, end), origin: None }
}

fn message(zh: &str, en: &str) -> Message {
    Message { zh: zh.into(), en: en.into() }
}

fn figure(source: &gouji_report::SourceText, what: &str, label: &str, counts: (u32, u32)) -> Figure {
    let (start, end) = span(source.raw(), what, 0);
    Figure {
        start,
        end,
        text: what.into(),
        value: what.into(),
        unit: "万元".into(),
        role: Role::Amount,
        falls: false,
        place: label.into(),
        origin: None,
        coordinate: Coordinate {
            year: Some(2026),
            stage: "budget".into(),
            flow: "expenditure".into(),
            fund: "all".into(),
            function: "all".into(),
            nature: "all".into(),
            economic: "all".into(),
            entity: "all".into(),
        },
        agreed: counts.0,
        contradicted: counts.1,
        unchecked: (counts == (0, 0)).then_some(Reason::StatedOnce),
    }
}

fn relation(law: &str, rule: &str, verdict: &str, figures: &[u32], difference: &str) -> Relation {
    Relation {
        law: Law::of_name(law).expect("a law"),
        rule: rule.into(),
        verdict: Verdict::of_name(verdict).expect("a verdict"),
        figures: figures.to_vec(),
        signs: figures.iter().enumerate().map(|(i, _)| if i == 0 { 1 } else { -1 }).collect(),
        constant: None,
        difference: difference.into(),
    }
}

/// Two errors of one story, a warning and a note.
fn findings(source: &gouji_report::SourceText, suspect: &Place) -> Vec<Finding> {
    vec![
        Finding {
            rule: "GJ102".into(),
            severity: "error".into(),
            message: message("总计不等于各列之和。", "The total is not the sum of its columns."),
            story: Some(0),
            places: vec![suspect.clone(), place(source, "861.44"), place(source, "635.17")],
            equation: "861.44 ≠ 635.17 + 262.27".into(),
            difference: Some("36.00".into()),
            relation: Some(0),
            ..Finding::default()
        },
        Finding {
            rule: "GJ301".into(),
            severity: "error".into(),
            message: message("正文与表不同。", "The text differs from the form."),
            story: Some(0),
            places: vec![suspect.clone(), place(source, "226.27")],
            equation: "262.27 ≠ 226.27".into(),
            difference: Some("36.00".into()),
            relation: Some(1),
            ..Finding::default()
        },
        Finding {
            rule: "GJ602".into(),
            severity: "warning".into(),
            message: message("年份像是往年留下的 [看](http://x)。", "The year looks like a left-over."),
            places: vec![place(source, "截至2024年底")],
            ..Finding::default()
        },
        Finding {
            rule: "GJ610".into(),
            severity: "note".into(),
            message: message("像是个人电话。", "This looks like a personal telephone number."),
            places: vec![place(source, &telephone())],
            ..Finding::default()
        },
    ]
}

/// The report on [`text`].
pub fn report(text: &str) -> Report {
    let source = &gouji_report::SourceText::new(text);
    let suspect = place(source, "262.27");
    let mut report = Report {
        schema: SCHEMA.into(),
        source: Source {
            name: "示例/预算.txt".into(),
            bytes: text.len() as u64,
            format: "text".into(),
            ..Source::default()
        },
        disclosure: Disclosure {
            entity: "示例县档案馆".into(),
            year: Some(2026),
            kind: "budget".into(),
            forms: vec![Form {
                known_by: "title".into(),
                family: None,
                form: "expenditure".into(),
                title: "支出总体情况表".into(),
                number: Some(3),
                start: 0,
                end: 10,
            }],
        },
        verdict: "inconsistent".into(),
        summary: Summary {
            figures: 4,
            checked: 4,
            contradicted: 4,
            unchecked: 0,
            relations: 3,
            exact: 1,
            rounding: 0,
            inconsistent: 2,
            ..Summary::default()
        },
        partly: false,
        not_understood: Vec::new(),
        findings: findings(source, &suspect),
        stories: vec![Story {
            headline: message("项目支出 262.27 疑为 226.27。", "262.27 is probably 226.27."),
            suspects: vec![0],
            decided: true,
        }],
        suspects: vec![Suspect {
            start: suspect.start,
            end: suspect.end,
            text: "262.27".into(),
            should_be: Some("226.27".into()),
            explains: 2,
            slip: Some(Slip::TransposedDigits),
            story: 0,
            figure: Some(2),
        }],
        beside: vec![],
        ties: vec![],
        figures: Some(vec![
            figure(source, "861.44", "表3 总计 合计", (1, 1)),
            figure(source, "635.17", "表3 总计 基本支出", (1, 1)),
            figure(source, "262.27", "表3 总计 项目支出", (0, 2)),
            figure(source, "226.27", "正文 项目支出", (0, 1)),
        ]),
        relations: Some(vec![
            relation("sum", "GJ102", "inconsistent", &[0, 1, 2], "36.00"),
            relation("same", "GJ301", "inconsistent", &[2, 3], "36.00"),
            relation("at-most", "GJ103", "exact", &[0, 1], "0.00"),
        ]),
        due: None,
    };
    gouji_report::fingerprint::mark(&mut report);
    report
}

/// The schema with every object closed, so that a member that it does not describe is refused.
fn closed_schema() -> jsonschema::Validator {
    fn close(value: &mut Value) {
        match value {
            Value::Object(map) => {
                map.values_mut().for_each(close);
                if map.contains_key("properties") {
                    map.insert("additionalProperties".into(), Value::Bool(false));
                }
            }
            Value::Array(list) => list.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema: Value = serde_json::from_str(json::SCHEMA).expect("the schema is JSON");
    assert!(jsonschema::meta::is_valid(&schema), "the schema keeps to its own draft");
    close(&mut schema["properties"]);
    close(&mut schema["$defs"]);
    schema["additionalProperties"] = Value::Bool(false);
    jsonschema::validator_for(&schema).expect("a schema")
}

/// Fails unless `line` is JSON that keeps to the schema.
pub fn assert_valid(line: &str) {
    let value: Value = serde_json::from_str(line).expect("a line of JSON");
    static CLOSED: LazyLock<jsonschema::Validator> = LazyLock::new(closed_schema);
    let errors: Vec<String> =
        CLOSED.iter_errors(&value).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{line}");
}
