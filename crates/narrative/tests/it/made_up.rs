//! Room: tests. The promise, in short: explanations of made-up forms in every wording are clean, and nearly all of their
//! figures are checked. `examples/measure` holds it for a thousand forms of each.

use super::measure::{FAMILIES, measured};

/// Figures that are to be checked, in percent.
const CHECKED: usize = 98;

#[test]
fn explanations_of_made_up_forms_are_clean_and_checked() {
    for family in FAMILIES {
        let (mut figures, mut checked, mut unchecked) = (0, 0, Vec::new());
        for (seed, with_prior) in (0..3).flat_map(|seed| [(seed, true), (seed, false)]) {
            let told = measured(family, seed, with_prior);
            assert!(
                told.grave.is_empty(),
                "{} {seed}: {:#?}\n{}",
                family.name,
                told.grave,
                told.narrative.text()
            );
            assert!(!told.narrative.is_empty(), "{} {seed}", family.name);
            (figures, checked) = (figures + told.figures.0, checked + told.figures.1);
            unchecked.extend(told.unchecked);
        }
        assert!(figures > 100, "{}: {figures}", family.name);
        assert!(
            checked * 100 >= figures * CHECKED,
            "{}: {checked} of {figures}: {unchecked:#?}",
            family.name
        );
    }
}

#[test]
fn a_slip_in_the_forms_is_told_of_the_explanation() {
    let told = measured(FAMILIES[0], 3, true);
    let text = told.narrative.text();
    let line =
        text.lines().find(|line| line.contains("支出预算") && line.contains("万元，其中")).expect("a total");
    let amount: String = line.chars().filter(|c| c.is_ascii_digit() || *c == '.').skip(4).collect();
    let wrong = format!("9{amount}");
    let spoilt = told.text.replace(line, &line.replace(&amount, &wrong));
    let reports = gouji::check(&spoilt, &gouji::Options::default());
    let found = reports[0].findings.iter().any(|f| f.severity == gouji::Severity::Error);
    assert!(found, "{line} with {wrong} is found");
}
