//! The page: built by Trunk for release, or built and served while it is worked on.
//! Trunk.toml and index.html say how; this file only brings the tools.

use crate::run::{Context, Result, cargo, fail, root, run};
use crate::tools::{PageTools, WASM, page_tools};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;

/// Where the release build of the page is.
pub fn site() -> PathBuf {
    crate::dist::folder().join("site")
}

/// The page as a static site, into `dist/site`.
pub fn build(tools: &PageTools) -> Result<()> {
    let mut trunk = trunk(tools, "build")?;
    run(trunk.args(["--release", "--dist"]).arg(site()))
}

/// Serves the page until interrupted, building it again when a file changes.
pub fn serve(port: Option<u16>, open: bool) -> Result<()> {
    let tools = page_tools()?;
    let port = match port {
        Some(port) => port,
        None => free_port()?,
    };
    // A folder of its own, so that `dist/site` is always a release build.
    let serving = root().join("target").join("serve");
    std::fs::create_dir_all(&serving).when(|| format!("could not make the folder {}", serving.display()))?;
    println!(
        "Building the page (the first time takes a few minutes), then http://127.0.0.1:{port}/ (Ctrl+C ends)"
    );
    let mut trunk = trunk(&tools, "serve")?;
    // Trunk's own script for reloading is an inline one, which the page's Content-Security-Policy refuses.
    trunk.arg("--no-autoreload=true");
    trunk.arg("--dist").arg(serving).arg(format!("--port={port}")).arg(format!("--open={open}"));
    let status = trunk.status().when(|| "could not start Trunk".to_string())?;
    // Ctrl+C is the ordinary end: no code, or the shells' 130.
    match status.code() {
        None | Some(0 | 130) => Ok(()),
        Some(_) => Err(fail(format!("Trunk ended ({status}); its own words are above"))),
    }
}

/// Trunk downloads nothing: every tool it needs is on its PATH, and it says so if one is not.
/// It tells cargo to do the same, so the crates are fetched here, first.
fn trunk(tools: &PageTools, command: &str) -> Result<Command> {
    run(cargo().args(["fetch", "--target", WASM]))?;
    let mut trunk = tools.program(&tools.trunk);
    trunk.args([command, "--offline=true", "--skip-version-check"]);
    // Trunk takes only true and false for this one, where other programs take anything.
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}

/// 8080 or the next after it that nobody listens on.
fn free_port() -> Result<u16> {
    (8080..8180).find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok()).ok_or_else(|| {
        fail("the ports from 8080 to 8179 are all taken; name one: cargo xtask serve --port 9000")
    })
}
