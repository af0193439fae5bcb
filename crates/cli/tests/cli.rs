//! The command line as its users run it: every option, every format, the exit codes.
//! Documents are made up; the checker's judgement of them is the core's affair.

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "CI"] {
        command.env_remove(variable);
    }
    command
}

fn gouji(arguments: &[&str]) -> Output {
    command().args(arguments).output().expect("gouji runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect("a report a line")).collect()
}

fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("gouji runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("written");
    child.wait_with_output().expect("an end")
}

/// Eleven digits that nobody has.
fn telephone() -> String {
    ["1", "00", "0000", "0001"].concat()
}

#[test]
fn jsonl_is_one_report_a_line_in_the_order_of_the_arguments() {
    let folder = Folder::new("jsonl");
    let planted = folder.file("b.txt", gouji_samples::example());
    let clean = folder.file("a.txt", gouji_samples::example_clean());
    let missing = folder.0.join("nothing.txt").to_string_lossy().into_owned();
    let empty = folder.file("empty.txt", "");
    let binary = folder.file("binary.txt", (0..=255).collect::<Vec<u8>>());
    let paths = [&planted, &missing, &clean, &empty, &binary].map(String::as_str);
    let output = gouji(&[&["check", "--format", "jsonl"], &paths[..]].concat());
    let reports = lines(&output);
    let names: Vec<&str> = reports.iter().map(|r| r["source"]["name"].as_str().expect("a name")).collect();
    assert_eq!(names, paths);
    let verdicts: Vec<&str> = reports.iter().map(|r| r["verdict"].as_str().expect("a verdict")).collect();
    assert_eq!(verdicts[0], "inconsistent");
    assert!(["consistent", "rounding"].contains(&verdicts[2]));
    for i in [1, 3, 4] {
        assert_eq!(verdicts[i], "unreadable");
        let message = &reports[i]["findings"][0]["message"];
        assert!(message["zh"].as_str().is_some_and(|m| m.contains("请")), "{message}");
        assert!(message["en"].as_str().is_some_and(|m| m.contains("lease")), "{message}");
    }
    assert_eq!(reports[0]["source"]["bytes"], gouji_samples::example().len());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output), "");
}

#[test]
fn exit_codes_tell_unreadable_before_error_before_nothing() {
    let folder = Folder::new("exit");
    let clean = folder.file("clean.txt", gouji_samples::example_clean());
    let planted = folder.file("planted.txt", gouji_samples::example());
    for format in ["text", "json", "jsonl", "sarif", "markdown", "csv"] {
        let code = |paths: &[&str]| gouji(&[&["check", "--format", format], paths].concat()).status.code();
        assert_eq!(code(&[&clean]), Some(0), "{format}");
        assert_eq!(code(&[&clean, &planted]), Some(1), "{format}");
        assert_eq!(code(&[&planted, "/nowhere/x.txt", &clean]), Some(2), "{format}");
    }
}

#[test]
fn json_is_an_object_for_one_disclosure_and_an_array_for_more() {
    let folder = Folder::new("json");
    let a = folder.file("a.txt", gouji_samples::example());
    let b = folder.file("b.txt", gouji_samples::example_clean());
    let read = |paths: &[&str]| -> Value {
        serde_json::from_str(&out(&gouji(&[&["check", "--format", "json"], paths].concat()))).expect("JSON")
    };
    assert_eq!(read(&[&a])["schema"], "gouji-report/1");
    for n in 2..4 {
        let paths = [a.as_str(), &b, &a];
        let array = read(&paths[..n]);
        let names: Vec<&Value> =
            array.as_array().expect("an array").iter().map(|r| &r["source"]["name"]).collect();
        assert_eq!(names, paths[..n]);
    }
}

#[test]
fn figures_and_relations_are_there_when_asked_for() {
    let folder = Folder::new("lists");
    let path = folder.file("a.txt", gouji_samples::example());
    for (options, figures, relations) in [
        (&[][..], false, false),
        (&["--figures"][..], true, false),
        (&["--relations"][..], false, true),
        (&["--figures", "--relations"][..], true, true),
    ] {
        let report = &lines(&gouji(&[&["check", "--format", "jsonl"], options, &[&path]].concat()))[0];
        assert_eq!(report.get("figures").is_some(), figures);
        assert_eq!(report.get("relations").is_some(), relations);
        let text = out(&gouji(&[&["check", "--lang", "en"], options, &[&path]].concat()));
        assert_eq!(text.contains("\nFigures\n"), figures);
        assert_eq!(text.contains("\nRelations\n"), relations);
    }
}

