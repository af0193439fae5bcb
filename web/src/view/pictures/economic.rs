//! What is bought with it: economic classes by nature, as stacked bars, and all the way down, as areas.
//! Documents state this of the general public budget mostly; what they state it of is said below the title.

use super::context::{Balance, Context, float};
use super::draw::bars::{Bar, Difference, Key, Part};
use super::picture::{Cell, Drawing, Grid, GridRow, Level, Note, Picture};
use super::places::{ALL, At, Stated};
use super::print::{Print, percent};
use super::spending::{SCOPES, ink_of};
use super::tree::{Twig, areas};
use rust_decimal::Decimal;

/// Natures that economic classes are stated of.
const NATURES: [&str; 2] = ["basic", "project"];

/// One nature with its economic classes.
pub struct Bought<'a> {
    /// Where: fund and nature.
    pub at: At<'a>,
    /// All of it, if that is stated.
    pub total: Option<Stated>,
    /// Its classes.
    pub classes: Vec<(&'a str, Stated)>,
    /// Whether they make the total.
    pub balance: Balance,
}

/// Reads the economic classes of a nature at the widest scope within `within` at which they are stated.
pub fn bought<'a>(c: &Context<'a>, nature: &'static str) -> Option<Bought<'a>> {
    SCOPES.iter().find_map(|&scope| {
        let at = At::spending().fund(scope).nature(nature);
        let is_class = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
        let codes =
            c.places.all(|k| (k.fund, k.function, k.nature) == (scope, ALL, nature) && is_class(k.economic));
        let codes: Vec<&str> = codes.map(|k| k.economic).collect();
        let classes: Vec<(&str, Stated)> =
            codes.into_iter().filter_map(|code| Some((code, c.nonzero(at.economic(code))?))).collect();
        let total = c.places.stated(at);
        let parts: Vec<&Stated> = classes.iter().map(|(_, t)| t).collect();
        let balance = total.as_ref().map_or(Balance::Whole, |t| c.balance(t, &parts));
        let found = !classes.is_empty() && balance != Balance::Unclear;
        found.then_some(Bought { at, total, classes, balance })
    })
}

/// The stacked bars.
pub fn bars(c: &Context) -> Option<Picture> {
    let mut stated: Vec<Bought> = NATURES.iter().filter_map(|n| bought(c, n)).collect();
    let scope = stated.first()?.at.fund;
    stated.retain(|b| b.at.fund == scope);
    let figures: Vec<u32> = stated
        .iter()
        .flat_map(|b| b.classes.iter().map(|(_, t)| t).chain(&b.total))
        .map(|t| t.figure)
        .collect();
    let print = Print::of(c.places, &figures);
    let mut codes: Vec<&str> = stated.iter().flat_map(|b| b.classes.iter().map(|(code, _)| *code)).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut notes = Vec::new();
    let mut rows: Vec<Bar> = codes.iter().map(|code| bar(c, code, &stated, &print, &mut notes)).collect();
    rows.extend(total(c, &stated, &print, &mut notes));
    let keys: Vec<Key> = stated
        .iter()
        .enumerate()
        .map(|(at, b)| Key { ink: ink_of(at), name: c.member(b.at.nature) })
        .collect();
    let natures: Vec<String> = keys.iter().map(|k| k.name.clone()).collect();
    let of = if scope == ALL { String::new() } else { c.member(scope) };
    let sums: Vec<(String, Decimal)> =
        codes.iter().map(|code| (c.name(code), sum_of(code, &stated))).collect();
    let said = sums.iter().map(|(name, value)| (c.words.amount_of)(name, &print.amount(*value)));
    let said = said.collect::<Vec<_>>().join(c.words.comma);
    Some(Picture {
        id: "economic",
        title: title(c, &stated, &sums),
        sub: (c.words.economic_sub)(&c.year(), &of, &natures.join(c.words.and_between), c.unit(&print)),
        alternative: (c.words.economic_alternative)(&said),
        source: c.source(&figures),
        notes,
        grid: grid(c, &codes, &stated, &print),
        drawing: Drawing::Bars(rows, keys),
    })
}

fn sum_of(code: &str, stated: &[Bought]) -> Decimal {
    stated.iter().flat_map(|b| &b.classes).filter(|(k, _)| *k == code).map(|(_, t)| t.value).sum()
}

