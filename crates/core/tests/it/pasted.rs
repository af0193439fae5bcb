//! Room: tests. Tables as readers paste them: without their headings, with blanks for tabs, with rates whose headings say
//! what they are of. Each agrees as it stands, and a slip in it is told. All made up.

use gouji::{Options, Severity, check};

/// The errors and warnings of a text, and how many of its figures are checked.
fn judged(text: &str) -> (Vec<String>, usize) {
    let reports = check(text, &Options::default());
    let stated = reports.iter().flat_map(|r| &r.findings).filter(|f| f.severity != Severity::Note);
    let checked = reports.iter().flat_map(|r| &r.figures).filter(|f| !f.blank && f.unchecked.is_none());
    (stated.map(|f| format!("{} {}", f.rule, f.message.zh)).collect(), checked.count())
}

/// A text agrees and so many of its figures are checked; with `right` replaced by `wrong` something is told.
fn holds(text: &str, least: usize, right: &str, wrong: &str) {
    let (stated, checked) = judged(text);
    assert!(stated.is_empty(), "{stated:?}\n{text}");
    assert!(checked >= least, "{checked} checked\n{text}");
    let slip = text.replacen(right, wrong, 1);
    assert_ne!(slip, text);
    assert!(!judged(&slip).0.is_empty(), "nothing told of {wrong}\n{slip}");
}

#[test]
fn headings_say_what_a_rate_is_of() {
    let text = "资金来源\t全年预算数\t全年执行数\t执行率\n上级资金\t300.00\t240.00\t80.00%\n县级资金\t200.00\t150.00\t75.00%\n合计\t500.00\t390.00\t78.00%\n";
    holds(text, 9, "75.00%", "57.00%");
    let text = "项目\t上年预算\t本年预算\t增长率（%）\n甲类\t20.00\t30.00\t50.00\n乙类\t40.00\t50.00\t25.00\n丙类\t60.00\t48.00\t-20.00\n合计\t120.00\t128.00\t6.67\n";
    holds(text, 12, "-20.00", "-30.00");
}

#[test]
fn a_rate_beside_one_column_is_the_share_in_its_total() {
    let text = "采购类别\t采购金额\t占比重\n货物\t25.00\t12.50%\n工程\t125.00\t62.50%\n服务\t50.00\t25.00%\n合计\t200.00\t100.00%\n";
    holds(text, 7, "62.50%", "26.50%");
    let text = "二、收入情况\n2031年本年收入200.00万元，构成如下（单位：万元）：\n项目\t金额\t占本年收入比例\n财政收入\t125.00\t62.50%\n事业收入\t50.00\t25.00%\n经营收入\t15.00\t7.50%\n其他收入\t10.00\t5.00%\n";
    holds(text, 9, "7.50%", "5.70%");
}

/// Rows of codes from the middle of a table: its headings and its last rows were cut off.
const CUT_OUT: &str = "08\t行政事业单位离退休\t30.00\n210\t卫生健康支出\t90.00\t50.00\t40.00\n21004\t公共卫生\t60.00\t30.00\t30.00\n2100408\t基本公共卫生服务\t35.00\t20.00\t15.00\n2100409\t重大公共卫生服务\t25.00\t10.00\t15.00\n21011\t行政事业单位医疗\t30.00\t20.00\t10.00\n2101101\t行政单位医疗\t12.00\t8.00\t4.00\n2101102\t事业单位医疗\t18.00\t12.00\t6.00\n221\t住房保障支出\t95.00\t50.00\t45.00\n22102\t住房改革支出\t95.00\t50.00\t45.00\n2210201\t住房公积金\t40.00\t30.00\t10.00\n2210203\t购房补贴\t5";

#[test]
fn rows_of_codes_without_their_headings_add_up() {
    holds(CUT_OUT, 30, "25.00\t10.00\t15.00", "25.00\t10.00\t51.00");
    holds(CUT_OUT, 30, "30.00\t20.00\t10.00", "30.00\t30.00\t10.00");
}

#[test]
fn what_goes_on_below_a_cut_accuses_nobody() {
    for end in 0..CUT_OUT.len() {
        if CUT_OUT.is_char_boundary(end) {
            let (stated, _) = judged(&CUT_OUT[..end]);
            assert!(stated.is_empty(), "{stated:?}\n{}", &CUT_OUT[..end]);
        }
    }
}

#[test]
fn ideographic_blanks_between_cells_part_them_in_turn() {
    let text = "采购类别　预算金额　实际采购金额　节约额\n货物　　95.00　88.00　7.00\n工程　　400.00　380.00　20.00\n服务　　210.00　200.00　10.00\n合计　　705.00　668.00　37.00\n";
    holds(text, 12, "380.00", "388.00");
    let text = "项目　　上年数　　本年数　　增减率\n人员支出　　40.00　　50.00　　25.00%\n公用支出　　10.00　　—　　—\n项目支出　　30.00　　45.00　　50.00%\n";
    assert!(judged(text).0.is_empty());
}

#[test]
fn no_row_of_a_table_is_whose_budget_it_is() {
    for text in
        ["货物 95.00 88.43 6.57\n工程 400.00 386.27\n", "采购类别 金额\n货物 95.00\n", "合计23.50\n甲2.50\n"]
    {
        let reports = check(text, &Options::default());
        assert_eq!(reports[0].disclosure.entity, "", "{text}");
    }
    let reports = check(
        "收入总表\n编制单位：某某局 2031年度 单位：万元\n项目\t金额\n合计\t2.00\n",
        &Options::default(),
    );
    assert_eq!(reports[0].disclosure.entity, "某某局");
}

