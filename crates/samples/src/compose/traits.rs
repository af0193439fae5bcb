//! Room: made-up disclosures. The switches of a random composition: each with a name, a default and its other values.
//! The first value of each is the plainest; a failure is shrunk by turning switches back to it, one after another.

use crate::dice::Dice;

macro_rules! traits {
    ($($(#[$doc:meta])* $variant:ident $name:literal [$($value:literal),+ $(,)?];)+) => {
        /// One switch of a composition.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Trait { $($(#[$doc])* $variant),+ }

        impl Trait {
            /// All switches.
            pub const ALL: &[Trait] = &[$(Trait::$variant),+];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self { $(Trait::$variant => $name),+ }
            }

            /// The names of its values, the plainest first.
            pub fn values(self) -> &'static [&'static str] {
                match self { $(Trait::$variant => &[$($value),+]),+ }
            }
        }
    };
}

traits! {
    /// Budget or final accounts.
    Kind "kind" ["budget", "final accounts"];
    /// Which funds there are.
    Funds "funds" ["general only", "all"];
    /// Whether money is carried over from last year.
    CarryOver "carry-over" ["none", "some"];
    /// Whether money is carried forward at the end of the year (final accounts).
    CarryForward "carry-forward" ["none", "some"];
    /// Whether items are listed that had money last year only.
    Fallen "fallen items" ["none", "some"];
    /// Whether each figure is rounded on its own.
    Rounding "rounding" ["whole digits", "each on its own"];
    /// What projects are called.
    ProjectNames "project names" ["plain", "notices with numbers and years"];
    /// How many entities the file holds.
    Entities "entities" ["one", "two after each other", "a department and its entity"];
    /// The words of the titles of forms.
    Titles "titles" ["ministry", "situation", "province", "with year", "with entity and year"];
    /// The number of a form: where it stands and how it is written.
    FormNumbers "form numbers" ["none", "公开01表 below", "预算01表 above", "表1 above", "表一 before the title", "附件1-1 above"];
    /// A page of contents.
    Contents "contents" ["none", "parts", "parts and forms with pages"];
    /// What comes first.
    Order "order" ["forms first", "narrative first"];
    /// Marks of headings.
    Headings "headings" ["第一部分/一、/（一）", "Markdown", "chapters", "一、/（一）/1．", "第一部分/1．/（1）"];
    /// Words of the headings of sections.
    HeadingWords "heading words" ["short", "about the entity", "with year", "situation"];
    /// What parts the cells.
    Cells "cells" ["tabs", "Markdown", "bars"];
    /// The unit of amounts.
    Unit "unit" ["万元", "forms in 元", "元", "one form in 元"];
    /// Separators of thousands.
    Thousands "thousands" ["none", "in forms", "everywhere"];
    /// Where the unit is stated.
    UnitCaption "unit caption" ["line", "line with the entity", "after the title", "in the heading"];
    /// What stands in a cell without money.
    Zero "zero cells" ["blank", "0.00", "-", "—", "0"];
    /// Whether empty cells at a row's end are there.
    Trailing "trailing cells" ["there", "missing"];
    /// Rows of a heading.
    HeadRows "heading rows" ["as needed", "a title above the stub"];
    /// What covered cells of merged headings leave.
    Merges "merged headings" ["empty cells", "nothing"];
    /// A row that numbers the columns.
    ColumnNumbers "column numbers" ["none", "栏次", "every column"];
    /// How codes stand.
    Codes "codes" ["one column", "three columns, own level", "three columns, all levels", "before the name", "in brackets before the name", "none"];
    /// Where the total stands.
    Total "total" ["last", "first", "in the row of 类 款 项"];
    /// The label of the total.
    TotalLabel "total label" ["合计", "合 计", "总计"];
    /// Rows of the outline that are printed.
    Levels "levels" ["class, section, item", "class and item", "items only"];
    /// Names that are too long for their cell.
    WrappedNames "wrapped names" ["none", "rest in a row of its own", "row torn within the name"];
    /// A page within a table.
    PageBreak "page break" ["none", "caption and heading again", "page number and heading again", "running head", "blank lines"];
    /// Notes beside tables.
    Notes "notes" ["none", "below", "above"];
    /// How income and expenditure stand in the form of both.
    Panels "panels" ["side by side", "one below the other", "three, by nature too"];
    /// The classes that the form of both lists.
    Classes "classes" ["with money", "all"];
    /// The marks before them.
    ClassMarks "class marks" ["一、", "（一）", "none"];
    /// Words for income lines.
    IncomeWords "income words" ["收入", "拨款", "财政拨款收入"];
    /// The rows of the form of income.
    IncomeRows "income rows" ["functions", "entities"];
    /// The columns of the form of expenditure.
    SpendingColumns "spending columns" ["basic and project", "with those without money", "basic split"];
    /// The columns of the form of general expenditure.
    GeneralColumns "general columns" ["one year", "two years with change"];
    /// The shape of the form of basic expenditure.
    BasicShape "basic shape" ["one list", "two panels"];
    /// The shape of the form of the three public expenses.
    PublicShape "three public shape" ["rows", "columns", "rows of two years"];
    /// How a form without money is printed.
    EmptyForms "empty forms" ["left out", "a total row and a sentence", "a sentence"];
    /// Forms that are left out.
    FormsLeftOut "forms left out" ["none", "income and expenditure", "basic and projects", "both totals"];
    /// Sections that are left out.
    SectionsLeftOut "sections left out" ["none", "totals", "items", "three public", "other matters"];
    /// The order of sections.
    SectionOrder "section order" ["usual", "general budget first", "three public first"];
    /// Brackets.
    Brackets "brackets" ["full width", "half width", "mixed"];
    /// Spaces around figures of the prose.
    Spaces "spaces" ["none", "around figures"];
    /// How prose is broken into lines.
    ProseLines "prose lines" ["one a paragraph", "broken", "indented"];
    /// The words of a section's first sentence: twelve regional manners.
    Manner "manner" ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    /// With what this year is compared.
    Compare "compared with" ["比上年", "比2025年预算", "较上年", "与2025年相比", "同比", "last year's amount stated before", "last year's amount within", "execution of last year"];
    /// The verbs of a change.
    Verbs "verbs" ["增加/减少 增长/下降", "增长/下降 增幅/降幅", "增加/减少 提高/降低", "增加/压减 上升/下降"];
    /// The rate of a change.
    Growth "growth" ["stated", "not stated", "in brackets"];
    /// What stands where nothing changed.
    Flat "no change" ["与上年持平", "与上年相同", "zeros"];
    /// How shares are stated.
    Shares "shares" ["占", "none", "占 of what", "in brackets"];
    /// Decimals of shares and rates.
    RateDecimals "rate decimals" ["two", "one"];
    /// How parts are listed.
    Lists "lists" ["其中： with semicolons", "其中 with commas", "numbered lines", "包括"];
    /// Whether lists are complete.
    ListsComplete "list ends" ["complete", "the largest with 等"];
    /// Whether each amount has its year.
    Years "years" ["once", "with each amount"];
    /// How amounts are written in prose.
    ProseAmounts "prose amounts" ["two decimals", "without needless zeros", "为 before them"];
    /// How items are stated.
    Items "items" ["类款项 with change", "类款项 alone", "with codes", "numbered lines with purposes"];
    /// What is said of the three public expenses.
    PublicWords "three public words" ["amounts and changes", "with batches, persons, vehicles", "one sentence"];
    /// Against what final accounts are held.
    Against "accounts against" ["budget at the beginning", "last year", "both"];
}

