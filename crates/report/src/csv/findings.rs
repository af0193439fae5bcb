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
    let labels = labels(report);
    let mut out = String::new();
    for finding in &report.findings {
        let first = finding.places.first();
        let label = first.and_then(|p| labels.get(&(p.start, p.end))).copied().unwrap_or("");
        let place = first.map(|p| words::place(label, source, p.start, lang)).unwrap_or_default();
        let year = report.disclosure.year.map(|year| year.to_string()).unwrap_or_default();
        let story = finding.story.map(|story| (story + 1).to_string()).unwrap_or_default();
        write_row(
            &mut out,
            [
                report.source.name.as_str(),
                &report.disclosure.entity,
                &year,
                words::severity(&finding.severity, lang),
                &story,
                lang.of(&finding.message),
                &place,
                first.map_or("", |p| &p.text),
                should_be(report, finding),
                finding.difference.as_deref().unwrap_or(""),
                &finding.equation,
                if finding.set_aside.is_some() { lang.pick("是", "yes") } else { "" },
                finding.set_aside.as_deref().unwrap_or(""),
                &finding.rule,
                &finding.severity,
                &finding.fingerprint,
                if finding.set_aside.is_some() { "yes" } else { "" },
            ],
        );
    }
    out
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
