//! The landing page: one sentence, one promise, one large box. Nothing else.

use super::chooser::{Chooser, FolderChooser};
use super::figure::phrase;
use super::folder;
use super::history::Opened;
use super::state::{Screen, page};
use gouji_web::protocol::ACCEPTED;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A made-up disclosure with one slip in it.
const EXAMPLE: &str = include_str!(concat!(env!("OUT_DIR"), "/example.txt"));

#[component]
pub fn Landing() -> impl IntoView {
    let page = page();
    let m = page.m();
    let check = move || page.check(page.input.draft.get_untracked(), None, m.pasted_text.into());
    let submit = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            check();
        }
    };
    let example = move |_| page.check_example(EXAMPLE);
    // Megabytes that are being checked are not laid out in a box that nobody sees any more.
    let shown = Memo::new(move |before: Option<&String>| match page.screen.get() {
        Screen::Landing => page.input.draft.get(),
        _ => before.cloned().unwrap_or_default(),
    });
    let written = move || !page.input.draft.with(|draft| draft.trim().is_empty());
    view! {
        <div class="landing">
            <h1>{phrase(m.landing)}</h1>
            <p class="promise"><b>{m.promise}</b>{m.promise_rest}</p>
            <div class="drop">
                <textarea
                    aria-label=m.paste_label
                    placeholder=m.paste_here
                    spellcheck="false"
                    prop:value=move || shown.get()
                    on:input=move |event| page.input.draft.set(event_target_value(&event))
                    on:keydown=submit
                ></textarea>
                <div class="drop-foot">
                    <Show when=written>
                        <button class="btn btn-main" type="button" on:click=move |_| check()>{m.check}</button>
                    </Show>
                    <Chooser
                        label=m.choose_file
                        accept=ACCEPTED
                        multiple=true
                        main=Signal::derive(move || !written())
                        chosen=move |files| page.check_files(files)
                    />
                    <Show when=move || !written()>
                        <FolderChooser
                            label=m.choose_folder
                            chosen=move |files| folder::check_chosen(page, files)
                        />
                    </Show>
                    <button class="link" type="button" on:click=example>{m.example}</button>
                </div>
            </div>
            <Show when=move || page.input.restored.get()>
                <p class="still-here">
                    {m.more.still_here} " "
                    <button class="link" type="button" on:click=move |_| page.start_again()>{m.more.throw_away}</button>
                </p>
            </Show>
            <p class="formats">{m.formats}</p>
            <Opened/>
        </div>
    }
}
