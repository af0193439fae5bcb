//! Room: tests. Manners of writing that were met in documents of strangers: each agrees as it stands, and a slip in it is
//! told. All made up.

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
fn traditional_script_with_pronunciations_is_read() {
    let text = "甲縣乙局2031年度部門決算\n“三公”經(jīng)費支出決(jué)算情況說明\n2031年度“三公”經費財政撥款支出決算為9.00萬元，其中：因公出國（境）費2.00萬元，公務接待費7.00萬元，公務用車購置及運行維護費0萬元。\n";
    holds(text, 3, "7.00", "7.50");
}

#[test]
fn a_rate_in_brackets_and_a_rate_before_its_change_are_of_the_amount_before_them() {
    let text = "2031年公务接待费8.00万元，较上年减少2.00万元（20.00%），主要是压缩接待。";
    holds(text, 3, "20.00%", "25.00%");
    let text =
        "全县税收收入完成330万元，同比增长10.00%，增收30万元；非税收入完成110万元，增收10万元，增长10.00%。";
    holds(text, 6, "增收30万元", "增收40万元");
}

#[test]
fn a_change_is_not_held_against_another_amount_of_the_paragraph() {
    let text = "2031年“三公”经费预算90.00万元。其中，因公出国（境）费20.00万元，公务接待费70.00万元。与2030年预算相比，2031年“三公”经费预算减少10.00万元，下降10.00%。";
    let (stated, _) = judged(text);
    assert!(stated.is_empty(), "{stated:?}");
}

#[test]
fn another_budget_is_no_part_of_a_list() {
    let text = "全区一般公共预算收入累计完成90万元，增长5.0%，其中：税收收入70万元，增长6.0%；非税收入20万元，增长2.0%；政府性基金预算收入30万元。";
    holds(text, 3, "税收收入70", "税收收入75");
}

#[test]
fn a_sentence_that_begins_with_what_is_added_goes_on() {
    let text = "全市一般公共预算支出40亿元，下降2.0%，完成预算的96.0%。加上调出资金70亿元、结转下年8亿元后，支出总量为118亿元。";
    holds(text, 4, "118", "128");
}

#[test]
fn headings_are_wider_than_a_table_whose_last_columns_are_empty() {
    let text = "某市某委员会2031年度部门预算\n\n2031年部门收入预算总表\n编制部门：某市某委员会\t单位：元\n项目\t收入预算\n功能分类科目编码\t功能分类科目名称\t合计\t财政拨款收入\t事业收入\t事业单位经营收入\t其他收入\n类\t款\t项\n201\t\t\t一般公共服务支出\t48,000\t48,000\t\t\t\n201\t13\t\t商贸事务\t48,000\t48,000\t\t\t\n201\t13\t01\t行政运行\t21,000\t21,000\t\t\t\n201\t13\t02\t一般行政管理事务\t27,000\t27,000\t\t\t\n合计\t\t\t\t48,000\t48,000\t\t\t\n";
    holds(text, 10, "21,000\t21,000", "21,000\t22,000");
}

#[test]
fn thousands_of_yuan_are_a_unit() {
    let text = "某市某局2031年部门预算\n\n部门支出总表\n单位：千元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服务支出\t120.0\t80.0\t40.0\n20101\t人大事务\t120.0\t80.0\t40.0\n2010101\t行政运行\t120.0\t80.0\t40.0\n合计\t\t120.0\t80.0\t40.0\n\n二、支出预算情况说明\n2031年支出预算12.00万元，其中：基本支出8.00万元，项目支出4.00万元。\n";
    holds(text, 14, "支出预算12.00", "支出预算15.00");
}

#[test]
fn items_without_a_mark_are_paragraphs_of_their_own() {
    let text = "某街道2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n6.“社会保障和就业支出（类）行政事业单位养老支出（款）\n行政单位离退休（项）”25.00 万元，主要用于：退休费。年初预算为\n50.00 万元，支出决算为 25.00 万元，完成年初预算的 50.00%。\n“社会保障和就业支出（类）行政事业单位养老支出（款）\n事业单位离退休（项）”22.00 万元，主要用于：退休费。年初预算为 88.00 万元，支\n出决算为 22.00 万元，完成年初预算的 25.00%。\n";
    holds(text, 6, "25.00%。\n", "35.00%。\n");
}

