//! A picture as a file: its drawing with title and source, as SVG or as PNG. It leaves the page as a download only.

use crate::page::state::Page;
use gouji_web::view::pictures::Picture;
use gouji_web::view::pictures::draw::svg::{Around, svg};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement};

/// The width at which pictures are laid out for a file, in pixels.
const WIDTH: f32 = 720.0;
const BROAD: f32 = 1120.0;
/// Pixels of a PNG for one of the layout, so that it prints well.
const FINE: f64 = 2.0;

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
    let address = format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(&text));
    let saved = match form {
        Form::Svg => offer(&address, &name),
        Form::Png => paint(&address, (f64::from(wide), f64::from(high)), name.clone()),
    };
    if saved.is_ok() {
        page.say(&(page.m().lang.pictures().saved)(&name));
    }
}

/// gouji-2026-spending.svg
fn name(page: Page, picture: &Picture, form: Form) -> String {
    let year = untrack(|| page.dossier()).and_then(|d| d.answer.report.disclosure.year);
    let year = year.map_or(String::new(), |year| format!("-{year}"));
    let end = match form {
        Form::Svg => "svg",
        Form::Png => "png",
    };
    format!("gouji{year}-{}.{end}", picture.id)
}

fn offer(address: &str, name: &str) -> Result<(), JsValue> {
    let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(address);
    anchor.set_download(name);
    anchor.click();
    Ok(())
}

/// Paints the drawing on a canvas and offers what it holds.
fn paint(address: &str, (wide, high): (f64, f64), name: String) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let painted = image.clone();
    let loaded = Closure::once_into_js(move || -> Result<(), JsValue> {
        let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
        canvas.set_width((wide * FINE) as u32);
        canvas.set_height((high * FINE) as u32);
        let Some(context) = canvas.get_context("2d")? else { return Ok(()) };
        let context: CanvasRenderingContext2d = context.unchecked_into();
        context.draw_image_with_html_image_element_and_dw_and_dh(
            &painted,
            0.0,
            0.0,
            wide * FINE,
            high * FINE,
        )?;
        offer(&canvas.to_data_url()?, &name)
    });
    image.set_onload(Some(loaded.unchecked_ref()));
    image.set_src(address);
    Ok(())
}
