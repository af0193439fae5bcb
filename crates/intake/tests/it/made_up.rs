//! A made-up disclosure in every format gives the lines and tables that it was written from.

#![cfg(all(feature = "office", feature = "pdf"))]

use gouji_intake::take;
use gouji_samples::{Budget, Layout, files, render};

/// Lines and rows of a text; blank cells at the end of a row, and blanks around characters, say nothing.
fn lines(text: &str) -> Vec<String> {
    let cell = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = |line: &str| line.split('\t').map(cell).collect::<Vec<_>>().join("\t");
    text.lines()
        .map(line)
        .map(|line| line.trim_end_matches('\t').to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

fn texts() -> Vec<String> {
    let drawn = (0..4).flat_map(|seed| {
        let budget = Budget::made_up(seed);
        [Layout::Plain, Layout::Numbered].map(|layout| render(&budget, layout))
    });
    drawn.chain([gouji_samples::example()]).collect()
}

#[test]
fn every_format_gives_the_same() {
    for text in texts() {
        for (name, bytes) in files::of_every_format("样", &text) {
            let taken = take(bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
            let (ours, theirs) = (lines(&taken.text), lines(&text));
            // A spreadsheet has the names of its sheets besides, a PDF breaks lines where the page ends.
            let rows =
                |lines: &[String]| lines.iter().filter(|l| l.contains('\t')).cloned().collect::<Vec<_>>();
            let squeezed = |lines: &[String]| lines.concat().replace(' ', "");
            let (mine, wanted) = (rows(&ours), rows(&theirs));
            let differs = mine.iter().zip(&wanted).find(|(a, b)| a.replace(' ', "") != b.replace(' ', ""));
            assert_eq!(differs, None, "{name}");
            assert_eq!(mine.len(), wanted.len(), "{name}");
            if !["xlsx", "xls", "ods", "excel.xml"].iter().any(|sheets| name.ends_with(sheets)) {
                assert_eq!(squeezed(&ours), squeezed(&theirs), "{name}");
            }
        }
    }
}
