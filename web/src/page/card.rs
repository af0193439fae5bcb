//! The figure card: what a figure is, where else it is stated, which equations it is in and how they came out.
//! Docked beside the view at hand where there is room; a sheet from below where there is not.

use super::equation::equation_line;
use super::host::Host;
use super::original::to_original;
use super::state::{Page, glyph, page};
use super::views::View;
use gouji_report::Law;
use gouji_report::words;
use gouji_web::view::{Dossier, State, coordinate_words};
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Places that are listed before the rest is folded.
const PLACES: usize = 6;
/// The width of the page from which the card is docked.
const ROOM: i32 = 1080;

#[component]
pub fn Card() -> impl IntoView {
    let page = page();
    let dialog = NodeRef::<Dialog>::new();
    let opener = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |before: Option<bool>| {
        let open = page.reading.open.get().is_some();
        if let Some(dialog) = dialog.get() {
            let was = before.unwrap_or(false);
            if open && !was {
                opener.set_value(page.host.focused().and_then(|focused| focused.dyn_into().ok()));
                show(page.host, &dialog);
            } else if !open && was {
                dialog.close();
                // In the document the figure itself takes the focus, wherever its card was opened from.
                let elsewhere = page.view.get_untracked() != View::Result;
                if let Some(opener) = opener.get_value().filter(|_| elsewhere) {
                    super::sheet::focus_quietly(&opener);
                }
            }
            if open {
                dialog.set_scroll_top(0);
                request_animation_frame(move || focus_title(&dialog));
            }
        }
        open
    });
    let backdrop = move |event: leptos::ev::MouseEvent| {
        let on_itself = event.target().is_some_and(|t| t.dyn_ref::<web_sys::HtmlDialogElement>().is_some());
        let inside = dialog.get_untracked().is_some_and(|d| {
            let edge = d.get_bounding_client_rect();
            f64::from(event.client_y()) >= edge.top()
        });
        if on_itself && !inside {
            page.close_figure();
        }
    };
    view! {
        <dialog
            class="card"
            node_ref=dialog
            aria-label=move || card_label(page)
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                page.close_figure();
            }
            on:click=backdrop
        >
            {move || {
                let (figure, dossier) = (page.reading.open.get()?, page.dossier()?);
                Some(contents(page, &dossier, figure))
            }}
        </dialog>
    }
}

fn card_label(page: Page) -> Option<String> {
    let figure = page.reading.open.get()?;
    page.dossier()?.figure(figure).map(|f| (page.m().card)(&f.text))
}

/// Shows the dialog where it belongs: in the dock beside the document, or over the page.
fn show(host: Host, dialog: &web_sys::HtmlDialogElement) {
    let width = host.find(".app .page").map_or(0, |page| page.client_width());
    let dock = host.find(".app .js-dock");
    match dock.filter(|_| width >= ROOM) {
        Some(dock) => {
            let _ = dock.append_child(dialog);
            dialog.show();
        }
        None => {
            if let Some(app) = host.find(".app") {
                let _ = app.append_child(dialog);
            }
            let _ = dialog.show_modal();
        }
    }
}

fn focus_title(dialog: &web_sys::HtmlDialogElement) {
    let title = dialog.query_selector(".big").ok().flatten();
    if let Some(title) = title.and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
        super::sheet::focus_quietly(&title);
    }
}

fn contents(page: Page, dossier: &Dossier, index: u32) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let figure = dossier.figure(index)?;
    let state = dossier.state(index);
    let unit = (!figure.text.ends_with(&figure.unit)).then(|| figure.unit.clone());
    let coordinate =
        coordinate_words(&figure.coordinate, &dossier.names, m.lang).into_iter().map(|(axis, word)| {
            view! { <div><dt>{(m.axis)(axis)}</dt><dd>{word}</dd></div> }
        });
    let coordinate = coordinate.collect_view();
    let origin = figure.origin.as_ref().map(|origin| {
        view! { <p class="place">{(m.in_file)(m.lang.pick(&origin.label))}</p> }
    });
    let suspect = dossier.suspect(index).and_then(|suspect| {
        let to = words::as_printed(suspect.should_be.as_deref()?, &suspect.text);
        let slip = suspect.slip.map(|slip| words::slip(slip, m.lang.of_exports()));
        Some(view! { <p class="repair">{(m.card_suspect)(&to, slip.as_deref(), suspect.explains)}</p> })
    });
    let why = (state == State::None).then(|| {
        let reason =
            figure.unchecked.map(|reason| words::reason(reason, m.lang.of_exports())).unwrap_or_default();
        view! { <p class="why-not">{(m.unchecked)(reason)}</p> }
    });
    Some(view! {
        <div class="card-top">
            <div>
                <p class="big" class:is-suspect=page.red(dossier, index) tabindex="-1">
                    {figure.text.clone()} <small>{unit}</small>
                </p>
                <p class="place" lang="zh-CN">{figure.place.clone()}</p>
                {origin}
            </div>
            <button class="link close" type="button" on:click=move |_| page.close_figure()>{m.close}</button>
        </div>
        <dl class="coord">{coordinate}</dl>
        <div class="btn-row">
            {elsewhere(page, index)}
            {to_original(figure.start, Some(index), figure.origin.as_ref(), "btn to-document")}
        </div>
        {suspect} {why} {places(page, dossier, index)} {equations(page, dossier, index)}
    })
}

