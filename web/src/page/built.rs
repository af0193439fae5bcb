//! What the build wrote onto the element of the start script: which files belong to it, and what comes along.
//! A page that stands alone in one file has other addresses than one on a server.

use leptos::prelude::document;
use web_sys::WorkerType;

/// What stands under `data-{name}`, if anything.
pub fn attribute(name: &str) -> Option<String> {
    let script = document().query_selector("script[data-js]").ok().flatten()?;
    script.get_attribute(&format!("data-{name}"))
}

/// Whether the page is ours. On anybody else's page the program waits until the widget mounts something.
pub fn is_ours() -> bool {
    attribute("js").is_some()
}

/// A page of one file carries its worker along, as a script that needs no other.
pub fn worker_type() -> WorkerType {
    if attribute("worker").is_some() { WorkerType::Classic } else { WorkerType::Module }
}

/// The address of what starts the worker. The page's own file name is asked along with it, so that a page and a worker
/// of different builds are never mixed by a cache.
pub fn worker() -> String {
    attribute("worker").unwrap_or_else(|| format!("check.js?{}", attribute("js").unwrap_or_default()))
}
