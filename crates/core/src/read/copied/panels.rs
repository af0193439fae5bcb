//! Headings and rows to a grid: which layout of the headings the rows bear out, and which panel a row stands in.

use super::atoms::Atom;
use super::body::{self, Entry};
use super::heads::{self, Head, Kind, Words};
use super::layouts::{self, Layout};
use super::trim;
use crate::cube::{Axis, Coordinate};
use crate::document::{Cell, Loose};
use crate::families::Families;
use crate::forms::Form;
use crate::number::whole_cell;
use crate::read::outline_mark;
use crate::source::Span;
use crate::text::Text;
use crate::vocabulary::{self, Meaning, class_code, is_total};
use rust_decimal::Decimal;

/// How many of the words above the first figure may be labels of rows without figures.
const LABELS: usize = 8;

/// The grid of a form.
#[derive(Debug)]
pub struct Grid {
    /// All rows, the headings first.
    pub rows: Vec<Vec<Cell>>,
    /// How many of them are headings.
    pub header_rows: usize,
    /// Rows with fewer figures than columns.
    pub loose: Vec<Loose>,
    /// The columns of figures.
    pub values: Vec<usize>,
}

struct Try {
    heads: Vec<Head>,
    levels: Vec<Atom>,
    layout: Layout,
    entries: Vec<Entry>,
}

/// Builds the grid of a form from what stands in its lines.
pub fn build(source: &str, families: &Families, form: &Form, atoms: &[Atom]) -> Option<Grid> {
    let row_a_line = trim::rows_stand_on_lines(atoms);
    let (atoms, numbered) = trim::numbered_columns(&trim::without_line_numbers(atoms));
    let base = form.base(0);
    let first = atoms.iter().position(|a| a.number).unwrap_or(atoms.len());
    let mut best: Option<(i64, Try)> = None;
    for labels in 0..=LABELS.min(first) {
        let split = first - labels;
        let how = (split, numbered, row_a_line);
        let Some((score, tried)) = attempt(source, families, &base, &atoms, how) else { continue };
        // Words that are known as headings are headings rather than labels.
        let known = |a: &&Atom| {
            let clean = a.text.clean.as_str();
            outline_mark(clean).is_none() && !is_total(clean) && body::is_known(families, clean)
        };
        let score = score - 3 * (labels + atoms[split..first].iter().filter(known).count()) as i64;
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, tried));
        }
    }
    let (_, tried) = best?;
    grid(source, families, &base, tried)
}

/// The layout of the headings before `split` that the rows below bear out best, and how well they do.
fn attempt(
    source: &str,
    families: &Families,
    base: &Coordinate,
    atoms: &[Atom],
    (split, numbered, row_a_line): (usize, Option<usize>, bool),
) -> Option<(i64, Try)> {
    let words = Words { families, base };
    let (heads, levels) = heads::heads(words, &atoms[..split], source, row_a_line);
    if heads.iter().any(|h| outline_mark(&h.atom.text.clean).is_some()) {
        return None;
    }
    let unknown = heads.iter().filter(|h| h.atom.text.clean.chars().count() > 16).count();
    if heads.is_empty() || heads.len() > 24 || unknown > 3 {
        return None;
    }
    let coded = heads.iter().any(|h| h.kind == Kind::Code);
    // What stands right before the first figure labels its row.
    let labelled = heads.iter().any(|h| h.kind != Kind::Figures);
    let last = atoms[..split].last().map_or("", |a| a.text.clean.as_str());
    let bare_row = match atoms.get(split) {
        Some(next) => next.number && !starts_with_code(&atoms[split..]),
        None => is_total(last),
    };
    if labelled && bare_row {
        return None;
    }
    let body = trim::without_repeated(&atoms[split..], &atoms[..split]);
    let body = if row_a_line && !coded { body::labels_apart(families, body, source) } else { body };
    let entries = body::entries(families, &body, coded, coded && figures_have_decimals(&body));
    // What its parts are parts of stood in columns of its own, which are gone.
    if !coded
        && entries.iter().filter(|e| e.words().ends_with("小计")).count() > 1
        && !heads.iter().any(|h| h.atom.text.clean.contains("支出"))
    {
        return None;
    }
    let widest = entries.iter().map(|e| e.figures.len()).max().unwrap_or(0);
    let with_codes = entries.first().is_some_and(|e| !e.codes.is_empty())
        || 2 * entries.iter().filter(|e| !e.codes.is_empty()).count() > entries.len();
    let kind = |layout: &Layout, c: usize| layout.columns[c].last().map(|&h| heads[h].kind);
    let mut best: Option<(i64, Layout)> = None;
    for layout in layouts::layouts(families, base, &heads) {
        let panels = layout.panels(&heads);
        let columns = panels.iter().map(|(_, values)| values.len());
        let (most, all) = (columns.clone().max().unwrap_or(0), columns.sum::<usize>());
        let unlabelled = panels.iter().any(|(labels, _)| labels.is_empty());
        // Rows with codes need them in the first list; what stands beside an outline may have them as well.
        let codes = |(labels, _): &(Vec<usize>, Vec<usize>)| {
            labels.iter().any(|&c| kind(&layout, c) == Some(Kind::Code))
        };
        let misfit = numbered.is_some_and(|n| n != all)
            || most < widest
            || with_codes && panels.iter().any(codes) && !codes(&panels[0])
            || unlabelled && entries.iter().any(|e| !e.label.is_empty());
        if misfit {
            continue;
        }
        let score = bear_out(&layout, &heads, &panels, &entries) - i64::from(layout.cost);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, layout));
        }
    }
    let (score, layout) = best?;
    Some((score, Try { heads, levels, layout, entries }))
}

