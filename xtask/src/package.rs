//! The npm package: built by wasm-pack from crates/wasm, completed with what crates/wasm/npm holds, packed by npm.
//! `--no-pack` because the manifest is ours: one module serves browsers and Node.

use crate::files::{copy, fresh};
use crate::run::{Context, Result, fail, npm, root, run};
use crate::tools::PageTools;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the packed file.
pub fn tarball() -> String {
    format!("gouji-{}.tgz", env!("CARGO_PKG_VERSION"))
}

/// Builds the package and packs it into the folder `to`; gives the packed file.
pub fn build(tools: &PageTools, licences: &Path, to: &Path) -> Result<PathBuf> {
    let folder = fresh("target/npm/gouji")?;
    let mut pack = tools.program(Path::new("wasm-pack"));
    pack.args(["build", "crates/wasm", "--target", "web", "--profile", "page", "--mode", "no-install"]);
    pack.args(["--no-pack", "--out-name", "gouji", "--out-dir"]).arg(&folder);
    // wasm-pack takes only true and false for this one.
    run(pack.env_remove("NO_COLOR"))?;
    complete(&folder, licences)?;
    fs::create_dir_all(to).when(|| format!("could not make the folder {}", to.display()))?;
    let quiet = ["pack", "--silent", "--ignore-scripts", "--pack-destination"];
    run(npm().args(quiet).arg(to).current_dir(&folder))?;
    let packed = to.join(tarball());
    if packed.is_file() { Ok(packed) } else { Err(fail(format!("npm made no {}", packed.display()))) }
}

/// Runs the tests of crates/wasm in a browser.
pub fn test(tools: &PageTools, browser: &Path, driver: &Path) -> Result<()> {
    let mut pack = tools.program(Path::new("wasm-pack"));
    pack.args(["test", "--headless", "--chrome", "--mode", "no-install", "--chromedriver"]).arg(driver);
    // What the driver passes to the browser.
    let options = fresh("target/webdriver")?.join("webdriver.json");
    let flags = "\"--headless=new\", \"--no-sandbox\", \"--disable-gpu\", \"--disable-dev-shm-usage\"";
    let binary = browser.to_string_lossy().replace('\\', "\\\\");
    let text = format!("{{ \"goog:chromeOptions\": {{ \"binary\": \"{binary}\", \"args\": [{flags}] }} }}\n");
    fs::write(&options, text).when(|| format!("could not write {}", options.display()))?;
    run(pack.arg("crates/wasm").env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &options).env_remove("NO_COLOR"))
}

fn complete(folder: &Path, licences: &Path) -> Result<()> {
    let own = root().join("crates").join("wasm").join("npm");
    for name in ["node.js", "README.md"] {
        copy(&own.join(name), &folder.join(name))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(name), &folder.join(name))?;
    }
    copy(licences, &folder.join("LICENCES.txt"))?;
    let schemas = folder.join("schema");
    fs::create_dir_all(&schemas).when(|| format!("could not make the folder {}", schemas.display()))?;
    crate::files::copy_all(&root().join("crates").join("report").join("schema"), &schemas)?;
    let manifest = own.join("package.json");
    let text = fs::read_to_string(&manifest).when(|| format!("could not read {}", manifest.display()))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let to = folder.join("package.json");
    fs::write(&to, text.replacen("\"version\": \"0.0.0\"", &version, 1))
        .when(|| format!("could not write {}", to.display()))
}
