//! Room: tests. Pieces of disclosures that were pasted without their forms, as citizens quote them: consistent ones are
//! read without complaint, and what contradicts itself is told.

use crate::common::single::{report, slip, stated};

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
    assert_eq!(stated(&plain), Vec::<&str>::new());
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
    assert_eq!(stated(text), Vec::<&str>::new());
    assert_eq!(unchecked(text), 0);
}

#[test]
fn what_was_spent_is_held_against_the_plan_of_its_year() {
    let text = "示例市灯塔站2031年度“三公”经费支出决算情况说明
2031年度公务接待费支出2.14万元，与2031年度预算相比，增加1.14万元，增长114%。";
    slip(text, "增长114%", "增长1.14%", "GJ304");
    let beside = "一、“三公”经费支出情况说明。
2031年度本部门“三公”经费支出2.05万元，年初预算为2.95万元。其中：因公出国（境）费支出0万元，年初预算为0万元；公务用车运行维护费支出0万元，年初预算为0.95万元；公务接待费支出2.05万元，年初预算为2.00万元。";
    assert_eq!(stated(beside), Vec::<&str>::new());
}

#[test]
fn parts_of_which_one_is_not_understood_imply_nothing_of_last_year() {
    let text = "示例区2031年一般公共预算“三公”经费预算安排520万元，与2030年预算持平：2031年因公出国（境）费预算170万元，与2030年预算相比增加170万元，公务用车运行费150万元，与2030年预算相比减少170万元。";
    assert_eq!(stated(text), Vec::<&str>::new());
}

#[test]
fn a_page_out_of_the_middle_is_read_by_its_words() {
    let text = "6
工资福利支出预算905709.06元，占基本支出预算92.28%，
同比增加21557.64元，增长2.44%，增长原因是调整社保基数标
准，支出增加。
商品和服务支出预算75800.00元，占基本支出预算7.72%，同比增加
52044.27元，增长219.08%，增长原因是编外人员经费列入基
本支出。";
    assert_eq!(unchecked(text), 2, "of what the shares are is not on the page");
    slip(text, "增长219.08%", "增长291.08%", "GJ304");
    // The share between an amount and its change is of that amount: any other rate of the sentence is told, too.
    let far = text.replace("增长219.08%", "增长50.63%");
    assert_eq!(stated(&far), ["GJ304"]);
}

const THREE: &str = "关于示例省港务厅财政拨款“三公”经费2031年预算情况的说明
";

#[test]
fn headings_under_a_title_name_the_parts() {
    let text = format!(
        "{THREE}示例省港务厅财政拨款“三公”经费2031年预算总额411.00万元，较2030年预算减少39.00万元，下降8.67%，主要是厉行节约。
一、因公出国（境）经费
2031年预算安排40.00万元，较2030年预算下降20.00%，主要原因是厉行节约。
二、公务接待费
2031年预算安排154.00万元，较2030年预算减少10.00万元，下降6.10%。
三、公务用车购置及运行维护费
2031年预算安排217.00万元，较2030年预算持平。"
    );
    slip(&text, "下降6.10%", "下降16.10%", "GJ304");
    slip(&text, "预算安排154.00", "预算安排145.00", "GJ302");
}

#[test]
fn a_bracket_names_the_whole_of_what_is_listed() {
    let text = format!(
        "{THREE}经汇总，2031年全市各部门因公出国（境）经费、公务接待费、公车购置费、公车运行费（“三公”经费）预算总额2771万元，比上年下降1.8%，分项情况是：因公出国（境）经费120万元；公务接待费1033万元；公务用车购置及运行费1618万元，其中：公务用车购置费414万元；公务用车运行费1204万元。"
    );
    slip(&text, "公务用车购置费414", "公务用车购置费441", "GJ302");
    slip(&text, "接待费1033", "接待费1303", "GJ302");
}

#[test]
fn parts_after_a_comma_are_of_the_whole() {
    let text = "2031年示例省省级三公经费公开
根据省政府部署，经示例省财政厅汇总，省本级部门使用当年一般公共预算拨款安排的2031年“三公”经费预算为4.40亿元，其中，公务接待费2.04亿元，因公出国（境）费0.47亿元，公务用车购置及运行维护费1.89亿元（其中，公务用车购置费0.07亿元，公务用车运行维护费1.82亿元）。";
    slip(text, "公务接待费2.04", "公务接待费2.40", "GJ302");
    // A kind that nobody knows may be what is missing.
    let further = text.replace("1.82亿元", "1.02亿元，其他交通工具购置0.80亿元");
    assert_eq!(stated(&further), Vec::<&str>::new());
}

