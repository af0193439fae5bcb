//! The answer: the sentence, the counts, and the line that is both proportion and legend.

use super::app::{focus, skip};
use super::aside;
use super::bar::tick;
use super::changes;
use super::figure::phrase;
use super::little::WhyLittle;
use super::state::{Page, glyph, page};
use gouji_report::published::{Finding, Summary};
use gouji_report::words::{self, Counts};
use gouji_web::messages::Lang;
use gouji_web::view::{Dossier, State, ledger, typeset};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Answer(dossier: Arc<Dossier>, unchecked: Callback<()>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let report = &dossier.answer.report;
    let summary = report.summary;
    let (about, by) = (dossier.clone(), move |finding: &Finding| aside::is_suppressed(page, finding));
    let counted = Memo::new(move |_| Counts::without(&about.answer.report, by));
    let about = dossier.clone();
    let sentence = move || {
        let said = counted.with(|counts| words::headline_of(&about.answer.report, counts));
        phrase(&typeset(m.lang.pick(&said), m.lang))
    };
    let apart = move || {
        let apart = counted.with(|counts| counts.aside);
        (apart > 0).then(|| view! { <li>{(m.export.set_aside_tally)(apart)}</li> })
    };
    let [before, count, after] = (m.checked)(summary.relations);
    let tally = move || {
        let counts = counted.get();
        [(State::Ok, counts.exact), (State::Round, counts.rounding), (State::Bad, counts.inconsistent)].map(
            |(state, count)| {
                let glyph = if count > 0 { glyph(state) } else { "" };
                view! {
                    <li>
                        <b>{count}</b> " " {(m.state)(state)} " "
                        <span class="g" aria-hidden="true">{glyph}</span>
                    </li>
                }
            },
        )
    };
    let lines = move || {
        let drawn = ledger(&counted.get()).into_iter().map(|share| {
            view! { <span class=share.state.name() style:flex-grow=share.count.to_string()></span> }
        });
        drawn.collect_view()
    };
    let label = move || counted.with(m.ledger_label);
    let sure = move || counted.with(Counts::is_sure).then(tick);
    let aside = report.not_understood.len();
    let not_understood = (aside > 0).then(|| {
        let look = move |_| skip(page, ".js-not-understood");
        view! { <p><button class="link" type="button" on:click=look>{(m.more.look_at_them)(aside)}</button></p> }
    });
    // A guest shows one of several without their list.
    let several = (page.is_several() && !page.host.is_guest()).then(|| {
        let back = move |_| focus(page.host, ".js-several");
        view! { <p class="small"><button class="link" type="button" on:click=back>{m.more.back_to_table}</button></p> }
    });
    view! {
        <section class="answer js-answer" aria-label=m.answer tabindex="-1">
            {several}
            {move || page.repairing.progress.get().map(|p| view! { <p class="progress">{(m.more.progress)(&p)}</p> })}
            {move || page.repairing.changes.get().map(|changes| {
                changes::list(changes, page.repairing.progress.with(Option::is_some), None)
            })}
            <p class="eyebrow">{(m.eyebrow)(&report.disclosure)}</p>
            <h1>{sentence}</h1>
            <div class="ledger" hidden=summary.relations == 0>
                <div>
                    <ul class="tally"><li>{before} <b>{count}</b> {after}</li>{tally} {apart}</ul>
                    <div class="lines" role="img" aria-label=label>
                        {lines} {sure}
                    </div>
                </div>
                {coverage(page, summary, unchecked)}
            </div>
            {not_understood}
            <WhyLittle dossier=dossier.clone()/>
        </section>
    }
}

/// How many figures were checked, and the way to those that were not.
fn coverage(page: Page, summary: Summary, unchecked: Callback<()>) -> impl IntoView {
    let m = page.m();
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
    view! { <p class="coverage">{parts.collect_view()} {end} {rest}</p> }
}
