//! A view: one panel of a table with the places of its rows and columns. Side-by-side panels are views of their own.

use super::carried;
use super::rows::RowPlace;
use crate::lexicon::decompositions::is_left_over;
use crate::lexicon::families::Families;
use crate::lexicon::forms::{Form, Rows};
use crate::lexicon::vocabulary;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::Cell;
use crate::model::report::Disclosure;
use crate::text::outline::outline_mark;

/// The columns of a panel that say what a row is.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// Columns of codes, from class to item, or one with whole codes.
    pub codes: Vec<usize>,
    /// Columns of names; the last that is not empty counts.
    pub names: Vec<usize>,
    /// The column that names projects.
    pub project: Option<usize>,
    /// Further columns of codes, of another classification, beside which names may stand again.
    pub beside: Vec<usize>,
    /// Where names without code or mark are set in by level: how far, from the outermost.
    pub indents: Vec<u8>,
    /// Where columns of names stand for levels, one further in than the other: the level of each.
    pub levels: Vec<u8>,
}

impl Labels {
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        self.codes.iter().chain(&self.names).copied().chain(self.project)
    }

    /// Finds out whether the columns of names stand for levels: some of them are never filled in the same row.
    pub(super) fn measure(&mut self, rows: &[&[Cell]]) {
        if let ([name], true) = (&self.names[..], self.codes.is_empty()) {
            let cells = || rows.iter().map(|row| &row[*name]);
            let named = |c: &&Cell| !c.text.is_empty() && !vocabulary::is_whole(&c.text.clean);
            let marked = cells().any(|c| outline_mark(&c.text.clean).is_some());
            let mut indents: Vec<u8> = cells().filter(named).map(|c| c.indent).collect();
            let outermost = indents.first().copied();
            indents.sort_unstable();
            indents.dedup();
            if !marked && (2..=5).contains(&indents.len()) && outermost == indents.first().copied() {
                self.indents = indents;
            }
        }
        if !self.codes.is_empty() || self.names.len() < 2 {
            return;
        }
        let said = |row: &[Cell], n: usize| {
            let text = row[self.names[n]].text.clean.as_str();
            !text.is_empty() && !vocabulary::is_total(text)
        };
        let times = |a: usize, b: usize| rows.iter().filter(|row| said(row, a) && said(row, b)).count();
        // A column shares its level with the one before that it mostly goes along with.
        let mut level: Vec<usize> = (0..self.names.len()).collect();
        for n in 1..self.names.len() {
            let along = |&b: &usize| 2 * times(b, n) >= times(b, b).min(times(n, n)).max(1);
            if let Some(before) = (0..n).rev().find(along) {
                level[n] = level[before];
            }
        }
        let mut distinct = level.clone();
        distinct.dedup();
        if distinct.len() > 1 && distinct.is_sorted() {
            self.levels = level.iter().map(|l| distinct.partition_point(|d| d < l) as u8).collect();
        }
    }
}

impl Labels {
    /// Whether nothing says what a row is.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.names.is_empty() && self.project.is_none()
    }
}

/// What one column of figures stands for.
#[derive(Clone, Debug)]
pub struct ColumnPlace {
    /// Its column in the grid.
    pub column: usize,
    /// What it adds to a place.
    pub place: Coordinate,
    /// Its heading as clean text.
    pub label: String,
    /// Whether its heading named nothing known.
    pub local: bool,
    /// Whether it tells rates, by its heading or by what stands in it.
    pub rate: bool,
}

/// One panel of a table.
#[derive(Clone, Debug)]
pub struct View {
    /// Index of the table among the document's blocks.
    pub block: usize,
    /// The form, if it is a known one.
    pub form: Option<Form>,
    /// Rows of the grid with what they stand for.
    pub rows: Vec<(usize, RowPlace)>,
    /// Columns of figures.
    pub columns: Vec<ColumnPlace>,
    /// The place that all of its figures share.
    pub base: Coordinate,
    /// Whether its columns are of several flows, so that they say it and a total does not.
    pub flows: bool,
}

impl View {
    /// Whether its headings were cut off: it was copied from the middle of a table, and what stands below its last row
    /// was cut off as well.
    pub fn is_cut_out(&self) -> bool {
        self.form.is_none() && !self.columns.is_empty() && self.columns.iter().all(|c| c.label.is_empty())
    }

    /// Whether the parts of a row go on below the last one, by their codes, or the row is the last one itself.
    pub fn reaches_end(&self, row: &RowPlace) -> bool {
        let Some((_, last)) = self.rows.last() else { return false };
        let coded = |member: &Member| member.starts_with(|c: char| c.is_ascii_digit());
        [Axis::Function, Axis::Economic].into_iter().any(|axis| {
            let (own, end) = (row.place.on(axis), last.place.on(axis));
            !own.is_all() && (own.contains(end) || coded(own) && end.starts_with(own.as_str()))
        })
    }

    /// Whether it tells what is carried forward into the next year.
    pub fn carries_forward(&self) -> bool {
        let forward = |place: &Coordinate| is_left_over(place.on(Axis::Flow));
        self.form.is_some()
            && (self.rows.iter().any(|(_, r)| forward(&r.place))
                || self.columns.iter().any(|c| forward(&c.place)))
    }

    /// Where the figure of a row and a column lies.
    pub fn place(&self, row: &RowPlace, column: &ColumnPlace) -> Coordinate {
        let mut place = row.place.clone();
        place.year = column.place.year;
        let with_carried = row.place.on(Axis::Fund).starts_with("with-carried");
        for axis in Axis::EACH {
            let member = column.place.on(axis);
            // A row may say more than its column does, as 收入总计 does of the flow.
            let base = self.base.on(axis);
            let forward = is_left_over(member);
            let own = row.total && base.is_all() && !self.flows || row.place.on(axis) != base;
            let said = axis == Axis::Flow && !forward && own;
            if member != base && !member.contains(row.place.on(axis)) && !said {
                place.set(axis, member.clone());
            }
        }
        if with_carried {
            carried::both(&mut place);
        }
        place
    }
}

/// What a table is read by: its form, who publishes it, and the words that are known.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The form, if its title names one.
    pub form: Option<&'a Form>,
    /// Who publishes, for which year.
    pub about: &'a Disclosure,
    /// The words.
    pub families: &'a Families,
    /// The entity whose form it is, if that is not who publishes.
    pub entity: Option<&'a str>,
}

impl Reading<'_> {
    /// Whether its column 项目名称 names projects, not lines of income or of an outline.
    pub(super) fn names_projects(&self) -> bool {
        self.form.is_none_or(|f| f.rows != Rows::Outline && *f.base(0).on(Axis::Flow) != Member::INCOME)
    }
}
