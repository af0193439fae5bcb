//! What the headline says of tables and paragraphs that were not understood.

use super::counts::Counts;
use super::headline::add;
use super::near::page_near;
use super::{both, plural};
use crate::published::{Message, NotUnderstood, Report};

/// Places that are named of what was not understood.
const MOST_PLACES: usize = 2;

/// Where it stands, for people: the page or the sheet of the file, else the line of the text.
fn stands(report: &Report, of: &NotUnderstood) -> Message {
    let figures = report.figures.iter().flatten();
    let mut within = figures.filter(|figure| (of.start..of.end).contains(&figure.start));
    match within.find_map(|figure| figure.origin.as_ref()).or_else(|| page_near(report, of.start)) {
        Some(origin) => origin.label.clone(),
        None => both(format!("第 {} 行", of.line), format!("line {}", of.line)),
    }
}

/// What was not understood, and how many. Where nothing else is reported as wrong, what fails there is called what it
/// most likely is, our own misreading, with its place.
pub(super) fn add_not_understood(said: &mut Message, report: &Report, counts: &Counts) {
    if counts.is_all_understood() {
        return;
    }
    let (tables, prose, fail) = (counts.unread, counts.unread_prose, counts.doubted);
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    if tables > 0 {
        zh.push(format!("{tables} 张表"));
        en.push(format!("{tables} {}", plural(tables, "table", "tables")));
    }
    if prose > 0 {
        zh.push(format!("{prose} 段文字"));
        en.push(format!("{prose} {}", plural(prose, "paragraph", "paragraphs")));
    }
    let (zh, en, were) = (zh.join("、"), en.join(" and "), plural(tables + prose, "was", "were"));
    let mut places: Vec<Message> = Vec::new();
    for place in report.not_understood.iter().map(|of| stands(report, of)) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    if places.is_empty() || fail == 0 || counts.wrong + counts.open > 0 {
        add(
            said,
            format!("{zh}没有读懂，没有列为问题。"),
            format!(
                "{en} {were} not understood and {} not told as mistakes.",
                plural(tables + prose, "is", "are")
            ),
        );
        return;
    }
    let (named, more) = places.split_at(places.len().min(MOST_PLACES));
    let (rest_zh, rest_en) = match more.len() {
        0 => (String::new(), String::new()),
        n => (format!("等 {} 处", n + named.len()), format!(" and {n} more")),
    };
    let named =
        |of: fn(&Message) -> &str, between: &str| named.iter().map(of).collect::<Vec<_>>().join(between);
    add(
        said,
        format!(
            "{zh}没有读懂，其中 {fail} 处对不上，可能是我们读错了，请看{}{rest_zh}。",
            named(|m| &m.zh, "、")
        ),
        format!(
            "{en} {were} not understood; {fail} {} there, perhaps only since we misread them: please look at {}{rest_en}.",
            plural(fail as usize, "comparison fails", "comparisons fail"),
            named(|m| &m.en, ", "),
        ),
    );
}

#[cfg(test)]
mod tests {
    use crate::published::{Figure, Message, NotUnderstood, Origin, Report};
    use crate::words::{Counts, headline_of};

    #[test]
    fn in_a_file_with_pages_the_page_is_named() {
        let of = NotUnderstood {
            what: "table".into(),
            start: 10,
            end: 90,
            line: 31,
            relations: 2,
            ..NotUnderstood::default()
        };
        let label = Message { zh: "第 8 页".into(), en: "page 8".into() };
        let origin = Some(Origin { label, page: Some(8), ..Origin::default() });
        let figures =
            vec![Figure { start: 5, ..Figure::default() }, Figure { start: 20, origin, ..Figure::default() }];
        // Two tables of one page are one place to look at.
        let report =
            Report { not_understood: vec![of.clone(), of], figures: Some(figures), ..Report::default() };
        let counts = Counts { relations: 9, exact: 9, checked: 20, ..Counts::of(&report) };
        let said = headline_of(&report, &counts);
        assert!(said.zh.ends_with("可能是我们读错了，请看第 8 页。"), "{}", said.zh);
        assert!(said.en.ends_with("please look at page 8."), "{}", said.en);
    }

    #[test]
    fn what_we_may_have_misread_is_listed_with_its_place() {
        let place = |what: &str, line| NotUnderstood {
            what: what.into(),
            line,
            relations: 2,
            ..NotUnderstood::default()
        };
        let mut report = Report { not_understood: vec![place("table", 31)], ..Report::default() };
        let with = |report: &Report| Counts { relations: 9, exact: 9, checked: 20, ..Counts::of(report) };
        let of = |report: &Report, counts: &Counts| headline_of(report, counts);
        let said = of(&report, &with(&report));
        assert_eq!(
            said.zh,
            "核对到的数字都对得上。1 张表没有读懂，其中 2 处对不上，可能是我们读错了，请看第 31 行。"
        );
        assert!(said.en.ends_with("1 table was not understood; 2 comparisons fail there, perhaps only since we misread them: please look at line 31."));
        report.not_understood.extend([place("sentence", 40), place("sentence", 52)]);
        assert!(of(&report, &with(&report)).zh.ends_with(
            "1 张表、2 段文字没有读懂，其中 6 处对不上，可能是我们读错了，请看第 31 行、第 40 行等 3 处。"
        ));
        assert!(!with(&report).is_sure());
        // Beside what is reported as wrong it is only counted.
        let wrong = Counts { wrong: 1, inconsistent: 2, ..with(&report) };
        assert!(of(&report, &wrong).zh.ends_with("1 张表、2 段文字没有读懂，没有列为问题。"));
    }
}