/// Whether the numbers that stand first are codes, as they are before a label.
fn starts_with_code(atoms: &[Atom]) -> bool {
    let numbers = atoms.iter().take_while(|a| a.number).count();
    let digits = |n: usize| atoms[n].digits().map_or(0, str::len);
    let class = atoms[0].digits().is_some_and(|d| d.starts_with(['2', '3', '5']));
    let whole = numbers == 1 && matches!(digits(0), 3 | 5 | 7);
    // Of an entity, as long as whoever gave it likes.
    let entity = numbers == 1 && digits(0) > 3 && figures_have_decimals(atoms);
    let split = (2..=3).contains(&numbers) && digits(0) == 3 && (1..numbers).all(|n| digits(n) == 2);
    numbers < atoms.len() && (entity || class && (whole || split))
}

/// Whether the figures are told with decimals, so that a number without any is none.
fn figures_have_decimals(atoms: &[Atom]) -> bool {
    let (told, all) = atoms.iter().filter(|a| a.number).fold((0, 0), |(told, all), a| {
        (told + usize::from(a.text.clean.contains('.')), all + usize::from(a.digits().is_none()))
    });
    told > 0 && told == all
}

/// How many full rows add up under a layout, less those that do not: 合计 or 小计 is the sum of what stands beside it.
fn bear_out(layout: &Layout, heads: &[Head], panels: &[(Vec<usize>, Vec<usize>)], entries: &[Entry]) -> i64 {
    let Some((_, values)) = panels.iter().max_by_key(|(_, values)| values.len()) else { return 0 };
    let mut score = 0;
    for entry in entries.iter().filter(|e| e.figures.len() == values.len()).take(200) {
        let amounts: Vec<(&[usize], Decimal)> =
            values.iter().zip(&entry.figures).map(|(&c, f)| (&*layout.columns[c], amount(f))).collect();
        score += adds_up(heads, &amounts, 0);
    }
    2 * score
}

fn amount(atom: &Atom) -> Decimal {
    whole_cell(&atom.text.clean).map_or(Decimal::ZERO, |n| n.amount.value)
}

/// Wholes that are the sum of their fellows within the columns of one group, less those that are not.
fn adds_up(heads: &[Head], columns: &[(&[usize], Decimal)], depth: usize) -> i64 {
    let mut score = 0;
    let mut values: Vec<(bool, Decimal)> = Vec::new();
    for group in columns.chunk_by(|a, b| a.0.get(depth) == b.0.get(depth) && a.0.get(depth).is_some()) {
        let head = group[0].0.get(depth).map_or("", |&h| heads[h].atom.text.clean.as_str());
        if group.len() == 1 {
            values.push((is_total(head) || head.ends_with("小计") || head.ends_with("合计"), group[0].1));
        } else {
            score += adds_up(heads, group, depth + 1);
            let of = |(path, _): &&(&[usize], Decimal)| {
                path.get(depth + 1).is_some_and(|&h| {
                    let clean = heads[h].atom.text.clean.as_str();
                    is_total(clean) || clean.ends_with("小计") || clean.ends_with("合计")
                })
            };
            let sum = group.iter().map(|(_, v)| *v).sum();
            values.push((false, group.iter().find(of).map_or(sum, |(_, v)| *v)));
        }
    }
    if let Some((_, whole)) = values.iter().find(|(total, _)| *total)
        && values.len() > 2
    {
        let parts: Decimal = values.iter().filter(|(total, _)| !total).map(|(_, v)| *v).sum();
        score += if (*whole - parts).abs() <= Decimal::new(3, 2) { 1 } else { -1 };
    }
    score
}

