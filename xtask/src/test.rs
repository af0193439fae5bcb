//! Every test there is, in the order that finds mistakes soonest; and the benchmark.
//! Each step is one command that can be run by hand.

use crate::browsers::{chromedriver, chromium, firefox};
use crate::files::fresh;
use crate::run::{Context, Result, cargo, fail, npm, output, program, root, run};
use crate::steps::Steps;
use crate::tools::{self, WASM};
use crate::{dist, models, package, page};
use std::path::{Path, PathBuf};

/// How much of it to run.
#[derive(Clone, Copy, PartialEq)]
pub enum Extent {
    /// All of it.
    Full,
    /// Without the page and the browser.
    Fast,
}

/// How many made-up budgets the browser tests read, each in every layout.
const SAMPLES: &str = "2";

/// Runs everything, stopping at the first failure.
pub fn everything(extent: Extent) -> Result<()> {
    match std::env::var_os("GOUJI_DISCLOSURES") {
        Some(folder) if Path::new(&folder).is_dir() => {
            println!("Real disclosures: {}", Path::new(&folder).display());
        }
        Some(folder) => {
            let folder = Path::new(&folder).display();
            return Err(fail(format!(
                "GOUJI_DISCLOSURES names {folder}, which is no folder; correct it or unset it"
            )));
        }
        None => println!("GOUJI_DISCLOSURES is not set: tests on real disclosures are left out"),
    }
    let mut steps = Steps::new();
    steps.step("format", "`cargo fmt` puts it right.", || run(cargo().args(["fmt", "--all", "--check"])))?;
    let lint = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    steps.step("lint", "", || run(cargo().args(lint)))?;
    rust_tests(&mut steps)?;
    if extent == Extent::Fast {
        steps.left_out("page", "as --fast asks");
        steps.left_out("browser", "as --fast asks");
    } else {
        page_tests(&mut steps)?;
    }
    steps.table();
    Ok(())
}

/// nextest where it is installed, for its speed; it does not know doc tests.
fn rust_tests(steps: &mut Steps) -> Result<()> {
    let models = steps.step("model of the recogniser", "", models::models)?;
    let cargo = || {
        let mut command = cargo();
        command.env(models::VARIABLE, &models);
        command
    };
    if output(cargo().args(["nextest", "--version"])).is_some() {
        steps.step("tests", "", || run(cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"])))?;
        steps.step("doc tests", "", || run(cargo().args(["test", "--workspace", "--doc", "--quiet"])))
    } else {
        steps.step("tests and doc tests", "", || run(cargo().args(["test", "--workspace", "--no-fail-fast"])))
    }
}

/// What the site's own scripts promise, without a browser.
fn scripts() -> Result<()> {
    let tests = root().join("tests");
    run(program("node").arg("--test").args(test_files(&tests)?).current_dir(&tests))
}

/// The names of the test files of a folder, in order.
fn test_files(folder: &Path) -> Result<Vec<String>> {
    let files = std::fs::read_dir(folder).when(|| format!("could not read {}", folder.display()))?;
    let mut names: Vec<String> = files
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    names.sort();
    Ok(names)
}

fn page_tests(steps: &mut Steps) -> Result<()> {
    steps.step("scripts", "`node --test tests/NAME.test.mjs` tells more.", scripts)?;
    let tools = steps.step("tools for the page", "", tools::page_tools)?;
    let packages: Vec<&str> =
        WASM_ROOMS.iter().filter(|room| root().join(room.0).is_dir()).map(|r| r.1).collect();
    let named = packages.iter().flat_map(|package| ["--package", package]);
    let mut lint = cargo();
    lint.arg("clippy").args(named).args([
        "--features",
        "gouji-reader/office,gouji-reader/pdf",
        "--target",
        WASM,
        "--",
        "-D",
        "warnings",
    ]);
    steps.step("lint for WebAssembly", "", || run(&mut lint))?;
    steps.step("what is given away", "", || dist::dist(&tools))?;
    let browsers = steps.step("browsers", "", || {
        let browsers = Browsers { chromium: chromium()?, firefox: firefox()? };
        for found in std::iter::once(&browsers.chromium).chain(&browsers.firefox) {
            println!("  {}", found.display());
        }
        Ok(browsers)
    })?;
    if browsers.firefox.is_none() {
        steps.left_out("Firefox", "for want of one");
    }
    match chromedriver() {
        Some(driver) => {
            steps.step("package in the browser", "", || package::test(&tools, &browsers.chromium, &driver))?
        }
        None => steps.left_out("package in the browser", "for want of a chromedriver"),
    }
    let samples = steps.step("samples for the browser", "", samples)?;
    let hint = "Pictures of the page as it was are in test-results/.";
    steps.step("end to end", hint, || end_to_end(&browsers, &samples))
}

/// What the browser tests drive.
struct Browsers {
    chromium: PathBuf,
    firefox: Option<PathBuf>,
}

/// Folders whose packages run in the browser.
const WASM_ROOMS: [(&str, &str); 3] =
    [("web", "gouji-web"), ("crates/reader", "gouji-reader"), ("crates/wasm", "gouji-wasm")];

/// Made-up disclosures for the browser to read, written afresh.
fn samples() -> Result<PathBuf> {
    let folder = fresh("target/e2e-samples")?;
    if root().join("crates/samples/examples/write.rs").is_file() {
        let write = [
            "run",
            "--quiet",
            "--package",
            "gouji-samples",
            "--features",
            "files",
            "--example",
            "write",
            "--",
        ];
        run(cargo().args(write).arg(&folder).arg(SAMPLES))?;
    } else {
        println!("  crates/samples has no example `write`: no samples");
    }
    Ok(folder)
}

fn end_to_end(browsers: &Browsers, samples: &Path) -> Result<()> {
    fresh("test-results")?;
    let tests = root().join("tests").join("e2e");
    let installed = tests.join("node_modules").join(".package-lock.json");
    if !newer(&installed, &tests.join("package-lock.json")) {
        let quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
        run(npm().arg("ci").args(quiet).current_dir(&tests))?;
    }
    let mut node = program("node");
    node.args(["--test", "--test-reporter=spec"]).args(test_files(&tests)?).current_dir(&tests);
    node.env("CHROME", &browsers.chromium)
        .env("GOUJI_DIST", page::site())
        .env("GOUJI_GIVEN", dist::folder())
        .env("GOUJI_SAMPLES", samples);
    if let Some(firefox) = &browsers.firefox {
        node.env("FIREFOX", firefox);
    }
    run(&mut node)
}

/// Whether `made` is there and not older than `source`.
fn newer(made: &Path, source: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    matches!((time(made), time(source)), (Some(made), Some(source)) if made >= source)
}

/// Installs everything that the other commands need, and runs nothing.
pub fn set_up() -> Result<()> {
    let tools = tools::page_tools()?;
    println!("Trunk    {}", tools.trunk.display());
    println!("Model    {}", models::models()?.display());
    println!("Chromium {}", chromium()?.display());
    if let Some(firefox) = firefox()? {
        println!("Firefox  {}", firefox.display());
    }
    Ok(())
}

/// The benchmark, with the caller's arguments.
pub fn bench(arguments: &[String]) -> Result<()> {
    let command = ["run", "--release", "--package", "gouji-cli", "--example", "bench", "--"];
    run(cargo().args(command).args(arguments))
}
