//! The notes, folded: differences by rounding, what is worth knowing, what was not checked and why.

use super::equation::equation_line;
use super::figure::figure_alone;
use super::finding::finding_list;
use super::state::{Page, page};
use super::steps::by_steps;
use super::views::ShowUnchecked;
use gouji_report::Verdict;
use gouji_report::words::{self, Counts};
use gouji_web::view::{Dossier, State, difference_unit, loose, with_unit};
use leptos::html::Details;
use leptos::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;

#[component]
pub fn Notes(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let relations = dossier.relations().len();
    view! {
        <section class="notes" aria-label=m.notes>
            {reading(page, &dossier)} {rounding(page, &dossier)}
            {
                let dossier = dossier.clone();
                move || page.preferences.least.get().shows("note").then(|| worth(page, &dossier))
            }
            {(relations > 0).then(|| unchecked(page, dossier))}
        </section>
    }
}

/// What was found out while the file was read.
fn reading(page: Page, dossier: &Arc<Dossier>) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let notes = &dossier.answer.report.source.notes;
    let lines = notes.iter().map(|note| view! { <li>{m.lang.pick(note).to_string()}</li> }).collect_view();
    (!notes.is_empty()).then(|| {
        view! {
            <details class="more" open>
                <summary>{m.notes_reading} " " <span class="count">{(m.notes_worth_count)(notes.len())}</span></summary>
                <div><ul class="eqs">{lines}</ul></div>
            </details>
        }
    })
}

fn rounding(page: Page, dossier: &Arc<Dossier>) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let rounded: Vec<u32> = (0u32..)
        .zip(dossier.relations())
        .filter(|(_, r)| r.verdict == Verdict::Rounding)
        .map(|(index, _)| index)
        .collect();
    let most = most_by_rounding(dossier);
    let doubtful = Counts::of(&dossier.answer.report).only_whole();
    let count = (m.notes_rounding_count)(rounded.len(), &most);
    let dossier = dossier.clone();
    (!rounded.is_empty()).then(move || {
        let line = move |relation: u32| {
            dossier.relations().get(relation as usize).map(|r| equation_line(&dossier, r, None)).into_any()
        };
        view! {
            <details class="more" open=doubtful>
                <summary>{m.notes_rounding} " " <span class="count">{count}</span></summary>
                <div>
                    {doubtful.then(|| view! { <p>{m.more.by_rounding}</p> })}
                    <ol class="eqs">{by_steps(rounded, line)}</ol>
                </div>
            </details>
        }
    })
}

/// The largest difference by rounding among amounts, in the unit that they are stated in; empty where only rates differ.
pub fn most_by_rounding(dossier: &Dossier) -> String {
    let rounded = dossier.relations().iter().filter(|r| r.verdict == Verdict::Rounding);
    let amounts = rounded.filter(|r| !r.law.is_of_rate());
    let differences = amounts.filter_map(|r| {
        let difference = r.difference.parse::<Decimal>().ok()?;
        let unit = difference_unit(dossier, r);
        let yuan = match unit {
            "元" => difference,
            "亿元" => difference * Decimal::from(100_000_000),
            _ => difference * Decimal::from(10_000),
        };
        Some((yuan, difference, unit))
    });
    let most = differences.max().filter(|(yuan, ..)| !yuan.is_zero());
    most.map(|(_, most, unit)| dossier.alike(&with_unit(most, unit))).unwrap_or_default()
}

fn worth(page: Page, dossier: &Arc<Dossier>) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let notes = loose(dossier, "note");
    let count = (m.notes_worth_count)(notes.len());
    finding_list(dossier, notes).map(|list| {
        view! {
            <details class="more">
                <summary>{m.notes_worth} " " <span class="count">{count}</span></summary>
                <div>{list}</div>
            </details>
        }
    })
}

fn unchecked(page: Page, dossier: Arc<Dossier>) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let figures: Vec<u32> = (0u32..)
        .zip(dossier.figures())
        .filter(|(index, figure)| words::is_number(figure) && dossier.state(*index) == State::None)
        .map(|(index, _)| index)
        .collect();
    let count = (m.notes_unchecked_count)(figures.len());
    let details = NodeRef::<Details>::new();
    if let Some(ShowUnchecked(wish)) = use_context::<ShowUnchecked>() {
        Effect::new(move |_| {
            if wish.get() > 0
                && let Some(details) = details.get_untracked()
            {
                details.set_open(true);
                details.scroll_into_view();
            }
        });
    }
    (!figures.is_empty()).then(move || {
        let line = move |index: u32| {
            let place = dossier.figure(index).map(|figure| figure.place.clone());
            view! {
                <li>
                    <span lang="zh-CN">{place}</span>
                    <span class="diff">{figure_alone(&dossier, index)}</span>
                </li>
            }
            .into_any()
        };
        view! {
            <details class="more" node_ref=details>
                <summary>{m.notes_unchecked} " " <span class="count">{count}</span></summary>
                <div><ol class="eqs">{by_steps(figures, line)}</ol></div>
            </details>
        }
    })
}
