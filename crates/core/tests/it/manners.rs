//! Room: tests. Manners of telling that were once misread: a region's money, plans told beside, parts within parts, shares
//! of a farther whole, codes in brackets. Each is consistent and left in peace; one slip in it is told. All made up.

use gouji::{Report, Severity, check};

fn report(text: &str) -> Report {
    check(text, &gouji::Options::default()).into_iter().next().expect("a report for any text")
}

fn grave(text: &str) -> Vec<String> {
    let found = report(text).findings.into_iter().filter(|f| f.severity != Severity::Note);
    found.map(|f| f.message.zh).collect()
}

/// A text with `{}` for one figure, the right figure and a wrong one.
const CASES: &[(&str, &str, &str)] = &[
    // What a sentence of a region's report ties itself.
    (
        "关于示例市2031年预算执行情况和2032年预算草案的报告\n一、2031年预算执行情况\n（一）一般公共预算\n全市一般公共预算收入完成{}亿元，为预算400.00亿元的75.0%，增长4.2%。市级一般公共预算收入完成90.00亿元，增长5.0%。\n全市一般公共预算收入300.00亿元，加上上级补助收入200.00亿元、调入资金20.00亿元，收入总计520.00亿元。全市一般公共预算支出480.00亿元，加上上解支出10.00亿元，支出总计490.00亿元。收支相抵，年终结转30.00亿元。\n二、2032年预算草案\n一般公共预算支出安排510.00亿元。\n",
        "300.00",
        "360.00",
    ),
    (
        "关于示例县2031年财政预算执行情况和2032年财政预算（草案）的报告\n一、执行情况\n全县一般公共预算收入5000.00万元，上级补助收入3000.00万元，上年结余收入400.00万元，收入总计{}万元。\n",
        "8400.00",
        "8700.00",
    ),
    // Some of what is received is carried forward: the parts are of what is spent.
    (
        "某局2031年部门预算\n第三部分 某局2031年部门预算情况说明\n一、关于某局2031年收支总表的说明\n某局收支总预算1000.00万元。\n三、关于某局2031年支出总表的说明\n某局2031年支出预算960.00万元，其中：基本支出{}万元，占62.50%；项目支出360.00万元，占37.50%。\n",
        "600.00",
        "500.00",
    ),
    // A clause of the year's own that tells a whole opens no part of the list before it.
    (
        "某局2031年部门综合预算说明\n五、收支预算总体情况说明\n2031年本部门预算收入90.00万元，其中一般公共预算拨款收入60.00万元、政府性基金拨款收入30.00万元；2031年本部门预算支出90.00万元，其中一般公共预算拨款支出{}万元、政府性基金拨款支出30.00万元。\n七、一般公共预算拨款支出明细情况\n2031年本部门当年一般公共预算支出60.00万元，其中：\n工资福利支出（301）40.00万元，较上年增加2.00万元；\n商品和服务支出（302）20.00万元，较上年减少1.00万元。\n",
        "60.00",
        "66.00",
    ),
    // What was carried out last year is not what was planned.
    (
        "二、一般公共预算拨款支出情况\n2031年一般公共预算拨款支出240.00万元，比上年执行数310.00万元有所变化，比上年预算增加40.00万元，增长{}%。",
        "20.00",
        "25.00",
    ),
    // Parts within parts, and shares told together of what stands before.
    (
        "某局2031年部门预算说明\n一、部门收支总体情况\n部门预算总支出100.00万元，其中一般公共预算支出80.00万元，包括基本支出60.00万元（人员经费50.00万元、公用经费10.00万元）和项目支出20.00万元，分别占一般公共预算支出的{}%和25.00%。\n",
        "75.00",
        "57.00",
    ),
    // The plan is told within its share: what goes on is of what was carried out.
    (
        "二、一般公共预算财政拨款支出决算情况\n2031年度一般公共预算财政拨款支出决算90.00万元，年初预算80.00万元，完成年初预算的112.50%，较上年增加10.00万元，增长{}%。",
        "12.50",
        "15.20",
    ),
    (
        "四、“三公”经费支出决算情况\n河道巡护事务支出决算数90.00万元，完成调整预算100.00万元的90.0%，比上年增加10.00万元，增长{}%。",
        "12.5",
        "15.2",
    ),
    (
        "某局2031年度部门决算公开\n二、一般公共预算财政拨款支出决算情况\n2031年度一般公共预算财政拨款支出决算90.00万元。具体如下：\n1.教育支出（205类）：支出决算50.00万元，年初预算40.00万元，决算比预算增加10.00万元，增长{}%。\n2.农林水支出（213类）：支出决算40.00万元，年初预算50.00万元，决算比预算减少10.00万元，下降20.00%。\n",
        "25.00",
        "52.00",
    ),
    // 其中 behind a list is of the whole.
    (
        "五、政府采购情况\n2031年本部门政府采购预算总额90.00万元：政府采购货物预算50.00万元、政府采购工程预算10.00万元、政府采购服务预算{}万元；其中一般公共预算拨款政府采购80.00万元。",
        "30.00",
        "20.00",
    ),
    // Shares that make 100 are of one whole, though a nearer one is told as well.
    (
        "二、收入预算情况说明\n某局2031年收入预算合计1000.00万元，包括本年收入950.00万元，上年结转结余50.00万元。其中：\n本年一般公共预算收入750.00万元，占75.00%；\n本年其他收入200.00万元，占{}%；\n上年结转结余的一般公共预算收入50.00万元，占5.00%。",
        "20.00",
        "22.00",
    ),
    // “三公” told beside the classes is a part of those.
    (
        "某局2031年部门综合预算说明\n五、一般公共预算拨款支出明细情况\n2031年本部门当年一般公共预算支出100.00万元，其中：工资福利支出（301）60.00万元；商品和服务支出（302）40.00万元。\n2031年本部门当年一般公共预算“三公”经费预算支出9.00万元，较上年减少1.00万元，下降{}%。\n",
        "10.00",
        "15.00",
    ),
    // A change told behind a list, without a word of what changed, is of the whole where the rate says so.
    (
        "二、收支预算情况\n2031年部门支出预算100.00万元，其中基本支出60.00万元，项目支出40.00万元，比上年增加10.00万元，增长{}%，主要原因是增资。",
        "11.11",
        "17.11",
    ),
    (
        "二、收支预算情况\n2031年部门收支总预算100.00万元，其中局机关60.00万元，下属单位40.00万元；比上年增加10.00万元，增长{}%。",
        "11.11",
        "17.11",
    ),
    // An item by its code.
    (
        "某局2031年部门综合预算说明\n五、一般公共预算拨款支出明细情况\n机关事业单位职业年金缴费支出（2080506）90.00万元，较上年增加10.00万元，增长{}%。",
        "12.50",
        "15.20",
    ),
    (
        "某局2031年部门综合预算说明\n一、一般公共预算拨款支出情况\n行政运行（2010601）90.00万元，较上年增加10.00万元，增长{}%。",
        "12.50",
        "15.20",
    ),
];