#[test]
fn lists_of_economic_codes_side_by_side_with_wrapped_names() {
    let text = "一般公共预算财政拨款基本支出决算表\n单位：万元\n经济分\n经济分类 类\n科目名称 决算数 科目名称 决算数\n科目编码 科目编\n码\n301 工资福利支出 150.50 302 商品和服务支出 40.00\n30101 基本工资 100.00 30201 办公费 30.00\n30102 津贴补贴 30202 印刷费\n30103 奖金 20.50 30203 咨询费\n机关事业单位基本养老保\n30108 30.00 30211 差旅费 10.00\n险缴费\n303 对个人和家庭的补助 9.00 30217 公务接待费\n其他对个人和家庭的\n30399 9.00 310 资本性支出 5.00\n补助\n信息网络及软件\n31007 5.00\n购置更新\n人员经费合计 159.50 公用经费合计 45.00\n注：本表反映基本支出。\n";
    holds(text, 13, "奖金 20.50", "奖金 25.50");
    holds(text, 13, "人员经费合计 159.50", "人员经费合计 195.50");
    holds(text, 13, "资本性支出 5.00", "资本性支出 8.00");
}

/// The headings of “三公” as the lines of a page tear them, and a row below them.
fn three_public(row: &str) -> String {
    let pairs = ["预算数 决算数"; 6].join(" ");
    format!(
        "财政拨款“三公”经费支出决算表\n单位：万元\n财政拨款“三公”经费\n公务用车购置及运行维护费\n因公出国\n合计 公务用车 公务用车 公务接待费\n（境）费 小计\n购置费 运行维护费\n{pairs}\n{row}\n注：本表反映“三公”经费支出预决算情况。\n"
    )
}

#[test]
fn the_sums_of_three_public_say_which_cells_are_empty() {
    // Every cell told: a slip is one.
    let full = three_public("60.00 48.00 5.00 4.00 50.00 40.00 20.00 15.00 30.00 25.00 5.00 4.00");
    holds(&full, 12, "30.00 25.00", "30.00 52.00");
    // None was abroad: one way alone satisfies the sums.
    let (stated, checked) =
        judged(&three_public("55.00 44.00 50.00 40.00 20.00 15.00 30.00 25.00 5.00 4.00"));
    assert!(stated.is_empty() && checked == 10, "{stated:?} {checked}");
    // Purchase or running: what both ways share is read.
    let (stated, checked) = judged(&three_public("55.00 44.00 50.00 40.00 50.00 40.00 5.00 4.00"));
    assert!(stated.is_empty() && checked == 6, "{stated:?} {checked}");
    // With a slip and empty cells no way satisfies them: nothing is understood, and nobody accused.
    let (stated, checked) =
        judged(&three_public("55.00 44.00 50.00 40.00 20.00 15.00 30.00 52.00 5.00 4.00"));
    assert!(stated.is_empty() && checked == 0, "{stated:?} {checked}");
}

#[test]
fn the_sums_tell_the_order_of_three_public_where_lines_do_not() {
    let text = "“三公”经费支出预算表\n单位：万元\n公务用车购置及运行费\n合计 因公出国（境）费 公务接待费\n小计 公务用车购置费 公务用车运行费\n90.00 10.00 60.00 20.00 40.00 20.00\n";
    let (stated, checked) = judged(text);
    assert!(stated.is_empty() && checked == 6, "{stated:?} {checked}");
}

#[test]
fn labels_and_amounts_that_a_copy_glued_together() {
    let text = "“三公”经费预算表\n单位：万元\n项目2031年预算\n合计23.00\n1.因公出国（境）费3.00\n2.公务接待费2.00\n3.公务用车购置及运行费18.00\n其中：（1）公务用车购置费14.00\n（2）公务用车运行费4.00\n";
    holds(text, 6, "3.公务用车购置及运行费18.00", "3.公务用车购置及运行费81.00");
    // Two amounts a line are those of two columns.
    let text = "“三公”经费预算表\n单位：万元\n项目 2031年预算数\n小计 其中：公共预算\n一、“三公”经费合计 22.00 22.00\n（二）公务接待费 15.00 15.00\n（三）公务用车费 7.00 7.00\n";
    let labels = check(text, &Options::default());
    assert!(labels[0].figures.iter().all(|f| !f.label.contains("22.00")), "{:?}", labels[0].figures);
    // What has an empty amount above its own parts is not nothing.
    let text = "“三公”经费预算表\n单位：万元\n项目2031年预算\n合计9.00\n（一）因公出国（境）费\n（二）公务用车购置及运行费\n1.公务用车购置费\n2.公务用车运行费4.00\n（三）公务接待费5.00\n";
    assert!(judged(text).0.is_empty());
}

#[test]
fn a_table_copied_a_cell_a_line_without_a_title() {
    let text = "项目\n上年预算数\n本年预算数\n增减额\n公务接待费\n8.00\n7.00\n-1.00\n公务用车运行维护费\n12.00\n13.00\n1.00\n合计\n20.00\n20.00\n0.00\n";
    holds(text, 9, "13.00", "31.00");
    // Rows of another length are no table.
    assert_eq!(judged("项目\n上年\n本年\n甲\n8.00\n7.00\n乙\n12.00\n丙\n9.00\n2.00\n").1, 0);
}
