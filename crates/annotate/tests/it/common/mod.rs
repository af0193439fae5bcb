//! What the tests of annotated files share: made-up disclosures with planted slips, and the parts of packages.

pub mod pdf;

use gouji_annotate::Remark;
use gouji_intake::Taken;
use gouji_report::file;
use gouji_report::published::Report;
use gouji_samples::{Budget, Layout, Slip, plant, render};
use std::io::{Cursor, Read};

/// A made-up disclosure with some slips in it.
pub fn planted(seed: u64, slips: usize) -> String {
    let text = render(&Budget::made_up(seed), Layout::Plain);
    let kinds = [Slip::Transpose, Slip::Digit, Slip::Shift, Slip::LostDigit];
    plant(&text, slips, &kinds, seed).expect("figures enough").text
}

pub fn take(bytes: &[u8]) -> Taken {
    gouji_intake::take(bytes.to_vec()).expect("a file that is read")
}

/// The reports on a file.
pub fn reports(taken: &Taken) -> Vec<Report> {
    let source = file::source(taken);
    let answers = file::check(&source, taken, "x", 0, &gouji::Options::default());
    answers.into_iter().map(|answer| answer.report).collect()
}

pub fn remarks(taken: &Taken) -> Vec<Remark> {
    let source = file::source(taken);
    reports(taken).iter().flat_map(|report| gouji_annotate::remarks(report, &source)).collect()
}

/// The parts of a package: names, and the bytes as they are packed.
pub fn packed(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut out = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index_raw(at).expect("an entry");
        let mut raw = Vec::new();
        entry.read_to_end(&mut raw).expect("its bytes");
        out.push((entry.name().to_owned(), raw));
    }
    out
}

/// The text of a part.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

/// Every part but those of these names is packed as it was.
pub fn same_but(before: &[u8], after: &[u8], changed: &[&str]) {
    let (before, after) = (packed(before), packed(after));
    for (name, raw) in &before {
        let now = after.iter().find(|(other, _)| other == name).unwrap_or_else(|| panic!("{name} is gone"));
        assert!(changed.contains(&name.as_str()) || now.1 == *raw, "{name} was not to be changed");
    }
    let order = |parts: &[(String, Vec<u8>)]| parts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(order(&after)[..before.len()], order(&before));
}
