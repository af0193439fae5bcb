//! Room: tests. Ways of wording and of setting out that documents of many offices have: what is consistent is read without
//! complaint, and one slip is told where it stands.

use gouji::{Options, Report, Severity, check};

fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report for any text")
}

/// Rules of errors and warnings, but for the one that says that no form was found.
fn told(text: &str) -> Vec<&'static str> {
    let told = |f: &&gouji::Finding| f.severity != Severity::Note && f.rule != "GJ600";
    report(text).findings.iter().filter(told).map(|f| f.rule.as_str()).collect()
}

/// Asserts that nothing is told of `text`, and `rule` once `right` is replaced by `wrong`.
fn slip(text: &str, right: &str, wrong: &str, rule: &str) {
    assert!(text.contains(right), "{right}");
    assert_eq!(told(text), Vec::<&str>::new(), "{text}");
    let wrong = text.replacen(right, wrong, 1);
    assert!(told(&wrong).contains(&rule), "{:?} in {wrong}", told(&wrong));
}

#[test]
fn an_item_may_be_named_on_the_line_above_or_by_its_code() {
    let lead = "示例县站2031年度部门决算\n三、一般公共预算财政拨款支出决算情况说明\n2031年度财政拨款支出年初预算数为90.00万元，支出决算数为100.00万元，完成年初预算的111.11%，其中：\n";
    let above = format!(
        "{lead}1、卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）。\n年初预算为40.00万元，支出决算为42.00万元，完成年初预算的105.00%。\n2、住房保障支出（类）住房改革支出（款）住房公积金（项）。\n年初预算为50.00万元，支出决算为58.00万元，完成年初预算的116.00%。"
    );
    slip(&above, "完成年初预算的105.00%", "完成年初预算的150.00%", "GJ303");
    let code = format!(
        "{lead}（一）2101101（行政单位医疗）42.00万元。年初预算40.00万元，完成年初预算的105.00%。\n（二）2210201（住房公积金）58.00万元。年初预算50.00万元，完成年初预算的116.00%。"
    );
    slip(&code, "完成年初预算的116.00%", "完成年初预算的161.00%", "GJ303");
}

#[test]
fn what_is_said_to_equal_the_plan_equals_it() {
    let item = |n: &str, plan: &str, spent: &str, words: &str| {
        format!("{n}年初预算为{plan}万元，支出决算为{spent}万元，{words}。\n")
    };
    let (a, b) = (
        "1.一般公共服务支出（类）档案事务（款）行政运行（项）。",
        "2.住房保障支出（类）住房改革支出（款）住房公积金（项）。",
    );
    let text = |spent: &str| {
        format!(
            "示例县站2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n{}{}",
            item(a, "58.30", spent, "决算数与年初预算数相同"),
            item(b, "9.80", "9.80", "与年初预算数持平"),
        )
    };
    assert_eq!(told(&text("58.30")), Vec::<&str>::new());
    assert_eq!(told(&text("64.20")), ["GJ316"]);
}

#[test]
fn a_list_that_says_that_it_is_all_adds_up() {
    let text = "示例县站2031年度部门决算\n六、一般公共预算财政拨款基本支出决算情况说明\n工资福利支出486.30万元，包括：基本工资182.50万元、津贴补贴143.80万元、奖金96.00万元、住房公积金64.00万元。";
    slip(text, "津贴补贴143.80", "津贴补贴134.80", "GJ302");
    let some = text.replace("包括：", "主要包括：").replace("143.80", "134.80");
    assert_eq!(told(&some), Vec::<&str>::new());
}

