//! The readers of files: WebAssembly modules of their own that import nothing, so that they need no glue.
//! Trunk knows only modules with glue; it calls this command at the end of its own build (see Trunk.toml).

use crate::run::{Context, Result, cargo, fail, root, run};
use crate::tools::{PageTools, WASM, wasm_opt};
use std::path::{Path, PathBuf};

/// Each is built with the one feature of its name.
pub const READERS: [&str; 2] = ["office", "pdf"];

/// Builds every reader into `folder`; made smaller, which takes a while, for a release.
pub fn build(tools: &PageTools, folder: &Path, release: bool) -> Result<()> {
    // Named, so that it is known where cargo puts what it builds.
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    for name in READERS {
        let bin = format!("reader-{name}");
        let mut command = cargo();
        command.args(["build", "--offline", "--package", "gouji-reader", "--bin", &bin, "--features", name]);
        command.args(["--target", WASM, "--profile", "page", "--target-dir"]).arg(&target);
        run(&mut command)?;
        let file = format!("{bin}.wasm");
        let (made, wanted) = (target.join(WASM).join("page").join(&file), folder.join(&file));
        if release {
            let mut smaller = tools.program(Path::new(wasm_opt()));
            run(smaller.args(["-Os", "--output"]).arg(&wanted).arg(&made))?;
        } else {
            std::fs::copy(&made, &wanted).when(|| format!("could not write {}", wanted.display()))?;
        }
    }
    Ok(())
}

/// What Trunk tells its hooks: the folder that it gathers the site in, and whether it is a release.
pub fn asked_by_trunk() -> Result<(PathBuf, bool)> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR")
        .ok_or_else(|| fail("`cargo xtask complete` is for Trunk to call; use build or serve"))?;
    Ok((PathBuf::from(folder), std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")))
}
