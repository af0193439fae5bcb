//! Room: tests. Hygiene over made-up disclosures: nothing in clean ones, every planted residue found by its rule.
//! The real ones are looked at where `GOUJI_DISCLOSURES` tells where they lie.

#![allow(clippy::disallowed_methods, reason = "a test reads real documents where they are given")]

use gouji::{Finding, Options, Severity, check};
use gouji_samples::{Budget, Layout, Residue, render, spoil};

fn hygiene(text: &str) -> Vec<Finding> {
    let findings = check(text, &Options::default()).into_iter().flat_map(|r| r.findings);
    findings.filter(|f| f.rule.as_str() >= "GJ6").collect()
}

#[test]
fn clean_documents_give_nothing() {
    for seed in 0..60 {
        let text = render(&Budget::made_up(seed), Layout::ALL[seed as usize % Layout::ALL.len()]);
        let stated: Vec<String> =
            hygiene(&text).iter().map(|f| format!("{} {}", f.rule, f.message.zh)).collect();
        assert!(stated.is_empty(), "seed {seed}: {stated:?}");
    }
}

/// The rules that may find a residue.
fn rules(residue: Residue) -> &'static [&'static str] {
    match residue {
        Residue::LeftoverYear => &["GJ604"],
        Residue::StaleYearEnd => &["GJ605"],
        Residue::NeighbourName => &["GJ603"],
        Residue::UndecidedSign => &["GJ615"],
        Residue::DoubledStop | Residue::UnpairedBracket => &["GJ616"],
        Residue::MobileNumber => &["GJ614"],
        Residue::DateSerial => &["GJ607"],
        Residue::EmptyStatement => &["GJ609"],
        Residue::ClassWithoutItem => &["GJ701"],
        Residue::HundredMillion => &["GJ608"],
        Residue::FormerName => &["GJ611"],
        Residue::MissingFromContents => &["GJ601"],
    }
}

#[test]
fn every_residue_is_found_by_its_rule_and_by_no_other() {
    for residue in Residue::ALL {
        let (mut planted, mut missed) = (0, Vec::new());
        for seed in 0..42 {
            let text = render(&Budget::made_up(seed), Layout::ALL[seed as usize % Layout::ALL.len()]);
            let Some(spoilt) = spoil(&text, residue, seed) else { continue };
            planted += 1;
            let found = hygiene(&spoilt);
            if !found.iter().any(|f| rules(residue).contains(&f.rule.as_str())) {
                missed.push(seed);
            }
            let other = found.iter().filter(|f| !rules(residue).contains(&f.rule.as_str()));
            let stated: Vec<String> = other.map(|f| format!("{} {}", f.rule, f.message.zh)).collect();
            assert!(stated.is_empty(), "{residue:?}, seed {seed}: {stated:?}");
        }
        assert!(planted >= 10, "{residue:?} was planted in {planted} documents only");
        assert!(missed.is_empty(), "{residue:?} is missed with seeds {missed:?} of {planted}");
    }
}

#[test]
fn findings_mask_private_numbers() {
    for seed in 0..20 {
        let text = render(&Budget::made_up(seed), Layout::ALL[0]);
        let Some(spoilt) = spoil(&text, Residue::MobileNumber, seed) else { continue };
        for f in hygiene(&spoilt).iter().filter(|f| f.rule == "GJ614") {
            let number = f.places[0].of(&spoilt);
            assert_eq!(number.len(), 11);
            assert!(!f.message.zh.contains(number) && !f.message.en.contains(number));
        }
    }
}

/// A rule, how grave its findings are, and how many there are.
type Stated = (&'static str, Severity, usize);

/// What hygiene says of real documents: rule, severity, and how often. Whoever changes a rule reads them again.
#[test]
fn real_documents_give_what_was_judged_true() {
    let Ok(folder) = std::env::var("GOUJI_DISCLOSURES") else {
        eprintln!("GOUJI_DISCLOSURES is not set: the real documents are not looked at");
        return;
    };
    let expected: &[(&str, &[Stated])] = &[
        ("000_5135316a8efb8cf4", &[("GJ614", Severity::Note, 1), ("GJ617", Severity::Note, 1)]),
        (
            "001_fcf5b48474ae4915",
            &[("GJ605", Severity::Warning, 4), ("GJ606", Severity::Note, 1), ("GJ614", Severity::Note, 1)],
        ),
        ("003_154ef012253763ff", &[]),
        ("jiangsu-general-office-2017-forms", &[]),
        ("jiangsu-general-office-2017-narrative", &[]),
        ("jiangsu-procuratorate-2017-budget", &[]),
        ("shanghai-putuo-government-office-2025-department-budget", &[]),
        ("shanghai-putuo-government-office-2025-entity-budget", &[]),
        ("shanghai-putuo-social-work-2024-final-accounts", &[("GJ615", Severity::Note, 2)]),
        (
            "shanghai-putuo-wanli-2024-budget",
            &[("GJ609", Severity::Warning, 1), ("GJ619", Severity::Note, 2), ("GJ620", Severity::Note, 1)],
        ),
        ("shanghai-putuo-wanli-2025-budget", &[("GJ613", Severity::Warning, 1)]),
        ("shanghai-putuo-wanli-2025-budget.copied", &[("GJ613", Severity::Warning, 1)]),
    ];
    for (name, wanted) in expected {
        let Ok(text) = std::fs::read_to_string(format!("{folder}/{name}.txt")) else { continue };
        let found = hygiene(&text);
        let mut stated: Vec<Stated> = Vec::new();
        for f in &found {
            match stated.iter_mut().find(|(rule, severity, _)| f.rule == *rule && *severity == f.severity) {
                Some(entry) => entry.2 += 1,
                None => stated.push((f.rule.as_str(), f.severity, 1)),
            }
        }
        stated.sort();
        assert_eq!(&stated, wanted, "{name}");
    }
}