#[test]
fn verbs_before_a_known_part_say_nothing() {
    let text = "示例县站2031年部门预算\n（三）政府采购情况\n2031年政府采购预算总额80.60万元，其中：计划购置货物20.60万元、计划实施工程30.00万元、计划委托服务30.00万元。";
    slip(text, "总额80.60", "总额85.60", "GJ302");
    let kinds = "示例县站2031年部门预算\n（二）政府采购情况\n2031年政府采购预算1700.50万元，其中：政府采购货物预算128.50万元（环卫设备110.00万元、检测设备18.50万元），政府采购工程预算1286.00万元，政府采购服务预算286.00万元。";
    slip(kinds, "货物预算128.50", "货物预算12.85", "GJ302");
    let named = "（二）政府采购情况\n2031年，示例省渔港建设服务中心政府采购预算总额100.00万元（货物类20.00万元，服务类80.00万元），较上年90.00万元增加10.00万元，增长11.1%。";
    slip(named, "增长11.1%", "增长1.11%", "GJ304");
}

#[test]
fn a_bracket_within_a_list_of_changes_does_not_end_it() {
    let text = "2031年部门预算公开说明\n七、“三公”经费预算情况说明\n2031年，“三公”经费预算总额47.80万元，其中：公务接待费9.60万元；公务用车购置及运行维护费34.20万元；因公出国（境）费4.00万元。较2030年预算减少2.20万元，其中：公务接待费减少1.40万元，公务用车购置及运行维护费减少2.80万元，因公出国（境）费增加2.00万元。";
    slip(text, "较2030年预算减少2.20", "较2030年预算减少2.02", "GJ501");
}

#[test]
fn what_a_price_and_a_count_come_to_is_of_the_same_thing() {
    let text = "五、2031年“三公”经费预算情况说明\n2031年“三公”经费预算16.00万元，其中：\n公务接待费4.80万元，计划接待60批次，每批次0.08万元，合计4.80万元。公务用车运行维护费11.20万元，保留车辆4辆，每辆2.8万元，合计11.20万元。因公出国（境）费0.00万元。";
    slip(text, "经费预算16.00万元，", "经费预算19.00万元，", "GJ302");
}

#[test]
fn shares_of_an_untold_whole_make_a_hundred() {
    let text = "2031年单位预算情况说明\n（三）基本支出按经济分类划分。\n1.工资福利支出预算612.48万元，占基本支出预算的70.40%。\n2.商品和服务支出预算198.36万元，占基本支出预算的22.80%。\n3.对个人和家庭的补助预算59.16万元，占基本支出预算的6.80%。";
    slip(text, "22.80%", "28.20%", "GJ317");
}

#[test]
fn last_years_amount_in_a_sentence_of_its_own_is_of_the_same_thing() {
    let text = "2031年“三公经费”预算情况说明\n一、公务用车购置及运行费\n公务用车运行维护费预算数50万元，主要是应急车辆费用。2030年预算数160万元，2031年预算比2030年预算下降68.8%。";
    slip(text, "下降68.8%", "下降66.8%", "GJ304");
}

#[test]
fn what_is_given_out_in_turn_comes_to_its_total() {
    let text =
        "在10部门中，支出最多的是交通厅，三项支出分别为63.79万元、974.64万元、382.88万元，总数1421.31万元。";
    slip(text, "382.88万元", "328.88万元", "GJ302");
}

#[test]
fn a_paragraph_goes_on_with_the_kinds_of_the_one_before() {
    let text = "2031年省级“三公”经费决算支出情况\n2031年省级“三公”经费支出229万元，比上年减少88万元。\n其中，因公出国（境）费61万元；公务用车购置及运行费141万元，包括公务用车购置费14万元和公务用车运行费127万元；公务接待费27万元。";
    slip(text, "公务接待费27万元", "公务接待费72万元", "GJ302");
}

#[test]
fn beside_nothing_all_is_change() {
    let text = "（二）政府采购预算安排情况说明\n2031年政府采购预算17000元，同比增加17000元，上年无该预算。";
    slip(text, "同比增加17000元", "同比增加71000元", "GJ501");
}

