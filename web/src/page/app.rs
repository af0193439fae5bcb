//! The whole page: events of the window (drop, paste, Back), and which screen is shown.
//! Drawn anew when the language changes; everything that lasts is in the state.

use super::bar::Bar;
use super::card::Card;
use super::early::Early;
use super::host::Host;
use super::keyboard::Keyboard;
use super::landing::Landing;
use super::share::SharedPicture;
use super::state::{Page, Screen};
use super::toast::ToastLine;
use super::update::Update;
use super::views::{View, Views};
use super::{export, files, keys, navigation, original, print, restore, script, worker};
use gloo::events::{EventListener, EventListenerOptions};
use gouji_web::messages::Trouble;
use gouji_web::protocol::{Request, Step};
use gouji_web::view::items;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, PopStateEvent};

/// So long without a message from the worker, and the page says so.
const SLOW: Duration = Duration::from_secs(20);

#[component]
pub fn App(early: Early) -> impl IntoView {
    let page = Page::new();
    provide_context(page);
    early.hand_on(page);
    page.remember();
    script::follow(page);
    navigation::begin();
    worker::restart(page); // at once, so that a check later needs no network
    page.history.begin(page);
    export::arrived_by_link(page);
    let over = RwSignal::new(false);
    let mut heard = listen(page, over);
    heard.push(restore::begin(page));
    let listeners = StoredValue::new_local(heard);
    on_cleanup(move || listeners.dispose());
    view! {
        <div class="app" class:is-over=move || over.get()>
            {move || {
                page.preferences.lang.track();
                page.preferences.traditional.track();
                frame(page)
            }}
        </div>
    }
}

fn frame(page: Page) -> impl IntoView {
    let m = page.m();
    let has_findings = Memo::new(move |_| {
        page.screen.get() == Screen::Answer
            && page.dossier().is_some_and(|dossier| !items(&dossier).is_empty())
    });
    view! {
        <div class="page">
            <div class="skip-links">
                <button type="button" on:click=move |_| skip(page, ".js-answer")>{m.skip_to_answer}</button>
                <Show when=move || has_findings.get()>
                    <button type="button" on:click=move |_| skip(page, ".js-finding")>{m.people.to_findings}</button>
                </Show>
                <button type="button" on:click=move |_| skip(page, ".js-document")>{m.skip_to_document}</button>
            </div>
            <Update/>
            <Bar/>
            <main>
                {move || match page.screen.get() {
                    Screen::Landing => view! { <Landing/> }.into_any(),
                    Screen::Working(false) => ().into_any(),
                    Screen::Working(true) => working(page).into_any(),
                    Screen::Trouble(trouble) => {
                        let (head, advice) = (m.trouble)(&trouble);
                        let again = matches!(trouble, Trouble::Failed | Trouble::NoProgram);
                        nothing(page, head, advice, again).into_any()
                    }
                    Screen::Answer => view! { <Views/> }.into_any(),
                }}
                <ToastLine/>
            </main>
            <p class="vh" role="status">{move || page.said.get()}</p>
        </div>
        <Card/>
        <original::Window/>
        <Keyboard/>
        <SharedPicture/>
        <div class="over" aria-hidden="true">{m.drop_here}</div>
    }
}

fn working(page: Page) -> impl IntoView {
    let m = page.m();
    // In per cent, once part of the pages or of several disclosures is done; before that it is not known.
    let done = Memo::new(move |_| match page.pending.step.get() {
        Step::Checking(done, all) if done > 0 && done < all => Some((100 * done / all).to_string()),
        Step::Pages(_, done, all) if done < all => Some((100 * done / all).to_string()),
        _ => None,
    });
    // Shown once there was no progress for long: a worker that the browser has ended sends no message.
    let (slow, moves) = (RwSignal::new(false), StoredValue::new(0u32));
    Effect::new(move |_| {
        page.pending.step.track();
        slow.set(false);
        moves.update_value(|moves| *moves += 1);
        let now = moves.get_value();
        let look = move || {
            if moves.try_get_value() == Some(now) {
                slow.set(true);
            }
        };
        set_timeout(look, SLOW);
    });
    view! {
        <section class="working" aria-busy="true">
            <h1>{m.working}</h1>
            <div
                class="grow"
                class:is-known=move || done.with(Option::is_some)
                role="progressbar"
                aria-label=m.working
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=done
                style:width=move || done.get().map(|done| format!("{done}%"))
            ></div>
            <p class="step">{move || (m.step)(&page.pending.step.get())}</p>
            <p class="step" role="status">{move || slow.get().then_some(m.slow)}</p>
            <button class="btn" type="button" on:click=move |_| page.cancel()>{m.cancel}</button>
        </section>
    }
}

