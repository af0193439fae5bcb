//! The worker: reads and checks off the page's own thread, and keeps the answers until they are asked for.
//! Ending it is how a check is cancelled; nothing of a text outlives it.

#[cfg(target_arch = "wasm32")]
mod work;

#[cfg(target_arch = "wasm32")]
fn main() {
    work::listen();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
