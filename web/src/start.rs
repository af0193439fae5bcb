//! Where the page begins in a browser. On any other machine there is no page, and only the library is built.

#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
fn main() {
    if page::is_ours() {
        // What was shown until now says the same as the page.
        if let Some(shell) = leptos::prelude::document().get_element_by_id("shell") {
            shell.remove();
        }
        leptos::mount::mount_to_body(page::App);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
