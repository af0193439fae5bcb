//! What a correction would do: the relations that would hold with it, each with its numbers put in.

use super::equation::equation_with;
use super::state::page;
use super::steps::by_steps;
use gouji_web::view::{Dossier, Repaired, State, of_relation, repaired};
use leptos::prelude::*;
use std::sync::Arc;

/// The relations that would hold if a figure said `instead`, folded; none where there are none.
pub fn preview(dossier: &Arc<Dossier>, figure: u32, instead: &str) -> Option<impl IntoView + use<>> {
    let m = page().m();
    let repaired: Arc<[Repaired]> = repaired(dossier, figure, instead).into();
    let (dossier, instead) = (dossier.clone(), instead.to_string());
    (!repaired.is_empty()).then(|| {
        let count = (m.preview_count)(repaired.len());
        let all = (0..repaired.len() as u32).collect();
        let line = move |at: u32| {
            let repaired = repaired[at as usize];
            let relation = dossier.relations().get(repaired.relation as usize);
            let state = if repaired.exact { State::Ok } else { State::Round };
            view! {
                <li>
                    <span class="where" lang="zh-CN">{relation.map(|relation| of_relation(&dossier, relation))}</span>
                    {equation_with(&dossier, repaired, figure, &instead)}
                    <span class="diff">{(m.verdict)(state, None)}</span>
                </li>
            }
            .into_any()
        };
        view! {
            <details class="more preview">
                <summary>{m.preview} " " <span class="count">{count}</span></summary>
                <div><ol class="eqs">{by_steps(all, line)}</ol></div>
            </details>
        }
    })
}
