//! The notes, folded: differences by rounding, what is worth knowing, what was not checked and why.
//! Long lists open a part at a time.

use super::equation::equation_line;
use super::figure::figure_alone;
use super::result::ShowUnchecked;
use super::state::{Page, page};
use super::story::finding;
use gouji_web::view::{Dossier, State, loose};
use leptos::html::Details;
use leptos::prelude::*;
use std::sync::Arc;

/// Lines that a list opens at a time.
const STEP: usize = 40;

#[component]
pub fn Notes(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    view! {
        <section class="notes" aria-label=m.notes>
            {rounding(page, &dossier)} {worth(page, &dossier)} {unchecked(page, dossier)}
        </section>
    }
}

fn rounding(page: Page, dossier: &Arc<Dossier>) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let rounded: Vec<u32> = (0u32..)
        .zip(dossier.relations())
        .filter(|(_, r)| r.verdict == "rounding")
        .map(|(index, _)| index)
        .collect();
    let most = most_by_rounding(dossier);
    let count = (m.notes_rounding_count)(rounded.len(), &most);
    let dossier = dossier.clone();
    (!rounded.is_empty()).then(move || {
        let line = move |relation: u32| {
            dossier.relations().get(relation as usize).map(|r| equation_line(&dossier, r, None)).into_any()
        };
        view! {
            <details class="more">
                <summary>{m.notes_rounding} " " <span class="count">{count}</span></summary>
                <div><ol class="eqs">{by_steps(page, rounded, line)}</ol></div>
            </details>
        }
    })
}

/// The largest difference by rounding among amounts, as printed.
pub fn most_by_rounding(dossier: &Dossier) -> String {
    let rounded = dossier.relations().iter().filter(|r| r.verdict == "rounding");
    let amounts = rounded.filter(|r| !matches!(r.law.as_str(), "share" | "growth"));
    let most = amounts.filter_map(|r| r.difference.parse::<rust_decimal::Decimal>().ok()).max();
    most.unwrap_or_default().normalize().to_string()
}

fn worth(page: Page, dossier: &Dossier) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let notes: Vec<_> = loose(dossier, "note").map(|f| finding(page, dossier, f)).collect();
    let count = (m.notes_worth_count)(notes.len());
    (!notes.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{m.notes_worth} " " <span class="count">{count}</span></summary>
                <div><ul class="says">{notes}</ul></div>
            </details>
        }
    })
}

fn unchecked(page: Page, dossier: Arc<Dossier>) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let figures: Vec<u32> = (0u32..)
        .zip(dossier.figures())
        .filter(|(index, figure)| figure.end > figure.start && dossier.state(*index) == State::None)
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
                <div><ol class="eqs">{by_steps(page, figures, line)}</ol></div>
            </details>
        }
    })
}

/// The lines of a list, a part at a time.
fn by_steps(
    page: Page,
    items: Vec<u32>,
    line: impl Fn(u32) -> AnyView + Clone + Send + 'static,
) -> impl IntoView {
    let m = page.m();
    let shown = RwSignal::new(STEP);
    let all = items.len();
    let items = Arc::new(items);
    view! {
        <For each={move || items[..shown.get().min(all)].to_vec()} key=|item| *item children=line/>
        <Show when=move || shown.get() < all>
            <li>
                <button class="link" type="button" on:click=move |_| shown.update(|n| *n += STEP)>
                    {move || (m.show_more)(STEP.min(all - shown.get()))}
                </button>
            </li>
        </Show>
    }
}
