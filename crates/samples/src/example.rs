//! Room: made-up disclosures. The page's example: one fixed document, clean and with one transposed figure.
//! The figure is the project expenditure in the total row of form 3, stated in six other places.

use crate::budget::Budget;
use crate::plant::{Slip, plant_at};
use crate::render::{Layout, Style, render_with};

/// The seed whose budget is a middling county department with projects, carry-over and entrusted services.
const SEED: u64 = 21_621;

/// The example as its publisher should have published it.
pub fn example_clean() -> String {
    render_with(&Budget::made_up(SEED), &Style::plain(Layout::Plain))
}

/// The example with two digits of one figure transposed: form 3, total, project expenditure.
pub fn example() -> String {
    let text = example_clean();
    let at = project_total(&text);
    plant_at(&text, at, Slip::Transpose, 7).map_or(text, |p| p.text)
}

/// Where form 3's total of projects stands.
fn project_total(text: &str) -> std::ops::Range<usize> {
    let form = text.find("\n表 3\n").unwrap_or(0);
    let row = text[form..].find("\n\t\t\t总计\t").map_or(form, |at| form + at + 1);
    let end = text[row..].find('\n').map_or(text.len(), |at| row + at);
    let start = text[row..end].rfind('\t').map_or(row, |at| row + at + 1);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_figure_differs() {
        let (clean, example) = (example_clean(), example());
        let at = project_total(&clean);
        assert_eq!((&clean[at.clone()], &example[at.clone()]), ("136.10", "163.10"));
        assert_eq!(clean[..at.start], example[..at.start]);
        assert_eq!(clean[at.end..], example[at.end..]);
    }
}
