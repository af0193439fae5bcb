//! How well scans are read: the PDFs that are named are drawn, disturbed as scanners and cameras do, recognised, and held
//! against what their own text says. `cargo run --release -p gouji-cli --example scans -- MODELS PDF...`; each line is one
//! way to disturb, summed up over all pages.

mod compared;
mod disturbed;

use compared::{Count, Known};
use disturbed::WAYS;
use gouji_intake::pdf::File;
use gouji_intake::scanned::{Scanner, pictures};
use gouji_report::file;
use gouji_scan::{CHARACTERS, Models, RECOGNISER};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// What is asked for.
struct Asked {
    models: PathBuf,
    files: Vec<PathBuf>,
    threads: usize,
    /// Only these ways to disturb, by their names.
    ways: Vec<String>,
    /// The most pages of a file.
    pages: u32,
    /// Whether each wrong figure is printed.
    wrong: bool,
}

fn main() {
    let asked = asked();
    let read = |name: &str| std::fs::read(asked.models.join(name)).expect("a file of the model");
    let characters = String::from_utf8(read(CHARACTERS)).expect("UTF-8");
    let models = Arc::new(Models::load(read(RECOGNISER), &characters).expect("the recogniser"));
    println!("{}", Count::HEAD);
    for way in WAYS.iter().filter(|way| asked.ways.is_empty() || asked.ways.iter().any(|w| w == way.name)) {
        let mut all = Count::default();
        for file in &asked.files {
            let count = one(&models, file, way, &asked);
            if asked.wrong {
                println!("  {}: {count}", file.display());
            }
            all.add(&count);
        }
        println!("{:<24}{all}", way.name);
    }
}

fn one(models: &Arc<Models>, path: &Path, way: &disturbed::Way, asked: &Asked) -> Count {
    let bytes = std::fs::read(path).expect("a PDF");
    let file = File::open(bytes.clone()).expect("a PDF");
    let known = gouji_intake::take(bytes).map(|taken| Known::of(&taken)).unwrap_or_default();
    let pages = file.pages().min(asked.pages);
    let drawn: Vec<_> = (1..=pages)
        .filter_map(|page| file.picture(page, way.dpi))
        .enumerate()
        .map(|(n, picture)| (disturbed::disturb(picture, way, n as u64), way.dpi))
        .collect();
    let points = 72.0 / way.dpi;
    let sizes: Vec<(f32, f32)> =
        drawn.iter().map(|(p, _)| (p.width as f32 * points, p.height as f32 * points)).collect();
    let known = known.moved(|page, at| match sizes.get(page as usize - 1) {
        Some(size) => disturbed::moved(at, *size, way),
        None => at,
    });
    let scanner = Scanner {
        models: &|| Ok(Arc::clone(models)),
        threads: asked.threads,
        goes_on: &|| true,
        progress: &|_, _| (),
    };
    let start = Instant::now();
    let taken = pictures(drawn, &scanner);
    let seconds = start.elapsed().as_secs_f64();
    let mut count = match taken {
        Ok(mut taken) => {
            let mut count = compared::compare(&known, &taken, pages, asked.wrong);
            file::settle(&mut taken, &gouji::Options::default());
            count.add_settled(&known, &taken, pages);
            count
        }
        Err(refusal) => {
            println!("{}: {}", path.display(), refusal.message().en);
            Count::default()
        }
    };
    (count.seconds, count.pages) = (seconds, pages as usize);
    count
}

fn asked() -> Asked {
    let mut out = Asked {
        models: PathBuf::new(),
        files: Vec::new(),
        threads: 2,
        ways: Vec::new(),
        pages: u32::MAX,
        wrong: false,
    };
    let mut arguments = std::env::args().skip(1);
    let mut paths = Vec::new();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().expect("a value");
        match argument.as_str() {
            "--threads" => out.threads = value().parse().expect("a number"),
            "--pages" => out.pages = value().parse().expect("a number"),
            "--way" => out.ways.push(value()),
            "--wrong" => out.wrong = true,
            path => paths.push(PathBuf::from(path)),
        }
    }
    assert!(paths.len() > 1, "scans [--threads N] [--pages N] [--way NAME] [--wrong] MODELS PDF...");
    out.models = paths.remove(0);
    out.files = paths;
    out
}
