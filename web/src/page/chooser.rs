//! Buttons that open the system's choice of files or of a folder, with the hidden input behind each.

use super::files;
use js_sys::Reflect;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
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

/// A quiet button for a whole folder; nothing where the browser cannot choose one.
#[component]
pub fn FolderChooser(
    /// What the button says.
    label: &'static str,
    /// What is done with all files in the folder and in the folders within, each with its path.
    chosen: impl Fn(Vec<(String, File)>) + 'static,
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
        input.set_value("");
        chosen(files.into_iter().map(|file| (path(&file), file)).collect());
    };
    can_choose_folders().then(|| {
        view! {
            <button class="link folder" type="button" on:click=choose>{label}</button>
            <input node_ref=input type="file" hidden prop:webkitdirectory=true on:change=change/>
        }
    })
}

fn can_choose_folders() -> bool {
    Reflect::get(&js_sys::global(), &"HTMLInputElement".into())
        .and_then(|element| Reflect::get(&element, &"prototype".into()))
        .and_then(|prototype| Reflect::has(&prototype, &"webkitdirectory".into()))
        .unwrap_or(false)
}

/// Where a file lies below the folder that was chosen.
fn path(file: &File) -> String {
    let path =
        Reflect::get(file, &JsValue::from("webkitRelativePath")).ok().and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}
