//! The pictures of an answer, each with its table, its words and its file; and what could not be drawn.
//! What they show is decided in `gouji_web::view::pictures`; here is how.

mod chart;
mod place;
mod save;
mod table;
mod width;

use super::figure::phrase;
use super::state::{Page, page};
use super::views::View;
use chart::{Chart, Look};
use gouji_web::view::pictures::{Group, Note, Picture, gallery, grouped, has_pictures};
use gouji_web::view::{Dossier, typeset};
use leptos::html::Div;
use leptos::prelude::*;
use save::Form;
use std::sync::Arc;
use table::Table;

/// Whether anything can be drawn of an answer.
pub fn has_something(dossier: &Dossier) -> bool {
    has_pictures(dossier)
}

#[component]
pub fn Pictures(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let lang = page.m().lang;
    let shown = gallery(&dossier, lang);
    let held = StoredValue::new(None);
    stay(page, held);
    let view = move |picture: Picture| {
        let (picture, dossier) = (Arc::new(picture), dossier.clone());
        view! { <PictureView picture dossier held/> }
    };
    let groups = grouped(shown.pictures).into_iter().map(|group| match group {
        Group::Broad(picture) => view(*picture).into_any(),
        Group::Columns(columns) => {
            let columns = columns.map(|column| {
                view! { <div>{column.into_iter().map(&view).collect_view()}</div> }
            });
            view! { <div class="pic-columns">{columns}</div> }.into_any()
        }
    });
    let groups = groups.collect_view();
    let missing = (!shown.missing.is_empty()).then(|| {
        let lines = shown.missing.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! {
            <section class="pic-missing">
                <h2>{lang.pictures().left_out}</h2>
                <ul>{lines}</ul>
            </section>
        }
    });
    view! { <div class="pics">{groups} {missing}</div> }
}

/// One picture; as a table where it is wanted so, or where there is no room for it.
#[component]
fn PictureView(picture: Arc<Picture>, dossier: Arc<Dossier>, held: StoredValue<Held>) -> impl IntoView {
    let page = page();
    let lang = page.m().lang;
    let words = lang.pictures();
    let body = NodeRef::<Div>::new();
    let width = width::of(body);
    let chosen = RwSignal::new(None::<bool>);
    let look = Look {
        at: RwSignal::new(None),
        said: RwSignal::new(String::new()),
        opened: StoredValue::new(false),
        left: StoredValue::new(None),
    };
    let said = look.said;
    return_focus(page, picture.id, look);
    let least = picture.least();
    let cramped = Memo::new(move |_| width.get().is_some_and(|w| w < least));
    let as_table = Memo::new(move |_| chosen.get().unwrap_or_else(|| cramped.get()));
    let id = StoredValue::new(format!("pic-{}", picture.id));
    let switch = move |table: bool, name: &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (as_table.get() == table).to_string()
                on:click=move |_| chosen.set(Some(table))
            >
                {name}
            </button>
        }
    };
    let hint = move || {
        (cramped.get() && chosen.get().is_none()).then(|| view! { <p class="sub">{words.too_narrow}</p> })
    };
    let shown = {
        let (picture, dossier) = (picture.clone(), dossier.clone());
        move || match (as_table.get(), width.get()) {
            (true, _) => view! { <Table picture=picture.clone() dossier=dossier.clone()/> }.into_any(),
            (false, Some(width)) => view! { <Chart picture=picture.clone() width look/> }.into_any(),
            (false, None) => ().into_any(),
        }
    };
    let name = picture.id;
    let settled = settled(page, &picture, &dossier);
    let hold = move || held.set_value(place::top(page.host, name).map(|top| (name, top)));
    view! {
        <section
            class="pic"
            class:is-aside=settled
            aria-labelledby=id.get_value()
            data-pic=name
            on:pointerdown=move |_| hold()
            on:keydown=move |_| hold()
        >
            <div class="pic-head">
                <h2 id=id.get_value()>{phrase(&typeset(&picture.title, lang))}</h2>
                <div class="end">
                    {saving(page, picture.clone(), settled)}
                    <div class="seg" role="group" aria-label=(words.show_as)(&picture.title)>
                        {switch(false, words.picture)} {switch(true, words.table)}
                    </div>
                </div>
            </div>
            <p class="sub">{picture.sub.clone()}</p>
            {hint}
            <div class="pic-body" node_ref=body>{shown}</div>
            {notes(page, &picture)}
            <div class="pic-foot" class:is-said=move || said.with(|said| !said.is_empty())>
                <p class="src">{picture.source.clone()}</p>
                <p class="said" aria-hidden="true">{said}</p>
            </div>
        </section>
    }
}

