//! Room: made-up disclosures. Writes documents of all layouts into a folder, for looking at.
//! `cargo run -p gouji-samples --example write -- DIR [COUNT]`

#![expect(
    clippy::disallowed_methods,
    reason = "a tool for developers, not the checker: it reads arguments and writes files"
)]

use gouji_samples::{
    Budget, Layout, example, example_clean, files, render, render_accounts, render_shanghai,
};
use std::{env, fs, path::PathBuf, process::ExitCode};

/// The bad files by name, each with the words that its message must have, or none where it is read; as JSON.
fn list(bad: &[files::Bad]) -> String {
    let words = |outcome| match outcome {
        files::Outcome::Refused(matter, advice) => format!("[{matter:?}, {advice:?}]"),
        files::Outcome::Read => "[]".to_owned(),
    };
    let lines: Vec<String> =
        bad.iter().map(|bad| format!("  {:?}: {}", bad.name, words(bad.outcome))).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("write DIR [COUNT]");
        return ExitCode::from(2);
    };
    let count = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(10);
    let mut written: Vec<(String, Vec<u8>)> = vec![
        ("example.txt".into(), example().into_bytes()),
        ("example-clean.txt".into(), example_clean().into_bytes()),
    ];
    written.extend(files::of_every_format("example", &example()));
    written.extend(files::halves("example", &example()));
    written.push(("example-long.pdf".into(), files::with_pages(&example(), 500)));
    written.push(("bad.json".into(), list(&files::bad()).into_bytes()));
    written.extend(files::bad().into_iter().map(|bad| (format!("bad-{}", bad.name), bad.bytes)));
    for seed in 0..count {
        let budget = Budget::made_up(seed);
        written.push((format!("{seed:04}-shanghai.txt"), render_shanghai(&budget).into_bytes()));
        written.push((format!("{seed:04}-accounts.txt"), render_accounts(&budget).into_bytes()));
        for layout in Layout::ALL {
            let name = format!("{seed:04}-{}.txt", format!("{layout:?}").to_lowercase());
            written.push((name, render(&budget, layout).into_bytes()));
        }
    }
    for (name, bytes) in written {
        if let Err(error) = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(&name), bytes)) {
            eprintln!("{name}: {error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
