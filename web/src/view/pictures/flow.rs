//! Where the money comes from and goes: fund source → class → nature → economic class or project.
//! Only what is stated is joined: a step whose parts do not make their wholes is left out, and where two steps
//! cannot be joined they meet in the total.

use super::context::{Context, float};
use super::draw::sankey::{Column, Difference, Flow, Node};
use super::economic::bought;
use super::net::{Net, Stop, Way, way};
use super::picture::{Cell, Drawing, Grid, GridRow, Level, Note, Picture};
use super::places::{ALL, Stated};
use super::print::Print;
use super::projects::projects;
use super::spending::{Spending, spending};
use super::steps::{classes, divided, funds, natures, paid, within};
use rust_decimal::Decimal;

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
    let single = funds.len() == 1;
    match (classes, paid, split, natures) {
        (Some(classes), Some(paid), Some(split), Some(natures)) => {
            net.then(w.on_what, classes, paid);
            net.then(w.how, natures, split);
            ends(c, &spending, &mut net);
        }
        (Some(classes), None, Some(split), Some(natures)) => {
            net.through(whole, w.on_what, classes);
            net.then(w.how, natures, split);
        }
        (_, _, _, Some(natures)) => {
            if single {
                let ways = natures.iter().enumerate().map(|(to, stop)| way(0, to, stop)).collect();
                net.then(w.how, natures, ways);
            } else {
                net.through(whole, w.how, natures);
            }
            ends(c, &spending, &mut net);
        }
        (Some(classes), Some(paid), ..) => net.then(w.on_what, classes, paid),
        (Some(classes), ..) => net.through(whole, w.on_what, classes),
        _ => return None,
    }
    // One source that pays one thing is a sentence, not a picture.
    let ways: usize = net.ways.iter().map(Vec::len).sum();
    (ways > 2).then(|| picture(c, &net))
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
        // More than the nature itself: what is stated is of something else.
        let parts = if sum > stop.value + slack { Vec::new() } else { parts };
        let sum: Decimal = parts.iter().map(|(.., t)| t.value).sum();
        for (key, name, stated) in parts {
            match stops.iter_mut().find(|(k, _)| *k == key) {
                Some((_, stop)) => {
                    stop.value += stated.value;
                    stop.stated = None;
                }
                None => stops.push((key.clone(), Stop::of(name, &stated))),
            }
            let way = Way { from, to: 0, value: stated.value, figure: Some(stated.figure), deep };
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
        column.push(Stop { name: c.words.rest.into(), value, stated: None, rest: true });
        let to = column.len() - 1;
        out.extend(rests.into_iter().map(|(from, value, deep)| Way { from, to, value, figure: None, deep }));
    }
    net.then(c.words.for_what, column, out);
}

/// What a nature is made of: key, name and amount of each part.
fn parts_of_nature(c: &Context, scope: &str, nature: &str) -> Vec<(String, String, Stated)> {
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
    found.into_iter().filter(|_| few).map(|(name, stated)| (format!("9{name}"), name, stated)).collect()
}

fn picture(c: &Context, net: &Net) -> Picture {
    let stated = net.columns.iter().flatten().filter_map(|s| s.stated.as_ref().map(|t| t.figure));
    let figures: Vec<u32> = stated.chain(net.ways.iter().flatten().filter_map(|w| w.figure)).collect();
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
    let mut columns = columns;
    for (column, at, over) in uneven(c, net) {
        let stated = net.columns[column][at].stated.as_ref();
        let known = columns[column].nodes[at].difference.is_some();
        if let Some((gap, note)) = stated.filter(|_| !known).and_then(|stated| c.off(stated, over, &print)) {
            notes.push(note);
            columns[column].nodes[at].difference = difference(gap);
        }
    }
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
    let found = stop.stated.as_ref().and_then(|stated| c.gap(stated, print));
    let difference = found.and_then(|(gap, note)| {
        notes.push(note);
        difference(gap)
    });
    let text = print.amount(stop.value);
    Node {
        label: (c.words.mark)(&stop.name, "", &text, c.unit(print)),
        name: stop.name.clone(),
        text,
        size: float(stop.value),
        figure: stop.stated.as_ref().map(|t| t.figure),
        rest: stop.rest,
        difference,
    }
}

fn difference(gap: super::draw::bars::Difference) -> Option<Difference> {
    let (size, red, figure) = (gap.size.abs(), gap.red, gap.figure?);
    Some(Difference { size, red, figure, text: gap.text, label: gap.label })
}

/// Nodes whose ways come to more or less than they are stated to be: column, index, by how much.
fn uneven(c: &Context, net: &Net) -> Vec<(usize, usize, Decimal)> {
    let mut found = Vec::new();
    for (column, stops) in net.columns.iter().enumerate() {
        for (at, stop) in stops.iter().enumerate() {
            let Some(stated) = &stop.stated else { continue };
            let out = net.ways.get(column).into_iter().flatten().filter(|w| w.from == at);
            let into = column.checked_sub(1).and_then(|b| net.ways.get(b)).into_iter().flatten();
            for ways in [out.collect::<Vec<_>>(), into.filter(|w| w.to == at).collect()] {
                let over = ways.iter().map(|w| w.value).sum::<Decimal>() - stated.value;
                let slack = c.places.slack(ways.iter().filter_map(|w| w.figure).chain([stated.figure]));
                if !ways.is_empty() && over.abs() > slack {
                    found.push((column, at, over));
                }
            }
        }
    }
    found
}

/// Every node with the ways that leave it; a node of the last column is listed with what leads to it.
fn grid(c: &Context, net: &Net, print: &Print) -> Grid {
    let head = vec![c.words.from_to.into(), c.words.amount.into()];
    let mut rows = Vec::new();
    for (column, ways) in net.ways.iter().enumerate() {
        for (at, stop) in net.columns[column].iter().enumerate() {
            let own = stop.stated.as_ref().map(|t| t.gap.as_ref().map_or(t.figure, |g| g.figure));
            let cells = vec![Cell::of(own, || print.amount(stop.value))];
            rows.push(GridRow { name: stop.name.clone(), cells, level: Level::Outer });
            for w in ways.iter().filter(|w| w.from == at) {
                let name = format!("→ {}", net.columns[column + 1][w.to].name);
                let cells = vec![Cell::of(w.figure, || print.amount(w.value))];
                rows.push(GridRow { name, cells, level: Level::Inner });
            }
        }
    }
    Grid { head, rows }
}
