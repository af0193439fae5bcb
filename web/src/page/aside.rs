//! Setting findings aside: a reader has looked into them and found no mistake. The reason is kept with them.
//! Remembered in this browser by their fingerprints, which say nothing of the document.

use super::state::{Page, page};
use gouji_report::published::Finding;
use gouji_web::view::{Dossier, Telling};
use leptos::html::Input;
use leptos::prelude::*;

/// What a reader may set aside together: the findings of a story, or one of its own.
pub fn control(fingerprints: Vec<String>) -> Option<impl IntoView> {
    let page = page();
    let m = page.m().export;
    let reason = NodeRef::<Input>::new();
    let any = fingerprints.iter().any(|print| !print.is_empty());
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let why = reason.get_untracked().map(|input| input.value()).unwrap_or_default();
        page.set_aside
            .all
            .update(|suppressions| suppressions.set(fingerprints.iter().map(String::as_str), &why));
        super::actions::remember(page, &fingerprints);
        page.tell_with_undo(m.set_aside_done);
        request_animation_frame(move || super::app::focus_near(page.host, ".set-aside"));
    };
    any.then(|| view! {
        <details class="more aside">
            <summary>{m.aside}</summary>
            <form on:submit=set>
                <p>{m.aside_help}</p>
                <label>{m.reason} <input node_ref=reason type="text" maxlength="200" placeholder=m.reason_example/></label>
                <button class="btn" type="submit">{m.set_aside}</button>
            </form>
        </details>
    })
}

/// All that is set aside in a document, each with its reason and the way back.
pub fn list(dossier: &Dossier, tellings: &[Telling]) -> Option<impl IntoView + use<>> {
    let page = page();
    let m = page.m();
    let report = &dossier.answer.report;
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for telling in tellings.iter().filter(|telling| page.is_suppressed(&telling.fingerprints)) {
        let headline = m.lang.pick(&report.stories[telling.story].headline);
        lines.push((headline.to_string(), telling.fingerprints.clone()));
    }
    for finding in
        report.findings.iter().filter(|finding| finding.story.is_none() && is_suppressed(page, finding))
    {
        lines.push((m.lang.pick(&finding.message).to_string(), vec![finding.fingerprint.clone()]));
    }
    let count = lines.len();
    let line = move |(words, prints): (String, Vec<String>)| {
        let reason = prints.first().and_then(|print| {
            page.set_aside
                .all
                .with(|suppressions| suppressions.reason(print).map(str::to_owned))
                .filter(|reason| !reason.is_empty())
        });
        let back = move |_| {
            page.set_aside.all.update(|suppressions| suppressions.unset(prints.iter().map(String::as_str)))
        };
        view! {
            <li>
                <p>{words}</p>
                {reason.map(|reason| view! { <p class="small">{m.export.reason} " · " {reason}</p> })}
                <button class="link small" type="button" on:click=back>{m.export.take_back}</button>
            </li>
        }
    };
    (count > 0).then(|| {
        view! {
            <section class="story set-aside" tabindex="-1">
                <h2>{(m.export.suppressions)(count)}</h2>
                <ul class="loose">{lines.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

/// Whether a finding is set aside.
pub fn is_suppressed(page: Page, finding: &Finding) -> bool {
    page.set_aside.all.with(|suppressions| suppressions.reason(&finding.fingerprint).is_some())
}
