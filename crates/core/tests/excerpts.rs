//! Room: tests. Pieces of disclosures that were pasted without their forms, as citizens quote them: consistent ones are
//! read without complaint, and what contradicts itself is told.

use gouji::{Options, Report, Severity, check};

fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report for any text")
}

/// Rules of errors and warnings, but for the one that says that no form was found.
fn told(text: &str) -> Vec<&'static str> {
    let told = |f: &&gouji::Finding| f.severity != Severity::Note && f.rule != "GJ600";
    report(text).findings.iter().filter(told).map(|f| f.rule).collect()
}

/// Asserts that nothing is told of `text`, and `rule` once `right` is replaced by `wrong`.
fn slip(text: &str, right: &str, wrong: &str, rule: &str) {
    assert!(text.contains(right), "{right}");
    assert_eq!(told(text), Vec::<&str>::new(), "{text}");
    let wrong = text.replacen(right, wrong, 1);
    assert!(told(&wrong).contains(&rule), "{:?} in {wrong}", told(&wrong));
}

/// How many printed figures no relation takes part in.
fn unchecked(text: &str) -> usize {
    let figures = report(text).figures;
    figures.iter().filter(|f| !f.blank && f.agreed + f.contradicted == 0).count()
}

const ACCOUNTS: &str = "示例市灯塔站2031年度部门决算
第二部分 2031年度部门决算情况说明
一、收入支出决算总体情况说明
";

#[test]
fn what_was_received_need_not_be_what_was_spent() {
    let text = format!(
        "{ACCOUNTS}2031年收入总计500.00万元，支出总计470.00万元。与2030年相比，收入增加100.00万元，增长25.00%，支出减少30.00万元，增长-6.00%。\n2031年支出合计470.00万元，其中：基本支出300.00万元，项目支出170.00万元。"
    );
    slip(&text, "增长25.00%", "增长52.00%", "GJ304");
    slip(&text, "增长-6.00%", "增长-8.00%", "GJ304");
    slip(&text, "基本支出300.00", "基本支出330.00", "GJ302");
    let plain = format!("{ACCOUNTS}2031年收入500.00万元，支出470.00万元。");
    assert_eq!(told(&plain), Vec::<&str>::new());
}

#[test]
fn totals_that_nothing_else_bears_out_balance() {
    let text = format!("{ACCOUNTS}2031年度收入总计500.00万元，支出总计500.00万元。");
    slip(&text, "支出总计500.00", "支出总计550.00", "GJ301");
}

#[test]
fn one_section_tells_the_parts_of_another() {
    let text = format!(
        "{ACCOUNTS}2031年度收入500.00万元，支出470.00万元。\n二、支出决算情况说明\n2031年度基本支出300.00万元，项目支出170.00万元。"
    );
    slip(&text, "项目支出170.00", "项目支出107.00", "GJ302");
}

#[test]
fn a_part_called_as_its_whole_is_some_of_it() {
    let text = format!(
        "{ACCOUNTS}2031年度总支出581.45万元，其中本年支出480.71万元，较2030年度决算数减少90.49万元，下降15.8%。"
    );
    slip(&text, "下降15.8%", "下降18.5%", "GJ304");
}

#[test]
fn what_nobody_knows_by_name_has_parts_of_its_own() {
    let text = "示例市灯塔站2031年单位预算
五、一般公共预算支出情况说明
2031年一般公共预算拨款支出1493924.60元，其中：基本支出1440224.60元，项目支出53700.00元，具体如下：
灯塔运行1153136.60元，其中：基本支出1153136.60元，项目支出0元。主要用于灯塔。
航标研究与开发53700.00元，其中：
基本支出0元，项目支出53700.00元。主要用于航标。
船员医疗287088.00元，其中：基本支出287088.00元，项目支出0元。";
    assert_eq!(told(text), Vec::<&str>::new());
    assert_eq!(unchecked(text), 0);
}

#[test]
fn what_was_spent_is_held_against_the_plan_of_its_year() {
    let text = "示例市灯塔站2031年度“三公”经费支出决算情况说明
2031年度公务接待费支出2.14万元，与2031年度预算相比，增加1.14万元，增长114%。";
    slip(text, "增长114%", "增长1.14%", "GJ304");
    let beside = "一、“三公”经费支出情况说明。
2031年度本部门“三公”经费支出2.05万元，年初预算为2.95万元。其中：因公出国（境）费支出0万元，年初预算为0万元；公务用车运行维护费支出0万元，年初预算为0.95万元；公务接待费支出2.05万元，年初预算为2.00万元。";
    assert_eq!(told(beside), Vec::<&str>::new());
}

#[test]
fn parts_of_which_one_is_not_understood_imply_nothing_of_last_year() {
    let text = "示例区2031年一般公共预算“三公”经费预算安排520万元，与2030年预算持平：2031年因公出国（境）费预算170万元，与2030年预算相比增加170万元，公务用车运行费150万元，与2030年预算相比减少170万元。";
    assert_eq!(told(text), Vec::<&str>::new());
}
