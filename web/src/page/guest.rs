//! The app as a guest in somebody else's page: what the widget mounts into its shadow.
//! What it shows was checked before; nothing is fetched, kept or remembered, and ending it leaves nothing behind.

use super::answer::Answer;
use super::card::Card;
use super::export::sheet::Sheet;
use super::host::Host;
use super::original;
use super::state::{Page, page};
use super::toast::ToastLine;
use super::views::{ShowUnchecked, Views};
use gouji_web::messages::Lang;
use gouji_web::protocol::Whole;
use js_sys::Function;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// Something that was mounted, until it is ended.
#[wasm_bindgen]
pub struct Mounted(#[allow(dead_code, reason = "dropping it takes away what was mounted")] Box<dyn Any>);

#[wasm_bindgen]
impl Mounted {
    /// Takes it away.
    pub fn end(self) {}
}

/// Shows an answer in `frame`: the whole of it, or where `view` is `summary` its sentence, counts and stories in short.
/// `draw` promises what the worker draws of a page of the file, by its number.
///
/// # Errors
/// Where `whole` is not what the worker of this build sends.
#[wasm_bindgen]
pub fn mount(
    frame: HtmlElement,
    view: &str,
    lang: &str,
    whole: JsValue,
    draw: Option<Function>,
) -> Result<Mounted, JsValue> {
    let whole: Whole = serde_wasm_bindgen::from_value(whole)?;
    let lang = Lang::of_tag(lang);
    let summary = view == "summary";
    let host = frame.clone();
    let mounted = leptos::mount::mount_to(frame, move || {
        let page = Page::guest(Host::guest(host), lang, whole, draw);
        provide_context(page);
        view! {
            <div class="app" lang=lang.tag()>
                <div class="page">
                    {if summary { brief().into_any() } else { view! { <Views/> }.into_any() }}
                    <ToastLine/>
                    <p class="vh" role="status">{move || page.said.get()}</p>
                </div>
                <Card/>
                <Sheet/>
                <original::Window/>
            </div>
        }
    });
    Ok(Mounted(Box::new(mounted)))
}

fn brief() -> impl IntoView {
    let page = page();
    let m = page.m();
    provide_context(ShowUnchecked(RwSignal::new(0)));
    let dossier = untrack(|| page.dossier())?;
    let stories = dossier.answer.report.stories.iter().map(|story| {
        let headline = m.lang.pick(&story.headline).to_string();
        view! { <li>{headline}</li> }
    });
    let stories = stories.collect_view();
    Some(view! {
        <Answer dossier unchecked=Callback::new(|()| {})/>
        <ul class="in-short">{stories}</ul>
    })
}
