//! Room: made-up disclosures. From a budget to the text of its disclosure, in one layout or another.
//! The parts of the document, in its order, are in the modules; `page` does what a page and a converter do to text.

mod accounts;
mod desk;
mod forms;
mod forms_more;
mod front;
mod narrative;
mod narrative_more;
mod page;
mod performance;
mod shanghai;
mod style;

use crate::budget::Budget;
pub use accounts::{render_accounts, render_accounts_forms};
use page::Page;
pub use shanghai::{render_shanghai, render_shanghai_forms};
pub use style::{Layout, Style};

/// The disclosure of a budget in a layout; the variants of the layout are picked by the budget's seed.
pub fn render(budget: &Budget, layout: Layout) -> String {
    render_with(budget, &Style::of(layout, budget))
}

/// The disclosure of a budget in a style of one's own choosing.
pub fn render_with(budget: &Budget, style: &Style) -> String {
    let mut page = Page::new(budget, style.clone());
    front::cover_and_contents(&mut page);
    front::part_one(&mut page);
    forms(&mut page);
    page.part(&format!("第三部分 {} 年{}预算情况说明", budget.year, budget.body()));
    narrative::sections_one_to_six(&mut page);
    narrative_more::sections_seven_to_twelve(&mut page);
    narrative_more::other_matters(&mut page);
    front::glossary_and_signature(&mut page);
    page.finish()
}

/// The forms of a budget alone, in a layout, as a department fills them in before it explains them.
pub fn render_forms(budget: &Budget, layout: Layout) -> String {
    let mut page = Page::new(budget, Style::of(layout, budget));
    page.raw(&format!("{} {} 年{}预算公开", budget.name, budget.year, budget.body()));
    forms(&mut page);
    page.finish()
}

fn forms(page: &mut Page) {
    page.part(&format!("第二部分 {} 年{}预算公开表", page.budget.year, page.budget.body()));
    forms::forms_one_to_four(page);
    forms::forms_five_and_six(page);
    forms_more::forms_seven_to_nine(page);
    forms_more::forms_ten_to_twelve(page);
}
