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

fn reported_at(text: &str, cell: &str) -> bool {
    report(text).findings.iter().flat_map(|f| &f.places).any(|place| {
        text.match_indices(cell)
            .any(|(at, _)| (place.start as usize) < at + cell.len() && at < place.end as usize)
    })
}

#[test]
fn a_surplus_is_reported_however_it_is_printed() {
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
        assert!(reported_at(&income(cell), cell), "{cell}");
    }
}

/// What tells how much and cannot be read as a number.
const UNREAD: &[&str] = &[
    "④⓪.⓪⓪",
    "④0.00",
    "❹⓿.⓿⓿",
    "⁴⁰.⁰⁰",
    "₄₀.₀₀",
    "Ⅳ0.00",
    "½",
    "40 1/2",
    "4E+01",
    "4×10",
    "=20+20",
    "四十",
    "四十万元",
    "肆拾万元整",
    "四〇.〇〇",
    "〤〇.〇〇",
    "约40.00",
    ">40.00",
    "RMB40.00",
    "€40.00",
    "40.00人",
    "40.00-50.00",
    "40.00/50.00",
    "40,00",
    "40·00",
    "4 0.00",
    "4_0.00",
    "4D.DD",
    "4°.00",
    "4Q.00",
    "OO.OO",
    "IOO",
    "4O",
    "4l",
    "123456789012345678",
    "40.00（含下属）",
    "40.00a",
    "40.00？",
    "（40.00",
    "40.00CR",
    "#REF!",
    "***",
    "XX.XX",
    "?",
    "4\u{305}0.00",
    "4\u{2800}0.00",
    "4\u{fffd}0.00",
    "4\u{e000}0.00",
    "~~40.00~~",
    "`40.00`",
    "４０万５千",
];

#[test]
fn what_tells_how_much_and_cannot_be_read_is_listed_and_reported_and_no_sum_is_made_over_it() {
    for cell in UNREAD {
        let surplus = income(cell);
        let part = income("").replacen("80.00\t80.00\t80.00", &format!("{cell}\t80.00\t80.00"), 1);
        for text in [&surplus, &part] {
            let report = report(text);
            assert!(reported_at(text, cell), "{cell}");
            assert!(
                report.findings.iter().all(|f| f.severity != Severity::Error),
                "{cell}: {:?}",
                report.findings
            );
            let unread: Vec<_> = report.figures.iter().filter(|f| f.is_unread()).collect();
            assert!(!unread.is_empty() && unread.iter().all(|f| f.agreed + f.contradicted == 0), "{cell}");
        }
        // The totals of the rows are held against what can be read in no row.
        let across =
            report(&surplus).relations.iter().filter(|r| r.rule == "GJ102" && r.terms.len() > 1).count();
        assert!(
            across < report(&income("")).relations.iter().filter(|r| r.rule == "GJ102").count(),
            "{cell}"
        );
    }
}

#[test]
fn a_rule_that_is_switched_off_counts_nowhere() {
    let text = income("").replacen("80.00\t80.00\t80.00", "81.00\t80.00\t80.00", 1);
    let all = report(&text);
    assert!(all.relations.iter().any(|r| r.verdict == gouji::Verdict::Inconsistent));
    let rules = all.relations.iter().filter(|r| r.verdict == gouji::Verdict::Inconsistent).map(|r| r.rule);
    let options = Options { severities: rules.map(|rule| (rule, None)).collect(), ..Options::default() };
    let rest = check(&text, &options).remove(0);
    assert!(rest.relations.iter().all(|r| r.verdict != gouji::Verdict::Inconsistent));
    assert!(rest.suspects.is_empty() && rest.stories.is_empty(), "{:?}", rest.suspects);
    assert!(rest.figures.iter().all(|f| f.contradicted == 0));
}

#[test]
fn a_column_that_no_total_counts_is_reported_though_other_rows_hold() {
    let form = |cell: &str| {
        format!(
            "某县某馆2026年部门预算公开\n\n支出总体情况表\n\n单位：万元\n\n\
             科目编码\t科目名称\t合计\t基本支出\t项目支出\t经营支出\n\
             207\t文化旅游体育与传媒支出\t90.00\t70.00\t20.00\t{cell}\n\
             20701\t文化和旅游\t90.00\t70.00\t20.00\t{cell}\n\
             2070104\t图书馆\t60.00\t60.00\t\t\n\
             2070109\t群众文化\t30.00\t10.00\t20.00\t{cell}\n\
             221\t住房保障支出\t8.00\t8.00\t\t\n\
             22102\t住房改革支出\t8.00\t8.00\t\t\n\
             2210201\t住房公积金\t8.00\t8.00\t\t\n\
             \t合计\t98.00\t78.00\t20.00\t{cell}\n"
        )
    };
    let text = form("40.00");
    assert!(reported_at(&text, "40.00"));
    let report = report(&text);
    assert!(report.findings.iter().all(|f| f.severity == Severity::Note), "{:?}", report.findings);
    assert!(report.not_understood.is_empty(), "{:?}", report.not_understood);
    assert!(!reported_at(&form(""), "90.00"));
}

#[test]
fn a_list_that_is_short_of_its_totals_is_reported() {
    let form = |total: &str| {
        let row = |n: usize| format!("服务{n}\t0.50\t0.50\t\t\n");
        let rows: String = (0..30).map(row).collect();
        format!(
            "某县某馆2026年部门预算公开\n\n表 11\n\n财政拨款委托业务费支出情况表\n\n单位：万元\n\n\
             项目名称\t合计\t资金来源\t\t\n\t\t一般公共预算\t政府性基金\t国有资本经营预算\n\
             {rows}合计\t{total}\t{total}\t\t\n"
        )
    };
    let text = form("16.65");
    assert!(reported_at(&text, "16.65"));
    assert!(report(&text).findings.iter().all(|f| f.severity == Severity::Note));
    assert!(!reported_at(&form("15.00"), "15.00"));
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
