//! The readers: WebAssembly modules that import nothing, fetched when a file first needs one, and kept.
//! `goujiReader` of the worker's scope says where a module lies (see `check.js`); nothing else is known of it.
//! Every file has an instance of its own, so that no file finds what another left behind, nor its memory.

use super::{files, send};
use gouji_reader::{Answer, Question, Reader, decode};
use gouji_web::protocol::{Event, Step, Why};
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

/// A reader with a file in it.
pub struct Opened {
    which: Reader,
    exports: Object,
}

/// Opens a file in a fresh instance of a reader.
pub async fn open(which: Reader, file: &Blob) -> Result<Opened, Why> {
    let module = module(which).await?;
    let fault = |_| Why::Fault(which.known_as().into());
    let made =
        JsFuture::from(WebAssembly::instantiate_module(&module, &Object::new())).await.map_err(fault)?;
    let opened = Opened { which, exports: made.unchecked_into::<WebAssembly::Instance>().exports() };
    let size = file.size();
    let at = opened.call("allocate", size, 0).map_err(fault)?;
    let mut from = 0.0;
    while from < size {
        let piece = files::bytes(file, from, size.min(from + PIECE)).await.ok_or(Why::Gone)?;
        Uint8Array::new(&opened.memory().map_err(fault)?).set(&piece, at + from as u32);
        from += PIECE;
    }
    Ok(opened)
}

impl Opened {
    /// Asks about the file.
    pub fn ask(&mut self, question: Question) -> Result<Answer, Why> {
        let response = self.response(question).ok();
        response
            .and_then(|response| decode(&response))
            .ok_or_else(|| Why::Fault(self.which.known_as().into()))
    }

    /// Attaches what the next question needs.
    pub fn attach(&self, bytes: &[u8]) -> Result<(), Why> {
        let write = || {
            let at = self.call("attach", bytes.len() as f64, 0)?;
            let memory = Uint8Array::new_with_byte_offset_and_length(&self.memory()?, at, bytes.len() as u32);
            memory.copy_from(bytes);
            Ok(())
        };
        write().map_err(|_: JsValue| Why::Fault(self.which.known_as().into()))
    }

    fn response(&self, question: Question) -> Result<Vec<u8>, JsValue> {
        let (number, of) = question.numbers();
        let length = self.call("request", f64::from(number), of)?;
        let at = self.call("response", 0.0, 0)?;
        Ok(Uint8Array::new_with_byte_offset_and_length(&self.memory()?, at, length).to_vec())
    }

    /// The memory, which moves when it grows.
    fn memory(&self) -> Result<JsValue, JsValue> {
        Ok(Reflect::get(&self.exports, &"memory".into())?.dyn_into::<WebAssembly::Memory>()?.buffer())
    }

    fn call(&self, name: &str, first: f64, second: u32) -> Result<u32, JsValue> {
        let function: Function = Reflect::get(&self.exports, &name.into())?.dyn_into()?;
        let answer = function.call2(&JsValue::NULL, &first.into(), &second.into())?;
        // Addresses beyond 2 GiB come out negative.
        Ok(answer.as_f64().unwrap_or_default() as i64 as u32)
    }
}

/// The module of a reader, fetched if it is not there yet.
async fn module(which: Reader) -> Result<WebAssembly::Module, Why> {
    if let Some(module) = MODULES.with_borrow(|modules| modules.get(&which).cloned()) {
        return Ok(module);
    }
    let name = which.known_as().to_owned();
    send(&Event::Step(Step::Fetching(name.clone())));
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
