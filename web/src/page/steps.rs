//! Long lists, a part at a time: hostile input may have a hundred thousand findings, and nobody reads them at once.

use super::state::page;
use leptos::prelude::*;
use std::sync::Arc;

/// Lines that a list opens at a time.
const STEP: usize = 40;

/// The lines of a list; `line` draws one as a list item.
pub fn by_steps(items: Vec<u32>, line: impl Fn(u32) -> AnyView + Clone + Send + 'static) -> impl IntoView {
    let m = page().m();
    let all = items.len();
    let first = STEP.min(all);
    if first == all {
        return items.into_iter().map(line).collect_view().into_any();
    }
    let shown = RwSignal::new(first);
    let items: Arc<[u32]> = items.into();
    view! {
        <For each=move || items[..shown.get().min(all)].to_vec() key=|item| *item children=line/>
        <Show when=move || shown.get() < all>
            <li>
                <button class="link" type="button" on:click=move |_| shown.update(|n| *n += STEP)>
                    {move || (m.show_more)(STEP.min(all - shown.get()))}
                </button>
            </li>
        </Show>
    }
    .into_any()
}
