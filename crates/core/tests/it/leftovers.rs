//! Room: tests. What is left of templates and of copies: told once and where it stands, and nothing of it in texts that were
//! filled in. All made up.

use gouji::{Finding, Options, check};

fn stated(text: &str, rule: &str) -> Vec<Finding> {
    let found = check(text, &Options::default()).into_iter().flat_map(|r| r.findings);
    found.filter(|f| f.rule == rule).collect()
}

fn places(text: &str, rule: &str) -> Vec<String> {
    let of = |f: Finding| f.places.iter().map(|p| p.of(text).to_string()).collect::<Vec<_>>();
    stated(text, rule).into_iter().flat_map(of).collect()
}

#[test]
fn advice_and_missing_amounts_are_left_of_a_template() {
    let text = "某局2031年部门预算\n六、基本支出情况\n人员经费70.00万元，主要包括：基本工资。（请照预算表里有金额的科目填）\n某局2031年政府性基金支出预算支出万元。\n";
    assert_eq!(places(text, "GJ615"), ["支出万元", "（请照预算表里有金额的科目填）"]);
    assert_eq!(places("单位：万元\n预算支出3.00万元。（请见附表）", "GJ615"), Vec::<String>::new());
}

#[test]
fn a_choice_is_left_where_its_reason_is_reported() {
    let text = "某局2031年部门预算\n财政拨款收入支出增加（减少）的主要原因是业务量增加。\n";
    assert_eq!(places(text, "GJ615"), ["增加（减少）"]);
    assert_eq!(places("（三）收入增加（减少）情况\n收入增加2.00万元。", "GJ615"), Vec::<String>::new());
}

#[test]
fn a_template_that_nobody_filled_in_is_one_story() {
    let text = "甲市XX局2031年度部门决算\n收入总计XXX万元。与上年相比增加（减少）XXX万元，增长（下降）XX%。其中：财政拨款收入XXX万元，占XX%。\n";
    let found = stated(text, "GJ615");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].places.len() > 6);
}

#[test]
fn a_class_that_lost_a_digit_is_reported_at_its_cell() {
    let form = |class: &str| {
        format!(
            "某院2031年单位预算\n\n支出预算总表\n\n单位：元\n\n功能分类科目编码\t\t\t科目名称\t合计\n类\t款\t项\t\t\n208\t\t\t社会保障和就业支出\t10\n208\t05\t\t行政事业单位养老支出\t10\n208\t05\t02\t事业单位离退休\t10\n210\t\t\t卫生健康支出\t20\n210\t11\t\t行政事业单位医疗\t20\n{class}\t11\t02\t事业单位医疗\t20\n合计\t\t\t\t30\n"
        )
    };
    assert_eq!(places(&form("21"), "GJ619"), ["21"]);
    assert_eq!(places(&form("21"), "GJ701"), Vec::<String>::new());
    assert_eq!(places(&form("210"), "GJ619"), Vec::<String>::new());
}

#[test]
fn the_body_above_is_not_the_own_one() {
    let text = |name: &str| {
        format!(
            "甲市乙区规划和资源局\n\n2031年度部门决算\n\n第一部分 甲市乙区规划和资源局概况\n\n甲市乙区规划和资源局负责规划。\n\n第二部分 {name}2031年度部门决算表\n\n第三部分 甲市乙区规划和资源局2031年度部门决算情况说明\n\n甲市乙区规划和资源局2031年度收入支出总计90.00万元。\n"
        )
    };
    assert_eq!(places(&text("甲市规划和资源局"), "GJ603"), ["甲市规划和资源局"]);
    assert_eq!(places(&text("乙区规划和资源局"), "GJ603"), Vec::<String>::new());
}

#[test]
fn an_outturn_of_an_older_year_is_left_over() {
    let text = |year: &str| {
        format!(
            "某街道办事处2031年部门预算\n\n2031年部门预算编制说明\n\n1. 公共法律服务12.00万元。2030年当年预算执行数为11.00万元。\n\n2. 离退休经费10.00万元。{year}当年预算执行数为9.00万元。\n\n3. 住房公积金8.00万元。2030年当年预算执行数为5.00万元。\n"
        )
    };
    assert_eq!(places(&text("2029年"), "GJ605"), ["2029年"]);
    assert_eq!(places(&text("2030年"), "GJ605"), Vec::<String>::new());
}

#[test]
fn the_note_below_a_form_is_of_that_form() {
    let text = |fund: &str| {
        format!(
            "某局2031年部门预算\n\n2031年部门国有资本经营预算支出功能分类预算表\n\n单位：元\n\n功能分类科目编码\t\t\t科目名称\t合计\n类\t款\t项\t\t\n合计\t\t\t\t\n\n注：本部门2031年无{fund}预算安排的支出，故本表为空表。\n"
        )
    };
    assert_eq!(stated(&text("政府性基金"), "GJ609").len(), 1);
    assert_eq!(stated(&text("国有资本经营"), "GJ609").len(), 0);
}
