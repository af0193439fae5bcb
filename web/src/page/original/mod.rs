//! The original looked at: a page of the PDF that was read, with the figure that is meant outlined on it.
//! The worker draws it out of the file; it is shown, and forgotten when the window is closed.

mod crop;
mod sheet;
mod window;

pub use crop::crop;
pub use window::Window;

use super::navigation;
use super::state::{Page, Session, page};
use gouji_report::published::Origin;
use gouji_web::protocol::{Original, Request};
use js_sys::{Function, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What is looked for on the pages of an original.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// A byte of the text that the file gave: it says which file.
    pub at: u32,
    /// The page that is shown.
    pub page: u32,
    /// The figure.
    pub figure: Option<u32>,
    /// Where something stands that is no figure: its page; left, top, right and bottom.
    pub place: Option<(u32, [i32; 4])>,
}

/// What there is to be seen.
#[derive(Clone, Default)]
pub enum Sight {
    /// Nothing yet.
    #[default]
    Waiting,
    /// The page cannot be drawn.
    Nothing,
    /// The page.
    Page(Arc<Original>),
}

/// What is looked for, and what is seen of it.
#[derive(Clone, Copy)]
pub struct Looking {
    pub look: RwSignal<Option<Look>>,
    pub sight: RwSignal<Sight>,
    /// The page of which a card shows a piece, once it is drawn.
    pub crop: RwSignal<Option<Arc<Original>>>,
    /// Its number.
    pub cropping: StoredValue<Option<u32>>,
    /// What draws a page for a guest, which has no worker of its own.
    pub drawer: StoredValue<Option<Function>, LocalStorage>,
}

impl Looking {
    pub fn new() -> Looking {
        let drawer = StoredValue::new_local(None);
        Looking {
            look: RwSignal::new(None),
            sight: RwSignal::new(Sight::Waiting),
            crop: RwSignal::new(None),
            cropping: StoredValue::new(None),
            drawer,
        }
    }
}

impl Page {
    /// Looks at a page of the original; Back leads away from it.
    fn look(self, look: Look) {
        let place = navigation::Place { original: true, ..self.place(self.reading.open.get_untracked()) };
        self.host.push(place);
        self.original.look.set(Some(look));
        self.draw(look);
    }

    fn draw(self, look: Look) {
        self.original.sight.set(Sight::Waiting);
        match self.original.drawer.get_value() {
            Some(drawer) => spawn_local(async move { self.drawn(drawn_by(&drawer, look.page).await) }),
            None => self.ask_aside(&Request::Draw(self.chosen(), look.at, look.page)),
        }
    }

    /// Turns to another page.
    fn turn_to(self, page: u32) {
        if let Some(look) = self.original.look.get_untracked() {
            let look = Look { page, ..look };
            self.original.look.set(Some(look));
            self.draw(look);
        }
    }

    /// Asks about another figure of the page that is shown.
    fn look_for(self, figure: u32) {
        self.original.look.update(|look| {
            if let Some(look) = look {
                (look.figure, look.place) = (Some(figure), None);
            }
        });
    }

    /// Closes the window, as Back does.
    fn look_away(self) {
        if self.host.is_guest() { self.looked_away() } else { navigation::back() }
    }

    /// The window is closed.
    pub fn looked_away(self) {
        if self.original.look.get_untracked().is_some() {
            self.original.look.set(None);
            self.original.sight.set(Sight::Waiting);
            if !self.host.is_guest() {
                self.ask_aside(&Request::PutAway);
            }
        }
    }

    /// What the worker drew.
    pub fn drawn(self, drawn: Option<Box<Original>>) {
        let of_card =
            drawn.as_ref().is_some_and(|drawn| Some(drawn.drawn.page) == self.original.cropping.get_value());
        let Some(look) = self.original.look.get_untracked() else {
            if let Some(original) = drawn.filter(|_| of_card) {
                self.original.cropping.set_value(None);
                self.original.crop.set(Some(Arc::new(*original)));
                // What reads the file is not held for a piece of it.
                self.ask_aside(&Request::PutAway);
            }
            return;
        };
        match drawn {
            // Another page was wanted meanwhile.
            Some(original) if original.drawn.page != look.page => {}
            Some(original) => self.original.sight.set(Sight::Page(Arc::new(*original))),
            None => self.original.sight.set(Sight::Nothing),
        }
    }
}

/// What a guest is drawn.
async fn drawn_by(drawer: &Function, page: u32) -> Option<Box<Original>> {
    let drawn: Promise = drawer.call1(&JsValue::NULL, &page.into()).ok()?.dyn_into().ok()?;
    serde_wasm_bindgen::from_value(JsFuture::from(drawn).await.ok()?).ok()
}

/// Whether the file of the disclosure on the screen is still there to be drawn.
fn is_there(page: Page) -> bool {
    if page.host.is_guest() {
        return page.original.drawer.with_value(Option::is_some);
    }
    let has_lines = |session: &Session| {
        let source = session.entries.get(session.chosen)?.source;
        Some(session.sources.get(source)?.paged)
    };
    // What is held beside the files that were read is in no line of theirs.
    page.session.with_untracked(|session| session.as_ref().and_then(has_lines)).unwrap_or(true)
}

/// A button that leads to a place in the original, where that has pages. `at`: a byte of the text that stood there.
pub fn to_original(
    at: u32,
    figure: Option<u32>,
    origin: Option<&Origin>,
    look: &'static str,
) -> Option<AnyView> {
    let page = page();
    let number = origin.filter(|_| is_there(page))?.page?;
    let place = origin?.area.filter(|_| figure.is_none()).map(|area| (number, area));
    let open = move |_| page.look(Look { at, page: number, figure, place });
    let name = (page.m().original.open)(number);
    Some(view! { <button class=look type="button" on:click=open>{name}</button> }.into_any())
}