/// From another view: the way to the figure in the document. Back leads here again.
fn elsewhere(page: Page, index: u32) -> impl IntoView {
    let m = page.m();
    view! {
        <Show when=move || page.view.get() != View::Result>
            <button class="btn to-document" type="button" on:click=move |_| page.open_in_document(index)>
                {m.see_source}
            </button>
        </Show>
    }
}

/// Where else the same money is stated.
fn places(page: Page, dossier: &Dossier, index: u32) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let same = dossier.restatements(index);
    let value = &dossier.figure(index)?.value;
    let line = |&other: &u32| {
        let figure = dossier.figure(other)?;
        let here = other == index;
        let name = if here {
            view! { <span class="here" lang="zh-CN">{figure.place.clone()} {m.card_here}</span> }.into_any()
        } else {
            view! {
                <span lang="zh-CN">
                    <button class="link" type="button" on:click=move |_| page.open_figure(other, None)>
                        {figure.place.clone()}
                    </button>
                </span>
            }
            .into_any()
        };
        Some(view! {
            <li>
                {name}
                <span class="v" class:is-suspect=page.red(dossier, other)>{figure.text.clone()}</span>
                <span class="g" aria-hidden="true">{glyph(dossier.state(other))}</span>
            </li>
        })
    };
    let differ: Vec<&str> = same
        .iter()
        .filter_map(|&f| dossier.figure(f))
        .filter(|f| f.value != *value)
        .map(|f| f.text.as_str())
        .collect();
    let alike = differ.first().copied().filter(|first| differ.iter().all(|text| text == first));
    let differ = (!differ.is_empty()).then(|| (m.card_places_other)(differ.len(), alike));
    // The place itself first, then those that differ from it; the rest is folded.
    let mut order = same.to_vec();
    order.sort_by_key(|&f| (f != index, dossier.figure(f).is_some_and(|f| f.value == *value)));
    let (first, rest) =
        order.split_at(order.len().min(if order.len() <= PLACES + 2 { order.len() } else { PLACES }));
    let lines = first.iter().map(line).collect_view();
    let rest = (!rest.is_empty()).then(|| {
        let lines = rest.iter().map(line).collect_view();
        view! {
            <details class="more">
                <summary>{(m.more_places)(rest.len())}</summary>
                <ul class="places">{lines}</ul>
            </details>
        }
    });
    (!same.is_empty()).then(|| {
        view! {
            <h3>{(m.card_places)(same.len())} " " <span>{differ}</span></h3>
            <ul class="places">{lines}</ul>
            {rest}
        }
    })
}

/// The equations that the figure is in, those that fail first. Restatements are listed as places.
fn equations(page: Page, dossier: &Dossier, index: u32) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let mut relations: Vec<_> =
        dossier.relations_of(index).iter().filter_map(|&r| dossier.relations().get(r as usize)).collect();
    let printed = |figures: &[u32]| figures.iter().filter(|&&f| !dossier.is_blank(f)).count();
    relations.retain(|r| r.law != Law::Same || printed(&r.figures) < 2);
    relations.sort_by_key(|r| match State::of_verdict(r.verdict) {
        State::Bad => 0,
        State::Round => 1,
        _ => 2,
    });
    let bad = relations.iter().filter(|r| State::of_verdict(r.verdict) == State::Bad).count();
    let lines = relations.iter().map(|r| equation_line(dossier, r, Some(index))).collect_view();
    (!relations.is_empty()).then(|| {
        view! {
            <h3>{(m.card_equations)(relations.len())} " " <span>{(m.card_equations_bad)(bad, relations.len())}</span></h3>
            <ol class="eqs">{lines}</ol>
        }
    })
}
