//! The configuration of a check, from JSON: which rules are reported, and how gravely.
//! Its shape is `schema/gouji-config-1.json`; what is not understood is refused, not passed over.

use crate::fault::{Fault, bilingual};
use gouji::Severity;
use gouji::model::rules::{self, RuleId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Name and version of the shape.
pub const NAME: &str = "gouji-config/1";

/// The JSON Schema of the configuration (draft 2020-12).
pub const SCHEMA: &str = include_str!("../schema/gouji-config-1.json");

/// A configuration as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    #[serde(rename = "schema")]
    _schema: Schema,
    #[serde(default)]
    rules: BTreeMap<Id, Grade>,
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Schema;

impl TryFrom<String> for Schema {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let wrong = || bilingual(&format!("schema 应写作 {NAME}"), &format!("schema is to be {NAME}"));
        if name == NAME { Ok(Schema) } else { Err(wrong()) }
    }
}

/// The id of a rule that there is.
#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(try_from = "String")]
struct Id(RuleId);

impl TryFrom<String> for Id {
    type Error = String;

    fn try_from(id: String) -> Result<Self, String> {
        let none = || {
            bilingual(
                &format!("没有规则 {id}；gouji rules 列出全部规则"),
                &format!("there is no rule {id}; gouji rules lists them"),
            )
        };
        rules::rule(&id).map(|rule| Id(rule.id)).ok_or_else(none)
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Grade {
    Error,
    Warning,
    Note,
    Off,
}

/// Rules with the severity that they get; `None` for one that is switched off.
pub type Severities = BTreeMap<RuleId, Option<Severity>>;

/// Reads a configuration.
///
/// # Errors
/// In words for people, with line and column: no JSON of this shape, another version, or a rule that is not there.
pub fn read(json: &str) -> Result<Severities, Fault> {
    let config: Config = serde_json::from_str(json).map_err(|error| Fault::from_json(&error))?;
    let graded = config.rules.into_iter().map(|(Id(id), grade)| {
        let severity = match grade {
            Grade::Error => Some(Severity::Error),
            Grade::Warning => Some(Severity::Warning),
            Grade::Note => Some(Severity::Note),
            Grade::Off => None,
        };
        (id, severity)
    });
    Ok(graded.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_graded_and_switched_off() {
        let json = r#"{"schema": "gouji-config/1", "rules": {"GJ310": "warning", "GJ614": "off"}}"#;
        let read = read(json).expect("a configuration");
        assert_eq!(read.get(&RuleId::GJ310), Some(&Some(Severity::Warning)));
        assert_eq!(read.get(&RuleId::GJ614), Some(&None));
        assert_eq!(read.get(&RuleId::GJ101), None);
    }

    #[test]
    fn what_is_not_understood_is_refused_with_its_line() {
        let wrong = |json: &str| read(json).expect_err("a fault");
        assert!(wrong(r#"{"schema": "gouji-config/2"}"#).zh.contains("gouji-config/1"));
        let rule = wrong("{\"schema\": \"gouji-config/1\",\n\"rules\": {\"GJ999\": \"off\"}}");
        assert_eq!(rule.line, 2);
        assert!(rule.zh.contains("没有规则 GJ999"), "{rule}");
        assert_eq!(wrong("{\"schema\": \"gouji-config/1\",\n\"rule\": {}}").line, 2);
        assert_eq!(wrong("nonsense").line, 1);
    }
}
