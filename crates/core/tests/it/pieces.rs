//! Room: tests. Pieces of documents as readers copy them: what is consistent is read without complaint, and one slip is
//! told where it stands.

use crate::common::single::{report, slip, stated};

/// How many figures of a text were checked.
fn checked(text: &str) -> usize {
    report(text).figures.iter().filter(|f| f.unchecked.is_none()).count()
}

#[test]
fn what_was_spent_parts_behind_what_was_planned() {
    let text = "七、“三公”经费执行情况\n本年度“三公”经费年初预算安排46.80万元，全年“三公”经费实际支出31.20万元。其中：公务用车购置及运行维护费支出23.40万元，占75.00%；公务接待费支出7.80万元，占25.00%；因公出国（境）费支出0.00万元，占0.00%。";
    slip(text, "占75.00%", "占57.00%", "GJ303");
    let named = "2031年度安排的因公出国（境）费、公务用车购置和运行维护费、公务接待费（以下统称“三公”经费）实际支出27.46万元，其中：公务用车购置费支出0.00万元；公务用车运行维护费支出21.13万元；公务接待费支出6.33万元；因公出国（境）费支出0.00万元。";
    slip(named, "支出27.46", "支出24.76", "GJ302");
}

#[test]
fn a_rate_of_this_year_is_no_growth() {
    let text = "2031年支出预算1426.80万元，较2030年预算1518.35万元减少91.55万元，降低6.03%。";
    slip(text, "6.03%", "6.42%", "GJ304");
}

#[test]
fn an_item_is_spent_whether_or_not_the_piece_says_so() {
    let item = |name: &str, plan: &str, spent: &str, rate: &str| {
        format!("{name}年初预算为{plan}万元，支出决算为{spent}万元，完成年初预算的{rate}%。\n")
    };
    let text = item("1.教育支出（类）普通教育（款）高中教育（项）", "5120.36", "5688.72", "111.10")
        + &item("2.住房保障支出（类）住房改革支出（款）住房公积金（项）", "402.77", "410.02", "101.80");
    slip(&text, "111.10%", "110.10%", "GJ303");
    assert_eq!(checked(&text), 6);
}

#[test]
fn reasons_make_up_a_change() {
    let text = "三、增减变化情况\n示例馆2031年收支预算1778.06万元，比2030年预算（1532.18万元）增加245.88万元，增长16.05%。其中：\n人员经费增加86.42万元，主要是新招人员；\n新馆项目增加135.00万元，为一次性安排；\n配套资金增加47.36万元；\n物业管理费因重新招标减少22.90万元。";
    slip(text, "135.00", "153.00", "GJ302");
}

#[test]
fn balances_of_debts_roll_forward() {
    let text = "某旗2031年政府债务情况\n2030年末一般债务余额48.63亿元，2031年发行一般债券5.20亿元（含再融资2.96亿元），偿还本金3.14亿元，年末余额50.69亿元；2030年末专项债务余额37.25亿元，2031年发行专项债券12.80亿元，偿还本金2.07亿元，年末余额47.98亿元。";
    slip(text, "2.07亿元", "2.70亿元", "GJ302");
}

#[test]
fn a_list_comes_to_the_total_behind_it() {
    let text = "某大学2031年度收入支出决算总表说明\n收入方面：财政拨款收入1423.55万元，上级补助收入32.06万元，事业收入1185.27万元，经营收入20.13万元，本年收入合计2661.01万元；年初结转和结余41.64万元。";
    slip(text, "1185.27", "1158.27", "GJ302");
}

#[test]
fn amounts_in_a_column_are_no_cells_of_a_csv() {
    let text = "某中心2031年度决算\n项目 2030年度 2031年度\n因公出国（境）费 0.00 0.00\n公务用车运行维护费 186,240.50 164,815.30\n公务接待费 24,259.50 18,784.70\n合计 210,500.00 183,600.00\n";
    slip(text, "164,815.30", "146,815.30", "GJ101");
}

#[test]
fn a_list_whose_digits_changed_places_need_not_say_that_it_is_all() {
    let text = "2031年基本支出492.60万元，具体为：\n1.工资福利支出386.50万元，其中：基本工资186.40万元、津贴补贴121.60万元、奖金42.30万元、住房公积金36.20万元。\n2.商品和服务支出106.10万元，其中：办公费24.20万元、邮电费18.60万元、差旅费28.50万元、其他交通费用34.80万元。";
    slip(text, "121.60", "112.60", "GJ302");
    let fewer = text.replace("、奖金42.30万元", "");
    assert_eq!(stated(&fewer), Vec::<&str>::new());
}

#[test]
fn items_below_a_colon_are_all() {
    let text = "第二部分 收支情况\n五、2031年部门预算收支说明\n本部门2031年一般公共预算支出1,586.40万元，按功能科目分类说明如下：\n（1）行政运行（2013801）1,024.60万元，原因是人员增资；\n（2）机关事业单位基本养老保险缴费支出（2080505）186.30万元，原因是缴费基数提高；\n（3）行政单位医疗（2101101）96.50万元，原因是缴费比例下调；\n（4）食品安全监管（2013816）279.00万元，原因是抽检批次增加。";
    slip(text, "96.50", "69.50", "GJ302");
}

#[test]
fn a_page_goes_on_behind_its_foot() {
    let text = "某县水利局2031年度部门决算\n\n支出决算表\n公开03表\n金额单位：万元\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t合计\t1,507.60\t1,092.00\t415.60\n213\t农林水支出\t1,403.30\t987.70\t415.60\n21303\t水利\t1,403.30\t987.70\t415.60\n2130301\t行政运行\t987.70\t987.70\t\n2130306\t水利工程运行与维护\t415.60\t\t415.60\n208\t社会保障和就业支出\t104.30\t104.30\t\n\n某县水利局2031年度部门决算公开\n— 12 —\n\n20805\t行政事业单位养老支出\t104.30\t104.30\t\n2080505\t机关事业单位基本养老保险缴费支出\t104.30\t104.30\t\n";
    slip(
        text,
        "\t机关事业单位基本养老保险缴费支出\t104.30",
        "\t机关事业单位基本养老保险缴费支出\t140.30",
        "GJ101",
    );
}

#[test]
fn a_title_goes_on_behind_an_empty_line_of_the_contents() {
    let entries = "目  录\n\n第一部分 单位概况……1\n\n一、收入决算表……4\n\n二、一般公共预算财政拨款支出决\n\n算表……7\n\n三、决算情况说明……12\n\n";
    let body = "第一部分 单位概况\n\n本单位承担阅读推广工作。\n\n收入决算表\n\n单位：万元\n\n项目\t本年收入合计\n合计\t500.00\n\n一般公共预算财政拨款支出决算表\n\n单位：万元\n\n科目名称\t本年支出\n合计\t486.20\n\n决算情况说明\n\n本年收入合计500.00万元。\n";
    assert_eq!(stated(&format!("{entries}{body}")), Vec::<&str>::new());
}
