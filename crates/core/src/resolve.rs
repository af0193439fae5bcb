//! Where the figures of copied rows stand whose columns reading could not tell: what adds up, and what other tables
//! tell of the same place, decides; where that leaves several ways, none is chosen.

mod candidates;
pub mod evidence;
mod policy;
mod score;

use crate::check::Related;
use crate::lexicon::families::Families;
use crate::lexicon::form_facts::{NATURE_OF_CLASS, SELDOM};
use crate::lexicon::forms::Rows;
use crate::model::amount::Amount;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Block, Cell, Document, Loose, Table};
use crate::model::figure::{Figure, FigureId, Place};
use crate::model::relation::{Relation, Verdict};
use crate::model::report::{Disclosure, Severity};
use crate::source::Text;
use crate::table::view::Reading;
use crate::table::{View, divisions, panels, table_unit};
use crate::text::number::whole_cell;
use candidates::Row;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// So many wrong figures in one table are slips; more are a table built wrongly.
const SLIPS: usize = 2;

/// Wrong figures are counted one by one so far; more are a table built wrongly in any case.
const MOST_WRONG: usize = 64;

/// How often the tables are gone through: what one settles tells of another.
const ROUNDS: usize = 6;

/// Places the figures of every copied table as far as that can be known.
pub fn place_copied_tables(document: &mut Document, about: &Disclosure, families: &Families) {
    if !document.blocks.iter().any(|b| matches!(b, Block::Table(t) if t.copied.is_some())) {
        return;
    }
    for block in 0..document.blocks.len() {
        count_full(document, block);
    }
    let mut stated: Vec<Vec<(Coordinate, Decimal)>> =
        (0..document.blocks.len()).map(|block| stated_in(document, block, about, families)).collect();
    // What is usual is asked only where nothing that is printed decides any more.
    let mut usual = false;
    for _ in 0..ROUNDS {
        let known = Known::of(&stated);
        let mut placed = false;
        for (block, stated) in stated.iter_mut().enumerate() {
            let Block::Table(table) = &mut document.blocks[block] else { continue };
            if place_rows((block, table), &known, usual, about, families) {
                *stated = stated_in(document, block, about, families);
                placed = true;
            }
        }
        if !placed && usual {
            break;
        }
        usual = !placed;
    }
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            give_up(table);
        }
    }
}

/// Counts the rows that have a figure in every column.
fn count_full(document: &mut Document, block: usize) {
    let Block::Table(table) = &mut document.blocks[block] else { return };
    let Some(copied) = &mut table.copied else { return };
    let full = |row: &usize| {
        !copied.loose.iter().any(|l| l.row == *row)
            && table.rows[*row].iter().any(|c| whole_cell(&c.text.clean).is_some())
    };
    copied.by_order = (table.header_rows..table.rows.len()).filter(full).count();
}

/// Takes back what was built wrongly: it is not known where any of its figures stand.
pub fn withdraw(document: &mut Document, block: usize) {
    let Block::Table(table) = &mut document.blocks[block] else { return };
    let Some(copied) = &mut table.copied else { return };
    copied.undecided += copied.by_order + copied.by_sums;
    (copied.by_order, copied.by_sums) = (0, 0);
    copied.withdrawn = true;
    for (r, row) in table.rows.iter_mut().enumerate().skip(table.header_rows) {
        for (c, cell) in row.iter_mut().enumerate() {
            if copied.values.contains(&c) && whole_cell(&cell.text.clean).is_some() {
                copied.unplaced.push((r, std::mem::take(&mut cell.text)));
            }
            if cell.text.is_empty() {
                copied.unknown.push((r, c));
            }
        }
    }
}

