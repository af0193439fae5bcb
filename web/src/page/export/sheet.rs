//! A text to be looked at before it leaves: a letter to change, a link to copy, a copy that the browser would not make.

use super::super::state::page;
use super::save;
use gouji_web::export::{Export, file_name};
use leptos::html::{Dialog, Textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    title: &'static str,
    help: String,
    /// What the reader should know before passing it on.
    warning: Option<String>,
    text: String,
    what: Export,
    fixed: bool,
    /// A text that may be saved as a file instead of what is shown.
    file: Option<String>,
}

impl Shown {
    /// A text that may be changed.
    pub fn new(title: &'static str, help: String, text: String, what: Export) -> Shown {
        Shown { title, help, warning: None, text, what, fixed: false, file: None }
    }

    /// The same, not to be changed and not to be saved as a file.
    pub fn fixed(self) -> Shown {
        Shown { fixed: true, ..self }
    }

    /// The same, with a text that may be saved as a file instead.
    pub fn or_file(self, file: Option<String>) -> Shown {
        Shown { file, ..self }
    }

    /// The same with a warning.
    pub fn warning(self, warning: Option<String>) -> Shown {
        Shown { warning, ..self }
    }
}

#[component]
pub fn Sheet() -> impl IntoView {
    let page = page();
    let m = page.m().export;
    let (dialog, text) = (NodeRef::<Dialog>::new(), NodeRef::<Textarea>::new());
    let said = RwSignal::new("");
    Effect::new(move |_| {
        let shown = page.exporting.shown.get();
        let Some(dialog) = dialog.get() else { return };
        if shown.is_some() && !dialog.open() {
            said.set("");
            let _ = dialog.show_modal();
        } else if shown.is_none() && dialog.open() {
            dialog.close();
        }
    });
    let written = move || text.get_untracked().map(|text| text.value()).unwrap_or_default();
    let copy = move |_| {
        if let Some(text) = text.get_untracked() {
            text.select();
        }
        spawn_local(async move {
            said.set(if save::copy(&written()).await { m.copied } else { m.copy_by_hand });
        });
    };
    let contents = move |shown: Shown| {
        let what = shown.what;
        let save = move |_| {
            let name = file_name(shown.title, what);
            let _ = save::save(&name, what.kind().1, &written());
        };
        view! {
            <h2 id="shown-title">{shown.title}</h2>
            {shown.warning.map(|warning| view! { <p class="warning">{warning}</p> })}
            <p id="shown-help">{shown.help}</p>
            <textarea
                node_ref=text
                class:is-link=shown.fixed
                lang="zh-CN"
                spellcheck="false"
                aria-label=shown.title
                readonly=shown.fixed
                prop:value=shown.text
            ></textarea>
            <div class="btn-row">
                <button class="btn btn-main" type="button" on:click=copy>{m.copy}</button>
                {(!shown.fixed).then(|| view! {
                    <button class="btn" type="button" on:click=save>{m.save_text}</button>
                })}
                {shown.file.map(|file| view! {
                    <button class="btn" type="button" on:click=move |_| {
                        let _ = save::save(&file_name(shown.title, what), what.kind().1, &file);
                    }>{m.save_text}</button>
                })}
                <button class="btn" type="button" on:click=move |_| page.exporting.shown.set(None)>{m.close}</button>
                <span role="status">{move || said.get()}</span>
            </div>
        }
    };
    view! {
        <dialog class="shown" node_ref=dialog aria-labelledby="shown-title" on:close=move |_| page.exporting.shown.set(None)>
            {move || page.exporting.shown.get().map(contents)}
        </dialog>
    }
}
