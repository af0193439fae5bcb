//! What is written as SARIF keeps to the schema of SARIF 2.1.0: of a made-up report, of real checks, of what could not
//! be read, in both languages.

use crate::common;
use gouji_report::words::Lang;
use gouji_report::{SourceText, check, sarif, unreadable};
use serde_json::{Value, json};

fn validator() -> jsonschema::Validator {
    let mut schema: Value = serde_json::from_str(include_str!("../schema/sarif-2.1.0.json")).expect("JSON");
    // As published these have a bracket too many and are no regular expressions; the errata put them right.
    for of in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][of]["properties"]["language"];
        language["pattern"] = json!("^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    }
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

fn errors(log: &Value) -> Vec<String> {
    validator().iter_errors(log).map(|e| format!("{e} at {}", e.instance_path())).take(5).collect()
}

#[test]
fn every_log_keeps_to_the_schema() {
    let text = common::text();
    let made_up = common::report(&text);
    let missing = unreadable::report("没有 的.txt", 0, &unreadable::Reason::Missing);
    for lang in [Lang::Zh, Lang::En] {
        let source = SourceText::new(&text);
        let mut parts = vec![
            sarif::part(&made_up, &source, Some(3), lang),
            sarif::part(&made_up, &source, None, lang),
            sarif::part(&missing, &SourceText::new(""), Some(0), lang),
        ];
        for checked in ["", "没有表的一段话。", &text] {
            for answer in check(checked, "a b/公开.txt") {
                parts.push(sarif::part(&answer.report, &SourceText::new(checked), Some(0), lang));
            }
        }
        let log = sarif::log(parts, lang, 2);
        assert_eq!(errors(&log), Vec::<String>::new());
    }
    assert_eq!(errors(&sarif::log(Vec::new(), Lang::En, 0)), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let text = common::text();
    let part = sarif::part(&common::report(&text), &SourceText::new(&text), Some(0), Lang::Zh);
    let mut log = sarif::log(vec![part], Lang::Zh, 1);
    log["runs"][0]["columnKind"] = json!("bytes");
    log["runs"][0]["results"][0]["level"] = json!("grave");
    assert_eq!(errors(&log).len(), 2);
}
