//! The answer: the sentence, the counts, and the line that is both proportion and legend.

use super::aside;
use super::bar::tick;
use super::figure::phrase;
use super::state::{glyph, page};
use gouji_report::words;
use gouji_web::messages::Lang;
use gouji_web::view::{Dossier, State, headline, headline_without, ledger};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Answer(dossier: Arc<Dossier>, unchecked: Callback<()>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let report = &dossier.answer.report;
    let summary = report.summary;
    let agrees = headline(report).agrees;
    let about = dossier.clone();
    let sentence = move || {
        let said = headline_without(&about.answer.report, |finding| aside::is_aside(page, finding));
        phrase(&said.typeset(m.lang))
    };
    let about = dossier.clone();
    let apart = move || {
        let apart = words::set_aside(&about.answer.report, |finding| aside::is_aside(page, finding));
        (apart > 0).then(|| view! { <li>{(m.take.asides_tally)(apart)}</li> })
    };
    let [before, count, after] = (m.checked)(summary.relations);
    let counts =
        [(State::Ok, summary.exact), (State::Round, summary.rounding), (State::Bad, summary.inconsistent)];
    let tally = counts.map(|(state, count)| {
        let glyph = if count > 0 { glyph(state) } else { "" };
        view! {
            <li>
                <b>{count}</b> " " {(m.state)(state)} " "
                <span class="g" aria-hidden="true">{glyph}</span>
            </li>
        }
    });
    let lines = ledger(&summary).into_iter().map(|share| {
        view! { <span class=share.state.name() style:flex-grow=share.count.to_string()></span> }
    });
    let lines = lines.collect_view();
    let parts = (m.coverage)(&summary)
        .into_iter()
        .map(|(text, bold)| if bold { view! { <b>{text}</b> }.into_any() } else { text.into_any() });
    let [stop, end] = if m.lang == Lang::Zh { ["；", "。"] } else { ["; ", "."] };
    let rest = (m.coverage_rest)(&summary);
    let end = rest.is_none().then_some(end);
    let rest = rest.map(|(count, words)| {
        view! {
            {stop}
            <button class="link n" type="button" on:click=move |_| unchecked.run(())>{count}</button>
            {words}
        }
    });
    view! {
        <section class="answer js-answer" aria-label=m.answer tabindex="-1">
            <p class="eyebrow">{(m.eyebrow)(&report.disclosure)}</p>
            <h1>{sentence}</h1>
            <div class="ledger">
                <div>
                    <ul class="tally"><li>{before} <b>{count}</b> {after}</li>{tally} {apart}</ul>
                    <div class="lines" role="img" aria-label=(m.ledger_label)(&summary)>
                        {lines} {agrees.then(tick)}
                    </div>
                </div>
                <p class="coverage">{parts.collect_view()} {end} {rest}</p>
            </div>
        </section>
    }
}
