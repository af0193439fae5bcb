//! What can be picked: verdict, law, scope, place, words. Each choice shows how many relations it would leave.

use super::{name, verdict};
use crate::page::state::page;
use gouji_web::view::{Counts, Dossier, Filter, Group, Law, Register, State, Within, groups};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Facets(dossier: Arc<Dossier>, register: Arc<Register>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let filter = page.filter;
    let groups: Arc<[Group]> = groups(&register, true).into();
    let counts = Memo::new(move |_| filter.with(|filter| filter.counts(&register, &dossier)));
    let verdicts = row(
        m.checks.verdict,
        counts,
        |counts| counts.states.clone(),
        [State::Bad, State::Round, State::Ok, State::None].into(),
        |filter| &mut filter.state,
        move |state| verdict(state, m).join(" ").trim_end().to_string(),
    );
    let laws = row(
        m.checks.law,
        counts,
        |counts| counts.laws.clone(),
        Law::EACH.into(),
        |filter| &mut filter.law,
        move |law| (m.checks.law_name)(law).to_string(),
    );
    let families =
        counts.with_untracked(|counts| counts.families.iter().map(|&(family, _)| family).collect());
    let scopes = row(
        m.checks.scope,
        counts,
        |counts| counts.families.clone(),
        families,
        |filter| &mut filter.family,
        move |family| (m.scope)(family).to_string(),
    );
    let words = move |event| filter.update(|filter| filter.words = event_target_value(&event));
    view! {
        <div class="facets" role="search" aria-label=m.checks.words>
            {verdicts} {laws} {scopes}
            <div class="facet">
                <label for="checks-place">{m.checks.place}</label>
                <div>
                    <Places groups/>
                    <input
                        class="find"
                        type="search"
                        aria-label=m.checks.words_hint
                        placeholder=m.checks.words_hint
                        prop:value=move || filter.with(|filter| filter.words.clone())
                        on:input=words
                    />
                </div>
            </div>
        </div>
    }
}

/// One row of choices: all, or one of `each`.
fn row<T: Copy + PartialEq + Send + Sync + 'static>(
    title: &'static str,
    counts: Memo<Counts>,
    of: fn(&Counts) -> Vec<(T, u32)>,
    each: Vec<T>,
    field: fn(&mut Filter) -> &mut Option<T>,
    name: impl Fn(T) -> String,
) -> impl IntoView {
    let page = page();
    let m = page.m();
    let chosen = move || *field(&mut page.filter.get());
    let count = move |which: Option<T>| {
        counts.with(|counts| {
            of(counts)
                .iter()
                .filter(|(of, _)| which.is_none_or(|which| which == *of))
                .map(|(_, n)| n)
                .sum::<u32>()
        })
    };
    let chip = |which: Option<T>, name: String| {
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || (chosen() == which).to_string()
                on:click=move |_| page.filter.update(|filter| *field(filter) = which)
            >
                {name} " " <span class="c">{move || count(which)}</span>
            </button>
        }
    };
    // What the document has none of at all is no choice.
    let any = counts.with_untracked(of);
    let each: Vec<T> = each.into_iter().filter(|which| any.iter().any(|(of, _)| of == which)).collect();
    let chips = each.iter().map(|&which| chip(Some(which), name(which))).collect_view();
    view! {
        <div class="facet" role="group" aria-label=title>
            <span>{title}</span>
            <div>{chip(None, m.checks.all.to_string())} {chips}</div>
        </div>
    }
}

/// The forms and sections, one to be picked; what was picked in the matrix stands among them.
#[component]
fn Places(groups: Arc<[Group]>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let options = groups
        .iter()
        .enumerate()
        .map(|(at, group)| view! { <option value=at.to_string() lang="zh-CN">{name(group, m)}</option> });
    let options = options.collect_view();
    let find = {
        let groups = groups.clone();
        move |parts: &[usize]| groups.iter().position(|group| group.parts == parts)
    };
    let chosen = move || {
        page.filter.with(|filter| match &filter.within {
            None => String::new(),
            Some(Within::Touching(parts)) => find(parts).map_or(String::new(), |at| at.to_string()),
            Some(_) => "tie".into(),
        })
    };
    let named = {
        let groups = groups.clone();
        move |parts: &[usize]| {
            match parts {
                [only] => groups.iter().find(|group| group.parts == [*only]).map(|group| name(group, m)),
                parts => {
                    let kind =
                        groups.iter().find(|group| parts.starts_with(&group.parts)).map(|group| group.kind);
                    kind.map(|kind| (m.checks.kind)(kind).to_string())
                }
            }
            .unwrap_or_default()
        }
    };
    let tie = move || {
        let words = page.filter.with(|filter| match &filter.within {
            Some(Within::Inside(parts)) => Some((m.checks.inside)(&named(parts))),
            Some(Within::Between(one, other)) => Some((m.checks.between)(&named(one), &named(other))),
            _ => None,
        });
        words.map(|words| view! { <option value="tie">{words}</option> })
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        let within = value.parse().ok().and_then(|at: usize| groups.get(at)).map(|group| group.parts.clone());
        if value != "tie" {
            page.filter.update(|filter| filter.within = within.map(Within::Touching));
        }
    };
    view! {
        <select id="checks-place" prop:value=chosen on:change=choose>
            {tie}
            <option value="">{m.checks.all}</option>
            {options}
        </select>
    }
}
