//! SARIF 2.1.0: findings as failures with regions, fingerprints and fixes; what holds as passes, one a rule.
//! Made for code-scanning dashboards and for editors.

mod region;

use crate::outline::Outline;
use crate::published::{Finding, Report, Suspect};
use crate::source::SourceText;
use crate::unreadable;
use crate::words::{self, Lang};
use gouji::{Slip, Verdict};
use region::{File, uri};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What one input adds to the log; inputs can be worked on in parallel and put together in order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Part {
    artifact: Value,
    results: Vec<Value>,
    notifications: Vec<Value>,
}

/// What one report on `source` adds to the log; `lead` is how many bytes of the file stand
/// before that text (3 for a byte order mark), or `None` where the file is not in UTF-8 and byte offsets would lie.
pub fn part(report: &Report, source: &SourceText, lead: Option<u32>, lang: Lang) -> Part {
    let file = File { uri: uri(&report.source.name), lead, source };
    let any_aside = report.findings.iter().any(|f| f.set_aside.is_some());
    let writer = Writer { file, outline: Outline::new(report), report, lang, any_aside };
    let mut results: Vec<Value> = report.findings.iter().map(|f| writer.failure(f)).collect();
    results.extend(writer.passes());
    Part { artifact: writer.artifact(), results, notifications: writer.notifications() }
}

/// The whole log. `exit_code` is what the program ends with.
pub fn log(parts: Vec<Part>, lang: Lang, exit_code: i32) -> Value {
    let (mut artifacts, mut results, mut notifications) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        // Several disclosures of one file share its artifact.
        if artifacts.last() != Some(&part.artifact) {
            artifacts.push(part.artifact);
        }
        results.extend(part.results);
        notifications.extend(part.notifications);
    }
    let rules = rules(&mut results, lang);
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "gouji",
                "fullName": lang.pick("勾稽：预算公开的核对", "Gouji, a checker of budget disclosures"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "language": lang.pick("zh-CN", "en"),
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": notifications.is_empty(),
                "exitCode": exit_code,
                "toolExecutionNotifications": notifications,
            }],
            "artifacts": artifacts,
            "results": results,
        }],
    })
}

/// The rules that the results name, each result given the index of its own.
fn rules(results: &mut [Value], lang: Lang) -> Vec<Value> {
    let mut ids: Vec<String> =
        results.iter().filter_map(|r| r["ruleId"].as_str().map(str::to_owned)).collect();
    ids.sort_unstable();
    ids.dedup();
    for result in results {
        let index =
            result["ruleId"].as_str().and_then(|id| ids.binary_search_by(|r| r.as_str().cmp(id)).ok());
        result["ruleIndex"] = json!(index);
    }
    ids.iter().map(|id| rule(id, lang)).collect()
}

/// What the registry says of a rule.
fn rule(id: &str, lang: Lang) -> Value {
    let Some(rule) = gouji::model::rules::rule(id) else { return json!({ "id": id }) };
    json!({
        "id": id,
        "shortDescription": { "text": lang.pick(rule.zh, rule.en) },
        "help": { "text": plain(rule.doc), "markdown": rule.doc },
        "defaultConfiguration": { "level": rule.severity.as_str() },
    })
}

struct Writer<'a> {
    file: File<'a>,
    outline: Outline<'a>,
    report: &'a Report,
    lang: Lang,
    any_aside: bool,
}

/// What a reader set aside, as SARIF has it.
fn suppression(reason: &str) -> Value {
    json!({ "kind": "external", "status": "accepted", "justification": plain(reason) })
}

