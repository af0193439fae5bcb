//! Everything that is given away, in `dist/`: the site with the widget, the npm package, the single file, the command
//! line with the model that it reads scans by, the schemas, licences, bill of materials and checksums. The same source gives the same bytes.

use crate::files::{copy, copy_all};
use crate::models;
use crate::package;
use crate::page;
use crate::run::{Context, Result, cargo, fail, root, run};
use crate::tools::PageTools;
use std::fs;
use std::path::{Path, PathBuf};

/// Where it goes.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Makes all of it.
pub fn dist(tools: &PageTools) -> Result<()> {
    let to = folder();
    let kept = |name: &str| to.join(name);
    if to.exists() {
        fs::remove_dir_all(&to).when(|| format!("could not empty {}", to.display()))?;
    }
    made(&to)?;
    site(&["licences", &text(&kept("LICENCES.txt"))])?;
    site(&["bill", &text(&kept("gouji.cdx.json"))])?;
    // Linking and wasm-opt use one core each: what has nothing of the page in it is made beside the page.
    std::thread::scope(|scope| {
        let beside = scope.spawn(|| {
            command_line(&to)?;
            package::build(tools, &kept("LICENCES.txt"), &to)
        });
        let page = page::build(tools);
        let beside =
            beside.join().map_err(|_| fail("what is made beside the page panicked; its words are above"))?;
        page.and(beside)
    })?;
    site(&["single", &text(&page::site()), &text(&kept("gouji.html"))])?;
    copy_all(&root().join("crates").join("report").join("schema"), &made(&kept("schema"))?)?;
    models::give(&kept("models"))?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "README.md"] {
        copy(&root().join(name), &kept(name))?;
    }
    site(&["sums", &text(&to)])?;
    println!("  {}", to.display());
    Ok(())
}

/// Makes all of it a second time and holds that against the first.
pub fn twice(tools: &PageTools) -> Result<()> {
    let sums = || {
        let path = folder().join("SHA256SUMS");
        fs::read_to_string(&path).when(|| format!("could not read {}", path.display()))
    };
    dist(tools)?;
    let before = sums()?;
    dist(tools)?;
    let after = sums()?;
    if before == after {
        println!("  made twice, the same bytes");
        return Ok(());
    }
    let changed: Vec<&str> = after.lines().filter(|line| !before.lines().any(|b| b == *line)).collect();
    Err(fail(format!("another build gave other bytes:\n{}", changed.join("\n"))))
}

/// The command line for this machine. Paths of this machine are no part of it.
fn command_line(to: &Path) -> Result<()> {
    let mut build = cargo();
    build.args(["build", "--release", "--package", "gouji-cli", "--message-format", "short"]);
    let homes = ["CARGO_HOME", "HOME"].iter().filter_map(|name| std::env::var(name).ok());
    let mut flags = vec![format!("--remap-path-prefix={}=.", root().display())];
    flags.extend(homes.map(|home| format!("--remap-path-prefix={home}=~")));
    run(build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")))?;
    let name = format!("gouji{}", std::env::consts::EXE_SUFFIX);
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    copy(&target.join("release").join(&name), &to.join(name))
}

/// Calls the program that completes the page.
pub fn site(arguments: &[&str]) -> Result<()> {
    run(cargo().args(["run", "--quiet", "--package", "gouji-site", "--"]).args(arguments))
}

fn made(folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder).when(|| format!("could not make the folder {}", folder.display()))?;
    Ok(folder.to_path_buf())
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
