//! Every finding as a row of CSV: what to look at, for a spreadsheet in which it is worked off.
//! What a reader set aside stays in the list, with the reason beside it.

use super::write_row;
use crate::outline::labels;
use crate::published::{Finding, Report};
use crate::source::SourceText;
use crate::words::{self, Lang};

/// The names of the columns, with its line break: for people first, for programs after them.
pub const HEADER: &str = "文件,单位,年度,轻重,第几项,内容,位置,现写,疑为,差额,算式,已核实,理由,rule,severity,\
fingerprint,set_aside\r\n";

/// The findings of one report, a line each, without the header.
pub fn rows(report: &Report, source: &SourceText, lang: Lang) -> String {
    let mut out = String::new();
    for cells in cells(report, source, lang) {
        write_row(&mut out, cells.each_ref().map(String::as_str));
    }
    out
}

/// The findings of one report as they stand below [`HEADER`].
pub fn cells(report: &Report, source: &SourceText, lang: Lang) -> Vec<[String; 17]> {
    let labels = labels(report);
    let row = |finding: &Finding| {
        let first = finding.places.first();
        let label = first.and_then(|p| labels.get(&(p.start, p.end))).copied().unwrap_or("");
        [
            report.source.name.clone(),
            report.disclosure.entity.clone(),
            report.disclosure.year.map(|year| year.to_string()).unwrap_or_default(),
            words::severity(&finding.severity, lang).to_owned(),
            finding.story.map(|story| (story + 1).to_string()).unwrap_or_default(),
            lang.of(&finding.message).to_owned(),
            first.map(|p| words::place(label, source, p.start, lang)).unwrap_or_default(),
            first.map(|p| p.text.clone()).unwrap_or_default(),
            should_be(report, finding).to_owned(),
            finding.difference.clone().unwrap_or_default(),
            finding.equation.clone(),
            if finding.set_aside.is_some() { lang.pick("是", "yes") } else { "" }.to_owned(),
            finding.set_aside.clone().unwrap_or_default(),
            finding.rule.clone(),
            finding.severity.clone(),
            finding.fingerprint.clone(),
            if finding.set_aside.is_some() { "yes" } else { "" }.to_owned(),
        ]
    };
    report.findings.iter().map(row).collect()
}

/// What the first place should say, where its story names it as a suspect.
fn should_be<'a>(report: &'a Report, finding: &Finding) -> &'a str {
    let Some(place) = finding.places.first() else { return "" };
    let story = finding.story.and_then(|story| report.stories.get(story as usize));
    let suspects = story.into_iter().flat_map(|story| &story.suspects);
    let mut suspects = suspects.filter_map(|&at| report.suspects.get(at as usize));
    let here = suspects.find(|s| (s.start, s.end) == (place.start, place.end));
    here.and_then(|s| s.should_be.as_deref()).unwrap_or("")
}