/// The values of all switches.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Traits(Vec<u8>);

impl Default for Traits {
    fn default() -> Self {
        Traits(vec![0; Trait::ALL.len()])
    }
}

impl Traits {
    /// The values that a seed draws: each switch is at its default in about half of all documents.
    pub fn drawn(seed: u64) -> Traits {
        Traits::drawn_some(seed, 55)
    }

    /// The values that a seed draws if each switch leaves its default in so many percent of all documents.
    pub fn drawn_some(seed: u64, percent: u32) -> Traits {
        let mut dice = Dice::new(seed ^ 0x7261_6974_7320_2121);
        let mut draw = |of: &Trait| {
            let others = of.values().len() - 1;
            if dice.chance(percent) { 1 + dice.below(others) as u8 } else { 0 }
        };
        Traits(Trait::ALL.iter().map(&mut draw).collect())
    }

    /// The value of a switch; 0 is the default.
    pub fn get(&self, of: Trait) -> usize {
        usize::from(self.0[of as usize])
    }

    /// Whether a switch has this value.
    pub(crate) fn is(&self, of: Trait, value: usize) -> bool {
        self.get(of) == value
    }

    /// The same with another value of one switch (the last one if there are not so many).
    pub fn with(&self, of: Trait, value: usize) -> Traits {
        let mut values = self.0.clone();
        values[of as usize] = value.min(of.values().len() - 1) as u8;
        Traits(values)
    }

    /// The switches that are not at their default, with the names of their values.
    pub fn changed(&self) -> Vec<(Trait, &'static str)> {
        let at = |of: &Trait| (*of, of.values()[self.get(*of)]);
        Trait::ALL.iter().filter(|of| self.get(**of) != 0).map(at).collect()
    }

    /// How many compositions there are.
    pub fn combinations() -> u128 {
        Trait::ALL.iter().map(|of| of.values().len() as u128).product()
    }
}
