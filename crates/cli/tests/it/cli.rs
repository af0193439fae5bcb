//! The command line as its users run it: inputs, exit codes, pipes, help.
//! Every option and subcommand has a test here or in `formats.rs`.

use crate::support::*;
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::process::Stdio;

#[test]
fn exit_codes_tell_unreadable_before_error_before_nothing() {
    let folder = Folder::new("exit");
    let right = folder.file("clean.txt", clean());
    let wrong = folder.file("planted.txt", planted());
    for format in ["text", "json", "jsonl", "sarif", "markdown", "csv"] {
        let code = |paths: &[&str]| gouji(&[&["check", "--format", format], paths].concat()).status.code();
        assert_eq!(code(&[&right]), Some(0), "{format}");
        assert_eq!(code(&[&right, &wrong]), Some(1), "{format}");
        assert_eq!(code(&[&wrong, "/nowhere/x.txt", &right]), Some(2), "{format}");
    }
}

#[test]
fn what_must_be_published_is_listed_when_asked_and_in_json_always() {
    let folder = Folder::new("due");
    let whole = &folder.file("whole.txt", gouji_samples::example_clean());
    let plain = gouji(&["check", whole]);
    assert!(!out(&plain).contains("公开内容清单"), "{}", out(&plain));
    let listed = gouji(&["check", "--due", whole]);
    assert_eq!(listed.status.code(), plain.status.code());
    let shown = out(&listed);
    assert!(shown.starts_with(out(&plain).trim_end()), "the report itself is the same");
    assert!(
        shown.contains("公开内容清单（按公开规定整理，非官方表格）") && shown.contains("✓ 有：机关运行经费"),
        "{shown}"
    );
    let english = gouji(&["check", "--due", "--lang", "en", whole]);
    assert!(out(&english).contains("yes: Procurement, explained"), "{}", out(&english));
    let json = &lines(&gouji(&["check", "--format", "jsonl", whole]))[0];
    assert_eq!(json["due"]["extent"], "whole");
    let piece = folder.file("piece.txt", "三公经费预算3.00万元，其中公务接待费1.00万元。\n");
    assert!(lines(&gouji(&["check", "--format", "jsonl", &piece]))[0].get("due").is_none());
}

#[test]
fn families_are_read_from_a_file_and_refused_with_a_line() {
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/families");
    let (family, text) = (format!("{docs}/example.json"), format!("{docs}/example.txt"));
    let known = |arguments: &[&str]| lines(&gouji(arguments))[0]["disclosure"]["forms"][1]["form"].clone();
    assert_eq!(known(&["check", "--format", "jsonl", &text]), "unknown");
    assert_eq!(known(&["check", "--format", "jsonl", "--families", &family, &text]), "expenditure");
    let folder = Folder::new("families");
    let wrong = folder.file("wrong.json", "{\n  \"schema\": \"gouji-families/1\",\n  \"family\": []\n}");
    let refused = gouji(&["check", "--families", &wrong, &text]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        err(&refused).contains("wrong.json:3:") && err(&refused).contains("families"),
        "{}",
        err(&refused)
    );
    assert_eq!(gouji(&["check", "--families", "/nowhere.json", &text]).status.code(), Some(2));
}

#[test]
fn forms_and_prose_of_one_body_and_year_are_joined_when_asked() {
    const FORMS: &str = "2026年部门预算公开表\n\n部门收支总体情况表\n\n编制部门：示例县档案馆\n\n单位：万元\n\n\
        收入\t\t支出\t\n项目\t预算数\t功能分类\t预算数\n\
        一般公共预算拨款\t10.00\t一般公共服务支出\t10.00\n收入总计\t10.00\t支出总计\t10.00\n";
    const PROSE: &str = "示例县档案馆\n\n2026年部门预算公开\n\n一、收支情况\n\n\
        示例县档案馆2026年收入预算 10.00 万元，支出预算 10.00 万元。\n";
    let folder = Folder::new("join");
    let (forms, prose) = (folder.file("forms.txt", FORMS), folder.file("prose.txt", PROSE));
    let check = |options: &[&str], paths: [&str; 2]| {
        gouji(&[&["check", "--format", "jsonl"], options, &paths].concat())
    };
    assert_eq!(lines(&check(&[], [&forms, &prose])).len(), 2);
    let joined = check(&["--join"], [&forms, &prose]);
    let one = lines(&joined);
    assert_eq!(one.len(), 1, "{}", err(&joined));
    assert!(one[0]["summary"]["relations"].as_u64() > Some(0));
    let other = folder.file("other.txt", PROSE.replace("2026", "2025"));
    let apart = check(&["--join"], [&forms, &other]);
    assert_eq!(lines(&apart).len(), 2);
    assert!(err(&apart).contains("没有找到同一单位、同一年份"), "{}", err(&apart));
}

