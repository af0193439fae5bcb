//! A classification as far down as it is told and adds up: classes, sections, items.

use super::context::{Balance, Context, float};
use super::draw::treemap::Block;
use super::picture::{Cell, Drawing, Grid, GridRow, Level, Picture};
use super::places::Told;
use super::print::{Print, percent};
use rust_decimal::Decimal;

/// A code with what it consists of.
pub struct Twig {
    /// Its code.
    pub code: String,
    /// What it is told to be.
    pub told: Told,
    /// Its parts; empty where none are told or they do not make it.
    pub parts: Vec<Twig>,
    /// What the parts leave untold.
    pub rest: Option<Decimal>,
}

impl Twig {
    /// Reads a code and what lies below it; a level is left out where it says no more than the one above.
    pub fn grow(
        c: &Context,
        code: &str,
        codes: &[&str],
        told: &dyn Fn(&str) -> Option<Told>,
    ) -> Option<Twig> {
        let own = told(code)?;
        let below = codes.iter().filter(|k| k.len() == code.len() + 2 && k.starts_with(code));
        let digits = |k: &&&str| k.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<Twig> = below.filter(digits).filter_map(|k| Twig::grow(c, k, codes, told)).collect();
        let told_parts: Vec<&Told> = parts.iter().map(|t| &t.told).collect();
        let (parts, rest) = match c.balance(&own, &told_parts) {
            _ if told_parts.is_empty() => (Vec::new(), None),
            Balance::Whole => (parts, None),
            Balance::Rest(rest) => (parts, Some(rest)),
            Balance::Off(_) | Balance::Unclear => (Vec::new(), None),
        };
        Some(Twig { code: code.to_string(), told: own, parts, rest })
    }

    /// The ends below this one: what is drawn of it. Each with the name of what it lies in.
    fn ends<'t>(&'t self, within: &'t str, out: &mut Vec<(&'t Twig, &'t str)>) {
        if self.parts.is_empty() {
            out.push((self, within));
        }
        for part in &self.parts {
            part.ends(&self.code, out);
        }
    }

    fn rests(&self) -> Decimal {
        self.rest.unwrap_or_default() + self.parts.iter().map(Twig::rests).sum::<Decimal>()
    }
}

/// The picture of a classification; `None` where it tells no more than its classes.
pub fn areas(
    c: &Context,
    id: &'static str,
    twigs: Vec<Twig>,
    title: fn(Option<(&str, Decimal)>) -> String,
    sub: impl Fn(&str) -> String,
) -> Option<Picture> {
    let mut ends = Vec::new();
    for twig in &twigs {
        twig.ends(&twig.code, &mut ends);
    }
    if ends.len() < 3 || ends.len() <= twigs.len() {
        return None;
    }
    let figures: Vec<u32> =
        ends.iter().map(|(t, _)| t.told.figure).chain(twigs.iter().map(|t| t.told.figure)).collect();
    let print = Print::of(c.places, &figures);
    let sum: Decimal = twigs.iter().map(|t| t.told.value).sum();
    let blocks = twigs.iter().map(|twig| block(c, twig, &print)).collect();
    let largest = ends.iter().max_by_key(|(t, _)| t.told.value)?;
    let name = end_name(c, largest, &ends);
    let share = percent(largest.0.told.value, sum)?;
    let mut first: Vec<&(&Twig, &str)> = ends.iter().collect();
    first.sort_by_key(|(t, _)| std::cmp::Reverse(t.told.value));
    let said = first
        .iter()
        .take(5)
        .map(|end| (c.words.amount_of)(&end_name(c, end, &ends), &print.amount(end.0.told.value)));
    let said = said.collect::<Vec<_>>().join(c.words.comma);
    Some(Picture {
        id,
        title: title(Some((&name, share))),
        sub: sub(c.unit(&print)),
        alternative: (c.words.items_alternative)(ends.len(), &said),
        source: c.source(&figures),
        notes: Vec::new(),
        grid: grid(c, &twigs, &print, sum),
        drawing: Drawing::Treemap(blocks),
    })
}

/// The name of an end, with what it lies in where another one is called the same.
fn end_name(c: &Context, (twig, within): &(&Twig, &str), all: &[(&Twig, &str)]) -> String {
    let name = c.name(&twig.code);
    let twice = all.iter().any(|(other, _)| other.code != twig.code && c.name(&other.code) == name);
    if twice { format!("{} · {name}", c.name(within)) } else { name }
}

fn block(c: &Context, twig: &Twig, print: &Print) -> Block {
    let mut ends = Vec::new();
    twig.ends(&twig.code, &mut ends);
    let of = |name: String, what: &str, told: &Told| Block {
        label: (c.words.mark)(&name, what, &print.amount(told.value), c.unit(print)),
        name,
        size: float(told.value),
        text: print.amount(told.value),
        figure: Some(told.figure),
        ..Block::default()
    };
    let class = of(c.coded(&twig.code), "", &twig.told);
    let mut parts: Vec<Block> = if twig.parts.is_empty() {
        Vec::new()
    } else {
        ends.iter().map(|end| of(end_name(c, end, &ends), "", &end.0.told)).collect()
    };
    let rest = twig.rests();
    if !rest.is_zero() && !parts.is_empty() {
        let label = (c.words.mark)(&class.name, c.words.rest, &print.amount(rest), c.unit(print));
        let (name, text) = (c.words.rest.to_string(), print.amount(rest));
        parts.push(Block { name, size: float(rest), text, label, rest: true, ..Block::default() });
    }
    Block { parts, ..class }
}

fn grid(c: &Context, twigs: &[Twig], print: &Print, sum: Decimal) -> Grid {
    fn row(c: &Context, twig: &Twig, depth: usize, print: &Print, sum: Decimal, rows: &mut Vec<GridRow>) {
        let share = percent(twig.told.value, sum).map_or(Cell::None, |p| Cell::Number(format!("{p}%")));
        let level = if depth == 0 { Level::Outer } else { Level::Inner };
        let cells = vec![Cell::Figure(twig.told.figure), share];
        rows.push(GridRow { name: c.coded(&twig.code), cells, level });
        for part in &twig.parts {
            row(c, part, depth + 1, print, sum, rows);
        }
        if let Some(rest) = twig.rest {
            let cells = vec![Cell::Number(print.amount(rest)), Cell::None];
            rows.push(GridRow { name: c.words.rest.into(), cells, level: Level::Inner });
        }
    }
    let mut rows = Vec::new();
    for twig in twigs {
        row(c, twig, 0, print, sum, &mut rows);
    }
    Grid { head: vec![c.words.item.into(), c.words.amount.into(), c.words.share.into()], rows }
}
