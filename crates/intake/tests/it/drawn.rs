//! A page as it is drawn lies below what was read of it: every figure of the text stands where its place says.

#![cfg(feature = "drawn")]
#![allow(clippy::disallowed_methods, reason = "real disclosures are files, named by the environment")]

use crate::table::{pdf_of, ruled};
use gouji_intake::pdf::{Drawing, File, Reading};
use gouji_intake::{Drawn, Place, Taken};
use gouji_samples::files::{Font, pdf};

/// What is read of a file, and its first pages as they are drawn, at most so many.
fn opened(bytes: Vec<u8>, most: u32) -> (Taken, Vec<Drawn>) {
    let file = File::open(bytes).expect("a PDF");
    let mut reading = Reading::of(&file);
    while reading.next_page() {}
    let drawing = Drawing::of(&file);
    let pages = (1..=file.pages().min(most)).map(|page| drawing.page(page).expect("a page")).collect();
    assert_eq!(drawing.page(0), None);
    assert_eq!(drawing.page(file.pages() + 1), None);
    (reading.finish().expect("text"), pages)
}

/// How many whole figures of the text have their like on their page, within their place; and which have none.
fn figures_in_their_places((taken, pages): &(Taken, Vec<Drawn>)) -> (usize, Vec<&str>) {
    let (mut found, mut missing) = (0, Vec::new());
    for origin in &taken.origins {
        let text = &taken.text[origin.start as usize..origin.end as usize];
        let decimal = text.contains('.') && text.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
        let Place::Page { page, left, top, right, bottom } = origin.place else { panic!("no page") };
        let Some(drawn) = pages.get(page as usize - 1) else { continue };
        assert!(left >= -1.0 && top >= -1.0 && right <= drawn.width + 1.0 && bottom <= drawn.height + 1.0);
        if decimal {
            let within = |at: &[f32; 4]| {
                at[0] >= left - 1.0 && at[1] >= top - 1.0 && at[2] <= right + 1.0 && at[3] <= bottom + 1.0
            };
            // A figure that is broken over the lines of its cell is there in pieces.
            let there: Vec<&str> = drawn
                .numbers
                .iter()
                .filter(|(_, at)| within(at))
                .map(|(number, _)| number.as_str())
                .collect();
            if there.concat() == text {
                found += 1;
            } else {
                missing.push(text);
            }
        }
    }
    (found, missing)
}

#[test]
fn figures_of_a_made_up_disclosure() {
    for font in [Font::ToUnicode, Font::Predefined] {
        let opened = opened(pdf(&gouji_samples::example(), font), u32::MAX);
        let (found, missing) = figures_in_their_places(&opened);
        assert!(found > 200 && missing.is_empty(), "{found} {missing:?}");
    }
}

#[test]
fn figures_of_turned_pages() {
    let turned = format!("0 1 -1 0 400 0 cm\n{}", ruled());
    for page in ["/Rotate 90", "/Rotate 180", "/Rotate 270"] {
        for content in [ruled(), turned.clone()] {
            let opened = opened(pdf_of(&content, page), 1);
            assert_eq!(figures_in_their_places(&opened), (1, vec![]), "{page}");
        }
    }
}

#[test]
fn letters_of_fonts_that_are_not_there_are_text() {
    let (_, pages) = opened(pdf(&gouji_samples::example(), Font::Predefined), 1);
    assert!(pages[0].svg.contains(">预</text>"));
}

#[test]
fn nothing_of_a_document_becomes_markup() {
    let hostile = "<script>alert(1)</script>&<a href=\"https://example.com\">预算</a>";
    let (_, pages) = opened(pdf(hostile, Font::Predefined), 1);
    let svg = &pages[0].svg;
    assert!(!svg.contains("<script") && !svg.contains("<a ") && !svg.contains("http://example"));
    assert!(svg.contains("&amp;</text>") || !svg.contains(">&<"));
}

#[test]
fn real_disclosures() {
    let Some(folder) = std::env::var_os("GOUJI_DISCLOSURES") else { return };
    for entry in std::fs::read_dir(folder).expect("the folder").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "pdf") {
            let opened = opened(std::fs::read(&path).expect("a file"), 9);
            assert!(opened.1.iter().all(|page| page.svg.ends_with("</svg>")), "{}", path.display());
            let (found, missing) = figures_in_their_places(&opened);
            println!("{}: {found}, {missing:?}", path.display());
            assert!(100 * missing.len() <= found, "{} {missing:?}", path.display());
        }
    }
}