/// The grid of the layout that was chosen.
fn grid(source: &str, families: &Families, base: &Coordinate, tried: Try) -> Option<Grid> {
    let Try { heads, levels, mut layout, entries } = tried;
    let mut panels = layout.panels(&heads);
    let kind = |c: usize| layout.columns[c].last().map(|&h| heads[h].kind);
    if panels.len() > 1 && panels[0].0.iter().any(|&c| kind(c) == Some(Kind::Code)) {
        // Lists of codes side by side are one list: a code says what its row is.
        layout.columns.truncate(panels[0].0.len() + panels[0].1.len());
        layout.columns.iter_mut().for_each(|path| drop(path.drain(..path.len() - 1)));
        panels.truncate(1);
    }
    // Where their headings do not tell all levels, class, section and item of a code are one cell.
    let most = entries.iter().map(|e| e.codes.len()).max().unwrap_or(0);
    let codes = if levels.len() < most { 1 } else { levels.len() };
    // 类, 款, 项 stand in columns of their own under the heading of codes.
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (c, path) in layout.columns.iter().enumerate() {
        let head = *path.last()?;
        let many = if heads[head].kind == Kind::Code && codes > 1 { codes } else { 1 };
        columns.extend((0..many).map(|n| (c, n)));
    }
    let first_of = |column: usize| columns.iter().position(|(c, _)| *c == column);
    let depth = layout.columns.iter().map(Vec::len).max()? + usize::from(codes > 1);
    let start = heads[0].atom.text.span().start;
    let mut rows: Vec<Vec<Cell>> = vec![vec![empty(source, start); columns.len()]; depth];
    let mut placed: Vec<usize> = Vec::new();
    for (at, (c, n)) in columns.iter().enumerate() {
        for (row, &head) in layout.columns[*c].iter().enumerate() {
            if !placed.contains(&head) {
                placed.push(head);
                rows[row][at] = cell(&[heads[head].atom.clone()], source);
            }
        }
        if heads[*layout.columns[*c].last()?].kind == Kind::Code && codes > 1 {
            rows[depth - 1][at] = cell(&[levels[*n].clone()], source);
        }
    }
    let by_panel = Panels::new(families, base, &heads, &layout, &panels);
    let mut loose = Vec::new();
    let mut panel = by_panel.start(families);
    for entry in entries {
        let p = panel.of(&entry);
        let (labels, values) = &panels[p];
        let here = entry.figures.first().or(entry.label.first()).map_or(start, |a| a.text.span().start);
        let mut row = vec![empty(source, here); columns.len()];
        let of_code =
            labels.iter().find(|&&c| layout.columns[c].last().is_some_and(|&h| heads[h].kind == Kind::Code));
        let mut names: Vec<usize> = labels.iter().copied().filter(|c| Some(c) != of_code).collect();
        let mut label = entry.label.clone();
        match of_code.and_then(|&c| first_of(c)) {
            Some(at) => {
                let apart: Vec<&[Atom]> =
                    if codes > 1 { entry.codes.chunks(1).collect() } else { vec![&entry.codes] };
                for (n, code) in apart.into_iter().enumerate() {
                    *row.get_mut(at + n)? = cell(code, source);
                }
            }
            None => label.splice(0..0, entry.codes.iter().cloned()).for_each(drop),
        }
        // A second column of names, as of projects, takes what does not stand on the first line.
        if names.len() > 1 && label.len() > 1 {
            let at = first_of(names.remove(0))?;
            row[at] = cell(&[label.remove(0)], source);
        }
        if let Some(at) = names.first().and_then(|&c| first_of(c)) {
            row[at] = cell(&label, source);
        }
        let from = first_of(*values.first()?)?;
        if entry.figures.len() > values.len() {
            return None;
        }
        if entry.figures.len() == values.len() {
            for (n, figure) in entry.figures.iter().enumerate() {
                row[from + n] = cell(std::slice::from_ref(figure), source);
            }
        } else if !entry.figures.is_empty() {
            let figures = entry.figures.iter().map(|f| f.text.clone()).collect();
            let columns = from..from + values.len();
            loose.push(Loose { row: rows.len(), columns, figures, sure: Vec::new() });
        }
        rows.push(row);
    }
    let values = panels.iter().flat_map(|(_, values)| values).filter_map(|&c| first_of(c)).collect();
    Some(Grid { rows, header_rows: depth, loose, values })
}

