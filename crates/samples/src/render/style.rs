//! Room: made-up disclosures. The layouts, and the variants of them that a seed picks.
//! A style changes how figures are stated, never which: all styles of one budget tell the same cube.

use crate::budget::Budget;
use crate::dice::Dice;

/// The three families of layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Plain text, twelve forms, the total last.
    Plain,
    /// A numbered column row (※ 1 2 3), eleven forms, the total first, a heading of form 2 hanging at its end.
    Numbered,
    /// Markdown headings, bold totals, paragraphs and a formula in LaTeX.
    Markdown,
}

impl Layout {
    /// All layouts.
    pub const ALL: [Layout; 3] = [Layout::Plain, Layout::Numbered, Layout::Markdown];
}

/// A layout with its variants.
#[derive(Clone, Debug)]
pub struct Style {
    /// The family.
    pub layout: Layout,
    /// Which form's table a page breaks, repeating caption and head (2, 3, 5, 6 or 7).
    pub broken_form: Option<usize>,
    /// Sentences are now and then cut in two by a page, with an empty line between.
    pub cut_sentences: bool,
    /// Words in the heads of tables are broken by spaces.
    pub split_heads: bool,
    /// Figures in performance tables are now and then broken by a space (`< =28.5 6万元`).
    pub split_figures: bool,
    /// Empty cells at the end of a row are missing.
    pub short_rows: bool,
    /// Brackets and colons are now and then half-width.
    pub half_width: bool,
    /// Digits and percent signs are now and then full-width.
    pub full_width: bool,
    /// Spaces beside figures are now and then non-breaking.
    pub hard_spaces: bool,
    /// The entity's name stands as a row above the classes of forms 7, 11 and 12.
    pub unit_rows: bool,
    /// No spaces between figures and words.
    pub tight: bool,
    /// Form 1 and 4 have class 234.
    pub class_234: bool,
    /// The last two columns of one performance table have run together.
    pub run_together: bool,
    /// Code and name share one cell in form 6 (`301⇥01 基本工资` under five columns).
    pub joined_names: bool,
    /// Sources that are not planned are stated with zeros rather than 未安排.
    pub states_zeros: bool,
    /// Staff are stated in part one.
    pub staff_stated: bool,
    /// Rounded shares of a group are evened to 100.00.
    pub even_shares: bool,
}

impl Style {
    /// A layout without any variant: the plainest of its family.
    pub fn plain(layout: Layout) -> Style {
        Style {
            layout,
            broken_form: None,
            cut_sentences: false,
            split_heads: false,
            split_figures: false,
            short_rows: false,
            half_width: false,
            full_width: false,
            hard_spaces: false,
            unit_rows: false,
            tight: false,
            class_234: layout != Layout::Numbered,
            run_together: false,
            joined_names: false,
            states_zeros: false,
            staff_stated: layout == Layout::Numbered,
            even_shares: false,
        }
    }

    /// The style that the budget's seed picks within a layout.
    pub fn of(layout: Layout, budget: &Budget) -> Style {
        let mut dice = Dice::new(budget.seed ^ (layout as u64 + 1) << 40);
        Style {
            layout,
            broken_form: if dice.chance(40) { Some(*dice.pick(&[2, 3, 5, 6, 7])) } else { None },
            cut_sentences: dice.chance(50),
            split_heads: dice.chance(50),
            split_figures: dice.chance(30),
            short_rows: dice.chance(25),
            half_width: dice.chance(35),
            full_width: dice.chance(8),
            hard_spaces: dice.chance(20),
            unit_rows: dice.chance(50),
            tight: dice.chance(30),
            class_234: layout != Layout::Numbered,
            run_together: dice.chance(15),
            joined_names: dice.chance(10),
            states_zeros: dice.chance(30),
            staff_stated: layout == Layout::Numbered || dice.chance(20),
            even_shares: dice.chance(30),
        }
    }

    /// Whether totals stand above the classes.
    pub fn total_first(&self) -> bool {
        self.layout == Layout::Numbered
    }

    /// Whether the document has a form of entrusted services.
    pub fn has_entrusted(&self) -> bool {
        self.layout != Layout::Numbered
    }
}
