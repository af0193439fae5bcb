//! Room: tests. The rules and their files: the examples are judged as the files say, and nothing is left out.

#![allow(clippy::disallowed_methods, reason = "a test reads the folder of the rule files")]

use gouji::check::cross_document::compare;
use gouji::model::rules::{RULES, Rule, RuleId};
use gouji::{Options, Verdict, check};

/// A fenced example of a rule's file.
struct Example<'a> {
    /// `fires`, `silent`, or `beside` for a document that those are held against.
    kind: &'a str,
    text: &'a str,
}

impl Example<'_> {
    fn fires(&self) -> bool {
        self.kind == "fires"
    }
}

fn examples(rule: &Rule) -> Vec<Example<'_>> {
    let mut found = Vec::new();
    let mut rest = rule.doc;
    while let Some(at) = rest.find("```disclosure ") {
        rest = &rest[at + "```disclosure ".len()..];
        let (kind, body) = rest.split_once('\n').unwrap_or((rest, ""));
        let end = body.find("\n```").expect("an example ends");
        found.push(Example { kind: kind.trim(), text: &body[..end + 1] });
        rest = &body[end + 4..];
    }
    found
}

/// The example with a telephone number, which no file of the project holds.
fn with_numbers(text: &str) -> String {
    text.replace("〔手机号码〕", &format!("1{}", "38".repeat(5)))
}

#[test]
fn examples_are_judged_as_their_files_say() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let (beside, examples): (Vec<_>, Vec<_>) =
            examples(rule).into_iter().partition(|e| e.kind == "beside");
        let beside: Vec<_> = beside.iter().flat_map(|e| check(e.text, &Options::default())).collect();
        let fires = examples.iter().filter(|e| e.fires()).count();
        // These are told of files that give no text at all, or not all of it, or pictures of it.
        let of_files = matches!(rule.id, RuleId::GJ600 | RuleId::GJ621 | RuleId::GJ623 | RuleId::GJ624);
        if !of_files && (fires == 0 || fires == examples.len()) {
            wrong.push(format!("{}: has not both examples", rule.id));
        }
        for example in examples {
            let reports = check(&with_numbers(example.text), &Options::default());
            let mut stated: Vec<&str> =
                reports.iter().flat_map(|r| &r.findings).map(|f| f.rule.as_str()).collect();
            let ties = reports.iter().flat_map(|r| compare(r, &beside));
            stated.extend(ties.filter(|t| t.verdict == Verdict::Inconsistent).map(|t| t.rule.as_str()));
            if stated.contains(&rule.id.as_str()) != example.fires() {
                wrong.push(format!("{}: {}, told {stated:?}", rule.id, example.kind));
            }
            // Hygiene speaks of one thing at a time.
            if rule.id.as_str() >= "GJ6" && stated.iter().any(|t| *t >= "GJ6" && rule.id != *t) {
                wrong.push(format!("{}: others speak too, {stated:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn ids_are_unique_and_in_order() {
    assert!(RULES.windows(2).all(|w| w[0].id < w[1].id), "ids are out of order, or one is used twice");
    for rule in RULES {
        let digits = rule.id.as_str().strip_prefix("GJ").unwrap_or("");
        assert!(digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()), "{}", rule.id);
    }
}

#[test]
fn every_file_is_a_rule_and_every_rule_has_its_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");
    let files = std::fs::read_dir(folder).expect("the folder of rules");
    let mut names: Vec<String> = files
        .filter_map(|f| f.ok()?.file_name().into_string().ok()?.strip_suffix(".md").map(String::from))
        .collect();
    names.sort();
    let ids: Vec<&str> = RULES.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(names, ids);
}

#[test]
fn both_languages_are_there() {
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let latin = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count() > 3 && !han(text);
    for rule in RULES {
        assert!(han(rule.zh) && latin(rule.en), "{}: {} / {}", rule.id, rule.zh, rule.en);
        assert!(rule.doc.starts_with(&format!("# {} {}\n", rule.id, rule.zh)), "{}: its title", rule.id);
        let mut sections = rule.doc.split("\n## ").skip(1);
        for heading in
            ["是什么 / What", "为什么 / Why", "怎么办 / What to do", "依据 / Source", "例 / Examples"]
        {
            let section = sections.next().unwrap_or("");
            let body = section.strip_prefix(heading);
            let body = body.unwrap_or_else(|| panic!("{}: section {heading} is missing", rule.id)).trim();
            let (zh, en) = body.split_once("\n\n").unwrap_or((body, ""));
            let english = en.chars().any(|c| c.is_ascii_alphabetic());
            assert!(
                han(zh) && (english || heading.starts_with('例')),
                "{}: {heading} lacks a language",
                rule.id
            );
        }
    }
}