/// The copied table, if any, that contradicts what it is held against in more ways than a slip or two explain.
pub fn dubious(document: &Document, figures: &[Figure], relations: &[Relation]) -> Option<usize> {
    let copied = |block: usize| matches!(&document.blocks[block], Block::Table(t) if t.copied.as_ref().is_some_and(|c| !c.withdrawn));
    let mut failing: BTreeMap<usize, Vec<&Relation>> = BTreeMap::new();
    for relation in relations.iter().filter(|r| r.verdict == Verdict::Inconsistent) {
        let mut blocks: Vec<usize> = relation.terms.iter().map(|(f, _)| figures[*f].place.block()).collect();
        blocks.sort_unstable();
        blocks.dedup();
        for block in blocks.into_iter().filter(|b| copied(*b)) {
            failing.entry(block).or_default().push(relation);
        }
    }
    let grave = |block: usize, failing: &[&Relation]| {
        // A figure told elsewhere, and an empty cell here: the row's figures were put beside their columns.
        let beside = |r: &&&Relation| {
            let blank = |(f, _): &(FigureId, i8)| figures[*f].blank && figures[*f].place.block() == block;
            r.terms.len() == 2 && r.terms.iter().any(blank) || blank(&r.terms[0])
        };
        failing.iter().filter(beside).count() + wrong(failing, figures).saturating_sub(SLIPS)
    };
    let (grave, block) = failing.iter().map(|(block, failing)| (grave(*block, failing), *block)).max()?;
    (grave > 0).then_some(block)
}

/// Whether more than a few figures of copied tables stand nobody knows where.
pub fn is_partial(document: &Document) -> bool {
    let (mut placed, mut lost) = (0, 0);
    for (_, table) in crate::table::tables(document) {
        let Some(copied) = &table.copied else { continue };
        lost += copied.unplaced.len();
        let cells = table.rows.iter().skip(table.header_rows).flatten();
        placed += cells.filter(|c| whole_cell(&c.text.clean).is_some()).count();
    }
    10 * lost > placed
}

/// Leaves out what fails between a table that lost figures and others, and between sentences and it: what is missing may
/// explain it. Where tables lost most of their figures, nothing between tables is sure. Gives how much that was.
pub fn alone(document: &Document, related: &mut Related) -> usize {
    let torn: Vec<usize> = crate::table::tables(document)
        .filter(|(_, table)| table.copied.as_ref().is_some_and(|copied| !copied.unplaced.is_empty()))
        .map(|(block, _)| block)
        .collect();
    let copied = crate::table::tables(document).filter(|(_, table)| table.copied.is_some()).count();
    let few = 2 * copied <= crate::table::tables(document).count();
    let figures = &related.figures;
    let before = related.relations.len();
    let stated = |r: &Relation| {
        let block = |(f, _): &(FigureId, i8)| figures[*f].place.block();
        let touched = r.terms.iter().any(|t| torn.contains(&block(t)));
        let sentences =
            r.terms.iter().filter(|(f, _)| matches!(figures[*f].place, Place::Sentence { .. })).count();
        if few && !touched && sentences > 0 && r.terms.len() > sentences {
            return true;
        }
        // Sentences lost nothing: what one section tells within itself stands.
        let blocks = || r.terms.iter().map(&block);
        let (first, last) = (blocks().min().unwrap_or(0), blocks().max().unwrap_or(0));
        let parted = document.blocks[first..=last].iter().any(opens_section);
        let within = first == last || sentences == r.terms.len() && !parted;
        r.verdict != Verdict::Inconsistent || within
    };
    related.relations.retain(stated);
    let remarks = std::mem::take(&mut related.remarks);
    before - related.relations.len() + remarks.iter().filter(|f| f.severity != Severity::Note).count()
}

/// Whether a block opens another section of the narrative.
fn opens_section(block: &Block) -> bool {
    matches!(block, Block::Heading { level: ..=2, .. })
}

/// How many figures at least are wrong if these relations fail, as far as the greediest choice tells.
fn wrong(failing: &[&Relation], figures: &[Figure]) -> usize {
    let mut left: Vec<&Relation> = failing.to_vec();
    let mut count = 0;
    while !left.is_empty() && count < MOST_WRONG {
        let mut votes: BTreeMap<FigureId, usize> = BTreeMap::new();
        for (figure, _) in left.iter().flat_map(|r| &r.terms).filter(|(f, _)| !figures[*f].blank) {
            *votes.entry(*figure).or_default() += 1;
        }
        let Some((&figure, _)) = votes.iter().max_by_key(|(_, votes)| **votes) else { break };
        left.retain(|r| r.terms.iter().all(|(f, _)| *f != figure));
        count += 1;
    }
    if count < MOST_WRONG { count } else { count + left.len() }
}

