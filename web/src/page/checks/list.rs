//! The list: a table of what is picked, the gravest first, a hundred at a time. Every printed number opens its card.

use super::verdict;
use crate::page::arrows::{begin_tab_stop, stay};
use crate::page::equation::equation_pressed;
use crate::page::sheet::{key, press};
use crate::page::state::{Page, page};
use gouji_web::view::{Dossier, Filter, Register, State, difference, of_relation};
use leptos::html::Table;
use leptos::prelude::*;
use std::sync::Arc;

/// Lines that are listed at a time.
const STEP: usize = 100;

/// A line of the table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Row {
    /// What follows came out like this: its rank.
    Head(u8),
    /// A relation, and how it came out.
    Relation(u32, State),
}

const RANKS: [State; 4] = [State::Bad, State::Round, State::Ok, State::None];

#[component]
pub fn List(dossier: Arc<Dossier>, register: Arc<Register>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let all = register.lines.len();
    let picked = {
        let dossier = dossier.clone();
        Memo::new(move |_| {
            page.filter.with(|filter| {
                let lines = filter.pick(&register, &dossier);
                lines.iter().map(|line| (line.relation, line.state)).collect::<Vec<_>>()
            })
        })
    };
    let shown = RwSignal::new(STEP);
    Effect::new(move |_| {
        page.filter.track();
        shown.set(STEP);
    });
    let count = Memo::new(move |_| picked.with(Vec::len));
    let rows = move || picked.with(|picked| rows(picked, shown.get()));
    let of_state =
        move |state: State| picked.with(|picked| picked.iter().filter(|(_, of)| *of == state).count() as u32);
    let draw = move |row: Row| match row {
        Row::Head(rank) => {
            let state = RANKS[usize::from(rank)];
            view! {
                <tr class="grp">
                    <th scope="rowgroup" colspan="3">
                        {verdict(state, m)[0]} " " <span class="c">{move || (m.checks.group)(of_state(state))}</span>
                    </th>
                </tr>
            }
            .into_any()
        }
        Row::Relation(relation, state) => line(page, &dossier, relation, state).into_any(),
    };
    let rest = move || count.get().saturating_sub(shown.get());
    let table = NodeRef::<Table>::new();
    let changed = move || {
        picked.track();
        shown.track();
    };
    begin_tab_stop(changed, move || Some(table.get()?.into()));
    view! {
        <div class="listed">
            <p role="status">{move || (m.checks.listed)(count.get(), all)}</p>
            <Show when=move || !page.filter.with(Filter::is_empty)>
                <button class="link" type="button" on:click=move |_| page.filter.set(Filter::default())>
                    {m.checks.everything}
                </button>
            </Show>
        </div>
        <table
            class="rel"
            aria-label=m.view_checks
            node_ref=table
            hidden=move || count.get() == 0
            on:click=move |event| press(page, event.target())
            on:keydown=move |event| key(page, &event)
            on:focusin=move |event| stay(event.target())
        >
            <thead>
                <tr>
                    <th scope="col"><span class="vh">{m.checks.verdict}</span></th>
                    <th scope="col">{m.checks.relation}</th>
                    <th scope="col">{m.checks.difference}</th>
                </tr>
            </thead>
            <tbody><For each=rows key=|row| *row children=draw/></tbody>
        </table>
        <Show when=move || count.get() == 0><p class="muted">{m.checks.nothing}</p></Show>
        <Show when=move || rest() != 0>
            <button class="btn" type="button" on:click=move |_| shown.update(|n| *n += STEP)>
                {move || (m.checks.more)(STEP.min(rest()), rest())}
            </button>
        </Show>
    }
}

/// The first `most` relations, each kind of verdict under its heading.
fn rows(picked: &[(u32, State)], most: usize) -> Vec<Row> {
    let mut rows = Vec::with_capacity(most.min(picked.len()) + RANKS.len());
    let mut before = None;
    for &(relation, state) in picked.iter().take(most) {
        if before != Some(state) {
            rows.extend(RANKS.iter().position(|&of| of == state).map(|rank| Row::Head(rank as u8)));
            before = Some(state);
        }
        rows.push(Row::Relation(relation, state));
    }
    rows
}

fn line(page: Page, dossier: &Dossier, index: u32, state: State) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let relation = dossier.relations().get(index as usize)?;
    let [name, sign] = verdict(state, m);
    Some(view! {
        <tr>
            <td class="v"><span aria-hidden="true">{sign}</span><span class="vh">{name}</span></td>
            <td>
                <span class="where" lang="zh-CN">{of_relation(dossier, relation)}</span>
                {equation_pressed(dossier, relation)}
            </td>
            <td class="diff">{difference(dossier, relation)}</td>
        </tr>
    })
}
