//! Room: tests. Layouts of strangers' tables: lists folded into panels, tables of no known form, columns of rates, columns
//! kept apart by blanks, rows of entities, lists that a page cuts. A consistent one gives nothing, a wrong figure is told.

use crate::common::{findings, only_slips_are_found, reports};

/// Holds that `text` gives no error or warning with all but `unchecked` figures checked, and that it does once each
/// `right` is written as its `wrong`.
fn reads(text: &str, unchecked: usize, slips: &[(&str, &str)]) {
    let open: Vec<String> = reports(text)
        .iter()
        .flat_map(|r| &r.figures)
        .filter(|f| !f.blank && f.agreed == 0)
        .map(|f| f.label.clone())
        .collect();
    assert!(open.len() <= unchecked, "{open:?} are not checked in {text}");
    only_slips_are_found(text, slips);
}

#[test]
fn a_list_of_codes_goes_on_in_the_panel_beside_it() {
    let text = "示例县示例局2031年度部门决算
一般公共预算财政拨款基本支出决算表
单位：万元
人员经费\t\t\t公用经费
科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数
301\t工资福利支出\t50.00\t302\t商品和服务支出\t21.00\t30228\t工会经费\t3.00
30101\t基本工资\t30.00\t30201\t办公费\t8.00\t30239\t其他交通费用\t4.00
30102\t津贴补贴\t20.00\t30211\t差旅费\t6.00\t310\t资本性支出\t2.00
\t\t\t\t\t\t31002\t办公设备购置\t2.00
人员经费合计\t\t50.00\t公用经费合计\t\t\t\t\t23.00
";
    reads(text, 0, &[("21.00", "12.00"), ("\t4.00\n", "\t4.60\n"), ("\t23.00\n", "\t32.00\n")]);
}

#[test]
fn sentences_in_the_cells_of_a_sheet_are_narrative() {
    let form = |title: &str| {
        format!(
            "{title}\t\t\n\t\t单位：万元\n科目编码\t科目名称\t合计\n207\t文化旅游体育与传媒支出\t90.00\n\
             20701\t文化和旅游\t90.00\n2070104\t图书馆\t90.00\n\t合计\t90.00\n"
        )
    };
    let text = format!(
        "某县某馆2031年度部门决算\n{}第三部分 2031年度部门决算情况说明\t\t\n三、支出决算情况说明\t\t\n\
         2031年度支出合计90.00万元，其中：基本支出60.00万元，占66.67%；项目支出30.00万元，占33.33%。\t\t\n",
        form("支出决算表")
    );
    reads(
        &text,
        0,
        &[("占66.67%", "占76.67%"), ("项目支出30.00", "项目支出31.00"), ("计90.00万", "计99.00万")],
    );
    let followed = text.clone() + &form("一般公共预算财政拨款支出决算表");
    reads(&followed, 0, &[("占66.67%", "占76.67%")]);
}

const EXECUTED: &str = "示例县2031年一般公共预算收入执行情况表
单位：万元
项目\t上年决算数\t预算数\t执行数\t完成预算%\t比上年增长%
税收收入\t20000\t22500\t22700\t100.9\t13.5
增值税\t12000\t13500\t13400\t99.3\t11.7
契税\t8000\t9000\t9300\t103.3\t16.3
非税收入\t5100\t5200\t4940\t95.0\t-3.1
罚没收入\t2600\t2500\t2430\t97.2\t-6.5
专项收入\t2500\t2700\t2510\t93.0\t0.4
收入合计\t25100\t27700\t27640\t99.8\t10.1
";

#[test]
fn what_adds_up_tells_the_rows_of_a_table_that_nobody_knows() {
    reads(EXECUTED, 0, &[("13500", "15300"), ("2430", "2340"), ("25100", "25700"), ("27640", "27460")]);
}

#[test]
fn rates_are_tied_to_the_columns_that_they_are_a_rate_of() {
    reads(EXECUTED, 0, &[("103.3", "130.3"), ("16.3", "13.6"), ("-3.1", "3.1")]);
    let planned = "示例县2031年一般公共预算收入预算表
单位：万元
项目\t2030年执行数\t2031年预算数\t预算数为上年执行数的%
增值税\t12000\t13500\t112.5
契税\t8000\t9000\t112.5
罚没收入\t2600\t2500\t96.2
专项收入\t2500\t2700\t108.0
收入合计\t25100\t27700\t110.4
";
    reads(planned, 0, &[("96.2", "92.6")]);
}

#[test]
fn columns_are_the_sum_or_the_difference_of_others() {
    let text = "示例县2031年社会保险基金预算表
单位：万元
项目\t收入\t\t\t支出\t本年收支结余
\t合计\t保险费收入\t财政补贴收入\t\t
企业职工基本养老保险基金\t9100\t7000\t2100\t8300\t800
城乡居民基本医疗保险基金\t5530\t1230\t4300\t5600\t-70
失业保险基金\t1250\t1240\t10\t900\t350
合计\t15880\t9470\t6410\t14800\t1080
";
    reads(text, 0, &[("5600", "6500"), ("\t350\n", "\t530\n"), ("4300", "3400")]);
}

