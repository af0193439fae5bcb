//! `gouji workbook`: read again by the same program, its numbers held against the reports.

use crate::support::*;
use gouji_samples::files::docx;
use std::fs;

/// The rows of the sheets of a workbook, as the program itself reads them.
fn rows(path: &str) -> Vec<Vec<String>> {
    let text = out(&gouji(&["text", path]));
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn row<'a>(rows: &'a [Vec<String>], file: &str) -> &'a [String] {
    rows.iter().find(|row| row[0].ends_with(file)).expect("a row of the file")
}

#[test]
fn a_folder_becomes_a_row_for_each_document_in_each_sheet() {
    let folder = Folder::new("workbook");
    folder.file("甲/公开.docx", docx(&planted()));
    folder.file("乙.txt", clean());
    folder.file("丙.docx", "no document");
    let (all, book) = (folder.0.to_string_lossy().into_owned(), folder.0.join("汇总.xlsx"));
    let book = book.to_string_lossy().into_owned();
    let done = gouji(&["workbook", &all, "-o", &book]);
    assert_eq!(done.status.code(), Some(2), "one could not be read: {}", err(&done));
    assert!(err(&done).contains("共 3 份，1 份有对不上的数，1 份没有读出"), "{}", err(&done));
    let rows = rows(&book);
    let reports = lines(&gouji(&["check", "--format", "jsonl", "--figures", &format!("{all}/乙.txt")]));
    let summary = &reports[0]["summary"];
    let clean = row(&rows, "乙.txt");
    assert_eq!(clean[1], "示例县档案馆");
    assert_eq!([&clean[2], &clean[3]], ["2026", "预算"]);
    let counted = ["figures", "checked", "unchecked", "relations", "inconsistent"];
    let printed = [5, 6, 7, 9, 10].map(|at| clean[at].as_str());
    assert_eq!(printed.map(str::to_owned), counted.map(|name| summary[name].to_string()), "{clean:?}");
    assert!(row(&rows, "公开.docx")[4].contains("有 1 个数对不上"));
    assert!(!row(&rows, "丙.docx")[4].is_empty(), "why it could not be read");
    let has = |cell: &str| rows.iter().flatten().any(|c| c == cell);
    assert!(has("不符（1）") && has("符合") && has("不能确定") && has("112.40"), "{rows:?}");
    let figures = reports[0]["figures"].as_array().expect("figures").len();
    assert_eq!(rows.iter().filter(|row| row.len() > 8 && row[8].ends_with("乙.txt")).count(), figures);
    let packed = fs::read(&book).expect("the workbook");
    // Once more: the workbook lies among the documents and is not read as one of them.
    let again = gouji(&["workbook", &all, "-o", &book]);
    assert!(err(&again).contains("共 3 份"), "{}", err(&again));
    assert_eq!(fs::read(&book).expect("the workbook").len(), packed.len());
}

#[test]
fn figures_can_be_left_out_and_headings_are_english_where_asked() {
    let folder = Folder::new("workbook-en");
    let (file, book) = (folder.file("a.txt", planted()), folder.file("book.xlsx", ""));
    let done = gouji(&["workbook", "--lang", "en", "--no-figures", &file, "-o", &book]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(err(&done).contains("1 reports, 1 do not agree"), "{}", err(&done));
    let rows = rows(&book);
    let has = |cell: &str| rows.iter().flatten().any(|c| c == cell);
    assert!(has("body") && has("fails (1)") && has("should be") && !has("contradicted"), "{rows:?}");
    let nowhere = folder.0.join("none/book.xlsx").to_string_lossy().into_owned();
    let refused = gouji(&["workbook", &file, "-o", &nowhere]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("book.xlsx"), "{}", err(&refused));
}