#[test]
fn what_is_owned_and_bought_is_reported_by_kinds() {
    let text = "示例市科技馆2031年单位预算
（二）政府采购预算安排情况说明。
2031年政府采购预算60.00万元，其中：政府集中采购预算45.00万元，占政府采购预算的75%；分散采购15.00万元，占政府采购预算的25%。
（三）国有资产的总体情况说明。
共有车辆3辆，其中：一般公务用车0辆、一般执法执勤用车2辆、特种专业技术用车1辆。
资产总额900.00万元，其中：流动资产100.00万元，固定资产750.00万元，无形资产50.00万元。";
    assert_eq!(unchecked(text), 0);
    slip(text, "分散采购15.00", "分散采购51.00", "GJ302");
    slip(text, "固定资产750.00", "固定资产570.00", "GJ302");
    slip(text, "勤用车2辆", "勤用车12辆", "GJ302");
}

#[test]
fn what_was_carried_out_of_the_plan_has_many_names() {
    let text = "示例市灯塔站2031年度“三公”经费支出决算情况说明
2031年度“三公”经费年初预算为20.00万元，支出决算为15.00万元，为年初预算的75%。";
    slip(text, "的75%", "的57%", "GJ303");
}

#[test]
fn what_follows_a_bracket_is_of_what_stands_before_it() {
    let text = "示例市灯塔区2031年“三公”经费预算汇总情况说明
经示例市灯塔区财政局汇总，2031年灯塔区本级部门，包括区级行政单位（含参照公务员法管理的事业单位）、事业单位和其他单位使用财政拨款（不含教育收费）安排“三公”经费预算总额为1238万元，较2030年年初预算的1278万元减少40万元，同比下降3.1%。其中：因公出国（境）费用0万元，与上年无变化；公务接待费633万元，较上年减少8万元，同比下降1.2%；公务用车购置及运行维护费605万元（其中：公务用车购置经费205万元，公务用车运行维护费400万元），较上年减少32万元，同比下降5%。";
    assert_eq!(unchecked(text), 0);
    slip(text, "下降5%", "下降15%", "GJ304");
    slip(text, "维护费400", "维护费440", "GJ302");
    slip(text, "减少40万元", "减少14万元", "GJ304");
}

#[test]
fn a_plan_with_parts_beside_what_was_spent() {
    let text = "一、“三公”经费财政拨款支出决算总体情况
2031年，示例会“三公”经费预算为168.50万元，其中：因公出国（境）费39.00万元、公务用车运行维护费119.50万元、公务接待费10.00万元。“三公”经费支出为163.57万元，完成预算的97.07%，其中：因公出国（境）费支出52.15万元；公务用车运行维护费支出104.46万元；公务接待费支出6.96万元。
二、“三公”经费财政拨款支出决算具体情况
2031年度“三公”经费支出决算中，公务接待费支出6.96万元，较上年减少0.86万元，下降-11.00%，国内公务接待21批次，共计接待80人次，与上年持平。";
    assert_eq!(stated(text), Vec::<&str>::new());
    slip(text, "接待费支出6.96万元。", "接待费支出9.66万元。", "GJ301");
}

#[test]
fn whoever_publishes_a_piece_is_no_part_of_its_subject() {
    let text = "一、“三公”经费财政拨款支出决算总体情况
2031年，市航标会“三公”经费预算为168.50万元，支出决算为134.80万元，完成预算的80%。";
    assert_eq!(unchecked(text), 0);
    slip(text, "预算的80%", "预算的88%", "GJ303");
}

#[test]
fn parts_of_a_named_thing_are_summed_before_those_of_the_section() {
    let text = "示例市灯塔站2031年单位预算
五、一般公共预算支出情况说明
2031年一般公共预算拨款支出1493924.60元，其中：基本支出1440224.60元，项目支出53700.00元，具体如下：
灯塔运行1153136.60元，其中：基本支出1100000.00元，项目支出53136.60元。主要用于灯塔。";
    slip(text, "基本支出1100000.00", "基本支出1010000.00", "GJ302");
}

#[test]
fn a_share_of_amounts_in_several_units_misses_by_points() {
    let text = "一、“三公”经费财政拨款支出决算总体情况
2031年“三公”经费支出预算为494400.00万元，支出决算为115749.56元，完成预算的23.41%。";
    let report = report(text);
    let share = report.findings.iter().find(|f| f.rule == "GJ303").expect("the units do not fit");
    assert!(share.message.zh.contains("差 23.41 个百分点"), "{}", share.message.zh);
}

#[test]
fn a_plan_may_be_stated_within_its_share() {
    let text = "灯塔区港务局2031年度财政拨款“三公”经费支出决算情况
一、“三公”经费财政拨款支出决算总体情况说明
示例市灯塔区港务局2031年度“三公”经费财政拨款支出决算为2.02万元，完成全年预算5.30万元的38.1%，比上年决算数减少0.33万元，下降14%。其中：因公出国（境）费支出决算为0万元，完成全年预算0万元的0%；公务用车购置及运行维护费支出决算为2.02万元，完成全年预算5.30万元的38.1%，比上年决算数减少0.33万元，下降14%；公务接待费支出决算为0万元。";
    slip(
        text,
        "5.30万元的38.1%，比上年决算数减少0.33万元，下降14%。",
        "5.30万元的83.1%，比上年决算数减少0.33万元，下降14%。",
        "GJ303",
    );
    slip(text, "下降14%；", "下降41%；", "GJ304");
    slip(text, "全年预算5.30", "全年预算3.50", "GJ303");
}

