//! Room: tests. An accusation has to be borne out: by a slip of the pen, by what else wants the same value, or by words that
//! tie it. What was but read in another way accuses nobody.

#[path = "common/single.rs"]
mod single;

use single::{peace, slip};

#[test]
fn parts_of_a_part_are_no_parts_of_what_stands_before_them() {
    peace(
        "2031年度部门决算\n政府性基金年初结转和结余97.75万元，本年收入3896.61万元，本年支出3950.15万元，年末结转和结余44.21万元。其中：征地和拆迁补偿支出3190.27万元，土地开发支出759.88万元。",
    );
    peace(
        "2031年部门决算\n七、“三公”经费情况\n公务用车运行维护费22.31万元；公务用车购置费0万元。其中公务用车运行维护费在基本支出中列支9.19万元，在项目支出中列支13.12万元。",
    );
    peace(
        "2031年部门预算\n卫生健康支出58.64万元，2030年为56.65万元，增加1.99万元，增长3.51%。其中：行政单位医疗26.18万元，事业单位医疗32.46万元。",
    );
}

#[test]
fn a_whole_may_be_parted_in_two_ways() {
    peace(
        "某局2031年部门预算\n四、财政拨款收支预算情况\n2031年财政拨款收支预算22809.48万元。收入按资金来源分为：一般公共预算拨款22809.48万元；按资金年度分为：本年财政拨款收入22437.30万元，上年结转372.18万元。",
    );
}

#[test]
fn a_share_behind_parts_may_be_of_their_whole() {
    let item = |name: &str, all: &str, basic: &str, project: &str, share: &str| {
        format!(
            "“{name}”{all}万元，其中基本支出{basic}万元、项目支出{project}万元，占一般公共预算拨款支出的{share}%。\n"
        )
    };
    let text = "某街道2031年部门预算\n一般公共预算拨款支出预算33212.67万元。主要内容如下：\n".to_string()
        + &item("群众文化”（2070109）“", "1444.60", "634.09", "810.51", "4.35")
        + &item("养老服务”（2081006）“", "1876.67", "0.00", "1876.67", "5.65");
    peace(&text);
}

#[test]
fn a_score_may_hold_what_the_execution_of_the_budget_got() {
    let text = "项目支出绩效自评表\n（2031年度）\n项目名称\t农田建设项目\t\t\t\t\n项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\n年度资金总额\t0.00\t5650.00\t5624.80\t10\t99.55%\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t得分\n产出指标（50分）\t数量指标\t新建农田面积\t3.20\t3.20\t20\n\t质量指标\t验收合格率\t100%\t100%\t15\n\t时效指标\t开工率\t100%\t100%\t15\n效益指标（30分）\t经济效益指标\t新增产能\t160\t152\t28.5\n满意度指标（10分）\t服务对象满意度\t满意度\t≥95%\t95%\t10\n总分\t\t\t\t\t98.5\n";
    slip(text, "99.55%", "95.95%", "GJ303");
}

#[test]
fn rates_below_a_heading_are_not_added_up() {
    let text = "某局2031年部门预算\n一般公共预算支出预算表\n单位：万元\n科目编码\t科目名称\t2030年预算数\t\t\t2031年预算数\t\t\t增减（%）\t\t\n\t\t合计\t基本支出\t项目支出\t合计\t基本支出\t项目支出\t合计\t基本支出\t项目支出\n208\t社会保障和就业支出\t107.00\t90.00\t17.00\t113.00\t92.00\t21.00\t5.61\t2.22\t23.53\n20805\t行政事业单位养老支出\t90.00\t90.00\t\t92.00\t92.00\t\t2.22\t2.22\t\n2080501\t行政单位离退休\t90.00\t90.00\t\t92.00\t92.00\t\t2.22\t2.22\t\n20808\t抚恤\t17.00\t\t17.00\t21.00\t\t21.00\t23.53\t\t23.53\n2080801\t死亡抚恤\t17.00\t\t17.00\t21.00\t\t21.00\t23.53\t\t23.53\n\t合计\t107.00\t90.00\t17.00\t113.00\t92.00\t21.00\t5.61\t2.22\t23.53\n";
    slip(text, "死亡抚恤\t17.00\t\t17.00\t21.00", "死亡抚恤\t17.00\t\t17.00\t12.00", "GJ101");
}

#[test]
fn one_amount_stated_of_many_things_is_of_many() {
    let project = |name: &str, all: &str| {
        format!("（一）项目名称：{name}\n预算安排规模：{all}万元\n资金分配情况：商品和服务支出{all}万元\n")
    };
    peace(
        &("某局2031年部门预算\n七、关于某局2031年项目支出情况说明\n".to_string()
            + &project("技术推广", "260.00")
            + &project("病虫害防治", "286.50")
            + &project("质量检测", "120.00")),
    );
}

#[test]
fn what_is_bought_is_reported_by_all_its_kinds() {
    let text = "某局2031年部门决算\n十一、政府采购支出情况说明\n2031年度政府采购支出总额1178.04万元，其中：政府采购货物支出215.07万元、政府采购工程支出643.55万元、政府采购服务支出319.42万元。";
    slip(text, "总额1178.04", "总额962.97", "GJ302");
}

#[test]
fn a_total_that_its_parts_and_their_shares_contradict_is_reported() {
    let text = "某局2031年度部门决算\n三、支出决算情况说明\n本年支出合计1254.33万元，其中：基本支出782.96万元，占62.42%；项目支出471.37万元，占37.58%。";
    slip(text, "合计1254.33", "合计1198.67", "GJ302");
}

#[test]
fn a_row_that_numbers_the_columns_may_leave_some_out() {
    let text = "某院2031年度部门决算\n收入决算表\n公开02表\n单位：万元\n项目\t\t本年收入合计\t财政拨款收入\t事业收入\t其他收入\n功能分类科目编码\t科目名称\t\t\t\t\n栏次\t\t1\t2\t4\t7\n合计\t\t8783.66\t8469.08\t\t314.58\n204\t公共安全支出\t8783.66\t8469.08\t\t314.58\n20405\t法院\t8783.66\t8469.08\t\t314.58\n2040501\t行政运行\t8783.66\t8469.08\t\t314.58\n";
    slip(text, "行政运行\t8783.66", "行政运行\t8738.66", "GJ101");
}

#[test]
fn what_is_spent_for_one_is_not_what_is_spent() {
    peace(
        "某局2031年部门预算\n公用经费297.36万元，按年末实有81人计算，人均公用经费3.67万元。\n公用经费297.36万元，比上年增加7.36万元。",
    );
}
