//! A classification as far down as it is stated and adds up: classes, sections, items.

use super::context::{Balance, Context, float};
use super::draw::bars::Difference;
use super::draw::treemap::{Block, Fill};
use super::picture::{Cell, Drawing, Grid, GridRow, Level, Note, Picture};
use super::places::Stated;
use super::print::{Print, percent};
use rust_decimal::Decimal;

/// A code with what it consists of.
pub struct Twig {
    /// Its code.
    pub code: String,
    /// What it is stated to be.
    pub stated: Stated,
    /// Its parts; empty where none are stated or they do not make it.
    pub parts: Vec<Twig>,
    /// What the parts leave unstated.
    pub rest: Option<Decimal>,
    /// How much more the parts are, where the document contradicts itself there.
    pub over: Option<Decimal>,
}

impl Twig {
    /// Reads a code and what lies below it; a level is left out where it says no more than the one above.
    pub fn grow(
        c: &Context,
        code: &str,
        codes: &[&str],
        stated: &dyn Fn(&str) -> Option<Stated>,
    ) -> Option<Twig> {
        let own = stated(code)?;
        let below = codes.iter().filter(|k| k.len() == code.len() + 2 && k.starts_with(code));
        let digits = |k: &&&str| k.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<Twig> = below.filter(digits).filter_map(|k| Twig::grow(c, k, codes, stated)).collect();
        let stated_parts: Vec<&Stated> = parts.iter().map(|t| &t.stated).collect();
        let (parts, rest, over) = match c.balance(&own, &stated_parts) {
            _ if stated_parts.is_empty() => (Vec::new(), None, None),
            Balance::Whole => (parts, None, None),
            Balance::Rest(rest) => (parts, Some(rest), None),
            Balance::Off(over) if c.fits(&own, &stated_parts) => (parts, None, Some(over)),
            Balance::Off(_) | Balance::Unclear => (Vec::new(), None, None),
        };
        Some(Twig { code: code.to_string(), stated: own, parts, rest, over })
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

/// The picture of a classification, `whole` being what its classes make; `None` where it states no more than those.
pub fn areas(
    c: &Context,
    id: &'static str,
    whole: Option<&Stated>,
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
        ends.iter().map(|(t, _)| t.stated.figure).chain(twigs.iter().map(|t| t.stated.figure)).collect();
    let print = Print::of(c.places, &figures);
    let sum: Decimal = twigs.iter().map(|t| t.stated.value).sum();
    let mut drawing = Areas { c, print: &print, ends: &ends, notes: Vec::new() };
    let mut blocks: Vec<Block> = twigs.iter().map(|twig| drawing.class(twig)).collect();
    drawing.all(whole, &twigs, &mut blocks);
    let notes = drawing.notes;
    let largest = ends.iter().max_by_key(|(t, _)| t.stated.value)?;
    let name = end_name(c, largest, &ends);
    let share = percent(largest.0.stated.value, sum)?;
    let mut first: Vec<&(&Twig, &str)> = ends.iter().collect();
    first.sort_by_key(|(t, _)| std::cmp::Reverse(t.stated.value));
    let said = first
        .iter()
        .take(5)
        .map(|end| (c.words.amount_of)(&end_name(c, end, &ends), &print.amount(end.0.stated.value)));
    let said = said.collect::<Vec<_>>().join(c.words.comma);
    Some(Picture {
        id,
        title: title(Some((&name, share))),
        sub: sub(c.unit(&print)),
        alternative: (c.words.items_alternative)(ends.len(), &said),
        source: c.source(&figures),
        notes,
        grid: grid(c, &twigs, &print, sum),
        drawing: Drawing::Treemap(blocks, c.words.too_small),
    })
}

/// The name of an end, with what it lies in where another one is called the same.
fn end_name(c: &Context, (twig, within): &(&Twig, &str), all: &[(&Twig, &str)]) -> String {
    let name = c.name(&twig.code);
    let twice = all.iter().any(|(other, _)| other.code != twig.code && c.name(&other.code) == name);
    if twice { format!("{} · {name}", c.name(within)) } else { name }
}

/// Areas in the making, with what does not agree in them.
struct Areas<'a> {
    c: &'a Context<'a>,
    print: &'a Print,
    ends: &'a [(&'a Twig, &'a str)],
    notes: Vec<Note>,
}

impl Areas<'_> {
    /// A class with its ends.
    fn class(&mut self, twig: &Twig) -> Block {
        let class = self.block(self.c.coded(&twig.code), &twig.stated);
        let mut parts = self.pieces(twig, &twig.code);
        let rest = twig.rests();
        if !rest.is_zero() && !twig.parts.is_empty() {
            let (c, text) = (self.c, self.print.amount(rest));
            let label = (c.words.mark)(&class.name, c.words.rest, &text, c.unit(self.print));
            let name = c.words.rest.to_string();
            parts.push(Block { name, size: float(rest), text, label, fill: Fill::Rest, ..Block::default() });
        }
        let alone = twig.parts.is_empty() && parts.len() == 1;
        Block { parts: if alone { Vec::new() } else { parts }, ..class }
    }

