//! What the headline says of tables and paragraphs that were not understood.

use super::counts::Counts;
use super::headline::add;
use super::plural;
use crate::published::{Message, Report};

/// Lines of the text that are named of what was not understood.
const MOST_LINES: usize = 2;

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
    let lines: Vec<u32> = report.not_understood.iter().map(|n| n.line).collect();
    if lines.is_empty() || fail == 0 || counts.wrong + counts.open > 0 {
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
    let (named, more) = lines.split_at(lines.len().min(MOST_LINES));
    let at = |word: &str| named.iter().map(|line| format!("{word}{line}")).collect::<Vec<_>>();
    let (rest_zh, rest_en) = match more.len() {
        0 => (String::new(), String::new()),
        n => (format!("等 {} 处", n + named.len()), format!(" and {n} more")),
    };
    let places: Vec<String> = named.iter().map(|line| format!("第 {line} 行")).collect();
    add(
        said,
        format!("{zh}没有读懂，其中 {fail} 处对不上，可能是我们读错了，请看{}{rest_zh}。", places.join("、")),
        format!(
            "{en} {were} not understood; {fail} {} there, perhaps only since we misread them: please look at {}{rest_en}.",
            plural(fail as usize, "comparison fails", "comparisons fail"),
            at("line ").join(", "),
        ),
    );
}

#[cfg(test)]
mod tests {
    use crate::published::{NotUnderstood, Report};
    use crate::words::{Counts, headline_of};

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