#[test]
fn blanks_keep_columns_apart() {
    let text = "示例县示例局2031年部门预算
支出总表
单位：万元
科目编码  科目名称                合计      本年支出
                                            基本支出  项目支出
          合计                    1128.50     28.50   1100.00
201       一般公共服务支出          28.50     28.50
20103     政府办公厅及相关机构      28.50     28.50
2010301   行政运行                  28.50     28.50
213       农林水支出              1100.00             1100.00
21301     农业农村                1100.00             1100.00
2130108   病虫害控制              1100.00             1100.00

收入总表
单位：万元
单位名称        合计       一般公共预算  事业收入  其他收入
合计            1128.50         1128.50
示例县示例局    1128.50         1128.50
";
    reads(
        text,
        0,
        &[("1100.00\n201", "1010.00\n201"), ("28.50     28.50\n2010301", "82.50     28.50\n2010301")],
    );
}

#[test]
fn the_department_is_the_whole_of_its_entities() {
    let text = "示例县示例局2031年部门预算
收入总表
单位：万元
单位名称\t合计\t一般公共预算\t事业收入
合计\t90.00\t80.00\t10.00
示例县示例局\t90.00\t80.00\t10.00
示例县示例局（本级）\t60.00\t60.00\t
示例果蔬良种繁育场\t30.00\t20.00\t10.00
";
    reads(text, 0, &[("30.00\t20.00", "30.00\t22.00"), ("60.00\t60.00", "66.00\t60.00")]);
}

#[test]
fn a_page_cuts_a_list_before_rows_without_figures() {
    let heads = "单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n";
    let text = format!(
        "示例县示例局2031年部门预算\n收支总表\n说明：按批复填列。\n{heads}一、一般公共预算拨款收入\t50.00\t教育支出\t40.00\n\
         二、政府性基金预算拨款收入\t\t科学技术支出\t\n三、事业收入\t10.00\t卫生健康支出\t15.00\n\n收支总表\n{heads}\
         \t\t金融支出\t\n\t\t援助其他地区支出\t\n\t\t住房保障支出\t5.00\n本年收入合计\t60.00\t本年支出合计\t60.00\n\
         收入总计\t60.00\t支出总计\t60.00\n"
    );
    reads(&text, 0, &[("15.00", "51.00")]);
}

#[test]
fn a_class_named_as_a_budget_stays_among_classes() {
    let text = "示例县示例局2031年度部门决算
收入支出决算总表
单位：万元
项目\t决算数
年初结转和结余\t0.00
（一）一般公共服务支出\t310.10
（二）社会保障和就业支出\t224.65
（三）国有资本经营预算支出\t27.65
本年支出合计\t562.40
";
    assert_eq!(findings(text), Vec::<String>::new());
}

#[test]
fn basic_expenditure_of_one_form_is_made_of_the_totals_of_another() {
    let text = "示例县示例局2031年度部门决算
一般公共预算财政拨款支出决算表
单位：万元
项目\t\t合计\t基本支出\t项目支出
功能分类科目编码\t科目名称
201\t一般公共服务支出\t130.00\t100.00\t30.00
20106\t财政事务\t130.00\t100.00\t30.00
2010601\t行政运行\t130.00\t100.00\t30.00
合计\t\t130.00\t100.00\t30.00

一般公共预算财政拨款基本支出决算表
单位：万元
科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数
301\t工资福利支出\t60.00\t302\t商品和服务支出\t40.00
30101\t基本工资\t60.00\t30201\t办公费\t40.00
人员经费合计\t\t60.00\t公用经费合计\t\t40.00
";
    assert_eq!(findings(text), Vec::<String>::new());
    let relations = &reports(text)[0].relations;
    let across = relations.iter().filter(|r| r.rule == gouji::RuleId::GJ202 && r.terms.len() == 3).count();
    assert!(across > 0, "no sum of natures across forms");
}

#[test]
fn dashes_codes_of_entities_and_numbers_of_rows_are_no_figures_of_a_copied_form() {
    let text = "示例县示例局2031年部门预算
收入总表
单位：万元
单位代码\n单位名称\n合计\n一般公共预算\n事业收入
合计\n90.00\n80.00\n10.00
118\n示例县示例局\n60.00\n60.00\n—
119\n示例县信息中心\n30.00\n20.00\n10.00
";
    reads(text, 0, &[("20.00", "22.00")]);
}

