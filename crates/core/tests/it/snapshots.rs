//! Room: tests. Whole documents as they are told: identity, forms, counts, stories and findings, held against files.
//! `GOUJI_BLESS=1 cargo test -p gouji --test it snapshots` writes them anew; look at the difference before keeping it.

#![allow(clippy::disallowed_methods, reason = "a test reads and writes its own snapshots")]

use gouji::{Options, Report, Verdict, check};
use gouji_samples::{Budget, Layout, Slip, example, example_clean, plant, render};
use std::fmt::Write;
use std::path::Path;

/// A report as text, without what changes with every wording of a figure's place in the source.
fn stated(report: &Report) -> String {
    let mut out = String::new();
    let about = &report.disclosure;
    let _ = writeln!(out, "{} {} final accounts: {}", about.entity, about.year, about.final_accounts);
    for form in &about.forms {
        let _ = writeln!(out, "form {} {}", form.form, form.title);
    }
    let printed = report.figures.iter().filter(|f| !f.blank);
    let unchecked = printed.clone().filter(|f| f.unchecked.is_some()).count();
    let _ = writeln!(out, "figures {}, unchecked {unchecked}", printed.count());
    for verdict in [Verdict::Exact, Verdict::Rounding, Verdict::Inconsistent] {
        let n = report.relations.iter().filter(|r| r.verdict == verdict).count();
        let _ = writeln!(out, "relations {verdict:?} {n}");
    }
    for story in &report.stories {
        let _ = writeln!(out, "story {}\n      {}", story.headline.zh, story.headline.en);
    }
    for f in &report.findings {
        let _ = writeln!(out, "{} {:?} {}", f.rule, f.severity, f.message.zh);
    }
    out
}

fn holds(name: &str, text: &str) {
    let report = check(text, &Options::default()).remove(0);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(format!("{name}.txt"));
    let now = stated(&report);
    if std::env::var_os("GOUJI_BLESS").is_some() {
        std::fs::write(&path, &now).expect("a snapshot can be written");
    }
    let before = std::fs::read_to_string(&path).expect("a snapshot of this name");
    assert_eq!(now, before, "{name} is told otherwise than before");
}

#[test]
fn the_example_is_reported_as_before() {
    holds("example", &example());
    holds("example-clean", &example_clean());
}

#[test]
fn documents_of_every_layout_are_reported_as_before() {
    for (seed, layout) in [(3, Layout::Plain), (4, Layout::Numbered), (5, Layout::Markdown)] {
        let text = render(&Budget::made_up(seed), layout);
        let slips = [Slip::Digit, Slip::Transpose, Slip::Shift, Slip::Blank];
        let planted = plant(&text, 2, &slips, seed).expect("a document with figures");
        holds(&format!("two-slips-{seed}"), &planted.text);
    }
}
