//! What a machine with rustup and Node lacks to build the page and the package: the wasm target, Trunk,
//! wasm-bindgen, wasm-pack and wasm-opt, each pinned. A set-up that finds them all takes a moment.

use crate::cache::{self, Item};
use crate::run::{Context, Result, cargo, fail, npm, output, program, root, run};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const WASM_PACK: &str = "0.15.1";
const OLDEST_NODE: u32 = 20;
pub const WASM: &str = "wasm32-unknown-unknown";

/// Everything there; programs started by `program` find the tools first on their PATH.
pub struct PageTools {
    pub trunk: PathBuf,
    path: OsString,
}

impl PageTools {
    /// A program that finds our tools before any others.
    pub fn program(&self, name: &Path) -> Command {
        let mut command = program(name);
        command.env("PATH", &self.path);
        command
    }
}

/// Installs what is missing.
pub fn page_tools() -> Result<PageTools> {
    node()?;
    announce()?;
    wasm_target()?;
    let trunk = trunk()?;
    let folders = [
        bin(&trunk),
        bin(&wasm_bindgen()?),
        bin(&wasm_pack()?),
        binaryen()?.join("node_modules").join(".bin"),
    ];
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&others)))
        .when(|| "a folder with a tool in it cannot stand on PATH".to_string())?;
    Ok(PageTools { trunk: executable(&trunk, "trunk"), path })
}

/// Says at once how long the first set-up takes; each tool then says its own part.
fn announce() -> Result<()> {
    let kept = crate::cache::folder()?;
    let is_there = |name: &str| kept.join(name).exists();
    let kept_tools = [
        is_there(&format!("trunk-{TRUNK}")),
        is_there(&format!("wasm-pack-{WASM_PACK}")),
        is_there(&format!("binaryen-{BINARYEN}")),
    ];
    if kept_tools.contains(&false) {
        println!(
            "The first set-up takes 5 to 20 minutes on two cores: tools are compiled and kept in {}. \
             From then on it takes seconds.",
            kept.display()
        );
    }
    Ok(())
}

/// Node is asked for, not installed.
pub fn node() -> Result<()> {
    let wanted = format!(
        "Node {OLDEST_NODE} or newer, with npm, is needed: install it from your system or nodejs.org"
    );
    let version = output(program("node").arg("--version"))
        .ok_or_else(|| fail(format!("no `node` on PATH. {wanted}")))?;
    let major: Option<u32> =
        version.trim_start_matches('v').split('.').next().and_then(|text| text.parse().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        return Err(fail(format!("`node --version` says {version}. {wanted}")));
    }
    output(npm().arg("--version")).map(|_| ()).ok_or_else(|| fail(format!("no `npm` on PATH. {wanted}")))
}

/// The standard library for the page.
pub fn wasm_target() -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library =
        output(program(rustc).args(["--print", "target-libdir", "--target", WASM])).map(PathBuf::from);
    if library.is_some_and(|folder| folder.is_dir()) {
        return Ok(());
    }
    if output(program("rustup").arg("--version")).is_none() {
        return Err(fail(format!(
            "this Rust has no library for {WASM} and there is no `rustup` to add it; install Rust by rustup (rustup.rs)"
        )));
    }
    println!("Installing the Rust library for {WASM} (half a minute)");
    run(program("rustup").args(["target", "add", WASM]))
}

fn trunk() -> Result<PathBuf> {
    let item = Item {
        folder: &format!("trunk-{TRUNK}"),
        about: "it builds and serves the page; compiled once, 3 to 10 minutes on two cores",
    };
    let works = |place: &Path| answers(&executable(place, "trunk"), TRUNK);
    cache::keep(&item, works, |place| cargo_install("trunk", TRUNK, &["--features", "rustls"], place))
}

/// The version must be exactly that of the crate, so the lock file decides it.
fn wasm_bindgen() -> Result<PathBuf> {
    let path = root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path).when(|| format!("could not read {}", path.display()))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        fail("Cargo.lock names no `wasm-bindgen`, which the page is made with; run `cargo metadata`")
    })?;
    let item = Item {
        folder: &format!("wasm-bindgen-{version}"),
        about: "it joins the page's WebAssembly to JavaScript; compiled once, 1 to 5 minutes on two cores",
    };
    let works = |place: &Path| answers(&executable(place, "wasm-bindgen"), version);
    cache::keep(&item, works, |place| cargo_install("wasm-bindgen-cli", version, &[], place))
}

fn wasm_pack() -> Result<PathBuf> {
    let item = Item {
        folder: &format!("wasm-pack-{WASM_PACK}"),
        about: "it makes the npm package; compiled once, 1 to 4 minutes on two cores",
    };
    let works = |place: &Path| answers(&executable(place, "wasm-pack"), WASM_PACK);
    cache::keep(&item, works, |place| cargo_install("wasm-pack", WASM_PACK, &[], place))
}

/// wasm-opt as an npm package: it runs under Node on any system.
fn binaryen() -> Result<PathBuf> {
    let item = Item {
        folder: &format!("binaryen-{BINARYEN}"),
        about: "its wasm-opt makes the page smaller; downloaded once, some seconds",
    };
    let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    let works = |place: &Path| answers(&place.join("node_modules").join(".bin").join(wasm_opt()), major);
    cache::keep(&item, works, |place| npm_install(&format!("binaryen@{BINARYEN}"), place))
}

/// Its file name.
pub fn wasm_opt() -> &'static str {
    if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" }
}

/// Installs one npm package, without running its scripts, into a folder of its own.
pub fn npm_install(package: &str, place: &Path) -> Result<()> {
    let quiet = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel=error"];
    run(npm().arg("install").args(quiet).arg("--prefix").arg(place).arg(package))
        .map_err(|failure| fail(format!("{failure}\nIs the npm registry within reach? `npm ping` tells.")))
}

/// Compiles quickly rather than well: these tools run for seconds, and their own release profiles
/// (fat LTO) would take half an hour. An interrupted build goes on where it stopped.
fn cargo_install(name: &str, version: &str, more: &[&str], place: &Path) -> Result<()> {
    let build = cache::folder()?.join("build");
    let mut command = cargo();
    command.args(["install", name, "--version", version, "--locked", "--no-default-features"]).args(more);
    command.arg("--root").arg(place).env("CARGO_TARGET_DIR", &build);
    for (key, value) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1"), ("DEBUG", "0")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    command.env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
    run(&mut command).map_err(|failure| {
        fail(format!("{failure}\nIf crates could not be fetched, look at your network and proxy."))
    })?;
    // Only room on the disk is lost if this fails.
    let _ = std::fs::remove_dir_all(&build);
    Ok(())
}

fn bin(place: &Path) -> PathBuf {
    place.join("bin")
}

fn executable(place: &Path, name: &str) -> PathBuf {
    bin(place).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Whether the program runs and names this version as one of the words it prints.
fn answers(tool: &Path, version: &str) -> bool {
    tool.exists()
        && output(program(tool).arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|w| w == version))
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_lock_file_decides_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"…\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
