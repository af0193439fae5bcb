//! Room: made-up disclosures. Texts in the layouts of other regions, written by hand and consistent to the cent: the
//! national set of forms for a budget and for final accounts, and one of a family that does not exist.

/// A department's budget in the titles and columns of the national set: carry-over within fiscal appropriation, two
/// years side by side, project expenditure by source.
pub const NATIONAL_BUDGET: &str = include_str!("../texts/national-budget.txt");

/// A department's final accounts in the Ministry's forms, with money carried in and out.
pub const NATIONAL_FINAL_ACCOUNTS: &str = include_str!("../texts/national-final-accounts.txt");

/// Final accounts as provinces publish them, made by a program in sentences of our own: the narrative before the forms
/// and a form of two classifications; in yuan, with counts beside the three public expenses; what was carried over,
/// received, spent and carried forward in one form; changes against the plan instead of the year before.
pub const PROVINCIAL_FINAL_ACCOUNTS: [&str; 4] = [
    include_str!("../texts/final-accounts-narrative-first.txt"),
    include_str!("../texts/final-accounts-in-yuan.txt"),
    include_str!("../texts/final-accounts-carried.txt"),
    include_str!("../texts/final-accounts-against-plan.txt"),
];

/// Budgets as provinces publish them, made likewise: codes in brackets before names, six decimals and what last year's
/// was between the words, government classes beside departments', amounts in yuan, the forms at the end, columns that
/// compare with what was carried out.
pub const PROVINCIAL_BUDGETS: [&str; 6] = [
    include_str!("../texts/budget-with-codes-in-brackets.txt"),
    include_str!("../texts/budget-six-decimals.txt"),
    include_str!("../texts/budget-by-government-classes.txt"),
    include_str!("../texts/budget-in-yuan.txt"),
    include_str!("../texts/budget-narrative-first.txt"),
    include_str!("../texts/budget-against-execution.txt"),
];

/// A disclosure in titles, headings and words that no region has: amounts in yuan, totals in the middle.
pub const STRANGER: &str = include_str!("../texts/stranger.txt");
