//! Room: tests. Figures that were recognised in pictures: the arithmetic chooses among their readings, what may be
//! misread accuses nobody, and what is clear and wrong by more than a character does.

use gouji::{Options, Recognised, Report, RuleId, Severity, Span, Verdict, check, choose};
use gouji_samples::{Budget, Layout, Slip, plant, render};

/// A made-up disclosure with one slip, and where that stands.
fn slipped(kind: Slip) -> (String, Span, String) {
    (0..60)
        .find_map(|seed| {
            let text = render(&Budget::made_up(seed), Layout::ALL[0]);
            let planted = plant(&text, 1, &[kind], seed)?;
            let slip = &planted.slips[0];
            let report = first(&planted.text, &[]);
            let figure = report.figures.iter().find(|f| f.span.start as usize == slip.start)?;
            let is_located =
                report.stories.len() == 1 && report.stories[0].decided && figure.contradicted > 1;
            is_located.then(|| (planted.text.clone(), figure.span, slip.was.clone()))
        })
        .expect("a slip that the document decides")
}

fn first(text: &str, recognised: &[Recognised]) -> Report {
    let options = Options { recognised: recognised.to_vec(), ..Options::default() };
    check(text, &options).into_iter().next().expect("a report for any text")
}

/// Every figure of a text as recognised without doubt, but for one.
fn all_clear(text: &str, but: &Recognised) -> Vec<Recognised> {
    let report = first(text, &[]);
    let figures = report.figures.iter().filter(|f| !f.blank && f.span != but.span);
    let mut all: Vec<Recognised> =
        figures.map(|f| Recognised { span: f.span, sure: true, ..Recognised::default() }).collect();
    all.push(but.clone());
    all.sort_by_key(|r| r.span);
    all.dedup_by_key(|r| r.span);
    all
}

fn accusations(report: &Report) -> usize {
    report.findings.iter().filter(|f| f.severity != Severity::Note).count()
}

fn told(report: &Report, rule: RuleId) -> usize {
    report.findings.iter().filter(|f| f.rule == rule).count()
}

#[test]
fn the_reading_that_makes_the_document_hold_is_chosen() {
    let (text, span, was) = slipped(Slip::Digit);
    let others = vec![("9,999,999.99".to_owned(), 300_000), (was.clone(), 20_000)];
    let unsure = Recognised { span, sure: false, others, was: None };
    let options = Options { recognised: all_clear(&text, &unsure), ..Options::default() };
    let chosen = choose(&text, &options);
    assert_eq!(chosen.len(), 1, "{chosen:?}");
    assert_eq!(options.recognised[chosen[0].recognised].span, span);
    assert_eq!(chosen[0].other, 1);
    // With the reading in its place the document holds, and the change is told.
    let mut right = text.clone();
    right.replace_range(span.start as usize..span.end as usize, &was);
    let read = Span { end: span.start + was.len() as u32, ..span };
    let report = first(
        &right,
        &[Recognised { span: read, was: Some(span.of(&text).to_owned()), ..Recognised::default() }],
    );
    assert!(report.relations.iter().all(|r| r.verdict != Verdict::Inconsistent));
    assert_eq!((told(&report, RuleId::GJ623), accusations(&report)), (1, 0));
}

#[test]
fn what_may_be_misread_accuses_nobody() {
    let (text, span, _) = slipped(Slip::Digit);
    assert!(accusations(&first(&text, &[])) > 0, "it is an error of a text");
    for sure in [false, true] {
        let recognised = Recognised { span, sure, ..Recognised::default() };
        let report = first(&text, &all_clear(&text, &recognised));
        assert_eq!(accusations(&report), 0, "{:?}", report.findings);
        assert_eq!(told(&report, RuleId::GJ624), 1, "{:?}", report.findings);
        assert!(report.relations.iter().all(|r| r.verdict != Verdict::Inconsistent));
    }
}

#[test]
fn what_is_clear_and_wrong_by_more_than_a_character_is_an_error() {
    let (text, span, _) = slipped(Slip::Transpose);
    let clear = Recognised { span, sure: true, ..Recognised::default() };
    let report = first(&text, &all_clear(&text, &clear));
    assert!(accusations(&report) > 0 && report.stories[0].decided, "{:?}", report.findings);
    assert_eq!(told(&report, RuleId::GJ624), 0);
    let unclear = Recognised { sure: false, ..clear };
    assert_eq!(accusations(&first(&text, &all_clear(&text, &unclear))), 0);
}

#[test]
fn what_is_not_clear_is_told_unless_others_confirm_it() {
    let text = render(&Budget::made_up(3), Layout::ALL[0]);
    let report = first(&text, &[]);
    let unsure = |f: &gouji::Figure| Recognised { span: f.span, ..Recognised::default() };
    let confirmed = report.figures.iter().find(|f| f.agreed > 1 && !f.blank).expect("a figure told twice");
    assert_eq!(told(&first(&text, &[unsure(confirmed)]), RuleId::GJ623), 0);
    let alone = report.figures.iter().find(|f| f.agreed == 0 && !f.blank).expect("a figure told once");
    let report = first(&text, &[unsure(alone)]);
    let note = report.findings.iter().find(|f| f.rule == RuleId::GJ623).expect("it is told");
    assert_eq!(note.places, [alone.span]);
}
