//! Room: tests. Explanations of made-up forms, checked with their forms: what was found, how many figures were checked.

use gouji::{Report, Severity};
use gouji_narrative::{Narrative, Region, write};
use gouji_samples::compose::{Trait, Traits, compose_forms};
use gouji_samples::{Budget, Layout, render_accounts_forms, render_forms, render_shanghai_forms};

/// A family of made-up forms, and the region in whose words they are explained.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// What it is called.
    pub name: &'static str,
    /// The id of the region.
    pub region: &'static str,
    /// The forms of a seed, and those of the year before where they are made.
    pub forms: fn(u64) -> (String, Option<String>),
}

/// Every wording has at least one.
pub const FAMILIES: [Family; 6] = [
    Family { name: "xinjiang", region: "xinjiang", forms: xinjiang },
    Family { name: "shanghai", region: "shanghai", forms: shanghai },
    Family { name: "jiangsu", region: "jiangsu", forms: |seed| composed(seed, 0, 2) },
    Family { name: "national", region: "national", forms: |seed| composed(seed, 0, 0) },
    Family { name: "national accounts", region: "national", forms: accounts },
    Family { name: "national accounts, composed", region: "national", forms: |seed| composed(seed, 1, 0) },
];

fn xinjiang(seed: u64) -> (String, Option<String>) {
    let budget = Budget::made_up(seed);
    let layout = Layout::ALL[(seed % 3) as usize];
    (render_forms(&budget, layout), Some(render_forms(&budget.of_year_before(), layout)))
}

fn shanghai(seed: u64) -> (String, Option<String>) {
    let budget = Budget::made_up(seed);
    (render_shanghai_forms(&budget), Some(render_shanghai_forms(&budget.of_year_before())))
}

fn accounts(seed: u64) -> (String, Option<String>) {
    (render_accounts_forms(&Budget::made_up(seed)), None)
}

/// Forms in one of the random layouts, of budgets or final accounts, in some titles.
fn composed(seed: u64, kind: usize, titles: usize) -> (String, Option<String>) {
    let traits = Traits::drawn_some(seed, 20).with(Trait::Kind, kind).with(Trait::Titles, titles);
    (compose_forms(seed, &traits), None)
}

/// An explanation and what the checker says of it.
#[derive(Debug)]
pub struct Measured {
    /// The text that was checked.
    pub text: String,
    /// The explanation.
    pub narrative: Narrative,
    /// Errors and warnings, those apart that the forms have by themselves.
    pub grave: Vec<String>,
    /// Figures of the explanation, and those of them that were checked.
    pub figures: (usize, usize),
    /// The figures that were not.
    pub unchecked: Vec<String>,
}

/// Writes the explanation of a family's forms and checks both together.
pub fn measured(family: Family, seed: u64, with_prior: bool) -> Measured {
    let (forms, before) = (family.forms)(seed);
    let before: Vec<Report> = before.filter(|_| with_prior).iter().flat_map(|text| check(text)).collect();
    let reports = check(&forms);
    let region = Region::of_id(family.region);
    let narrative = write(reports.first().expect("a report of any text"), &before, region);
    let text = format!("{forms}\n\n{}", narrative.text());
    let from = forms.len() as u32;
    let known = graves(&reports);
    let both = check(&text);
    let grave = graves(&both).into_iter().filter(|found| !known.contains(found)).collect();
    let told = both.iter().flat_map(|report| &report.figures).filter(|f| !f.blank && f.span.start >= from);
    let (checked, unchecked): (Vec<_>, Vec<_>) = told.partition(|f| f.agreed + f.contradicted > 0);
    let words = |f: &&gouji::Figure| format!("{} {} ({:?})", f.label, f.span.of(&text), f.unchecked);
    let unchecked_words: Vec<String> = unchecked.iter().map(words).collect();
    let figures = (checked.len() + unchecked.len(), checked.len());
    Measured { narrative, grave, figures, unchecked: unchecked_words, text }
}

fn check(text: &str) -> Vec<Report> {
    gouji::check(text, &gouji::Options::default())
}

fn graves(reports: &[Report]) -> Vec<String> {
    let found = reports.iter().flat_map(|report| &report.findings);
    let grave = found.filter(|finding| finding.severity != Severity::Note);
    grave.map(|finding| format!("{} {}", finding.rule, finding.message.zh)).collect()
}
