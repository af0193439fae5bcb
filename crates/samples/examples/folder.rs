//! Room: made-up disclosures. Writes many documents of mixed formats into a folder, for measuring: every one of another
//! seed, each tenth with a slip. `cargo run --release -p gouji-samples --features files --example folder -- DIR COUNT`

#![expect(
    clippy::disallowed_methods,
    reason = "a tool for developers, not the checker: it reads arguments and writes files"
)]

use gouji_samples::{Budget, Layout, Slip, files, plant, render, render_accounts, render_shanghai};
use std::{env, fs, path::PathBuf, process::ExitCode};

/// Documents in one folder.
const SHELF: u64 = 1000;

fn text(seed: u64) -> String {
    let budget = Budget::made_up(seed);
    let text = match seed % 4 {
        0 => render_accounts(&budget),
        1 => render_shanghai(&budget),
        _ => render(&budget, Layout::Plain),
    };
    let planted = (seed.is_multiple_of(10)).then(|| plant(&text, 1, &[Slip::Transpose], seed)).flatten();
    planted.map_or(text, |planted| planted.text)
}

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let count: Option<u64> = arguments.next_back().and_then(|count| count.parse().ok());
    let (Some(folder), Some(count)) = (arguments.next().map(PathBuf::from), count) else {
        eprintln!("folder DIR COUNT");
        return ExitCode::from(2);
    };
    for seed in 0..count {
        let shelf = folder.join(format!("{:03}", seed / SHELF));
        let (name, bytes) = files::of_format(seed as usize, &format!("{seed:06}"), &text(seed));
        if let Err(error) = fs::create_dir_all(&shelf).and_then(|()| fs::write(shelf.join(&name), bytes)) {
            eprintln!("{name}: {error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
