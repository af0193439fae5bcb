//! Room: tests. The Word file: read back by the project's own reader, the same bytes each time.

use gouji::{Options, check};
use gouji_narrative::docx::docx;
use gouji_narrative::{Kind, Line, Narrative, write};
use gouji_samples::{Budget, Layout, render_forms};

#[test]
fn the_word_file_says_what_the_text_says() {
    let forms = render_forms(&Budget::made_up(5), Layout::Plain);
    let narrative = write(&check(&forms, &Options::default())[0], &[], None);
    let bytes = docx(&narrative).expect("a file");
    let taken = gouji_intake::take(bytes.clone()).expect("it is read");
    let lines = |text: &str| {
        text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(&taken.text), lines(&narrative.text()));
    assert!(docx(&narrative).expect("a file") == bytes, "the same bytes");
}

#[test]
fn any_text_makes_a_sound_file() {
    let line =
        Line { kind: Kind::Paragraph, text: "甲<乙>&\u{1}“丙”【原因：＿＿＿】丁".into() };
    let narrative = Narrative { lines: vec![line], ..Narrative::default() };
    let taken = gouji_intake::take(docx(&narrative).expect("a file")).expect("it is read");
    assert_eq!(taken.text.trim(), "甲<乙>&“丙”【原因：＿＿＿】丁");
}
