//! Room: made-up disclosures. Final accounts in the Ministry's nine forms: what was spent is this year's side of the
//! cube, what was planned at the year's beginning the other; income of the year may be carried forward.

mod tables;
mod words;

use super::desk::Desk;
use crate::budget::{Budget, Entry, Fund};
use crate::money::{Fen, LAST_DIGIT};

/// The final accounts of a budget; a seed picks their variants.
pub fn render_accounts(budget: &Budget) -> String {
    rendered(budget, true)
}

/// Their forms alone.
pub fn render_accounts_forms(budget: &Budget) -> String {
    rendered(budget, false)
}

fn rendered(budget: &Budget, prose: bool) -> String {
    let mut accounts = Accounts { desk: Desk::new(budget, 0x4A53), left: 0, left_at: String::new() };
    let items = budget.functions(7, false, |e| e.fund.is_general());
    if accounts.desk.dice.chance(40) && !items.is_empty() {
        accounts.left = accounts.desk.dice.between(1, 9_000) * LAST_DIGIT;
        accounts.left_at = accounts.desk.dice.pick(&items).clone();
    }
    if prose {
        words::front(&mut accounts);
    } else {
        words::cover(&mut accounts);
    }
    tables::forms(&mut accounts);
    if prose {
        words::narrative(&mut accounts);
    }
    accounts.desk.out
}

/// What the forms and the prose are made from.
struct Accounts<'a> {
    desk: Desk<'a>,
    /// Appropriation of the general public budget that is left at the year's end.
    left: Fen,
    /// The item that it was given for.
    left_at: String,
}

impl Accounts<'_> {
    /// What was spent, of what `keep` admits.
    fn spent(&self, keep: impl Fn(&Entry) -> bool) -> Fen {
        self.desk.fen(keep).0
    }

    /// The year's income from funds that `keep` admits, for functions that begin with `code`.
    fn income(&self, keep: impl Fn(Fund) -> bool, code: &str) -> Fen {
        let left = if keep(Fund::General) && self.left_at.starts_with(code) { self.left } else { 0 };
        let current = |e: &Entry| !e.fund.is_carried() && keep(e.fund) && e.item.starts_with(code);
        self.spent(current) + left
    }
}

/// Paid from the general public budget, of this year or carried over.
fn general(fund: Fund) -> bool {
    fund.is_general() || fund == Fund::CarriedGeneral
}

/// Paid from appropriations, of this year or carried over.
fn fiscal(fund: Fund) -> bool {
    fund.is_fiscal() || fund == Fund::CarriedGeneral
}
