//! Where the money comes from and goes: fund source → class → nature → economic class or project.
//! Only what is told is joined: a step whose parts do not make their wholes is left out, and where two steps
//! cannot be joined they meet in the total.

use super::context::{Balance, Context, float};
use super::draw::sankey::{Column, Difference, Flow, Node};
use super::economic::bought;
use super::picture::{Cell, Drawing, Grid, GridRow, Level, Note, Picture};
use super::places::{ALL, At, Told};
use super::print::Print;
use super::projects::projects;
use super::spending::{Spending, spending};
use rust_decimal::Decimal;

/// A node before it is drawn.
#[derive(Clone, Default)]
struct Stop {
    name: String,
    value: Decimal,
    told: Option<Told>,
    rest: bool,
}

impl Stop {
    fn of(name: String, told: &Told) -> Stop {
        Stop { name, value: told.value, told: Some(told.clone()), rest: false }
    }
}

/// A way from one node to one of the next column.
#[derive(Clone)]
struct Way {
    from: usize,
    to: usize,
    value: Decimal,
    figure: Option<u32>,
    deep: bool,
}

/// Columns and the ways between each and the next.
#[derive(Default)]
struct Net {
    heads: Vec<&'static str>,
    columns: Vec<Vec<Stop>>,
    ways: Vec<Vec<Way>>,
}

impl Net {
    fn start(head: &'static str, stops: Vec<Stop>) -> Net {
        Net { heads: vec![head], columns: vec![stops], ways: Vec::new() }
    }

    fn then(&mut self, head: &'static str, stops: Vec<Stop>, ways: Vec<Way>) {
        self.heads.push(head);
        self.columns.push(stops);
        self.ways.push(ways);
    }

    /// A column of one node that all of the last one flow into, and out of which `stops` come.
    fn through(&mut self, middle: Stop, head: &'static str, stops: Vec<Stop>) {
        let last = self.columns.last().map_or(&[][..], Vec::as_slice);
        let into = last.iter().enumerate().map(|(from, s)| way(from, 0, s)).collect();
        let out = stops.iter().enumerate().map(|(to, s)| way(0, to, s)).collect();
        self.then("", vec![middle], into);
        self.then(head, stops, out);
    }
}

fn way(from: usize, to: usize, stop: &Stop) -> Way {
    let figure = stop.told.as_ref().map(|t| t.figure);
    Way { from, to, value: stop.value, figure, deep: false }
}

/// The flows, if there are at least two columns to join.
pub fn flow(c: &Context) -> Option<Picture> {
    let spending = spending(c)?;
    let total = spending.total.clone()?;
    let whole = Stop::of(c.words.total.into(), &total);
    let funds = funds(c, spending.scope, &total)?;
    let w = c.words;
    let classes = classes(c, &spending, &total);
    let natures = natures(c, &spending, &total);
    let fund_stops: Vec<Stop> = funds.iter().map(|(path, t)| Stop::of(c.member(path), t)).collect();
    let mut net = Net::start(w.from_where, fund_stops);
    let paid = classes.as_ref().and_then(|_| paid(c, &spending, &funds));
    let split = classes.as_ref().and_then(|_| divided(c, &spending));
    match (classes, paid, split, natures) {
        (Some(classes), Some(paid), Some(split), Some(natures)) => {
            net.then(w.on_what, classes, paid);
            net.then(w.how, natures, split);
            ends(c, &spending, &mut net);
        }
        (Some(classes), Some(paid), ..) => net.then(w.on_what, classes, paid),
        (Some(classes), None, Some(split), Some(natures)) => {
            net.through(whole, w.on_what, classes);
            net.then(w.how, natures, split);
        }
        (_, _, _, Some(natures)) => {
            net.through(whole, w.how, natures);
            ends(c, &spending, &mut net);
        }
        (Some(classes), ..) => net.through(whole, w.on_what, classes),
        _ => return None,
    }
    // One source that pays one thing is a sentence, not a picture.
    let ways: usize = net.ways.iter().map(Vec::len).sum();
    (ways > 2).then(|| picture(c, &net))
}