#[test]
fn a_configuration_grades_rules_and_is_refused_with_a_line() {
    let folder = Folder::new("config");
    let text = folder.file("a.txt", gouji_samples::example());
    let rules = |arguments: &[&str]| -> Vec<String> {
        let report = &lines(&gouji(arguments))[0];
        let findings = report["findings"].as_array().cloned().unwrap_or_default();
        findings.iter().map(|f| format!("{} {}", f["rule"], f["severity"]).replace('"', "")).collect()
    };
    let all = rules(&["check", "--format", "jsonl", &text]);
    let first =
        all.first().expect("the example has findings").split(' ').next().unwrap_or_default().to_string();
    let off = folder
        .file("off.json", format!("{{\"schema\": \"gouji-config/1\", \"rules\": {{\"{first}\": \"off\"}}}}"));
    let rest = rules(&["check", "--format", "jsonl", "--config", &off, &text]);
    assert!(rest.len() < all.len() && !rest.iter().any(|f| f.starts_with(&first)), "{rest:?}");
    let note = folder.file(
        "note.json",
        format!("{{\"schema\": \"gouji-config/1\", \"rules\": {{\"{first}\": \"note\"}}}}"),
    );
    assert!(
        rules(&["check", "--format", "jsonl", "--config", &note, &text]).contains(&format!("{first} note"))
    );
    let wrong =
        folder.file("wrong.json", "{\n\"schema\": \"gouji-config/1\",\n\"rules\": {\"GJ999\": \"off\"}}");
    let refused = gouji(&["check", "--config", &wrong, &text]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("wrong.json:3:"), "{}", err(&refused));
}

#[test]
fn a_disclosure_is_held_against_another_one() {
    let rule = gouji::model::rules::rule("GJ502").expect("the rule").doc;
    let example = |kind: &str| -> String {
        let start = rule.find(&format!("```disclosure {kind}\n")).expect("an example");
        rule[start..].lines().skip(1).take_while(|l| *l != "```").map(|l| format!("{l}\n")).collect()
    };
    let folder = Folder::new("prior");
    let prior = folder.file("2025.txt", example("beside"));
    let (wrong, right) = (folder.file("a.txt", example("fires")), folder.file("b.txt", example("silent")));
    let reports =
        lines(&gouji(&["check", "--format", "jsonl", "--relations", "--with-prior", &prior, &wrong, &right]));
    let of = |n: usize, member: &str| reports[n]["beside"][0][member].clone();
    assert_eq!(of(0, "year"), 2025);
    // What the sentence says of basic expenditure, and by that the sum of both.
    assert_eq!(of(0, "inconsistent"), 2);
    assert_eq!((of(1, "inconsistent"), of(1, "relations")), (0.into(), of(0, "relations")));
    let reported = |n: usize| reports[n]["findings"].to_string().contains("GJ502");
    assert!(reported(0) && !reported(1));
    assert!(reports[0]["ties"].as_array().is_some_and(|t| t.iter().any(|t| t["verdict"] == "inconsistent")));
    let shown = out(&gouji(&["check", "--with-prior", &prior, &wrong]));
    assert!(shown.contains("与某镇财政所2025年预算对照"), "{shown}");
    assert_eq!(gouji(&["check", "--with-prior", "/nowhere.txt", &right]).status.code(), Some(2));
}

#[test]
fn standard_input_is_a_hyphen() {
    let text = clean();
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
    let text = clean();
    for name in ["d/b.txt", "d/a/z.md", "d/c.TXT", "d/.hidden.txt", "d/picture.png", "d/.git/x.txt"] {
        folder.file(name, &text);
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
    let text = planted();
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
fn a_closed_pipe_is_no_complaint() {
    let folder = Folder::new("pipe");
    let path = folder.file("a.txt", planted());
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
fn every_rule_is_listed_and_explained() {
    for (lang, title) in [("zh", gouji::model::rules::RULES[0].zh), ("en", gouji::model::rules::RULES[0].en)]
    {
        let list = out(&gouji(&["rules", "--lang", lang]));
        assert_eq!(list.lines().count(), gouji::model::rules::RULES.len());
        assert!(list.contains(title), "{list}");
        let first = out(&gouji(&["explain", "--lang", lang, gouji::model::rules::RULES[0].id.as_str()]));
        assert!(first.contains(title), "{first}");
    }
    for rule in gouji::model::rules::RULES {
        let output = gouji(&["explain", &rule.id.as_str().to_lowercase()]);
        assert!(out(&output).contains(rule.doc.trim()), "{}", rule.id);
        assert_eq!(output.status.code(), Some(0));
    }
    let none = gouji(&["explain", "GJ000"]);
    assert_eq!((none.status.code(), out(&none)), (Some(2), String::new()));
    assert!(err(&none).contains("gouji rules"));
}

#[test]
#[cfg(unix)]
fn a_named_pipe_is_refused_at_once() {
    let folder = Folder::new("pipe");
    let path = folder.0.join("waits.txt");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    if !made.is_ok_and(|status| status.success()) {
        return; // No such command here.
    }
    let output = gouji(&["check", "--format", "jsonl", &path.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output)[0]["verdict"], "unreadable");
    let text = folder.file("it.txt", "某县某馆2026年部门预算公开\n");
    for option in ["--config", "--families", "--with-prior"] {
        let output = gouji(&["check", option, &path.to_string_lossy(), &text]);
        assert_eq!(output.status.code(), Some(2), "{option}");
        assert!(err(&output).contains("waits.txt"), "{option}: {}", err(&output));
    }
}

#[test]
fn help_offers_only_what_does_something() {
    let help = out(&gouji(&["check", "--help"]));
    for option in
        ["--format", "--figures", "--relations", "--lang", "--families", "--config", "--with-prior", "--join"]
    {
        assert!(help.contains(option), "{option}");
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
