//! Room: tests. Disclosures copied out of a PDF viewer, tabs and empty cells gone: nothing is told that is not so, and
//! most figures stand where the file has them.

use gouji::{Options, Report, Role, Severity, check};
use gouji_samples::{
    Budget, Layout, Slip, Viewer, copied, plant, regions, render, render_accounts, render_shanghai,
};
use std::collections::HashMap;

fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report for any text")
}

/// Made-up disclosures of every layout; of each kind, what share of the figures must be placed, in percent.
fn documents(seeds: std::ops::Range<u64>) -> Vec<(String, String, usize)> {
    let mut all = Vec::new();
    for seed in seeds {
        let budget = Budget::made_up(seed);
        let layout = Layout::ALL[seed as usize % Layout::ALL.len()];
        all.push((format!("{layout:?} {seed}"), render(&budget, layout), 70));
        all.push((format!("Shanghai {seed}"), render_shanghai(&budget), 80));
        all.push((format!("final accounts {seed}"), render_accounts(&budget), 50));
    }
    all
}

/// How often each value is told at each place.
fn places(report: &Report) -> HashMap<(String, String), usize> {
    let mut all = HashMap::new();
    for f in report.figures.iter().filter(|f| !f.blank && f.amount.decimals > 0) {
        *all.entry((f.amount.value.to_string(), format!("{:?} {:?}", f.coordinate, f.role))).or_insert(0) +=
            1;
    }
    all
}

fn assert_silent(name: &str, report: &Report) {
    if let Some(f) = report.findings.iter().find(|f| f.severity != Severity::Note) {
        panic!("{name}: {} {} {}", f.rule, f.message.zh, f.equation);
    }
}

#[test]
fn copies_of_consistent_documents_give_no_error_or_warning() {
    for (name, text, least) in documents(0..8) {
        let whole = places(&report(&text));
        for viewer in Viewer::ALL {
            let copy = report(&copied(&text, viewer));
            assert_silent(&format!("{name} {viewer:?}"), &copy);
            let copy = places(&copy);
            let same: usize = whole.iter().map(|(k, n)| (*n).min(copy.get(k).copied().unwrap_or(0))).sum();
            let all: usize = whole.values().sum();
            assert!(
                100 * same >= least * all,
                "{name} {viewer:?}: {same} of {all} figures stand where they should"
            );
        }
    }
}

#[test]
fn copies_of_many_documents_give_no_error_or_warning() {
    for seed in 8..40 {
        let budget = Budget::made_up(seed);
        let text = match seed % 5 {
            0 => render_accounts(&budget),
            1 => render_shanghai(&budget),
            n => render(&budget, Layout::ALL[n as usize - 2]),
        };
        let viewer = Viewer::ALL[seed as usize / 5 % 2];
        assert_silent(&format!("{seed} {viewer:?}"), &report(&copied(&text, viewer)));
    }
}

#[test]
fn copies_of_other_regions_give_no_error_or_warning() {
    let written = regions::PROVINCIAL_FINAL_ACCOUNTS.into_iter().chain(regions::PROVINCIAL_BUDGETS);
    for (n, text) in written.chain([regions::NATIONAL_BUDGET, regions::NATIONAL_FINAL_ACCOUNTS]).enumerate() {
        for viewer in Viewer::ALL {
            assert_silent(&format!("written {n} {viewer:?}"), &report(&copied(text, viewer)));
        }
    }
}

#[test]
fn a_title_between_captions_is_the_forms() {
    let text = "示例县档案馆\n2026年部门预算公开\n编制单位：示例县档案馆 一般公共预算支出情况表单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n\
        201 一般公共服务支出 10.00 6.00 4.00\n20126 档案事务 10.00 6.00 4.00\n2012601 行政运行 6.00 6.00\n2012604 档案馆 4.00 4.00\n\
        合计 10.00 6.00 4.00\n";
    let report = report(text);
    assert_eq!(report.disclosure.forms.len(), 1, "{:?}", report.disclosure.forms);
    assert_eq!(report.disclosure.forms[0].form, "general-expenditure");
    let placed = report
        .figures
        .iter()
        .filter(|f| !f.blank && f.unchecked != Some(gouji::Reason::ColumnUnknown))
        .count();
    assert_eq!(placed, 13);
}

const BELOW: &str = "单位：万元\n科目编码 科目名称 金额\n合计 30.00\n301 工资福利支出 20.00\n30101 基本工资 20.00\n302 商品和服务支出 10.00\n\
    30201 办公费 10.00\n一般公共预算基本支出预算表\n单位：万元\n功能科目代码 功能科目名称 金额\n合计 40.00\n201 一般公共服务支出 40.00\n20126 档案事务 40.00\n\
    2012601 行政运行 40.00\n一般公共预算支出预算表\n单位：万元\n功能科目代码 功能科目名称 金额\n合计\n政府性基金支出预算表\n收入 支出\n";

#[test]
fn titles_that_a_viewer_gives_after_their_rows_are_those_of_the_rows_above() {
    let read = report(&format!("2026年部门预算\n{BELOW}"));
    let forms: Vec<&str> = read.disclosure.forms.iter().map(|f| &*f.form).collect();
    // Of the last one headings follow the title, so that those above are not all.
    assert_eq!(forms, ["general-basic", "general-expenditure"]);
    assert_silent("titles below", &read);
    assert!(read.relations.len() > 3, "{}", read.relations.len());
    // With a title above the first they are those of the rows below.
    let text = format!("2026年部门预算\n一般公共预算收支总表\n{BELOW}");
    let turned = report(&text);
    assert_eq!(turned.disclosure.forms[1].form, "general-basic");
    assert!(turned.disclosure.forms[1].span.of(&text).contains("档案事务"));
}