/// The sources that make up the total, as far down as they are told.
fn funds<'a>(c: &Context<'a>, scope: &'a str, total: &Told) -> Option<Vec<(&'a str, Told)>> {
    let told: Vec<(&str, Told)> = c
        .places
        .all(|at| (at.function, at.nature, at.economic) == (ALL, ALL, ALL) && at.fund != ALL)
        .map(|at| at.fund)
        .filter(|fund| scope == ALL || within(fund, scope))
        .filter_map(|fund| Some((fund, c.nonzero(At::income().fund(fund))?)))
        .filter(|(fund, _)| !fund.starts_with('~'))
        .collect();
    let found = parts_of(c, ALL, total, &told);
    let found = if scope == ALL { found } else { parts_of(c, scope, total, &told) };
    let mut found = found.or_else(|| (scope != ALL).then(|| vec![(scope, total.clone())]))?;
    // This year's money first, the most of it on top; then what was carried over.
    found.sort_by_key(|(fund, told)| (fund.starts_with("carry-over"), std::cmp::Reverse(told.value)));
    Some(found)
}

fn within(fund: &str, scope: &str) -> bool {
    fund.strip_prefix(scope).is_some_and(|rest| rest.starts_with('.'))
}

/// The parts of a source that make it, each replaced by its own parts where those make it.
fn parts_of<'a>(
    c: &Context<'a>,
    whole: &str,
    own: &Told,
    told: &[(&'a str, Told)],
) -> Option<Vec<(&'a str, Told)>> {
    let below = |fund: &str, of: &str| of == ALL && fund != ALL || within(fund, of);
    let next: Vec<&(&str, Told)> = told
        .iter()
        .filter(|(f, _)| below(f, whole))
        .filter(|(f, _)| !told.iter().any(|(m, _)| m != f && below(m, whole) && within(f, m)))
        .collect();
    let values: Vec<&Told> = next.iter().map(|(_, t)| t).collect();
    if next.is_empty() || c.balance(own, &values) != Balance::Whole {
        return None;
    }
    let parts = next
        .into_iter()
        .flat_map(|(fund, t)| parts_of(c, fund, t, told).unwrap_or_else(|| vec![(*fund, t.clone())]));
    Some(parts.collect())
}

/// The classes, if they make the total.
fn classes(c: &Context, spending: &Spending, total: &Told) -> Option<Vec<Stop>> {
    let told: Vec<&Told> = spending.classes.iter().map(|k| &k.total).collect();
    let sound = c.balance(total, &told) == Balance::Whole;
    sound.then(|| spending.classes.iter().map(|k| Stop::of(c.coded(k.code), &k.total)).collect())
}

/// The natures, if they make the total.
fn natures(c: &Context, spending: &Spending, total: &Told) -> Option<Vec<Stop>> {
    let here = At::spending().fund(spending.scope);
    let all = if spending.natures.is_empty() {
        vec!["basic", "project", "reserve"]
    } else {
        spending.natures.clone()
    };
    let told: Vec<(&str, Told)> =
        all.into_iter().filter_map(|n| Some((n, c.nonzero(here.nature(n))?))).collect();
    let parts: Vec<&Told> = told.iter().map(|(_, t)| t).collect();
    if !told.is_empty() && c.balance(total, &parts) == Balance::Whole {
        return Some(told.iter().map(|(n, t)| Stop::of(c.member(n), t)).collect());
    }
    // Told of every class and not of all: what the classes make.
    let whole = told.is_empty() && spending.classes.iter().all(|k| k.balance == Balance::Whole);
    let made =
        |at: usize| spending.classes.iter().filter_map(|k| k.parts[at].as_ref()).map(|t| t.value).sum();
    let stop = |(at, n): (usize, &&str)| Stop { name: c.member(n), value: made(at), told: None, rest: false };
    (whole && !spending.natures.is_empty()).then(|| spending.natures.iter().enumerate().map(stop).collect())
}

/// Which source pays which class, if that makes both.
fn paid(c: &Context, spending: &Spending, funds: &[(&str, Told)]) -> Option<Vec<Way>> {
    if let [_] = funds {
        let ways = spending.classes.iter().enumerate();
        let figure = |k: &super::spending::Class| Some(k.total.figure);
        return Some(
            ways.map(|(to, k)| Way { from: 0, to, value: k.total.value, figure: figure(k), deep: false })
                .collect(),
        );
    }
    let mut ways = Vec::new();
    let mut by_class: Vec<Vec<Told>> = vec![Vec::new(); spending.classes.len()];
    for (from, (fund, total)) in funds.iter().enumerate() {
        let mut all = Vec::new();
        for (to, class) in spending.classes.iter().enumerate() {
            let Some(told) = paid_at(c, fund, total, class.code) else { continue };
            ways.push(Way { from, to, value: told.value, figure: Some(told.figure), deep: false });
            by_class[to].push(told.clone());
            all.push(told);
        }
        if c.balance(total, &all.iter().collect::<Vec<_>>()) != Balance::Whole {
            return None;
        }
    }
    let sound = spending
        .classes
        .iter()
        .zip(&by_class)
        .all(|(class, told)| c.balance(&class.total, &told.iter().collect::<Vec<_>>()) == Balance::Whole);
    sound.then_some(ways)
}

/// What a source pays for a class: told of it, or of a wider one that is nothing else.
fn paid_at(c: &Context, fund: &str, total: &Told, class: &str) -> Option<Told> {
    let mut at = fund;
    loop {
        let alike = |at: &str| {
            c.places.told(At::income().fund(at)).is_some_and(|t| c.balance(&t, &[total]) == Balance::Whole)
        };
        if at != fund && !alike(at) {
            return None;
        }
        let found = [At::income(), At::spending()]
            .into_iter()
            .find_map(|flow| c.nonzero(flow.fund(at).function(class)));
        if found.is_some() {
            return found;
        }
        at = &at[..at.rfind('.')?];
    }
}

/// How the classes divide into natures, if they all do.
fn divided(c: &Context, spending: &Spending) -> Option<Vec<Way>> {
    let here = At::spending().fund(spending.scope);
    let mut ways = Vec::new();
    for (from, class) in spending.classes.iter().enumerate() {
        if class.balance != Balance::Whole || class.parts.iter().flatten().count() == 0 {
            return None;
        }
        for (to, told) in class.parts.iter().enumerate() {
            let Some(told) = told else { continue };
            let deep = spending.natures[to] == "project";
            ways.push(Way { from, to, value: told.value, figure: Some(told.figure), deep });
        }
    }
    let sound = spending.natures.iter().enumerate().all(|(at, nature)| {
        let parts: Vec<&Told> = spending.classes.iter().filter_map(|k| k.parts[at].as_ref()).collect();
        c.places.told(here.nature(nature)).is_none_or(|t| c.balance(&t, &parts) == Balance::Whole)
    });
    (sound && !ways.is_empty()).then_some(ways)
}

/// Adds what the natures are made of: economic classes, or projects; and what is not broken down.
fn ends(c: &Context, spending: &Spending, net: &mut Net) {
    let Some(natures) = net.columns.last().cloned() else { return };
    let mut stops: Vec<(String, Stop)> = Vec::new();
    let mut ways: Vec<(usize, String, Way)> = Vec::new();
    let mut rests: Vec<(usize, Decimal, bool)> = Vec::new();
    for (from, stop) in natures.iter().enumerate() {
        let nature = spending.natures.iter().copied().find(|n| c.member(n) == stop.name);
        let nature = nature.or_else(|| ["basic", "project"].into_iter().find(|n| c.member(n) == stop.name));
        let deep = nature == Some("project");
        let parts = nature.map_or(Vec::new(), |n| parts_of_nature(c, spending.scope, n));
        let sum: Decimal = parts.iter().map(|(.., t)| t.value).sum();
        let slack = c.places.slack(parts.iter().map(|(.., t)| t.figure));
        // More than the nature itself: what is told is of something else.
        let parts = if sum > stop.value + slack { Vec::new() } else { parts };
        let sum: Decimal = parts.iter().map(|(.., t)| t.value).sum();
        for (key, name, told) in parts {
            match stops.iter_mut().find(|(k, _)| *k == key) {
                Some((_, stop)) => {
                    stop.value += told.value;
                    stop.told = None;
                }
                None => stops.push((key.clone(), Stop::of(name, &told))),
            }
            let way = Way { from, to: 0, value: told.value, figure: Some(told.figure), deep };
            ways.push((from, key, way));
        }
        if stop.value - sum > slack {
            rests.push((from, stop.value - sum, deep));
        }
    }
    if ways.is_empty() {
        return;
    }
    stops.sort_by(|a, b| a.0.cmp(&b.0));
    let mut out: Vec<Way> = Vec::new();
    for (_, key, way) in ways {
        let to = stops.iter().position(|(k, _)| *k == key).unwrap_or_default();
        out.push(Way { to, ..way });
    }
    let mut column: Vec<Stop> = stops.into_iter().map(|(_, stop)| stop).collect();
    if !rests.is_empty() {
        let value = rests.iter().map(|(_, v, _)| *v).sum();
        column.push(Stop { name: c.words.rest.into(), value, told: None, rest: true });
        let to = column.len() - 1;
        out.extend(rests.into_iter().map(|(from, value, deep)| Way { from, to, value, figure: None, deep }));
    }
    net.then(c.words.for_what, column, out);
}

/// What a nature is made of: key, name and amount of each part.
fn parts_of_nature(c: &Context, scope: &str, nature: &str) -> Vec<(String, String, Told)> {
    let named = if nature == "basic" { "basic" } else { "project" };
    let classes = bought(c, named).filter(|b| scope == ALL || b.at.fund == scope || within(b.at.fund, scope));
    if let Some(b) = classes {
        return b.classes.into_iter().map(|(code, t)| (code.to_string(), c.coded(code), t)).collect();
    }
    if nature != "project" {
        return Vec::new();
    }
    let found: Vec<_> = projects(c).into_iter().filter_map(|p| Some((p.name, p.now?))).collect();
    let few = (2..=8).contains(&found.len());
    found.into_iter().filter(|_| few).map(|(name, told)| (format!("9{name}"), name, told)).collect()
}

fn picture(c: &Context, net: &Net) -> Picture {
    let told = net.columns.iter().flatten().filter_map(|s| s.told.as_ref().map(|t| t.figure));
    let figures: Vec<u32> = told.chain(net.ways.iter().flatten().filter_map(|w| w.figure)).collect();
    let print = Print::of(c.places, &figures);
    let mut notes: Vec<Note> = Vec::new();
    let columns: Vec<Column> = net
        .columns
        .iter()
        .zip(&net.heads)
        .map(|(stops, head)| Column {
            head: (*head).into(),
            nodes: stops.iter().map(|stop| node(c, stop, &print, &mut notes)).collect(),
        })
        .collect();
    let names = |column: usize, at: usize| net.columns[column][at].name.as_str();
    let mut flows = Vec::new();
    for (column, ways) in net.ways.iter().enumerate() {
        for w in ways {
            let between = (c.words.flow)(names(column, w.from), names(column + 1, w.to));
            flows.push(Flow {
                column,
                from: w.from,
                to: w.to,
                size: float(w.value),
                figure: w.figure,
                deep: w.deep,
                label: (c.words.mark)(&between, "", &print.amount(w.value), c.unit(&print)),
            });
        }
    }
    notes.dedup_by(|a, b| a.figure == b.figure);
    let said = |stops: &Vec<Stop>| {
        let all = stops.iter().map(|s| (c.words.amount_of)(&s.name, &print.amount(s.value)));
        all.collect::<Vec<_>>().join(c.words.comma)
    };
    let alternative: Vec<String> = net.columns.iter().map(said).collect();
    Picture {
        id: "flow",
        title: c.words.flow_title.into(),
        sub: (c.words.flow_sub)(&c.year(), c.unit(&print)),
        alternative: (c.words.flow_alternative)(&alternative),
        source: c.source(&figures),
        notes,
        grid: grid(c, net, &print),
        drawing: Drawing::Sankey(columns, flows),
    }
}

fn node(c: &Context, stop: &Stop, print: &Print, notes: &mut Vec<Note>) -> Node {
    let found = stop.told.as_ref().and_then(|told| c.gap(told, print));
    let difference = found.and_then(|(gap, note)| {
        notes.push(note);
        let (size, red, figure) = (gap.size.abs(), gap.red, gap.figure?);
        Some(Difference { size, red, figure, text: gap.text, label: gap.label })
    });
    let text = print.amount(stop.value);
    Node {
        label: (c.words.mark)(&stop.name, "", &text, c.unit(print)),
        name: stop.name.clone(),
        text,
        size: float(stop.value),
        figure: stop.told.as_ref().map(|t| t.figure),
        rest: stop.rest,
        difference,
    }
}

/// Every way as a row: from, to, amount; and every node that something contradicts.
fn grid(c: &Context, net: &Net, print: &Print) -> Grid {
    let head = vec![c.words.from.into(), c.words.to.into(), c.words.amount.into()];
    let mut rows = Vec::new();
    for (column, ways) in net.ways.iter().enumerate() {
        for (at, stop) in net.columns[column].iter().enumerate() {
            let own = stop.told.as_ref().map(|t| t.gap.as_ref().map_or(t.figure, |g| g.figure));
            let cells = vec![Cell::None, Cell::of(own, || print.amount(stop.value))];
            rows.push(GridRow { name: stop.name.clone(), cells, level: Level::Outer });
            for w in ways.iter().filter(|w| w.from == at) {
                let to = net.columns[column + 1][w.to].name.clone();
                let cells = vec![Cell::Words(to), Cell::of(w.figure, || print.amount(w.value))];
                rows.push(GridRow { name: String::new(), cells, level: Level::Inner });
            }
        }
    }
    Grid { head, rows }
}