/// Forms of one school that has no other money than the general budget's.
fn school(personnel: &str, operating: &str) -> String {
    format!(
        "示例县第二中学2031年单位预算公开表

表2
单位收入总表
金额单位：万元
单位名称	合计	一般公共预算拨款	政府性基金预算拨款	国有资本经营预算拨款	事业收入
合计	905.50	905.50			
示例县第二中学	905.50	905.50			

表3
单位支出总表
金额单位：万元
科目编码	科目名称	合计	基本支出小计	人员经费	公用经费	项目支出
合计		905.50	655.50	512.30	143.20	250.00
205	教育支出	905.50	655.50	512.30	143.20	250.00

表6
一般公共预算基本支出表
金额单位：万元
科目编码	科目名称	合计	人员经费	公用经费
合计		655.50	{personnel}	{operating}
301	工资福利支出	{personnel}	{personnel}	
302	商品和服务支出	{operating}		{operating}
"
    )
}

#[test]
fn all_money_of_one_budget_is_the_same_in_its_forms() {
    assert_eq!(told(&school("512.30", "143.20")), Vec::<&str>::new());
    assert!(told(&school("498.30", "157.20")).contains(&"GJ202"));
}

#[test]
fn numbers_of_lines_are_no_amounts() {
    let text = "示例市局2031年度部门决算\n政府采购情况表\n单位：万元\n项目\t栏次\t金额\n合计\t1\t6429.67\n货物\t2\t186.35\n工程\t3\t1924.60\n服务\t4\t4318.72\n";
    slip(text, "1924.60", "1942.60", "GJ101");
}

#[test]
fn a_code_that_lost_a_digit_is_told_where_it_stands() {
    let text = "示例县局2031年部门预算\n部门支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t66.20\t41.20\t25.00\n211\t节能环保支出\t25.00\t\t25.00\n21101\t环境保护管理事务\t25.00\t\t25.00\n2110102\t一般行政管理事务\t25.00\t\t25.00\n221\t住房保障支出\t41.20\t41.20\t\n22102\t住房改革支出\t41.20\t41.20\t\n2210201\t住房公积金\t41.20\t41.20\t\n";
    let odd = |text: &str| report(text).findings.iter().filter(|f| f.rule.as_str() == "GJ619").count();
    assert_eq!((odd(text), odd(&text.replace("2110102", "211010"))), (0, 1));
}

#[test]
fn two_funds_of_a_project_stand_side_by_side() {
    let text = "示例县局2031年部门预算\n项目支出绩效目标表\n（2031年度）\n项目名称\t供水设施管护\t\t\t\t\n项目资金（万元）\t中期资金总额：\t1,500.00\t年度资金总额：\t\t500.00\n\t其中：财政拨款\t1,440.00\t其中：财政拨款\t\t480.00\n\t其他资金\t60.00\t其他资金\t\t20.00\n绩效指标\t一级指标\t二级指标\t三级指标\t\t指标值\n\t产出指标\t数量指标\t管护设施\t\t≥36处\n";
    slip(text, "480.00", "840.00", "GJ401");
}

#[test]
fn lines_of_the_site_name_no_bodies_of_the_document() {
    let text = "示例县农业农村局2031年度部门预算\n编制部门：示例县农业农村局\n一、部门收支总体情况说明\n示例县农业农村局2031年收入总预算100.00万元，支出总预算100.00万元。\n上一篇：示例县水利局2031年度部门预算公开\n下一条：示例县审计局2031年度部门预算公开";
    assert_eq!(told(text), Vec::<&str>::new());
}

