//! Room: tests. Tables as offices set them: each kind of layout is read, a consistent one gives nothing, and a wrong
//! figure in it is told.

use crate::common::single::slip;
use crate::common::{findings, only_slips_are_found, reports};

/// Holds that `text` gives no error or warning with at least `checked` figures checked, and that it does once `right`
/// is written as `wrong`.
fn reads(text: &str, checked: usize, right: &str, wrong: &str) {
    let figures = reports(text).iter().flat_map(|r| &r.figures).filter(|f| !f.blank && f.agreed > 0).count();
    assert!(figures >= checked, "{figures} of {checked} checked in {text}");
    only_slips_are_found(text, &[(right, wrong)]);
}

#[test]
fn codes_beside_the_total_are_headings() {
    let text = "支出决算表\n单位：万元\n项目\t\t\t\t合计\t基本支出\t项目支出\n科目编码\t\t\t科目名称\t\t\t\n\
        类\t款\t项\t合计\t9.50\t7.00\t2.50\n205\t\t\t教育支出\t9.50\t7.00\t2.50\n205\t02\t\t普通教育\t9.50\t7.00\t2.50\n\
        205\t02\t01\t学前教育\t9.50\t7.00\t2.50\n";
    reads(text, 12, "9.50\t7.00\t2.50\n205\t\t", "9.05\t7.00\t2.50\n205\t\t");
}

#[test]
fn headings_stand_over_as_many_columns_as_the_body_has() {
    let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n类\t款\t项\n合计\t9.50\t7.00\t2.50\n\
        205\t\t\t教育支出\t9.50\t7.00\t2.50\n\t02\t\t普通教育\t9.50\t7.00\t2.50\n\t\t01\t学前教育\t5.00\t4.00\t1.00\n\
        \t\t02\t小学教育\t4.50\t3.00\t1.50\n";
    reads(text, 15, "4.50\t3.00", "4.05\t3.00");
}

#[test]
fn a_label_goes_on_below_and_beside_its_figures() {
    let rest = "收支总表\n单位：万元\n项目\t预算数\t项目\t预算数\n一、财政拨款\t30.00\t一、社会保障和就\t20.00\n\
        \t\t业支出\t\n\t\t二、住房保障支出\t10.00\n收入总计\t30.00\t支出总计\t30.00\n";
    reads(rest, 5, "\t20.00", "\t22.00");
    let torn = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
        208\t社会保障和就业支出\t6.00\t6.00\t\n20805\t行政事业单位养老支出\t6.00\t6.00\t\n\
        2080505\t机关事业单位基本养老\n保险缴费支出\t6.00\t6.00\t\n合计\t\t6.00\t6.00\t\n";
    reads(torn, 8, "保险缴费支出\t6.00", "保险缴费支出\t6.60");
}

#[test]
fn the_head_of_a_page_does_not_end_a_table() {
    let text = "甲县乙局2026年部门预算公开\n\n支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
        205\t教育支出\t8.00\t5.00\t3.00\n\n甲县乙局2026年部门预算公开\n\n20502\t普通教育\t8.00\t5.00\t3.00\n\
        2050201\t学前教育\t8.00\t5.00\t3.00\n\t合计\t8.00\t5.00\t3.00\n";
    reads(text, 12, "20502\t普通教育\t8.00", "20502\t普通教育\t8.80");
}

#[test]
fn captions_and_headings_of_a_page_are_no_rows() {
    let page = "支出总表\n部门：甲县乙局\t\t\t\t单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n";
    let text = format!(
        "{page}205\t教育支出\t8.00\t5.00\t3.00\n20502\t普通教育\t8.00\t5.00\t3.00\n{page}2050201\t学前教育\t8.00\t5.00\t3.00\n\
        \t合计\t8.00\t5.00\t3.00\n"
    );
    reads(&text, 12, "2050201\t学前教育\t8.00", "2050201\t学前教育\t8.80");
}

#[test]
fn figures_are_read_whatever_stands_around_them() {
    let text = "甲县乙局2026年部门预算公开\n一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t2025年执行数\t2026年预算数\t增减额\t增减幅度\n\
        205\t教育支出\t1, 200.00\t1，140.00\t(60.00)\t(5.00%)\n20502\t普通教育\t1,200.00①\t1,140.00\t△60.00\t-5.00%\n\
        2050201\t学前教育\t\u{202d}1,200.00\u{202c}\t1 140.00\t-60.00\t-5.00%\n\t合计\t1,200.00\t1,140.00\t(60.00)\t(5.00%)\n";
    reads(text, 16, "(60.00)\t(5.00%)\n20502", "(66.00)\t(5.00%)\n20502");
}

#[test]
fn a_cell_with_words_is_not_empty() {
    let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n205\t教育支出\t8.00\t5.00\t3.00\n\
        20502\t普通教育\t见附件\t5.00\t3.00\n2050201\t学前教育\t8.00\t5.00\t3.00\n\t合计\t#REF!\t5.00\t3.00\n";
    assert_eq!(findings(text), Vec::<String>::new());
}

#[test]
fn the_government_s_classes_beside_the_department_s_say_the_same() {
    let text = "一般公共预算基本支出表\n单位：万元\n部门经济科目编码\t部门经济科目名称\t政府经济科目编码\t政府经济科目名称\t合计\t人员经费\t公用经费\n\
        301\t工资福利支出\t\t\t9.00\t9.00\t\n30101\t基本工资\t50101\t工资奖金津补贴\t5.00\t5.00\t\n\
        30102\t津贴补贴\t50101\t工资奖金津补贴\t4.00\t4.00\t\n合计\t\t\t\t9.00\t9.00\t\n";
    reads(text, 8, "4.00\t4.00", "4.40\t4.00");
}

