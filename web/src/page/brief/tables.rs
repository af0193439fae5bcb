//! The tables beside the brief: “三公” expenses against last year, projects by size, the largest items.

use super::sentence::{pressed, unit};
use crate::page::figure::figure_alike;
use crate::page::state::Page;
use gouji_report::words::official_name;
use gouji_web::messages::Messages;
use gouji_web::view::{Brief, BriefPart, CARRIED, Dossier, MOST, ThreeKind, member, share, ten_thousands};
use leptos::prelude::*;

/// A figure in a cell, its unit with it unless all of the table has the same.
fn amount(dossier: &Dossier, figure: u32, common: Option<&str>) -> impl IntoView + use<> {
    let unit =
        unit(dossier, figure, "\u{A0}").filter(|unit| common.is_none_or(|common| unit.trim() != common));
    view! { {figure_alike(dossier, figure)} {unit} }
}

/// The unit that all of these figures have.
fn common_unit(dossier: &Dossier, mut figures: impl Iterator<Item = u32>) -> Option<&str> {
    let unit = |figure: u32| dossier.figure(figure).map(|figure| figure.unit.as_str());
    let first = unit(figures.next()?)?;
    figures.all(|figure| unit(figure) == Some(first)).then_some(first)
}

/// A heading cell with the unit under it, where there is one for all.
fn head(name: &str, unit: Option<&str>, m: &Messages) -> String {
    unit.map_or(name.to_string(), |unit| format!("{name}{}", (m.brief.aside)(unit)))
}

pub fn three(page: Page, dossier: &Dossier, brief: &Brief) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let (sum, kinds) = brief.three.split_first()?;
    let unit = common_unit(dossier, brief.three.iter().map(|kind| kind.fact.figure));
    let changes = brief.three.iter().any(|kind| kind.change.is_some());
    let budgets = brief.three.iter().any(|kind| kind.budget.is_some());
    let cells = |kind: &ThreeKind| {
        let change = changes.then(|| {
            let words = match &kind.change {
                None => String::new(),
                Some((_, yuan)) if yuan.is_zero() => m.brief.three_same.into(),
                Some((_, yuan)) => {
                    let sign = if yuan.is_sign_negative() { "−" } else { "+" };
                    format!("{sign}{}", ten_thousands(dossier, yuan.abs(), m))
                }
            };
            let change = kind.change.as_ref().map(|(figure, _)| *figure);
            match change {
                Some(figure) => view! {
                    <td>{pressed(words, move || page.open_figure(figure, None))}</td>
                }
                .into_any(),
                None => view! { <td></td> }.into_any(),
            }
        });
        let budget = budgets.then(
            || view! { <td>{kind.budget.as_ref().map(|fact| amount(dossier, fact.figure, unit))}</td> },
        );
        view! { <td>{amount(dossier, kind.fact.figure, unit)}</td> {budget} {change} }
    };
    let row = |kind: &ThreeKind| {
        let below = matches!(kind.member.as_str(), "31013" | "30231");
        view! { <tr><th scope="row" class:below=below>{name(dossier, &kind.member, m)}</th>{cells(kind)}</tr> }
    };
    let rows = kinds.iter().map(row).collect::<Vec<_>>();
    let [kind, now, change] = m.brief.three_columns;
    Some(view! {
        <section>
            <h2>{m.brief.three}</h2>
            <table class="plain">
                <thead>
                    <tr>
                        <th scope="col">{kind}</th>
                        <th scope="col">{head(now, unit, m)}</th>
                        {budgets.then(|| view! { <th scope="col">{m.brief.three_budget}</th> })}
                        {changes.then(|| view! { <th scope="col">{change}</th> })}
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    <tr class="total"><th scope="row">{m.brief.sum}</th>{cells(sum)}</tr>
                </tbody>
            </table>
            {changes.then(|| view! { <p class="muted small">{m.brief.three_note}</p> })}
        </section>
    })
}

pub fn projects(page: Page, dossier: &Dossier, brief: &Brief) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let all = &brief.projects;
    let unit = common_unit(dossier, all.iter().map(|part| part.fact.figure));
    let rows = all.iter().take(MOST).map(|part| {
        let name = match part.member.strip_prefix(CARRIED) {
            Some(name) => (m.lang.pictures().carried_project)(name),
            None => part.member.strip_prefix("project:").unwrap_or(&part.member).to_string(),
        };
        view! {
            <tr><th scope="row" lang="zh-CN">{name}</th><td>{amount(dossier, part.fact.figure, unit)}</td></tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let sum = brief.projects_sum.as_ref().map(|sum| {
        view! { <tr class="total"><th scope="row">{m.brief.sum}</th><td>{amount(dossier, sum.figure, unit)}</td></tr> }
    });
    let rest = all.len().saturating_sub(MOST);
    (!all.is_empty()).then(|| {
        view! {
            <section>
                <h2>{(m.brief.projects)(brief.projects_sum.as_ref().map(|_| all.len()))}</h2>
                <table class="plain">
                    <thead>
                        <tr><th scope="col">{m.brief.projects_column}</th><th scope="col">{head(m.brief.amount, unit, m)}</th></tr>
                    </thead>
                    <tbody>{rows} {sum}</tbody>
                </table>
                {(rest > 0).then(|| view! { <p class="muted small">{(m.brief.more)(rest)}</p> })}
            </section>
        }
    })
}

pub fn items(page: Page, dossier: &Dossier, brief: &Brief) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let whole = brief.expenditure.as_ref()?.yuan;
    let unit = common_unit(dossier, brief.items.iter().map(|part| part.fact.figure));
    let row = |part: &BriefPart| {
        view! {
            <tr>
                <th scope="row" lang="zh-CN">{name(dossier, &part.member, m)}</th>
                <td>{amount(dossier, part.fact.figure, unit)}</td>
                <td>{share(part, whole)}</td>
            </tr>
        }
    };
    let rows = brief.items.iter().map(row).collect::<Vec<_>>();
    let [item, money, part] = m.brief.items_columns;
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{m.brief.items}</h2>
                <table class="plain">
                    <thead>
                        <tr><th scope="col">{item}</th><th scope="col">{head(money, unit, m)}</th><th scope="col">{part}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    })
}

/// What the document calls a code; else what the member is called.
fn name(dossier: &Dossier, path: &str, m: &Messages) -> String {
    let code = path.bytes().all(|b| b.is_ascii_digit());
    let known = (m.brief.kind)(path).map(str::to_string);
    let own = || dossier.names.of(path).or_else(|| official_name(path)).filter(|_| code).map(str::to_string);
    known.or_else(own).unwrap_or_else(|| {
        let mut name = member(path, m.lang);
        // It opens a row.
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        name
    })
}
