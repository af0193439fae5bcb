//! Families that are loaded: the published schema, the example of the how-to, and what they make of a disclosure
//! whose words nobody else knows.

use gouji_report::{SourceText, answers, families};
use serde_json::Value;

const EXAMPLE: &str = include_str!("../../../../docs/families/example.json");
const DISCLOSURE: &str = include_str!("../../../../docs/families/example.txt");

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(families::JSON_SCHEMA).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

fn answer(text: &str, families: gouji::lexicon::families::Families) -> gouji_report::published::Report {
    answers(&SourceText::new(text), "x", &gouji::Options { families, ..gouji::Options::default() })
        .remove(0)
        .report
}

#[test]
fn the_schema_takes_what_the_reader_takes_and_refuses_what_it_refuses() {
    let schema = schema();
    let file: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    assert!(schema.validate(&file).is_ok(), "{:?}", schema.iter_errors(&file).next());
    assert!(families::read(EXAMPLE).is_ok());
    for (right, wrong) in [
        ("gouji-families/1", "gouji-families/9"),
        ("\"zh\": \"示例县2027年部门预算\",", ""),
        ("{ \"flow\": \"income\" }", "{ \"flow\": \"income\", \"nature\": \"basic\" }"),
        ("{ \"flow\": \"income\" }", "{}"),
        ("current.fiscal.general.own", "our own money"),
        ("current.fiscal.general.own", "lottery"),
        ("\"over\": \"figures\"", "\"over\": \"money\""),
        ("\"text\": \"养人\"", "\"text\": \"\""),
        ("[{ \"all\": [\"家底\", \"一览表\"] }]", "[]"),
        ("[\"家底\", \"一览表\"]", "[]"),
        ("\"words\"", "\"wrods\""),
        ("\"id\": \"expenditure\"", "\"id\": \"Ausgaben!\""),
    ] {
        assert!(EXAMPLE.contains(right), "{right}");
        let json = EXAMPLE.replacen(right, wrong, 1);
        let value: Value = serde_json::from_str(&json).expect("JSON");
        assert!(schema.validate(&value).is_err(), "the schema takes {wrong}");
        assert!(families::read(&json).is_err(), "the reader takes {wrong}");
    }
}

#[test]
fn a_family_that_is_loaded_places_every_figure_of_its_disclosure() {
    let unread = answer(DISCLOSURE, Default::default());
    assert!(unread.disclosure.forms.iter().all(|f| f.form == "unknown"));
    assert!(unread.findings.iter().all(|f| f.severity == "note"), "{:?}", unread.findings);
    let read = answer(DISCLOSURE, families::read(EXAMPLE).expect("families"));
    let forms: Vec<&str> = read.disclosure.forms.iter().map(|f| f.form.as_str()).collect();
    assert_eq!(forms, ["revenue-and-expenditure", "expenditure"]);
    let family = read.disclosure.forms[0].family.as_ref().expect("a family");
    assert_eq!(family.zh, "示例县2027年部门预算");
    assert_eq!((read.verdict.as_str(), read.summary.unchecked), ("consistent", 0), "{:#?}", read.figures);
    assert!(read.findings.iter().all(|f| f.severity == "note"), "{:?}", read.findings);
}

#[test]
fn a_slip_is_noticed_by_the_words_of_the_family() {
    for (right, wrong) in [("办事260.00", "办事206.00"), ("\t640.00\t260.00\n201", "\t604.00\t260.00\n201")]
    {
        assert!(DISCLOSURE.contains(right));
        let slipped = DISCLOSURE.replacen(right, wrong, 1);
        let report = answer(&slipped, families::read(EXAMPLE).expect("families"));
        assert_eq!(report.verdict, "inconsistent", "{wrong}");
    }
}
