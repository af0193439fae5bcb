//! Room: tests. Sentences without forms, in the words of many regions: consistent ones are left in peace and nearly all
//! of their figures are checked; one slip in each is told where it stands. All of it is made up.

use gouji::{Options, Report, Severity, check};

fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report for any text")
}

/// A text with `{}` for one figure, the right figure, a wrong one, and how many figures are checked at least.
type Case = (&'static str, &'static str, &'static str, usize);

const CASES: &[Case] = &[
    // Torn figures, points for stops.
    (
        "2031年“三公”经费预算 3 , 000 . 0 万元，其中：公务接待费1, 200. 0万元，公务用车购置及运行维护费{}万元．",
        "1,800.0",
        "1,900.0",
        3,
    ),
    // Everyday names.
    (
        "2031年“三公”经费90.00万元，其中：公车购置及运维费{}万元；公务招待费30.00万元；因公出国10.00万元。",
        "50.00",
        "60.00",
        4,
    ),
    // One letter for a rise or a fall.
    ("2031年“三公”经费预算安排300万元，比上年预算增60万元，同比升{}%。", "25.00", "52.00", 3),
    // A year that is not the one before.
    (
        "2031年度“三公”经费支出决算为50.00万元，比上年决算数增加10.00万元，增长{}%；比2028年决算数减少30.00万元，降低37.50%。",
        "25.00",
        "35.00",
        3,
    ),
    // A definition before a figure.
    (
        "“三公”经费包括因公出国（境）费、公务用车购置及运行维护费和公务接待费。2031年“三公”经费支出合计{}万元。其中：因公出国（境）费0万元，公务用车购置及运行维护费6.00万元，公务接待费2.00万元。",
        "8.00",
        "9.00",
        4,
    ),
    // The next item of a list ends a reason.
    (
        "2031年“三公”经费预算500万元：一、因公出国（境）费预算100万元，主要原因是任务增加，二、公务用车购置及运行费预算150万元，三、公务接待费预算{}万元。",
        "250",
        "220",
        4,
    ),
    // A bracket that names what is listed before it.
    (
        "2031年安排的出国（境）经费、车辆购置及运行费、公务接待费（以下简称“三公”经费）支出合计{}万元。其中：因公出国（境）费0.00万元；公务用车运行维护费8.00万元；公务接待费11.00万元。",
        "19.00",
        "22.00",
        4,
    ),
    // Items below a line that opens a list.
    (
        "2031年一般公共预算财政拨款“三公”经费预算{}万元，具体情况：\n一、因公出国（境）费预算8.00万元。\n二、公务用车购置及运行维护费预算11.00万元。\n三、公务接待费预算3.00万元。",
        "22.00",
        "23.00",
        4,
    ),
    // Changes of a list make the change of the whole.
    (
        "2031年“三公”经费预算安排30.00万元，其中：公务用车购置及运行费20.00万元，公务接待费10.00万元。与2030年相比增加5.00万元，其中：公务用车购置及运行费增加{}万元，公务接待费增加2.00万元。",
        "3.00",
        "1.00",
        6,
    ),
    // Two subjects told together.
    (
        "2031年度本年收入合计、本年支出合计分别为800.00、900.00万元。与2030年相比，本年收入、本年支出各减少100.00、60.00万元，各下降11.11%、{}%。",
        "6.25",
        "5.26",
        6,
    ),
    // Half-width commas.
    (
        "2031年,示例市本级“三公”经费预算为2220万元。其中,因公出国(境)费40万元,公务接待费380万元,公务用车购置及运行费{}万元。",
        "1800",
        "1500",
        4,
    ),
    // Totals of final accounts hold what was carried over.
    (
        "一、收入决算情况说明\n2031年度收入总计1200.00万元，其中：本年收入合计1000.00万元，年初结转和结余{}万元。\n二、支出决算情况说明\n2031年度支出决算合计1200.00万元，其中：本年支出合计1050.00万元，年末结转和结余150.00万元。",
        "200.00",
        "230.00",
        6,
    ),
];

fn grave(report: &Report) -> Vec<&str> {
    let grave = report.findings.iter().filter(|f| f.severity != Severity::Note);
    grave.map(|f| f.message.zh.as_str()).collect()
}

#[test]
fn consistent_sentences_are_checked_and_left_in_peace() {
    for (text, right, _, least) in CASES {
        let report = report(&text.replace("{}", right));
        assert_eq!(grave(&report), Vec::<&str>::new(), "{text}");
        let checked = report.figures.iter().filter(|f| !f.blank && f.agreed > 0).count();
        assert!(checked >= *least, "{checked} of {least} checked: {text}");
    }
}

#[test]
fn a_slip_in_a_sentence_is_reported_where_it_stands() {
    for (text, _, wrong, _) in CASES {
        let source = text.replace("{}", wrong);
        let at = text.find("{}").expect("a figure");
        let report = report(&source);
        let touches = |f: &&gouji::Finding| {
            f.places.iter().any(|p| (p.start as usize) < at + wrong.len() && (p.end as usize) > at)
        };
        assert!(report.findings.iter().any(|f| touches(&f)), "{text}: {:#?}", grave(&report));
    }
}

fn verdicts(text: &str) -> Vec<String> {
    report(text).relations.iter().map(|r| format!("{:?} {:?}", r.law, r.verdict)).collect()
}

#[test]
fn a_change_and_its_rate_hold_without_knowing_of_what() {
    let stated = |rate| {
        format!(
            "第三部分 2031年部门预算情况说明\n一、收支情况说明\n河道巡护事务预算数为200.00万元。与上年相比增加100.00万元，增长{rate}%。\n"
        )
    };
    assert_eq!(verdicts(&stated("100.00")), ["Growth Exact"]);
    assert_eq!(verdicts(&stated("50.00")), ["Growth Inconsistent"]);
}

#[test]
fn a_list_of_unknown_things_adds_up_to_its_whole() {
    let stated = |part| {
        format!(
            "一、收支情况说明\n2031年部门预算总支出90.00万元，其中：河道巡护事务60.00万元，档案修复事务{part}万元。\n"
        )
    };
    assert_eq!(verdicts(&stated("30.00")), ["Sum Exact"]);
    assert_eq!(verdicts(&stated("50.00")), ["AtMost Inconsistent"]);
}

#[test]
fn negative_growth_is_a_fall() {
    let body = "某局2031年部门预算\n（一）2031年收入预算100.00万元，比上年减少25.00万元，负增长20.00%。";
    let region = "某市财政\n（一）收入情况：元至5月，全市累计完成一般公共预算收入126.05亿元，同比增加2.25亿元，增长1.82%。其中：上划中央收入完成37.78亿元，减少0.46亿元，负增长1.21%；上划省级收入完成8.09亿元，减少766万元，负增长0.94%。";
    for (text, right, wrong) in [(body, "20.00%", "30.00%"), (region, "1.21%", "2.21%")] {
        crate::common::single::peace(text);
        crate::common::single::slip(text, right, wrong, "GJ304");
    }
}

#[test]
fn a_figure_that_may_have_lost_a_digit_accuses_nobody() {
    crate::common::single::peace(
        "某区2031年决算\n一般公共服务支出?8639.00万元，较上年减支5273.00万元，下降9.8%。",
    );
}

#[test]
fn the_rate_of_a_plan_is_of_the_amount_right_before_it() {
    let text = "某校2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n（一）财政拨款支出决算总体情况\n2031年度财政拨款支出3611.81万元，占本年支出合计的100%。\n\
        （三）财政拨款支出决算具体情况\n2031年度财政拨款支出年初预算数为1255.37万元，支出决算数为2112.86万元，完成年初预算的100%。";
    assert!(
        crate::common::single::stated(text).contains(&"GJ303"),
        "{:?}",
        crate::common::single::stated(text)
    );
}

#[test]
fn changes_of_all_kinds_add_up_as_the_amounts_do() {
    let text = "2031年度河湾区本级一般公共预算财政拨款“三公”经费公开说明\n二、河湾区本级一般公共预算财政拨款三公经费支出总体情况\n\
        2031年度，河湾区本级一般公共预算财政拨款三公经费支出合计585.53万元（包括基本支出和项目支出安排的经费），同比减少145.03万元，各部门厉行节约。\n\
        其中：因公出国（境）经费0万元，同比减少0万元。公务用车购置及运行费585.53万元，同比减少144.92万元（公务用车购置费0万元，同比减少20.50万元；公务用车运行维护费585.53万元，同比减少124.42万元）。公务接待费0.00万元，同比减少0.11万元。";
    crate::common::single::peace(text);
    crate::common::single::slip(text, "同比减少145.03", "同比减少144.92", "GJ501");
}

#[test]
fn a_change_stands_beside_the_year_told_before_it() {
    let text = "某中心2031年度部门决算\n五、一般公共预算财政拨款支出决算情况说明\n（一）一般公共预算财政拨款支出决算总体情况\n2031年度一般公共预算财政拨款支出2847.69万元，占本年支出合计的100%。2030年一般公共预算财政拨款支出为2695.99万元，与之相比，2031年增加151.70万元，增长5.63%。";
    crate::common::single::peace(text);
    let turned = text.replace("增加151.70万元，增长", "减少151.70万元，下降");
    assert!(!crate::common::single::stated(&turned).is_empty());
    crate::common::single::slip(text, "5.63%", "6.53%", "GJ303");
}

#[test]
fn what_a_bracket_counts_once_more_comes_to_what_stands_before_it() {
    let text = "某医院2031年部门决算\n（三）国有资产占用：医院共有车辆16辆，其中：一般公务用车3辆、特种专业技术用车11辆（救护车9辆、采血车1辆、医疗废物转运车1辆）、其他用车2辆（通勤车）。";
    crate::common::single::peace(text);
    crate::common::single::slip(text, "救护车9辆", "救护车6辆", "GJ302");
    crate::common::single::peace(&text.replace("（救护车9辆", "（其中救护车6辆"));
}

#[test]
fn one_letter_may_be_all_that_a_clause_says_of_a_change() {
    let text = "某区政府办2032年“三公”经费预算\n一、三公经费预算\n2032年财政拨款预算数9万元，比2031年预算下降40%，少6万元，主要是节约开支。其中因公出国（境）经费0万元，公务接待费1万元，公务用车购置及运行维护费8万元。";
    crate::common::single::peace(text);
    let told = crate::common::single::report(text);
    let change = told.figures.iter().find(|f| f.amount.value == 6.into()).expect("the change");
    assert!(change.role == gouji::Role::Change && change.falls, "{change:?}");
}

#[test]
fn a_mark_that_was_passed_is_no_whole() {
    crate::common::single::peace(
        "2031年某省一般公共预算收入约2834.6亿元，为年度调整预算的111.5%，比上年增长23.4%，规模首破2800亿元。其中税收2094.7亿元，增长28.8%，非税739.9亿元，增长10.3%。",
    );
}

#[test]
fn what_a_plan_was_adjusted_by_has_no_rate_against_the_year_before() {
    crate::common::single::peace(
        "某县2031年预算调整方案（草案）的说明\n本级财政收入134000万元，下降5.3%。其中税收85000万元，调减16000万元，下降9.7%；非税49000万元，保持不变，增长3.6%。",
    );
}

#[test]
fn what_is_told_of_one_fund_is_no_whole_of_several() {
    crate::common::single::peace(
        "某旗2031年财政决算\n一、2031年财政收支情况\n一般公共预算收入35215万元，同比多805万元。\n政府性基金收入12242万元，同比少3068万元，主要是土地出让金减少。\n收入35215万元比年初预算40860万元短收5645万元。",
    );
}
