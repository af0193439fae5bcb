//! Room: tests. Tables as offices set them: each kind of layout is read, a consistent one gives nothing, and a wrong
//! figure in it is told.

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
