//! Where the page begins in a browser. On any other machine there is no page, and only the library is built.

#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
fn main() {
    if page::is_ours() {
        let early = page::Early::take_over();
        leptos::mount::mount_to_body(move || page::App(page::AppProps { early }));
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
