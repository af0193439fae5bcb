//! The reader of Word, Excel, OpenDocument and OFD files, as a WebAssembly module of its own.
//! On any other machine there is none.

#[cfg(target_arch = "wasm32")]
#[path = "../module.rs"]
mod module;

fn main() {}
