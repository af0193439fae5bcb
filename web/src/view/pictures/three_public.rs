//! The three public expenses by kind, with last year's amount, or for final accounts with what was budgeted.
//! Vehicles are two kinds together: bought, and kept running.

use super::change::stated as changes;
use super::context::{Balance, Context, float};
use super::draw::pairs::{Excess, Half, Pair};
use super::picture::{Cell, Drawing, Grid, GridRow, Level, Note, Picture};
use super::places::{ALL, At, Places, Stated, stage};
use super::print::Print;
use rust_decimal::Decimal;

/// Kinds with how deep they stand.
const KINDS: [(&str, u8); 6] = [
    ("30212", 0),
    ("three-public.vehicles", 0),
    ("31013", 1),
    ("30231", 1),
    ("30217", 0),
    ("three-public", 0),
];

/// Which kinds consist of which, the inner ones first.
const WHOLES: [(&str, &[&str]); 2] = [
    ("three-public.vehicles", &["31013", "30231"]),
    ("three-public", &["30212", "three-public.vehicles", "30217"]),
];

/// Fund sources of which they are stated, the usual one first.
const FUNDS: [&str; 4] = ["current.fiscal", "current.fiscal.general", ALL, "current"];

/// What is known of them.
pub enum ThreePublic {
    /// The picture.
    Drawn(Box<Picture>),
    /// All that is stated of them is nothing.
    Nothing,
    /// Nothing is stated of them.
    Unstated,
}

struct Kind {
    code: &'static str,
    depth: u8,
    now: Stated,
    before: Option<Decimal>,
    before_figure: Option<u32>,
}

/// Reads and draws them.
pub fn three_public(c: &Context) -> ThreePublic {
    let stated = |fund| KINDS.iter().filter(|(k, _)| c.places.stated(at(fund, k)).is_some()).count();
    let Some(fund) =
        FUNDS.into_iter().max_by_key(|f| (stated(f), std::cmp::Reverse(FUNDS.iter().position(|k| k == f))))
    else {
        return ThreePublic::Unstated;
    };
    let kinds = kinds(c, fund);
    if kinds.is_empty() {
        return ThreePublic::Unstated;
    }
    let nothing =
        |k: &Kind| k.now.value.is_zero() && k.before.is_none_or(|b| b.is_zero()) && k.now.gap.is_none();
    if kinds.iter().all(nothing) {
        return ThreePublic::Nothing;
    }
    ThreePublic::Drawn(Box::new(picture(c, &kinds, fund)))
}

fn at<'a>(fund: &'a str, kind: &'a str) -> At<'a> {
    At::spending().fund(fund).economic(kind)
}

fn kinds(c: &Context, fund: &str) -> Vec<Kind> {
    let final_accounts = stage(c.places.dossier) == "execution";
    let budget = Places::of_stage(c.places.dossier, "budget");
    let changes = changes(c);
    let kind = |&(code, depth): &(&'static str, u8)| {
        let now = c.places.stated(at(fund, code))?;
        let (before, before_figure) = if final_accounts {
            let planned = FUNDS.iter().find_map(|f| budget.stated(at(f, code)));
            (planned.as_ref().map(|t| t.value), planned.map(|t| t.figure))
        } else {
            let change = changes.iter().find(|k| k.at.economic == code && k.at.nature == ALL);
            (change.map(|k| now.value - k.by), change.map(|k| k.figure))
        };
        Some(Kind { code, depth, now, before, before_figure })
    };
    let mut kinds: Vec<Kind> = KINDS.iter().filter_map(kind).collect();
    // Where the whole's change is not stated, its parts make last year's.
    for (whole, parts) in WHOLES {
        let made: Option<Vec<Decimal>> =
            parts.iter().map(|p| kinds.iter().find(|k| k.code == *p).and_then(|k| k.before)).collect();
        if let (Some(kind), Some(made)) = (kinds.iter_mut().find(|k| k.code == whole), made) {
            kind.before = kind.before.or(Some(made.iter().sum()));
        }
    }
    let both = kinds.iter().any(|k| k.code == "three-public.vehicles");
    if !both {
        kinds.iter_mut().for_each(|k| k.depth = 0);
    }
    kinds
}

