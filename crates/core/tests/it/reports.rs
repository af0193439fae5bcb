//! Room: tests. Texts about the money of a whole region: sayings, lists within lists and over several lines, shares, funds,
//! debts. Each is consistent and left in peace; one slip in it is told. All made up.

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
    // Last year's amount beside this year's, and the growth behind both.
    ("全市一般公共预算收入126.00亿元，上年为120.00亿元，增长{}%。", "5.0", "15.0"),
    ("全市政府性基金预算收入36.00亿元，上年为40.00亿元，{}10.0%。", "下降", "增长"),
    ("全县一般公共预算收入22.00亿元，比上年（20.00亿元）增收{}亿元、增长10.0%。", "2.00", "3.00"),
    ("全县一般公共预算支出预算由年初的45.10亿元调整为{}亿元，调增2.22亿元。", "47.32", "43.72"),
    // The plan, and the rate at which it was carried out.
    ("示例市2031年社会保险基金收入完成66.00亿元，为预算（60.00亿元）的{}%。", "110.0", "101.0"),
    // Parts in brackets, parts with parts of their own, and what goes on in the next line.
    (
        "全县一般公共预算收入总量为90000万元，包括：本级一般公共预算收入30000万元（税收收入20000万元，非税收入10000万元）；上级补助收入50000万元，其中返还性收入8000万元、一般性转移支付收入{}万元；\n上年结转10000万元。\n支出总量为90000万元。收支平衡。",
        "42000",
        "52000",
    ),
    ("全县总支出9.00亿元，由当年支出6.00亿元、上解支出{}亿元、结转下年1.00亿元组成。", "2.00", "2.60"),
    (
        "全县教育、卫生、农林水三项支出合计20.00亿元，其中教育支出9.13亿元，卫生支出{}亿元，农林水支出4.00亿元。全县一般公共预算支出40.00亿元。",
        "6.87",
        "6.78",
    ),
    // Shares of what the list parts, and of what they name.
    ("全县一般公共预算收入20.00亿元。其中：税收收入15.00亿元，占比{}%；非税收入5.00亿元。", "75.0", "57.0"),
    ("全县一般公共预算支出40.00亿元。民生支出30.00亿元，占总支出的{}%。", "75.0", "57.0"),
    // A fund: income less expenditure is left, and what was left before is carried on; the kinds make the whole.
    (
        "全市社会保险基金收入30.00亿元，支出25.00亿元，本年收支结余5.00亿元，上年末滚存结余40.00亿元，年末滚存结余45.00亿元。分险种看：\n——职工基本养老保险基金收入20.00亿元，支出14.00亿元，当年结余6.00亿元，上年末滚存结余30.00亿元，年末滚存结余36.00亿元；\n——失业保险基金收入10.00亿元，支出11.00亿元，当年缺口1.00亿元，上年末滚存结余10.00亿元，年末滚存结余{}亿元。",
        "9.00",
        "9.90",
    ),
    (
        "全州社会保险基金收入安排30.00亿元，支出安排25.00亿元。\n1.失业保险基金。收入安排10.00亿元，支出安排7.00亿元，当年结余{}亿元。",
        "3.00",
        "3.30",
    ),
    (
        "记者获悉，今年全市“三公”经费预算安排90.00万元，其中公务接待费{}万元，公务用车购置及运行费60.00万元，因公出国（境）费10.00万元。",
        "20.00",
        "22.00",
    ),
    ("全县转移支付80.00万元。其中：一般性转移支付60.00万元，占{}%；专项转移支付20.00万元。", "75.0", "57.0"),
    // What a budget does not spend, and sides that balance.
    ("全县一般公共预算收入总计9.00亿元，支出总计{}亿元。收支平衡。", "9.00", "9.90"),
    // Debts and their limit, in brackets and in a small table.
    ("全区政府债务余额49.73亿元（一般债务余额18.46亿元，专项债务余额{}亿元）。", "31.27", "32.17"),
    (
        "2031年末，全区政府债务余额49.73亿元，其中：一般债务余额18.46亿元，专项债务余额{}，均控制在限额以内。\n变动情况（单位：亿元）\n项目|合计|一般债务|专项债务\n2030年末余额|44.83|17.68|27.15\n新增债券|6.70|1.90|4.80\n偿还本金|1.80|1.12|0.68\n2031年末余额|49.73|18.46|31.27",
        "31.27亿元",
        "31.27万元",
    ),
    // What a plan is told as is no amount that the comparison behind it is of.
    (
        "示例镇2032年财政预算草案\n2031年，全镇完成财政收入1100.00万元，为预算1000.00万元的110.0%，比上年1050.00万元增加{}万元，增长4.8%。",
        "50.00",
        "80.00",
    ),
];