/// The picture that was pressed last, and how far down the screen it stood.
type Held = Option<(&'static str, f64)>;

/// A card beside the pictures takes their room, so that they are laid out anew: the one that was pressed stays where
/// it stood, when the card opens and when it is closed.
fn stay(page: Page, held: StoredValue<Held>) {
    Effect::new(move |was: Option<bool>| {
        let open = page.reading.open.get().is_some();
        let here = page.view.get_untracked() == View::Pictures;
        if let Some((picture, top)) = held.get_value().filter(|_| here && was.is_some_and(|was| was != open))
        {
            request_animation_frame(move || {
                request_animation_frame(move || place::keep(page.host, picture, top))
            });
        }
        open
    });
}

/// When the card that a mark opened is closed, the focus returns to the mark. The picture has been drawn anew by then:
/// the card took room beside it.
fn return_focus(page: Page, id: &'static str, look: Look) {
    Effect::new(move |_| {
        if page.reading.open.get().is_none() && look.opened.get_value() {
            look.opened.set_value(false);
            let Some(at) = look.at.get_untracked() else { return };
            request_animation_frame(move || request_animation_frame(move || chart::focus(page.host, id, at)));
        }
    });
}

/// The language of words: the document's own are Chinese in whatever language the page speaks.
fn words_lang(words: &str) -> Option<&'static str> {
    words.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)).then_some("zh-CN")
}

/// The buttons that save the picture, as it is drawn now.
fn saving(page: Page, picture: Arc<Picture>, settled: Signal<bool>) -> impl IntoView {
    let words = page.m().lang.pictures();
    let button = move |form: Form, name: &'static str, label: &'static str| {
        let picture = picture.clone();
        view! {
            <button
                class="link"
                type="button"
                aria-label=format!("{label}：{}", picture.title)
                on:click=move |_| save::save(page, &picture, form, settled.get_untracked())
            >
                {name}
            </button>
        }
    };
    view! {
        <span class="save">
            <span aria-hidden="true">{words.save}</span>
            {button.clone()(Form::Svg, "SVG", words.save_svg)}
            {button(Form::Png, "PNG", words.save_png)}
        </span>
    }
}

/// Whether the reader set aside all that is red in a picture: then nothing in it is.
fn settled(page: Page, picture: &Picture, dossier: &Dossier) -> Signal<bool> {
    let suspects = picture.notes.iter().filter(|note| note.red).filter_map(|note| note.figure);
    let reds: Vec<_> = suspects.map(|figure| page.red(dossier, figure)).collect();
    Signal::derive(move || !reds.is_empty() && !reds.iter().any(|red| red()))
}

/// What does not agree in it, with the way to its figure.
fn notes(page: Page, picture: &Picture) -> Option<impl IntoView + use<>> {
    let words = page.m().lang.pictures();
    let line = |note: &Note| {
        let (text, red, figure) = (note.text.clone(), note.red, note.figure);
        view! {
            <li>
                <button
                    class="link"
                    class:is-suspect=red
                    type="button"
                    on:click=move |_| {
                        if let Some(figure) = figure {
                            page.open_figure(figure, None);
                        }
                    }
                >
                    {text}
                </button>
            </li>
        }
    };
    (!picture.notes.is_empty()).then(|| {
        let lines = picture.notes.iter().map(line).collect_view();
        view! { <div class="pic-notes"><p>{words.hatched}</p><ul>{lines}</ul></div> }
    })
}
