//! What the money is spent on: classes of the functional classification by nature, as stacked bars, and all
//! the way down to items, as areas.

use super::context::{Balance, Context, float};
use super::draw::Ink;
use super::draw::bars::{Bar, Difference, Key, Part};
use super::picture::{Cell, Drawing, Grid, GridRow, Level, Note, Picture};
use super::places::{ALL, At, Stated};
use super::print::{Print, percent};
use super::tree::{Twig, areas};
use rust_decimal::Decimal;

/// Fund sources over which spending may be stated, the widest first.
pub const SCOPES: [&str; 4] = [ALL, "current", "current.fiscal", "current.fiscal.general"];

/// What one class is stated to be.
pub struct Class<'a> {
    /// Its code.
    pub code: &'a str,
    /// All of it.
    pub total: Stated,
    /// By nature, in the order of [`Spending::natures`].
    pub parts: Vec<Option<Stated>>,
    /// Whether the parts make the total.
    pub balance: Balance,
}

/// Spending by class.
pub struct Spending<'a> {
    /// The fund source that it is paid from.
    pub scope: &'static str,
    /// Classes, in the order of their codes.
    pub classes: Vec<Class<'a>>,
    /// Natures that classes are divided into; empty where no class is.
    pub natures: Vec<&'a str>,
    /// All classes.
    pub total: Option<Stated>,
}

/// Reads spending by class at the widest scope at which it is stated.
pub fn spending<'a>(c: &Context<'a>) -> Option<Spending<'a>> {
    SCOPES.iter().find_map(|scope| of_scope(c, scope))
}

fn of_scope<'a>(c: &Context<'a>, scope: &'static str) -> Option<Spending<'a>> {
    let here = At::spending().fund(scope);
    let is_class = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
    let codes = c
        .places
        .all(|at| at.fund == scope && is_class(at.function) && (at.nature, at.economic) == (ALL, ALL));
    let codes: Vec<&str> = codes.map(|at| at.function).collect();
    let stated: Vec<(&str, Stated)> =
        codes.into_iter().filter_map(|code| Some((code, c.nonzero(here.function(code))?))).collect();
    if stated.is_empty() {
        return None;
    }
    let natures = c.places.all(|at| {
        at.fund == scope && at.economic == ALL && at.nature != ALL && !at.nature.contains(['.', ':', '~'])
    });
    let mut natures: Vec<&str> = natures.map(|at| at.nature).collect();
    natures.sort_unstable();
    natures.dedup();
    natures.retain(|n| stated.iter().any(|(code, _)| c.nonzero(here.function(code).nature(n)).is_some()));
    let classes = stated.into_iter().map(|(code, total)| {
        let parts: Vec<Option<Stated>> =
            natures.iter().map(|n| c.nonzero(here.function(code).nature(n))).collect();
        let balance = c.balance(&total, &parts.iter().flatten().collect::<Vec<_>>());
        Class { code, total, parts, balance }
    });
    let classes = classes.collect();
    Some(Spending { scope, classes, natures, total: c.places.stated(here) })
}

impl Spending<'_> {
    fn figures(&self) -> Vec<u32> {
        let parts = self.classes.iter().flat_map(|c| c.parts.iter().flatten());
        parts.chain(self.classes.iter().map(|c| &c.total)).chain(&self.total).map(|t| t.figure).collect()
    }
}

/// The inks of natures.
pub fn ink_of(at: usize) -> Ink {
    [Ink::Strong, Ink::Soft, Ink::Hollow].get(at).copied().unwrap_or(Ink::Rest)
}

/// The stacked bars.
pub fn bars(c: &Context) -> Option<Picture> {
    let spending = spending(c)?;
    let print = Print::of(c.places, &spending.figures());
    let mut notes = Vec::new();
    let mut rows: Vec<Bar> =
        spending.classes.iter().map(|class| bar(c, &spending, class, &print, &mut notes)).collect();
    rows.extend(total_bar(c, &spending, &print, &mut notes));
    let mut keys: Vec<Key> = spending
        .natures
        .iter()
        .enumerate()
        .map(|(at, n)| Key { ink: ink_of(at), name: c.member(n) })
        .collect();
    if !keys.is_empty() && rows.iter().flat_map(|r| &r.parts).any(|p| p.ink == Ink::Rest) {
        keys.push(Key { ink: Ink::Rest, name: c.words.rest.into() });
    }
    let scope = if spending.scope == ALL { String::new() } else { c.member(spending.scope) };
    let grid = grid(c, &spending, &print);
    let title = title(c, &spending);
    Some(Picture {
        id: "spending",
        sub: (c.words.spending_sub)(&c.year(), &scope, c.unit(&print)),
        alternative: (c.words.spending_alternative)(&list(c, &spending, &print)),
        source: c.source(&spending.figures()),
        title,
        notes,
        grid,
        drawing: Drawing::Bars(rows, keys),
    })
}

