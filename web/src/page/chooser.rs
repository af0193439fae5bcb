//! A button that opens the system's choice of files, with the hidden input behind it.

use super::files;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::File;

#[component]
pub fn Chooser(
    /// What the button says.
    label: &'static str,
    /// Formats that are offered, as `accept` of the input has them.
    accept: &'static str,
    /// Whether several files may be chosen.
    #[prop(optional)]
    multiple: bool,
    /// Whether it is the main button of its row.
    #[prop(into, optional)]
    main: Signal<bool>,
    /// What is done with the files; never called with none.
    chosen: impl Fn(Vec<File>) + 'static,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let change = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let files = files::list(input.files());
        // The same file may be chosen again.
        input.set_value("");
        if !files.is_empty() {
            chosen(files);
        }
    };
    view! {
        <button class="btn" class:btn-main=main type="button" on:click=choose>{label}</button>
        <input node_ref=input type="file" hidden multiple=multiple accept=accept on:change=change/>
    }
}