#[test]
fn a_form_whose_columns_are_lost_is_not_empty() {
    let form = "一般公共预算项目支出情况表\n单位：万元\n丑寅卯辰\n巳午未申\n1.00 2.00 3.00\n4.00\n";
    let words = "一、收入情况说明\n收入为 9.00 万元。\n二、支出情况说明\n支出为 9.00 万元。\n三、其他情况说明\n其他事项已列示。\n";
    let stated = |text: &str| report(text).findings.iter().any(|f| f.rule == "GJ702");
    assert!(!stated(&format!("示例县档案馆2026年部门预算\n{form}{words}")));
    let empty = "一般公共预算项目支出情况表\n单位：万元\n项目\t合计\n总计\t\n";
    assert!(stated(&format!("示例县档案馆2026年部门预算\n{empty}{words}")));
}

const TARGETS: &str = "项目支出绩效目标表\n(2026年)\n项目名称\n档案数字化经费\n项目负责\n人\n王某\n项目资金(万\n元)\n年度预算总额 12.00 其中：财\n政拨款\n\
    10.00 其他资金 2.00\n项目总体目标\n完成数字化。\n一级指标\n二级指标\n三级指标 指标值\n指标值设置依据\n上年完成值\n指标分\n值权重\n指标赋分规则\n佐证资料\n\
    产出指标\n数量指标\n数字化卷数\n>=4000卷\n计划标准\n4000\n30\n按照完成比例赋分\n工作资料\n成本指标\n经济成\n本指标\n数字化成本\n<=12万元\n计划标准\n/\n20\n\
    按照完成比例赋分\n原始凭证\n满意度指标\n满意度指标\n读者满意度\n≥90%\n计划标准\n/\n40\n满意度赋分\n工作资料\n";

#[test]
fn performance_tables_of_copies_are_built_as_far_as_the_order_of_their_cells_is_certain() {
    let rules = |text: &str| -> Vec<&str> {
        report(text)
            .findings
            .iter()
            .filter(|f| f.severity != Severity::Note)
            .map(|f| f.rule.as_str())
            .collect()
    };
    let read = report(TARGETS);
    assert_eq!(read.figures.iter().filter(|f| f.role == Role::Weight).count(), 3);
    assert_eq!(rules(TARGETS), [""; 0]);
    assert_eq!(rules(&TARGETS.replace("10.00 其他", "11.00 其他")), ["GJ401"]);
    assert_eq!(rules(&TARGETS.replace("\n40\n", "\n45\n")), ["GJ403"]);
    assert_eq!(rules(&TARGETS.replace("<=12万元", "<=11万元")), ["GJ405"]);
    // Amounts one after the other might be anybody's, and so might weights without a rule for each.
    let together = TARGETS
        .replace("12.00 其中：财\n政拨款\n10.00 其他资金 2.00", "其中：财政拨款 其他资金 12.00 11.00 2.00");
    let read = report(&together);
    assert_eq!(read.figures.iter().filter(|f| f.unchecked == Some(gouji::Reason::ColumnUnknown)).count(), 3);
    assert_eq!(rules(&together), [""; 0]);
    assert_eq!(rules(&TARGETS.replace("\n40\n满意度赋分", "\n45\n满意度")), [""; 0]);
}

#[test]
fn slips_in_copies_are_noticed() {
    let (mut tried, mut noticed) = (0, 0);
    for seed in 0..40 {
        let text = render_shanghai(&Budget::made_up(seed));
        let kinds = [Slip::Digit, Slip::Transpose, Slip::Shift];
        let Some(planted) = plant(&text, 1, &kinds, seed) else { continue };
        let copy = report(&copied(&planted.text, Viewer::CellALine));
        tried += 1;
        noticed += usize::from(copy.findings.iter().any(|f| f.severity != Severity::Note));
    }
    assert!(tried > 30 && 100 * noticed >= 80 * tried, "{noticed} of {tried} noticed");
}

#[test]
fn a_heading_that_is_torn_beside_a_group_is_its_own() {
    let text = "示例市示例局2031年一般公共预算“三公”经费预算
一、2031年一般公共预算“三公”经费支出预算表
单位:万元
“三公”经费合计
因公出国(境)费
公务用车购置及运行费
公务
接待费
小计
公务用车购置费
公务用车运行费
150.5
12
58.5
25
33.5
80
二、2031年一般公共预算“三公”经费支出预算情况说明
示例市示例局2031年一般公共预算“三公”经费支出预算为150.5万元。其中:因公出国(境)费支出预算为12万元,公务接待费支出预算为80万元,公务用车购置及运行费支出预算为58.5万元。
";
    let read = report(text);
    assert_silent("torn beside a group", &read);
    let sums = |report: &Report| report.relations.iter().filter(|r| r.law == gouji::Law::Sum).count();
    assert!(sums(&read) >= 2, "{:?}", read.relations);
    let rules: Vec<_> =
        report(&text.replace("\n80\n", "\n90\n")).findings.iter().map(|f| f.rule.as_str()).collect();
    assert!(rules.contains(&"GJ301") || rules.contains(&"GJ102"), "{rules:?}");
}