#[test]
fn places_are_bytes_lines_and_characters_of_the_text() {
    let folder = Folder::new("places");
    let text = gouji_samples::example();
    let path = folder.file("a.txt", &text);
    let report = &lines(&gouji(&["check", "--format", "jsonl", &path]))[0];
    let places: Vec<&Value> = report["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .flat_map(|f| f["places"].as_array().expect("places"))
        .collect();
    assert!(!places.is_empty());
    for place in places {
        let at = |key: &str| place[key].as_u64().expect("a number") as usize;
        assert_eq!(text.get(at("start")..at("end")), place["text"].as_str());
        let before = &text[..at("start")];
        assert_eq!(at("line"), before.matches('\n').count() + 1);
        assert_eq!(at("column"), before.rsplit('\n').next().expect("a line").chars().count() + 1);
    }
}

#[test]
fn text_answers_first_in_chinese_or_english_and_without_colour_in_a_pipe() {
    let folder = Folder::new("text");
    let path = folder.file("a.txt", gouji_samples::example_clean());
    let shown = out(&gouji(&["check", &path]));
    assert!(shown.contains("\n\n数字彼此都对得上"), "{shown}");
    assert!(!shown.contains('\u{1b}'));
    let english = out(&gouji(&["check", "--lang", "en", &path]));
    assert!(english.contains("\n\nAll figures agree with one another"), "{english}");
    assert!(out(&gouji(&["check", "--lang", "zh", &path])).contains("数字彼此都对得上"));
    let several = out(&gouji(&["check", &path, &path]));
    assert!(
        several.trim_end().ends_with("共 2 份：2 份都对得上，0 份有对不上的数，0 份没有读出。"),
        "{several}"
    );
    let forced = command().env("CLICOLOR_FORCE", "1").args(["check", &path]).output().expect("gouji runs");
    assert!(out(&forced).contains('\u{1b}'));
}

#[test]
fn markdown_sarif_and_csv_are_what_they_say() {
    let folder = Folder::new("formats");
    let text = gouji_samples::example();
    let path = folder.file("预算 1.txt", &text);
    assert!(out(&gouji(&["check", "--format", "markdown", &path])).starts_with("# "));

    let log: Value =
        serde_json::from_str(&out(&gouji(&["check", "--format", "sarif", &path, &path]))).expect("JSON");
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["language"]), (&"2.1.0".into(), &"zh-CN".into()));
    assert!(
        run["artifacts"][0]["location"]["uri"].as_str().is_some_and(|u| u.is_ascii() && !u.contains(' '))
    );
    let results = run["results"].as_array().expect("results");
    assert!(results.iter().any(|r| r["kind"] == "fail") && results.iter().any(|r| r["kind"] == "pass"));
    assert_eq!(run["invocations"][0]["exitCode"], 1);

    let table = out(&gouji(&["check", "--format", "csv", &path, &path]));
    assert!(table.starts_with("source,entity,start,end,text,value,unit,"));
    assert_eq!(table.matches("source,entity").count(), 1, "one header for all");
    assert!(table.lines().count() > 100);
}

#[test]
fn sarif_counts_bytes_of_the_file() {
    let folder = Folder::new("bytes");
    let text = gouji_samples::example();
    let offset = |path: &str| -> Value {
        let log: Value =
            serde_json::from_str(&out(&gouji(&["check", "--format", "sarif", path]))).expect("JSON");
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["byteOffset"].clone()
    };
    let plain = offset(&folder.file("a.txt", &text)).as_u64().expect("an offset");
    let marked = offset(&folder.file("b.txt", format!("\u{feff}{text}")));
    assert_eq!(marked.as_u64(), Some(plain + 3));
    let gb = encoding_rs::GB18030.encode(&text).0.into_owned();
    assert_eq!(offset(&folder.file("c.txt", gb)), Value::Null, "none rather than a wrong one");
}

#[test]
fn standard_input_is_a_hyphen() {
    let text = gouji_samples::example_clean();
    let report = &lines(&piped(&["check", "--format", "jsonl", "-"], text.as_bytes()))[0];
    assert_eq!(report["source"]["name"], "-");
    assert_eq!(report["source"]["bytes"], text.len());
    let nothing = piped(&["check", "--format", "jsonl", "-"], b"");
    assert_eq!(
        (lines(&nothing)[0]["verdict"].as_str(), nothing.status.code()),
        (Some("unreadable"), Some(2))
    );
    assert_eq!(piped(&["text", "-"], text.as_bytes()).stdout, text.as_bytes());
}

#[test]
fn a_folder_is_walked_in_sorted_order() {
    let folder = Folder::new("folder");
    let clean = gouji_samples::example_clean();
    for name in ["d/b.txt", "d/a/z.md", "d/c.TXT", "d/.hidden.txt", "d/picture.png", "d/.git/x.txt"] {
        folder.file(name, &clean);
    }
    fs::create_dir_all(folder.0.join("none")).expect("a folder");
    let (d, none) = (folder.0.join("d"), folder.0.join("none"));
    let (d, none) = (d.to_string_lossy(), none.to_string_lossy());
    let reports = lines(&gouji(&["check", "--format", "jsonl", &d, &none]));
    let names: Vec<&str> = reports.iter().filter_map(|r| r["source"]["name"].as_str()).collect();
    let tails: Vec<&str> = names.iter().map(|n| n.rsplit(['/', '\\']).next().expect("a name")).collect();
    assert_eq!(tails, ["z.md", "b.txt", "c.TXT", tails[3]]);
    assert_eq!((names[3], &reports[3]["verdict"]), (&*none, &"unreadable".into()));
}