/// How well a project went, as final accounts append it: amounts beside rates and points.
const EVALUATED: &str = "示例市示例局2031年度部门决算
项目支出绩效自评表
项目名称\t设备购置经费\t\t\t\t\t\t
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t0.00\t13.36\t13.00\t10\t97.31%\t9.73
\t其中：当年财政拨款\t0.00\t10.36\t10.00\t—\t96.53%\t—
\t上年结转资金\t0.00\t3.00\t3.00\t—\t100.00%\t—
\t其他资金\t0.00\t0.00\t0.00\t—\t0.00%\t—
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
\t产出指标\t数量指标\t设备数量\t≥13台\t13台\t50\t50
\t满意度指标\t服务对象满意度\t满意度\t≥90%\t95%\t40\t40
总分\t\t\t\t\t\t100\t99.73
";

#[test]
fn rates_and_points_of_an_evaluation_are_no_money() {
    slip(EVALUATED, "13.36", "13.63", "GJ401");
    slip(EVALUATED, "97.31%", "93.71%", "GJ303");
    slip(EVALUATED, "100\t99.73", "100\t97.93", "GJ101");
    slip(EVALUATED, "\t40\t40\n", "\t40\t46\n", "GJ101");
    // As a converter leaves it that knows no merged cells.
    let shifted = EVALUATED.replace("\n\t", "\n").replace("\t\t", "\t");
    assert_eq!(stated(&shifted), Vec::<&str>::new());
}

#[test]
fn what_changed_stands_beside_both_years_under_a_heading_of_its_own() {
    let text = "示例市示例局2031年部门预算
一般公共预算“三公”经费、会议费、培训费表
单位：万元
单位名称\t2030年\t\t\t2031年\t\t\t增减变化情况\t\t
\t合计\t公务接待费\t公务用车购置及运行维护费\t合计\t公务接待费\t公务用车购置及运行维护费\t合计\t公务接待费\t公务用车购置及运行维护费
合计\t5.00\t1.00\t4.00\t4.50\t0.80\t3.70\t-0.50\t-0.20\t-0.30
示例局\t5.00\t1.00\t4.00\t4.50\t0.80\t3.70\t-0.50\t-0.20\t-0.30
";
    slip(text, "-0.20", "-0.02", "GJ102");
}

#[test]
fn projects_beside_basic_expenditure_by_economic_class_are_part_of_the_whole() {
    let text = "示例市示例局2031年部门预算
支出预算分经济科目表
单位：万元
编码\t名称\t总计\t基本支出\t项目支出
\t合计\t105.00\t85.00\t20.00
301\t工资福利支出\t80.00\t80.00\t
30101\t基本工资\t60.00\t60.00\t
30108\t机关事业单位基本养老保险缴费\t20.00\t20.00\t
302\t商品和服务支出\t25.00\t5.00\t20.00
30201\t办公费\t25.00\t5.00\t20.00
";
    slip(text, "25.00\t5.00\t20.00\n30201", "52.00\t5.00\t20.00\n30201", "GJ102");
}

#[test]
fn rows_of_numbered_entities_are_parts_of_the_whole() {
    let text = "示例市示例局2031年部门预算
部门收入总体情况表
部门：示例局\t\t单位：万元
部门代码\t部门名称\t合计\t本年收入\t\t\t上年结转结余
\t\t\t小计\t一般公共预算\t其他收入\t
\t合计\t110.00\t105.00\t100.00\t5.00\t5.00
101\t示例局\t110.00\t105.00\t100.00\t5.00\t5.00
101001\t示例局本级\t80.00\t80.00\t80.00\t\t
101002\t示例中心\t30.00\t25.00\t20.00\t5.00\t5.00
";
    slip(text, "80.00\t80.00\t80.00", "80.00\t80.00\t88.00", "GJ101");
}

#[test]
fn codes_of_a_rows_own_level_are_no_classes_without_items() {
    let text = "示例市示例局2031年部门预算
一般公共预算支出预算表
单位：万元
科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出
类\t款\t项\t\t\t\t
\t\t\t合计\t110.00\t90.00\t20.00
201\t\t\t一般公共服务支出\t90.00\t70.00\t20.00
\t01\t\t人大事务\t90.00\t70.00\t20.00
\t\t01\t行政运行\t70.00\t70.00\t
\t\t02\t一般行政管理事务\t20.00\t\t20.00
221\t\t\t住房保障支出\t20.00\t20.00\t
\t02\t\t住房改革支出\t20.00\t20.00\t
\t\t01\t住房公积金\t20.00\t20.00\t
";
    slip(text, "70.00\t70.00\t", "70.00\t77.00\t", "GJ101");
}
