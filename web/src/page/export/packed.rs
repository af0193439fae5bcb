//! A text compressed into base64, and back: by the browser's own streams, so that no library is loaded for it.

use gouji_web::link::MOST_TEXT;
use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair, Response};

/// Whether this browser can compress.
pub fn can() -> bool {
    Reflect::has(&window(), &"CompressionStream".into()).unwrap_or(false)
}

/// One of the browser's own streams, by its name: the bindings do not know them yet.
fn by(name: &str) -> Result<ReadableWritablePair, JsValue> {
    let make: Function = Reflect::get(&window(), &name.into())?.dyn_into()?;
    Reflect::construct(&make, &Array::of1(&"deflate".into())).map(JsCast::unchecked_into)
}

/// Deflates a text; in base64.
pub async fn pack(text: &str) -> Result<String, JsValue> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into()))?;
    let packed = blob.stream().pipe_through(&by("CompressionStream")?);
    let response = Response::new_with_opt_readable_stream(Some(&packed))?;
    let bytes = Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?).to_vec();
    window().btoa(&bytes.into_iter().map(char::from).collect::<String>())
}

/// The text that was packed. Fails where it is damaged, no UTF-8, or too long.
pub async fn unpack(base64: &str) -> Result<String, JsValue> {
    let letters = window().atob(base64)?;
    let bytes: Vec<u8> = letters.chars().map(|letter| letter as u8).collect();
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes.as_slice())))?;
    let text = read(blob.stream().pipe_through(&by("DecompressionStream")?)).await?;
    String::from_utf8(text).map_err(|_| JsValue::NULL)
}

/// All of a stream, unless it swells beyond what is read at once.
async fn read(stream: ReadableStream) -> Result<Vec<u8>, JsValue> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut all = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await?;
        if Reflect::get(&step, &"done".into())?.is_truthy() {
            return Ok(all);
        }
        let part = Uint8Array::new(&Reflect::get(&step, &"value".into())?);
        if all.len() + part.length() as usize > MOST_TEXT {
            return Err(JsValue::NULL);
        }
        all.extend(part.to_vec());
    }
}
