//! Many documents: one that hangs or breaks takes nothing with it, and a run that was stopped goes on.

use crate::support::*;
use std::fs;
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A folder of `count` documents, each of another body.
fn many(folder: &Folder, count: usize) -> String {
    for n in 0..count {
        let text = if n % 3 == 0 { planted() } else { clean() };
        folder.file(&format!("公开/{n:03}.txt"), text.replace("示例县", &format!("示例{n}县")));
    }
    folder.0.join("公开").to_string_lossy().into_owned()
}

fn check(journal: &str, more: &[&str], folder: &str) -> Output {
    gouji(&[&["check", "--format", "jsonl", "--journal", journal], more, &[folder]].concat())
}

#[test]
fn a_run_that_was_stopped_goes_on_and_gives_what_a_whole_run_gives() {
    let folder = Folder::new("journal");
    let (all, journal) = (many(&folder, 40), folder.0.join("日志").to_string_lossy().into_owned());
    let whole = gouji(&["check", "--format", "jsonl", &all]);
    assert_eq!((whole.status.code(), lines(&whole).len()), (Some(1), 40));
    let mut stopped = command()
        .args(["check", "--format", "jsonl", "--jobs", "2", "--journal", &journal, &all])
        .stdout(Stdio::null())
        .spawn()
        .expect("gouji runs");
    let size = || fs::metadata(&journal).map_or(0, |data| data.len());
    wait_for(|| (size() > 2000).then_some(()));
    stopped.kill().expect("stopped");
    stopped.wait().expect("ended");
    let before = size();
    let resumed = check(&journal, &[], &all);
    assert_eq!(out(&resumed), out(&whole));
    assert_eq!(resumed.status.code(), whole.status.code());
    let after = size();
    assert!(before > 2000 && after > before, "{before} {after}");
    assert_eq!(out(&check(&journal, &[], &all)), out(&whole));
    assert_eq!(size(), after, "all was known");
    fs::write(Path::new(&all).join("001.txt"), planted()).expect("another version");
    let changed = check(&journal, &[], &all);
    assert_ne!(out(&changed), out(&whole), "another version is checked anew");
    let english = check(&journal, &["--figures"], &all);
    assert!(lines(&english)[0]["figures"].is_array(), "what else is asked is checked anew");
}

#[test]
fn what_is_no_journal_is_left_alone() {
    let folder = Folder::new("no-journal");
    let (all, other) = (many(&folder, 2), folder.file("汇总.txt", "a list of mine"));
    let refused = check(&other, &[], &all);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("不是核对的日志"), "{}", err(&refused));
    assert_eq!(fs::read_to_string(&other).expect("the file"), "a list of mine");
}

#[test]
fn jobs_and_seconds_are_numbers() {
    let folder = Folder::new("jobs");
    let all = many(&folder, 3);
    let run = |options: &[&str]| gouji(&[&["check", "--format", "jsonl"], options, &[&all]].concat());
    let all_cores = out(&run(&[]));
    for options in [["--jobs", "1"], ["--jobs", "3"], ["--time-limit", "0"], ["--time-limit", "60"]] {
        assert_eq!(out(&run(&options)), all_cores, "{options:?}");
    }
    for options in [["--jobs", "0"], ["--jobs", "many"], ["--time-limit=-1", "--figures"]] {
        assert_eq!(run(&options).status.code(), Some(2), "{options:?}");
    }
}

/// What is handed over under /dev/fd is read like a file; here nobody ever writes to it.
#[cfg(target_os = "linux")]
fn with_one_that_hangs(options: &str, folder: &Folder) -> Child {
    let (before, after) = (folder.file("a.txt", clean()), folder.file("b.txt", planted()));
    let mut command = std::process::Command::new("sh");
    let line = format!(
        "exec 3<&0 </dev/null; exec '{}' check --format jsonl {options} '{before}' /dev/fd/3 '{after}'",
        env!("CARGO_BIN_EXE_gouji")
    );
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    pipes.args(["-c", &line]).spawn().expect("gouji runs")
}

#[cfg(target_os = "linux")]
#[test]
fn a_document_that_hangs_is_passed_over_after_its_time() {
    let folder = Folder::new("hangs");
    let mut run = with_one_that_hangs("--jobs 1 --time-limit 8", &folder);
    let held = run.stdin.take();
    let done = run.wait_with_output().expect("an end");
    drop(held);
    let reports = lines(&done);
    assert_eq!(done.status.code(), Some(2), "{}", err(&done));
    let verdicts: Vec<&str> = reports.iter().filter_map(|r| r["verdict"].as_str()).collect();
    assert_eq!(verdicts, ["consistent", "unreadable", "inconsistent"]);
    let why = reports[1]["findings"][0]["message"]["zh"].as_str().unwrap_or_default();
    assert!(why.contains("8 秒没有核对完") && why.contains("--time-limit"), "{why}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_document_at_which_the_program_dies_is_told_and_the_others_are_checked() {
    let folder = Folder::new("dies");
    let mut run = with_one_that_hangs("--jobs 1 --time-limit 0", &folder);
    let held = run.stdin.take();
    let first = wait_for(|| child_at_the_pipe(run.id()));
    let killed = std::process::Command::new("kill").args(["-9", &first.to_string()]).status();
    assert!(killed.is_ok_and(|status| status.success()));
    let done = run.wait_with_output().expect("an end");
    drop(held);
    let reports = lines(&done);
    let verdicts: Vec<&str> = reports.iter().filter_map(|r| r["verdict"].as_str()).collect();
    assert_eq!(verdicts, ["consistent", "unreadable", "inconsistent"]);
    let why = reports[1]["findings"][0]["message"]["zh"].as_str().unwrap_or_default();
    assert!(why.contains("程序自身出了错"), "{why}");
}

/// The child of `parent` that waits for what nobody writes.
#[cfg(target_os = "linux")]
fn child_at_the_pipe(parent: u32) -> Option<u32> {
    let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children"));
    let threads = fs::read_dir(format!("/proc/{parent}/task")).ok()?;
    let of_threads = threads.flatten().filter_map(|t| fs::read_to_string(t.path().join("children")).ok());
    let all: String = children.into_iter().chain(of_threads).collect();
    let opened = |pid: &u32| {
        let files = fs::read_dir(format!("/proc/{pid}/fd")).ok();
        let target = |file: fs::DirEntry| fs::read_link(file.path()).ok();
        let own = fs::read_link(format!("/proc/{pid}/fd/3")).ok();
        let same =
            files.into_iter().flatten().flatten().filter_map(target).filter(|t| Some(t) == own.as_ref());
        own.is_some() && same.count() > 1
    };
    all.split_whitespace().filter_map(|pid| pid.parse().ok()).find(opened)
}

/// What comes about within a minute.
fn wait_for<T>(look: impl Fn() -> Option<T>) -> T {
    let since = Instant::now();
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(since.elapsed() < Duration::from_secs(60), "it does not come about");
        thread::sleep(Duration::from_millis(5));
    }
}
