//! `gouji narrative`: the explanation of the forms, as text and as a Word file, checked again with them.

use crate::support::*;
use gouji_samples::files::xlsx;
use gouji_samples::{Budget, Layout, render_forms};
use std::fs;

fn forms(budget: &Budget) -> String {
    render_forms(budget, Layout::Plain)
}

#[test]
fn the_explanation_of_a_workbook_checks_clean_with_it() {
    let folder = Folder::new("narrative");
    let budget = Budget::made_up(11);
    let (file, text) = (folder.file("表格.xlsx", xlsx(&forms(&budget))), folder.file("说明.docx", ""));
    let before = folder.file("上年.txt", forms(&budget.of_year_before()));
    let done = gouji(&["narrative", &file, "--with-prior", &before, "--region", "xinjiang", "-o", &text]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(err(&done).contains("说明.docx") && err(&done).contains("处空白"), "{}", err(&done));
    let told = out(&gouji(&["text", &text]));
    assert!(told.contains("比上年预算") && told.contains("主要原因是【原因：＿＿＿】"), "{told}");
    assert_eq!(gouji(&["check", "--join", &file, &text]).status.code(), Some(0));
    let piped = gouji(&["narrative", &file, "--with-prior", &before, "--region", "xinjiang", "-o", "-"]);
    assert_eq!(out(&piped).lines().count(), told.lines().filter(|line| !line.trim().is_empty()).count());
}

#[test]
fn what_cannot_be_explained_is_told_and_nothing_is_written() {
    let folder = Folder::new("narrative-none");
    let file = folder.file("信.txt", "这里没有表。");
    let copy = folder.0.join("说明.txt").to_string_lossy().into_owned();
    for (lang, reason) in [("zh", "没有读到"), ("en", "no form")] {
        let done = gouji(&["narrative", "--lang", lang, &file, "-o", &copy]);
        assert_eq!(done.status.code(), Some(2));
        assert!(err(&done).contains(reason) && fs::metadata(&copy).is_err(), "{}", err(&done));
    }
    let two = format!("{}\n\n{}", forms(&Budget::made_up(1)), forms(&Budget::made_up(2)));
    let both = folder.file("两份.txt", two);
    let done = gouji(&["narrative", &both, "-o", &copy]);
    assert!(err(&done).contains("2 份公开"), "{}", err(&done));
    assert!(err(&gouji(&["narrative", &file, "-o", &file])).contains("同一个文件"));
    assert_eq!(gouji(&["narrative", "--region", "nowhere", &file, "-o", &copy]).status.code(), Some(2));
}
