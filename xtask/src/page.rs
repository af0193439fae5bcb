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
    let open = open && has_browser(|name| std::env::var_os(name).is_some(), is_on_path);
    if !open {
        println!("Open http://127.0.0.1:{port}/ in a browser once it is built.");
    }
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

/// Whether a browser can be opened here. Without a screen, or without a program that opens addresses, Trunk would
/// only tell of an error that is none.
fn has_browser(is_set: impl Fn(&str) -> bool, is_there: impl Fn(&str) -> bool) -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let screen = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].into_iter().any(is_set);
    screen && ["xdg-open", "gio", "gnome-open", "kde-open", "wslview"].into_iter().any(is_there)
}

fn is_on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::has_browser;

    #[test]
    fn a_browser_needs_a_screen_and_a_program_that_opens_it() {
        assert!(has_browser(|name| name == "DISPLAY", |program| program == "xdg-open"));
        assert!(!has_browser(|_| false, |_| true), "no screen");
        assert!(!has_browser(|_| true, |_| false), "nothing that opens an address");
    }
}
