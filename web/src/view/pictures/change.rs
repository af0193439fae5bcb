//! This year against last: last year's amount is this year's less the change that the narrative states.
//! Sources, natures and the items that changed most; the total where the document states it or its parts make it.

use super::context::{Balance, Context, float};
use super::draw::bars::Difference;
use super::draw::changes::{Heads, Row};
use super::picture::{Cell, Drawing, Grid, GridRow, Level, Note, Picture};
use super::places::{ALL, At, Stated};
use super::print::{Print, percent};
use crate::view::State;
use gouji_report::Role;
use rust_decimal::Decimal;

/// Items that are drawn, those that changed most.
const ITEMS: usize = 8;

/// A change that the document states.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// What changed.
    pub at: At<'a>,
    /// `income`, `expenditure` or `all`, as stated.
    pub flow: &'a str,
    /// This year's amount.
    pub now: Stated,
    /// By how much, falls negative; 万元.
    pub by: Decimal,
    /// The figure that states it.
    pub figure: u32,
    /// The figure that states its rate.
    pub rate: Option<u32>,
}

impl Change<'_> {
    /// Last year's amount.
    pub fn before(&self) -> Decimal {
        self.now.value - self.by
    }
}

/// Every change stated of a place whose amount is stated too; of several the first that is not a suspect.
pub fn stated<'a>(c: &Context<'a>) -> Vec<Change<'a>> {
    let dossier = c.places.dossier;
    let about = &dossier.answer.report.disclosure;
    let stage = super::places::stage(dossier);
    let mut found: Vec<Change> = Vec::new();
    for (index, figure) in dossier.figures().iter().enumerate() {
        let place = &figure.coordinate;
        let ours = place.year == about.year && place.stage == stage && figure.role == Role::Change;
        let (Some(at), true) = (c.places.at(place), ours) else { continue };
        let (Some(now), Some(size)) = (c.places.stated(at), sound(c, index as u32)) else { continue };
        let by = if figure.falls { -size } else { size };
        let next = dossier.figure(index as u32 + 1);
        let rate =
            next.filter(|n| n.role == Role::Growth && n.coordinate == *place).map(|_| index as u32 + 1);
        let change = Change { at, flow: &place.flow, now, by, figure: index as u32, rate };
        match found.iter_mut().find(|k| k.at == at && k.flow == change.flow) {
            Some(known) if dossier.is_red(known.figure) => *known = change,
            Some(_) => {}
            None => found.push(change),
        }
    }
    found
}

/// What a change is stated to be, or should be where the document decides that it is wrong.
fn sound(c: &Context, figure: u32) -> Option<Decimal> {
    let dossier = c.places.dossier;
    let should = dossier.suspect(figure).filter(|_| dossier.is_red(figure)).and_then(|s| s.should_be.clone());
    let stated = c.places.value(figure)?;
    let printed: Decimal = dossier.figure(figure)?.value.parse().ok()?;
    match should.and_then(|s| s.parse::<Decimal>().ok()) {
        Some(should) if !printed.is_zero() => should.checked_mul(stated)?.checked_div(printed),
        _ => Some(stated),
    }
}

