//! Notes right below the form of “三公”, which explain it: they are told of what the form is of.

use super::{NARRATIVE, Outline, headed, is_bare_heading};
use crate::lexicon::form_facts;
use crate::lexicon::sections::Style;
use crate::model::document::Table;
use crate::text::number::numbers;

impl Outline<'_> {
    /// A table: what stands right below the form of “三公” explains it.
    pub(super) fn table(&mut self, block: usize, table: &Table) {
        if self.of_form {
            self.open(self.families.section(""), Vec::new(), NARRATIVE.to_string());
        }
        self.go_on(block);
        let free = self.runs.last().is_some_and(|run| run.section.style == Style::Free);
        let form = table.title.as_ref().and_then(|title| self.families.form(&title.clean));
        self.below_form = free && form.is_some_and(|form| form.id == form_facts::THREE_PUBLIC);
    }

    /// Whether a paragraph explains the form above it: `说明：`, `1.公务接待费完成预算的90.0%`. The first opens the section of the form.
    pub(super) fn explains(&mut self, clean: &str) -> bool {
        if !std::mem::take(&mut self.below_form)
            || is_bare_heading(clean)
            || headed(clean, self.families).is_some()
        {
            return false;
        }
        if numbers(clean).is_empty() && !clean.ends_with('：') {
            return false;
        }
        self.below_form = clean.ends_with('：') && numbers(clean).is_empty();
        if !self.below_form {
            self.open(self.families.section_of(form_facts::THREE_PUBLIC), Vec::new(), NARRATIVE.to_string());
            self.of_form = true;
        }
        true
    }
}