fn picture(c: &Context, kinds: &[Kind], fund: &str) -> Picture {
    let figures: Vec<u32> =
        kinds.iter().flat_map(|k| [Some(k.now.figure), k.before_figure]).flatten().collect();
    let print = Print::of(c.places, &figures);
    let final_accounts = stage(c.places.dossier) == "execution";
    let keys = if final_accounts { [c.words.planned, c.words.spent] } else { [c.words.before, c.words.now] };
    let mut notes: Vec<Note> = Vec::new();
    let pairs: Vec<Pair> = kinds.iter().map(|k| pair(c, k, kinds, keys, &print, &mut notes)).collect();
    let total = kinds.iter().find(|k| k.code == "three-public");
    let title = match total {
        Some(k) if k.now.gap.is_none() => {
            let by = k.before.filter(|_| !final_accounts).map(|b| k.now.value - b);
            let amount = (c.words.money)(&print.amount(k.now.value), c.unit(&print));
            let by = by.map(|by| (print.amount(by.abs()), by));
            let sign = by.as_ref().map(|(_, by)| {
                if by.is_zero() {
                    0
                } else if *by > Decimal::ZERO {
                    1
                } else {
                    -1
                }
            });
            (c.words.three_public_title)(&amount, by.as_ref().map(|(text, _)| text.as_str()).zip(sign))
        }
        _ => c.words.three_public_plain.into(),
    };
    let rows = kinds.iter().map(|k| grid_row(c, k, &print, final_accounts)).collect();
    let said = kinds.iter().map(|k| (c.words.amount_of)(&kind_name(c, k.code), &print.amount(k.now.value)));
    let implied = !final_accounts && kinds.iter().any(|k| k.before.is_some());
    let source = c.source(&figures);
    Picture {
        id: "three-public",
        title,
        sub: (c.words.three_public_sub)(
            &c.year(),
            &if fund == ALL { String::new() } else { c.member(fund) },
            c.unit(&print),
        ),
        alternative: (c.words.three_public_alternative)(&said.collect::<Vec<_>>().join(c.words.comma)),
        source: if implied { (c.words.and)(&source, c.words.implied) } else { source },
        notes,
        grid: Grid {
            head: vec![c.words.kind.into(), keys[0].into(), keys[1].into(), c.words.change.into()],
            rows,
        },
        drawing: Drawing::Pairs(pairs, keys),
    }
}

/// What a kind is called.
fn kind_name(c: &Context, code: &str) -> String {
    (c.words.three_public_kind)(code).map_or_else(|| c.name(code), str::to_string)
}

fn pair(
    c: &Context,
    kind: &Kind,
    all: &[Kind],
    keys: [&str; 2],
    print: &Print,
    notes: &mut Vec<Note>,
) -> Pair {
    let name = kind_name(c, kind.code);
    let half = |value: Decimal, figure: Option<u32>, when: &str| Half {
        size: float(value),
        text: print.amount(value),
        figure,
        label: (c.words.mark)(&name, when, &print.amount(value), c.unit(print)),
    };
    let codes = WHOLES.iter().find(|(whole, _)| *whole == kind.code).map_or(&[][..], |(_, parts)| *parts);
    let parts: Vec<&Stated> = all.iter().filter(|k| codes.contains(&k.code)).map(|k| &k.now).collect();
    let balance = if parts.len() > 1 { c.balance(&kind.now, &parts) } else { Balance::Whole };
    let found = c.gap(&kind.now, print).or_else(|| match balance {
        Balance::Off(over) => c.off(&kind.now, over, print),
        _ => None,
    });
    let excess = found.map(|(gap, note)| {
        notes.push(note);
        Excess { size: gap.size, red: gap.red, figure: gap.figure, label: gap.label }
    });
    Pair {
        before: kind.before.map(|b| half(b, kind.before_figure, keys[0])),
        now: half(kind.now.value, Some(kind.now.figure), keys[1]),
        total: kind.code == "three-public",
        depth: kind.depth,
        excess,
        name,
    }
}

fn grid_row(c: &Context, kind: &Kind, print: &Print, final_accounts: bool) -> GridRow {
    let by = kind.before.map(|b| kind.now.value - b);
    let figure = kind.before_figure.filter(|_| final_accounts);
    let before = kind.before.map_or(Cell::None, |b| Cell::of(figure, || print.amount(b)));
    let now = kind.now.gap.as_ref().map_or(kind.now.figure, |g| g.figure);
    let change = by.map_or(Cell::None, |by| Cell::Number(print.change(by)));
    let level = match (kind.code, kind.depth) {
        ("three-public", _) => Level::Total,
        (_, 0) => Level::Plain,
        _ => Level::Inner,
    };
    GridRow { name: kind_name(c, kind.code), cells: vec![before, Cell::Figure(now), change], level }
}
