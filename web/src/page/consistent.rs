//! A document that agrees: the totals stated alike everywhere, what was checked, and that this is all it says.

use super::app::focus;
use super::figure::{figure_alike, phrase};
use super::not_understood::NotUnderstood;
use super::notes::{Notes, most_by_rounding};
use super::state::{Page, page};
use super::views::View;
use gouji_web::messages::Messages;
use gouji_web::view::{Axis, Dossier, Filter, Names, Total, coordinate_words, headline, scopes, totals};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Good(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let brief = View::Brief.has_something(&dossier);
    let sure = headline(&dossier.answer.report).sure;
    let dash = |n: u32| if n == 0 { "–".to_string() } else { n.to_string() };
    let lines = totals(&dossier, 6).into_iter().map(|total| {
        view! {
            <li>
                <span>{name(&total, &dossier.names, m)}</span>
                <span class="v">{figure_alike(&dossier, total.figure)}</span>
                <span class="k">{(m.total_stated)(total.places, total.sums)}</span>
            </li>
        }
    });
    let lines = lines.collect::<Vec<_>>();
    let counted = scopes(&dossier);
    let summary = dossier.answer.report.summary;
    let rows = counted.iter().map(|scope| {
        view! {
            <tr>
                <th scope="row">{scope_link(page, scope.family)}</th>
                <td>{scope.relations}</td><td>{dash(scope.exact)}</td><td>{dash(scope.rounding)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let most = most_by_rounding(&dossier);
    let normal = (!most.is_empty()).then(|| (m.rounding_is_normal)(&most));
    let agree = (!lines.is_empty()).then(|| {
        view! { <section><h2>{phrase(m.totals)}</h2><ul class="agree">{lines}</ul></section> }
    });
    view! {
        <div class="good">
            {agree}
            <section>
                <h2>{m.scopes}</h2>
                <table class="plain">
                    <thead><tr>{m.scope_columns.map(|name| view! { <th scope="col">{name}</th> })}</tr></thead>
                    <tbody>
                        {rows}
                        <tr class="total">
                            <th scope="row">{m.scope_sum}</th>
                            <td>{summary.relations}</td><td>{summary.exact}</td><td>{dash(summary.rounding)}</td>
                        </tr>
                    </tbody>
                </table>
                {normal.map(|words| view! { <p class="muted small">{words}</p> })}
                <NotUnderstood dossier=dossier.clone()/>
                <Notes dossier=dossier.clone()/>
            </section>
            <div class="foot">
                <p class="muted">{if sure { m.clean_foot } else { m.more.agrees_in_part }}</p>
                <div class="btn-row">
                    {brief.then(|| view! {
                        <button class="btn btn-main" type="button" on:click=move |_| page.show(View::Brief)>
                            {m.view_brief}
                        </button>
                    })}
                    <button class="btn" type="button" on:click=move |_| focus(page.host, ".js-document")>{m.see_source}</button>
                </div>
            </div>
        </div>
    }
}

/// A kind of checks, which leads to their list.
fn scope_link(page: Page, family: char) -> impl IntoView {
    let show = move |_| {
        page.filter.set(Filter { family: Some(family), ..Filter::default() });
        page.show(View::Checks);
    };
    view! { <button class="link" type="button" on:click=show>{(page.m().scope)(family)}</button> }
}

/// What a total is called: the parts of its coordinate that say something.
fn name(total: &Total, names: &Names, m: &Messages) -> String {
    let all = gouji_web::view::member("all", m.lang);
    let words = coordinate_words(&total.coordinate, names, m.lang);
    let marked: Vec<String> = words
        .into_iter()
        .filter(|(axis, word)| !matches!(axis, Axis::Year | Axis::Flow) && *word != all)
        .map(|(_, word)| word)
        .collect();
    match marked.is_empty() {
        true => m.grand_total.to_string(),
        false => marked.join(" · "),
    }
}
