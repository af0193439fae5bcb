//! Which steps of the flow can be joined: sources to classes, classes to natures.
//! A step is joined where its parts make their wholes, or where the document is known to contradict itself there.

use super::context::{Balance, Context};
use super::net::{Stop, Way};
use super::places::{ALL, At, Told};
use super::spending::Spending;
use std::cmp::Reverse;

/// The sources that make up the total, as far down as they are told.
pub fn funds<'a>(c: &Context<'a>, scope: &'a str, total: &Told) -> Option<Vec<(&'a str, Told)>> {
    let told: Vec<(&str, Told)> = c
        .places
        .all(|at| (at.function, at.nature, at.economic) == (ALL, ALL, ALL) && at.fund != ALL)
        .map(|at| at.fund)
        .filter(|fund| scope == ALL || within(fund, scope))
        .filter_map(|fund| Some((fund, c.nonzero(At::income().fund(fund))?)))
        .filter(|(fund, _)| !fund.starts_with('~'))
        .collect();
    // Sources of known names first: what a document names on its own may be another word for one of them.
    let known: Vec<(&str, Told)> = told.iter().filter(|(fund, _)| !fund.contains('~')).cloned().collect();
    let found = [&known, &told].into_iter().find_map(|told| parts_of(c, scope, total, told));
    let mut found = found.or_else(|| (scope != ALL).then(|| vec![(scope, total.clone())]))?;
    // This year's money first, the most of it on top; then what was carried over.
    found.sort_by_key(|(fund, told)| (fund.starts_with("carry-over"), Reverse(told.value)));
    Some(found)
}

pub fn within(fund: &str, scope: &str) -> bool {
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
    if next.is_empty() || !c.fits(own, &values) {
        return None;
    }
    let parts = next
        .into_iter()
        .flat_map(|(fund, t)| parts_of(c, fund, t, told).unwrap_or_else(|| vec![(*fund, t.clone())]));
    Some(parts.collect())
}

/// The classes, if they make the total.
pub fn classes(c: &Context, spending: &Spending, total: &Told) -> Option<Vec<Stop>> {
    let told: Vec<&Told> = spending.classes.iter().map(|k| &k.total).collect();
    c.fits(total, &told)
        .then(|| spending.classes.iter().map(|k| Stop::of(c.coded(k.code), &k.total)).collect())
}

/// The natures, if they make the total.
pub fn natures(c: &Context, spending: &Spending, total: &Told) -> Option<Vec<Stop>> {
    let here = At::spending().fund(spending.scope);
    let all = if spending.natures.is_empty() {
        vec!["basic", "project", "reserve"]
    } else {
        spending.natures.clone()
    };
    let told: Vec<(&str, Told)> =
        all.into_iter().filter_map(|n| Some((n, c.nonzero(here.nature(n))?))).collect();
    let parts: Vec<&Told> = told.iter().map(|(_, t)| t).collect();
    if !told.is_empty() && c.fits(total, &parts) {
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
pub fn paid(c: &Context, spending: &Spending, funds: &[(&str, Told)]) -> Option<Vec<Way>> {
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
        if !c.fits(total, &all.iter().collect::<Vec<_>>()) {
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
pub fn divided(c: &Context, spending: &Spending) -> Option<Vec<Way>> {
    let here = At::spending().fund(spending.scope);
    let mut ways = Vec::new();
    for (from, class) in spending.classes.iter().enumerate() {
        let parts: Vec<&Told> = class.parts.iter().flatten().collect();
        if parts.is_empty() || !c.fits(&class.total, &parts) {
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
        c.places.told(here.nature(nature)).is_none_or(|t| c.fits(&t, &parts))
    });
    (sound && !ways.is_empty()).then_some(ways)
}