fn empty(source: &str, at: u32) -> Cell {
    Cell { text: Text::new(source, Span { start: at, end: at }), colspan: 1, rowspan: 1 }
}

fn cell(atoms: &[Atom], source: &str) -> Cell {
    let mut text = Text::default();
    atoms.iter().flat_map(|a| &a.text.spans).for_each(|span| text.append(source, *span));
    Cell { text, colspan: 1, rowspan: 1 }
}

/// Which panel each label of a form with several panels stands in.
struct Panels {
    kinds: Vec<Side>,
}

/// What the rows of a panel are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Income,
    Function,
    Nature,
    Any,
}

impl Panels {
    fn new(
        families: &Families,
        base: &Coordinate,
        heads: &[Head],
        layout: &Layout,
        panels: &[(Vec<usize>, Vec<usize>)],
    ) -> Self {
        let kinds = panels.iter().enumerate().map(|(p, (labels, _))| {
            if panels.len() == 1
                || labels
                    .iter()
                    .any(|&c| heads[layout.columns[c][layout.columns[c].len() - 1]].kind == Kind::Code)
            {
                return Side::Any;
            }
            let mut place = base.clone();
            let words: Vec<&str> = labels
                .iter()
                .flat_map(|&c| &layout.columns[c])
                .map(|&h| heads[h].atom.text.clean.as_str())
                .collect();
            for word in &words {
                vocabulary::apply(families, &mut place, word);
            }
            match place.on(Axis::Flow).as_str() {
                _ if words.iter().any(|w| w.contains("用途")) => Side::Nature,
                "income" => Side::Income,
                _ if p == 0 => Side::Income,
                _ => Side::Function,
            }
        });
        Panels { kinds: kinds.collect() }
    }

    fn start<'a>(&'a self, families: &'a Families) -> Walk<'a> {
        Walk { families, kinds: &self.kinds, marks: vec![0; self.kinds.len()], last: 0, total: false }
    }
}

/// Goes down the labels, remembering the number that each panel's outline has come to.
struct Walk<'a> {
    families: &'a Families,
    kinds: &'a [Side],
    marks: Vec<u32>,
    last: usize,
    total: bool,
}

impl Walk<'_> {
    fn of(&mut self, entry: &Entry) -> usize {
        if self.kinds.len() == 1 || self.kinds[0] == Side::Any {
            return 0;
        }
        let words = entry.words();
        let bare = body::bare(&words);
        let number = outline_number(&words);
        let closes = ["总计", "合计"].iter().any(|w| bare.ends_with(w));
        let told = match self.says(entry, bare) {
            Some(side) => self.kinds.iter().position(|k| *k == side),
            None if !closes => None,
            None if bare.contains("支出") => Some(self.last.max(1)),
            None if bare.contains("收入") => Some(0),
            // 总计 on both sides.
            None if self.total => Some((self.last + 1).min(self.kinds.len() - 1)),
            None => Some(0),
        };
        let next = || (0..self.kinds.len()).find(|&p| number.is_some_and(|n| n == self.marks[p] + 1));
        let panel = told.or_else(next).unwrap_or(self.last);
        if let Some(n) = number {
            self.marks[panel] = n;
        }
        (self.last, self.total) = (panel, closes);
        panel
    }
}

impl Walk<'_> {
    /// On which side a label stands by what it means.
    fn says(&self, entry: &Entry, bare: &str) -> Option<Side> {
        if !entry.codes.is_empty() || class_code(bare).is_some() {
            return Some(Side::Function);
        }
        let mut place = Coordinate::default();
        if vocabulary::apply(self.families, &mut place, bare) != Meaning::Member {
            return (bare.ends_with("支出") && !is_total(bare)).then_some(Side::Function);
        }
        let spent = matches!(place.on(Axis::Flow).as_str(), "carried-forward" | "distributed");
        match () {
            () if spent => Some(Side::Function),
            () if !place.on(Axis::Nature).is_all() => Some(Side::Nature),
            () if !place.on(Axis::Fund).is_all() && !bare.ends_with("支出") => Some(Side::Income),
            () => None,
        }
    }
}

/// The number of a mark of the second level: 三、 is 3.
fn outline_number(words: &str) -> Option<u32> {
    let (level, mark) = outline_mark(words)?;
    let numerals = words[..mark].trim_end_matches(['、', '.', '．']);
    (level == 2).then(|| crate::read::numeral(numerals)).flatten()
}
