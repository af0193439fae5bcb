//! The readers: WebAssembly modules that import nothing, fetched when a file first needs one, and kept.
//! Where a module lies is told by `goujiReader` of the worker's scope (see `check.js`); nothing else is known of it.
//! Every file has an instance of its own, so that no file finds what another left behind, nor its memory.

use super::{files, tell};
use gouji_reader::{Question, Reader, Told, decode};
use gouji_web::edge::{Step, Tell, Why};
use js_sys::{Function, Object, Promise, Reflect, Uint8Array, WebAssembly, global};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

/// How much of a file is handed over at a time, in bytes.
const PIECE: f64 = 16_777_216.0;

thread_local! {
    static MODULES: RefCell<HashMap<Reader, WebAssembly::Module>> = RefCell::default();
}

/// Asks a reader about a file.
pub async fn ask(which: Reader, file: &Blob, question: Question) -> Result<Told, Why> {
    let module = module(which).await?;
    let fault = |_| Why::Fault(known_as(which).into());
    let told = instance(&module, file, question).await.map_err(fault)?;
    decode(&told).ok_or(JsValue::NULL).map_err(fault)
}

/// What people call the files that it reads.
fn known_as(which: Reader) -> &'static str {
    match which {
        Reader::Office => "Word/Excel",
        Reader::Pdf => "PDF",
    }
}

/// The module of a reader, fetched if it is not there yet.
async fn module(which: Reader) -> Result<WebAssembly::Module, Why> {
    if let Some(module) = MODULES.with_borrow(|modules| modules.get(&which).cloned()) {
        return Ok(module);
    }
    let name = known_as(which).to_owned();
    tell(&Tell::Step(Step::Fetching(name.clone())));
    let module = fetched(which).await.map_err(|_| Why::NoReader(name))?;
    MODULES.with_borrow_mut(|modules| modules.insert(which, module.clone()));
    Ok(module)
}

async fn fetched(which: Reader) -> Result<WebAssembly::Module, JsValue> {
    let resolver: Function = Reflect::get(&global(), &"goujiReader".into())?.dyn_into()?;
    let resolved = JsFuture::from(Promise::resolve(&resolver.call1(&JsValue::NULL, &which.name().into())?));
    let mut bytes = resolved.await?;
    if let Some(response) = bytes.dyn_ref::<Response>() {
        if !response.ok() {
            return Err(bytes);
        }
        bytes = JsFuture::from(response.array_buffer()?).await?;
    }
    JsFuture::from(WebAssembly::compile(&bytes)).await?.dyn_into()
}

/// A fresh instance, the file put into it, the question asked.
async fn instance(module: &WebAssembly::Module, file: &Blob, question: Question) -> Result<Vec<u8>, JsValue> {
    let made = JsFuture::from(WebAssembly::instantiate_module(module, &Object::new())).await?;
    let exports = made.unchecked_into::<WebAssembly::Instance>().exports();
    let call = |name: &str, given: f64| -> Result<u32, JsValue> {
        let function: Function = Reflect::get(&exports, &name.into())?.dyn_into()?;
        // Addresses beyond 2 GiB come out negative.
        Ok(function.call1(&JsValue::NULL, &given.into())?.as_f64().unwrap_or_default() as i64 as u32)
    };
    let memory = Reflect::get(&exports, &"memory".into())?.dyn_into::<WebAssembly::Memory>()?;
    let size = file.size();
    let at = call("room", size)?;
    let mut from = 0.0;
    while from < size {
        let piece = files::bytes(file, from, size.min(from + PIECE)).await.ok_or(JsValue::NULL)?;
        Uint8Array::new(&memory.buffer()).set(&piece, at + from as u32);
        from += PIECE;
    }
    let length = call("ask", f64::from(question.number()))?;
    let at = call("told", 0.0)?;
    Ok(Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), at, length).to_vec())
}