#[test]
fn text_prints_what_offsets_refer_to() {
    let folder = Folder::new("print");
    let text = "示例县档案馆2026年预算\r\n合计\t12.30\n";
    let gb = encoding_rs::GB18030.encode(text).0.into_owned();
    for (name, bytes) in
        [("utf8", text.as_bytes().to_vec()), ("bom", format!("\u{feff}{text}").into_bytes()), ("gb", gb)]
    {
        let output = gouji(&["text", &folder.file(name, bytes)]);
        assert_eq!((output.stdout.as_slice(), output.status.code()), (text.as_bytes(), Some(0)), "{name}");
    }
    let missing = gouji(&["text", "/nowhere/x.txt"]);
    assert_eq!((missing.status.code(), out(&missing)), (Some(2), String::new()));
    assert!(err(&missing).contains("There is no such file"), "{}", err(&missing));
}

#[test]
fn encodings_make_no_difference() {
    let folder = Folder::new("encodings");
    let text = gouji_samples::example();
    let gb = encoding_rs::GB18030.encode(&text).0.into_owned();
    let wide: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let files = [folder.file("a", &text), folder.file("b", gb), folder.file("c", wide)];
    let paths = files.each_ref().map(String::as_str);
    let mut reports = lines(&gouji(&[&["check", "--format", "jsonl"], &paths[..]].concat()));
    for report in &mut reports {
        report["source"] = Value::Null;
    }
    assert_eq!(reports[0], reports[1]);
    assert_eq!(reports[0], reports[2]);
}

#[test]
fn a_private_number_comes_out_of_no_format() {
    let folder = Folder::new("private");
    let text = gouji_samples::example().replacen("。", &format!("，联系电话{}。", telephone()), 9);
    let path = folder.file(&format!("{}.txt", telephone()), text);
    for format in ["text", "json", "jsonl", "sarif", "markdown", "csv"] {
        let output = gouji(&["check", "--figures", "--relations", "--format", format, &path]);
        assert!(!out(&output).contains(&telephone()) && !err(&output).contains(&telephone()), "{format}");
    }
}

#[test]
fn a_closed_pipe_is_no_complaint() {
    let folder = Folder::new("pipe");
    let path = folder.file("a.txt", gouji_samples::example());
    for format in ["text", "jsonl", "csv", "json", "sarif"] {
        let mut arguments = vec!["check", "--figures", "--format", format];
        arguments.extend([path.as_str(); 40]);
        let mut child = command()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("gouji runs");
        drop(child.stdout.take());
        let mut complaint = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut complaint).expect("UTF-8");
        assert_eq!(complaint, "", "{format}");
        assert!(child.wait().expect("an end").code().is_some_and(|code| code < 2), "{format}");
    }
}

#[test]
fn help_offers_only_what_does_something() {
    let help = out(&gouji(&["check", "--help"]));
    for option in ["--format", "--figures", "--relations", "--lang"] {
        assert!(help.contains(option), "{option}");
    }
    for option in ["--with-prior", "--families", "--config"] {
        assert!(!help.contains(option), "{option}");
        assert_eq!(gouji(&["check", option, "x", "y"]).status.code(), Some(2));
    }
    assert!(out(&gouji(&["--help"])).contains("勾稽"));
    assert!(out(&gouji(&["--version"])).starts_with("gouji "));
    assert_eq!(gouji(&["check"]).status.code(), Some(2));
    assert_eq!(gouji(&["check", "--format", "pdf", "x"]).status.code(), Some(2));
}

#[test]
fn no_bytes_make_it_fail_otherwise_than_by_report() {
    let folder = Folder::new("bytes-any");
    let sample = gouji_samples::example().into_bytes();
    let mut seed = 11_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) as usize) % below
    };
    let mut paths = Vec::new();
    for n in 0..60 {
        let mut bytes = sample.clone();
        let (cut, keep) = (random(bytes.len()), random(6000));
        bytes.drain(..cut);
        bytes.truncate(keep);
        for _ in 0..n {
            let at = random(bytes.len() + 1);
            bytes.insert(at, random(256) as u8);
        }
        paths.push(folder.file(&format!("{n:02}.txt"), bytes));
    }
    let arguments: Vec<&str> =
        ["check", "--format", "jsonl"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let output = gouji(&arguments);
    assert!(lines(&output).len() >= paths.len());
    assert_eq!(err(&output), "", "no fault");
}
