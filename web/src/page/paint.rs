//! A drawing made a picture of pixels, in the browser, for programs that know no SVG. Nothing of it leaves the page.

use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// Pixels for one of the drawing, so that it prints well.
const FINE: f64 = 2.0;

/// The address of a drawing itself.
pub fn address(svg: &str) -> String {
    format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(svg))
}

/// Paints the drawing at an address, and hands over the address of the PNG; nothing where that cannot be done.
pub fn paint(
    address: &str,
    (wide, high): (f64, f64),
    done: impl FnOnce(Option<String>) + 'static,
) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let painted = image.clone();
    let loaded = Closure::once_into_js(move || done(pixels(&painted, wide, high).ok().flatten()));
    image.set_onload(Some(loaded.unchecked_ref()));
    image.set_src(address);
    Ok(())
}

fn pixels(image: &HtmlImageElement, wide: f64, high: f64) -> Result<Option<String>, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((wide * FINE) as u32);
    canvas.set_height((high * FINE) as u32);
    let Some(context) = canvas.get_context("2d")? else { return Ok(None) };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, wide * FINE, high * FINE)?;
    canvas.to_data_url().map(Some)
}