#[test]
fn a_value_that_rows_columns_and_other_forms_want_leaves_no_doubt() {
    let form = |title: &str, wrong: &str| {
        format!(
            "{title}\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t1532.91\t1365.61\t167.30\n\
             208\t社会保障和就业支出\t362.00\t362.00\t0.00\n20805\t行政事业单位养老支出\t362.00\t362.00\t0.00\n\
             2080501\t行政单位离退休\t362.00\t362.00\t0.00\n212\t城乡社区支出\t{wrong}\t1003.61\t167.30\n\
             21201\t城乡社区管理事务\t1170.91\t1003.61\t167.30\n2120104\t城管执法\t1170.91\t1003.61\t167.30\n"
        )
    };
    let totals = "财政拨款收支总表\n单位：万元\n收入\t\t支出\t\t\n项目\t预算数\t项目\t合计\t一般公共预算\n\
        一、本年收入\t1532.91\t一、本年支出\t1532.91\t1532.91\n\
        （一）一般公共预算拨款\t1532.91\t（一）社会保障和就业支出\t362.00\t362.00\n\
        \t\t（二）城乡社区支出\t1170.91\t1170.91\n收入总计\t1532.91\t支出总计\t1532.91\t1532.91\n";
    let text = |figure: &str| {
        format!("示例县示例局2031年部门预算\n{totals}\n{}", form("一般公共预算支出表", figure))
    };
    assert_eq!(findings(&text("1170.91")), Vec::<String>::new());
    assert!(!findings(&text("167.30")).is_empty());
}

#[test]
fn the_note_below_an_empty_form_is_of_that_form() {
    let form = |title: &str, note: &str| {
        format!("{title}\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t\t\t\n\n{note}\n\n")
    };
    let funds = form("政府性基金预算支出表", "注：本部门2031年没有政府性基金预算支出，故本表为空表。");
    let own = form("国有资本经营预算支出表", "注：本部门2031年没有国有资本经营预算支出，故本表为空表。");
    let copied = form("国有资本经营预算支出表", "注：本部门2031年没有政府性基金预算支出，故本表为空表。");
    let cover = "示例县示例局2031年部门预算\n";
    let tells = |text: String| findings(&text).iter().any(|t| t.starts_with("GJ609"));
    assert!(!tells(format!("{cover}{funds}{own}")));
    assert!(tells(format!("{cover}{funds}{copied}")));
}

#[test]
fn a_name_without_its_district_is_of_another_body() {
    let text = |name: &str| {
        format!(
            "甲市乙区档案馆2031年度部门决算\n第一部分 甲市乙区档案馆概况\n甲市乙区档案馆负责档案工作。\n\
             第二部分 {name}2031年度部门决算表\n第三部分 甲市乙区档案馆2031年度部门决算情况说明\n"
        )
    };
    let tells = |name: &str| findings(&text(name)).iter().any(|t| t.starts_with("GJ603"));
    assert!(!tells("甲市乙区档案馆") && !tells("乙区档案馆"));
    assert!(tells("甲市档案馆"));
}

#[test]
fn the_same_form_under_another_name_is_of_that_entity() {
    let form = |name: &str, basic: &str, total: &str| {
        format!(
            "支出总表\n单位名称：{name}\t单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
             \t合计\t{total}\t{basic}\t10.00\n201\t一般公共服务支出\t{total}\t{basic}\t10.00\n\
             20106\t财政事务\t{total}\t{basic}\t10.00\n2010601\t行政运行\t{basic}\t{basic}\t\n\
             2010602\t一般行政管理事务\t10.00\t\t10.00\n\n"
        )
    };
    let cover = "示例县财政局2031年部门预算\n";
    let [whole, own] = [form("示例县财政局", "50.00", "60.00"), form("示例县财政评审中心", "21.00", "31.00")];
    reads(
        &format!("{cover}{whole}{own}"),
        0,
        &[("31.00\t21.00\t10.00\n201\t", "13.00\t21.00\t10.00\n201\t")],
    );
}

#[test]
fn a_title_begins_a_form_with_no_empty_line_above_it() {
    let text = "某县某局2031年部门预算\n\n一、收支预算总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t10.00\t一、公共安全支出\t10.00\n收入总计\t10.00\t支出总计\t10.00\n二、支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t10.00\t6.00\t4.00\n204\t公共安全支出\t10.00\t6.00\t4.00\n20406\t司法\t10.00\t6.00\t4.00\n2040601\t行政运行\t6.00\t6.00\t\n2040602\t一般行政管理事务\t4.00\t\t4.00\n";
    let forms: Vec<String> = reports(text)[0].disclosure.forms.iter().map(|f| f.form.to_string()).collect();
    assert_eq!(forms, ["revenue-and-expenditure", "expenditure"]);
    reads(text, 0, &[("204\t公共安全支出\t10.00\t6.00", "204\t公共安全支出\t10.00\t9.00")]);
}