#[test]
fn a_sentence_that_took_its_whole_and_a_part_from_elsewhere_is_one_story() {
    let text = |whole: &str, part: &str| {
        format!(
            "示例县局2031年部门预算

一般公共预算支出表
单位：万元
科目编码	科目名称	合计	基本支出	项目支出
213	农林水支出	1,500.00	1,295.62	204.38
21303	水利	1,500.00	1,295.62	204.38
2130301	行政运行	1,295.62	1,295.62	
2130306	水利工程运行与维护	204.38		204.38
合计		1,500.00	1,295.62	204.38

一般公共预算基本支出表
单位：万元
科目编码	科目名称	合计	人员经费	公用经费
301	工资福利支出	1,015.40	1,015.40	
30101	基本工资	1,015.40	1,015.40	
302	商品和服务支出	280.22		280.22
30201	办公费	280.22		280.22
合计		1,295.62	1,015.40	280.22

第三部分 2031年部门预算情况说明
六、一般公共预算基本支出情况说明
2031年一般公共预算基本支出{whole}万元，其中：人员经费{part}万元；公用经费280.22万元。"
        )
    };
    assert_eq!(told(&text("1,295.62", "1,015.40")), Vec::<&str>::new());
    let report = report(&text("1,385.62", "1,105.40"));
    assert_eq!(report.stories.len(), 1);
    assert_eq!(report.suspects.len(), 2);
}

#[test]
fn what_was_carried_out_is_held_against_the_plan_told_beside_it() {
    let text = "示例局2031年度部门决算\n“三公”经费财政拨款决算情况说明\n2031年“三公”经费财政拨款决算数78.39万元，比2031年“三公”经费财政拨款年初预算84.20万元减少5.81万元，下降6.9%，完成年初预算的93.1%。其中：\n1.因公出国（境）费用。2031年决算数3.86万元，比2031年年初预算数5.00万元减少1.14万元，下降22.8%。\n2.公务接待费。2031年决算数0.46万元，比年初预算数1.20万元减少0.74万元，下降61.7%。\n3.公务用车购置及运行维护费。2031年决算数74.07万元，比2031年年初预算数78.00万元减少3.93万元，下降5.0%。";
    slip(text, "减少0.74万元", "减少0.47万元", "GJ501");
    slip(text, "数78.00万元", "数87.00万元", "GJ501");
    slip(text, "预算84.20万元", "预算82.40万元", "GJ501");
}

#[test]
fn what_counts_carried_over_money_is_no_less_than_the_years() {
    let text = "示例局2031年部门预算\n二、收入总体情况\n示例局2031年收入预算120.0万元，其中：一般公共预算拨款收入110.0万元；上年结转结余10.0万元。与2030年预算相比减少20.0万元，其中一般公共预算（含上年结转）减少6.8万元，其他收入减少13.2万元。";
    assert_eq!(told(text), Vec::<&str>::new());
    let kinds = "示例局2031年部门预算\n2、政府采购情况\n政府采购预算总额289.00万元：政府采购货物预算12.00万元、政府采购工程预算258.00万元、政府采购服务预算19.00万元；其中一般公共预算拨款政府采购262.00万元：政府采购货物预算12.00万元、政府采购工程预算231.00万元、政府采购服务预算19.00万元。面向中小企业采购预算101.15万元，占政府采购预算总额的35.00%。";
    slip(kinds, "工程预算258.00", "工程预算285.00", "GJ302");
}

#[test]
fn two_subjects_take_two_changes() {
    let text = "2031年度本年收入、本年支出分别为3150.00万元、3264.00万元，比2030年度分别增加150.00万元、64.00万元，分别增长5.00%、2.00%。";
    slip(text, "、2.00%", "、2.60%", "GJ304");
}

#[test]
fn a_long_title_is_no_part_of_the_sentence_below() {
    let text = "示例市生态环境保护综合行政执法支队\n\n2031年度一般公共预算财政拨款“三公”经费支出决算情况说明\n\n2031年度一般公共预算财政拨款“三公”经费支出决算40.80万元，较2030年度增加0.20万元。具体如下：\n（1）因公出国（境）费支出决算7.20万元，较2030年度增加2.20万元。\n（2）公务用车购置及运行维护费支出决算31.50万元，较2030年度减少1.50万元。\n（3）公务接待费支出决算2.10万元，较2030年度减少0.50万元。";
    slip(text, "决算7.20万元", "决算2.70万元", "GJ302");
}

