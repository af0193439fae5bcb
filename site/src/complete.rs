//! The page as Trunk built it, completed into the site: documents, icon, manifest, offline worker.
//! Runs after every build of Trunk, served or given away; only what is given away works offline.

use crate::{Result, docs, offline, widget};
use std::fs;
use std::path::Path;

const MANIFEST: &str = include_str!("../gouji.webmanifest");
const ICON: &str = include_str!("../../web/static/icon.svg");

/// Completes the page in `site`.
pub fn complete(site: &Path) -> Result<()> {
    docs::write(site)?;
    fs::write(site.join("icon.svg"), ICON)?;
    let index = site.join("index.html");
    let page = fs::read_to_string(&index)?;
    widget::write(site, &page)?;
    let page = page.replacen(" data-js=", " data-docs=\"./docs\" data-js=", 1);
    fs::write(&index, &page)?;
    // A worker that keeps every file would stand in the way of whoever changes them.
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug") {
        return Ok(());
    }
    fs::write(site.join("gouji.webmanifest"), MANIFEST)?;
    fs::write(&index, installable(&page)?)?;
    offline::write(site, attribute(&page, "data-js").ok_or("index.html names no page script")?)
}

/// Has the page tell the browser of its manifest, and its start script of the offline worker.
fn installable(page: &str) -> Result<String> {
    let (head, rest) = page.split_once("</head>").ok_or("index.html has no head")?;
    let completed = format!("{head}<link rel=\"manifest\" href=\"./gouji.webmanifest\">\n</head>{rest}");
    Ok(completed.replacen(" data-js=", " data-offline=\"./offline.js\" data-js=", 1))
}

/// The value of the first attribute of that name.
pub fn attribute<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}
