//! Which steps of the flow can be joined: sources to classes, classes to natures.
//! A step is joined where its parts make their wholes, or where the document is known to contradict itself there.

use super::context::{Balance, Context};
use super::net::{Stop, Way};
use super::places::{ALL, At, Stated};
use super::spending::Spending;
use std::cmp::Reverse;

/// The sources that make up the total, as far down as they are stated.
pub fn funds<'a>(c: &Context<'a>, scope: &'a str, total: &Stated) -> Option<Vec<(&'a str, Stated)>> {
    let stated: Vec<(&str, Stated)> = c
        .places
        .all(|at| (at.function, at.nature, at.economic) == (ALL, ALL, ALL) && at.fund != ALL)
        .map(|at| at.fund)
        .filter(|fund| scope == ALL || within(fund, scope))
        .filter_map(|fund| Some((fund, c.nonzero(At::income().fund(fund))?)))
        .filter(|(fund, _)| !fund.starts_with('~'))
        .collect();
    // Sources of known names first: what a document names on its own may be another word for one of them.
    let known: Vec<(&str, Stated)> = stated.iter().filter(|(fund, _)| !fund.contains('~')).cloned().collect();
    let found = [&known, &stated].into_iter().find_map(|stated| parts_of(c, scope, total, stated));
    let mut found = found.or_else(|| (scope != ALL).then(|| vec![(scope, total.clone())]))?;
    // This year's money first, the most of it on top; then what was carried over.
    found.sort_by_key(|(fund, stated)| (fund.starts_with("carry-over"), Reverse(stated.value)));
    Some(found)
}

pub fn within(fund: &str, scope: &str) -> bool {
    fund.strip_prefix(scope).is_some_and(|rest| rest.starts_with('.'))
}

/// The parts of a source that make it, each replaced by its own parts where those make it.
fn parts_of<'a>(
    c: &Context<'a>,
    whole: &str,
    own: &Stated,
    stated: &[(&'a str, Stated)],
) -> Option<Vec<(&'a str, Stated)>> {
    let below = |fund: &str, of: &str| of == ALL && fund != ALL || within(fund, of);
    let next: Vec<&(&str, Stated)> = stated
        .iter()
        .filter(|(f, _)| below(f, whole))
        .filter(|(f, _)| !stated.iter().any(|(m, _)| m != f && below(m, whole) && within(f, m)))
        .collect();
    let values: Vec<&Stated> = next.iter().map(|(_, t)| t).collect();
    if next.is_empty() || !c.fits(own, &values) {
        return None;
    }
    let parts = next
        .into_iter()
        .flat_map(|(fund, t)| parts_of(c, fund, t, stated).unwrap_or_else(|| vec![(*fund, t.clone())]));
    Some(parts.collect())
}

/// The classes, if they make the total.
pub fn classes(c: &Context, spending: &Spending, total: &Stated) -> Option<Vec<Stop>> {
    let stated: Vec<&Stated> = spending.classes.iter().map(|k| &k.total).collect();
    c.fits(total, &stated)
        .then(|| spending.classes.iter().map(|k| Stop::of(c.coded(k.code), &k.total)).collect())
}

/// The natures, if they make the total.
pub fn natures(c: &Context, spending: &Spending, total: &Stated) -> Option<Vec<Stop>> {
    let here = At::spending().fund(spending.scope);
    let all = if spending.natures.is_empty() {
        vec!["basic", "project", "reserve"]
    } else {
        spending.natures.clone()
    };
    let stated: Vec<(&str, Stated)> =
        all.into_iter().filter_map(|n| Some((n, c.nonzero(here.nature(n))?))).collect();
    let parts: Vec<&Stated> = stated.iter().map(|(_, t)| t).collect();
    if !stated.is_empty() && c.fits(total, &parts) {
        return Some(stated.iter().map(|(n, t)| Stop::of(c.member(n), t)).collect());
    }
    // Stated of every class and not of all: what the classes make.
    let whole = stated.is_empty() && spending.classes.iter().all(|k| k.balance == Balance::Whole);
    let made =
        |at: usize| spending.classes.iter().filter_map(|k| k.parts[at].as_ref()).map(|t| t.value).sum();
    let stop =
        |(at, n): (usize, &&str)| Stop { name: c.member(n), value: made(at), stated: None, rest: false };
    (whole && !spending.natures.is_empty()).then(|| spending.natures.iter().enumerate().map(stop).collect())
}

/// Which source pays which class, if that makes both.
pub fn paid(c: &Context, spending: &Spending, funds: &[(&str, Stated)]) -> Option<Vec<Way>> {
    if let [_] = funds {
        let ways = spending.classes.iter().enumerate();
        let figure = |k: &super::spending::Class| Some(k.total.figure);
        return Some(
            ways.map(|(to, k)| Way { from: 0, to, value: k.total.value, figure: figure(k), deep: false })
                .collect(),
        );
    }
    let mut ways = Vec::new();
    let mut by_class: Vec<Vec<Stated>> = vec![Vec::new(); spending.classes.len()];
    for (from, (fund, total)) in funds.iter().enumerate() {
        let mut all = Vec::new();
        for (to, class) in spending.classes.iter().enumerate() {
            let Some(stated) = paid_at(c, fund, total, class.code) else { continue };
            ways.push(Way { from, to, value: stated.value, figure: Some(stated.figure), deep: false });
            by_class[to].push(stated.clone());
            all.push(stated);
        }
        if !c.fits(total, &all.iter().collect::<Vec<_>>()) {
            return None;
        }
    }
    let sound =
        spending.classes.iter().zip(&by_class).all(|(class, stated)| {
            c.balance(&class.total, &stated.iter().collect::<Vec<_>>()) == Balance::Whole
        });
    sound.then_some(ways)
}

/// What a source pays for a class: stated of it, or of a wider one that is nothing else.
fn paid_at(c: &Context, fund: &str, total: &Stated, class: &str) -> Option<Stated> {
    let mut at = fund;
    loop {
        let alike = |at: &str| {
            c.places.stated(At::income().fund(at)).is_some_and(|t| c.balance(&t, &[total]) == Balance::Whole)
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
        let parts: Vec<&Stated> = class.parts.iter().flatten().collect();
        if parts.is_empty() || !c.fits(&class.total, &parts) {
            return None;
        }
        for (to, stated) in class.parts.iter().enumerate() {
            let Some(stated) = stated else { continue };
            let deep = spending.natures[to] == "project";
            ways.push(Way { from, to, value: stated.value, figure: Some(stated.figure), deep });
        }
    }
    let sound = spending.natures.iter().enumerate().all(|(at, nature)| {
        let parts: Vec<&Stated> = spending.classes.iter().filter_map(|k| k.parts[at].as_ref()).collect();
        c.places.stated(here.nature(nature)).is_none_or(|t| c.fits(&t, &parts))
    });
    (sound && !ways.is_empty()).then_some(ways)
}
