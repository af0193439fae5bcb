//! A picture as a file: its drawing with title and source, as SVG or as PNG. It leaves the page as a download only.

use crate::page::export::save::offer;
use crate::page::paint::{address, paint};
use crate::page::state::Page;
use gouji_web::export::named;
use gouji_web::view::pictures::Picture;
use gouji_web::view::pictures::draw::svg::{Around, svg};
use leptos::prelude::*;

/// The width at which pictures are laid out for a file, in pixels.
const WIDTH: f32 = 720.0;
const BROAD: f32 = 1120.0;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Svg,
    Png,
}

/// Saves a picture, and says so; `settled` says that what is red in it was set aside.
pub fn save(page: Page, picture: &Picture, form: Form, settled: bool) {
    let width = if picture.is_broad() { BROAD } else { WIDTH };
    let mut foot: Vec<&str> = picture.notes.iter().map(|note| note.text.as_str()).collect();
    foot.push(&picture.source);
    let provenance = page.provenance();
    foot.push(&provenance);
    let around = Around { title: &picture.title, sub: &picture.sub, foot: &foot, settled };
    let (text, wide, high) = svg(&picture.scene(width), &around);
    let name = name(page, picture, form);
    let address = address(&text);
    let saved = match form {
        Form::Svg => offer(&address, &name),
        Form::Png => {
            let name = name.clone();
            paint(&address, (f64::from(wide), f64::from(high)), move |png| {
                let _ = png.map(|png| offer(&png, &name));
            })
        }
    };
    if saved.is_ok() {
        page.tell(&(page.m().lang.pictures().saved)(&name));
    }
}

/// Whose it is, of which year, and what it says: `平川县水务局-2026-….svg`.
fn name(page: Page, picture: &Picture, form: Form) -> String {
    let whose = untrack(|| page.dossier()).map(|d| d.answer.report.disclosure.clone()).unwrap_or_default();
    let year = whose.year.map_or(String::new(), |year| format!(" · {year}"));
    let end = match form {
        Form::Svg => ".svg",
        Form::Png => ".png",
    };
    named(&format!("{}{year} · {}", whose.entity, picture.title), end)
}