#[test]
fn names_set_in_tell_levels() {
    let text = "支出总表\n单位：万元\n科目\t合计\t基本支出\t项目支出\n教育支出\t9.00\t6.00\t3.00\n\u{3000}普通教育\t9.00\t6.00\t3.00\n\
        \u{3000}\u{3000}学前教育\t4.00\t3.00\t1.00\n\u{3000}\u{3000}小学教育\t5.00\t3.00\t2.00\n合计\t9.00\t6.00\t3.00\n";
    reads(text, 15, "5.00\t3.00\t2.00", "5.50\t3.00\t2.00");
}

#[test]
fn entities_in_one_file_are_disclosures_of_their_own() {
    let one = |name: &str, amount: &str| {
        let rows: String = (1..=6).map(|n| format!("{n}、其他\t\t二、丙{n}\t\n")).collect();
        format!(
            "{name}2026年单位预算\n第一部分 单位概况\n负责有关工作。\n第二部分 2026年单位预算表\n收支总表\n部门：{name}\t\t\t单位：万元\n\
            项目\t预算数\t项目\t预算数\n一、财政拨款\t{amount}\t一、教育支出\t{amount}\n{rows}收入总计\t{amount}\t支出总计\t{amount}\n"
        )
    };
    let text = one("甲县乙局", "30.00") + &one("甲县乙局服务中心", "12.00");
    assert_eq!(reports(&text).len(), 2);
    assert_eq!(findings(&text), Vec::<String>::new());
}

#[test]
fn one_wide_blank_parts_cells_and_a_total_stands_below_the_numbers() {
    let text = "序号　项目名称　主管部门　年初安排（万元）　实际拨付（万元）　结余（万元）\n1　乡村建设奖补　县乡建办　600　574　26\n2　道路硬化　县交通局　3450　3127　323\n3　农田建设　县农业局　760　702　58\n小计　　　4810　4403　407\n";
    slip(text, "3127", "3217", "GJ101");
}

#[test]
fn rows_with_a_number_or_a_code_before_the_name() {
    let numbered = "项目支出预算明细  2031年度\n序号 项目名称 本级财力 上级转移支付 小计（万元）\n1 非遗保护与传承 180.00 60.00 240.00\n2 图书馆免费开放 95.00 20.00 115.00\n3 旅游宣传推广 420.00 0.00 420.00\n合计 695.00 80.00 775.00\n";
    slip(numbered, "95.00 20.00", "95.00 28.00", "GJ101");
    let coded = "（续上页）  合计  基本支出  项目支出\n213 农林水支出 612.90 381.30 231.60\n21301 农业农村 612.90 381.30 231.60\n2130101 行政运行 381.30 381.30 0.00\n2130108 病虫害控制 231.60 0.00 231.60\n221 住房保障支出 29.60 29.60 0.00\n22102 住房改革支出 29.60 29.60 0.00\n2210201 住房公积金 29.60 29.60 0.00\n";
    slip(coded, "2130108 病虫害控制 231.60", "2130108 病虫害控制 213.60", "GJ101");
}

#[test]
fn two_lists_side_by_side_without_marks_between() {
    let text = "示例市2031年一般公共预算收支执行情况简表（亿元）\n收入项 金额 支出项 金额\n一般公共预算收入 14.23 一般公共预算支出 84.15\n上级补助收入 68.47 债务还本支出 1.72\n债券转贷收入 5.60 安排预算稳定调节基金 1.06\n上年结转及调入 2.18 结转下年 3.55\n收入总计 90.48 支出总计 90.48\n";
    slip(text, "68.47", "64.87", "GJ101");
    let sides = "收支决算总表（2031年度）\n收入\n支出\n项目\n金额（万元）\n项目\n金额（万元）\n一、一般公共预算拨款收入\n963.58\n一、一般公共服务支出\n418.72\n二、其他收入\n27.36\n二、农林水支出\n371.03\n— 4 —\n三、住房保障支出\n201.19\n本年收入合计\n990.94\n本年支出合计\n990.94\n收入总计\n990.94\n支出总计\n990.94\n";
    slip(sides, "371.03", "317.03", "GJ101");
}

#[test]
fn an_empty_line_may_stand_below_headings_that_were_copied_a_cell_a_line() {
    let text = "项目\n2031年决算数\n2030年决算数\n\n一、财政拨款收入\n298.37\n265.92\n二、事业收入\n341.05\n362.16\n三、其他收入\n87.29\n95.08\n本年收入合计\n726.71\n723.16\n";
    slip(text, "341.05", "314.05", "GJ101");
}

#[test]
fn a_sentence_with_its_amounts_below_the_last_row_is_no_row() {
    let text = "收入科目\t预算数\t执行数\n利润收入\t4260\t3985\n股利收入\t815\t902\n合计\t5075\t4887\n支出方面，市本级国有资本经营预算支出4345万元，其中：解决历史遗留问题支出1180万元，资本金注入2350万元，政策性补贴640万元，其他支出175万元。\t\t\n";
    slip(text, "支出1180万元", "支出1810万元", "GJ302");
}
