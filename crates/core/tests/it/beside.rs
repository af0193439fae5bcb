//! Room: tests. Made-up disclosures side by side: what belongs together agrees, what does not is not compared.

use gouji::check::cross_document::compare;
use gouji::model::report::Tie;
use gouji::{Options, Report, Verdict, check};
use gouji_samples::{Budget, Layout, Slip, plant, render};

fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report for any text")
}

fn made_up(seed: u64) -> String {
    render(&Budget::made_up(seed), Layout::Plain)
}

fn failing(ties: &[Tie]) -> usize {
    ties.iter().filter(|t| t.verdict == Verdict::Inconsistent).count()
}

#[test]
fn one_budget_stated_twice_agrees_with_itself_in_any_layout() {
    for seed in 0..12 {
        let budget = Budget::made_up(seed);
        let one = report(&render(&budget, Layout::Plain));
        let other = report(&render(&budget, Layout::Markdown));
        let ties = compare(&one, &[other]);
        assert!(ties.len() > 40, "{seed}: {} ties", ties.len());
        assert_eq!(failing(&ties), 0, "{seed}");
    }
}

#[test]
fn what_one_of_two_tells_otherwise_is_reported() {
    let mut stated = 0;
    for seed in 0..12 {
        let text = made_up(seed);
        let planted = plant(&text, 1, &[Slip::Digit], seed).expect("a figure to plant on");
        let ties = compare(&report(&planted.text), &[report(&text)]);
        stated += usize::from(failing(&ties) > 0);
    }
    // Most figures are outvoted by those that tell the same within their own document.
    assert!(stated >= 2, "{stated} of 12");
}

#[test]
fn bodies_that_have_nothing_to_do_with_one_another_are_not_compared() {
    for seed in 0..20 {
        let ties = compare(&report(&made_up(seed)), &[report(&made_up(seed + 100))]);
        assert_eq!(failing(&ties), 0, "{seed}: {} of {}", failing(&ties), ties.len());
    }
}