fn bar(c: &Context, code: &str, stated: &[Bought], print: &Print, notes: &mut Vec<Note>) -> Bar {
    let name = c.name(code);
    let (mut parts, mut difference) = (Vec::new(), None);
    for (at, bought) in stated.iter().enumerate() {
        let Some((_, stated)) = bought.classes.iter().find(|(k, _)| *k == code) else { continue };
        if let Some((gap, note)) = c.gap(stated, print) {
            difference = Some(Difference { part: parts.len(), ..gap });
            notes.push(note);
        }
        let amount = print.amount(stated.value);
        parts.push(Part {
            size: float(stated.value),
            ink: ink_of(at),
            figure: Some(stated.figure),
            label: (c.words.mark)(&name, &c.member(bought.at.nature), &amount, c.unit(print)),
            text: amount,
        });
    }
    Bar { name, parts, difference, ..Bar::default() }
}

/// The bar of all classes, with what is not broken down.
fn total(c: &Context, stated: &[Bought], print: &Print, notes: &mut Vec<Note>) -> Option<Bar> {
    let (mut parts, mut difference) = (Vec::new(), None);
    for (at, bought) in stated.iter().enumerate() {
        let total = bought.total.as_ref()?;
        let found = c.gap(total, print).or_else(|| match bought.balance {
            Balance::Off(over) => c.off(total, over, print),
            _ => None,
        });
        if let Some((gap, note)) = found {
            difference = Some(Difference { part: parts.len(), ..gap });
            notes.push(note);
        }
        let amount = print.amount(total.value);
        parts.push(Part {
            size: float(total.value),
            ink: ink_of(at),
            figure: Some(total.figure),
            label: (c.words.mark)(c.words.total, &c.member(bought.at.nature), &amount, c.unit(print)),
            text: amount,
        });
    }
    Some(Bar { name: c.words.total.into(), parts, difference, total: true, note: Vec::new() })
}

/// The sentence: what most of it buys.
fn title(c: &Context, stated: &[Bought], sums: &[(String, Decimal)]) -> String {
    let sound = stated.iter().all(|b| b.balance == Balance::Whole);
    let whole: Decimal = sums.iter().map(|(_, v)| *v).sum();
    let largest = sums.iter().max_by_key(|(_, v)| *v).filter(|_| sound);
    let share = largest.and_then(|(name, value)| Some((name.as_str(), percent(*value, whole)?)));
    let only = match stated {
        [one] => Some(c.member(one.at.nature)),
        _ => None,
    };
    (c.words.economic_title)(share, only.as_deref())
}

fn grid(c: &Context, codes: &[&str], stated: &[Bought], print: &Print) -> Grid {
    let mut head = vec![c.words.economic_class.to_string()];
    head.extend(stated.iter().map(|b| c.member(b.at.nature)));
    head.push(c.words.sum.into());
    let row = |code: &&str| {
        let found = |b: &Bought| b.classes.iter().find(|(k, _)| k == code).map(|(_, t)| t.figure);
        let mut cells: Vec<Cell> = stated.iter().map(|b| found(b).map_or(Cell::None, Cell::Figure)).collect();
        cells.push(Cell::Number(print.amount(sum_of(code, stated))));
        GridRow { name: c.coded(code), cells, level: Level::Plain }
    };
    let mut rows: Vec<GridRow> = codes.iter().map(row).collect();
    let added = |b: &Bought| b.classes.iter().map(|(_, t)| t.value).sum::<Decimal>();
    let mut cells: Vec<Cell> = stated.iter().map(|b| Cell::Number(print.amount(added(b)))).collect();
    cells.push(Cell::Number(print.amount(stated.iter().map(added).sum())));
    rows.push(GridRow { name: c.words.added.into(), cells, level: Level::Total });
    let printed = |t: &Stated| Cell::Figure(t.gap.as_ref().map_or(t.figure, |g| g.figure));
    let mut cells: Vec<Cell> = stated.iter().map(|b| b.total.as_ref().map_or(Cell::None, printed)).collect();
    cells.push(Cell::None);
    rows.push(GridRow { name: c.words.stated_total.into(), cells, level: Level::Plain });
    Grid { head, rows }
}

/// The areas: classes down to what is bought, of basic expenditure.
pub fn items(c: &Context) -> Option<Picture> {
    let basic = bought(c, "basic")?;
    let codes: Vec<&str> = c
        .places
        .all(|k| (k.fund, k.function, k.nature) == (basic.at.fund, ALL, "basic"))
        .map(|k| k.economic)
        .collect();
    let stated = |code: &str| c.nonzero(basic.at.economic(code));
    let twigs: Vec<Twig> =
        basic.classes.iter().filter_map(|(code, _)| Twig::grow(c, code, &codes, &stated)).collect();
    let of = if basic.at.fund == ALL { String::new() } else { c.member(basic.at.fund) };
    let natures = c.member("basic");
    let sub = |unit: &str| (c.words.economic_sub)(&c.year(), &of, &natures, unit);
    areas(c, "bought", basic.total.as_ref(), twigs, c.words.bought_title, sub)
}
