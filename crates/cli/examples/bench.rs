//! How long a whole check takes, as a ratio to one plain pass over the same text in the same run.
//! `cargo run --release -p gouji-cli --example bench [-- FILE…]`; without files, the made-up example.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How long each of the two is repeated, and how often at least.
const LONG: Duration = Duration::from_millis(1500);
const OFTEN: usize = 25;

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        measure("example", &gouji_samples::example());
    }
    let mut read_all = true;
    for path in &paths {
        match std::fs::read_to_string(path) {
            Ok(text) => measure(path, &text),
            Err(error) => {
                eprintln!("{path}: {error}");
                read_all = false;
            }
        }
    }
    if read_all { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

fn measure(name: &str, text: &str) {
    let options = gouji::Options::default();
    let (pass, passes) = median(|| black_box(text).chars().filter(char::is_ascii_digit).count());
    let (check, checks) = median(|| gouji::check(black_box(text), &options));
    let (publish, _) = median(|| gouji_report::check(black_box(text), name));
    let rate = |time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
    println!("{name}: {} bytes", text.len());
    println!("  plain pass    {pass:>12.1?}  {:>9.1} MB/s  ({passes} times)", rate(pass));
    println!("  check         {check:>12.1?}  {:>9.1} MB/s  ({checks} times)", rate(check));
    println!("  with report   {publish:>12.1?}  {:>9.1} MB/s", rate(publish));
    println!("  ratio check / plain pass: {:.1}", check.as_secs_f64() / pass.as_secs_f64());
}

/// The median time of `work`, and of how many runs; a first run warms the caches and is not counted.
fn median<T>(mut work: impl FnMut() -> T) -> (Duration, usize) {
    black_box(work());
    let mut times = Vec::new();
    let since = Instant::now();
    while times.len() < OFTEN || since.elapsed() < LONG {
        let start = Instant::now();
        black_box(work());
        times.push(start.elapsed());
    }
    times.sort_unstable();
    (times[times.len() / 2], times.len())
}
