//! Room: made-up disclosures. Budgets as Shanghai's districts publish them: amounts in yuan, nine forms after the prose.
//! The cube is the same as elsewhere, without what was carried over, which these forms do not tell.

mod tables;
mod words;

use super::desk::Desk;
use crate::budget::Budget;
pub(super) use words::vehicles;

/// The disclosure of a budget in this layout; a seed picks its variants.
pub fn render_shanghai(budget: &Budget) -> String {
    rendered(budget, true)
}

/// Its forms alone.
pub fn render_shanghai_forms(budget: &Budget) -> String {
    rendered(budget, false)
}

fn rendered(budget: &Budget, prose: bool) -> String {
    let mut disclosed = budget.clone();
    disclosed.entries.retain(|e| !e.fund.is_carried());
    let mut desk = Desk::new(&disclosed, 0x5348);
    let whole = desk.dice.chance(50);
    let mut disclosed = disclosed.clone();
    if whole {
        for entry in &mut disclosed.entries {
            (entry.this, entry.last) = (entry.this / 100 * 100, entry.last / 100 * 100);
        }
    }
    let mut desk = Desk { budget: &disclosed, dice: desk.dice.clone(), out: String::new() };
    let titles = tables::titles(&desk);
    if prose {
        words::front(&mut desk, &titles);
        words::explanation(&mut desk);
    } else {
        words::cover(&mut desk);
    }
    tables::forms(&mut desk, &titles, whole);
    if prose {
        words::other_matters(&mut desk);
    }
    desk.out
}