#[test]
fn what_a_report_ties_is_held_together() {
    for (text, right, wrong) in CASES {
        let stated = grave(&text.replace("{}", right));
        assert!(stated.is_empty(), "{text}\n{stated:?}");
        assert!(!grave(&text.replace("{}", wrong)).is_empty(), "{text} with {wrong}");
    }
}

/// Texts in which nothing must be told, whatever could be misread in them.
const QUIET: &[&str] = &[
    // Of amounts that are not printed.
    "全县一般公共预算收入22.00亿元，上年为20.00亿元，剔除留抵退税因素后增长3.2%。",
    // The next budget, or another level, is no part of the list.
    "全县转移支付9.00亿元。包括：税收返还1.00亿元；一般性转移支付6.00亿元，其中均衡性转移支付4.00亿元，其他2.00亿元；专项转移支付2.00亿元。",
    // Two lists of one whole, and a list that names but some.
    "全市一般公共预算收入20.00亿元。其中：税收收入15.00亿元，非税收入5.00亿元；市级8.00亿元，县级12.00亿元。全市一般公共预算支出40.00亿元，其中教育支出8.00亿元，卫生支出6.00亿元。",
    // About so much.
    "全县一般公共预算收入预期30.12亿元，比上年28.69亿元增长5%左右。安排民生资金约38亿元。",
    // The year before is told first, and this year's amount in its own right.
    "全市一般公共预算收入2030年20.00亿元，2031年22.00亿元，增长10.0%。",
    // What stands in the bracket is beside the amount, and what another budget gives is a part of it.
    "全县政府性基金收入2.00亿元（另有上年结转3.00亿元）。",
    "全县一般公共预算收入总计9.00亿元，包括：本级收入4.00亿元；上级补助收入3.00亿元；\n从国有资本经营预算调入资金2.00亿元。",
    // Debts move by more than what a sentence names.
    "2030年末全县政府债务余额40.00亿元，2031年新增债券5.00亿元，偿还本金2.00亿元，2031年末政府债务余额42.95亿元。",
];

#[test]
fn what_words_leave_open_accuses_nobody() {
    for text in QUIET {
        let stated = grave(text);
        assert!(stated.is_empty(), "{text}\n{stated:?}");
    }
}

#[test]
fn taxes_and_the_rest_make_no_tax() {
    let text = "一、一般公共预算收支情况\n（一）一般公共预算收入情况\n1-8月，一般公共预算总收入223042万元，同比增长0.3%；地方一般公共预算收入151771万元，同比增长1.8%。全区税收收入144547万元，同比下降11.4%；地方级税收收入73276万元，同比下降18.5%；非税收入78495万元，同比增长32.5%。";
    assert_eq!(grave(text), Vec::<String>::new());
    assert!(report(text).doubted.is_empty());
    assert_eq!(report(text).figures.iter().filter(|f| f.agreed > 0).count(), 3);
}

#[test]
fn the_items_of_what_was_returned_are_listed() {
    let text = "（一）返还性收入2031年返还性收入7367万元，系基数性补助，分项情况是：所得税基数返还收入779万元；成品油税费改革税收返还收入1657万元；增值税税收返还收入2081万元；消费税税收返还收入2万元；增值税“五五分享”税收返还收入2848万元。（二）一般性转移支付收入2031年，预计全区一般性转移支付收入351287万元。";
    assert_eq!(grave(text), Vec::<String>::new());
    assert_eq!(report(text).figures.iter().filter(|f| f.agreed > 0).count(), 6);
}

#[test]
fn what_is_added_behind_reasons_comes_to_the_total() {
    let text = "一、财政决算主要情况\n2031年一般公共预算收入117.31亿元，为预期的106.3%，比上年增长17.0%，收入增长主要是税收收入增加（详见附表一），加上上级补助收入9.02亿元、上年结转3.53亿元、调入资金57.80亿元、一般债务转贷收入42.60亿元，根据要求动用的预算稳定调节基金0.01亿元，收入合计230.27亿元（详见附表五）。\n\
        2031年政府性基金收入182.43亿元（包含往来形式的分成收入9.66亿元），为预期的90.2%，下降7.4%，收入下降主要是出让收入下降，加上专项债券转贷收入15.30亿元、上级补助收入1.84亿元、调入资金2.14亿元、上年结转1.88亿元，收入合计203.59亿元。";
    crate::common::single::peace(text);
    crate::common::single::slip(text, "调入资金57.80", "调入资金58.70", "GJ302");
    crate::common::single::slip(text, "上级补助收入1.84", "上级补助收入1.48", "GJ302");
    // What is told as a change may be one of the parts.
    crate::common::single::peace(&text.replace("调入资金57.80", "调入资金增加57.81"));
}
