//! Room: tests. What is told again elsewhere, and what a sentence is held against: counts of “三公”, balances that roll over, plans
//! before what was carried out, lists whose items a semicolon parts, titles and sides of forms.

use crate::common::single::{peace, slip};

#[test]
fn what_the_form_counts_sentences_tell_again() {
    let text = "某局2031年度部门决算\n三、“三公”经费支出决算情况说明\n（一）因公出国（境）团组2个，累计7人次。\n（二）年末公务用车保有量4辆。\n（三）公务接待费38462.00元。全年国内公务接待73批次、684人次，主要用于检查指导。\n公开07表\n财政拨款“三公”经费支出决算表\n单位：元\n项目\t预算数\t决算数\n公务接待费\t40000.00\t38462.00\n1.因公出国（境）团组数（个）\t—\t2\n2.因公出国（境）人次数（人）\t—\t7\n4.公务用车保有量（辆）\t—\t4\n5.国内公务接待批次（个）\t—\t73\n6.国内公务接待人次（人）\t—\t684\n";
    slip(text, "73批次、684人次", "73批次、648人次", "GJ301");
    // Foreign guests, and those of the year before, are others.
    peace(&text.replace("73批次、684人次", "73批次、684人次，上年81批次、702人次；外事接待2批次、9人次"));
}

#[test]
fn sentences_count_no_more_than_there_are() {
    let text = "某局2031年度部门决算\n一、部门概况\n在职304人。离退休人员130人，其中离休3人、退休127人；遗属11人。拟召开会议17次，其中二类会议3次、三类会议14次。签订合同96份，货物类41份、工程类17份、服务类38份。";
    slip(text, "退休127", "退休177", "GJ305");
    slip(text, "会议17次", "会议14次", "GJ305");
    slip(text, "服务类38", "服务类83", "GJ302");
    // The body itself stands beside those that are counted.
    peace(
        "某局2031年度部门决算\n由单位本级和3个下属单位组成。其中：行政单位1个、参公事业单位1个、其他事业单位2个。",
    );
}

#[test]
fn totals_of_both_sides_are_spent_and_left() {
    let text = "（一）收入支出决算总体情况说明\n本部门2031年度收、支总计均为20896.18万元。\n（二）收入决算情况说明\n本年收入合计20357.97万元，包括：财政拨款收入19848.35万元，事业收入412.88万元，其他收入96.74万元。年初结转和结余538.21万元。\n（三）支出决算情况说明\n本年支出合计20403.08万元，其中：基本支出7215.46万元，项目支出13187.62万元。\n结余分配0万元，年末结转和结余493.10万元。\n";
    slip(text, "结余493.10", "结余943.10", "GJ302");
}

#[test]
fn amounts_are_compared_whatever_it_is_called() {
    let text = "（一）收入决算情况\n本级收入49508万元，比报告数49500万元增加8万元，比2030年决算数下降24.8%。\n市级收入预算为95.00亿元，实际完成92.37亿元，为预算的97.2%，比上年减收1.84亿元，下降2.0%。";
    slip(text, "增加8万元", "增加80万元", "GJ501");
    peace(
        "2031年度机关运行经费支出267.35万元，比年初预算数281.60万元减少14.25万元，降低5.06%。\n与2030年度决算数259.77万元相比，增加7.58万元，增长2.92%，主要原因是支出上升。",
    );
}

#[test]
fn each_item_ends_with_a_semicolon() {
    let text = "项目支出1689.55万元，具体包括：1.社区治理业务192.75万元；2.社区培育与服务1458.20万元；3.宣传培训38.60万元。";
    slip(text, "1458.20", "1485.20", "GJ302");
    peace(
        "补助收入10.77亿元，其中：公共转移支付补助10.72亿元，主要为税收返还收入0.75亿元；一般性转移支付收入6.95亿元；专项转移收入3.02亿元。",
    );
}

#[test]
fn one_row_closes_both_sides() {
    let text = "一般公共预算财政拨款基本支出决算表\n单位：某局\t\t\t\t\t金额单位：万元\n人员经费\t\t\t公用经费\t\t\n科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\n301\t工资福利支出\t1309.94\t302\t商品和服务支出\t179.90\n30101\t基本工资\t712.55\t30201\t办公费\t88.60\n30102\t津贴补贴\t479.32\t30205\t水费\t91.30\n30108\t机关事业单位基本养老保险缴费\t118.07\t310\t资本性支出\t11.90\n303\t对个人和家庭的补助\t77.91\t31002\t办公设备购置\t11.90\n30301\t离休费\t12.40\n30302\t退休费\t65.51\n人员经费合计\t\t1387.85\t公用经费合计\t\t191.80\n合计\t\t\t\t\t1579.65\n";
    slip(text, "缴费\t118.07", "缴费\t11.81", "GJ101");
    slip(text, "\t1579.65", "\t1597.65", "GJ101");
    // The merged cell may stand in a column of the first side.
    peace(&text.replace("合计\t\t\t\t\t1579.65", "合计\t\t1579.65\t\t\t"));
}

#[test]
fn rows_that_add_up_in_the_column_beside() {
    let text = "一般公共预算财政拨款“三公”经费支出决算表\n公开08表\n编制单位：某局\n2031年度\n金额单位：万元\n项目\n预算数\n决算数\n合计\n53.74\n43.60\n1.因公出国（境）费\n5.00\n0.00\n2.公务用车购置及运行费\n39.28\n37.47\n其中：公务用车购置费\n17.98\n17.62\n公务用车运行费\n21.30\n19.85\n3.公务接待费\n9.46\n6.13\n";
    slip(text, "合计\n53.74", "合计\n43.60", "GJ101");
}