    /// What is drawn of a code: its parts, or itself where it has none; and what does not agree there.
    fn pieces(&mut self, twig: &Twig, within: &str) -> Vec<Block> {
        let mut blocks: Vec<Block> = if twig.parts.is_empty() {
            vec![self.block(end_name(self.c, &(twig, within), self.ends), &twig.stated)]
        } else {
            twig.parts.iter().flat_map(|part| self.pieces(part, &twig.code)).collect()
        };
        self.hatch(&twig.stated, twig.over, &mut blocks);
        blocks
    }

    /// Whether all classes make the whole.
    fn all(&mut self, whole: Option<&Stated>, twigs: &[Twig], blocks: &mut Vec<Block>) {
        let Some(whole) = whole else { return };
        let classes: Vec<&Stated> = twigs.iter().map(|twig| &twig.stated).collect();
        let over = match self.c.balance(whole, &classes) {
            Balance::Off(over) if self.c.fits(whole, &classes) => Some(over),
            _ => None,
        };
        self.hatch(whole, over, blocks);
    }

    fn block(&self, name: String, stated: &Stated) -> Block {
        let (c, text) = (self.c, self.print.amount(stated.value));
        let label = (c.words.mark)(&name, "", &text, c.unit(self.print));
        Block {
            name,
            size: float(stated.value),
            text,
            figure: Some(stated.figure),
            label,
            ..Block::default()
        }
    }

    /// Puts the piece that does not agree beside what it is stated of; what is stated too much is cut out of the largest.
    fn hatch(&mut self, stated: &Stated, over: Option<Decimal>, blocks: &mut Vec<Block>) {
        let lacks = |over: Decimal| {
            let (difference, note) = self.c.off(stated, over, self.print)?;
            Some((Difference { size: float(-over), ..difference }, note))
        };
        let Some((difference, note)) = self.c.gap(stated, self.print).or_else(|| over.and_then(lacks)) else {
            return;
        };
        let all: f32 = blocks.iter().map(|block| block.size).sum();
        let size = difference.size.abs().min(all);
        let largest = blocks.iter_mut().max_by(|a, b| a.size.total_cmp(&b.size));
        if let (true, Some(largest)) = (difference.size < 0.0, largest) {
            largest.size = (largest.size - size).max(largest.size * 0.1);
        }
        blocks.push(Block {
            size,
            text: difference.text,
            figure: difference.figure,
            label: difference.label,
            fill: Fill::Off(difference.red),
            ..Block::default()
        });
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

fn grid(c: &Context, twigs: &[Twig], print: &Print, sum: Decimal) -> Grid {
    fn row(c: &Context, twig: &Twig, depth: usize, print: &Print, sum: Decimal, rows: &mut Vec<GridRow>) {
        let share = percent(twig.stated.value, sum).map_or(Cell::None, |p| Cell::Number(format!("{p}%")));
        let level = if depth == 0 { Level::Outer } else { Level::Inner };
        // A figure that contradicts the rest stands in the table as it is printed.
        let printed = twig.stated.gap.as_ref().map_or(twig.stated.figure, |gap| gap.figure);
        let cells = vec![Cell::Figure(printed), share];
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
