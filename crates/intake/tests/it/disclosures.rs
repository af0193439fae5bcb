//! Real disclosures in several formats against their text: the same figures at the same coordinates, the same findings.
//! They lie where the environment variable GOUJI_DISCLOSURES says; without it the tests say so and pass.
#![cfg(all(feature = "office", feature = "pdf"))]
#![allow(clippy::disallowed_methods, reason = "a test reads its cases")]

use crate::agreement::{agreement, figures, findings};
use gouji::{Options, check};
use std::fs;
use std::path::PathBuf;

/// The files with an extension that have a text beside them, with both texts.
fn pairs(extension: &str) -> Vec<(String, String, String)> {
    let Ok(folder) = std::env::var("GOUJI_DISCLOSURES") else {
        println!("GOUJI_DISCLOSURES is not set: nothing is compared.");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let pair = |path: PathBuf| {
        let text = path.with_extension("txt");
        let wanted = path.extension().is_some_and(|e| e == extension) && text.exists();
        let read = |path: &PathBuf| gouji_intake::take(fs::read(path).expect("bytes")).expect("text").text;
        wanted.then(|| (path.display().to_string(), read(&text), read(&path)))
    };
    files.into_iter().filter_map(pair).collect()
}

#[test]
fn word_says_what_the_text_says() {
    for (name, text, word) in pairs("docx") {
        assert_eq!(agreement(&figures(&text, false), &figures(&word, false)), 10_000, "{name}");
        let of = |text: &str| findings(&check(text, &Options::default()));
        assert_eq!(of(&text), of(&word), "{name}");
    }
}

#[test]
fn excel_says_of_the_forms_what_the_text_says() {
    for (name, text, excel) in pairs("xlsx") {
        assert_eq!(agreement(&figures(&text, true), &figures(&excel, true)), 10_000, "{name}");
    }
}

#[test]
fn pdf_says_what_the_text_says() {
    for (name, text, pdf) in pairs("pdf") {
        let share = agreement(&figures(&text, false), &figures(&pdf, false));
        println!("{name}: {}.{:02} %", share / 100, share % 100);
        // The text of some is torn into the lines of the page, and is no measure.
        let is_measure = !name.contains("jiangsu-general-office-2017-forms");
        assert!(!is_measure || share >= 9_950, "{name}: {share}");
    }
}
