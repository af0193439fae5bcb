//! Relations: every law applied to every figures that it speaks of, from their coordinates alone.

mod adding_up;
mod all_parts;
mod balance;
mod bare_forms;
mod basic;
mod carry_over;
pub mod columns;
mod completeness;
pub mod cross_document;
pub mod cross_form;
pub mod doubted;
pub mod footing;
pub mod index;
pub mod lists;
pub mod narrative;
mod packed;
mod panels;
pub mod performance;
mod priors;
pub mod purposes;
mod rates;
mod remarks;
mod shares;
pub mod tie_out;

use crate::constraint::judge;
use crate::lexicon::families::Families;
use crate::model::document::{Block, Document, Table};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::relation::{Law, Relation};
use crate::model::report::{Finding, FormFound, Prior};
use crate::model::rules::RuleId;
use crate::prose::Narrative;
use crate::table::targets::Targets;
use crate::table::{Recognised, View, table_name, table_unit};
use crate::text::number::{NoNumber, no_number, whole_cell};
use index::Index;
use rust_decimal::Decimal;

/// What relating gives.
pub struct Related {
    /// Every figure.
    pub figures: Vec<Figure>,
    /// Every relation.
    pub relations: Vec<Relation>,
    /// The forms found.
    pub forms: Vec<FormFound>,
    /// What is implied of last year.
    pub priors: Vec<Prior>,
    /// What no law ties but is worth telling: lists in words, figures that usually go together.
    pub remarks: Vec<Finding>,
}

/// The figures and relations of one document while they are being found.
pub struct Relating<'d> {
    /// The document.
    pub document: &'d Document,
    /// The words that are known.
    pub families: &'d Families,
    /// Figures and views.
    pub recognised: Recognised,
    /// What the sentences tell.
    pub narrative: Narrative,
    /// What the performance tables tell.
    pub targets: Targets,
    /// What was found so far.
    pub relations: Vec<Relation>,
    /// What sentences imply of last year.
    pub priors: Vec<Prior>,
    /// Rows and columns that no sum of their panel counts.
    pub uncounted: Vec<Finding>,
}

impl<'d> Relating<'d> {
    /// Starts with what was recognised.
    pub fn new(
        document: &'d Document,
        families: &'d Families,
        recognised: Recognised,
        narrative: Narrative,
        targets: Targets,
    ) -> Self {
        Relating {
            document,
            families,
            recognised,
            narrative,
            targets,
            relations: Vec::new(),
            priors: Vec::new(),
            uncounted: Vec::new(),
        }
    }

    /// Applies the laws.
    pub fn relate(mut self) -> Related {
        for v in 0..self.recognised.views.len() {
            footing::within(&mut self, v);
            adding_up::within(&mut self, v);
            basic::within(&mut self, v);
            basic::of_both(&mut self, v);
            let no_growth = rates::within(&mut self, v);
            columns::compared(&mut self, v, no_growth);
            carry_over::of_view(&mut self, v);
        }
        for (cell, echo) in std::mem::take(&mut self.recognised.echoes) {
            self.push(Law::Same, RuleId::GJ103, vec![(cell, 1), (echo, -1)]);
        }
        let index = Index::new(&self.recognised);
        tie_out::everywhere(&mut self, &index);
        cross_form::funds(&mut self, &index);
        cross_form::natures(&mut self, &index);
        cross_form::limits(&mut self, &index);
        narrative::everywhere(&mut self, &index);
        carry_over::of_sections(&mut self);
        balance::everywhere(&mut self, &index);
        completeness::shares(&mut self);
        completeness::of_unstated_wholes(&mut self);
        performance::everywhere(&mut self, &index);
        let mut remarks = lists::check(&self);
        remarks.extend(remarks::check(&self, &index));
        let Relating { recognised, relations, priors, uncounted, .. } = self;
        remarks.extend(uncounted);
        Related { figures: recognised.figures, relations, forms: recognised.forms, priors, remarks }
    }

    /// Adds a relation.
    pub fn push(&mut self, law: Law, rule: RuleId, terms: Vec<(FigureId, i8)>) {
        self.push_with(law, rule, Decimal::ZERO, terms);
    }

    /// Adds a relation with a part that is given, not printed.
    pub fn push_with(&mut self, law: Law, rule: RuleId, constant: Decimal, terms: Vec<(FigureId, i8)>) {
        self.relations.push(judge::relation(&self.recognised.figures, law, rule, constant, terms));
    }

    /// The figures.
    pub fn figures(&self) -> &[Figure] {
        &self.recognised.figures
    }

    /// The table of a view.
    pub fn table(&self, block: usize) -> &'d Table {
        match &self.document.blocks[block] {
            Block::Table(table) => table,
            _ => unreachable!("views stand in tables"),
        }
    }

    /// Whether a row's label reaches over its own columns of figures, so that its amount stands in the panel to the
    /// right and their cells are not empty but taken.
    pub fn stands_further_right(&self, view: usize, row: usize) -> bool {
        let v = &self.recognised.views[view];
        let last = v.columns.last().map_or(0, |c| c.column);
        let cells = &self.table(v.block).rows[v.rows[row].0];
        let next = cells[last + 1..].iter().map(|c| c.text.clean.as_str()).find(|t| !t.is_empty());
        next.is_some_and(|t| whole_cell(t).is_some())
    }

    /// Whether a cell holds a dash or a word for nothing: it was not left empty.
    pub fn is_dashed(&self, view: usize, row: usize, column: usize) -> bool {
        self.says_nothing(view, row, column).is_some()
    }

    /// What stands in a cell in the place of a figure.
    pub fn says_nothing(&self, view: usize, row: usize, column: usize) -> Option<NoNumber> {
        let v = &self.recognised.views[view];
        no_number(&self.table(v.block).rows[v.rows[row].0][v.columns[column].column].text.clean)
    }

    /// The figure of a cell; a blank one is made for an empty cell, which stands for zero.
    pub fn blank(&mut self, view: usize, row: usize, column: usize) -> FigureId {
        let View { block, rows, columns, .. } = &self.recognised.views[view];
        let (r, row_place) = &rows[row];
        let column_place = &columns[column];
        let key = (*block, *r, column_place.column);
        if let Some(&id) = self.recognised.cells.get(&key) {
            return id;
        }
        let table = self.table(*block);
        let view = &self.recognised.views[view];
        let span = table.rows[*r][column_place.column].text.span();
        let mut figure = Figure {
            // Of no length, but for markup that was left in the cell.
            span,
            label: format!(
                "{} {} {}",
                table_name(self.document, view, table),
                row_place.label,
                column_place.label
            ),
            coordinate: view.place(row_place, column_place),
            place: Place::Cell { block: key.0, row: key.1, column: key.2 },
            blank: true,
            role: Role::Amount,
            ..Figure::default()
        };
        figure.amount.unit = table_unit(table);
        self.recognised.figures.push(figure);
        self.recognised.cells.insert(key, self.recognised.figures.len() - 1);
        self.recognised.figures.len() - 1
    }
}