impl Writer<'_> {
    fn artifact(&self) -> Value {
        json!({
            "location": self.file.location(),
            "length": self.report.source.bytes,
            "mimeType": "text/plain",
        })
    }

    fn notifications(&self) -> Vec<Value> {
        let unread = self.report.findings.iter().filter(|f| unreadable::RULE == f.rule.as_str());
        unread
            .map(|f| {
                json!({
                    "level": "error",
                    "message": { "text": plain(self.lang.of(&f.message)) },
                    "locations": [{ "physicalLocation": { "artifactLocation": self.file.location() } }],
                })
            })
            .collect()
    }

    fn failure(&self, f: &Finding) -> Value {
        let places = f.places.iter().map(|p| (p.start, p.end));
        let mut locations: Vec<Value> = places.map(|(start, end)| self.location(start, end)).collect();
        let related = locations.split_off(locations.len().min(1));
        if locations.is_empty() {
            locations.push(json!({ "physicalLocation": { "artifactLocation": self.file.location() } }));
        }
        let equation = words::equation_beside(f, self.lang);
        let message = self.lang.of(&f.message);
        let text = if equation.is_empty() { message.to_owned() } else { format!("{message}\n{equation}") };
        let mut result = json!({
            "ruleId": f.rule,
            "kind": "fail",
            "level": f.severity,
            "message": { "text": plain(&text) },
            "locations": locations,
        });
        if !f.fingerprint.is_empty() {
            result["partialFingerprints"] = json!({ "gouji/v1": f.fingerprint });
        }
        if self.any_aside {
            // All results of a run state their suppressions or none does.
            result["suppressions"] = f.set_aside.iter().map(|reason| suppression(reason)).collect();
        }
        if !related.is_empty() {
            let numbered = related.into_iter().enumerate().map(|(i, mut location)| {
                location["id"] = json!(i + 1);
                location
            });
            result["relatedLocations"] = numbered.collect();
        }
        let fixes = self.fixes(f);
        if !fixes.is_empty() {
            result["fixes"] = json!(fixes);
        }
        result
    }

    fn location(&self, start: u32, end: u32) -> Value {
        let mut location = json!({ "physicalLocation": {
            "artifactLocation": self.file.location(),
            "region": self.file.region(start, end, true),
        } });
        let label = self.outline.label(start, end);
        if !label.is_empty() {
            location["logicalLocations"] = json!([{ "fullyQualifiedName": label }]);
            location["message"] = json!({ "text": plain(label) });
        }
        location
    }

    /// What would repair the finding: the candidates of its story that stand among its places.
    fn fixes(&self, f: &Finding) -> Vec<Value> {
        let story = f.story.and_then(|s| self.report.stories.get(s as usize));
        let Some(story) = story else { return Vec::new() };
        let suspects = story.suspects.iter().filter_map(|&i| self.report.suspects.get(i as usize));
        let here = |s: &Suspect| f.places.iter().any(|p| (p.start, p.end) == (s.start, s.end));
        // A direction is not repaired by another number.
        let repairable = suspects
            .filter(|s| here(s) && s.slip != Some(Slip::SwappedSign))
            .filter_map(|s| Some((s, s.should_be.as_deref()?)));
        repairable
            .map(|(s, value)| {
                json!({
                    "description": { "text": plain(&words::suspicion(s, story.decided, self.lang)) },
                    "artifactChanges": [{
                        "artifactLocation": self.file.location(),
                        "replacements": [{
                            "deletedRegion": self.file.region(s.start, s.end, false),
                            "insertedContent": { "text": words::as_printed(value, &s.text) },
                        }],
                    }],
                })
            })
            .collect()
    }

    /// What holds, one result a rule.
    fn passes(&self) -> Vec<Value> {
        let mut held: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
        for relation in self.report.relations.iter().flatten() {
            let counts = held.entry(&relation.rule).or_default();
            match relation.verdict {
                Verdict::Exact => counts.0 += 1,
                Verdict::Rounding => counts.1 += 1,
                _ => {}
            }
        }
        held.retain(|_, (exact, rounding)| *exact + *rounding > 0);
        held.into_iter().map(|(rule, (exact, rounding))| self.pass(rule, exact, rounding)).collect()
    }

    fn pass(&self, rule: &str, exact: u32, rounding: u32) -> Value {
        let n = exact + rounding;
        let text = match self.lang {
            Lang::Zh => format!("{n} 处对得上：{exact} 处一致，{rounding} 处四舍五入。"),
            Lang::En => format!("{n} relations hold: {exact} exactly, {rounding} by rounding."),
        };
        json!({
            "ruleId": rule,
            "kind": "pass",
            "level": "none",
            "message": { "text": text },
            "locations": [{ "physicalLocation": { "artifactLocation": self.file.location() } }],
            "properties": { "exact": exact, "rounding": rounding },
        })
    }
}

/// A message in which no text of the document becomes a link of the viewer.
fn plain(text: &str) -> String {
    if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_the_document_becomes_a_link() {
        assert_eq!(plain("[点这里](http://x)"), "\\[点这里\\](http://x)");
        assert_eq!(plain("[2026] 5 号"), "[2026] 5 号");
    }
}