/// The picture, if anything changed that is stated.
pub fn change(c: &Context) -> Option<Picture> {
    let mut stated = stated(c);
    // What was nothing and is nothing did not change.
    stated.retain(|k| !(k.by.is_zero() && k.now.value.is_zero()));
    let groups = groups(&stated);
    let [sources, _, natures, _] = &groups;
    let total = total(c, &stated, sources, natures);
    let figures: Vec<u32> = groups.iter().flatten().flat_map(|k| [k.figure, k.now.figure]).collect();
    if figures.is_empty() && total.is_none() {
        return None;
    }
    let print = Print::of(c.places, &figures);
    let (mut rows, mut grid, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for group in &groups {
        for (at, change) in group.iter().enumerate() {
            let name = name(c, change, &groups);
            let mut row = row(c, change, name.clone(), &print);
            row.ruled = at == 0 && !rows.is_empty();
            row.difference = hatched(off(c, change, &print), &mut notes);
            grid.push(grid_row(c, change, name, &print));
            rows.push(row);
        }
    }
    if let Some(total) = &total {
        let difference = hatched(off_total(c, total, &print), &mut notes);
        rows.push(Row { difference, ..total_row(c, total, &print) });
        grid.push(total_grid(c, total, &print));
    }
    let said = rows.iter().take(6).map(|r| (c.words.amount_of)(&r.name, &r.change));
    let said = said.collect::<Vec<_>>().join(c.words.comma);
    let heads = Heads {
        before: c.words.before.into(),
        now: c.words.now.into(),
        change: (c.words.change_head)(c.unit(&print)),
    };
    Some(Picture {
        id: "change",
        title: title(c, &groups, total.as_ref(), &print),
        sub: c.words.change_sub.into(),
        alternative: (c.words.change_alternative)(&said),
        source: (c.words.and)(&c.source(&figures), c.words.implied),
        notes,
        grid: Grid {
            head: vec![
                c.words.of_what.into(),
                c.words.before.into(),
                c.words.now.into(),
                c.words.change.into(),
                c.words.rate.into(),
            ],
            rows: grid,
        },
        drawing: Drawing::Changes(rows, heads),
    })
}

/// The changes that the picture shows: of sources of funds, of expenditure by source where no source of income is
/// stated, of natures, and of the items that changed most.
fn groups<'s, 'a>(stated: &'s [Change<'a>]) -> [Vec<&'s Change<'a>>; 4] {
    let money = |k: &&Change| k.at.economic == ALL;
    let sources = leaves(stated.iter().filter(money).filter(|k| {
        k.at.fund != ALL && (k.at.function, k.at.nature) == (ALL, ALL) && k.flow != "expenditure"
    }));
    let natures = |fund: Option<&str>| -> Vec<&'s Change<'a>> {
        let of = |k: &&Change| {
            matches!(k.at.nature, "basic" | "project" | "reserve")
                && k.at.function == ALL
                && fund.map_or(k.at.fund != ALL, |f| k.at.fund == f)
        };
        stated.iter().filter(money).filter(of).collect()
    };
    let natures = [natures(Some(ALL)), natures(None)].into_iter().find(|n| !n.is_empty()).unwrap_or_default();
    let mut items: Vec<&'s Change<'a>> = stated
        .iter()
        .filter(money)
        .filter(|k| k.at.function != ALL && k.at.nature == ALL && !k.by.is_zero())
        .filter(|k| k.at.function.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    items.sort_by_key(|k| std::cmp::Reverse(k.by.abs()));
    items.truncate(ITEMS);
    let spent = leaves(stated.iter().filter(money).filter(|k| {
        k.at.fund != ALL && (k.at.function, k.at.nature) == (ALL, ALL) && k.flow == "expenditure"
    }));
    let spent = if sources.is_empty() { spent } else { Vec::new() };
    [sources, spent, natures, items]
}

/// By how much the total changed, or the only thing that did.
fn title(c: &Context, groups: &[Vec<&Change>; 4], total: Option<&Total>, print: &Print) -> String {
    let one = match groups.iter().flatten().collect::<Vec<_>>().as_slice() {
        [one] => Some((name(c, one, groups), one.by)),
        _ => None,
    };
    let amount = |by: Decimal| (c.words.money)(&print.amount(by.abs()), c.unit(print));
    match (total, &one) {
        (Some(total), _) if total.off.is_none() => {
            (c.words.change_title)("", &amount(total.by), sign(total.by), total.both)
        }
        (None, Some((name, by))) => (c.words.change_title)(name, &amount(*by), sign(*by), false),
        _ => c.words.change_plain.into(),
    }
}

fn sign(by: Decimal) -> i8 {
    if by.is_zero() {
        0
    } else if by > Decimal::ZERO {
        1
    } else {
        -1
    }
}

/// Without those of which parts are stated too, each source once.
fn leaves<'c, 'a>(all: impl Iterator<Item = &'c Change<'a>>) -> Vec<&'c Change<'a>> {
    let mut all: Vec<&Change> = all.collect();
    all.sort_by_key(|k| k.flow == ALL);
    let mut found: Vec<&Change> = Vec::new();
    for change in &all {
        let fund = change.at.fund;
        let above = |k: &&&Change| k.at.fund.strip_prefix(fund).is_some_and(|rest| rest.starts_with('.'));
        if !all.iter().any(|k| above(&k)) && !found.iter().any(|k| k.at.fund == fund) {
            found.push(change);
        }
    }
    found.sort_by_key(|k| k.figure);
    found
}

/// The change of everything.
struct Total {
    now: Decimal,
    by: Decimal,
    figure: Option<u32>,
    now_figure: Option<u32>,
    /// Income and expenditure both come to it.
    both: bool,
    /// What its parts come to, where the document contradicts itself there.
    off: Option<Decimal>,
}

fn total(c: &Context, stated: &[Change], sources: &[&Change], natures: &[&Change]) -> Option<Total> {
    let of_all = |k: &&Change| k.at == (At { flow: k.at.flow, ..At::income() });
    let direct = stated.iter().find(of_all);
    let made = |parts: &[&Change], whole: At| -> Option<Decimal> {
        let whole = c.places.stated(whole)?;
        let now: Vec<&Stated> = parts.iter().map(|k| &k.now).collect();
        let sound = parts.len() > 1 && c.balance(&whole, &now) == Balance::Whole;
        sound.then(|| parts.iter().map(|k| k.by).sum())
    };
    let natures: Vec<&Change> = natures.iter().copied().filter(|k| k.at.fund == ALL).collect();
    let (income, spent) = (made(sources, At::income()), made(&natures, At::spending()));
    let whole = c.places.stated(At::income()).or_else(|| c.places.stated(At::spending()));
    let by = direct.map(|k| k.by).or(income).or(spent)?;
    // What comes in and what goes out changed by as much, but for rounding.
    let near = |a: Option<Decimal>| a.is_none_or(|a| (a - by).abs() <= Decimal::new(5, 2));
    let contradicted = |k: &&Change| c.places.dossier.state(k.figure) == State::Bad;
    let off = [income, spent].into_iter().flatten().find(|made| !near(Some(*made)));
    if off.is_some() && !direct.is_some_and(|k| contradicted(&k)) {
        return None;
    }
    let now_figure = whole.as_ref().map(|t| t.figure);
    let (now, figure) = (whole.map(|t| t.value)?, direct.map(|k| k.figure));
    Some(Total { now, by, figure, now_figure, both: income == Some(by) && spent == Some(by), off })
}

fn name(c: &Context, change: &Change, groups: &[Vec<&Change>]) -> String {
    let at = change.at;
    if at.function != ALL {
        return c.name(at.function);
    }
    if at.nature != ALL {
        let many = groups.iter().flatten().any(|k| k.at.nature == at.nature && k.at.fund != at.fund);
        let fund = (many && at.fund != ALL).then(|| format!("{} · ", c.member(at.fund)));
        return fund.unwrap_or_default() + &c.member(at.nature);
    }
    c.member(at.fund)
}

fn rate(c: &Context, change: &Change) -> String {
    // From nothing there is no rate, whatever the document says.
    if change.before().is_zero() {
        return String::new();
    }
    let stated = change.rate.and_then(|f| c.places.dossier.figure(f));
    match stated {
        Some(figure) => {
            let zero = figure.value.bytes().all(|b| matches!(b, b'0' | b'.'));
            let sign = if zero {
                ""
            } else if figure.falls {
                "−"
            } else {
                "+"
            };
            format!("{sign}{}%", figure.value)
        }
        None => percent(change.by, change.before()).map_or(String::new(), signed),
    }
}

fn signed(percent: Decimal) -> String {
    let sign = if percent.is_zero() {
        ""
    } else if percent > Decimal::ZERO {
        "+"
    } else {
        "−"
    };
    format!("{sign}{}%", percent.abs())
}

fn row(c: &Context, change: &Change, name: String, print: &Print) -> Row {
    let (before, now) = (print.amount(change.before()), print.amount(change.now.value));
    let by = print.change(change.by);
    Row {
        label: (c.words.changed)(&name, &before, &now, &by),
        name,
        before,
        now,
        change: by,
        rate: rate(c, change),
        size: float(change.by),
        now_figure: Some(change.now.figure),
        figure: Some(change.figure),
        ..Row::default()
    }
}

/// What a change is stated to be otherwise than it should: the piece to be hatched, and what is said of it.
fn off(c: &Context, change: &Change, print: &Print) -> Option<(Difference, Note)> {
    let dossier = c.places.dossier;
    let figure = dossier.figure(change.figure).filter(|_| dossier.is_red(change.figure))?;
    let stated = c.places.value(change.figure)?;
    let size = if figure.falls { -stated } else { stated } - change.by;
    let text = (c.words.differs)(&figure.place, &dossier.alike(&figure.text), &print.amount(change.by.abs()));
    (!size.is_zero()).then(|| piece(c, print, (size, change.figure, true), &text))
}

/// The same of the change of everything.
fn off_total(c: &Context, total: &Total, print: &Print) -> Option<(Difference, Note)> {
    let (made, at) = (total.off?, total.figure?);
    let figure = c.places.dossier.figure(at)?;
    let printed = c.places.dossier.alike(&figure.text);
    let text = (c.words.sums_to)(&figure.place, &printed, &print.change(made));
    Some(piece(c, print, (total.by - made, at, false), &text))
}

fn piece(
    c: &Context,
    print: &Print,
    (size, figure, red): (Decimal, u32, bool),
    said: &str,
) -> (Difference, Note) {
    let text = (c.words.difference)(&print.amount(size.abs()));
    let label = (c.words.and)(&text, said);
    let note = Note { text: label.clone(), figure: Some(figure), red };
    (Difference { size: float(size), part: 0, red, figure: Some(figure), text, label }, note)
}

fn hatched(found: Option<(Difference, Note)>, notes: &mut Vec<Note>) -> Option<Difference> {
    let (difference, note) = found?;
    notes.push(note);
    Some(difference)
}

fn grid_row(c: &Context, change: &Change, name: String, print: &Print) -> GridRow {
    let stated = change.rate.filter(|_| !change.before().is_zero());
    let rate = stated.map_or_else(|| Cell::Number(rate(c, change)), Cell::Figure);
    let cells = vec![
        Cell::Number(print.amount(change.before())),
        Cell::Figure(change.now.figure),
        Cell::Figure(change.figure),
        rate,
    ];
    let direction = if change.by < Decimal::ZERO { c.words.falls } else { "" };
    GridRow { name: format!("{name}{direction}"), cells, level: Level::Plain }
}

fn total_row(c: &Context, total: &Total, print: &Print) -> Row {
    let before = total.now - total.by;
    let (was, now, by) = (print.amount(before), print.amount(total.now), print.change(total.by));
    Row {
        name: c.words.total.into(),
        label: (c.words.changed)(c.words.total, &was, &now, &by),
        before: was,
        now,
        change: by,
        rate: percent(total.by, before).map_or(String::new(), signed),
        size: float(total.off.unwrap_or(total.by)),
        now_figure: total.now_figure,
        figure: total.figure,
        total: true,
        ..Row::default()
    }
}

fn total_grid(c: &Context, total: &Total, print: &Print) -> GridRow {
    let before = total.now - total.by;
    let cells = vec![
        Cell::Number(print.amount(before)),
        Cell::of(total.now_figure, || print.amount(total.now)),
        Cell::of(total.figure, || print.change(total.by)),
        percent(total.by, before).map_or(Cell::None, |p| Cell::Number(signed(p))),
    ];
    GridRow { name: c.words.total.into(), cells, level: Level::Total }
}
