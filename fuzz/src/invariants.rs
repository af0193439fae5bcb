//! What must hold of any bytes: no panic, spans on boundaries, a ledger that adds up, verdicts that follow from the
//! relations, a report that keeps to its schema. The bounded run of the tests and the fuzz targets share it.

use gouji_report::published::Report;
use gouji_report::{SourceText, check, csv, file, json, markdown, sarif, terminal, words::Lang};

const SCHEMA: &str = include_str!("../../crates/report/schema/gouji-report-1.json");

/// Any text gives reports that fit it.
pub fn text(text: &str) {
    let answers = check(text, "任意");
    assert!(!answers.is_empty());
    for answer in &answers {
        fits(text, &answer.report);
        ledger(&answer.report);
        verdict(&answer.report);
        exports(text, &answer.report);
    }
}

/// The same, and every report keeps to the published schema; slower.
pub fn whole(given: &str, schema: &jsonschema::Validator) {
    text(given);
    for answer in check(given, "任意") {
        let value = serde_json::from_str(&json::line(&answer.report)).expect("JSON");
        if let Err(error) = schema.validate(&value) {
            panic!("{error} at {}", error.instance_path());
        }
    }
}

/// The published schema.
pub fn schema() -> jsonschema::Validator {
    let value = serde_json::from_str(SCHEMA).expect("JSON");
    jsonschema::validator_for(&value).expect("a schema")
}

/// Bytes of any format give a text that is checked, or a refusal.
pub fn bytes(bytes: &[u8]) {
    let Ok(taken) = gouji_intake::take(bytes.to_vec()) else { return };
    let text = taken.text.clone();
    for answer in
        file::check(&file::source(&taken), &taken, "任意", bytes.len() as u64, &gouji::Options::default())
    {
        fits(&text, &answer.report);
        ledger(&answer.report);
        verdict(&answer.report);
    }
}

/// Words that a portal teaches are taken or refused, and then read documents without a panic.
pub fn families(json: &str, document: &str) {
    let Ok(families) = gouji_report::families::read(json) else { return };
    let options = gouji::Options { families, ..gouji::Options::default() };
    for report in gouji::check(document, &options) {
        assert!(report.figures.iter().all(|f| f.span.end as usize <= document.len()));
    }
}

/// A configuration is taken or refused.
pub fn config(json: &str) {
    let _ = gouji_report::config::read(json);
}

fn fits(text: &str, report: &Report) {
    let mut spans: Vec<(u32, u32)> = report.disclosure.forms.iter().map(|f| (f.start, f.end)).collect();
    spans.extend(report.findings.iter().flat_map(|f| &f.places).map(|p| (p.start, p.end)));
    spans.extend(report.suspects.iter().map(|s| (s.start, s.end)));
    spans.extend(report.figures.iter().flatten().map(|f| (f.start, f.end)));
    for (start, end) in spans {
        assert!(text.get(start as usize..end as usize).is_some(), "{start}..{end} of {} bytes", text.len());
    }
}

fn ledger(report: &Report) {
    let s = &report.summary;
    assert_eq!(s.figures, s.checked + s.unchecked);
    assert_eq!(s.relations, s.exact + s.rounding + s.inconsistent);
    let figures = report.figures.as_deref().unwrap_or_default();
    let relations = report.relations.as_deref().unwrap_or_default();
    let (mut agreed, mut contradicted) = (vec![0; figures.len()], vec![0; figures.len()]);
    for relation in relations {
        assert_eq!(relation.figures.len(), relation.signs.len());
        for &f in &relation.figures {
            let counted = if relation.verdict == gouji_report::Verdict::Inconsistent {
                &mut contradicted
            } else {
                &mut agreed
            };
            counted[f as usize] += 1;
        }
    }
    for (n, figure) in figures.iter().enumerate() {
        assert_eq!((figure.agreed, figure.contradicted), (agreed[n], contradicted[n]), "{}", figure.text);
        // What is printed and was not understood takes part in nothing.
        let unread = figure.unchecked == Some(gouji_report::Reason::NoValue);
        assert!(!unread || agreed[n] + contradicted[n] == 0, "{}", figure.text);
    }
    assert!(report.findings.iter().filter_map(|f| f.story).all(|s| (s as usize) < report.stories.len()));
    assert!(report.findings.iter().filter_map(|f| f.relation).all(|r| (r as usize) < relations.len()));
    assert!(report.stories.iter().flat_map(|s| &s.suspects).all(|&s| (s as usize) < report.suspects.len()));
}

fn verdict(report: &Report) {
    let s = &report.summary;
    match report.verdict.as_str() {
        "inconsistent" => assert!(s.inconsistent > 0),
        "rounding" => assert!(s.inconsistent == 0 && s.rounding > 0),
        "consistent" => assert!(s.inconsistent == 0 && s.rounding == 0),
        _ => assert_eq!(s.relations, 0),
    }
}

fn exports(text: &str, report: &Report) {
    let source = SourceText::new(text);
    let lists = json::Lists { figures: true, relations: true };
    let shown =
        terminal::report(report, &source, terminal::Layout { lang: Lang::Zh, width: 72, lists, due: true });
    // The report's own colours aside.
    let steers =
        |c: char| c.is_control() && c != '\n' && c != '\u{1b}' || gouji::source::characters::is_direction(c);
    assert!(!shown.contains(steers), "the terminal is steered");
    let rows = csv::rows(report);
    assert!(!rows.contains(|c: char| steers(c) && c != '\r'), "a cell steers");
    let page = markdown::report(report, &source, Lang::Zh);
    assert!(!page.contains(steers), "Markdown steers");
    sarif::log(vec![sarif::part(report, &source, Some(0), Lang::Zh)], Lang::Zh, 0);
}
