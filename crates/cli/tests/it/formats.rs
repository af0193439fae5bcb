//! Every format of `gouji check`, and the options that change what it tells.
//! Read back as its reader would.

use crate::support::*;
use gouji_samples::files::{Outcome, bad};
use serde_json::Value;

#[test]
fn jsonl_is_one_report_a_line_in_the_order_of_the_arguments() {
    let folder = Folder::new("jsonl");
    let wrong = folder.file("b.txt", planted());
    let right = folder.file("a.txt", clean());
    let missing = folder.0.join("nothing.txt").to_string_lossy().into_owned();
    let empty = folder.file("empty.txt", "");
    let binary = folder.file("binary.txt", (0..=255).collect::<Vec<u8>>());
    let paths = [&wrong, &missing, &right, &empty, &binary].map(String::as_str);
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
    assert_eq!(reports[0]["source"]["bytes"], planted().len());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output), "");
}

#[test]
fn json_is_an_object_for_one_disclosure_and_an_array_for_more() {
    let folder = Folder::new("json");
    let a = folder.file("a.txt", planted());
    let b = folder.file("b.txt", clean());
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
    let path = folder.file("a.txt", planted());
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
    let text = planted();
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
    let path = folder.file("a.txt", clean());
    let shown = out(&gouji(&["check", &path]));
    assert!(shown.contains("\n\n数字都对得上"), "{shown}");
    assert!(!shown.contains('\u{1b}'));
    let english = out(&gouji(&["check", "--lang", "en", &path]));
    assert!(english.contains("\n\nAll figures agree"), "{english}");
    assert!(out(&gouji(&["check", "--lang", "zh", &path])).contains("数字都对得上"));
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
    let text = planted();
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
    assert!(table.lines().count() > 20);
}

#[test]
fn sarif_counts_bytes_of_the_file() {
    let folder = Folder::new("bytes");
    let text = planted();
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
fn a_private_number_comes_out_of_no_format() {
    let folder = Folder::new("private");
    let text = format!("{}\n联系电话{}。\n", planted(), telephone());
    let path = folder.file(&format!("{}.txt", telephone()), text);
    for format in ["text", "json", "jsonl", "sarif", "markdown", "csv"] {
        let output = gouji(&["check", "--figures", "--relations", "--format", format, &path]);
        assert!(!out(&output).contains(&telephone()) && !err(&output).contains(&telephone()), "{format}");
    }
}

#[test]
fn every_bad_file_is_reported_with_what_to_do() {
    let folder = Folder::new("bad");
    let files = bad();
    for file in &files {
        folder.file(file.name, &file.bytes);
    }
    // Each by itself: an archive is read as what is in it.
    for file in &files {
        let path = folder.0.join(file.name).to_string_lossy().into_owned();
        let output = gouji(&["check", "--format", "jsonl", &path]);
        let report = &lines(&output)[0];
        match file.outcome {
            Outcome::Read => {
                assert_eq!((output.status.code(), &report["verdict"]), (Some(0), &"consistent".into()))
            }
            Outcome::Refused(matter, advice) => {
                let message = report["findings"][0]["message"]["zh"].as_str().expect("a message");
                assert!(message.contains(matter) && message.contains(advice), "{}: {message}", file.name);
                assert_eq!((output.status.code(), err(&output)), (Some(2), String::new()), "{}", file.name);
            }
        }
    }
}