#[test]
fn chains_with_codes_in_brackets_name_their_item() {
    let item = |code: &str, amount: &str, change: &str, rate: &str| {
        format!(
            "农林水支出（213）农业农村（01）{code}：2031年预算数为{amount}万元，比上年预算增加{change}万元，增长{rate}。\n"
        )
    };
    let text = format!(
        "某站2031年单位预算\n五、一般公共预算支出情况\n1.{}2.{}",
        item("事业运行（04）", "55.00", "5.00", "10.00%"),
        item("病虫害控制（08）", "22.00", "2.00", "10.00%")
    );
    holds(&text, 6, "增加5.00", "增加6.00");
}

#[test]
fn shares_of_a_whole_that_is_not_printed_accuse_nobody() {
    let text = "某局2031年度部门决算\n收入支出决算总表\n单位：万元\n收入\t\t支出\n项目\t决算数\t项目\t决算数\n一、一般公共预算财政拨款收入\t100.00\t一、一般公共服务支出\t60.00\n\t\t二、住房保障支出\t20.00\n本年收入合计\t100.00\t本年支出合计\t80.00\n\t\t年末结转和结余\t20.00\n总计\t100.00\t总计\t100.00\n\n一、收入支出决算总体情况说明\n（二）支出总计100.00万元。包括：\n1.一般公共服务支出（类）60.00万元，占75.00%。\n2.住房保障支出（类）20.00万元，占25.00%。\n";
    let (stated, _) = judged(text);
    assert!(stated.is_empty(), "{stated:?}");
}

#[test]
fn names_wrapped_around_their_code_are_put_together() {
    let text = "某街道2031年度部门决算\n\n支出决算表\n单位：万元\n科目编码 科目名称 本年支出合计 基本支出 项目支出\n合计 90.00 60.00 30.00\n文化旅游体育与传媒支\n207 90.00 60.00 30.00\n出\n20703 体育 90.00 60.00 30.00\n2070301 行政运行 60.00 60.00 0.00\n2070308 群众体育 30.00 0.00 30.00\n";
    holds(text, 15, "2070308 群众体育 30.00", "2070308 群众体育 31.00");
}

#[test]
fn a_number_of_a_form_among_its_captions_is_no_title() {
    let text = "某镇2031年度部门决算\n\n支出决算表\n公开03表 部门：某镇人民政府 金额单位：万元\n科目编码 科目名称 本年支出合计 基本支出 项目支出\n合计 90.00 60.00 30.00\n207 文化旅游体育与传媒支出 90.00 60.00 30.00\n20703 体育 90.00 60.00 30.00\n2070301 行政运行 60.00 60.00 0.00\n2070308 群众体育 30.00 0.00 30.00\n";
    holds(text, 15, "2070308 群众体育 30.00", "2070308 群众体育 31.00");
}

#[test]
fn a_form_that_goes_on_is_in_its_unit() {
    let head = "功能分类科目编码\t\t\t科目名称\t合计\n类\t款\t项\t\t\n";
    let text = format!(
        "某院2031年单位预算\n\n支出预算总表（单位：元）\n\n{head}208\t\t\t社会保障和就业支出\t10\n208\t05\t\t行政事业单位养老支出\t10\n208\t05\t02\t事业单位离退休\t10\n\n支出预算总表（续）\n\n{head}210\t\t\t卫生健康支出\t20\n210\t11\t\t行政事业单位医疗\t20\n210\t11\t02\t事业单位医疗\t20\n合计\t\t\t\t30\n\n支出预算说明\n\n2031年支出预算0.003万元。\n"
    );
    let (stated, _) = judged(&text);
    assert!(stated.is_empty(), "{stated:?}");
}

#[test]
fn a_list_of_projects_does_not_tell_how_many_tables_there_are() {
    let text = "某局2031年部门预算\n八、绩效\n2031年本单位编制绩效目标的项目2个，涉及预算30.00万元。\n\n部门预算项目绩效目标表\n单位：万元\n项目名称\t年度目标\t一级指标\t二级指标\t三级指标\t指标值\n甲项目\t更新设备\t产出指标\t数量指标\t设备台数\t2\n乙项目\t组织培训\t产出指标\t数量指标\t培训次数\t3\n";
    let (stated, _) = judged(text);
    assert!(stated.is_empty(), "{stated:?}");
}

