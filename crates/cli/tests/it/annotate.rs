//! `gouji annotate`: the file given back, read again by the same program; and what is reported where it cannot be.

use crate::support::*;
use gouji_samples::files::{Font, docx, ods, pdf, xlsx};
use std::fs;

#[test]
fn a_word_file_comes_back_with_its_correction_and_checks_clean() {
    let folder = Folder::new("annotate-docx");
    let (file, copy) = (folder.file("公开.docx", docx(&planted())), folder.file("批注.docx", ""));
    let done = gouji(&["annotate", &file, "-o", &copy]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(err(&done).contains("批注.docx") && err(&done).contains("1 处修订"), "{}", err(&done));
    assert_eq!(gouji(&["check", &file]).status.code(), Some(1));
    assert_eq!(gouji(&["check", &copy]).status.code(), Some(0), "the change counts as accepted");
    let commented = gouji(&["annotate", "--no-corrections", "--lang", "en", &file, "--output", &copy]);
    assert!(
        err(&commented).contains("written with") && !err(&commented).contains("tracked"),
        "{}",
        err(&commented)
    );
    assert_eq!(out(&gouji(&["text", &copy])), out(&gouji(&["text", &file])));
    let piped = gouji(&["annotate", "--no-corrections", &file, "-o", "-"]);
    assert_eq!(piped.stdout, fs::read(&copy).expect("the copy"), "the same file gives the same copy");
    let dated = gouji(&["annotate", "--date", "2026-03-01T08:00:00Z", &file, "-o", &copy]);
    assert_eq!(dated.status.code(), Some(0));
    assert_eq!(gouji(&["annotate", "--date", "yesterday", &file, "-o", &copy]).status.code(), Some(2));
}

#[test]
fn a_workbook_comes_back_with_a_sheet_that_is_not_read_again() {
    let folder = Folder::new("annotate-xlsx");
    let (file, copy) = (folder.file("表.xlsx", xlsx(&planted())), folder.file("批注.xlsx", ""));
    let done = gouji(&["annotate", &file, "-o", &copy]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert_eq!(out(&gouji(&["text", &copy])), out(&gouji(&["text", &file])));
    let again = lines(&gouji(&["check", "--format", "jsonl", &copy]));
    assert!(again[0]["source"]["notes"].to_string().contains("上次核对"), "{}", again[0]["source"]);
}

#[test]
fn a_pdf_comes_back_with_its_own_bytes_first() {
    let folder = Folder::new("annotate-pdf");
    let original = pdf(&planted(), Font::ToUnicode);
    let (file, copy) = (folder.file("公开.pdf", &original), folder.file("批注.pdf", ""));
    let done = gouji(&["annotate", &file, "-o", &copy]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(err(&done).contains("条批注") && !err(&done).contains("修订"), "{}", err(&done));
    let bytes = fs::read(&copy).expect("the copy");
    assert!(bytes.starts_with(&original) && bytes.len() > original.len());
    assert!(String::from_utf8_lossy(&bytes[original.len()..]).contains("/Highlight"));
    assert_eq!(out(&gouji(&["text", &copy])), out(&gouji(&["text", &file])));
    assert_eq!(gouji(&["annotate", &file, "-o", "-"]).stdout, bytes, "the same file gives the same copy");
    let moved = folder.file("损坏.pdf", [b"%\n", &original[..]].concat());
    for (lang, reason) in [("zh", "另存为"), ("en", "save or print it")] {
        let copy = folder.0.join("copy.pdf").to_string_lossy().into_owned();
        let done = gouji(&["annotate", "--lang", lang, &moved, "-o", &copy]);
        assert_eq!(done.status.code(), Some(2));
        assert!(err(&done).contains(reason) && fs::metadata(&copy).is_err(), "{}", err(&done));
    }
}

#[test]
fn what_cannot_be_annotated_is_reported_with_what_can() {
    let folder = Folder::new("annotate-not");
    let sheet = folder.file("表.ods", ods(&planted()));
    let text = folder.file("公开.txt", planted());
    let word = folder.file("公开.docx", docx(&planted()));
    let copy = |name: &str| folder.0.join(name).to_string_lossy().into_owned();
    for (file, copy, reason) in [
        (&sheet, copy("copy.ods"), "docx、xlsx 和 PDF"),
        (&text, copy("copy.txt"), ".html"),
        (&word, copy("copy.xlsx"), ".docx"),
        (&word, word.clone(), "另起一个名字"),
        (&copy("none.docx"), copy("copy.docx"), "none.docx"),
    ] {
        let done = gouji(&["annotate", file, "-o", &copy]);
        assert_eq!(done.status.code(), Some(2), "{file}");
        assert!(err(&done).contains(reason), "{}", err(&done));
        assert!(*file == copy || fs::metadata(&copy).is_err(), "{copy} is written");
    }
    let page = folder.0.join("公开.html").to_string_lossy().into_owned();
    assert_eq!(gouji(&["annotate", &text, "-o", &page]).status.code(), Some(0));
    assert!(fs::read_to_string(&page).expect("a page").starts_with("<!doctype html>"));
    let help = out(&gouji(&["annotate", "--help"]));
    for option in
        ["--output", "--no-corrections", "--date", "--families", "--config", "--with-prior", "--lang"]
    {
        assert!(help.contains(option), "{option}");
    }
}