/// The views of a table under its only reading of the headings, if it is of a known form.
fn views(block: usize, table: &Table, about: &Disclosure, families: &Families) -> Vec<View> {
    let title = table.title.as_ref().map_or("", |t| t.clean.as_str());
    let Some(form) = families.form(title).filter(|form| form.rows != Rows::Targets) else {
        return Vec::new();
    };
    let mut readings =
        panels::views(block, table, Reading { form: Some(form), about, families, entity: None });
    if readings.is_empty() { Vec::new() } else { readings.swap_remove(0) }
}

/// What is known of places: figures that stand in a column for sure, and cells that are empty for sure.
struct Known {
    stated: FxHashMap<Coordinate, Vec<Decimal>>,
    /// Places of a whole fund that are nothing.
    nothing: Vec<Coordinate>,
}

/// What one table tells: the places of the columns that are known for sure, and their values in 万元.
fn stated_in(
    document: &Document,
    block: usize,
    about: &Disclosure,
    families: &Families,
) -> Vec<(Coordinate, Decimal)> {
    let Block::Table(table) = &document.blocks[block] else { return Vec::new() };
    let unit = table_unit(table);
    let mut stated = Vec::new();
    for view in views(block, table, about, families) {
        for (r, row) in &view.rows {
            let loose = |c: usize| {
                let mut rows = table.copied.iter().flat_map(|copied| &copied.loose);
                rows.any(|l| l.row == *r && l.columns.contains(&c))
            };
            for column in view.columns.iter().filter(|c| !loose(c.column)) {
                let text = &table.rows[*r][column.column].text.clean;
                let amount = whole_cell(text).map(|n| Amount { unit, ..n.amount }.base());
                stated.push((balanced(&view.place(row, column)), amount.unwrap_or_default()));
            }
        }
    }
    stated
}

impl Known {
    fn of(tables: &[Vec<(Coordinate, Decimal)>]) -> Self {
        let mut stated: FxHashMap<Coordinate, Vec<Decimal>> = FxHashMap::default();
        for (place, value) in tables.iter().flatten() {
            stated.entry(place.clone()).or_default().push(*value);
        }
        let whole = |place: &Coordinate| {
            [Axis::Function, Axis::Nature, Axis::Economic, Axis::Entity].iter().all(|a| place.on(*a).is_all())
                && !place.on(Axis::Fund).is_all()
        };
        let zero = |(place, values): (&Coordinate, &Vec<Decimal>)| {
            (whole(place) && values.iter().all(Decimal::is_zero)).then(|| place.clone())
        };
        let nothing = stated.iter().filter_map(zero).collect();
        Known { stated, nothing }
    }

    /// What a place is, if it or, being nothing, what contains it has been told without contradiction.
    fn value(&self, place: &Coordinate) -> Option<Decimal> {
        let place = balanced(place);
        match self.stated.get(&place) {
            Some(values) if values.iter().all(|v| *v == values[0]) => Some(values[0]),
            Some(_) => None,
            None => self.nothing.iter().any(|zero| zero.contains(&place)).then_some(Decimal::ZERO),
        }
    }
}

/// Income and expenditure balance.
fn balanced(place: &Coordinate) -> Coordinate {
    match place.on(Axis::Flow).as_str() {
        "income" | "expenditure" | "all" => place.with(Axis::Flow, Member::MONEY),
        _ => place.clone(),
    }
}

