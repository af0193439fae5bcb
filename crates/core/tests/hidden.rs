//! What is printed is never nothing: money in odd digits, behind marks, or in a column that no total counts.

use gouji::{Options, Report, Severity, check};

fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report")
}

/// A form of income in which `cell` stands in the last column of every row, counted in no total.
fn income(cell: &str) -> String {
    let row = |label: &str| format!("{label}\t80.00\t80.00\t80.00\t\t\t{cell}\n");
    format!(
        "某县某馆2026年部门预算公开\n\n表2 收入总体情况表\n\n编制单位：某县某馆\t单位：万元\n\n\
         科目编码\t功能分类科目名称\t总计\t财政拨款（补助）小计\t一般公共预算\t政府性基金预算\t国有资本经营预算\t单位资金\n{}{}{}{}",
        row("207\t文化旅游体育与传媒支出"),
        row("20701\t文化和旅游"),
        row("2070104\t图书馆"),
        row("总计\t"),
    )
}

fn told_at(text: &str, cell: &str) -> bool {
    report(text).findings.iter().flat_map(|f| &f.places).any(|place| {
        text.match_indices(cell)
            .any(|(at, _)| (place.start as usize) < at + cell.len() && at < place.end as usize)
    })
}

#[test]
fn a_surplus_is_told_however_it_is_printed() {
    for cell in [
        "40.00",
        "４０.００",
        "٤٠.٠٠",
        "𝟒𝟎.𝟎𝟎",
        "40.00*",
        "40.00①",
        "40.00注",
        "4O.OO",
        "44444444444444444.00",
    ] {
        assert!(told_at(&income(cell), cell), "{cell}");
    }
}

#[test]
fn a_cell_that_is_not_understood_accuses_nobody_and_is_no_agreement() {
    let text = income("").replacen("80.00\t80.00\t80.00", "8O.OO\t80.00\t80.00", 1);
    let report = report(&text);
    let unread = report.figures.iter().find(|f| f.is_unread()).expect("a figure without value");
    assert_eq!((unread.agreed, unread.contradicted), (0, 0));
    assert!(report.findings.iter().all(|f| f.severity != Severity::Error), "{:?}", report.findings);
    assert!(report.findings.iter().any(|f| f.rule == "GJ622"));
}

#[test]
fn what_is_said_to_be_nothing_is_nothing() {
    for nothing in ["", "-", "—", "——", "/", "无"] {
        let report = report(&income(nothing));
        assert!(report.figures.iter().all(|f| !f.is_unread()), "{nothing}");
        assert!(
            report.findings.iter().all(|f| f.severity == Severity::Note),
            "{nothing}: {:?}",
            report.findings
        );
    }
}
