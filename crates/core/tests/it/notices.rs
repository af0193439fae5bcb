//! Short notices and prose without tables, as many bodies publish them: what they tell is read under whatever heading.

use gouji::{Options, Report, Verdict, check};

fn report(text: &str) -> Report {
    check(text, &Options::default()).remove(0)
}

/// How many relations there are, and how many of them fail.
fn counted(text: &str) -> (usize, usize) {
    let report = report(text);
    let failed = report.relations.iter().filter(|r| r.verdict == Verdict::Inconsistent).count();
    (report.relations.len(), failed)
}

const THREE_PUBLIC: &str = "\
2024年“三公”经费预算情况
经汇总，2024年镇本级一般公共预算“三公”经费支出预算为60.50万元，其中：因公出国（境）费用8.00万元，公务用车购置及\
运行维护费40.00万元，公务接待费12.50万元。与2023年预算相比减少4.50万元，下降6.92%。
";

#[test]
fn a_notice_is_of_the_year_that_it_tells_not_of_the_one_that_it_compares_with() {
    let report = report(THREE_PUBLIC);
    assert_eq!(report.disclosure.year, 2024);
    assert!(report.findings.iter().all(|f| f.rule != "GJ605"), "{:?}", report.findings);
}

#[test]
fn parts_and_the_comparison_after_them_are_of_the_whole() {
    let (relations, failed) = counted(THREE_PUBLIC);
    assert!(relations >= 2 && failed == 0, "{relations} relations, {failed} fail");
    assert_eq!(counted(&THREE_PUBLIC.replace("12.50", "15.20")).1, 1, "a part that is wrong");
    assert_eq!(counted(&THREE_PUBLIC.replace("6.92%", "9.62%")).1, 1, "a fall of the whole that is wrong");
}

const UNKNOWN_HEADINGS: &str = "\
某县水务站2023年预算公开
三、预算收支及增减变化情况
2023年部门预算总收入700.00万元，其中：财政拨款收入650.00万元，事业收入50.00万元。
2023年部门预算总支出700.00万元，其中：基本支出520.00万元，项目支出180.00万元。
四、其他事项
1.政府采购情况。政府采购预算总额90.00万元，其中：货物预算50.00万元，工程预算0.00万元，服务预算40.00万元。
2.绩效目标设置情况。2023年项目支出均实行绩效目标管理，涉及一般公共预算当年财政拨款150.00万元。
";

#[test]
fn what_stands_under_no_known_heading_is_read_where_it_names_its_subject() {
    let (relations, failed) = counted(UNKNOWN_HEADINGS);
    assert!(relations >= 4 && failed == 0, "{relations} relations, {failed} fail");
    for (right, wrong) in
        [("520.00", "620.00"), ("总支出700.00", "总支出770.00"), ("货物预算50.00", "货物预算5.00")]
    {
        assert!(counted(&UNKNOWN_HEADINGS.replace(right, wrong)).1 > 0, "{wrong}");
    }
}

#[test]
fn what_was_left_of_other_years_is_no_mistake_where_only_sentences_tell_it() {
    let text = "\
某市政务中心2023年度部门决算公开说明
第二部分 部门决算情况说明
一、收入支出决算总体情况说明
2023年度收入总计310.20万元，其中：本年收入合计305.00万元，使用非财政拨款结余0.00万元，年初结转和结余5.20万元。
2023年度支出总计310.20万元，其中：本年支出合计306.10万元，结余分配0.00万元，年末结转和结余4.10万元。
";
    assert_eq!(counted(text).1, 0);
    assert!(counted(&text.replace("本年收入合计305.00", "本年收入合计350.00")).1 > 0);
}

#[test]
fn parts_in_paragraphs_of_their_own_are_of_the_amount_above_them() {
    let text = "\
某县水务站2023年预算公开
五、一般公共预算支出情况说明
2023年一般公共预算支出90000.00元，其中：
1.基本支出预算60000.00元，占一般公共预算支出的66.67%。其中：
工资福利支出预算45000.00元，占基本支出预算75.00%，同比减少5000.00元，下降10.00%。
商品和服务支出预算15000.00元，占基本支出预算25.00%，同比减少1000.00元，下降6.25%。
2.项目支出30000.00元，占一般公共预算支出的33.33%。其中：
商品和服务支出预算30000.00元，占项目支出预算100.00%，同比减少2000.00元，下降6.25%。
";
    let (relations, failed) = counted(text);
    assert!(relations >= 10 && failed == 0, "{relations} relations, {failed} fail");
    assert!(counted(&text.replace("45000.00", "54000.00")).1 > 0);
}

#[test]
fn what_is_reported_of_the_year_before_is_not_this_years() {
    let text = "\
“三公”经费预算公开
一、2024年“三公”经费预算安排情况
2024年度“三公”经费预算总计21.80万元，其中：因公出国（境）经费0.00万元，公务接待11.80万元，公务用车运行费用10.00万元。
二、2023年“三公”经费决算情况
2023年度“三公”经费合计支出20.10万元，其中：因公出国（境）经费0.00万元，公务接待12.40万元，公务用车运行费用7.70万元。
";
    let (relations, failed) = counted(text);
    assert!(relations > 0 && failed == 0, "{relations} relations, {failed} fail");
}

#[test]
fn final_accounts_that_are_silent_about_other_years_may_spend_what_they_did_not_receive() {
    let text = "\
某县幼儿园2017年度部门决算公开
二、某县幼儿园2017年度部门决算情况说明
（一）收入决算情况。
2017年度，本单位收入为1600.00万元，其中：财政拨款收入1500.00万元，占93.75%；事业收入100.00万元，占6.25%。
（二）财政拨款收入决算情况。
2017年度，本单位财政拨款收入总计1500.00万元。其中：一般公共预算财政拨款收入1480.00万元，政府性基金预算财政拨款收入20.00万元。
三、一般公共预算财政拨款支出决算情况。
2017年度，本单位一般公共预算财政拨款支出总计1700.00万元，与上年相比减少50.00万元，下降2.86%。
";
    let (relations, failed) = counted(text);
    assert!(relations >= 5 && failed == 0, "{relations} relations, {failed} fail");
    assert!(counted(&text.replace("1480.00", "1540.00")).1 > 0);
}

#[test]
fn rates_in_a_row_are_no_amounts() {
    let text = "\
2024年“三公”经费对比情况
单位：万元
年度\t合计\t因公出国（境）经费\t公务接待费\t公车购置及运行维护费
2023年\t284.00\t9.00\t140.00\t135.00
2024年\t236.40\t1.20\t135.60\t99.60
2024年比2023年增减%\t-16.76\t-86.67\t-3.14\t-26.22
";
    assert_eq!(counted(text).1, 0);
}
