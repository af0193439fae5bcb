//! The strip: the whole document in one column, with a tick for all that is to be seen; its frame is the screen.
//! Click or drag to go.

use super::state::{Jump, page};
use gouji_web::view::{Dossier, Tick, ticks};
use leptos::ev::PointerEvent;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Strip(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let in_view = page.reading.in_view;
    let (start, end) = dossier.span();
    let length = f64::from((end - start).max(1));
    let percent = move |offset: u32| 100.0 * f64::from(offset.clamp(start, end) - start) / length;
    let root = NodeRef::<Div>::new();
    let go = move |event: &PointerEvent| {
        let Some(strip) = root.get_untracked() else { return };
        let edge = strip.get_bounding_client_rect();
        let part = ((f64::from(event.client_y()) - edge.top()) / edge.height().max(1.0)).clamp(0.0, 1.0);
        let offset = start + (part * length) as u32;
        page.reading.jump.set(Some(Jump { figure: None, offset, keep: None }));
    };
    let press = move |event: PointerEvent| {
        if let Some(strip) = root.get_untracked() {
            let _ = strip.set_pointer_capture(event.pointer_id());
        }
        go(&event);
    };
    let drag = move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            go(&event);
        }
    };
    let mark = move |(offset, tick): (u32, Tick)| {
        let class = match tick {
            Tick::Round => "tick",
            Tick::Bad => "tick bad",
            Tick::Suspect => "tick sus",
        };
        view! { <span class=class style:top=format!("{:.2}%", percent(offset))></span> }
    };
    let marks = move || {
        let ticks = ticks(&dossier, |figure| page.red(&dossier, figure)());
        ticks.into_iter().map(mark).collect_view()
    };
    let top = move || format!("{:.2}%", percent(in_view.get().start));
    let height = move || format!("{:.2}%", percent(in_view.get().end) - percent(in_view.get().start));
    view! {
        <div class="strip" node_ref=root aria-hidden="true" title=m.strip on:pointerdown=press on:pointermove=drag>
            {marks} <span class="view" style:top=top style:height=height></span>
        </div>
    }
}