#[test]
fn a_label_that_a_page_tore_goes_on_below() {
    let text = "示例局2031年度部门决算\n收入支出决算总表\n单位：万元\n收入\t\t支出\t\n项目\t决算数\t项目\t决算数\n一、一般公共预算财政拨款收入\t406.20\t一、一般公共服务支出\t346.70\n二、其他收入\t6.40\t二、社会保障和就业支出\t58.20\n本年收入合计\t412.60\t本年支出合计\t404.90\n年初结转\t18.40\t年末结转\t26.10\n\n和结余\t\t和结余\t\n总计\t431.00\t总计\t431.00\n";
    slip(text, "总计\t431.00\n", "总计\t441.00\n", "GJ101");
}

#[test]
fn advice_of_the_template_is_told_in_any_bracket() {
    let text = "示例局2031年单位预算公开\n三、一般公共预算拨款支出预算\n2031年一般公共预算拨款支出预算845.20万元。【填报说明：没有支出的科目请删除，各单位按实际情况填列】";
    assert!(report(text).findings.iter().any(|f| f.rule.as_str() == "GJ615"));
    let note = "示例局2031年单位预算公开\n三、一般公共预算拨款支出预算\n2031年一般公共预算拨款支出预算845.20万元（详见附表三）。";
    assert!(!report(note).findings.iter().any(|f| f.rule.as_str() == "GJ615"));
}

#[test]
fn forms_before_the_only_parts_are_of_the_same_disclosure() {
    let rows: String = (1..14).map(|n| format!("2010{n:03}\t行政运行\t1.00\t1.00\n")).collect();
    let text = format!(
        "示例局\n2031年度部门决算公开\n目录\n第一部分 示例局概况\n第二部分 2031年度部门决算情况说明\n\n支出决算表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\n{rows}合计\t\t13.00\t13.00\n\n第一部分 示例局概况\n一、主要职能\n第二部分 2031年度部门决算情况说明\n三、支出决算情况说明\n本年支出合计13.00万元。"
    );
    assert_eq!(check(&text, &Options::default()).len(), 1);
}

#[test]
fn what_is_nearly_the_same_is_not_the_same() {
    let text = "示例局2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n1.一般公共服务支出（类）档案事务（款）行政运行（项）。年初预算为58.30万元，支出决算为58.20万元，决算数与年初预算数基本一致。\n2.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为9.80万元，支出决算为9.70万元，与年初预算数基本持平。";
    assert_eq!(told(text), Vec::<&str>::new());
}

#[test]
fn what_stands_before_a_comparison_is_what_is_compared() {
    let text = "示例局2031年部门预算\n五、“三公”经费财政拨款预算安排情况说明\n示例局2031年“三公”经费财政拨款预算数19.20万元，其中：公务接待费8.40万元，公务用车购置及运行维护费10.80万元，无因公出国（境）经费。\n（一）公务接待费较2030年预算9.12万元减少0.72万元，下降7.89%，主要原因是厉行节约。";
    slip(text, "下降7.89%", "下降8.79%", "GJ304");
    slip(text, "预算9.12万元", "预算9.21万元", "GJ501");
}

#[test]
fn a_sum_below_the_last_item_is_of_all_items() {
    let text = "示例镇2031年部门预算\n三、一般公共预算支出说明\n示例镇2031年一般公共预算支出120.00万元，具体如下：\n　　1.行政事业单位医疗（款）行政单位医疗（项）20.00万元，比上年预算增加2.00万元，增长11.11%。\n　　2.住房改革支出（款）住房公积金（项）100.00万元，比上年预算减少5.00万元，下降4.76%。\n　　基本支出120.00万元，其中人员经费90.00万元，公用经费30.00万元。";
    slip(text, "公用经费30.00", "公用经费3.00", "GJ302");
}
