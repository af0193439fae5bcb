//! A notice that a new version of the page is there. The reader says when to reload: until then the old one goes on.
//! What fetches and keeps versions is `start.js` and the offline worker; events connect them with the page.

use super::state::page;
use gloo::events::EventListener;
use leptos::prelude::*;
use web_sys::Event;

#[component]
pub fn Update() -> impl IntoView {
    let page = page();
    let there = RwSignal::new(false);
    let heard = EventListener::new(&window(), "gouji-update", move |_| there.set(true));
    let heard = StoredValue::new_local(heard);
    on_cleanup(move || heard.dispose());
    let reload = move |_| {
        if let Ok(event) = Event::new("gouji-reload") {
            let _ = window().dispatch_event(&event);
        }
    };
    view! {
        <div class="update" role="status">
            {move || there.get().then(|| {
                let m = page.preferences.lang.get().messages();
                view! {
                    <p>{m.new_version}</p>
                    <button class="link" type="button" on:click=reload>{m.reload}</button>
                }
            })}
        </div>
    }
}
