//! How wide the place of a picture is, as the page is laid out now and whenever that changes.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Widths change in steps, so that a window that is dragged does not draw every picture at every pixel.
const STEP: f32 = 4.0;

/// The width of an element in pixels; `None` until it is laid out, and while it is hidden the last one known.
pub fn of(element: NodeRef<Div>) -> ReadSignal<Option<f32>> {
    let (width, set) = signal(None::<f32>);
    let measure = move || {
        let Some(element) = element.try_get_untracked().flatten() else { return };
        let wide = (element.client_width() as f32 / STEP).floor() * STEP;
        if wide > 0.0 && width.try_get_untracked().flatten() != Some(wide) {
            let _ = set.try_set(Some(wide));
        }
    };
    let resized = Closure::<dyn FnMut(JsValue)>::new(move |_: JsValue| measure());
    let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return width };
    let observer = StoredValue::new_local((observer, resized));
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            observer.with_value(|(observer, _)| observer.observe(&element));
            measure();
        }
    });
    on_cleanup(move || {
        observer.with_value(|(observer, _)| observer.disconnect());
        observer.dispose();
    });
    width
}