/// Places rows of one table; whether any was.
fn place_rows(
    (block, table): (usize, &mut Table),
    known: &Known,
    usual: bool,
    about: &Disclosure,
    families: &Families,
) -> bool {
    if table.copied.as_ref().is_none_or(|copied| copied.loose.is_empty()) {
        return false;
    }
    let unit = table_unit(table);
    let mut placed = false;
    for view in views(block, table, about, families) {
        let rows: Vec<_> = view.rows.iter().map(|(_, row)| row).collect();
        let (row_sums, column_sums) = (divisions::of_rows(&rows), divisions::of_columns(&view));
        let mut rows: Vec<Row> = view
            .rows
            .iter()
            .map(|(r, place)| {
                let mut row = candidates::row(table, *r, &view);
                candidates::keep_sums(&mut row, &column_sums);
                let stated = |c: usize| known.value(&view.place(place, &view.columns[c]));
                candidates::keep_known(&mut row, unit, stated);
                row
            })
            .collect();
        if usual {
            candidates::keep_usual(&mut rows, &seldom(&view));
            for (row, (_, place)) in rows.iter_mut().zip(&view.rows) {
                candidates::keep_out_of(row, &of_other_nature(&view, &place.place));
            }
        }
        score::keep_supported(&mut rows, &row_sums);
        for row in rows.iter().filter(|row| row.loose) {
            placed |= place_by_row(table, row, &view);
        }
    }
    placed
}

/// Of each column whether it is of another nature than what the row is spent on: 办公费 is no personnel expenditure.
fn of_other_nature(view: &View, row: &Coordinate) -> Vec<bool> {
    let class = row.on(Axis::Economic).get(..3).unwrap_or("");
    let own = NATURE_OF_CLASS.iter().find(|(code, _)| *code == class).map(|(_, nature)| *nature);
    let other = |place: &Coordinate| {
        let nature = place.on(Axis::Nature).as_str();
        own.is_some_and(|own| own != nature) && NATURE_OF_CLASS.iter().any(|(_, known)| *known == nature)
    };
    view.columns.iter().map(|column| other(&column.place)).collect()
}

/// Of each column whether it is of a kind that few bodies have.
fn seldom(view: &View) -> Vec<bool> {
    let is = |place: &Coordinate| SELDOM.iter().any(|(axis, member)| **place.on(*axis) == **member);
    view.columns.iter().map(|column| is(&column.place)).collect()
}

/// Moves the figures of a row into its cells if there is one way only; else remembers what all ways agree on.
fn place_by_row(table: &mut Table, row: &Row, view: &View) -> bool {
    let Some(copied) = &mut table.copied else { return false };
    let column = |c: usize| view.columns[c].column;
    let Some(at) = copied.loose.iter().position(|l| l.row == row.row && l.columns.contains(&column(0)))
    else {
        return false;
    };
    let agreed = |c: &usize| row.ways.iter().all(|way| way.figures[*c] == row.ways[0].figures[*c]);
    let sure = (0..view.columns.len()).filter(agreed).map(|c| (column(c), row.ways[0].figures[c]));
    copied.loose[at].sure = if row.ways.is_empty() { Vec::new() } else { sure.collect() };
    if row.ways.len() != 1 {
        return false;
    }
    let Loose { figures, sure, .. } = copied.loose.swap_remove(at);
    copied.by_sums += 1;
    put(&mut table.rows[row.row], &sure, &figures);
    true
}

fn put(row: &mut [Cell], sure: &[(usize, Option<usize>)], figures: &[Text]) {
    for (column, figure) in sure {
        if let Some(figure) = figure {
            row[*column].text = figures[*figure].clone();
        }
    }
}

/// What could not be placed is told apart: its cells are not known, and not empty.
fn give_up(table: &mut Table) {
    let Some(copied) = &mut table.copied else { return };
    for Loose { row, columns, figures, sure } in std::mem::take(&mut copied.loose) {
        copied.undecided += 1;
        put(&mut table.rows[row], &sure, &figures);
        let open = |c: &usize| !sure.iter().any(|(column, _)| column == c);
        copied.unknown.extend(columns.filter(open).map(|c| (row, c)));
        let left = |n: &usize| !sure.iter().any(|(_, figure)| *figure == Some(*n));
        copied.unplaced.extend((0..figures.len()).filter(left).map(|n| (row, figures[n].clone())));
    }
}