/// The classes with their amounts, in words.
fn list(c: &Context, spending: &Spending, print: &Print) -> String {
    let said =
        spending.classes.iter().map(|k| (c.words.amount_of)(&c.name(k.code), &print.amount(k.total.value)));
    said.collect::<Vec<_>>().join(c.words.comma)
}

fn bar(c: &Context, spending: &Spending, class: &Class, print: &Print, notes: &mut Vec<Note>) -> Bar {
    let name = c.name(class.code);
    let part = |stated: &Stated, what: &str, ink: Ink| Part {
        size: float(stated.value),
        text: print.amount(stated.value),
        ink,
        figure: Some(stated.figure),
        label: (c.words.mark)(&name, what, &print.amount(stated.value), c.unit(print)),
    };
    let mut difference: Option<Difference> = None;
    let mut parts = Vec::new();
    let divided = class.parts.iter().flatten().count() > 0 && class.balance != Balance::Unclear;
    if divided {
        for (at, stated) in class.parts.iter().enumerate() {
            let Some(stated) = stated else { continue };
            if let Some((gap, note)) = c.gap(stated, print) {
                difference = Some(Difference { part: parts.len(), ..gap });
                notes.push(note);
            }
            parts.push(part(stated, &c.member(spending.natures[at]), ink_of(at)));
        }
        if let Balance::Rest(rest) = class.balance {
            let label = (c.words.mark)(&name, c.words.rest, &print.amount(rest), c.unit(print));
            let (size, text) = (float(rest), print.amount(rest));
            parts.push(Part { size, text, ink: Ink::Rest, figure: Some(class.total.figure), label });
        }
    } else {
        let ink = if spending.natures.is_empty() { Ink::Strong } else { Ink::Rest };
        parts.push(part(&class.total, "", ink));
    }
    if difference.is_none() {
        let off = match class.balance {
            // The parts are drawn: what they lack or have too much is seen in the whole.
            Balance::Off(over) if divided => c
                .off(&class.total, over, print)
                .map(|(gap, note)| (Difference { size: float(-over), ..gap }, note)),
            _ => c.gap(&class.total, print),
        };
        if let Some((gap, note)) = off {
            difference = Some(Difference { part: parts.len().saturating_sub(1), ..gap });
            notes.push(note);
        }
    }
    Bar { name, parts, difference, ..Bar::default() }
}

/// The bar of all classes, where there are several.
fn total_bar(c: &Context, spending: &Spending, print: &Print, notes: &mut Vec<Note>) -> Option<Bar> {
    let total = spending.total.as_ref()?;
    let here = At::spending().fund(spending.scope);
    let stated: Vec<(usize, Stated)> = spending
        .natures
        .iter()
        .enumerate()
        .filter_map(|(at, n)| Some((at, c.nonzero(here.nature(n))?)))
        .collect();
    let label =
        |what: &str, value: Decimal| (c.words.mark)(c.words.total, what, &print.amount(value), c.unit(print));
    // Stated of every class and not of all: what the classes make.
    let whole_classes = spending.classes.iter().all(|k| k.balance == Balance::Whole);
    let made =
        |at: usize| spending.classes.iter().filter_map(|k| k.parts[at].as_ref()).map(|t| t.value).sum();
    let mut difference = None;
    let mut parts: Vec<Part> = Vec::new();
    let whole = c.balance(total, &stated.iter().map(|(_, t)| t).collect::<Vec<_>>());
    if !stated.is_empty() && whole == Balance::Whole {
        for (at, stated) in &stated {
            if let Some((gap, note)) = c.gap(stated, print) {
                difference = Some(Difference { part: parts.len(), ..gap });
                notes.push(note);
            }
            parts.push(Part {
                size: float(stated.value),
                text: print.amount(stated.value),
                ink: ink_of(*at),
                figure: Some(stated.figure),
                label: label(&c.member(spending.natures[*at]), stated.value),
            });
        }
    } else if stated.is_empty() && whole_classes && !spending.natures.is_empty() {
        for (at, nature) in spending.natures.iter().enumerate() {
            let value: Decimal = made(at);
            let (size, text, label) = (float(value), print.amount(value), label(&c.member(nature), value));
            parts.push(Part { size, text, ink: ink_of(at), figure: Some(total.figure), label });
        }
    } else {
        let ink = if spending.natures.is_empty() { Ink::Strong } else { Ink::Rest };
        let (size, text) = (float(total.value), print.amount(total.value));
        parts.push(Part { size, text, ink, figure: Some(total.figure), label: label("", total.value) });
    }
    let classes: Vec<&Stated> = spending.classes.iter().map(|k| &k.total).collect();
    let found = c.gap(total, print).or_else(|| match c.balance(total, &classes) {
        Balance::Off(over) => c.off(total, over, print),
        _ => None,
    });
    if let Some((gap, note)) = found.filter(|_| difference.is_none()) {
        difference = Some(Difference { part: parts.len() - 1, ..gap });
        notes.push(note);
    }
    let several = spending.classes.len() > 1 || difference.is_some();
    several.then(|| Bar { name: c.words.total.into(), parts, difference, total: true, note: Vec::new() })
}