/// Why there is no answer. `again`: it may be there the next time, and what was pasted is there still.
fn nothing(page: Page, head: &'static str, advice: String, again: bool) -> impl IntoView {
    let m = page.m();
    let kept = page.input.draft.get_untracked();
    let back = match kept.is_empty() {
        true => {
            let leave = move |_| page.start_again();
            view! { <button class="btn" type="button" on:click=leave>{m.back_to_start}</button> }.into_any()
        }
        false => {
            let check = move |_| page.check(page.input.draft.get_untracked(), None, m.pasted_text.into());
            view! {
                <p class="trouble">{m.text_kept}</p>
                <div class="btn-row">
                    {again.then(|| view! { <button class="btn btn-main" type="button" on:click=check>{m.try_again}</button> })}
                    <button class="btn" type="button" on:click=move |_| page.edit()>{m.more.edit_text}</button>
                    <button class="btn" type="button" on:click=move |_| page.start_again()>{m.back_to_start}</button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section class="working js-answer" tabindex="-1">
            <h1>{head}</h1>
            <p class="trouble">{advice}</p>
            {back}
        </section>
    }
}

/// Leads to a part of the result, from whichever view.
pub fn skip(page: Page, to: &'static str) {
    page.show(View::Result);
    request_animation_frame(move || focus(page.host, to));
}

/// Moves the focus to the first element of a kind.
pub fn focus(host: Host, selector: &str) {
    let found = host.find(&format!(".app {selector}"));
    if let Some(element) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        element.scroll_into_view();
        let _ = element.focus();
    }
}

/// Moves the focus there, and the page only as far as is needed to see it.
pub fn focus_near(host: Host, selector: &str) {
    let found = host.find(&format!(".app {selector}"));
    if let Some(element) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let near = web_sys::ScrollIntoViewOptions::new();
        near.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&near);
        super::sheet::focus_quietly(&element);
    }
}

fn listen(page: Page, over: RwSignal<bool>) -> Vec<EventListener> {
    let window = window();
    let active = EventListenerOptions::enable_prevent_default();
    let on = |kind: &'static str, hear: Box<dyn FnMut(&web_sys::Event)>| {
        EventListener::new_with_options(&window, kind, active, hear)
    };
    let heard = vec![
        on(
            "dragover",
            Box::new(move |event| {
                event.prevent_default();
                over.set(true);
            }),
        ),
        on(
            "dragleave",
            Box::new(move |event| {
                let left = event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none());
                if left {
                    over.set(false);
                }
            }),
        ),
        on(
            "drop",
            Box::new(move |event| {
                event.prevent_default();
                over.set(false);
                if let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) {
                    files::check_dropped(page, &data);
                }
            }),
        ),
        on("paste", Box::new(move |event| paste(page, event))),
        on(
            "popstate",
            Box::new(move |event| {
                if let Some(event) = event.dyn_ref::<PopStateEvent>() {
                    follow(page, navigation::place(event.state()));
                }
            }),
        ),
        on("hashchange", Box::new(move |_| export::arrived_by_link(page))),
        on("keydown", Box::new(move |event| keys::hear(page, event))),
    ];
    heard.into_iter().chain(print::listen(page)).collect()
}

/// A paste checks at once, unless the reader is in the middle of writing.
fn paste(page: Page, event: &web_sys::Event) {
    let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
    let writing = event.target().and_then(|t| t.dyn_into::<Element>().ok()).is_some_and(|element| {
        let is = |what| element.matches(what).unwrap_or(false);
        is("input, textarea") && (!is(".drop textarea") || !page.input.draft.with_untracked(String::is_empty))
    });
    let Some(data) = event.clipboard_data() else { return };
    if !writing && files::check_text(page, &data) {
        event.prevent_default();
    }
}

/// Goes where Back or Forward lead.
fn follow(page: Page, place: navigation::Place) {
    page.leaving.set_value(false);
    if !place.original {
        page.looked_away();
    }
    let Some(session) = page.session.get_untracked().filter(|_| place.answer) else {
        page.reading.open.set(None);
        page.screen.set(Screen::Landing);
        return;
    };
    if session.dossier.is_none() {
        return navigation::replace(navigation::Place::default());
    }
    page.arrive(place.view);
    page.reading.open.set(place.figure.filter(|_| place.disclosure == session.chosen));
    if page.screen.get_untracked() != Screen::Answer {
        page.screen.set(Screen::Answer);
    }
    if place.disclosure != session.chosen {
        page.ask(&Request::Open(place.disclosure));
    }
}
