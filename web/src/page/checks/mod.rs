//! The checks: every relation with its verdict, what can be picked of them, which form was checked against which, and
//! below them what must be published.

mod due;
mod facets;
mod list;
mod matrix;

use super::aside::is_suppressed;
use super::state::{Page, glyph, page};
use due::Due;
use facets::Facets;
use gouji_web::messages::Messages;
use gouji_web::view::{Dossier, Group, Register, State};
use leptos::prelude::*;
use list::List;
use matrix::Ties;
use std::collections::HashSet;
use std::sync::Arc;

/// The width of the page below which the choices are folded.
const NARROW: i32 = 760;

#[component]
pub fn Checks(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let about = dossier.clone();
    // Drawn anew when something is set aside or taken back: what is counted here is what the answer counts.
    let all = move || {
        let apart = set_aside(page, &about);
        checks(page, &about, Arc::new(Register::new(&about, |relation| apart.contains(&relation))))
    };
    view! {
        <div class="checks">{all}</div>
        <Due dossier/>
    }
}

/// The relations of what a reader has set aside.
fn set_aside(page: Page, dossier: &Dossier) -> HashSet<u32> {
    let findings = dossier.answer.report.findings.iter();
    findings.filter(|finding| is_suppressed(page, finding)).filter_map(|finding| finding.relation).collect()
}

fn checks(page: Page, dossier: &Arc<Dossier>, register: Arc<Register>) -> impl IntoView + use<> {
    // On a telephone what is found comes first; the choices are folded above it.
    let narrow = page.host.find(".app .page").is_some_and(|page| page.client_width() < NARROW);
    let facets = view! { <Facets dossier=dossier.clone() register=register.clone()/> };
    let facets = match narrow {
        true => view! {
            <details class="more"><summary>{page.m().checks.words}</summary>{facets}</details>
        }
        .into_any(),
        false => facets.into_any(),
    };
    view! {
        <div>
            {facets}
            <List dossier=dossier.clone() register=register.clone()/>
        </div>
        <Ties register/>
    }
}

/// How a line came out: in words, and its glyph.
fn verdict(state: State, m: &Messages) -> [&'static str; 2] {
    match state {
        State::None => [m.more.set_aside, ""],
        state => [(m.state)(state), glyph(state)],
    }
}

/// What a group of parts is called.
fn name(group: &Group, m: &Messages) -> String {
    match group.label.as_str() {
        "" => (m.checks.kind)(group.kind).to_string(),
        label => label.to_string(),
    }
}