/// The sentence: where most of it goes. Plain where classes and total do not go together.
fn title(c: &Context, spending: &Spending) -> String {
    let sum: Decimal = spending.classes.iter().map(|k| k.total.value).sum();
    let classes: Vec<&Stated> = spending.classes.iter().map(|k| &k.total).collect();
    let sound = spending.total.as_ref().is_none_or(|t| c.balance(t, &classes) == Balance::Whole);
    let largest = spending.classes.iter().max_by_key(|k| k.total.value);
    let (Some(largest), true) = (largest.filter(|k| k.total.value > Decimal::ZERO), sound) else {
        return c.words.spending_plain.into();
    };
    let Some(share) = percent(largest.total.value, sum) else { return c.words.spending_plain.into() };
    let nature = largest
        .parts
        .iter()
        .enumerate()
        .filter_map(|(at, stated)| Some((at, stated.as_ref()?)))
        .max_by_key(|(_, stated)| stated.value)
        .filter(|_| largest.balance == Balance::Whole)
        .and_then(|(at, stated)| {
            let share = percent(stated.value, largest.total.value)?;
            Some((c.member(spending.natures[at]), share))
        });
    let nature = nature.as_ref().map(|(name, share)| (name.as_str(), *share));
    (c.words.spending_title)(&c.name(largest.code), share, nature)
}

fn grid(c: &Context, spending: &Spending, print: &Print) -> Grid {
    let mut head = vec![c.words.class.to_string()];
    head.extend(spending.natures.iter().map(|n| c.member(n)));
    head.extend([c.words.sum.to_string(), c.words.share.to_string()]);
    let sum: Decimal = spending.classes.iter().map(|k| k.total.value).sum();
    let share = |value: Decimal| percent(value, sum).map_or(Cell::None, |p| Cell::Number(format!("{p}%")));
    let figure = |stated: &Option<Stated>| stated.as_ref().map_or(Cell::None, |t| Cell::Figure(t.figure));
    let mut rows: Vec<GridRow> = Vec::new();
    for class in &spending.classes {
        let mut cells: Vec<Cell> = class.parts.iter().map(figure).collect();
        cells.extend([Cell::Figure(class.total.figure), share(class.total.value)]);
        rows.push(GridRow { name: c.coded(class.code), cells, level: Level::Plain });
    }
    let column =
        |at: usize| spending.classes.iter().filter_map(|k| k.parts[at].as_ref()).map(|t| t.value).sum();
    let mut added: Vec<Cell> =
        (0..spending.natures.len()).map(|at| Cell::Number(print.amount(column(at)))).collect();
    added.extend([Cell::Number(print.amount(sum)), Cell::None]);
    rows.push(GridRow { name: c.words.added.into(), cells: added, level: Level::Total });
    if let Some(total) = &spending.total {
        let here = At::spending().fund(spending.scope);
        let stated: Vec<Option<Stated>> =
            spending.natures.iter().map(|n| c.places.stated(here.nature(n))).collect();
        // The row of the document: a figure that contradicts the rest stands in it.
        let printed = |stated: &Stated| Cell::Figure(stated.gap.as_ref().map_or(stated.figure, |g| g.figure));
        let mut cells: Vec<Cell> = stated.iter().map(|t| t.as_ref().map_or(Cell::None, printed)).collect();
        cells.extend([printed(total), Cell::None]);
        rows.push(GridRow { name: c.words.stated_total.into(), cells, level: Level::Plain });
    }
    Grid { head, rows }
}

/// The areas: classes down to items.
pub fn items(c: &Context) -> Option<Picture> {
    let spending = spending(c)?;
    let here = At::spending().fund(spending.scope);
    let codes: Vec<&str> = c
        .places
        .all(|at| at.fund == spending.scope && (at.nature, at.economic) == (ALL, ALL))
        .map(|at| at.function)
        .collect();
    let stated = |code: &str| c.nonzero(here.function(code));
    let twigs: Vec<Twig> =
        spending.classes.iter().filter_map(|k| Twig::grow(c, k.code, &codes, &stated)).collect();
    let scope = if spending.scope == ALL { String::new() } else { c.member(spending.scope) };
    let sub = |unit: &str| (c.words.items_sub)(&c.year(), &scope, unit);
    areas(c, "items", spending.total.as_ref(), twigs, c.words.items_title, sub)
}