#[test]
fn a_sentence_that_differs_from_two_forms_is_reported() {
    let text = |whole: &str, personnel: &str| {
        format!(
            "某局2031年度部门决算\n\n一般公共预算财政拨款支出决算表\n单位：万元\n项目\t\t合计\t基本支出\t项目支出\n功能分类科目编码\t科目名称\n201\t一般公共服务支出\t130.00\t100.00\t30.00\n20106\t财政事务\t130.00\t100.00\t30.00\n2010601\t行政运行\t130.00\t100.00\t30.00\n合计\t\t130.00\t100.00\t30.00\n\n一般公共预算财政拨款基本支出决算表\n单位：万元\n经济分类科目编码\t科目名称\t决算数\t经济分类科目编码\t科目名称\t决算数\n301\t工资福利支出\t60.00\t302\t商品和服务支出\t40.00\n30101\t基本工资\t60.00\t30201\t办公费\t40.00\n人员经费合计\t\t60.00\t公用经费合计\t\t40.00\n\n六、一般公共预算财政拨款基本支出决算情况说明\n一般公共预算财政拨款基本支出{whole}万元。其中：人员经费{personnel}万元；公用经费40.00万元。\n"
        )
    };
    assert!(judged(&text("100.00", "60.00")).0.is_empty());
    assert_eq!(judged(&text("112.00", "72.00")).0.len(), 2);
}

#[test]
fn an_answer_does_not_hang_on_chance() {
    let text = "据了解，2030年某部“三公”经费预算为90.00万元，2031年预算为80.00万元，其中因公出国（境）费30.00万元，公务接待费50.00万元，公务用车购置及运行维护费0万元。";
    let first = judged(text);
    assert!((0..20).all(|_| judged(text) == first));
}

/// A text of which nothing is told.
fn agrees(text: &str) {
    let (stated, _) = judged(text);
    assert!(stated.is_empty(), "{stated:?}\n{text}");
}

#[test]
fn the_price_of_one_is_not_the_price_of_all() {
    let text = "某馆2031年度部门决算\n二、“三公”经费财政拨款支出决算情况说明\n2031年“三公”经费决算数4.40万元，其中：公务接待费4.40万元。公务接待9批次，公务接待88人次，人均500.00元。\n";
    agrees(text);
}

#[test]
fn items_of_one_paragraph_are_read_apart() {
    let text = "某局2031年度部门决算\n八、其他重要事项的情况说明\n（一）机关运行经费支出情况。2031年度机关运行经费支出50.00万元，比2030年减少5.00万元，下降9.09%。（二）政府采购情况。2031年度政府采购支出总额60.00万元，其中：货物支出20.00万元、工程支出0.00万元、服务支出40.00万元。\n";
    holds(text, 7, "总额60.00", "总额66.00");
}

#[test]
fn what_a_bracket_counts_again_is_no_further_part() {
    let text = "某局2031年度部门决算\n九、国有资产占用情况\n2031年末共有车辆3辆，其中其他用车3辆（校车2辆、业务用车1辆）。\n";
    agrees(text);
}

#[test]
fn projects_are_evaluated_one_by_one() {
    let text = "某部2031年度部门决算\n十、预算绩效情况说明\n“甲项目”绩效自评情况：全年预算数为40.00万元，执行数为40.00万元，完成预算的100.00%。\n“乙项目”绩效自评情况：全年预算数为50.00万元，执行数为25.00万元，完成预算的50.00%。\n";
    agrees(text);
}

#[test]
fn the_income_of_a_fund_is_less_than_what_is_spent_with_its_balance() {
    let text = "某局2031年度部门决算\n八、政府性基金预算财政拨款收入支出决算情况说明\n某局2031年度政府性基金预算财政拨款年初结转和结余5.00万元，本年收入30.00万元，本年支出35.00万元，年末结转和结余0.00万元。支出为城乡社区支出（类）35.00万元。\n";
    agrees(text);
}

#[test]
fn pay_is_not_all_of_basic_expenditure() {
    let text = "某馆2031年单位预算\n三、一般公共预算基本支出情况说明\n2031年一般公共预算基本支出85.00万元，其中：人员经费77.00万元，公用经费8.00万元。\n工资福利支出75.00万元，对个人和家庭的补助2.00万元。\n";
    holds(text, 3, "公用经费8.00", "公用经费9.00");
}

#[test]
fn a_name_is_taken_from_sentences_where_no_cover_tells_it() {
    let text = "第三部分 2031年度部门预算情况说明\n\n一、收支预算总体情况说明\n\n丁县戊局2031年度收入、支出预算总计35.00万元。\n";
    assert_eq!(check(text, &Options::default())[0].disclosure.entity, "丁县戊局");
}
