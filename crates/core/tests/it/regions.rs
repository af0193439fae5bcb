//! Room: tests. Disclosures of other regions and of none: recognised as far as their words allow, silent where they
//! are consistent, and a slip is noticed where it stands.

use gouji::{Options, Report, Severity, check};
use gouji_samples::regions::{
    NATIONAL_BUDGET, NATIONAL_FINAL_ACCOUNTS, PROVINCIAL_BUDGETS, PROVINCIAL_FINAL_ACCOUNTS, STRANGER,
};

fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report for any text")
}

fn provincial() -> impl Iterator<Item = &'static str> {
    PROVINCIAL_BUDGETS.into_iter().chain(PROVINCIAL_FINAL_ACCOUNTS)
}

fn forms(report: &Report) -> Vec<&str> {
    report.disclosure.forms.iter().map(|f| &*f.form).collect()
}

#[test]
fn consistent_disclosures_of_other_regions_give_no_error_or_warning() {
    let all = [NATIONAL_BUDGET, NATIONAL_FINAL_ACCOUNTS, STRANGER].into_iter().chain(provincial());
    for text in all {
        let report = report(text);
        let stated: Vec<&str> = report
            .findings
            .iter()
            .filter(|f| f.severity != Severity::Note)
            .map(|f| f.message.zh.as_str())
            .collect();
        assert!(stated.is_empty(), "{}: {stated:#?}", report.disclosure.entity);
    }
}

#[test]
fn every_form_of_the_national_set_is_known() {
    let budget = report(NATIONAL_BUDGET);
    assert_eq!(
        forms(&budget),
        [
            "revenue-and-expenditure",
            "revenue",
            "expenditure",
            "fiscal-revenue-and-expenditure",
            "general-expenditure",
            "general-basic",
            "three-public",
            "government-funds",
            "state-capital",
            "projects"
        ]
    );
    let accounts = report(NATIONAL_FINAL_ACCOUNTS);
    assert!(!forms(&accounts).contains(&"unknown"), "{:?}", forms(&accounts));
    for report in [budget, accounts] {
        let unchecked = report.figures.iter().filter(|f| !f.blank && f.agreed + f.contradicted == 0);
        assert_eq!(unchecked.count(), 0, "{}", report.disclosure.entity);
    }
}

#[test]
fn nearly_every_figure_of_a_province_has_a_place() {
    for text in provincial() {
        let report = report(text);
        assert!(!forms(&report).contains(&"unknown"), "{:?}", forms(&report));
        let unplaced = |f: &&gouji::Figure| {
            matches!(f.unchecked, Some(gouji::Reason::NoSubject | gouji::Reason::FreeWords))
        };
        let (lost, all) = (report.figures.iter().filter(unplaced).count(), report.figures.len());
        assert!(100 * lost <= 2 * all, "{lost} of {all} without a place");
    }
}

/// The text without the titles of its tables.
fn untitled(text: &str) -> String {
    let title = |line: &str| {
        let bare = line.split('（').next().unwrap_or(line);
        bare.ends_with('表') && bare.chars().count() > 4 && !line.contains('\t') && !bare.starts_with("公开")
    };
    text.lines().map(|line| if title(line) { "" } else { line }).collect::<Vec<_>>().join("\n")
}

#[test]
fn without_titles_the_columns_tell_the_forms() {
    let (mut known, mut all) = (0, 0);
    for text in provincial() {
        let report = report(&untitled(text));
        let grave = report.findings.iter().filter(|f| f.severity != Severity::Note);
        let stated: Vec<&str> = grave.map(|f| f.message.zh.as_str()).collect();
        assert!(stated.is_empty(), "{stated:#?}");
        let by_columns = report.disclosure.forms.iter().filter(|f| f.known == gouji::Known::Columns);
        known += by_columns.count();
        all += report.disclosure.forms.len();
    }
    assert!(2 * known > all, "{known} of {all} forms known by their columns");
}

#[test]
fn tables_that_nobody_knows_are_cross_footed_on_their_own_axes() {
    let report = report(STRANGER);
    assert!(forms(&report).iter().all(|f| *f == "unknown"));
    let figures = report.figures.iter().filter(|f| !f.blank);
    let (checked, all) = figures.fold((0, 0), |(n, all), f| (n + usize::from(f.agreed > 0), all + 1));
    assert!(100 * checked >= 85 * all, "{checked} of {all} checked");
}

/// Slips of one digit, one in every so many of the figures of tables: how many are noticed where they stand, of how
/// many. What no relation of a table nobody knows reaches stays unnoticed.
fn noticed(text: &str, every: usize) -> (usize, usize) {
    let is_figure =
        |cell: &str| cell.contains('.') && cell.chars().all(|c| c.is_ascii_digit() || ",.".contains(c));
    let (mut at, mut seen, mut hits, mut all) = (0, 0, 0, 0);
    for cell in text.split(['\t', '\n']) {
        let start = at;
        at += cell.len() + 1;
        if !is_figure(cell) {
            continue;
        }
        seen += 1;
        if seen % every != 0 {
            continue;
        }
        let digit = cell.as_bytes()[0];
        let other = if digit == b'9' { '8' } else { char::from(digit + 1) };
        let slipped = format!("{}{other}{}", &text[..start], &text[start + 1..]);
        let here = |s: &gouji::Span| (s.start as usize) < start + cell.len() && s.end as usize > start;
        all += 1;
        hits += usize::from(
            report(&slipped)
                .findings
                .iter()
                .any(|f| f.severity != Severity::Note && f.places.iter().any(here)),
        );
    }
    (hits, all)
}

#[test]
fn slips_in_tables_are_noticed_where_they_stand() {
    for (text, every, percent) in
        [(NATIONAL_BUDGET, 3, 100), (NATIONAL_FINAL_ACCOUNTS, 3, 98), (STRANGER, 1, 90)]
            .into_iter()
            .chain(provincial().map(|text| (text, 4, 95)))
    {
        let (hits, all) = noticed(text, every);
        assert!(all >= 25 && 100 * hits >= percent * all, "{hits} of {all} noticed");
    }
}