#[test]
fn consistent_manners_are_left_in_peace() {
    for (text, right, _) in CASES {
        assert_eq!(grave(&text.replace("{}", right)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_slip_in_such_a_manner_is_noticed() {
    // Where it is open what a rate is of, it is told as not understood.
    let silent = |text: &str| {
        let report = report(text);
        report.relations.iter().all(|r| r.verdict != gouji::Verdict::Inconsistent)
            && report.doubted.is_empty()
    };
    for (text, _, wrong) in CASES {
        assert!(!silent(&text.replace("{}", wrong)), "{text}");
    }
}

#[test]
fn the_value_of_what_was_not_understood_is_not_all_that_is_owned() {
    let text = "某局2031年度部门决算\n一、国有资产占用情况说明\n截至2031年12月31日，某局资产总额900.00万元，其中，流动资产300.00万元，固定资产600.00万元。房屋面积40平方米，价值200.00万元；车辆价值50.00万元。\n";
    assert_eq!(grave(text), Vec::<String>::new());
}

#[test]
fn what_a_list_of_examples_leaves_out_is_not_missing() {
    let text = |end: &str| {
        format!(
            "某局2031年部门预算\n\n一般公共预算基本支出表\n\n单位：万元\n\n科目编码\t科目名称\t合计\t人员经费\t公用经费\n\t合计\t60.00\t60.00\t\n301\t工资福利支出\t60.00\t60.00\t\n30101\t基本工资\t10.00\t10.00\t\n30102\t津贴补贴\t20.00\t20.00\t\n30103\t奖金\t20.00\t20.00\t\n30107\t绩效工资\t10.00\t10.00\t\n\n三、一般公共预算基本支出情况说明\n\n2031年一般公共预算基本支出60.00万元，其中：人员经费60.00万元，主要包括：基本工资、津贴补贴、奖金{end}。\n"
        )
    };
    assert_eq!(grave(&text("等")), Vec::<String>::new());
    assert_eq!(grave(&text("")).len(), 1);
}
